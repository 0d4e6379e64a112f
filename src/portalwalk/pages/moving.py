"""Where a screen stands on a page, and moving it there."""

from portalwalk.pages.walk import Walk

STEADY_LOOKS, STEADY_MS = 4, 2_000
"""A finger's swing goes on for a moment: the screen has to stand at a place for so many looks in a row."""

_WHERE = "() => [Math.max(scrollX, visualViewport.pageLeft), Math.max(scrollY, visualViewport.pageTop)]"
_SIZE = "() => [visualViewport.width, visualViewport.height]"
_MOST = "() => [document.documentElement.scrollWidth, document.documentElement.scrollHeight]"
_NEAR_PX = 2


def where(walk: Walk) -> tuple[float, float]:
    """Return what of the page stands at the screen's left and top edge, in CSS px."""
    left, top = walk.page.evaluate(_WHERE)
    return left, top


def screen_size(walk: Walk) -> tuple[float, float]:
    """Return how much of the page the screen shows, in CSS px."""
    width, height = walk.page.evaluate(_SIZE)
    return width, height


def move_to(walk: Walk, left: float, top: float) -> tuple[float, float]:
    """Bring a place of the page to the screen's left and top edge, as far as the page goes; return where it stands.

    On a phone, `scrollTo` moves the layout alone: a page that is wider than the screen stays where a finger left it.
    """
    wanted = [
        max(0.0, min(at, most - shown))
        for at, most, shown in zip((left, top), walk.page.evaluate(_MOST), screen_size(walk), strict=True)
    ]
    session = walk.page.context.new_cdp_session(walk.page)
    looks = [False] * STEADY_LOOKS

    def stays() -> bool:
        looks.append(all(abs(at - to) <= _NEAR_PX for at, to in zip(where(walk), wanted, strict=True)))
        if not looks[-1]:
            width, height = screen_size(walk)
            root = session.send("Runtime.evaluate", {"expression": "document.documentElement"})["result"]["objectId"]
            rect = {"x": wanted[0], "y": wanted[1], "width": width, "height": height}
            session.send("DOM.scrollIntoViewIfNeeded", {"objectId": root, "rect": rect})
        return all(looks[-STEADY_LOOKS:])

    try:
        walk.tab.wait_until(stays, STEADY_MS)
    finally:
        session.detach()
    return where(walk)
