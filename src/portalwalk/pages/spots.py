"""Elements at fault on a page, brought onto the screen for a picture that points at them."""

from collections.abc import Sequence
from contextlib import suppress

from playwright.sync_api import Error

from portalwalk.browser.camera import Pointer
from portalwalk.model.observations import Spot
from portalwalk.pages.moving import move_to, screen_size
from portalwalk.pages.walk import Walk

MOST_POINTED = 3
"""Of each kind: a picture with more marks says less."""
LONGEST_CAPTION = 24
ROOM_ABOVE = 0.3
"""An element is brought to this share of the window's height: what stands over it says where it is."""


def pointers(walk: Walk, spots: Sequence[Spot]) -> list[Pointer]:
    """Return what points at the first of them."""
    return [
        Pointer(walk.page.locator(spot.target), _quoted(spot.what), _quoted(spot.what), spot.target)
        for spot in spots[:MOST_POINTED]
    ]


def show_spots(walk: Walk, *kinds: Sequence[Spot]) -> None:
    """Point at them in the step's picture; a kind of which none is on the screen gets one more, of its first."""
    here = []
    for spots in kinds:
        shown = [spot for spot in spots[:MOST_POINTED] if _is_shown(walk, spot)]
        here += pointers(walk, shown)
        if spots and not shown and walk.attempt == 1:  # a second look is to see it again, not to show it again
            with suppress(Error):  # what was measured holds without this picture
                bring_up(walk, spots[0])
                walk.keep_picture(*pointers(walk, spots), beside=True)
                move_to(walk, 0, 0)
    walk.point_at_all(here)


def bring_up(walk: Walk, spot: Spot | None) -> tuple[float, float]:
    """Move the screen down to an element; return where it then stands."""
    top = spot.box[1] if spot is not None and spot.box is not None else 0
    return move_to(walk, 0, top - ROOM_ABOVE * screen_size(walk)[1])


def _is_shown(walk: Walk, spot: Spot) -> bool:
    if spot.box is None:
        return False
    _, top, _, height = spot.box
    screen = screen_size(walk)[1]
    return top + min(height, screen / 2) <= screen


def _quoted(what: str) -> str:
    return f"“{what[:LONGEST_CAPTION]}{'…' if len(what) > LONGEST_CAPTION else ''}”"
