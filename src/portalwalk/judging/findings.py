"""From everything that was observed to findings: one cause, one finding, however often it was seen."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from portalwalk.judging.journey import Failure, Judgement, Standing, verdicts_of
from portalwalk.judging.looks import WEIGHT
from portalwalk.judging.wording import Summary, seen_once, summary
from portalwalk.model.check import Check
from portalwalk.model.finding import Attempt, Finding, fingerprint
from portalwalk.model.journal import Entry
from portalwalk.model.outcome import MOST_PRESSING_FIRST, Outcome
from portalwalk.model.verdict import Occurrence

DOUBT = "doubt"
"""The cause under which a check's doubts are kept: one finding, with the same id in every inspection."""


_SETTLES = (Outcome.PASSED, Outcome.ERROR, Outcome.BLOCKED, Outcome.INAPPLICABLE)
"""Which of several scenarios speaks for a check that neither failed nor left a doubt."""


def judge(entries: Sequence[Entry], checks: Mapping[str, Check]) -> tuple[Finding, ...]:
    """Judge everything that was observed; the same entries always give the same findings.

    Each scenario is judged by itself, its failures against its second attempt; then what is the same
    cause at the same place becomes one finding, whichever journey or device showed it.
    """
    scenarios: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        scenarios[entry.scenario].append(entry)
    by_check: defaultdict[str, list[Judgement]] = defaultdict(list)
    for _, its_entries in sorted(scenarios.items()):
        for check_id, judgement in verdicts_of(its_entries, checks).items():
            by_check[check_id].append(judgement)
    findings = [finding for judgements in by_check.values() for finding in _of_one_check(judgements)]
    return tuple(sorted(findings, key=_place_in_report))


def _place_in_report(finding: Finding) -> tuple[int, int, str]:
    by_impact = -finding.impact.rank if finding.outcome is Outcome.FAILED else 0
    return MOST_PRESSING_FIRST.index(finding.outcome), by_impact, finding.id


def _of_one_check(judgements: Sequence[Judgement]) -> list[Finding]:
    by_key: defaultdict[tuple[str, str], list[tuple[Judgement, Failure]]] = defaultdict(list)
    for judgement in judgements:
        for failure in judgement.failures:
            by_key[failure.cause, failure.place].append((judgement, failure))
    findings: list[Finding] = []
    doubts = [(judgement, judgement.first.doubts) for judgement in judgements if _is_doubtful(judgement)]
    for seen in by_key.values():
        confirmed = [(judgement, failure) for judgement, failure in seen if failure.standing is Standing.CONFIRMED]
        findings.append(_failed(confirmed) if confirmed else _seen_once(seen))
        if confirmed:
            doubts += [
                (judgement, failure.occurrences) for judgement, failure in seen if failure not in judgement.confirmed
            ]
    if doubts:
        findings.append(_doubtful(doubts))
    return findings or [_settled(judgements)]


def _is_doubtful(judgement: Judgement) -> bool:
    first = judgement.first
    return first.outcome is Outcome.CANT_TELL or (first.outcome is Outcome.FAILED and bool(first.doubts))


def _failed(seen: Sequence[tuple[Judgement, Failure]]) -> Finding:
    occurrences = _merged(failure.occurrences for _, failure in seen)
    return _finding(
        [judgement for judgement, _ in seen],
        Outcome.FAILED,
        occurrences,
        summary(Outcome.FAILED, occurrences),
        cause=seen[0][1].cause,
        place=seen[0][1].place,
        attempts=_attempts(failure for _, failure in seen),
    )


def _seen_once(seen: Sequence[tuple[Judgement, Failure]]) -> Finding:
    occurrences = _merged(failure.occurrences for _, failure in seen)
    is_intermittent = any(failure.standing is Standing.INTERMITTENT for _, failure in seen)
    return _finding(
        [judgement for judgement, _ in seen],
        Outcome.CANT_TELL,
        occurrences,
        seen_once(occurrences, intermittent=is_intermittent),
        cause=seen[0][1].cause,
        place=seen[0][1].place,
        attempts=_attempts(failure for _, failure in seen),
        intermittent=is_intermittent,
    )


def _doubtful(doubts: Sequence[tuple[Judgement, tuple[Occurrence, ...]]]) -> Finding:
    occurrences = _merged(places for _, places in doubts)
    reasons = [(judgement.first.reason, judgement.first.reason_zh) for judgement, _ in doubts]
    return _finding(
        [judgement for judgement, _ in doubts],
        Outcome.CANT_TELL,
        occurrences,
        summary(Outcome.CANT_TELL, occurrences, reasons),
        cause=DOUBT,
    )


def _settled(judgements: Sequence[Judgement]) -> Finding:
    outcome = min((judgement.outcome for judgement in judgements), key=_SETTLES.index)
    speaking = [judgement for judgement in judgements if judgement.outcome is outcome]
    occurrences = _merged(judgement.first.occurrences or judgement.first.doubts for judgement in speaking)
    reasons = [(judgement.first.reason, judgement.first.reason_zh) for judgement in speaking]
    return _finding(speaking, outcome, occurrences, summary(outcome, occurrences, reasons))


def _finding(
    judgements: Sequence[Judgement],
    outcome: Outcome,
    occurrences: tuple[Occurrence, ...],
    words: Summary,
    *,
    cause: str = "",
    place: str = "",
    attempts: tuple[Attempt, ...] = (),
    intermittent: bool = False,
) -> Finding:
    check = judgements[0].check
    is_failed = outcome is Outcome.FAILED
    return Finding(
        id=fingerprint(check.id, cause, place),
        check=check.id,
        outcome=outcome,
        impact=check.impact,
        title=check.failure_title if is_failed else check.title,
        title_zh=check.failure_title_zh if is_failed else check.title_zh,
        summary=words[0],
        summary_zh=words[1],
        scenario=", ".join(sorted({judgement.journey for judgement in judgements})),
        intermittent=intermittent,
        cause=cause,
        place=place,
        occurrences=occurrences,
        attempts=attempts,
    )


def _merged(groups: Iterable[Iterable[Occurrence]]) -> tuple[Occurrence, ...]:
    """Join occurrences in order, once each: the same words of the same element on the same device are one."""
    first: dict[tuple[str, str, str, str], Occurrence] = {}
    for occurrence in (occurrence for group in groups for occurrence in group):
        first.setdefault((occurrence.url, occurrence.target, occurrence.device, occurrence.observed), occurrence)
    return tuple(first.values())


def _attempts(failures: Iterable[Failure]) -> tuple[Attempt, ...]:
    """Join what the looks of several scenarios made of one failure: by number, the weightiest outcome."""
    by_number: defaultdict[int, list[Attempt]] = defaultdict(list)
    for failure in failures:
        for attempt in failure.attempts:
            by_number[attempt.number].append(attempt)
    return tuple(
        Attempt(
            number=number,
            outcome=min((attempt.outcome for attempt in same), key=WEIGHT.index),
            evidence=tuple(dict.fromkeys(sha for attempt in same for sha in attempt.evidence)),
        )
        for number, same in sorted(by_number.items())
    )
