"""Problems as a list to work through: one row for every place where something was seen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from portalwalk.reporting.indicators import indicators_by_finding
from portalwalk.reporting.parts import IndicatorRef, LabelView, LinkView, MomentView, PictureView
from portalwalk.reporting.text import Text
from portalwalk.reporting.views import FindingView, OccurrenceView, ReportView


@dataclass(frozen=True, slots=True)
class ProblemRow:
    """One place of a failed finding, or of one that a person has to decide."""

    number: int
    indicator: Text
    """What the finding is counted under; the check's title where no indicator counts it."""
    title: Text
    outcome: LabelView
    impact: LabelView
    link: LinkView | None
    """None when the finding names no place."""
    device: Text
    observed: Text
    place: str
    target: str
    walks: Text
    """In how many walks it was seen."""
    first_seen: MomentView
    """When this inspection began: what earlier ones saw is not in it."""
    picture: PictureView | None
    finding: str


def problem_rows(report: ReportView) -> Iterator[ProblemRow]:
    """Tell what failed, then what is left to a person; heaviest first, in the order of the report."""
    indicators = indicators_by_finding(report.inspection)
    number = 0
    for problem in (*report.failed, *report.doubtful):
        for finding in problem.findings:
            indicator = _indicator(report, finding, indicators.get(finding.id, ()))
            for place in (*finding.occurrences, *finding.more_occurrences) or (None,):
                number += 1
                yield _row(number, finding, place, indicator, report.started)


def _indicator(report: ReportView, finding: FindingView, rows: Sequence[IndicatorRef]) -> Text:
    if rows:
        return Text.listed(row.name for row in rows)
    check = report.checks.get(finding.check)
    return Text.of(check.title, check.title_zh) if check else Text.same(finding.check)


def _row(
    number: int, finding: FindingView, place: OccurrenceView | None, indicator: Text, first_seen: MomentView
) -> ProblemRow:
    # Beside a place stands its own picture or none: another place's would prove something else.
    pictures = place.evidence.pictures if place else finding.proof.pictures
    nothing = Text.same("")
    return ProblemRow(
        number=number,
        indicator=indicator,
        title=finding.title,
        outcome=finding.outcome,
        impact=finding.impact,
        link=place.link if place else None,
        device=place.device if place else nothing,
        observed=(place.told if place else nothing) or finding.summary,
        place=finding.place,
        target=place.target if place else "",
        walks=finding.reproduced,
        first_seen=first_seen,
        picture=pictures[0] if pictures else None,
        finding=finding.id,
    )
