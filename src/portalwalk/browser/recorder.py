"""The step recorder: a picture of every step, and every observation in its order."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from time import monotonic

from playwright.sync_api import BrowserContext, Error, Locator, Page

from portalwalk.browser.camera import Camera, Pointer, bring_into_view
from portalwalk.browser.context import DESKTOP, Visit, new_context
from portalwalk.browser.launch import Chromium
from portalwalk.browser.limits import STANDARD, Limits
from portalwalk.browser.pace import Pace
from portalwalk.browser.stops import BlockedError, LookError, WalkStoppedError, WindowLostError
from portalwalk.browser.tab import Landing, Tab
from portalwalk.evidence.folder import InspectionFolder
from portalwalk.evidence.redaction import Redactor
from portalwalk.model.journal import Entry
from portalwalk.model.observations import Mark, Moved, Observation, StepTaken, Stopped
from portalwalk.model.outcome import Level, Outcome
from portalwalk.model.verdict import Doubt

MOST_MESSAGES = 10
LONGEST_MESSAGE = 300


@dataclass(frozen=True, slots=True)
class Settings:
    """What holds for every walk of a run."""

    chromium: Chromium
    visit: Visit
    folder: InspectionFolder
    redactor: Redactor
    level: Level
    may_open: Callable[[str], bool] = lambda _url: True
    """Whether robots.txt, or the owner's consent, lets us open an address."""
    limits: Limits = STANDARD
    pace: Pace = field(default_factory=Pace)


@dataclass
class _Step:
    name: str
    name_zh: str
    number: int
    started_at: str
    started: float
    before: str | None = None
    pointed: list[Pointer] = field(default_factory=list)
    caption: str = ""
    caption_zh: str = ""
    marks: list[Mark] = field(default_factory=list)
    beside: list[str] = field(default_factory=list)
    moved: list[Moved] = field(default_factory=list)
    waiting: list[Observation] = field(default_factory=list)


@dataclass
class Recorder:
    """Acts in one visitor's window and writes down what it showed."""

    settings: Settings
    scenario: str
    attempt: int = 1
    device: str = DESKTOP
    tab: Tab = field(init=False)
    camera: Camera = field(init=False)
    written: list[Entry] = field(default_factory=list)
    """Everything this walk wrote down, in order."""
    doubts: tuple[Doubt, ...] = ()
    """In a second attempt: what failed, and is to be seen again."""
    last_url: str = ""
    _began: float = field(default_factory=monotonic)
    _number: int = 0
    _step: _Step | None = None
    _shown: tuple[str, ...] = ()
    _marks: list[Mark] = field(default_factory=list)
    """On pictures that were kept between two steps: the next step names them."""

    def __post_init__(self) -> None:
        self.arrive(self.device)

    def arrive(self, device: str = DESKTOP) -> None:
        """Come as a new visitor, with nothing remembered of the one before."""
        if hasattr(self, "tab"):
            self.leave()
        self.device = device
        self.tab = Tab(self._new_context(device), self.settings.limits, self.settings.pace)
        self.camera = Camera(self.tab, device, self.settings.folder, self.settings.redactor)

    def _new_context(self, device: str) -> BrowserContext:
        return new_context(self.settings.chromium, self.settings.visit, device, self.settings.limits)

    def begin_again(self, doubts: Sequence[Doubt] = ()) -> None:
        """Walk once more as a new visitor, to see whether a failure comes again."""
        self.attempt += 1
        self.doubts = tuple(doubts)
        self._number, self._began, self._shown = 0, monotonic(), ()
        self.arrive()

    @property
    def doubted(self) -> tuple[str, ...]:
        """The addresses of what is doubted: pages, and what they link to."""
        named = (address for doubt in self.doubts for address in (doubt.place.url, doubt.place.target))
        return tuple(dict.fromkeys(one for one in named if one.startswith(("http:", "https:"))))

    def start_clock(self) -> None:
        """Count the time of the journey from now on: a survey before its first step has a budget of its own."""
        self._began = monotonic()

    @property
    def last_evidence(self) -> tuple[str, ...]:
        """Pictures of the step that was finished last."""
        return self._shown

    @property
    def level(self) -> Level:
        """How far this walk may write: what was submitted once is not submitted again."""
        return self.settings.level if self.attempt == 1 else min(self.settings.level, Level.FILL, key=list(Level).index)

    def leave(self) -> None:
        """Close every window of this visitor."""
        try:
            self.tab.context.close()
        except Error as error:
            if self.settings.chromium.browser.is_connected() and "closed" not in error.message:
                raise

    @property
    def page(self) -> Page:
        """The window's page, for what the page objects do not offer."""
        return self.tab.page

    @contextmanager
    def step(self, name: str, *, zh: str) -> Iterator[None]:
        """Name one action of the visitor, time it and take its picture when it is done."""
        most_s = self.settings.limits.journey_s
        if monotonic() - self._began > most_s:
            raise LookError(
                f"The journey took longer than {most_s:.0f} s and was ended.",
                f"该场景用时超过 {most_s:.0f} 秒，已中止。",
            )
        if self.tab.is_gone:
            raise WindowLostError("The window was lost in an earlier step.", "窗口在之前的步骤中已丢失。")
        self._number += 1
        step = _Step(name, zh, self._number, now(), monotonic())
        self._step = step
        self.tab.events.console_errors.clear()
        self.tab.events.failed_requests.clear()
        self.tab.events.documents.clear()
        try:
            with self.settings.chromium.bounded(self.settings.limits.step_s):
                yield
                self._finish(step)
        except (Error, WalkStoppedError) as error:
            self._finish_broken(step, error)
            raise
        finally:
            self._step = None

    def goto(self, url: str) -> Landing:
        """Open an address.

        Raises:
            BlockedError: robots.txt forbids it, and the owner's consent is not declared.
            LookError: it cannot be reached.

        """
        self.ask_leave(url)
        return self.tab.goto(url)

    def click(self, locator: Locator, caption: str = "", zh: str = "", *, after: Sequence[Pointer] = ()) -> Landing:
        """Click with a real pointer (tap on a phone), keeping a picture of what was clicked, `after` what was done."""
        is_touch = self.device != DESKTOP
        if self._step is not None:
            box = bring_into_view(locator)
            self._step.before = self.keep_picture(*after, *([Pointer(box, caption, zh)] if box else []))
            self._step.caption, self._step.caption_zh = caption, zh
        return self.tab.click(locator, tap=is_touch)

    def point_at(self, locator: Locator, caption: str, *, zh: str) -> None:
        """Mark an element on this step's picture, and say what it is."""
        self.point_at_all([Pointer(locator, caption, zh)])

    def point_at_all(self, pointers: Sequence[Pointer]) -> None:
        """Mark elements on this step's picture, instead of what was pointed at before; the first names the step."""
        if self._step is not None:
            self._step.pointed = list(pointers)
        if self._step is not None and pointers:
            self._step.caption, self._step.caption_zh = pointers[0].caption, pointers[0].zh

    def observe(self, seen: Observation) -> None:
        """Write an observation down, resting on the pictures of the step it was made in, or after."""
        if self._step is not None:
            self._step.waiting.append(seen)
        else:
            self._write(self._with_evidence(seen))

    def stopped(self, *kinds: type[Observation], outcome: Outcome, reason: str, reason_zh: str) -> None:
        """Write down why some kinds of observation cannot be made."""
        self.observe(
            Stopped(
                url=self._url(),
                kinds=tuple(kind.__name__ for kind in kinds),
                outcome=outcome,
                reason=reason,
                reason_zh=reason_zh,
                device=self.device,
            )
        )

    def keep_picture(self, *pointers: Pointer, beside: bool = False) -> str | None:
        """Take one more picture now, note where on it is what a reader should look at, and return its id.

        `beside`: what is observed in this step rests on it as well.
        """
        step = self._step
        picture, marks = self.camera.shoot(pointers, step.name if step is not None else "")
        (step.marks if step is not None else self._marks).extend(marks)
        if step is not None and picture and beside:
            step.beside.append(picture)
        return picture

    def keep_moved(self, base: str, by: float) -> None:
        """Take a picture of a page that was moved sideways by so many widths of the screen since picture `base`."""
        picture = self.keep_picture(beside=True)
        if picture and self._step is not None:
            self._step.moved.append(Moved(picture=picture, base=base, by=by))

    def ask_leave(self, url: str) -> None:
        """Stop before an address that robots.txt forbids; where the portal itself sends a visitor is its own affair.

        Raises:
            BlockedError: it does, and the owner's consent is not declared.

        """
        if not self.settings.may_open(url):
            raise BlockedError(
                f"robots.txt asks not to open {url}; the owner's consent (`authorised = true`) is not declared.",
                f"robots.txt 要求不访问 {url}；portal.toml 中未声明已获授权（authorised = true）。",
            )

    def _finish(self, step: _Step, error: str = "") -> None:
        picture = self.keep_picture(*step.pointed)
        self._shown = tuple(dict.fromkeys(filter(None, (picture, *step.beside, step.before))))
        self._write(
            StepTaken(
                url=self._url(),
                evidence=self._shown,
                device=self.device,
                name=step.name,
                name_zh=step.name_zh,
                number=step.number,
                title=self.page.title() if not error else "",
                status=self.tab.status,
                started_at=step.started_at,
                duration_ms=round((monotonic() - step.started) * 1000),
                picture=picture,
                before=step.before,
                caption=step.caption,
                caption_zh=step.caption_zh,
                marks=(*self._marks, *step.marks),
                moved=tuple(step.moved),
                console_errors=_bounded(self.tab.events.console_errors),
                failed_requests=_bounded(self.tab.events.failed_requests),
                error=error,
            )
        )
        self._marks.clear()
        for seen in step.waiting:
            self._write(self._with_evidence(seen))

    def _finish_broken(self, step: _Step, error: Exception) -> None:
        step.pointed = []
        message = error.reason if isinstance(error, WalkStoppedError) else str(error)
        message = message.partition("\n")[0]
        if self.tab.is_gone:  # no picture of it, and no new browser for a last look at nothing
            self._finish(step, message)
            return
        try:
            with self.settings.chromium.bounded(self.settings.limits.last_picture_s):
                self._finish(step, message)
        except WindowLostError as lost:
            self._shown = ()
            if not isinstance(error, WalkStoppedError):  # it was stuck: that is why the step broke off
                raise lost from error

    def _with_evidence(self, seen: Observation) -> Observation:
        changes: dict[str, object] = {"device": self.device} if seen.device == DESKTOP else {}
        if not seen.evidence:
            changes["evidence"] = self._shown
        return seen.model_copy(update=changes)

    def _write(self, seen: Observation) -> None:
        clean = self.settings.redactor.record(seen)
        entry = Entry(at=now(), scenario=self.scenario, attempt=self.attempt, kind=type(seen).__name__, data=clean)
        self.settings.folder.append(entry)
        self.written.append(entry)

    def _url(self) -> str:
        self.last_url = self.page.url
        return self.last_url


def now() -> str:
    """Return the moment as the journal writes it: UTC, ISO 8601, with milliseconds."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _bounded(messages: list[str]) -> tuple[str, ...]:
    return tuple(message[:LONGEST_MESSAGE] for message in messages[:MOST_MESSAGES])
