"""A suite of the user's own: `scenarios/`, `checks/` and `reports/` beside a portal file, each found by itself."""

from collections.abc import Iterable
from pathlib import Path

from portalwalk.bundled import bundled
from portalwalk.portal_file import FILE_NAME

HERE = "."
"""The suite that a command is called in, where nothing names a portal.

Never the folder of an inspection: checks are programs, and an inspection may come from elsewhere."""


def suite_of(source: str) -> Path | None:
    """Return the folder of the portal file that `source` names; None for a URL, or where there is no such file."""
    path = Path(source)
    if path.is_dir():
        return path if (path / FILE_NAME).is_file() else None
    return path.parent if path.is_file() else None


def own_folder(suite: Path | None, name: str) -> Path | None:
    """Return the suite's `checks`, `reports` or `scenarios`; None where there is none but PortalWalk's."""
    own = suite / name if suite is not None else None
    return own if own is not None and own.is_dir() and own.resolve() != bundled(name).resolve() else None


def own_checks(suite: Path | None, named: Iterable[Path] = ()) -> tuple[Path, ...]:
    """Return the folders with checks of the user's own: the suite's, then those that were named; none twice."""
    beside = own_folder(suite, "checks")
    folders = dict.fromkeys(one.resolve() for one in (*((beside,) if beside else ()), *named))
    return tuple(one for one in folders if one != bundled("checks").resolve())
