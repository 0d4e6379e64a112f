"""The floors of the engine: a module imports only from floors below it (design section 1)."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ENGINE = ROOT / "src" / "portalwalk"

FLOORS = (
    "model",
    "evidence",
    "browser",
    "pages",
    "survey",
    "judging",
    "schemes",
    "reporting",
    "archive",
    "fleet",
)
"""From the ground floor up."""

BESIDE = {"bundled", "toml_files", "version"}
"""Facts about the installation, and the reading of TOML: they import nothing of ours, and all floors may use them."""
DOORS = {
    "__main__",
    "cli",
    "commands",
    "inspecting",
    "journey_ends",
    "own_suite",
    "portal_file",
    "portal_mistakes",
    "pytest_plugin",
    "suite",
}
"""On top: they may import every floor, and no floor imports them."""
PRACTICE = "practice"
MAY_START_PRACTICE = {"commands", "cli"}


def test_every_import_goes_downwards() -> None:
    assert list(violations(ENGINE)) == []


def test_every_module_has_a_floor() -> None:
    there = {path.stem for path in ENGINE.iterdir() if path.suffix == ".py" or any(path.glob("*.py"))}

    assert there - {"__init__", PRACTICE} <= {*FLOORS, *BESIDE, *DOORS}


@pytest.mark.parametrize("path", sorted((ROOT / "checks").glob("*.py")), ids=lambda path: path.stem)
def test_a_check_imports_only_portalwalk_itself(path: Path) -> None:
    assert {module for module in imported(path) if module.startswith("portalwalk")} <= {"portalwalk"}


@pytest.mark.parametrize(
    ("where", "statement"),
    [
        ("model/outcome.py", "from portalwalk.evidence.folder import InspectionFolder"),
        ("evidence/store.py", "import portalwalk.browser.tab"),
        ("judging/judge.py", "from portalwalk.reporting import write_report"),
        ("judging/judge.py", "from portalwalk import cli"),
        ("judging/judge.py", "from .. import reporting"),
        ("pages/walk.py", "from portalwalk.practice import running"),
        ("pages/walk.py", "def later():\n    from portalwalk.suite import Run"),
        ("practice/serving.py", "from portalwalk.model.portal import Portal"),
        ("inspecting.py", "from portalwalk.practice import running"),
        ("bundled.py", "from portalwalk.model.portal import Portal"),
    ],
)
def test_an_import_that_goes_upwards_is_seen(tmp_path: Path, where: str, statement: str) -> None:
    for floor in FLOORS:
        (tmp_path / floor).mkdir()
    path = tmp_path / where
    path.parent.mkdir(exist_ok=True)
    path.write_text(statement)

    assert len(list(violations(tmp_path))) == 1


def violations(engine: Path) -> Iterator[str]:
    """Say of each import that goes upwards where it is."""
    for path in sorted(engine.rglob("*.py")):
        relative = path.relative_to(engine)
        mine = relative.parts[0].removesuffix(".py")
        if mine == "__init__":
            mine = "model"  # what a check sees: the words, and nothing above them
        for module in imported(path, package=("portalwalk", *relative.parent.parts)):
            theirs = [*module.split("."), ""][1]
            if module.split(".")[0] == "portalwalk" and theirs and not may_import(mine, theirs):
                yield f"{relative.as_posix()} imports {module}"


def may_import(mine: str, theirs: str) -> bool:
    """Whether a module of one floor may import one of another."""
    if mine == theirs:
        return True
    if PRACTICE in (mine, theirs):
        return mine in MAY_START_PRACTICE or (mine == PRACTICE and theirs in BESIDE)
    if theirs in BESIDE or mine in DOORS:
        return mine not in BESIDE
    return mine in FLOORS and theirs in FLOORS and FLOORS.index(theirs) < FLOORS.index(mine)


def imported(path: Path, package: tuple[str, ...] = ()) -> Iterator[str]:
    """Name every module that a file imports, also inside functions."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else ()
            module = ".".join([*base, *([node.module] if node.module else [])])
            # `from portalwalk import cli` names a module, too; `from portalwalk import check` a word of it.
            inner = [alias.name for alias in node.names if module == "portalwalk" and is_module(alias.name)]
            yield from (f"{module}.{name}" for name in inner)
            if len(inner) < len(node.names):
                yield module


def is_module(name: str) -> bool:
    return name in {*FLOORS, *BESIDE, *DOORS, PRACTICE}
