"""A sub-menu by keyboard: Tab, arrow keys, Enter and Space, pressed for real."""

from dataclasses import dataclass

from playwright.sync_api import Error

from portalwalk.pages.menus import Entry, Menu, are_shown, entries_on
from portalwalk.pages.walk import Walk

KEY_MS = 250
"""Time for a sub-menu to open after a key: scripts need no waiting for a pointer here."""
MOST_TABS = 3
_IS_FOCUSED = "selectors => selectors.some(css => document.querySelector(css)?.contains(document.activeElement))"
_KEYS = {"": "focus", "ArrowDown": "arrow key", "Enter": "Enter", "Space": "Space"}


@dataclass
class Keyboard:
    """The keys of one visitor, on the home page."""

    walk: Walk
    home: str
    """Address of the home page, without a fragment."""

    def open(self, menu: Menu) -> tuple[str, bool | None]:
        """Return what opened a sub-menu, and whether its entries were reached; None when the focus went in unseen."""
        here = entries_on(self.walk.page)
        beside = [one for one in here if one.shown and one.takes_focus and menu.top.item in one.items[:2]]
        heads = [menu.top, *(one for one in beside if one.selector != menu.top.selector)]
        unseen = False
        for head in heads[:MOST_TABS]:
            if not self._focus(head):
                continue
            keys = ["", "ArrowDown", *(() if head.leads_somewhere and not head.opens else ("Enter", "Space"))]
            for key in keys:
                if key:
                    self._press(key)
                if self.walk.tab.wait_until(lambda: are_shown(self.walk, menu.selectors), KEY_MS):
                    how = _KEYS[key] if head is menu.top else "its button"
                    return how, True if self._goes_in(menu) else None
                if not self.is_home():
                    self.walk.open(self.home)
                    break
            self._focus(head)
            self._press("Tab")
            if self._is_in(menu):
                if are_shown(self.walk, menu.selectors):
                    return "focus", True
                unseen = True
        self._focus(menu.top)
        return "", None if unseen else False

    def _goes_in(self, menu: Menu) -> bool:
        for key in ("Tab",) * MOST_TABS + ("ArrowDown",) * 2:
            if self._is_in(menu):
                return True
            self._press(key)
        return self._is_in(menu)

    def _is_in(self, menu: Menu) -> bool:
        return bool(self.walk.page.evaluate(_IS_FOCUSED, menu.selectors))

    def _focus(self, one: Entry) -> bool:
        locator = self.walk.page.locator(one.selector).first
        try:
            locator.focus(timeout=1_000)
            return bool(locator.evaluate("el => el === document.activeElement"))
        except Error:
            return False

    def _press(self, key: str) -> None:
        self.walk.page.keyboard.press(key)

    def is_home(self) -> bool:
        """Whether the window still shows the home page."""
        self.walk.tab.settle()
        return self.walk.tab.url.partition("#")[0] == self.home
