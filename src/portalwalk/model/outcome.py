"""The words for what became of a check, and for how much a failure weighs."""

from enum import StrEnum


class Outcome(StrEnum):
    """What became of a check: the words of W3C's EARL, and why something stayed untested."""

    PASSED = "passed"
    FAILED = "failed"  # seen not to hold, and reproduced in a fresh context
    CANT_TELL = "cantTell"  # seen, but a person has to decide
    INAPPLICABLE = "inapplicable"
    BLOCKED = "blocked"  # the portal or a safety level stopped the walk
    ERROR = "error"  # our fault, never the portal's


MOST_PRESSING_FIRST = (
    Outcome.FAILED,
    Outcome.CANT_TELL,
    Outcome.BLOCKED,
    Outcome.ERROR,
    Outcome.PASSED,
    Outcome.INAPPLICABLE,
)
"""The order in which a reader meets outcomes."""


class Impact(StrEnum):
    """How much a failure hurts a visitor (axe-core's words), lightest first."""

    MINOR = "minor"
    MODERATE = "moderate"
    SERIOUS = "serious"
    CRITICAL = "critical"

    @property
    def rank(self) -> int:
        """0 for minor … 3 for critical."""
        return list(Impact).index(self)


class Level(StrEnum):
    """How far a walk may go in writing to a portal, safest first (design section 4)."""

    LOOK = "look"  # read only
    FILL = "fill"  # type, never submit
    SUBMIT = "submit"  # submit once, marked as a test, ledgered

    def allows(self, needed: "Level") -> bool:
        """Say whether an action that needs `needed` may be done at this level."""
        order = list(Level)
        return order.index(self) >= order.index(needed)
