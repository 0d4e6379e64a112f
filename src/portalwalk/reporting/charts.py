"""Charts for those who would rather look than read: what the inspection says, added up by row; nothing is judged here.

A chart that would say nothing is left out: one of a single bar, or of nothing that was counted or measured.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal

from portalwalk.model.observations.speed import PAGE_NORM_MS, PageTimed
from portalwalk.model.outcome import MOST_PRESSING_FIRST
from portalwalk.model.scheme import Part
from portalwalk.model.scorecard import IndicatorScore, RowState, Scorecard
from portalwalk.reporting.chart_views import BarView, ChartView, LimitView, SegmentView, SeriesView
from portalwalk.reporting.labels import outcome_label
from portalwalk.reporting.links import link_to
from portalwalk.reporting.names import journey_name
from portalwalk.reporting.text import Text
from portalwalk.reporting.views import FindingView
from portalwalk.reporting.walks import Walked
from portalwalk.reporting.words import number, word

SLOWEST = 8
"""Pages that are shown of all that were timed."""
_FEWEST_BARS = 2


def tell_charts(
    card: Scorecard | None, findings: Iterable[FindingView], walks: Sequence[Walked], home: str
) -> tuple[ChartView, ...]:
    """Make the charts that have something to say, in the order in which they are shown.

    Args:
        card: the score sheet, if there is one.
        findings: all of them, as the report tells them.
        walks: everything that was recorded; gives the order of the journeys, and the times of pages.
        home: the portal's address; addresses on its host are shortened.

    """
    timed = [entry.data for walk in walks for entry in walk.entries if isinstance(entry.data, PageTimed)]
    every = (_score(card), _outcomes(list(findings), walks), _times(timed, home))
    return tuple(chart for chart in every if chart)


def _score(card: Scorecard | None) -> ChartView | None:
    """What each block keeps and loses; none where a weight is missing, and where a veto ended the scoring."""
    if card is None:
        return None
    rows = [row for row in card.indicators if row.part is Part.DEDUCTION and row.state is not RowState.LEFT_OUT]
    if not any(row.judged or row.deducted for row in rows) or any(row.deducted is None for row in rows):
        return None
    blocks: dict[Text, list[IndicatorScore]] = {}
    for row in rows:
        blocks.setdefault(Text.of(row.block, row.block_zh) or word("chart_no_block"), []).append(row)
    bars = []
    for name, its_rows in blocks.items():
        points, lost, left = (
            sum((amount or Decimal(0) for amount in amounts), Decimal(0))
            for amounts in zip(*((row.points, row.deducted, row.open_points) for row in its_rows), strict=True)
        )
        kept = points - lost - left
        total = word("chart_kept_of", kept=kept, points=points)
        bars.append(BarView(name, total, tuple(SegmentView(one, number(one)) for one in (kept, lost, left))))
    return _chart(
        "score",
        word("chart_score"),
        notes=[word("chart_score_note"), *([word("chart_score_unscaled")] if card.left_out else [])],
        headings=(word("chart_block"), word("chart_kept_heading")),
        series=[
            SeriesView("kept", word("chart_kept")),
            SeriesView("lost", word("chart_lost")),
            SeriesView("open", word("chart_open")),
        ],
        bars=bars,
    )


def _outcomes(findings: Sequence[FindingView], walks: Sequence[Walked]) -> ChartView | None:
    """What became of the checks of each journey, and of the survey."""
    counts: dict[str, Counter[str]] = {walk.journey: Counter() for walk in walks}
    for finding in findings:
        for module in [journey.module for journey in finding.journeys] or [""]:
            counts.setdefault(module, Counter())[finding.outcome.word] += 1
    bars = [
        BarView(
            journey_name(module) if module else word("chart_no_journey"),
            word("chart_findings", n=found.total()),
            tuple(SegmentView(Decimal(found[one]), number(found[one])) for one in MOST_PRESSING_FIRST),
        )
        for module, found in counts.items()
        if found
    ]
    return _chart(
        "outcomes",
        word("chart_outcomes"),
        notes=[word("chart_outcomes_note")],
        headings=(word("chart_journey"), word("chart_total")),
        series=[SeriesView(one.value, outcome_label(one).label) for one in MOST_PRESSING_FIRST],
        bars=bars,
    )


def _times(timed: Iterable[PageTimed], home: str) -> ChartView | None:
    """How long the slowest pages took; of several visits to a page the fastest counts, as the kindest."""
    fastest: dict[str, PageTimed] = {}
    for page in timed:
        known = fastest.get(page.url)
        if known is None or page.took_ms < known.took_ms:
            fastest[page.url] = page
    slowest = sorted(fastest.values(), key=lambda page: (-page.took_ms, page.url))[:SLOWEST]
    limit = _seconds(PAGE_NORM_MS)
    is_all = len(slowest) == len(fastest)
    measured = word("chart_timed" if is_all else "chart_timed_slowest", n=len(fastest), shown=len(slowest))
    return _chart(
        "times",
        word("chart_times"),
        notes=[measured, word("chart_times_note")],
        headings=(word("chart_page"), word("chart_time")),
        series=[SeriesView("waited", word("chart_waited")), SeriesView("rest", word("chart_rest"))],
        bars=[_time(page, home) for page in slowest],
        limit=LimitView(limit, word("chart_limit", n=limit)),
    )


def _time(page: PageTimed, home: str) -> BarView:
    took, waited = _seconds(page.took_ms), _seconds(min(page.waited_ms, page.took_ms))
    return BarView(
        Text.same(link_to(page.url, home).short),
        word("chart_unfinished" if page.unfinished else "chart_seconds", n=took),
        tuple(SegmentView(one, number(one)) for one in (waited, took - waited)),
    )


def _chart(
    name: str,
    title: Text,
    *,
    notes: Sequence[Text],
    headings: tuple[Text, Text],
    series: Sequence[SeriesView],
    bars: Sequence[BarView],
    limit: LimitView | None = None,
) -> ChartView | None:
    """Leave out series without a length, and the whole chart when its bars would say nothing."""
    used = [index for index in range(len(series)) if any(bar.segments[index].length for bar in bars)]
    if len(bars) < _FEWEST_BARS or not used:
        return None
    return ChartView(
        word=name,
        title=title,
        notes=tuple(notes),
        bar_heading=headings[0],
        total_heading=headings[1],
        series=tuple(series[index] for index in used),
        bars=tuple(BarView(bar.name, bar.total, tuple(bar.segments[index] for index in used)) for bar in bars),
        limit=limit,
    )


def _seconds(milliseconds: int) -> Decimal:
    return Decimal(str(round(milliseconds / 1_000, 2)))
