"""One fault of a template is one finding, and columns are told apart from quarter to quarter."""

import runpy
from pathlib import Path

import pytest

from portalwalk import Occurrence
from portalwalk.bundled import bundled
from portalwalk.judging import load_checks

CHECKS = load_checks([bundled("checks")])
LABELS, FRESHNESS, LINKS = (
    runpy.run_path(str(Path(__file__).parent / f"survey_{table}.py")) for table in ("labels", "freshness", "links")
)
OLD = "2026-06-01"


def keys(places: tuple[Occurrence, ...]) -> set[tuple[str, str]]:
    return {(place.cause, place.place) for place in places}


def test_a_tag_missing_on_fifty_pages_is_one_finding() -> None:
    tags = {name: content for name, content in LABELS["ALL"].items() if name != "ContentSource"}

    places = CHECKS["meta-tags-missing"].judge([LABELS["article"](tags, number) for number in range(50)]).occurrences

    assert len(places) == 50
    assert len(keys(places)) == 1


def test_a_hundred_missing_pages_are_one_finding_and_each_can_be_looked_at_again() -> None:
    targets = [f"https://www.qinghe.gov.cn/{number}" for number in range(100)]

    places = CHECKS["link-broken"].judge([LINKS["broken"](target=target) for target in targets]).occurrences

    assert [place.target for place in places] == targets
    assert len(keys(places)) == 1


@pytest.mark.parametrize("address", ["bmdt/", "bmdt/index.html", "bmdt.htm", "bmdt/list_1.html", "bmdt/?page=1"])
def test_a_column_keeps_its_place_however_it_is_addressed(address: str) -> None:
    (place,) = CHECKS["column-outdated"].judge([FRESHNESS["column"](OLD, path=address)]).occurrences

    assert place.place == "www.qinghe.gov.cn/bmdt"


def test_two_outdated_columns_are_two_findings() -> None:
    columns = [FRESHNESS["column"](OLD), FRESHNESS["column"](OLD, name="清河要闻", path="yw/")]

    assert len(keys(CHECKS["column-outdated"].judge(columns).occurrences)) == 2
