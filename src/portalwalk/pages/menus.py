"""Menus: what their top entries open under a mouse, and the button that opens the menu of a phone's layout."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Error, Page

from portalwalk.browser.holding import hold_back
from portalwalk.browser.stops import BlockedError, LookError
from portalwalk.pages import words
from portalwalk.pages.lists import same_page
from portalwalk.pages.snapshot import Control, script
from portalwalk.pages.walk import Walk

MENU_HEIGHT_PX = 600
"""Top entries of a main menu stand in the first screen (ours)."""
MOST_MENUS = 8
MOST_HOVERED = 16
LONGEST_ENTRY = 24
FEWEST_ENTRIES = 2
OPENS_MS = 700
"""Time for a sub-menu to open or close: scripts wait some 200 ms and then move for some 300 ms."""

_MENU = words.any_of(r"菜单", r"导航", r"☰", r"≡", r"\bmenu\b", r"\bnav(igation)?\b", r"hamburger", r"toggle", r"展开")


@dataclass(frozen=True, slots=True)
class Entry:
    """A link or button, shown or hidden, and the items of a menu around it."""

    selector: str
    tag: str
    words: str
    href: str
    raw: str
    target: str
    shown: bool
    box: tuple[float, float, float, float]
    item: int
    items: tuple[int, ...]
    takes_focus: bool
    opens: str

    @property
    def leads_somewhere(self) -> bool:
        """Whether it is a link to another page."""
        return self.href.startswith(("http:", "https:")) and not self.raw.startswith(("#", "javascript:"))

    def is_the_same(self, other: "Entry") -> bool:
        """Whether a visitor takes both for the same: by address or by words."""
        if self.leads_somewhere and other.leads_somewhere and same_page(self.href, other.href):
            return True
        return bool(self.words) and words.folded(self.words) == words.folded(other.words)


@dataclass(frozen=True, slots=True)
class Menu:
    """A top entry, and what it opens when the mouse rests on it."""

    top: Entry
    entries: tuple[Entry, ...]

    @property
    def selectors(self) -> list[str]:
        """The entries' selectors."""
        return [one.selector for one in self.entries]


def entries_on(page: Page) -> tuple[Entry, ...]:
    """Return every link and button of the page's main document."""
    return tuple(map(_entry, json.loads(page.evaluate(script("menus")))))


def _entry(raw: dict[str, Any]) -> Entry:
    plain = {
        name: raw[name] for name in ("selector", "tag", "words", "href", "raw", "target", "shown", "item", "opens")
    }
    return Entry(**plain, box=tuple(raw["box"]), items=tuple(raw["items"]), takes_focus=raw["takesFocus"])


def menus_under_the_mouse(walk: Walk) -> list[Menu]:
    """Rest the mouse on each top entry that may have something below it, and return what came to light.

    A menu that only a click opens is none of these.
    """
    rest_the_mouse(walk)
    found: list[Menu] = []
    at_rest = entries_on(walk.page)
    for top in _tops(at_rest)[:MOST_HOVERED]:
        if len(found) >= MOST_MENUS:
            break
        menu = _hovered(walk, top, at_rest, found)
        if menu is not None:
            found.append(menu)
    rest_the_mouse(walk)
    return found


def rest_the_mouse(walk: Walk) -> None:
    """Put the mouse where nothing happens."""
    walk.page.mouse.move(1, 1)


def _tops(entries: Iterable[Entry]) -> list[Entry]:
    """Return shown entries with hidden ones in their item; alone when hidden entries stand elsewhere: all in a row."""
    known = [one for one in entries if one.words]
    hidden = [one for one in known if not one.shown]
    shown = [
        one
        for one in known
        if one.shown and one.box[1] < MENU_HEIGHT_PX and len(one.words) <= LONGEST_ENTRY and one.box[3] < 120
    ]
    owners = [one for one in shown if sum(one.item in other.items for other in hidden) >= FEWEST_ENTRIES]
    owned = {other.selector for other in hidden for one in owners if one.item in other.items}
    unowned = [one for one in hidden if one.selector not in owned and one.leads_somewhere]
    if len(unowned) < FEWEST_ENTRIES:
        return owners
    rows = [one for one in shown if sum(abs(one.box[1] - other.box[1]) < 6 for other in shown) >= 4]
    return [*owners, *(one for one in rows if one not in owners)]


def _hovered(walk: Walk, top: Entry, at_rest: Iterable[Entry], before: list[Menu]) -> Menu | None:
    hidden = {one.selector for one in at_rest if not one.shown}
    others = {selector for menu in before for selector in menu.selectors}
    try:
        walk.page.locator(top.selector).first.hover(timeout=1_500)
    except Error:
        return None  # covered or gone: a mouse opens nothing here, either
    new: list[Entry] = []

    def has_opened() -> bool:
        new[:] = [
            one
            for one in entries_on(walk.page)
            if one.shown and one.selector in hidden - others and words.folded(one.words)
        ]
        return len(new) >= FEWEST_ENTRIES

    owns = sum(top.item in one.items for one in at_rest if not one.shown) >= FEWEST_ENTRIES
    if not walk.tab.wait_until(has_opened, OPENS_MS if owns else OPENS_MS / 2):
        return None
    walk.tab.settle(quiet_ms=60)
    has_opened()
    selectors = [one.selector for one in new]
    is_menu = 2 * sum(len(one.words) <= LONGEST_ENTRY / 2 + 2 for one in new) >= len(new)  # not items of a list
    if not (is_menu and _shuts(walk, selectors) and _opens_again(walk, top, selectors)):
        return None
    stays = {one.selector for one in entries_on(walk.page) if one.shown}  # it came up meanwhile, by itself
    return Menu(top, tuple(one for one in new if one.selector not in stays))


def _shuts(walk: Walk, selectors: list[str]) -> bool:
    """Whether it shuts without the mouse; what stays open, such as a tab, needs no hovering."""
    rest_the_mouse(walk)
    return walk.tab.wait_until(lambda: not are_shown(walk, selectors), OPENS_MS)


def _opens_again(walk: Walk, top: Entry, selectors: list[str]) -> bool:
    """Whether it was the mouse that opened it, and not something that moves by itself."""
    walk.page.locator(top.selector).first.hover()
    opened = walk.tab.wait_until(lambda: are_shown(walk, selectors), OPENS_MS)
    return opened and _shuts(walk, selectors)


def are_shown(walk: Walk, selectors: Iterable[str]) -> bool:
    """Whether at least two of these entries, or the only one, are shown."""
    wanted = set(selectors)
    shown = sum(one.shown for one in entries_on(walk.page) if one.selector in wanted)
    return shown >= min(FEWEST_ENTRIES, len(wanted))


def missing_from(wanted: Iterable[Entry], seen: Iterable[Entry]) -> list[Entry]:
    """Return the entries that are not shown here, wherever on the page."""
    shown = [one for one in seen if one.shown]
    return [one for one in wanted if not any(one.is_the_same(other) for other in shown)]


def open_menu(walk: Walk) -> bool | None:
    """Press the button that opens a phone layout's menu; None when there is none, False when nothing comes of it.

    Raises:
        BlockedError: nothing came of it, and it was about to write to the server: it might have opened then.

    """
    before = walk.look()
    buttons = [one for one in before.shown if _is_menu_button(one)]
    if not buttons:
        return None
    shown, would_write = len(before.shown), False
    for one in buttons[:2]:
        try:
            with hold_back(walk.page.context) as held:
                landing = walk.click(walk.at(one), "the menu", "菜单")
        except Error:
            continue  # covered: not what a finger reaches either; the next candidate
        if len(walk.look().shown) > shown or landing.url != before.url:
            return True
        would_write |= bool(held)
    if would_write:
        raise BlockedError(
            "Opening the menu was about to write to the server, which was held back.",
            "打开菜单时页面要向服务器提交内容，已被拦下。",
        )
    return False


def _is_menu_button(one: Control) -> bool:
    named = f"{one.words} {one.name} {one.title} {one.cls} {one.id}"
    small = one.box[2] <= 140 and one.box[3] <= 110
    return small and bool(_MENU.search(named)) and not one.leads_somewhere and one.box[1] < 500


def offered_by(walk: Walk, url: str) -> tuple[Entry, ...]:
    """Open a page and return what it offers.

    Raises:
        BlockedError, LookError: it cannot be seen.

    """
    landing = walk.open(url)
    if landing.error or landing.download or (landing.status or 200) >= 400:
        raise LookError(
            f"{url} answered {landing.status or landing.error}.", f"{url} 返回 {landing.status or landing.error}。"
        )
    return entries_on(walk.page)
