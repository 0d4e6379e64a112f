"""The charts: what they count, and when they keep silent."""

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import pytest

from portalwalk.evidence.folder import InspectionFolder
from portalwalk.judging import score
from portalwalk.model.scheme import Part
from portalwalk.model.scorecard import IndicatorScore, RowState, Scorecard
from portalwalk.reporting.build import build_report
from portalwalk.reporting.chart_views import ChartView
from portalwalk.reporting.text import Text
from portalwalk.schemes import load_scheme
from tests.reporting.chart_sample import card_of, row, timed
from tests.reporting.sample import CHECKS, write_sample


def charts(folder: InspectionFolder) -> dict[str, ChartView]:
    return {chart.word: chart for chart in build_report(folder, CHECKS).charts}


def lengths(chart: ChartView, series: str) -> list[Decimal]:
    index = [one.word for one in chart.series].index(series)
    return [bar.segments[index].length for bar in chart.bars]


def scored(folder: InspectionFolder, card: Scorecard | None) -> InspectionFolder:
    folder.write_inspection(folder.read_inspection().model_copy(update={"scorecard": card}))
    return folder


@pytest.fixture
def folder(tmp_path: Path) -> InspectionFolder:
    return write_sample(tmp_path)


def test_blocks_keep_lose_and_leave_open_what_the_sheet_says(folder: InspectionFolder) -> None:
    rows = [row("A", 10, "2.5"), row("B", 20, "0", "20"), row("A", 5, "0", "5", state=RowState.OPEN)]

    chart = charts(scored(folder, card_of(*rows)))["score"]

    assert [bar.name.zh for bar in chart.bars] == ["A板块", "B板块"]
    assert lengths(chart, "kept") == [Decimal("7.5"), 0]
    assert lengths(chart, "lost") == [Decimal("2.5"), 0]
    assert lengths(chart, "open") == [5, 20]
    assert chart.bars[0].total == Text(zh="7.5 / 15 分", en="7.5 of 15")


def test_all_blocks_together_are_the_score(folder: InspectionFolder) -> None:
    sample = folder.read_inspection()
    assert sample.scorecard
    chart = charts(folder)["score"]

    assert sum(lengths(chart, "kept")) == sample.scorecard.deduction
    assert sum(lengths(chart, "lost")) == sample.scorecard.deducted
    assert sum(lengths(chart, "open")) == sample.scorecard.open_points


def test_a_block_that_does_not_apply_has_no_bar(folder: InspectionFolder) -> None:
    left_out = row("C", 30, "0").model_copy(update={"state": RowState.LEFT_OUT, "deducted": None})
    bonus = row("D", 30, "0").model_copy(update={"part": Part.BONUS})

    card = card_of(row("A", 10, "2"), row("B", 5, "0"), left_out, bonus).model_copy(update={"left_out": "C"})
    chart = charts(scored(folder, card))["score"]

    assert [bar.name.en for bar in chart.bars] == ["A", "B"]
    assert [one.word for one in chart.series] == ["kept", "lost"]
    assert "these points are not" in chart.notes[-1].en


@pytest.mark.parametrize(
    "rows",
    [
        (),
        (row("A", 10, "2"), row("A", 5, "0")),
        (row("A", 10, "0", "10"), row("B", 5, "0", "5")),
        (row("A", 10, "2"), row("B", 5, "0").model_copy(update={"points": None, "deducted": None})),
        (
            row("A", 10, "0", state=RowState.NOT_SCORED).model_copy(update={"deducted": None}),
            row("B", 5, "0", state=RowState.NOT_SCORED).model_copy(update={"deducted": None}),
        ),
    ],
    ids=["no deduction rows", "one block", "nothing judged", "a weight is missing", "vetoed"],
)
def test_no_score_chart_that_says_nothing(folder: InspectionFolder, rows: Sequence[IndicatorScore]) -> None:
    assert "score" not in charts(scored(folder, card_of(*rows)))


def test_no_score_chart_without_a_sheet_or_without_weights(folder: InspectionFolder) -> None:
    guoban = score(folder.read_inspection().findings, load_scheme("guoban-2019"))

    assert "score" not in charts(scored(folder, guoban))
    assert "score" not in charts(scored(folder, None))


def counted(folder: InspectionFolder) -> Counter[tuple[str, str]]:
    """Journey and outcome → how many findings the chart shows."""
    chart = charts(folder)["outcomes"]
    return Counter(
        {
            (bar.name.en, series.word): int(segment.length)
            for bar in chart.bars
            for series, segment in zip(chart.series, bar.segments, strict=True)
        }
    )


def test_every_finding_is_counted_in_each_of_its_journeys(folder: InspectionFolder) -> None:
    before, sample = counted(folder), folder.read_inspection()
    failed = sample.findings[0]
    more = (
        failed.model_copy(update={"id": "two", "scenario": "test_message_board, test_search_first_page"}),
        failed.model_copy(update={"id": "once", "scenario": "test_message_board", "intermittent": True}),
        failed.model_copy(update={"id": "none", "scenario": ""}),
    )
    folder.write_inspection(sample.model_copy(update={"findings": (*sample.findings, *more)}))

    assert before.total() == sum(len(one.scenario.split(", ")) for one in sample.findings)
    assert +(counted(folder) - before) == {
        ("Message board", "failed"): 1,
        ("Search: found on the first page", "failed"): 1,
        ("Message board", "cantTell"): 1,
        ("Of no journey", "failed"): 1,
    }


def test_no_outcome_chart_of_a_single_journey(folder: InspectionFolder) -> None:
    sample = folder.read_inspection()
    folder.write_inspection(
        sample.model_copy(
            update={"findings": tuple(one for one in sample.findings if one.scenario == "test_single_sign_on")}
        )
    )

    assert "outcomes" not in charts(folder)


def test_pages_are_shown_slowest_first_by_their_fastest_visit(folder: InspectionFolder) -> None:
    timed(folder, ("slow/", 4_200), ("quick/", 250), waited_ms=3_600)
    timed(folder, ("slow/", 2_940), ("quick/", 800), attempt=2)

    chart = charts(folder)["times"]

    assert [bar.name.zh for bar in chart.bars] == ["/slow/", "/quick/"]
    assert [bar.total for bar in chart.bars] == [Text(zh="2.94 秒", en="2.94 s"), Text(zh="0.25 秒", en="0.25 s")]
    assert lengths(chart, "waited") == [Decimal("0.1"), Decimal("0.25")]
    assert chart.limit
    assert chart.limit.at == 3
    assert "2 pages" in chart.notes[0].en


def test_of_many_pages_the_slowest_are_shown(folder: InspectionFolder) -> None:
    timed(folder, *((f"{n}/", 100 * n) for n in range(1, 13)))

    chart = charts(folder)["times"]

    assert [bar.name.en for bar in chart.bars] == [f"/{n}/" for n in range(12, 4, -1)]
    assert chart.notes[0].en == "In seconds: the slowest 8 of 12 pages."


def test_a_page_that_never_came_is_not_called_there(folder: InspectionFolder) -> None:
    timed(folder, ("a/", 5_020), ("b/", 90))

    assert charts(folder)["times"].bars[0].total.en == "not complete after 5.02 s"


@pytest.mark.parametrize("pages", [(), (("a/", 900),)], ids=["none timed", "one timed"])
def test_no_chart_of_times_that_says_nothing(folder: InspectionFolder, pages: Sequence[tuple[str, int]]) -> None:
    timed(folder, *pages)

    assert "times" not in charts(folder)
