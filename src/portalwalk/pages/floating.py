"""What comes up by itself in front of a page: boxes and windows; whether they close, and stay closed."""

import re
from contextlib import suppress
from dataclasses import dataclass
from time import monotonic

from playwright.sync_api import Error

from portalwalk.browser.camera import Pointer
from portalwalk.browser.holding import hold_back
from portalwalk.browser.stops import BlockedError, LookError
from portalwalk.model.observations import FloatingBox, PopupsLookedFor
from portalwalk.pages.closing import CLOSES_MS, Box, Closer, boxes_on
from portalwalk.pages.lists import same_page
from portalwalk.pages.portal import Portal
from portalwalk.pages.walk import Walk

LOOK_MS = 2_000
"""How long a visitor looks at a page that has opened; many boxes come up a second after it (ours)."""
MOVING_MS = 400
MOVED_PX = 2
AGAIN_MS = 700
"""A box that comes back has this much longer for it than it took the first time."""
MOST_ALONE_S = 15
"""A box that counts down is waited for so long."""
ALONE_S = 3

IN_THE_WAY = 0.05  # page-norms §3, proposal: boxes that cover more than 5 % of the screen

_COUNTDOWN = re.compile(r"(\d{1,2})\s*(?:秒|s\b)", re.IGNORECASE)


@dataclass
class Onlooker:
    """One visitor who opens a page and waits."""

    walk: Walk
    portal: Portal
    look_ms: int = LOOK_MS
    closes_ms: int = CLOSES_MS
    alone_s: float = ALONE_S
    again_ms: int = AGAIN_MS

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

    def _see_next(self, before: list[Box]) -> PopupsLookedFor | None:
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
        return _seen(url, "list", new, windows, evidence, self.again_ms)

    def _see_again(self, before: list[Box], url: str, where: str) -> tuple[list[Box], tuple[str, ...]]:
        closed = [box for box in before if box.closed_by not in ("", "itself") and not box.came_back]
        names = {
            "reload": ("open the page once more", "重新打开该页面"),
            "next page": ("open the next page", "打开下一个页面"),
        }
        with self.walk.step(names[where][0], zh=names[where][1]):
            self.walk.open(url)
            boxes = self._wait(max((box.after_ms for box in closed), default=0) + self.again_ms)
            windows = self._windows()
            for box in closed:
                again = next((one for one in boxes if one.is_the_same(box) and one.share > IN_THE_WAY), None)
                if again is not None:
                    box.came_back = where
                    box.evidence += again.evidence
            self._point_at(boxes)
        return boxes, windows

    def _wait(self, most_ms: float) -> list[Box]:
        """Wait for boxes, then watch whether they move; take a picture of each."""
        began = monotonic()
        first: dict[str, float] = {}

        def note() -> bool:
            for one in boxes_on(self.walk):
                first.setdefault(one.target, (monotonic() - began) * 1000)
            return False

        self.walk.tab.wait_until(note, most_ms)
        before = {one.target: one.box for one in boxes_on(self.walk)}
        self.walk.tab.wait_until(lambda: False, MOVING_MS if before else 0)
        boxes = boxes_on(self.walk)
        for one in boxes:
            x, y = before.get(one.target, one.box)[:2]
            one.moves = abs(x - one.box[0]) > MOVED_PX or abs(y - one.box[1]) > MOVED_PX
            one.after_ms = first.get(one.target, 0)
        kept = [one for one in boxes if one.moves or (one.covers and (not one.absolute or one.closers))]
        for one in kept:
            name = f"“{one.what or one.target}”"
            picture = self.walk.keep_picture(Pointer(self.walk.page.locator(one.target), name, name, one.target))
            one.evidence = [picture] if picture else []
        return kept

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

    def _point_at(self, boxes: list[Box]) -> None:
        if boxes:
            name = f"“{boxes[0].what or boxes[0].target}”"
            self.walk.point_at(self.walk.page.locator(boxes[0].target), name, zh=name)

    def _close(self, box: Box) -> None:
        """Try the close button, Escape and a click beside it; then wait whether it goes by itself."""
        name, closer = box.what or box.target, Closer(self.walk)
        with self.walk.step(f"close “{name}”", zh=f"关闭“{name}”"):
            box.closed_by = self._try_to_close(box, closer)
            if box.closed_by:
                return
            said = _COUNTDOWN.search(box.what)
            alone_s = min(MOST_ALONE_S, int(said.group(1)) + 1) if said else self.alone_s
            if self.walk.tab.wait_until(lambda: not closer.stands(box), alone_s * 1000):
                box.closed_by = "itself"
            else:
                self._point_at([box])

    def _try_to_close(self, box: Box, closer: Closer) -> str:
        """Try every way a visitor has; return the one that closed it. What looks like × may also be what agrees."""
        here = self.walk.tab.url
        for way, act in closer.ways(box):
            self.walk.tab.events.forget()
            with hold_back(self.walk.page.context) as held:
                act()
                went = self.walk.tab.wait_until(lambda: not closer.stands(box), self.closes_ms)
                self._windows()  # a link in it opened them
            box.held_back |= bool(held)
            if self.walk.tab.url.partition("#")[0] != here.partition("#")[0]:
                self.walk.open(here)  # that was a link
                self._wait(box.after_ms + self.again_ms)
            elif went:
                return way
        return ""


def _seen(
    url: str, template: str, boxes: list[Box], windows: tuple[str, ...], evidence: tuple[str, ...], waited_ms: int
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
                held_back=box.held_back,
                evidence=tuple(box.evidence),
            )
            for box in boxes
        ),
    )
