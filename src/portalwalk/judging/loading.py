"""Checks are files in a folder: loaded by path, one to a file, named as their id."""

import hashlib
import importlib.util
import sys
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

from portalwalk.model.check import Check

_BROKEN = (SyntaxError, ImportError, NameError, AttributeError, TypeError, ValueError, LookupError, OSError)
"""What a check file with a mistake in it raises while it is imported."""


class CheckLoadError(Exception):
    """A file in a folder of checks is not a check; says which file, what is wrong and what to do."""

    def __init__(self, path: Path, problem: str, mend: str) -> None:
        super().__init__(f"Not a check: {path}\n{problem}\n{mend}")
        self.path = path
        self.problem = problem
        self.mend = mend


def load_checks(folders: Sequence[Path]) -> dict[str, Check]:
    """Load every check in `folders`, sorted by id; a later folder's check replaces an earlier one of the same id.

    Files whose name starts with an underscore are left out.

    Raises:
        CheckLoadError: a folder is missing, or a file in it does not hold exactly one check under its own name.

    """
    loaded: dict[str, Check] = {}
    for folder in folders:
        if not folder.is_dir():
            raise CheckLoadError(folder, "There is no such folder.", "Make it, or leave it out of the list of folders.")
        for path in sorted(folder.glob("*.py")):
            if not path.name.startswith("_"):
                found = _load(path)
                loaded[found.id] = found
    return dict(sorted(loaded.items()))


def _load(path: Path) -> Check:
    found = list({id(value): value for value in vars(_import(path)).values() if isinstance(value, Check)}.values())
    if not found:
        raise CheckLoadError(
            path,
            "It defines no check.",
            "Decorate its function with @check(…), or let the file's name start with an underscore.",
        )
    if len(found) > 1:
        names = ", ".join(sorted(one.id for one in found))
        raise CheckLoadError(path, f"It holds {len(found)} checks: {names}.", "Give each a file of its own.")
    expected = found[0].id.replace("-", "_") + ".py"
    if path.name != expected:
        raise CheckLoadError(
            path,
            f"Its check is called {found[0].id}.",
            f"Call the file {expected}, or the check {path.stem.replace('_', '-')}.",
        )
    return found[0]


def _import(path: Path) -> ModuleType:
    """Import a file under a name that no other file has, so that two folders may hold the same file name."""
    name = f"portalwalk_check_{hashlib.sha256(str(path.resolve()).encode()).hexdigest()[:12]}_{path.stem}"
    spec = importlib.util.spec_from_file_location(name, path)
    if spec is None or spec.loader is None:
        raise CheckLoadError(path, "Python cannot load it.", "A check is a file of Python source ending in .py.")
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    try:
        spec.loader.exec_module(module)
    except _BROKEN as error:
        del sys.modules[name]
        raise CheckLoadError(path, f"{type(error).__name__}: {error}", _mend(error)) from error
    return module


def _mend(error: BaseException) -> str:
    if isinstance(error, SyntaxError):
        return f"Correct line {error.lineno}." if error.lineno else "Correct its Python."
    if isinstance(error, ImportError):
        return "Import what a check needs from portalwalk; install any other package beside it."
    return "Correct the file; checks/ in PortalWalk's own source shows how a check is written."
