"""How much of a very long report goes on paper."""

from collections.abc import Iterable, Iterator, Set
from dataclasses import replace

from portalwalk.reporting.views import FindingView, ProblemView, ReportView
from portalwalk.reporting.words import word

PLACES = 1_000
"""Up to so many places, everything is printed. A page takes Chromium some 2 MB of memory until the last one is printed,
and thousands of pages nobody signs."""
FINDINGS_OF_A_CHECK, PLACES_OF_A_FINDING = 50, 20
"""Beyond that, so much is printed: every check, with its weightiest findings."""


def for_paper(report: ReportView) -> ReportView:
    """Return the report as it is; of one that is too long, all counts and scores, and the first findings of each check.

    What is left out is said among the report's remarks. Nothing is left for a reader to come near to.
    """
    report = replace(report, is_long=False)
    problems = report.failed + report.doubtful
    findings = [finding for problem in problems for finding in problem.findings]
    places = sum(_places(finding) for finding in findings)
    if places <= PLACES:
        return report
    failed, doubtful = (tuple(map(_shorter, part)) for part in (report.failed, report.doubtful))
    kept = {finding.id: finding for problem in failed + doubtful for finding in problem.findings}
    told = kept.keys() | {finding.id for finding in report.unjudged}
    remark = word(
        "pdf_shortened",
        findings=FINDINGS_OF_A_CHECK,
        places=PLACES_OF_A_FINDING,
        findings_left=len(findings) - len(kept),
        places_left=places - sum(map(_places, kept.values())),
    )
    return replace(
        report,
        remarks=(*report.remarks, remark),
        failed=failed,
        doubtful=doubtful,
        journeys=tuple(replace(journey, findings=tuple(_of(journey.findings, told))) for journey in report.journeys),
    )


def _shorter(problem: ProblemView) -> ProblemView:
    return replace(problem, findings=tuple(map(_cut, problem.findings[:FINDINGS_OF_A_CHECK])))


def _cut(finding: FindingView) -> FindingView:
    left = max(PLACES_OF_A_FINDING - len(finding.occurrences), 0)
    return replace(finding, more_occurrences=finding.more_occurrences[:left])


def _places(finding: FindingView) -> int:
    return len(finding.occurrences) + len(finding.more_occurrences)


def _of(findings: Iterable[FindingView], ids: Set[str]) -> Iterator[FindingView]:
    return (finding for finding in findings if finding.id in ids)
