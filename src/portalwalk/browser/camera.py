"""Pictures of what a visitor sees: masked where they are private, and where on them is what matters."""

import base64
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from playwright.sync_api import CDPSession, Error, Locator, Page

from portalwalk.browser.context import DESKTOP, PHONE_SCALE
from portalwalk.browser.private_text import private_boxes
from portalwalk.browser.tab import Tab
from portalwalk.evidence.folder import InspectionFolder
from portalwalk.evidence.pictures import masked, picture_size
from portalwalk.evidence.redaction import Redactor
from portalwalk.model.observations import Mark

JPEG_QUALITY = 75
MASK_EDGE_PX = 2


Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Pointer:
    """Something on the page that a reader should look at."""

    there: Locator | Box
    """A box is in CSS px of the window."""
    caption: str = ""
    zh: str = ""
    target: str = ""
    """The selector that a finding names for it."""


Shot = tuple[str | None, tuple[Mark, ...]]
"""The id of a picture that was kept, and where on it each thing is that was pointed at and there."""


class NothingToSeeError(Exception):
    """The window holds a document without any element."""


@dataclass
class Camera:
    """Takes pictures of one visitor's window into the inspection folder."""

    tab: Tab
    device: str
    folder: InspectionFolder
    redactor: Redactor
    _sessions: dict[Page, CDPSession] = field(default_factory=dict)

    def shoot(self, pointers: Sequence[Pointer] = (), step: str = "") -> Shot:
        """Keep a picture of what the window shows, private fields masked, and note where on it `pointers` point.

        No picture when there is nothing to take one of: the window is gone, never stands still, or holds a document
        without any element, of which Chromium's captureScreenshot never returns.
        """
        if self.tab.is_gone:
            return None, ()
        for is_last in (False, True):
            try:
                return self._picture(pointers, step)
            except NothingToSeeError:
                return None, ()
            except Error:
                if self.tab.is_gone:
                    return None, ()
                if is_last:
                    break
                self.tab.settle()  # it was moving on: once more, of what came
        return None, ()  # it never stands still

    def _picture(self, pointers: Sequence[Pointer], step: str) -> Shot:
        session = self._sessions.get(self.tab.page)
        if session is None:
            session = self._sessions[self.tab.page] = self.tab.context.new_cdp_session(self.tab.page)
        private = self._private_boxes()
        wanted: dict[str, object] = {"format": "jpeg", "quality": JPEG_QUALITY, "optimizeForSpeed": True}
        if self.device != DESKTOP and (clip := _enlarged(session)) is not None:
            wanted["clip"] = clip
        answer = session.send("Page.captureScreenshot", wanted)
        private += self._private_boxes()  # before and after: what moves meanwhile is covered at both places
        taken = base64.b64decode(answer["data"])
        on_picture = self._on_picture(taken)
        picture = masked(taken, [_grown(on_picture(box)) for box in private])
        seen = [(one, _box_of(one.there) if isinstance(one.there, Locator) else one.there) for one in pointers]
        kept = self.folder.keep(picture, "jpg", url=self.redactor.url(self.tab.url), step=self.redactor.text(step))
        return kept, tuple(_mark(kept, one, on_picture(box)) for one, box in seen if box is not None)

    def _on_picture(self, picture: bytes) -> Callable[[Box], Box]:
        """Return what takes a box from the page to the picture; a phone shows a page that is too wide smaller."""
        if self.device == DESKTOP:
            return lambda box: box
        try:
            shown_px, left, top = self.tab.page.evaluate(
                "() => [visualViewport.width, visualViewport.offsetLeft, visualViewport.offsetTop]"
            )
        except Error:
            return lambda box: box  # it went away: nothing of it is measured, either
        scale = picture_size(picture)[0] / max(shown_px, 1)

        def place(box: Box) -> Box:
            x, y, width, height = box
            return _scaled((x - left, y - top, width, height), scale)

        return place

    def _private_boxes(self) -> list[Box]:
        boxes = private_boxes(self.tab.page, self.redactor)
        if boxes is None:
            raise NothingToSeeError
        return boxes


def _mark(picture: str, pointer: Pointer, box: Box) -> Mark:
    x, y, width, height = (round(edge, 1) for edge in box)
    return Mark(
        picture=picture,
        box=(x, y, width, height),
        caption=pointer.caption,
        caption_zh=pointer.zh,
        target=pointer.target,
    )


def _enlarged(session: CDPSession) -> dict[str, float] | None:
    """Return what the screen shows, as a clip drawn larger than a phone's CSS px; None for a page zoomed out."""
    seen = session.send("Page.getLayoutMetrics")["cssVisualViewport"]
    if seen["scale"] != 1:
        return None
    place = {"x": seen["pageX"], "y": seen["pageY"], "width": seen["clientWidth"], "height": seen["clientHeight"]}
    return place | {"scale": PHONE_SCALE}


def _scaled(box: Box, scale: float) -> Box:
    x, y, width, height = box
    return (x * scale, y * scale, width * scale, height * scale)


def _grown(box: Box) -> Box:
    """Leave no edge uncovered where a box falls between two pixels."""
    x, y, width, height = box
    return (x - MASK_EDGE_PX, y - MASK_EDGE_PX, width + 2 * MASK_EDGE_PX, height + 2 * MASK_EDGE_PX)


def bring_into_view(locator: Locator) -> Box | None:
    """Scroll to a control as a visitor does who looks for it, and return where it then is."""
    size, box = locator.page.viewport_size, _box_of(locator)
    if box is not None and size is not None:
        x, y, width, height = box
        if x >= 0 and y >= 0 and x + width <= size["width"] and y + height <= size["height"]:
            return box
    locator.scroll_into_view_if_needed()
    return _box_of(locator)


def _box_of(locator: Locator) -> Box | None:
    try:
        box = locator.first.bounding_box(timeout=500)
    except Error:
        return None  # it went with the page that held it: the picture shows what came instead
    return (box["x"], box["y"], box["width"], box["height"]) if box else None
