"""Link checkers that others wrote, in fixed versions, installed beside the project and started as users start them."""

import shutil
import subprocess
import venv
from collections.abc import Callable

from benchmarks.crawlers import AT_ONCE
from benchmarks.local_site import ROOT

FOLDER = ROOT / "build" / "peers"
LINKINATOR = "7.6.1"  # the last that Node.js 20 runs
LINKCHECKER = "10.6.0"
UNTHROTTLED = f"""[checking]
maxrequestspersecond=1000000
threads={AT_ONCE}
"""
"""Settings of LinkChecker. By itself it asks a host for ten addresses a second; for more, the host has to send a header
`LinkChecker` as well, which the local site does."""


class NotRunError(Exception):
    """A peer cannot be had here."""


def linkinator() -> tuple[list[str], list[str]]:
    """Install linkinator if need be; return how it is started, and its options for checking a whole site.

    Raises:
        NotRunError: there is no Node.js, or the package could not be had.

    """
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        raise NotRunError("Node.js with npm is not installed")
    folder = FOLDER / f"linkinator-{LINKINATOR}"
    program = folder / "node_modules" / "linkinator" / "build" / "src" / "cli.js"
    if not program.is_file():
        _install([npm, "install", "--prefix", str(folder), "--no-audit", "--no-fund", f"linkinator@{LINKINATOR}"])
    return _started([node, str(program)]), ["--recurse", "--concurrency", str(AT_ONCE), "--verbosity", "error"]


def linkchecker() -> tuple[list[str], list[str]]:
    """Install LinkChecker in an environment of its own if need be; return how it is started, and its options.

    Raises:
        NotRunError: the package could not be had.

    """
    folder = FOLDER / f"linkchecker-{LINKCHECKER}"
    program = folder / "bin" / "linkchecker"
    if not program.is_file():
        folder.mkdir(parents=True, exist_ok=True)
        venv.create(folder, with_pip=True, clear=True)
        _install([str(program.parent / "python"), "-m", "pip", "install", "-q", f"linkchecker=={LINKCHECKER}"])
    settings = folder / "unthrottled.ini"
    settings.write_text(UNTHROTTLED, encoding="utf-8")
    return _started([str(program)]), ["--config", str(settings), "--no-status", "--output", "none"]


PEERS: dict[str, Callable[[], tuple[list[str], list[str]]]] = {"linkinator": linkinator, "LinkChecker": linkchecker}


def _install(command: list[str]) -> None:
    try:
        subprocess.run(command, capture_output=True, check=True, text=True, timeout=600)
    except (OSError, subprocess.SubprocessError) as error:
        said = str(getattr(error, "stderr", "") or error).strip().splitlines()
        raise NotRunError(f"not installed: {said[-1] if said else error}") from error


def _started(command: list[str]) -> list[str]:
    try:
        subprocess.run([*command, "--version"], capture_output=True, check=True, text=True, timeout=60)
    except (OSError, subprocess.SubprocessError) as error:
        raise NotRunError(f"does not start: {error}") from error
    return command
