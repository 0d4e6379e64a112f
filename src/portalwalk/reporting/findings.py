"""Findings as a reader meets them: worded, sorted, grouped by check, with their pictures."""

from collections.abc import Iterable, Mapping, Sequence, Set
from itertools import zip_longest

from portalwalk.model.check import Check
from portalwalk.model.finding import Finding
from portalwalk.model.outcome import Impact, Outcome
from portalwalk.model.verdict import Occurrence
from portalwalk.reporting.chains import tell_chain
from portalwalk.reporting.labels import impact_label, outcome_label
from portalwalk.reporting.links import anchor, device_name, link_to
from portalwalk.reporting.names import journey_name
from portalwalk.reporting.pictures import Gallery
from portalwalk.reporting.text import Text
from portalwalk.reporting.views import AttemptView, FindingView, JourneyRef, OccurrenceView, ProblemView
from portalwalk.reporting.walks import journey_anchor
from portalwalk.reporting.words import word

OPEN_OCCURRENCES = 5
"""Places shown at once; the others are folded."""


def weightiest_first(findings: Iterable[Finding]) -> list[Finding]:
    """Sort by impact, then by how often it was seen, then by id: the same order every time."""
    return sorted(findings, key=lambda one: (-one.impact.rank, -len(one.occurrences), one.id))


def alike(findings: Iterable[Finding]) -> Set[str]:
    """Return the ids of findings that read like another of theirs: one check, one title, no place."""
    together: dict[tuple[str, str], list[str]] = {}
    for finding in findings:
        if not finding.place:
            together.setdefault((finding.check, finding.title), []).append(finding.id)
    return {one for ids in together.values() if len(ids) > 1 for one in ids}


def tell_finding(finding: Finding, gallery: Gallery, recorded: Set[str], same: Set[str] = frozenset()) -> FindingView:
    """Word one finding; `recorded` are the journeys that have a storyboard, `same` the findings that read alike."""
    modules = modules_of(finding)
    places = [_occurrence(one, gallery, modules) for one in finding.occurrences]
    return FindingView(
        id=finding.id,
        check=finding.check,
        anchor=anchor(finding.id),
        outcome=outcome_label(Outcome.CANT_TELL if finding.intermittent else finding.outcome),
        impact=impact_label(finding.impact),
        title=Text.of(finding.title, finding.title_zh),
        place=finding.place,
        apart=finding.cause if finding.id in same else finding.place,
        summary=Text.of(finding.summary, finding.summary_zh),
        journeys=tuple(
            JourneyRef(module, journey_anchor(module) if module in recorded else "", journey_name(module))
            for module in modules
        ),
        intermittent=finding.intermittent,
        reproduced=_reproduced(finding),
        attempts=tuple(
            AttemptView(one.number, outcome_label(one.outcome), gallery.show(one.evidence, journeys=modules))
            for one in finding.attempts
        ),
        shape=_shape(places),
        occurrences=tuple(places[:OPEN_OCCURRENCES]),
        more_occurrences=tuple(places[OPEN_OCCURRENCES:]),
        places=word("places", n=len(places)) if places else Text.same(""),
        proof=gallery.show(evidence_of(finding), journeys=modules),
    )


def evidence_of(finding: Finding) -> tuple[str, ...]:
    """Every file a finding rests on, its places' first."""
    of_places = [sha for place in finding.occurrences for sha in place.evidence]
    of_attempts = [sha for attempt in finding.attempts for sha in attempt.evidence]
    return tuple(dict.fromkeys(of_places + of_attempts))


def modules_of(finding: Finding) -> list[str]:
    """The journeys a finding rests on."""
    return [module for module in finding.scenario.split(", ") if module]


def group_by_check(
    findings: Sequence[Finding], views: Mapping[str, FindingView], checks: Mapping[str, Check]
) -> tuple[ProblemView, ...]:
    """Put the findings of one check together, so that its why and how-to-fix are said once."""
    groups: dict[str, list[Finding]] = {}
    for finding in weightiest_first(findings):
        groups.setdefault(finding.check, []).append(finding)
    return tuple(_problem(check, group, views, checks.get(check)) for check, group in groups.items())


def _problem(
    check_id: str, group: Sequence[Finding], views: Mapping[str, FindingView], check: Check | None
) -> ProblemView:
    told = tuple(views[finding.id] for finding in group)
    title = told[0].title
    if check and len({view.title for view in told}) > 1:
        failed = group[0].outcome is Outcome.FAILED
        title = Text.of(check.failure_title, check.failure_title_zh) if failed else Text.of(check.title, check.title_zh)
    nothing = Text.same("")
    return ProblemView(
        check=check_id,
        title=title,
        impact=impact_label(max((finding.impact for finding in group), key=lambda impact: Impact(impact).rank)),
        why=Text.of(check.why, check.why_zh) if check else nothing,
        how_to_fix=Text.of(check.how_to_fix, check.how_to_fix_zh) if check else nothing,
        basis=pair(check.basis, check.basis_zh) if check else (),
        findings=told,
    )


def pair(en: Sequence[str], zh: Sequence[str]) -> tuple[Text, ...]:
    """Pair sentences that stand side by side in the model."""
    return tuple(Text.of(one, other) for one, other in zip_longest(en, zh, fillvalue=""))


def _occurrence(one: Occurrence, gallery: Gallery, journeys: Sequence[str]) -> OccurrenceView:
    return OccurrenceView(
        link=link_to(one.url),
        device=device_name(one.device),
        observed=Text.of(one.observed, one.observed_zh),
        target=one.target,
        evidence=gallery.show(one.evidence, one.pointed_at, journeys=journeys),
        chain=tell_chain(one.chain),
    )


def _shape(places: Sequence[OccurrenceView]) -> str:
    """`phone` when all there is to see is narrow: then places fit side by side."""
    pictures = [picture for place in places for picture in place.evidence.pictures]
    shapes = {picture.shape for picture in pictures}
    few = all(len(place.evidence.pictures) <= 1 for place in places) and not any(one.piece for one in pictures)
    return "phone" if few and shapes == {"phone"} else "wide"


def _reproduced(finding: Finding) -> Text:
    if not finding.attempts:
        return Text.same("")
    if len(finding.attempts) == 1:
        return word("seen_once")
    wanted = Outcome.FAILED if finding.intermittent else finding.outcome
    return word(
        "reproduced",
        n=sum(attempt.outcome is wanted for attempt in finding.attempts),
        m=len(finding.attempts),
    )
