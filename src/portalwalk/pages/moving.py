"""Where a screen stands on a page, and moving it there."""

from portalwalk.pages.walk import Walk

STEADY_LOOKS, STEADY_MS = 4, 2_000
"""A finger's swing goes on for a moment: the screen has to stand at a place for so many looks in a row."""
_NEAR_PX = 2

_WHERE = "() => [Math.max(scrollX, visualViewport.pageLeft), Math.max(scrollY, visualViewport.pageTop)]"
_SIZE = "() => [visualViewport.width, visualViewport.height]"
_MOST = "() => [document.documentElement.scrollWidth, document.documentElement.scrollHeight]"


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
    width, height = screen_size(walk)
    session = walk.camera.session()
    root = session.send("Runtime.evaluate", {"expression": "document.documentElement"})["result"]["objectId"]
    x, y = _within(walk, left, top, (width, height))
    rect = {"x": x, "y": y, "width": width, "height": height}
    session.send("DOM.scrollIntoViewIfNeeded", {"objectId": root, "rect": rect})
    return where(walk)


def move_back(walk: Walk, left: float, top: float) -> None:
    """Bring a place back that a finger moved away, as often as its swing takes it away again."""
    wanted = _within(walk, left, top, screen_size(walk))
    looks = [False] * STEADY_LOOKS

    def stays() -> bool:
        looks.append(all(abs(at - to) <= _NEAR_PX for at, to in zip(where(walk), wanted, strict=True)))
        if not looks[-1]:
            move_to(walk, left, top)
        return all(looks[-STEADY_LOOKS:])

    walk.tab.wait_until(stays, STEADY_MS)


def _within(walk: Walk, left: float, top: float, screen: tuple[float, float]) -> tuple[float, float]:
    most_left, most_top = (most - shown for most, shown in zip(walk.page.evaluate(_MOST), screen, strict=True))
    return max(0.0, min(left, most_left)), max(0.0, min(top, most_top))
