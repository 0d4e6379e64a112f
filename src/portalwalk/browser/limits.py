"""How long anything may take: nothing a portal does makes a run wait for ever."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one walk; whatever a page does, a journey ends within `journey_s` + `step_s` + `last_picture_s`."""

    navigation_ms: int = 15_000
    """A page that is not open after 15 s counts as not open in the national indicators (V2)."""
    action_ms: int = 8_000
    """To wait until an element can be clicked or filled."""
    settle_ms: int = 4_000
    """To wait until a page that is open stops changing; then it is looked at as it is."""
    step_s: float = 60
    """A step that takes longer is ended together with the browser; the other journeys go on."""
    journey_s: float = 300
    """After this long a journey begins no other step."""
    last_picture_s: float = 10
    """For the picture of a step that was broken off."""


STANDARD = Limits()
