"""Where things stand on the page, all asked in one go: controls, words, a field by what it holds."""

from collections.abc import Sequence

from playwright.sync_api import Error, Frame, Page

from portalwalk.browser.camera import Box
from portalwalk.pages.snapshot import MOST_FRAMES, script

LONGEST_SOUGHT = 60
FOUND_MS = 1_500
"""What was seen a moment ago is there, or has gone."""

_IN_FRAMES = ("words", "field")
"""A selector means the page itself: in a frame it would find something else."""

Wanted = tuple[str, ...]
"""What to look for, made by one of the four functions below."""


def words_of(said: str) -> Wanted:
    """Look for words of the page, where they first can be read."""
    return ("words", said[:LONGEST_SOUGHT])


def field_with(value: str) -> Wanted:
    """Look for a visible field that holds just this; a password is never compared."""
    return ("field", value)


def element(selector: str) -> Wanted:
    """Look for an element by its CSS selector."""
    return ("element", selector)


def between(first: str, last: str) -> Wanted:
    """Look for all that lies from one element to another."""
    return ("between", first, last)


def boxes_of(page: Page, wanted: Sequence[Wanted]) -> list[Box | None]:
    """Return where each is, in CSS px of the window: in the page, else in its frames; None for what cannot be seen."""
    found: list[Box | None] = [None] * len(wanted)
    for frame in list(page.frames)[:MOST_FRAMES]:
        missing = [
            number
            for number, (way, *_) in enumerate(wanted)
            if found[number] is None and (frame == page.main_frame or way in _IN_FRAMES)
        ]
        if not missing:
            continue
        for number, box in zip(missing, _boxes_in(frame, [wanted[one] for one in missing]), strict=True):
            found[number] = box
    return found


def box_of(page: Page, wanted: Wanted) -> Box | None:
    """Return where one thing is; None when it cannot be seen."""
    return boxes_of(page, [wanted])[0]


def is_in_window(page: Page, box: Box) -> bool:
    """Whether some of a box can be seen without scrolling."""
    x, y, width, height = box
    size = page.viewport_size or {"width": 0, "height": 0}
    return x + width > 0 and y + height > 0 and x < size["width"] and y < size["height"]


def _boxes_in(frame: Frame, wanted: Sequence[Wanted]) -> list[Box | None]:
    """Return each within one frame; a frame that goes away meanwhile holds nothing."""
    try:
        found = frame.evaluate(script("whereabouts"), [list(one) for one in wanted])
        left, top = _corner(frame) if frame.parent_frame and any(found) else (0, 0)
    except Error:
        return [None] * len(wanted)
    return [(box[0] + left, box[1] + top, box[2], box[3]) if box else None for box in found]


def _corner(frame: Frame) -> tuple[float, float]:
    """Return where a frame's content begins in the window."""
    box = frame.frame_element().bounding_box()
    return (box["x"], box["y"]) if box else (0, 0)
