"""PortalWalk as a pytest plugin: `pytest scenarios --portal portal.toml`.

Each journey is a test; what it observed is judged when it ends, and every verdict is a subtest. Without
`--portal` the plugin does nothing at all.
"""

from collections.abc import Generator, Iterator

import pytest

from portalwalk.evidence.redaction import Redactor
from portalwalk.model.observations import Observation, PageOnDevice, SearchTried
from portalwalk.model.outcome import Level
from portalwalk.pages.portal import Portal
from portalwalk.pages.walk import Walk
from portalwalk.reporting import ReportError
from portalwalk.suite import Run, run_of, start_run

_LEARNING = {PageOnDevice, SearchTried}
"""What journeys observe that take pages from the survey: the later they begin, the more it has seen."""
__all__ = ["Portal", "Walk", "observes", "portal", "walk"]


def observes(*kinds: type[Observation]) -> pytest.MarkDecorator:
    """Mark a journey with the kinds of observation it sets out to make: their checks answer for it."""
    return pytest.mark.observes.with_args(*kinds)  # the plain call would take one class for what it decorates


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add PortalWalk's own options."""
    group = parser.getgroup("portalwalk", "PortalWalk: walk user journeys through a portal")
    group.addoption("--portal", metavar="URL|FILE", help="the portal: its URL or a portal.toml")
    group.addoption("--inspection", metavar="DIR", help="an inspection folder that is there already")
    group.addoption("--results", metavar="DIR", default="results", help="where inspections go (default: results)")
    group.addoption("--level", choices=[*Level], default=Level.FILL.value, help="how far to write (default: fill)")
    group.addoption("--login-host", action="append", default=[], metavar="HOST", help="credentials may be typed here")
    group.addoption("--portalwalk-browser", metavar="PATH", help="the browser to start")
    group.addoption("--checks", action="append", default=[], metavar="DIR", help="a folder with checks of your own")
    group.addoption("--timestamp", metavar="URL", help="at the end, ask this server for a time stamp (RFC 3161)")
    group.addoption("--strict-coverage", action="store_true", help="cantTell, blocked and error fail the run, too")
    group.addoption("--resume", action="store_true", help="leave out journeys that --inspection has finished")


def pytest_configure(config: pytest.Config) -> None:
    """Open the inspection, in the process that steers."""
    config.addinivalue_line("markers", "observes(*kinds): the kinds of observation that a journey sets out to make")
    if config.getoption("--portal"):
        start_run(config)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what a resumed inspection has finished; put the others into the order they are best walked in."""
    run = run_of(config)
    if run is not None:
        items.sort(key=_when)
    if run is not None and config.getoption("--resume"):
        kept = [item for item in items if not run.is_finished(item)]
        config.hook.pytest_deselected(items=[item for item in items if item not in kept])
        items[:] = kept


def _when(item: pytest.Item) -> tuple[bool, int]:
    """Start with the journeys that observe most, the longest; end with those that learn from the survey beside them."""
    kinds = {kind for mark in item.iter_markers("observes") for kind in mark.args}
    return bool(kinds & _LEARNING), -len(kinds)


@pytest.fixture
def portal(request: pytest.FixtureRequest) -> Portal:
    """The portal under inspection."""
    return _run(request).portal


@pytest.fixture
def walk(request: pytest.FixtureRequest) -> Iterator[Walk]:
    """A visitor in a fresh browser context."""
    made = _run(request).new_walk(request.node)
    yield made
    made.leave()


@pytest.hookimpl(tryfirst=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> bool | None:
    """Walk the journey; look again at what failed; report every verdict as a subtest."""
    run = run_of(pyfuncitem.config)
    made = pyfuncitem.funcargs.get("walk")
    if run is None or not isinstance(made, Walk):
        return None
    run.walk(pyfuncitem, made)
    subtests: pytest.Subtests = pyfuncitem._request.getfixturevalue("subtests")
    run.report_verdicts(made, subtests, strict=pyfuncitem.config.getoption("--strict-coverage"))
    return True


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Mask what a test that broke would print: its exception's words, and what it printed itself."""
    report = yield
    run = run_of(item.config)
    if run is not None:
        _mask(report, run.settings.redactor)
    return report


def _mask(report: pytest.TestReport, redactor: Redactor) -> None:
    report.sections = [(name, redactor.text(said)) for name, said in report.sections]
    if isinstance(report.longrepr, tuple):
        path, line, reason = report.longrepr
        report.longrepr = (path, line, redactor.text(reason))
    elif report.longrepr is not None:
        said = str(report.longrepr)
        if (clean := redactor.text(said)) != said:
            crash = getattr(report.longrepr, "reprcrash", None)
            first = redactor.text(crash.message).partition("\n")[0] if crash is not None else ""
            report.longrepr = f"{first}\n\n{clean}" if first else clean  # a summary quotes the first line


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: object) -> None:
    """Tell an xdist worker which inspection it works on."""
    run = run_of(node.config)  # type: ignore[attr-defined]
    if run is not None:
        node.workerinput["inspection"] = str(run.folder.path)  # type: ignore[attr-defined]


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Judge the whole inspection, in the process that steers."""
    run = run_of(session.config)
    if run is None:
        return
    try:
        run.close(complete=session.exitstatus in (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED))
    except ReportError as error:
        run.remarks.append(error.message)
        if session.exitstatus == pytest.ExitCode.OK:
            session.exitstatus = pytest.ExitCode.USAGE_ERROR


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Say where the inspection is."""
    run = run_of(config)
    if run is not None:
        for remark in run.remarks:
            terminalreporter.write_line(remark)
        terminalreporter.write_line(f"PortalWalk inspection: {run.folder.path}")


def _run(request: pytest.FixtureRequest) -> Run:
    run = run_of(request.config)
    if run is None:
        raise pytest.UsageError("Say which portal to walk: --portal URL or --portal portal.toml")
    return run
