"""A page under a finger: whether a swipe moves it sideways, and what then comes onto the screen."""

from collections.abc import Sequence
from contextlib import suppress

from playwright.sync_api import CDPSession, Error

from portalwalk.model.observations import Spot
from portalwalk.pages.moving import move_back, move_to, screen_size, where
from portalwalk.pages.spots import bring_up, pointers
from portalwalk.pages.walk import Walk

SWIPE_PX = 200
SWIPE_MS = 500
SWIPE_FROM = (280, 300)
"""x and y in CSS px: on every screen, and below most heads."""
_STEP_PX = 20

MOST_SCREENS = 3
"""Pictures to the right of the first, at most: a page four screens wide is shown whole (ours)."""
OVERLAP = 0.95
"""Each picture begins a little before the last one ended, so that nothing is lost between two (ours)."""


def swipes_sideways(walk: Walk) -> bool:
    """Swipe with a finger, and see whether the page moved; then move it back to where it was."""
    start, top = where(walk)
    session = walk.page.context.new_cdp_session(walk.page)
    try:
        _swipe(session, -SWIPE_PX)
        return walk.tab.wait_until(lambda: where(walk)[0] > start + 2, SWIPE_MS)
    finally:
        with suppress(Error):  # that it moved is seen
            session.detach()
            move_back(walk, start, top)


def show_beyond(walk: Walk, spots: Sequence[Spot]) -> None:
    """Keep a picture of the screen with the first thing that sticks out, and of what lies to the right of it.

    In a second look only that it moves again matters.
    """
    if walk.attempt == 1:
        with suppress(Error):  # that it moved is seen, with or without these pictures
            _show_beyond(walk, spots)


def _show_beyond(walk: Walk, spots: Sequence[Spot]) -> None:
    walk.camera.prepare()
    bring_up(walk, spots[0] if spots else None)
    base = walk.keep_picture(*pointers(walk, spots), beside=True)
    start, top = where(walk)
    reached = start
    width, _ = screen_size(walk)
    for number in range(1, MOST_SCREENS + 1):
        now, _ = move_to(walk, start + number * OVERLAP * width, top)
        if base is None or now <= reached + 2:
            break
        reached = now
        walk.keep_moved(base, (now - start) / width)
    move_to(walk, 0, 0)


def _swipe(session: CDPSession, by_px: int) -> None:
    """Draw one finger across the screen."""
    x, y = SWIPE_FROM
    session.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]})
    step = _STEP_PX if by_px > 0 else -_STEP_PX
    for there in range(x + step, x + by_px, step):
        session.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [{"x": there, "y": y}]})
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
