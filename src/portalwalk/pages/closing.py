"""Boxes that float over a page: what they are, and every way a visitor tries to close one."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from playwright.sync_api import Error

from portalwalk.pages import words
from portalwalk.pages.snapshot import script
from portalwalk.pages.walk import Walk

CLOSES_MS = 800
CORNER_PX = 12
SMALLEST = 0.01
"""Smaller boxes (back to top, a chat's bubble) are no pop-ups (ours)."""
MOST_BOXES = 3
CONTENT_UNDER = 0.5
"""From this share of its points on, a box lies on content (ours): side bars over margins hardly cover any."""

_CLOSE = words.any_of(r"^\s*(关闭|×|✕|✖|x|close|我知道了|知道了|确定|跳过)\s*$")


@dataclass(slots=True)
class Box:
    """A box as it stands now, and what became of it."""

    target: str
    what: str
    share: float
    under: float
    box: tuple[float, float, float, float]
    closers: list[str]
    absolute: bool
    framed: bool
    moves: bool = False
    after_ms: float = 0
    closed_by: str = ""
    came_back: str = ""
    held_back: bool = False
    evidence: list[str] = field(default_factory=list)

    def is_the_same(self, other: "Box") -> bool:
        """Whether a visitor takes both for one box."""
        return self.target == other.target or (bool(self.what) and words.folded(self.what) == words.folded(other.what))

    @property
    def covers(self) -> bool:
        """Whether it lies on content."""
        return self.under >= CONTENT_UNDER


def boxes_on(walk: Walk) -> list[Box]:
    """Return the boxes that float over the page now, the largest first."""
    return [_box(raw) for raw in _look(walk)["boxes"]]


def _look(walk: Walk) -> dict[str, Any]:
    limits = {"smallest": SMALLEST, "most": MOST_BOXES}
    try:
        found: dict[str, Any] = json.loads(walk.page.evaluate(script("floating"), limits))
    except Error:
        return {"boxes": [], "free": None}  # it is moving on: nothing stands there
    return found


def _box(raw: dict[str, Any]) -> Box:
    return Box(**{**raw, "box": tuple(raw["box"])})


@dataclass
class Closer:
    """A visitor who wants a box out of the way."""

    walk: Walk

    def ways(self, box: Box) -> Iterator[tuple[str, Callable[[], None]]]:
        """Return what a visitor tries, likeliest first: the name of each way, and what does it."""
        for css in box.closers:
            yield "its button", partial(self._press, css)
        if box.framed:
            yield "its button", self._press_in_frames
        yield "Escape", partial(self.walk.page.keyboard.press, "Escape")
        yield "a click beside it", self._click_beside
        yield "its button", partial(self._click_corner, box)

    def stands(self, box: Box) -> bool:
        """Whether a box is still there."""
        return any(one.is_the_same(box) for one in boxes_on(self.walk))

    def _press(self, css: str) -> None:
        """Press a button wherever it is by now: a box that moves stops for a mouse, or does not."""
        button = self.walk.page.locator(css).first
        try:
            for press in (self._click_at, self._click_at, lambda _box: button.evaluate("el => el.click()")):
                box = button.bounding_box(timeout=500)
                if box is None or not button.is_visible():
                    return
                press((box["x"] + box["width"] / 2, box["y"] + box["height"] / 2))
                if self.walk.tab.wait_until(lambda: not button.is_visible(), CLOSES_MS / 4):
                    return
        except Error:
            return  # it went with the box that held it

    def _press_in_frames(self) -> None:
        for frame in self.walk.page.frames[1:]:
            try:
                frame.get_by_text(_CLOSE).first.click(timeout=500)
            except Error:
                continue  # not in this one

    def _click_beside(self) -> None:
        free = _look(self.walk)["free"]
        if free:
            self._click_at(free)

    def _click_corner(self, box: Box) -> None:
        """Click where the × of a box drawn as one picture is."""
        now = next((one.box for one in boxes_on(self.walk) if one.is_the_same(box)), None)
        if now is not None:
            self._click_at((now[0] + now[2] - CORNER_PX, now[1] + CORNER_PX))

    def _click_at(self, point: Sequence[float]) -> None:
        self.walk.page.mouse.click(*point)
