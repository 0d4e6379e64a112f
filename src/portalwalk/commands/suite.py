"""The journeys as a pytest run in a process of its own, followed while it walks."""

import ast
import fnmatch
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz import process as nearest

from portalwalk.bundled import bundled
from portalwalk.commands.progress import Follower, Progress
from portalwalk.commands.stamp import ENVIRONMENT as TIMESTAMP
from portalwalk.evidence.redaction import Redactor
from portalwalk.own_suite import own_folder
from portalwalk.portal_file import WrongUseError

LOOK_EVERY_S = 0.2
SILENCE_S = 900
"""Without a new line for so long the run hangs: every wait inside it is much shorter."""
WIND_DOWN_S = 20
"""How long an interrupted run has to judge what it saw."""
TAIL_LINES = 25
LOG_COLUMNS = "200"

# Ends the whole process group when the command that started it is gone, however that ended: nobody
# would follow, and a resumed inspection must not meet the old one still walking.
_WATCHED = """
import os, runpy, signal, sys, threading
def end_with_parent(parent):
    os.read(parent, 1)
    os.killpg(0, signal.SIGKILL)
threading.Thread(target=end_with_parent, args=(int(sys.argv.pop(1)),), daemon=True).start()
runpy.run_module("pytest", run_name="__main__", alter_sys=True)
"""


class NoSuchScenarioError(WrongUseError):
    """--only names nothing there is; `wanted` is what it named."""

    def __init__(self, wanted: str, names: Sequence[str]) -> None:
        self.wanted = wanted
        match = nearest.extractOne(wanted, names)
        near, near_zh = (f" Did you mean {match[0]}?", f"您是不是想写 {match[0]}?") if match else ("", "")
        super().__init__(
            f"--only {wanted}: no scenario of this name.{near} See: portalwalk list scenarios",
            f"--only {wanted}：没有这样的走查路径。{near_zh}可用 portalwalk list scenarios 查看。",
        )


@dataclass(frozen=True, slots=True)
class SuiteEnd:
    """How the run ended."""

    code: int
    interrupted: bool = False
    silent: bool = False
    log_tail: str = ""
    """The last lines it wrote, without secrets."""
    errors: tuple[str, ...] = ()
    """What could not be run at all, and why, in Python's words."""


def scenario_folders(suite: Path | None) -> tuple[Path, ...]:
    """Return the shipped scenarios, and the user's own beside the portal file."""
    shipped, own = bundled("scenarios"), own_folder(suite, "scenarios")
    return (shipped, own) if own is not None else (shipped,)


def tests_in(module: Path) -> tuple[str, ...]:
    """Name the tests of a module without importing it."""
    try:
        tree = ast.parse(module.read_bytes())
    except SyntaxError:
        return ()  # pytest will say what is wrong
    return tuple(one.name for one in tree.body if isinstance(one, ast.FunctionDef) and one.name.startswith("test_"))


def chosen(folders: Sequence[Path], only: Sequence[str]) -> tuple[str, ...]:
    """Return pytest's arguments for the modules and tests whose names match, or for all.

    Raises:
        NoSuchScenarioError: a pattern matches nothing.

    """
    if not only:
        return tuple(map(str, folders))
    modules = [module for folder in folders for module in sorted(folder.rglob("test_*.py"))]
    tests = [(name, module) for module in modules for name in tests_in(module)]
    targets: dict[str, None] = {}
    for pattern in only:
        wanted = pattern.removesuffix(".py")
        whole = [str(module) for module in modules if fnmatch.fnmatchcase(module.stem, wanted)]
        # A module's name goes first: `test_search*` means the search journey, not every test of a searcher.
        found = whole or [f"{module}::{name}" for name, module in tests if fnmatch.fnmatchcase(name, wanted)]
        if not found:
            raise NoSuchScenarioError(pattern, [*(module.stem for module in modules), *(name for name, _ in tests)])
        targets |= dict.fromkeys(found)
    return tuple(targets)


def run_suite(
    arguments: Sequence[str],
    environ: Mapping[str, str],
    observations: Follower,
    progress: Progress,
    secrets: Sequence[str],
) -> SuiteEnd:
    """Run pytest, tell its progress, and return how it ended; an interrupt ends it in good order."""
    unwanted = {"PYTEST_ADDOPTS", "PYTEST_DISABLE_PLUGIN_AUTOLOAD", TIMESTAMP}  # the command itself asks for the stamp
    clean = {name: value for name, value in environ.items() if name not in unwanted}
    clean["COLUMNS"] = LOG_COLUMNS
    with tempfile.TemporaryFile() as log, _started(arguments, clean, log.fileno()) as running:
        interrupted = silent = False
        try:
            with _terminate_is_interrupt():
                silent = not _follow(running, observations, progress)
        except KeyboardInterrupt:
            interrupted = True
        if running.poll() is None:
            _end(running)
        for entry in observations.new():
            progress.tell(entry)
        log.seek(0)
        tail = log.read().decode(errors="replace")
    lines = Redactor(secrets).text(tail).splitlines()
    return SuiteEnd(running.returncode, interrupted, silent, "\n".join(lines[-TAIL_LINES:]), tuple(_errors(lines)))


def _errors(lines: Sequence[str]) -> Iterator[str]:
    """Pick out of pytest's own words which modules it could not run, and why."""
    is_inside = False
    for line in lines:
        if line.startswith(("____", "====")):
            is_inside = " ERROR " in line
        elif is_inside and line.startswith("E  "):
            yield line.removeprefix("E").strip()


def _follow(running: "subprocess.Popen[bytes]", observations: Follower, progress: Progress) -> bool:
    """Tell what comes in until the run ends; False when it fell silent."""
    heard = time.monotonic()
    while running.poll() is None:
        for entry in observations.new():
            heard = time.monotonic()
            progress.tell(entry)
        if time.monotonic() - heard > SILENCE_S:
            return False
        try:
            running.wait(timeout=LOOK_EVERY_S)
        except subprocess.TimeoutExpired:
            continue
    return True


@contextmanager
def _started(arguments: Sequence[str], environ: Mapping[str, str], log: int) -> Iterator["subprocess.Popen[bytes]"]:
    if os.name == "nt":
        with subprocess.Popen(  # noqa: S603 - our own interpreter
            [sys.executable, "-m", "pytest", *arguments],
            env=environ,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
        ) as running:
            yield running
        return
    child_end, our_end = os.pipe()
    try:
        with subprocess.Popen(  # noqa: S603 - our own interpreter
            [sys.executable, "-c", _WATCHED, str(child_end), *arguments],
            env=environ,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            pass_fds=(child_end,),
            start_new_session=True,
        ) as running:
            yield running
    finally:
        os.close(child_end)
        os.close(our_end)


def _end(running: "subprocess.Popen[bytes]") -> None:
    """Ask the run to end and judge what it saw; when it does not, end it and all it started."""
    running.send_signal(signal.SIGTERM if os.name == "nt" else signal.SIGINT)
    try:
        running.wait(timeout=WIND_DOWN_S)
    except (subprocess.TimeoutExpired, KeyboardInterrupt):
        if os.name == "nt":
            running.kill()
        else:
            os.killpg(running.pid, signal.SIGKILL)


@contextmanager
def _terminate_is_interrupt() -> Iterator[None]:
    """Let SIGTERM and a closed terminal end a run as Ctrl-C does."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def interrupt(_number: int, _frame: object) -> None:
        raise KeyboardInterrupt

    names = [name for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    before = {getattr(signal, name): signal.signal(getattr(signal, name), interrupt) for name in names}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
