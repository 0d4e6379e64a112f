"""Where a page shows what must not be on a picture: private fields, and numbers and secrets in its text."""

from functools import cache
from importlib.resources import files
from typing import TypedDict

from playwright.sync_api import Error, Frame, Page

from portalwalk.evidence.redaction import Redactor

Box = tuple[float, float, float, float]
"""x, y, width, height in CSS px from the edges of the layout, as scripts measure."""
Spans = list[tuple[int, int]]

LONGEST_TEXT = 400_000
"""Characters of a frame that are looked at (ours): a screen shows some thousand."""
_BETWEEN_TEXTS = "\0"
_SCREEN = "() => [visualViewport.offsetLeft, visualViewport.offsetTop]"


class _Seen(TypedDict):
    boxes: list[Box]
    texts: str


def private_boxes(page: Page, redactor: Redactor) -> list[Box] | None:
    """Find what is to be covered on a picture of a window; None when its document holds no element.

    Private are: what was typed into fields for passwords, telephone and identity numbers and e-mail addresses, and into
    every field of a form with a password; and in texts and other fields exactly what `redactor` masks in a text:
    identity numbers with the right check digit, mobile numbers, tokens, secrets of this walk. Landlines and hotlines
    stay. The page is told no secret: its texts are judged here.

    Raises:
        playwright.sync_api.Error: the window went away, or its page does not let itself be looked at.

    """
    boxes: list[Box] = []
    screen = page.evaluate(_SCREEN) if len(page.frames) > 1 else (0, 0)
    for frame in page.frames:
        if frame.parent_frame is None:
            found = _boxes_in(frame, redactor)
            if found is None:
                return None
            boxes += found
        else:
            boxes += _boxes_in_part(frame, redactor, screen)
    return boxes


def _boxes_in_part(frame: Frame, redactor: Redactor, screen: tuple[float, float]) -> list[Box]:
    """Find what is private in a frame of a page; all of it when it cannot be looked into.

    `screen` is where the screen stands on the layout: Playwright measures frames from the screen's edges, and on a
    phone that a finger has moved these are not the layout's.
    """
    try:
        element = frame.frame_element()
        place = element.bounding_box()
        left, top = element.evaluate("frame => [frame.clientLeft, frame.clientTop]")
    except Error:
        return []  # the frame went away: nothing of it is in the picture
    if place is None:
        return []
    x, y = place["x"] + screen[0], place["y"] + screen[1]
    try:
        found = _boxes_in(frame, redactor) or []
    except Error:
        return [] if frame.is_detached() else [(x, y, place["width"], place["height"])]
    left, top = left + x, top + y
    return [(x + left, y + top, width, height) for x, y, width, height in found]


def _boxes_in(frame: Frame, redactor: Redactor) -> list[Box] | None:
    seen: _Seen | None = frame.evaluate(_script())
    if seen is None:
        return None
    private = [
        (text, _in_utf_16(text, spans))
        for text in redactor.candidates(seen["texts"][:LONGEST_TEXT], _BETWEEN_TEXTS)
        if (spans := _spans_in(text, redactor))
    ]
    places: _Seen | None = frame.evaluate(_script(), private) if private else None
    found = seen["boxes"] + (places["boxes"] if places else [])
    return list(dict.fromkeys((x, y, width, height) for x, y, width, height in found))


def _spans_in(text: str, redactor: Redactor) -> Spans:
    """Find the private parts of a text, line by line."""
    spans, start = Spans(), 0
    for line in text.splitlines(keepends=True):
        spans += [(start + first, start + end) for first, end in redactor.spans(line)]
        start += len(line)
    return spans


def _in_utf_16(text: str, spans: Spans) -> Spans:
    """Count as JavaScript does: a character beyond U+FFFF counts twice."""
    if text.isascii() or max(text) <= "\uffff":
        return spans
    units = [0]
    for character in text:
        units.append(units[-1] + 1 + (character > "\uffff"))
    return [(units[start], units[end]) for start, end in spans]


@cache
def _script() -> str:
    return files("portalwalk.browser").joinpath("private_text.js").read_text(encoding="utf-8")
