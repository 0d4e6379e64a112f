"""Choosing among candidates: signs add up to a confidence, and the runner-up is kept."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from portalwalk.model.observations import Discovery
from portalwalk.pages.snapshot import Control


@dataclass(slots=True)
class Candidate:
    """A control that may be what is looked for, and the signs for and against it."""

    control: Control
    signs: dict[str, float] = field(default_factory=dict)

    @property
    def confidence(self) -> float:
        """The sum of its signs, kept within 0 and 1."""
        return max(0.0, min(1.0, sum(self.signs.values())))


def choose(found: Iterable[Candidate]) -> tuple[Control, Discovery] | None:
    """Return the best candidate with how it was found; None when nothing has a sign for it."""
    ranked = sorted(
        (one for one in found if one.confidence > 0),
        key=lambda one: (-one.confidence, one.control.box[1], one.control.box[0]),
    )
    if not ranked:
        return None
    best = ranked[0]
    second = next((one for one in ranked[1:] if _differs(one.control, best.control)), None)
    return best.control, Discovery(
        what=best.control.words[:80],
        target=best.control.selector,
        way=", ".join(best.signs),
        confidence=round(best.confidence, 2),
        runner_up=f"{second.control.words[:60]} ({second.confidence:.2f})" if second else "",
    )


def _differs(one: Control, other: Control) -> bool:
    return (one.words, one.href) != (other.words, other.href)
