"""Checks are files: a new one is there by being there, a broken one is named."""

from pathlib import Path

import pytest

from portalwalk import Outcome, SearchSought
from portalwalk.bundled import bundled
from portalwalk.judging import CheckLoadError, judge, load_checks
from portalwalk.model.journal import Entry

SOURCE = '''
"""A visitor searches from the home page."""

from collections.abc import Sequence

from portalwalk import Impact, Occurrence, SearchSought, Verdict, check


@check(
    id="search-hidden",
    title="The search is on the home page",
    title_zh="首页有搜索",
    failure_title="The search is not on the home page",
    failure_title_zh="首页没有搜索",
    why="Visitors start there.",
    why_zh="用户从首页开始。",
    how_to_fix="Put it there.",
    how_to_fix_zh="放到首页。",
    impact=Impact.MINOR,
    basis=("ours",),
    basis_zh=("自行提出",),
)
def search_hidden(searches: Sequence[SearchSought]) -> Verdict:
    return Verdict.from_failures(
        Occurrence.of(search, observed="Not there.", observed_zh="没有。") for search in searches if not search.found
    )
'''


def write(folder: Path, name: str, source: str) -> Path:
    path = folder / name
    path.write_text(source, encoding="utf-8")
    return path


def test_a_new_check_file_is_loaded_and_runs(tmp_path: Path) -> None:
    write(tmp_path, "search_hidden.py", SOURCE)
    write(tmp_path, "_draft.py", "this is not Python")
    checks = load_checks([bundled("checks"), tmp_path])
    seen = SearchSought(url="https://portal.example/", found=None, looked_on=("https://portal.example/",))

    findings = judge([Entry(at="", scenario="test_x.py::test_y", kind="SearchSought", data=seen)], checks)

    assert {finding.check for finding in findings} == {"search-hidden", "search-missing"}
    assert {finding.outcome for finding in findings} == {Outcome.CANT_TELL}, "no second look yet"


def test_a_later_folder_replaces_a_check_of_the_same_id(tmp_path: Path) -> None:
    own = SOURCE.replace("search-hidden", "search-missing").replace("search_hidden", "search_missing")
    write(tmp_path, "search_missing.py", own)

    checks = load_checks([bundled("checks"), tmp_path])

    assert checks["search-missing"].title == "The search is on the home page"
    assert list(checks) == sorted(checks)


@pytest.mark.parametrize(
    ("name", "source", "says"),
    [
        ("broken.py", "def broken(:\n", "Correct line 1"),
        ("lost_import.py", "import there_is_no_such_package\n", "ModuleNotFoundError"),
        ("lost_name.py", "from portalwalk import NoSuchKind\n", "ImportError"),
        ("misspelt.py", "x = undefined_name\n", "NameError"),
        ("empty.py", '"""Nothing here."""\n', "defines no check"),
        ("other_name.py", SOURCE, "Call the file search_hidden.py"),
        ("two.py", SOURCE + SOURCE.replace("search-hidden", "b").replace("search_hidden", "b"), "holds 2 checks"),
        ("search_hidden.py", SOURCE.replace("search-hidden", "Search Hidden"), "kebab-case"),
        ("search_hidden.py", SOURCE.replace("Sequence[SearchSought]", "int"), "Sequence[SomeObservation]"),
        ("search_hidden.py", SOURCE.replace('    why_zh="用户从首页开始。",\n', ""), "why_zh"),
    ],
)
def test_a_file_that_is_no_check_is_named_with_a_mend(tmp_path: Path, name: str, source: str, says: str) -> None:
    path = write(tmp_path, name, source)

    with pytest.raises(CheckLoadError) as caught:
        load_checks([tmp_path])

    assert caught.value.path == path
    assert str(path) in str(caught.value)
    assert says in str(caught.value)
    assert caught.value.mend


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(CheckLoadError, match="no such folder"):
        load_checks([tmp_path / "nowhere"])
