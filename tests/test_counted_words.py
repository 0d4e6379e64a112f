"""No English sentence puts a bare number before a plural: `{n} pages` is wrong for one page."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SOURCES = sorted((*(ROOT / "checks").glob("*.py"), *(ROOT / "src" / "portalwalk").rglob("*.py")))
PLURALS = (
    "addresses|articles|bonuses|channels|characters|checks|clicks|columns|days|deductions|defects|"
    "documents|elements|entries|errors|fields|files|findings|forms|guides|headers|hosts|indicators|"
    "items|journeys|kinds|leaders|links|lists|looks|messages|minutes|observations|pages|parts|"
    "pictures|places|points|presses|problems|questions|records|results|scenarios|seconds|sections|"
    "steps|submissions|tags|vetoes|walks|weeks|words"
)
COUNTED = re.compile(rf" (?:\w+ )?({PLURALS})\b")
"""A plural right after a number, or one word further on."""
NEVER_ONE = {
    "checks/new_window_overuse.py: ENOUGH_LINKS": "a constant",
    "checks/page_title_missing.py: count": "one page alone is like no other",
    "checks/pubdate_malformed.py: len(times)": "many articles, or nothing is said",
    "checks/pubdate_malformed.py: len(days)": "several days, or nothing is said",
    "checks/split_identity.py: len(sections)": "one section alone is nothing to compare",
    "src/portalwalk/commands/practice_portal.py: len(DEMO_DEFECTS)": "a constant",
    "src/portalwalk/evidence/verify.py: len(links)": "more than those that the time stamp covers",
    "src/portalwalk/judging/loading.py: len(found)": "none, or too many",
    "src/portalwalk/model/links_seen.py: EN.number(link.found_count)": "one page is not said",
}
"""File and number → why it is never one."""


def test_numbers_and_words_agree() -> None:
    found = {f"{path.relative_to(ROOT).as_posix()}: {n}": f"{n}{words}" for path in SOURCES for n, words in bare(path)}

    assert {place: said for place, said in found.items() if place not in NEVER_ONE} == {}
    assert NEVER_ONE.keys() <= found.keys()


@pytest.mark.parametrize("said", ['f"{n} pages"', 'f"of {len(x)} more links, "', 'f"({n} days left)"'])
def test_a_bare_number_is_seen(tmp_path: Path, said: str) -> None:
    path = tmp_path / "one.py"
    path.write_text(f"x = {said}")

    assert len(list(bare(path))) == 1


def bare(path: Path) -> Iterator[tuple[str, str]]:
    """Name the numbers of a file that stand before a plural, and the words."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.JoinedStr):
            continue
        for value, after in zip(node.values, node.values[1:], strict=False):
            if isinstance(value, ast.FormattedValue) and isinstance(after, ast.Constant):
                found = COUNTED.match(str(after.value))
                if found and not _is_worded(value.value):
                    yield ast.unparse(value.value), found[0]


def _is_worded(value: ast.expr) -> bool:
    """Whether a language wrote it."""
    return isinstance(value, ast.Call) and ast.unparse(value.func) in ("EN.plural", "EN.listed")
