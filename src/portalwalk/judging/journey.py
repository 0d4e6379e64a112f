"""What one journey says about each check, once its failures were looked at a second time."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from portalwalk.judging.looks import WEIGHT, Look, failures_by_key, look_of, observed_by
from portalwalk.judging.wording import Summary, seen_once, summary
from portalwalk.model.check import Check
from portalwalk.model.finding import Attempt
from portalwalk.model.journal import Entry
from portalwalk.model.observations import Observation, ScenarioEnded, Stopped
from portalwalk.model.outcome import Outcome
from portalwalk.model.verdict import Doubt, Occurrence, Verdict

LOOKED_AT_AGAIN = 3
"""Places of one failure that a survey looks at again: the same fault on 50 pages needs no 50 second looks (ours)."""


class Standing(StrEnum):
    """What the second look made of a failure of the first."""

    CONFIRMED = "confirmed"  # it failed again, or it rests on a submission and is judged from its one attempt
    INTERMITTENT = "intermittent"  # it did not fail again
    UNCONFIRMED = "unconfirmed"  # the second look did not get that far, or there was none


@dataclass(frozen=True, slots=True)
class Failure:
    """One cause at one place that failed in the first look, and what became of it."""

    cause: str
    place: str
    occurrences: tuple[Occurrence, ...]
    standing: Standing
    attempts: tuple[Attempt, ...]


@dataclass(frozen=True, slots=True)
class Judgement:
    """What one scenario says about one check."""

    check: Check
    journey: str
    """The journey's module, such as `test_search_first_page`."""
    first: Verdict
    """The verdict of the first look, with what stopped it taken into account."""
    failures: tuple[Failure, ...] = ()

    @property
    def confirmed(self) -> tuple[Failure, ...]:
        """The failures that count."""
        return tuple(failure for failure in self.failures if failure.standing is Standing.CONFIRMED)

    @property
    def outcome(self) -> Outcome:
        """The outcome after reproduction: never `failed` for what was seen to fail only once."""
        if self.confirmed:
            return Outcome.FAILED
        return Outcome.CANT_TELL if self.failures else self.first.outcome

    @property
    def summary(self) -> str:
        """One sentence in English."""
        return self._summary[0]

    @property
    def summary_zh(self) -> str:
        """One sentence in Chinese."""
        return self._summary[1]

    @property
    def _summary(self) -> Summary:
        places = [place for failure in self.confirmed or self.failures for place in failure.occurrences]
        if self.confirmed:
            return summary(Outcome.FAILED, places)
        if self.failures:
            is_intermittent = any(failure.standing is Standing.INTERMITTENT for failure in self.failures)
            return seen_once(places, intermittent=is_intermittent)
        first = self.first
        places_of_first = first.doubts if first.outcome is Outcome.CANT_TELL else first.occurrences
        return summary(first.outcome, places_of_first, [(first.reason, first.reason_zh)])


def failures_of(entries: Sequence[Entry], checks: Mapping[str, Check]) -> frozenset[tuple[str, str, str]]:
    """Name (check, cause, place) of what failed in one attempt of one scenario and needs a second look.

    What rests on a submission is not among them: it is judged from its one attempt.
    """
    return frozenset(
        (check.id, *key)
        for check in checks.values()
        if (seen := observed_by(entries, check))
        for key in failures_by_key(check.judge(seen)).keys() - _by_submission(check, seen)
    )


def doubts_of(entries: Sequence[Entry], checks: Mapping[str, Check]) -> tuple[Doubt, ...]:
    """Name the places to look at again: of each failure some, enough to see whether it comes again."""
    return tuple(
        Doubt(place=place, title=check.failure_title, title_zh=check.failure_title_zh)
        for check in checks.values()
        if (seen := observed_by(entries, check))
        for places in failures_by_key(check.judge(seen)).values()
        for place in places[:LOOKED_AT_AGAIN]
    )


def verdicts_of(entries: Sequence[Entry], checks: Mapping[str, Check]) -> dict[str, Judgement]:
    """Judge one scenario with all its attempts: by check id, those checks that it has something to say about."""
    attempts: defaultdict[int, list[Entry]] = defaultdict(list)
    for entry in entries:
        attempts[entry.attempt].append(entry)
    if not attempts:
        return {}
    numbers = sorted(attempts)
    kinds = _kinds(attempts[numbers[0]])
    return {
        check.id: _judgement(check, entries[0].journey, [look_of(check, n, attempts) for n in numbers])
        for check in checks.values()
        if check.observes.__name__ in kinds
    }


def _kinds(entries: Iterable[Entry]) -> set[str]:
    """Name the kinds that were seen, that the journey set out to see, or that it was kept from seeing."""
    kinds: set[str] = set()
    for entry in entries:
        kinds.add(entry.kind)
        if isinstance(entry.data, ScenarioEnded):
            kinds.update(entry.data.observes)
        elif isinstance(entry.data, Stopped):
            kinds.update(entry.data.kinds)
    return kinds


def _judgement(check: Check, journey: str, looks: Sequence[Look]) -> Judgement:
    first, *later = looks
    sent = _by_submission(check, first.seen)
    failures = tuple(
        Failure(
            cause=key[0],
            place=key[1],
            occurrences=_shown(occurrences, key, later),
            standing=Standing.CONFIRMED if key in sent else _standing(key, occurrences, later),
            attempts=tuple(_attempt(key, occurrences, look) for look in looks),
        )
        for key, occurrences in first.failed.items()
    )
    return Judgement(check, journey, _stopped_or(first), failures)


def _shown(places: tuple[Occurrence, ...], key: tuple[str, str], later: Sequence[Look]) -> tuple[Occurrence, ...]:
    """Give places the pictures of a later look: a survey sees first, and takes pictures that point when it doubts."""
    taken = {(place.url, place.target): place.evidence for look in later for place in look.failed.get(key, ())}

    def pictures(place: Occurrence) -> tuple[str, ...]:
        again = taken.get((place.url, place.target), ())
        return tuple(dict.fromkeys((*again, *place.evidence))) if place.shown_by else place.evidence or again

    return tuple(place.model_copy(update={"evidence": pictures(place)}) for place in places)


def _stopped_or(look: Look) -> Verdict:
    """Return the verdict, or the stop where it weighs more: a pass over half of what there was is none."""
    stop = look.stop
    if stop is None or WEIGHT.index(look.verdict.outcome) < WEIGHT.index(stop.outcome):
        return look.verdict
    shown = () if stop.outcome is Outcome.INAPPLICABLE else (_where(stop),)
    return Verdict(outcome=stop.outcome, occurrences=shown, reason=stop.reason, reason_zh=stop.reason_zh)


def _where(stop: Stopped) -> Occurrence:
    return Occurrence.of(stop, observed=stop.reason, observed_zh=stop.reason_zh)


def _by_submission(check: Check, seen: Iterable[Observation]) -> frozenset[tuple[str, str]]:
    """Name what fails by what a submission showed alone: that is never repeated."""
    sent = [observation for observation in seen if observation.from_submission]
    return frozenset(failures_by_key(check.judge(sent)) if sent else ())


def _standing(key: tuple[str, str], places: Sequence[Occurrence], later: Sequence[Look]) -> Standing:
    if any(key in look.failed for look in later):
        return Standing.CONFIRMED
    told = any(look.could_tell(places) for look in later)
    return Standing.INTERMITTENT if told else Standing.UNCONFIRMED


def _attempt(key: tuple[str, str], occurrences: Sequence[Occurrence], look: Look) -> Attempt:
    """Say what one look made of a failure, with the evidence that shows it."""
    if key in look.failed:
        evidence = (sha for occurrence in look.failed[key] for sha in occurrence.evidence)
        return Attempt(number=look.number, outcome=Outcome.FAILED, evidence=tuple(dict.fromkeys(evidence)))
    if look.stop is not None:
        return Attempt(number=look.number, outcome=look.stop.outcome, evidence=look.stop.evidence)
    if not look.could_tell(occurrences):
        return Attempt(number=look.number, outcome=Outcome.ERROR)
    urls = {occurrence.url for occurrence in occurrences}
    same_place = [seen for seen in look.seen if seen.url in urls] or look.seen
    return Attempt(
        number=look.number,
        outcome=Outcome.CANT_TELL if look.verdict.doubts else Outcome.PASSED,
        evidence=tuple(dict.fromkeys(sha for seen in same_place for sha in seen.evidence)),
    )
