"""Build the one view model that every format is written from."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from portalwalk.evidence.folder import InspectionFolder
from portalwalk.model.check import Check
from portalwalk.model.finding import Finding
from portalwalk.model.inspection import Coverage, Inspection, State
from portalwalk.model.outcome import MOST_PRESSING_FIRST, Impact, Outcome
from portalwalk.reporting.charts import tell_charts
from portalwalk.reporting.drawing import Drawings
from portalwalk.reporting.findings import alike, evidence_of, group_by_check, pair, tell_finding, weightiest_first
from portalwalk.reporting.indicators import indicators_by_finding
from portalwalk.reporting.labels import impact_label, outcome_label
from portalwalk.reporting.links import link_to, moment, until
from portalwalk.reporting.parts import CountView
from portalwalk.reporting.pictures import Gallery
from portalwalk.reporting.scores import tell_score
from portalwalk.reporting.stamps import StampView, tell_stamp
from portalwalk.reporting.text import Text
from portalwalk.reporting.views import CoverageView, FindingView, ReportView, SummaryView
from portalwalk.reporting.walks import gather, pictures_taken, tell_journeys
from portalwalk.reporting.words import word

LONG = 400
"""Findings and steps; measured: a page of 5,000 findings opens in 3 s instead of 10 s."""


def build_report(folder: InspectionFolder, checks: Mapping[str, Check], drawings: Drawings | None = None) -> ReportView:
    """Read an inspection and word all of it; nothing is judged or counted differently from the inspection.

    Pictures are drawn when it returns; those of `drawings`, where these are given, when they are finished.
    """
    if drawings is None:
        with Drawings(folder.path / "report") as drawings:
            return build_report(folder, checks, drawings)
    inspection = folder.read_inspection()
    started = moment(inspection.started_at)
    walks = gather(folder.entries())
    gallery = Gallery(folder, pictures_taken(walks), drawings)
    recorded = {walk.journey for walk in walks}
    findings = weightiest_first(inspection.findings)
    stamp = tell_stamp(folder, inspection)
    same = alike(findings)
    views = {one.id: tell_finding(one, gallery, recorded, same) for one in findings}
    sorted_in = {outcome: [one for one in findings if section_of(one) is outcome] for outcome in Outcome}

    def told(*outcomes: Outcome) -> tuple[FindingView, ...]:
        return tuple(views[one.id] for outcome in outcomes for one in sorted_in[outcome])

    unsettled = told(Outcome.FAILED, Outcome.CANT_TELL, Outcome.BLOCKED, Outcome.ERROR)
    return ReportView(
        inspection=inspection,
        checks=checks,
        impacts=tuple(
            impact_label(impact) for impact in reversed(Impact) if impact in {one.impact for one in findings}
        ),
        evidence_files=_files(findings, gallery),
        title=word("report_title", name=inspection.portal.name or inspection.portal.id),
        home=link_to(inspection.portal.url),
        started=started,
        until=until(started, moment(inspection.finished_at)) if inspection.finished_at else Text.same(""),
        level=word(f"level_{inspection.level.value}"),
        is_long=len(findings) + sum(len(walk.steps) for walk in walks) > LONG,
        is_partial=inspection.state is not State.COMPLETE,
        remarks=(*pair(inspection.remarks, inspection.remarks_zh), *_own_remarks(gallery, stamp)),
        summary=_summary(inspection, sorted_in),
        failed=group_by_check(sorted_in[Outcome.FAILED], views, checks),
        doubtful=group_by_check(sorted_in[Outcome.CANT_TELL], views, checks),
        unjudged=told(Outcome.BLOCKED, Outcome.ERROR),
        passed=told(Outcome.PASSED),
        inapplicable=told(Outcome.INAPPLICABLE),
        coverage=_coverage(inspection.coverage),
        score=tell_score(inspection, views, checks),
        charts=tell_charts(inspection.scorecard, views.values(), walks, inspection.portal.url),
        indicators=indicators_by_finding(inspection),
        journeys=tell_journeys(walks, gallery, inspection.portal.url, unsettled),
        stamp=stamp,
    )


def _own_remarks(gallery: Gallery, stamp: StampView | None) -> Iterator[Text]:
    if missing := gallery.drawings.missing:
        yield Text.of(str(missing), missing.message_zh)
    if stamp is not None and not stamp.holds:
        yield stamp.says


def section_of(finding: Finding) -> Outcome:
    """Where a finding is told: what did not recur is for a person, whatever it is called."""
    return Outcome.CANT_TELL if finding.intermittent else finding.outcome


def _files(findings: Sequence[Finding], gallery: Gallery) -> dict[str, str]:
    found = {sha: gallery.file(sha).path for one in findings for sha in evidence_of(one)}
    return {sha: path for sha, path in found.items() if path}


def _summary(inspection: Inspection, sorted_in: Mapping[Outcome, Sequence[Finding]]) -> SummaryView:
    failed = sorted_in[Outcome.FAILED]
    undecided = sum(len(sorted_in[outcome]) for outcome in (Outcome.CANT_TELL, Outcome.BLOCKED, Outcome.ERROR))
    explanation = Text.same("")
    if failed:
        mood = "failed"
        headline = word("found", n=len(failed), checks=len({finding.check for finding in failed}))
        explanation = word("found_reproduced")
    elif not inspection.coverage.judged:
        mood, headline = "nothing", word("found_nothing_judged")
    elif undecided:
        mood, headline = "open", word("found_none_open", n=undecided)
    else:
        mood, headline = "passed", word("found_none")
    impacts = Counter(finding.impact for finding in failed)
    return SummaryView(
        mood=mood,
        headline=headline,
        explanation=explanation,
        impacts=tuple(
            CountView(impact.value, impact_label(impact).label, impacts[impact])
            for impact in reversed(Impact)
            if impacts[impact]
        ),
        outcomes=tuple(
            CountView(outcome.value, outcome_label(outcome).label, len(sorted_in[outcome]))
            for outcome in MOST_PRESSING_FIRST
        ),
    )


def _coverage(coverage: Coverage) -> CoverageView:
    sentence = word("coverage_none")
    if coverage.applicable:
        share = 100 * coverage.judged // coverage.applicable / 100  # never rounded up to a full 100
        sentence = word(
            "coverage_sentence",
            judged=coverage.judged,
            applicable=coverage.applicable,
            percent=Text.by(lambda language: language.percent(share)),
        )
    figures = {"judged": coverage.judged, "blocked": coverage.blocked, "error": coverage.error}
    return CoverageView(
        applicable=coverage.applicable,
        judged=coverage.judged,
        blocked=coverage.blocked,
        error=coverage.error,
        sentence=sentence,
        parts=tuple(CountView(name, word(f"coverage_{name}"), figure) for name, figure in figures.items()),
    )
