"""A verdict, and the places that show it."""

from collections.abc import Iterable
from typing import Self

from pydantic import model_validator

from portalwalk.model.base import Record
from portalwalk.model.observations.base import Observation
from portalwalk.model.observations.hosts import Leg, OverHosts
from portalwalk.model.outcome import Outcome


class Occurrence(Record):
    """One place where something was seen, in words a reader of the report understands."""

    url: str
    target: str = ""
    """A selector that finds the element, or empty for the whole page."""
    observed: str
    observed_zh: str
    evidence: tuple[str, ...] = ()
    device: str = "desktop"
    cause: str = ""
    """A stable word for the cause: occurrences of one cause are one finding."""
    place: str = ""
    """A stable word for where (a section's name, say), when each place is a finding of its own."""
    chain: tuple[Leg, ...] = ()
    """The hosts that dealt with the visitor on the way there, and whether it was signed in at each."""
    shown_by: str = ""
    """Words of the page, or the address of a link or picture on it: what a picture of the page is to point at."""

    @property
    def pointed_at(self) -> str:
        """What a mark on a picture names, when it is about this."""
        return self.shown_by or self.target

    @classmethod
    def of(
        cls,
        seen: Observation,
        *,
        observed: str,
        observed_zh: str,
        target: str = "",
        cause: str = "",
        place: str = "",
        evidence: tuple[str, ...] | None = None,
        chain: tuple[Leg, ...] | None = None,
        shown_by: str = "",
    ) -> Self:
        """Make an occurrence that points where an observation was made."""
        seen_on_the_way = seen.chain if isinstance(seen, OverHosts) else ()
        return cls(
            url=seen.url,
            target=target,
            observed=observed,
            observed_zh=observed_zh,
            evidence=seen.evidence if evidence is None else evidence,
            device=seen.device,
            cause=cause,
            place=place,
            chain=seen_on_the_way if chain is None else chain,
            shown_by=shown_by,
        )


class Doubt(Record):
    """What failed at first sight: it is looked at again, and a picture of it is to show where."""

    place: Occurrence
    title: str
    title_zh: str
    """What is wrong, in a few words."""


class Verdict(Record):
    """An outcome with the places it was seen; a failure without a place cannot be built."""

    outcome: Outcome
    occurrences: tuple[Occurrence, ...] = ()
    """Where it was seen not to hold, or to hold."""
    doubts: tuple[Occurrence, ...] = ()
    """Where a person has to decide."""
    reason: str = ""
    reason_zh: str = ""

    @model_validator(mode="after")
    def _failure_has_a_place(self) -> Self:
        if self.outcome is Outcome.FAILED and not self.occurrences:
            raise ValueError("A failed verdict needs at least one occurrence.")
        return self

    @classmethod
    def from_failures(
        cls,
        failures: Iterable[Occurrence],
        *,
        doubts: Iterable[Occurrence] = (),
        seen: Iterable[Occurrence] = (),
    ) -> Self:
        """Fail with `failures` if there are any, else leave `doubts` to a person, else pass.

        `seen` are the places where it was seen to hold: a pass shows them.
        """
        failed, doubtful = tuple(failures), tuple(doubts)
        if failed:
            return cls(outcome=Outcome.FAILED, occurrences=failed, doubts=doubtful)
        if doubtful:
            return cls(outcome=Outcome.CANT_TELL, doubts=doubtful)
        return cls(outcome=Outcome.PASSED, occurrences=tuple(seen))

    @classmethod
    def inapplicable(cls, reason: str, reason_zh: str) -> Self:
        """There is nothing to check."""
        return cls(outcome=Outcome.INAPPLICABLE, reason=reason, reason_zh=reason_zh)

    @classmethod
    def cant_tell(cls, reason: str, reason_zh: str, doubts: Iterable[Occurrence] = ()) -> Self:
        """A person has to decide."""
        return cls(outcome=Outcome.CANT_TELL, reason=reason, reason_zh=reason_zh, doubts=tuple(doubts))

    @classmethod
    def blocked(cls, reason: str, reason_zh: str, doubts: Iterable[Occurrence] = ()) -> Self:
        """A safety level, a CAPTCHA or a wall kept the walk from seeing it."""
        return cls(outcome=Outcome.BLOCKED, reason=reason, reason_zh=reason_zh, doubts=tuple(doubts))
