"""What comes up by itself in front of a page: boxes and windows; whether they close, and stay closed."""

import json
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from time import monotonic
from typing import Any

from playwright.sync_api import Error

from portalwalk.browser.stops import BlockedError, LookError
from portalwalk.model.observations import FloatingBox, PopupsLookedFor
from portalwalk.pages import words
from portalwalk.pages.lists import same_page
from portalwalk.pages.portal import Portal
from portalwalk.pages.snapshot import script
from portalwalk.pages.walk import Walk

LOOK_MS = 2_000
"""How long a visitor looks at a page that has opened; many boxes come up a second after it (ours)."""
MOVING_MS = 400
MOVED_PX = 2
CLOSES_MS = 800
CORNER_PX = 12
AGAIN_MS = 700
"""A box that comes back has this much longer for it than it took the first time."""
MOST_ALONE_S = 15
"""A box that counts down is waited for so long."""
ALONE_S = 3

SMALLEST = 0.01
"""Smaller boxes (back to top, a chat's bubble) are no pop-ups (ours)."""
IN_THE_WAY = 0.05  # page-norms §3, proposal: boxes that cover more than 5 % of the screen
MOST_BOXES = 3
CONTENT_UNDER = 0.5
"""From this share of its points on, a box lies on content (ours): side bars over margins hardly cover any."""

_COUNTDOWN = re.compile(r"(\d{1,2})\s*(?:秒|s\b)", re.IGNORECASE)
_CLOSE = words.any_of(r"^\s*(关闭|×|✕|✖|x|close|我知道了|知道了|确定|跳过)\s*$")


@dataclass(slots=True)
class _Box:
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
    evidence: list[str] = field(default_factory=list)

    def is_the_same(self, other: "_Box") -> bool:
        """Whether a visitor takes both for one box."""
        return self.target == other.target or (bool(self.what) and words.folded(self.what) == words.folded(other.what))

    @property
    def covers(self) -> bool:
        return self.under >= CONTENT_UNDER


@dataclass
class Onlooker:
    """One visitor who opens a page and waits."""

    walk: Walk
    portal: Portal
    look_ms: int = LOOK_MS

    def look_for_popups(self) -> None:
        """Open the home page and a column; close what came up; see whether it comes back."""
        with self.walk.step(
            "open the home page and wait for what comes up by itself", zh="打开首页，等待自动弹出的内容"
        ):
            self.walk.open_home()
            pictures: list[str] = []
            boxes, windows = self._wait(self.look_ms), self._windows(pictures)
            url = self.walk.tab.url
            self._point_at(boxes)
        evidence = (*pictures, *self.walk.last_evidence)
        for box in boxes:
            self._close(box)
        if any(box.closed_by for box in boxes):
            self._see_again(boxes, url, "reload")
        column = self._see_next(boxes)
        self.walk.observe(_seen(url, "home", boxes, windows, evidence, self.look_ms))
        if column is not None:
            self.walk.observe(column)

    def _see_next(self, before: list[_Box]) -> PopupsLookedFor | None:
        """Open a column: what was closed stays away, and nothing else comes up."""
        home = self.portal.lay.url
        url = next((one.url for one in self.portal.columns if not same_page(one.url, home)), None)
        if url is None:
            return None
        try:
            boxes, windows = self._see_again(before, url, "next page")
        except (BlockedError, LookError):
            return None
        evidence = self.walk.last_evidence
        new = [box for box in boxes if not any(box.is_the_same(other) for other in before)]
        for box in new:
            self._close(box)
        return _seen(url, "list", new, windows, evidence, AGAIN_MS)

    def _see_again(self, before: list[_Box], url: str, where: str) -> tuple[list[_Box], tuple[str, ...]]:
        closed = [box for box in before if box.closed_by not in ("", "itself") and not box.came_back]
        names = {
            "reload": ("open the page once more", "重新打开该页面"),
            "next page": ("open the next page", "打开下一个页面"),
        }
        with self.walk.step(names[where][0], zh=names[where][1]):
            self.walk.open(url)
            boxes = self._wait(max((box.after_ms for box in closed), default=0) + AGAIN_MS)
            windows = self._windows()
            for box in closed:
                again = next((one for one in boxes if one.is_the_same(box) and one.share > IN_THE_WAY), None)
                if again is not None:
                    box.came_back = where
                    box.evidence += again.evidence
            self._point_at(boxes)
        return boxes, windows

    def _wait(self, most_ms: float) -> list[_Box]:
        """Wait for boxes, then watch whether they move; take a picture of each."""
        began = monotonic()
        first: dict[str, float] = {}

        def note() -> bool:
            for one in self._boxes():
                first.setdefault(one.target, (monotonic() - began) * 1000)
            return False

        self.walk.tab.wait_until(note, most_ms)
        before = {one.target: one.box for one in self._boxes()}
        self.walk.tab.wait_until(lambda: False, MOVING_MS if before else 0)
        boxes = self._boxes()
        for one in boxes:
            x, y = before.get(one.target, one.box)[:2]
            one.moves = abs(x - one.box[0]) > MOVED_PX or abs(y - one.box[1]) > MOVED_PX
            one.after_ms = first.get(one.target, 0)
        kept = [one for one in boxes if one.moves or (one.covers and (not one.absolute or one.closers))]
        for one in kept:
            picture = self.walk.keep_picture(self.walk.page.locator(one.target).first)
            one.evidence = [picture] if picture else []
        return kept

    def _boxes(self) -> list[_Box]:
        return [_box(raw) for raw in self._look()["boxes"]]

    def _look(self) -> dict[str, Any]:
        limits = {"smallest": SMALLEST, "most": MOST_BOXES}
        try:
            found: dict[str, Any] = json.loads(self.walk.page.evaluate(script("floating"), limits))
        except Error:
            return {"boxes": [], "free": None}  # it is moving on: nothing stands there
        return found

    def _windows(self, pictures: list[str] | None = None) -> tuple[str, ...]:
        """Return the addresses of windows that nobody asked for, and close them; `pictures` get one of each."""
        here = self.walk.page
        addresses = []
        for window in [one for one in self.walk.tab.events.windows if one is not here and not one.is_closed()]:
            with suppress(Error):  # it is named by what it was asked for
                window.wait_for_url(lambda url: url != "about:blank", timeout=1_500)
            addresses.append(window.url)
            if pictures is not None:
                self.walk.tab.page = window
                pictures += filter(None, [self.walk.keep_picture()])
                self.walk.tab.page = here
            window.close()
        return tuple(addresses)

    def _point_at(self, boxes: list[_Box]) -> None:
        if boxes:
            name = f"“{boxes[0].what or boxes[0].target}”"
            self.walk.point_at(self.walk.page.locator(boxes[0].target), name, zh=name)

    def _close(self, box: _Box) -> None:
        """Try the close button, Escape and a click beside it; then wait whether it goes by itself."""
        name = box.what or box.target
        with self.walk.step(f"close “{name}”", zh=f"关闭“{name}”"):
            here = self.walk.tab.url
            for way, act in self._ways_to_close(box):
                self.walk.tab.events.forget()
                act()
                went = self.walk.tab.wait_until(lambda: not self._stands(box), CLOSES_MS)
                self._windows()  # a link in it opened them
                if self.walk.tab.url.partition("#")[0] != here.partition("#")[0]:
                    self.walk.open(here)  # that was a link
                    self._wait(box.after_ms + AGAIN_MS)
                elif went:
                    box.closed_by = way
                    return
            said = _COUNTDOWN.search(box.what)
            alone_s = min(MOST_ALONE_S, int(said.group(1)) + 1) if said else ALONE_S
            if self.walk.tab.wait_until(lambda: not self._stands(box), alone_s * 1000):
                box.closed_by = "itself"
            else:
                self._point_at([box])

    def _ways_to_close(self, box: _Box) -> Iterator[tuple[str, Callable[[], None]]]:
        for css in box.closers:
            yield "its button", partial(self._press, css)
        if box.framed:
            yield "its button", self._press_in_frames
        yield "Escape", partial(self.walk.page.keyboard.press, "Escape")
        yield "a click beside it", self._click_beside
        yield "its button", partial(self._click_corner, box)

    def _stands(self, box: _Box) -> bool:
        return any(one.is_the_same(box) for one in self._boxes())

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
        free = self._look()["free"]
        if free:
            self._click_at(free)

    def _click_corner(self, box: _Box) -> None:
        """Click where the × of a box drawn as one picture is."""
        now = next((one.box for one in self._boxes() if one.is_the_same(box)), None)
        if now is not None:
            self._click_at((now[0] + now[2] - CORNER_PX, now[1] + CORNER_PX))

    def _click_at(self, point: Sequence[float]) -> None:
        self.walk.page.mouse.click(*point)


def _box(raw: dict[str, Any]) -> _Box:
    return _Box(**{**raw, "box": tuple(raw["box"])})


def _seen(
    url: str, template: str, boxes: list[_Box], windows: tuple[str, ...], evidence: tuple[str, ...], waited_ms: int
) -> PopupsLookedFor:
    return PopupsLookedFor(
        url=url,
        evidence=evidence,
        template=template,
        waited_ms=waited_ms,
        windows=windows,
        boxes=tuple(
            FloatingBox(
                target=box.target,
                what=box.what,
                share=box.share,
                covers=box.covers,
                moves=box.moves,
                closed_by=box.closed_by,
                came_back=box.came_back,
                evidence=tuple(box.evidence),
            )
            for box in boxes
        ),
    )
