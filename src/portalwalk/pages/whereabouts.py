"""Where on the page something stands that has no selector: a page's own words, a field by what it holds."""

from typing import Literal

from playwright.sync_api import Error, Frame, Page

from portalwalk.browser.camera import Box
from portalwalk.pages.snapshot import MOST_FRAMES, script

LONGEST_SOUGHT = 60


def box_of_words(page: Page, words: str) -> Box | None:
    """Return where these words first can be read, in CSS px of the window; None when nowhere."""
    return _box(page, "words", words[:LONGEST_SOUGHT])


def box_of_field_with(page: Page, value: str) -> Box | None:
    """Return the first visible field, passwords left out, that holds just this value; None when none does."""
    return _box(page, "field", value)


def is_in_window(page: Page, box: Box) -> bool:
    """Whether a box's upper left corner, or what is left of it, can be seen without scrolling."""
    x, y, width, height = box
    size = page.viewport_size or {"width": 0, "height": 0}
    return x + width > 0 and y + height > 0 and x < size["width"] and y < size["height"]


def _box(page: Page, what: Literal["words", "field"], sought: str) -> Box | None:
    """Look in the page, then in its frames; what goes away while it is looked for is nowhere."""
    for frame in list(page.frames)[:MOST_FRAMES]:
        try:
            found = frame.evaluate(script("whereabouts"), [what, sought])
            if found:
                left, top = (0, 0) if frame == page.main_frame else _corner(frame)
                x, y, width, height = found
                return (x + left, y + top, width, height)
        except Error:
            continue
    return None


def _corner(frame: Frame) -> tuple[float, float]:
    """Return where a frame's content begins in the window."""
    box = frame.frame_element().bounding_box()
    return (box["x"], box["y"]) if box else (0, 0)
