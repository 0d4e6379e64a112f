"""One run of the scenarios: walks them, looks again at what failed, and closes the inspection."""

import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from hashlib import sha256
from pathlib import Path

import pytest
from filelock import FileLock
from playwright.sync_api import Error

from portalwalk import inspecting
from portalwalk.browser.context import Visit
from portalwalk.browser.finding import BrowserMissingError, find_browser
from portalwalk.browser.launch import Chromium
from portalwalk.browser.recorder import Settings, now
from portalwalk.browser.stops import LookError, WalkStoppedError
from portalwalk.bundled import bundled
from portalwalk.commands.stamp import ENVIRONMENT, require_stamp_url, stamp_or_say
from portalwalk.evidence.folder import FolderError, InspectionFolder
from portalwalk.evidence.redaction import Redactor
from portalwalk.journey_ends import end_of, kinds_of, not_yet, stop_for
from portalwalk.judging import CheckLoadError, doubts_of, failures_of, load_checks, verdicts_of
from portalwalk.model.check import Check
from portalwalk.model.journal import Entry
from portalwalk.model.observations import PageSeen, PortalScouted, ScenarioEnded
from portalwalk.model.outcome import Level, Outcome
from portalwalk.own_suite import own_checks, own_folder, suite_of
from portalwalk.pages.portal import Portal
from portalwalk.pages.scouting import scout
from portalwalk.pages.walk import Walk
from portalwalk.portal_file import WrongUseError, credentials_of, load_portal, secrets_of
from portalwalk.reporting import write_report
from portalwalk.schemes import SchemeError
from portalwalk.survey.robots import permission
from portalwalk.version import VERSION

_RUN = pytest.StashKey["Run"]()
SCOUTING = "scouting"
MOST_SURVEYED = 1_000
"""Pages of the survey that journeys learn from (ours): a crawl sees columns before their articles."""


def run_of(config: pytest.Config) -> "Run | None":
    """Return this session's run, or None when no portal was named."""
    return config.stash.get(_RUN, None)


def start_run(config: pytest.Config) -> None:
    """Open the inspection that the options name.

    Raises:
        pytest.UsageError: the portal file, the credentials, the folder or the browser is not right.

    """
    try:
        config.stash[_RUN] = Run(config)
    except (WrongUseError, BrowserMissingError, CheckLoadError, FolderError, SchemeError) as error:
        raise pytest.UsageError(str(error)) from error


class Run:
    """What the journeys of one session share."""

    def __init__(self, config: pytest.Config) -> None:
        self._config = config
        self.is_worker = hasattr(config, "workerinput")
        self._own_report = not config.getoption("--inspection")
        self.remarks: list[str] = []
        """What is to be said at the end of the session."""
        self.timestamp = config.getoption("--timestamp") or os.environ.get(ENVIRONMENT)
        if self.timestamp:
            require_stamp_url(self.timestamp)
        self.suite = suite_of(config.getoption("--portal"))
        named = map(Path, config.getoption("--checks"))
        self.checks: Mapping[str, Check] = load_checks([bundled("checks"), *own_checks(self.suite, named)])
        about = load_portal(config.getoption("--portal"), environ=os.environ)
        hosts = (*about.login.hosts, *config.getoption("--login-host"))
        self.declared = about.model_copy(update={"login": about.login.model_copy(update={"hosts": hosts})})
        self.credentials = credentials_of(self.declared, os.environ)
        self.level = Level(config.getoption("--level"))
        self.chromium = Chromium(
            find_browser(config.getoption("--portalwalk-browser")), resolve=self.declared.access.resolve
        )
        self.folder = self._open_folder()
        self._stored: dict[str, list[Entry]] = {}
        if config.getoption("--resume"):
            for entry in self.folder.entries():
                self._stored.setdefault(entry.scenario, []).append(entry)
        self.settings = self._settings()
        self.portal = Portal(self.declared, self._look_around, self._surveyed)

    def new_walk(self, item: pytest.Item) -> Walk:
        """Send a new visitor on a journey.

        Raises:
            LookError: the browser does not start; that nothing could be seen is written down.

        """
        name = self.name_of(item)
        try:
            return Walk(self.settings, name, portal=self.declared, credentials=self.credentials)
        except LookError as error:
            kinds = kinds_of(item)
            for seen in (stop_for(self.declared.url, kinds, error), end_of(self.declared.url, kinds)):
                self.folder.append(
                    Entry(at=now(), scenario=name, kind=type(seen).__name__, data=self.settings.redactor.record(seen))
                )
            raise

    def name_of(self, item: pytest.Item) -> str:
        """Name a journey: `test_search_first_page.py::test_resident_finds_published_items`."""
        return f"{item.path.name}::{item.name}"

    def is_finished(self, item: pytest.Item) -> bool:
        """Whether a resumed inspection has walked a journey to its end, reproduction included."""
        entries = self._stored.get(self.name_of(item), [])
        ended = {entry.attempt for entry in entries if isinstance(entry.data, ScenarioEnded)}
        return 1 in ended and (2 in ended or not self._fails_at_first(entries))

    def walk(self, item: pytest.Function, walk: Walk) -> None:
        """Walk a journey; look again, as a new visitor, when something failed. A submission is never repeated."""
        walk.written += self._stored.get(walk.scenario, [])
        arguments = {name: item.funcargs[name] for name in item._fixtureinfo.argnames}
        if not any(isinstance(entry.data, ScenarioEnded) for entry in walk.written):
            with self._walking(item, walk):
                item.obj(**arguments)
        if self._fails_at_first(walk.written):
            walk.begin_again(doubts_of([entry for entry in walk.written if entry.attempt == 1], self.checks))
            with self._walking(item, walk):
                item.obj(**arguments)

    def _fails_at_first(self, entries: list[Entry]) -> bool:
        return bool(failures_of([entry for entry in entries if entry.attempt == 1], self.checks))

    @contextmanager
    def _walking(self, item: pytest.Function, walk: Walk) -> Iterator[None]:
        """Write down why a journey stopped, and that it ended; a bug in a scenario still fails its test."""
        kinds = kinds_of(item)
        try:
            yield
        except (WalkStoppedError, Error) as error:
            walk.observe(stop_for(walk.last_url, not_yet(walk, kinds), error))
        except Exception as error:
            walk.stopped(
                *kinds,
                outcome=Outcome.ERROR,
                reason=f"The scenario itself failed: {type(error).__name__}: {error}",
                reason_zh=f"场景脚本自身出错：{type(error).__name__}：{error}",
            )
            raise
        walk.observe(end_of(self.declared.url, kinds))

    def report_verdicts(self, walk: Walk, subtests: pytest.Subtests, *, strict: bool) -> None:
        """Give each verdict a line of its own; what is not the portal's failure shows as skipped."""
        for check, verdict in verdicts_of(walk.written, self.checks).items():
            with subtests.test(msg=check):
                said = f"{verdict.outcome.value}: {verdict.summary}"
                if verdict.outcome is Outcome.FAILED:
                    pytest.fail(said, pytrace=False)
                if verdict.outcome not in (Outcome.PASSED, Outcome.INAPPLICABLE):
                    (partial(pytest.fail, pytrace=False) if strict else pytest.skip)(said)

    def close(self, *, complete: bool) -> None:
        """End the browser; in the steering process judge the whole inspection, have it stamped, write the report.

        Raises:
            ReportError: a template of the suite's own does not work; all else is done.

        """
        name = self.chromium.name if self.chromium.is_running else ""
        self.chromium.close()
        if self.is_worker:
            return
        inspecting.finish(self.folder, self.checks, complete=complete, browser=name)
        if self.timestamp and complete:
            problem = stamp_or_say(self.folder, self.timestamp)
            self.remarks += [] if problem is None else [problem[1]]
        if self._own_report:
            write_report(self.folder, self.checks, templates=own_folder(self.suite, "reports"))

    def _open_folder(self) -> InspectionFolder:
        named = getattr(self._config, "workerinput", {}).get("inspection") or self._config.getoption("--inspection")
        if named:
            return InspectionFolder.open(Path(named))
        return inspecting.begin(self.declared, self.level, Path(self._config.getoption("--results")))

    def _settings(self) -> Settings:
        about = self.declared
        contact = f" (+{about.contact})" if about.contact else ""
        product = f"PortalWalk/{VERSION}{contact}"
        names = about.access.http_credentials_env
        return Settings(
            chromium=self.chromium,
            visit=Visit(
                product=product,
                http_credentials=(os.environ[names[0]], os.environ[names[1]]) if names else None,
                allow_untrusted_certificate=about.access.allow_untrusted_certificate,
            ),
            folder=self.folder,
            redactor=Redactor(secrets_of(about, os.environ)),
            level=self.level,
            may_open=permission(about, product),
        )

    def _look_around(self) -> PortalScouted:
        """Look around once for all workers; the first one does, the others read what it found."""
        name = sha256(str(self.folder.path.resolve()).encode()).hexdigest()[:16]
        with FileLock(Path(tempfile.gettempdir()) / f"portalwalk-{name}.lock"):
            for entry in self.folder.entries():
                if isinstance(entry.data, PortalScouted):
                    return entry.data
            walk = Walk(self.settings, SCOUTING, portal=self.declared)
            try:
                return scout(walk)
            finally:
                walk.leave()

    def _surveyed(self) -> list[PageSeen]:
        """Read what the survey has seen until now; it walks beside the journeys, maybe in another process."""
        entries = self.folder.first_of(PageSeen.__name__, MOST_SURVEYED)
        return [entry.data for entry in entries if isinstance(entry.data, PageSeen) and entry.attempt == 1]
