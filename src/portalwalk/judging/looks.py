"""One look at what a check is about: what was observed, what stopped it, and what the check makes of it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from portalwalk.model.check import Check
from portalwalk.model.journal import Entry
from portalwalk.model.observations import Observation, ScenarioEnded, Stopped
from portalwalk.model.outcome import Outcome
from portalwalk.model.verdict import Occurrence, Verdict

WEIGHT = (
    Outcome.FAILED,
    Outcome.CANT_TELL,
    Outcome.ERROR,
    Outcome.BLOCKED,
    Outcome.PASSED,
    Outcome.INAPPLICABLE,
)
"""Weightiest first: what a stop cannot take back, what a stop makes of the rest."""

_NOTHING_TO_SEE = Verdict.inapplicable("There was nothing to see.", "没有可供检查的内容。")


@dataclass(frozen=True, slots=True)
class Look:
    """One attempt's part that concerns one check."""

    number: int
    seen: tuple[Observation, ...]
    stop: Stopped | None
    has_ended: bool
    verdict: Verdict
    anew: frozenset[str] | None = None
    """Of a survey's second look: the addresses it looked at again; what else is judged stands as it was seen before."""

    @property
    def failed(self) -> dict[tuple[str, str], tuple[Occurrence, ...]]:
        """Places that failed, by cause and place; of a survey's second look only those it saw again."""
        by_key = failures_by_key(self.verdict)
        return {key: places for key, places in by_key.items() if self.has_looked_at(places)}

    @property
    def came_to_its_end(self) -> bool:
        """Whether it saw what it set out to see."""
        return bool(self.seen) and self.stop is None and self.has_ended

    def has_looked_at(self, places: Iterable[Occurrence]) -> bool:
        """Whether one of these places was looked at: a journey looks at all of them again, a survey at some."""
        return self.anew is None or any(place.url in self.anew or place.target in self.anew for place in places)

    def could_tell(self, places: Iterable[Occurrence]) -> bool:
        """Whether a failure at these places would have shown."""
        return self.came_to_its_end and self.has_looked_at(places)


def observed_by(entries: Iterable[Entry], check: Check) -> tuple[Observation, ...]:
    """Return what a check judges of these entries."""
    return tuple(entry.data for entry in entries if entry.kind == check.observes.__name__)


def look_of(check: Check, number: int, attempts: Mapping[int, Sequence[Entry]]) -> Look:
    """Judge one attempt; a survey's later attempt beside what the earlier ones saw."""
    entries = attempts[number]
    observed = observed_by(entries, check)
    before = [observed_by(attempts[earlier], check) for earlier in sorted(attempts) if earlier < number]
    seen, anew = _laid_over(before, observed)
    stops = [
        entry.data
        for entry in entries
        if isinstance(entry.data, Stopped) and check.observes.__name__ in entry.data.kinds
    ]
    verdict = check.judge(seen)
    if not seen and verdict.outcome is not Outcome.INAPPLICABLE:
        verdict = _NOTHING_TO_SEE
    return Look(
        number=number,
        seen=seen,
        stop=min(stops, key=lambda stop: WEIGHT.index(stop.outcome), default=None),
        has_ended=any(isinstance(entry.data, ScenarioEnded) for entry in entries),
        verdict=verdict,
        anew=anew,
    )


def _laid_over(
    before: Sequence[tuple[Observation, ...]], observed: tuple[Observation, ...]
) -> tuple[tuple[Observation, ...], frozenset[str] | None]:
    """Lay a survey's later looks over the earlier ones: a second look opens only what failed, beside all the rest."""
    newest = {seen.about: seen for look in (*before, observed) for seen in look if seen.about}
    if not newest:
        return observed, None
    anew = frozenset(seen.looked_at for seen in observed) if before else None
    return tuple(newest.values()), anew


def failures_by_key(verdict: Verdict) -> dict[tuple[str, str], tuple[Occurrence, ...]]:
    """Group the places of a failed verdict by cause and place."""
    if verdict.outcome is not Outcome.FAILED:
        return {}
    grouped: defaultdict[tuple[str, str], list[Occurrence]] = defaultdict(list)
    for occurrence in verdict.occurrences:
        grouped[occurrence.cause, occurrence.place].append(occurrence)
    return {key: tuple(occurrences) for key, occurrences in grouped.items()}
