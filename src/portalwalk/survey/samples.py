"""A sample of every template, looked at with axe-core at the desk and on a phone: its pages share their barriers."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from playwright.sync_api import BrowserContext, Error

from portalwalk.browser.camera import Pointer
from portalwalk.browser.context import DESKTOP
from portalwalk.browser.stops import WalkStoppedError
from portalwalk.browser.tab import Landing
from portalwalk.model.observations import AccessibilityLooked, BrokenRule, Observation, PageSeen
from portalwalk.pages.accessibility import bring_engine, first_element, look_for_barriers, reading_aids
from portalwalk.pages.walk import Walk
from portalwalk.pages.walls import stop_at_wall

PHONE = "iPhone 13"
"""The commonest of the mobile journey's devices."""
MOST_PICTURED = 3
"""Pictures of one broken rule on one device (ours): as many as are looked at again; others show the page only."""
_SCROLL_MS = 1_000


@dataclass
class Samples:
    """Somebody who relies on a screen reader, strong contrast or the keyboard, and sees one page of every template."""

    walk: Walk
    pages: Sequence[PageSeen] = ()
    templates: int = 0
    """How many templates there are, of which `pages` are samples."""
    _equipped: BrowserContext | None = None
    _pictured: Counter[tuple[str, str]] = field(default_factory=Counter)
    _seen: set[tuple[str, str]] = field(default_factory=set)

    def get_ready(self) -> None:
        """Have axe-core at hand in every page that is opened from now on; to be called before each."""
        if self._equipped is not self.walk.tab.context:
            self._equipped = self.walk.tab.context
            bring_engine(self._equipped)

    def look(self, page: PageSeen) -> None:
        """Look at a page that stands in the window, within a step, if it is one of the samples.

        Raises:
            BlockedError: a firewall answered instead.

        """
        if page in self.pages:
            self._look(self._wanted(page))

    def look_on_phone(self) -> None:
        """Open every sample on a phone and look at it; come back to the desk."""
        self.walk.arrive(PHONE)
        for page in self.pages:
            self._open(self._wanted(page))
        self.walk.arrive()

    def look_again(self, first: Iterable[Observation]) -> None:
        """Open again, on the same device, what was seen to break rules and is doubted; come back to the desk."""
        broken = [one for one in first if isinstance(one, AccessibilityLooked) and one.broken]
        for one in sorted(broken, key=lambda one: (one.device != DESKTOP, one.device)):
            if one.url in self.walk.doubted:
                if self.walk.device != one.device:
                    self.walk.arrive(one.device)
                self._open(one.model_copy(update={"broken": (), "aids": (), "evidence": ()}))
        if self.walk.device != DESKTOP:
            self.walk.arrive()

    def _wanted(self, page: PageSeen) -> AccessibilityLooked:
        return AccessibilityLooked(
            url=page.url,
            template=page.template,
            page_kind=page.kind,
            sample=self.pages.index(page) + 1,
            samples=len(self.pages),
            templates=self.templates,
        )

    def _open(self, wanted: AccessibilityLooked) -> None:
        device = self.walk.device
        try:
            self.get_ready()
            with self.walk.step(f"look for barriers on {device}", zh=f"用 {device} 检查无障碍问题"):
                self.walk.goto(wanted.url)
                self._look(wanted)
        except (WalkStoppedError, Error):
            if self.walk.tab.is_gone:
                self.walk.arrive(device)

    def _look(self, wanted: AccessibilityLooked) -> None:
        """Observe what the window shows, unless it is no page, not the portal's, or seen before."""
        url, status, device = self.walk.tab.url, self.walk.tab.status, self.walk.device
        if status != 200 or (device, url) in self._seen:
            return
        here = self.walk.look()
        stop_at_wall(Landing(url, status), here)
        found = look_for_barriers(self.walk.page)
        if found is None:
            return
        self._seen.add((device, url))
        engine, broken = found
        told = {"title": here.title, "engine": engine, "aids": reading_aids(here), "url": url, "device": device}
        told["broken"] = tuple(self._pictured_of(rule) for rule in broken)
        if broken:
            self.walk.page.evaluate("() => scrollTo(0, 0)")
        self.walk.observe(wanted.model_copy(update=told))

    def _pictured_of(self, rule: BrokenRule) -> BrokenRule:
        """Keep a picture with the first element marked, of the first few pages that break a rule."""
        key = (rule.rule, self.walk.device)
        self._pictured[key] += 1
        there = first_element(self.walk.page, rule)
        if there is None or self._pictured[key] > MOST_PICTURED:
            return rule
        try:
            there.scroll_into_view_if_needed(timeout=_SCROLL_MS)
            target = rule.elements[0].target
            picture = self.walk.keep_picture(Pointer(there, rule.says, rule.says_zh, target))
        except Error:
            return rule  # it went, or cannot be scrolled to: the page's own picture has to do
        return rule.model_copy(update={"evidence": (picture,) if picture else ()})
