"""Sub-menus without a mouse: by keyboard on a desktop, by finger on a phone or tablet."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from playwright.sync_api import Error, Locator

from portalwalk.browser.holding import hold_back
from portalwalk.browser.stops import BlockedError, LookError
from portalwalk.model.observations import SubMenuByKeyboard, SubMenuByTouch
from portalwalk.pages import words
from portalwalk.pages.menu_keys import KEY_MS, Keyboard
from portalwalk.pages.menus import (
    OPENS_MS,
    Entry,
    Menu,
    are_shown,
    entries_on,
    menus_under_the_mouse,
    missing_from,
    offered_by,
    open_menu,
    rest_the_mouse,
)
from portalwalk.pages.portal import Portal
from portalwalk.pages.walk import Walk

TOUCH_DEVICES = ("iPhone 13", "iPad Mini landscape")
"""A phone, and a tablet wide enough to be shown the desktop's menu: 390 and 1024 CSS px."""

MOST_TAPPED = 4
ENOUGH_DEAD = 2
"""Sub-menus of one menu are built alike: two that stay shut tell enough of a device."""


@dataclass
class MenuUser:
    """One visitor who wants what the sub-menus of the home page offer."""

    walk: Walk
    portal: Portal
    menus: list[Menu] = field(default_factory=list)
    _home: str = ""
    _site_map: str = ""
    _offers: dict[tuple[str, str], tuple[Entry, ...] | None] = field(default_factory=dict)

    def look_under_menus(self) -> None:
        """Rest the mouse on the main menu's entries, one after the other."""
        with self.walk.step("rest the mouse on the entries of the main menu", zh="鼠标依次停在主导航各栏目上"):
            self.walk.open_home()
            self._home = _page_of(self.walk.tab.url)
            self.menus = menus_under_the_mouse(self.walk)
            ways = [one for one in self.walk.look().shown if words.SITE_MAP.search(one.words) and one.leads_somewhere]
            self._site_map = ways[0].href if ways else ""
            if self.menus:
                top = self._at(self.menus[0].top)
                top.hover()
                self.walk.tab.wait_until(lambda: are_shown(self.walk, self.menus[0].selectors), KEY_MS)
                self.walk.point_at(top, "opens under the mouse", zh="鼠标悬停时展开")

    def use_keyboard(self) -> None:
        """Try each sub-menu with keys alone; where that fails, look for its entries elsewhere."""
        keyboard = Keyboard(self.walk, self._home)
        for menu in self.menus:
            said = menu.top.words
            with self.walk.step(f"reach the sub-menu of “{said}” by keyboard", zh=f"用键盘打开“{said}”的子菜单"):
                if menu is self.menus[0] or not keyboard.is_home():
                    self.walk.open(self._home)
                rest_the_mouse(self.walk)
                with hold_back(self.walk.page.context) as held:
                    opened_by, reached = keyboard.open(menu)
                self.walk.point_at(self._at(menu.top), f"“{said}”", zh=f"“{said}”")
            tried = SubMenuByKeyboard(
                url=self.portal.url,
                evidence=self.walk.last_evidence,
                menu=said,
                entries=tuple(one.words for one in menu.entries),
                opened_by=opened_by,
                reached=reached,
                held_back=bool(held),
            )
            if not reached:
                missing, elsewhere, is_sure = self._look_elsewhere(menu)
                found = {"missing": tuple(one.words for one in missing), "elsewhere": elsewhere}
                tried = tried.model_copy(update=found if is_sure else found | {"reached": None})
            self.walk.observe(tried)

    def use_fingers(self, device: str) -> None:
        """Try each sub-menu on a phone or tablet."""
        if not self.menus:
            return
        self.walk.arrive(device)
        with self.walk.step(f"look at the menu on {device}", zh=f"在 {device} 上查看导航"):
            self.walk.open_home()
            home, seen = self.walk.tab.url, entries_on(self.walk.page)
            has_button = open_menu(self.walk) if any(missing_from(menu.entries, seen) for menu in self.menus) else None
            seen += entries_on(self.walk.page) if has_button else ()
        shown = [menu for menu in self.menus if not missing_from(menu.entries, seen)]
        for menu in shown:
            self.walk.observe(self._touched(menu, opened_by="menu" if has_button else "shown", reached=True))
        dead = 0
        for menu in [one for one in self.menus if one not in shown][:MOST_TAPPED]:
            dead += not self._tap(menu, home, has_button=bool(has_button), at_first=seen)
            if dead == ENOUGH_DEAD:
                break

    def _tap(self, menu: Menu, home: str, *, has_button: bool, at_first: Iterable[Entry]) -> bool:
        """Tap a menu's top entry, and say whether its entries were offered then, there or elsewhere."""
        said = menu.top.words
        with self.walk.step(f"tap “{said}” on {self.walk.device}", zh=f"在 {self.walk.device} 上点按“{said}”"):
            self.walk.open(home)
            if has_button:
                open_menu(self.walk)
            here, seen = self.walk.tab.url, list(at_first)
            top = next((one for one in entries_on(self.walk.page) if one.shown and one.is_the_same(menu.top)), None)
            opened = led_away = held_back = False
            if top is not None:
                with hold_back(self.walk.page.context) as held:
                    opened, led_away = self._has_opened(menu, top, here)
                held_back = bool(held)
                seen += entries_on(self.walk.page)
            if led_away and missing_from(menu.entries, seen) and open_menu(self.walk):
                seen += entries_on(self.walk.page)
            if not led_away:
                self.walk.point_at(self._at(menu.top), f"“{said}”", zh=f"“{said}”")
        evidence = self.walk.last_evidence
        missing = [] if opened else missing_from(menu.entries, seen)
        on_map = self._offered(self._site_map) if missing and self._site_map else ()
        missing = missing_from(missing, on_map or ())
        is_sure = on_map is not None and top is not None and top.selector == menu.top.selector
        self.walk.observe(
            self._touched(
                menu,
                evidence=evidence,
                opened_by="tap" if opened else "",
                reached=opened if opened or is_sure else None,
                missing=tuple(one.words for one in missing),
                led_away=led_away,
                held_back=held_back,
            )
        )
        return not missing

    def _has_opened(self, menu: Menu, top: Entry, here: str) -> tuple[bool, bool]:
        """Tap the top entry, then what stands beside it in its item; say whether it opened, and whether it led away."""
        beside = [
            one
            for one in entries_on(self.walk.page)
            if one.shown and top.item in one.items and one.selector != top.selector and not one.leads_somewhere
        ]
        led_away = False
        for one in [*beside[:2], top, top]:  # what opens under the pointer may shut at the click: then the second opens
            try:
                landing = self.walk.click(self._at(one), f"“{top.words}”", f"“{top.words}”")
            except Error:
                continue
            led_away = landing.new_window or _page_of(landing.url) != _page_of(here)
            if led_away:
                break
            if self.walk.tab.wait_until(lambda: self._offers_most(menu), OPENS_MS):
                return True, False
        return False, led_away

    def _offers_most(self, menu: Menu) -> bool:
        """Whether the device's page now shows most entries, in whatever markup it has for them."""
        return 2 * len(missing_from(menu.entries, entries_on(self.walk.page))) < len(menu.entries)

    def _touched(self, menu: Menu, **seen: object) -> SubMenuByTouch:
        facts = {"menu": menu.top.words, "entries": tuple(one.words for one in menu.entries)}
        return SubMenuByTouch.model_validate(
            {
                "url": self.portal.url,
                "device": self.walk.device,
                "evidence": self.walk.last_evidence,
                **facts,
                **seen,
            }
        )

    def _look_elsewhere(self, menu: Menu) -> tuple[list[Entry], str, bool]:
        """Look for a sub-menu's entries on the home page, on the page of its top entry, and on the site map.

        Returns what is missing, where the last of it was found, and whether all these pages could be seen.
        """
        seen = entries_on(self.walk.page)
        missing = missing_from(menu.entries, seen)
        if not missing:
            return [], "this page", True
        places = [(menu.top.href, "its own page")] if menu.top.leads_somewhere else []
        places += [(self._site_map, "the site map")] if self._site_map else []
        is_sure = True
        for url, place in places:
            offered = self._offered(url)
            is_sure &= offered is not None
            missing = missing_from(missing, offered or ())
            if not missing:
                return [], place, True
        return missing, "", is_sure

    def _offered(self, url: str) -> tuple[Entry, ...] | None:
        """Return what a page offers; None when it cannot be seen."""
        key = (self.walk.device, url)
        if key not in self._offers:
            try:
                with self.walk.step("look for the entries of a sub-menu elsewhere", zh="在其他页面查找子菜单中的入口"):
                    self._offers[key] = offered_by(self.walk, url)
            except (BlockedError, LookError):
                self._offers[key] = None
        return self._offers[key]

    def _at(self, one: Entry) -> Locator:
        return self.walk.page.locator(one.selector).first


def _page_of(url: str) -> str:
    return url.partition("#")[0]
