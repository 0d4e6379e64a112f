"""Pictures of what a visitor sees: masked where they are private, and where on them is what matters."""

import base64
from collections.abc import Sequence
from dataclasses import dataclass, field

from playwright.sync_api import CDPSession, Error, Locator, Page

from portalwalk.browser.context import DESKTOP, PHONE_SCALE, TABLET_PX
from portalwalk.browser.private_text import private_boxes
from portalwalk.browser.tab import Tab
from portalwalk.evidence.folder import InspectionFolder
from portalwalk.evidence.pictures import masked, picture_size
from portalwalk.evidence.redaction import Redactor
from portalwalk.model.observations import Mark

JPEG_QUALITY = 65
"""Measured, see docs/explanation/evidence.md: 13 % smaller than 75, 12 px Chinese text as legible."""
MASK_EDGE_PX = 2


Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Pointer:
    """Something on the page that a reader should look at."""

    there: Locator | Box
    """A box is in CSS px of what the screen shows."""
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
        session = self.session()
        private = self._private_boxes()
        answer, stood = self._captured(session)
        if not stood:
            private = self._private_boxes()
            answer, _ = self._captured(session)
        private += self._private_boxes()  # before and after: what moves meanwhile is covered at both places
        taken = base64.b64decode(answer)
        scale, offset = self._seen_of(taken)
        picture = masked(taken, [_grown(_scaled(_moved(box, offset), scale)) for box in private])
        seen = [(one, _box_of(one.there) if isinstance(one.there, Locator) else one.there) for one in pointers]
        kept = self.folder.keep(picture, "jpg", url=self.redactor.url(self.tab.url), step=self.redactor.text(step))
        return kept, tuple(_mark(kept, one, _scaled(box, scale)) for one, box in seen if box is not None)

    def prepare(self) -> None:
        """Take a picture that nobody keeps: after it, a page that is wider than a phone stays where it is moved."""
        self._captured(self.session())

    def session(self) -> CDPSession:
        """Return what talks to the page that stands in the window, for as long as it does."""
        session = self._sessions.get(self.tab.page)
        if session is None:
            session = self._sessions[self.tab.page] = self.tab.context.new_cdp_session(self.tab.page)
        return session

    def _captured(self, session: CDPSession) -> tuple[str, bool]:
        """Take what the screen shows; say whether it stood still.

        The first picture of a page that is wider than a phone makes Chromium lay it out anew, and shows another place
        of it than the screen did.
        """
        wanted: dict[str, object] = {"format": "jpeg", "quality": JPEG_QUALITY, "optimizeForSpeed": True}
        before = _screen(session) if self.device != DESKTOP else {}
        if self.device != DESKTOP and (clip := _enlarged(before)) is not None:
            wanted["clip"] = clip
        data: str = session.send("Page.captureScreenshot", wanted)["data"]
        return data, self.device == DESKTOP or _screen(session) == before

    def _seen_of(self, picture: bytes) -> tuple[float, tuple[float, float]]:
        """Return picture px a CSS px, and how far the screen stands from the edges of the layout.

        A phone shows a page that is too wide smaller, or a part of it. What scripts measure counts from the layout's
        edges; what Playwright measures, from the screen's.
        """
        if self.device == DESKTOP:
            return 1, (0, 0)
        try:
            shown_px, left, top = self.tab.page.evaluate(
                "() => [visualViewport.width, visualViewport.offsetLeft, visualViewport.offsetTop]"
            )
        except Error:
            return 1, (0, 0)  # it went away: nothing of it is measured, either
        return picture_size(picture)[0] / max(shown_px, 1), (left, top)

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


def _screen(session: CDPSession) -> dict[str, float]:
    seen: dict[str, float] = session.send("Page.getLayoutMetrics")["cssVisualViewport"]
    return seen


def _enlarged(screen: dict[str, float]) -> dict[str, float] | None:
    """Return what the screen shows, as a clip drawn larger than a phone's CSS px; None for a page zoomed out."""
    if screen["scale"] != 1:
        return None
    corner = {"x": screen["pageX"], "y": screen["pageY"]}
    scale = PHONE_SCALE if screen["clientWidth"] < TABLET_PX else 1
    return corner | {"width": screen["clientWidth"], "height": screen["clientHeight"], "scale": scale}


def _moved(box: Box, by: tuple[float, float]) -> Box:
    x, y, width, height = box
    return (x - by[0], y - by[1], width, height)


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
