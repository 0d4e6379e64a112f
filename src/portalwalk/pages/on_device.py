"""The portal on phones and tablets: what a screen shows, and whether key entries are still within reach."""

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Error

from portalwalk.browser.holding import hold_back
from portalwalk.browser.stops import BlockedError, LookError
from portalwalk.model.observations import DeepLinkOpened, EntryOnDevice, PageOnDevice, Spot
from portalwalk.model.observations.base import template_zh
from portalwalk.pages import words
from portalwalk.pages.identity import find_login_entry
from portalwalk.pages.lists import same_page
from portalwalk.pages.menus import open_menu
from portalwalk.pages.portal import Portal
from portalwalk.pages.search_box import SearchBox
from portalwalk.pages.snapshot import Control, FieldSeen, Snapshot, script
from portalwalk.pages.spots import show_spots
from portalwalk.pages.swiping import show_beyond, swipes_sideways
from portalwalk.pages.templates import known_pages, more_templates
from portalwalk.pages.walk import Walk

DEVICES = ("iPhone 13", "Galaxy S9+", "iPad Mini")
"""A common, a small and a tablet screen: 390, 320 and 768 CSS px wide."""
PHONES = DEVICES[:2]

SMALLEST_TEXT_PX = 12  # page-norms §7, proposal: body text at least 12 px as rendered
SMALLEST_COVER = 0.05  # page-norms §3, proposal: fixed boxes that cover more than 5 % of the screen
MOST_SPOTS = 8
BODY_START, BODY_LENGTH = 60, 24
"""Characters after an article's heading that are compared between desktop and phone."""

_HOME_PATHS = {"", "/", "/m", "/mobile", "/wap", "/index.html", "/m/index.html", "/h5"}


@dataclass
class OnDevice:
    """One visitor with a phone or tablet in hand."""

    walk: Walk
    portal: Portal
    _desktop: dict[str, tuple[str, str]] = field(default_factory=dict)

    def see_all(self) -> None:
        """Measure one page of every template; a page that cannot be seen is left out, its step says why."""
        for template, url in [*known_pages(self.portal), *more_templates(self.portal)]:
            try:
                self._see(template, url)
            except (BlockedError, LookError):
                continue

    def _see(self, template: str, url: str) -> None:
        with self.walk.step(
            f"open the {template} page on {self.walk.device}",
            zh=f"用 {self.walk.device} 打开{template_zh(template)}",
        ):
            landing = self.walk.open(url)
            if not (landing.error or landing.download or (landing.status or 200) >= 400):
                self.walk.observe(self._measure(template))

    def see_search(self) -> None:
        """Search on the device, and measure the page of results."""
        with self.walk.step(f"search on {self.walk.device}", zh=f"用 {self.walk.device} 搜索"):
            self.walk.open_home()
            box = SearchBox(self.walk)
            if box.find() is None and (not open_menu(self.walk) or box.find() is None):
                return
            landing = box.ask("通知")
            if not (landing.error or (landing.status or 200) >= 400):
                self.walk.observe(self._measure("search"))

    def _measure(self, template: str) -> PageOnDevice:
        limits = {"spots": MOST_SPOTS, "smallest": SMALLEST_TEXT_PX, "share": SMALLEST_COVER}
        raw: dict[str, Any] = self.walk.page.evaluate(script("measures"), limits)
        spots = {name: tuple(Spot(**one) for one in raw[name]) for name in ("sideways", "tiny", "crowded", "covering")}
        swiped = raw["content"] > raw["screen"] + 2 and swipes_sideways(self.walk)
        # Before anything is scrolled for a picture: a box may go with that, and could then not be closed.
        closable = tuple(self._closes(*one) for one in zip(spots["covering"], raw["closers"], strict=True))
        if swiped:
            show_beyond(self.walk, spots["sideways"])
        show_spots(self.walk, spots["covering"], spots["tiny"], spots["crowded"])
        return PageOnDevice(
            url=self.walk.tab.url,
            device=self.walk.device,
            template=template,
            title=raw["title"],
            viewport_meta=raw["viewport"],
            screen_width_px=raw["screen"],
            layout_width_px=raw["layout"],
            content_width_px=raw["content"],
            sideways=spots["sideways"],
            can_scroll_sideways=swiped,
            chars_total=raw["chars"],
            chars_tiny=raw["tiny_chars"],
            tiny=spots["tiny"],
            targets_total=raw["targets"],
            crowded=spots["crowded"],
            covering=spots["covering"],
            covering_closable=closable,
        )

    def _closes(self, spot: Spot, closer: str) -> bool | None:
        """Say whether a visitor can close a box that covers content: by pressing what closes it.

        None when that was about to write to the server.
        """
        if not closer:
            return False
        there = self.walk.page.locator(spot.target).first
        with hold_back(self.walk.page.context) as held:
            try:
                self.walk.page.locator(closer).first.tap(timeout=2_000)
                closes = self.walk.tab.wait_until(lambda: not there.is_visible(), 1_500)
            except Error:
                closes = False
        return None if held and not closes else closes

    def key_entries(self) -> list[tuple[str, str, str]]:
        """Return what a desktop's home page offers at first sight: role, words, address."""
        with self.walk.step("look at the desktop's home page", zh="查看电脑版首页"):
            self.walk.open_home()
            seen = self.walk.look()
            entries: list[tuple[str, str, str]] = []
            login = find_login_entry(seen)
            if login is not None and login[1].is_sure:
                entries.append(("login", login[0].words.strip(), login[0].href))
            box = SearchBox(self.walk)
            found = box.find()
            if found is not None and found.is_sure:
                entries.append(("search", found.what, ""))
        for section in self.portal.sections:
            if section.role == "message" and not section.exempt:
                entries.append(("message", section.name, section.url))
                break
        return entries

    def look_for(self, role: str, said: str, address: str) -> EntryOnDevice:
        """Look for one key entry on the device: at first sight, then in the menu."""
        with self.walk.step(f"look for “{said}” on {self.walk.device}", zh=f"在 {self.walk.device} 上寻找“{said}”"):
            self.walk.open_home()
            reach, why, opened = "direct", "", None
            control = self._find(role, said, address)
            if control is None:
                opened = open_menu(self.walk)
                control = self._find(role, said, address)
                reach = "menu" if control is not None else "none"
            if control is None and self._behind_other_page(role):
                reach = "other-page"
            tappable = self._tappable(control) if control is not None else None
            if control is not None:
                self.walk.point_at(self.walk.at(control), f"“{said}”", zh=f"“{said}”")
        return EntryOnDevice(
            url=self.portal.url,
            device=self.walk.device,
            entry=said,
            role=role,
            desktop_url=address,
            reach=reach,
            tappable=tappable,
            menu_opens=opened,
            why=why,
        )

    def remember_desktop(self, url: str) -> None:
        """Keep what a desktop shows at an inner page's address."""
        with self.walk.step("open an inner page on the desktop", zh="用电脑打开内页"):
            self.walk.open(url)
            seen = self.walk.look()
        heading = max((text for _, text in seen.headings), key=len, default="")
        self._desktop[url] = (seen.title, _body_after(seen.text, heading))

    def open_deep(self, url: str) -> DeepLinkOpened:
        """Open an inner page's address directly on the device."""
        title, body = self._desktop.get(url, ("", ""))
        with self.walk.step(
            f"open an inner page's address on {self.walk.device}", zh=f"在 {self.walk.device} 上直接打开内页地址"
        ):
            landing = self.walk.open(url)
            seen = self.walk.look()
        same = body in words.folded(seen.text) if body else seen.title == title if title else None
        moved = not same_page(landing.url, url)
        on_home = urlsplit(landing.url).path.rstrip("/") in {path.rstrip("/") for path in _HOME_PATHS} or same_page(
            landing.url, self.portal.url
        )
        return DeepLinkOpened(
            url=url,
            device=self.walk.device,
            asked_url=url,
            landed_url=landing.url,
            landed_on_home=moved and on_home,
            same_content=same,
            status=landing.status,
        )

    def _find(self, role: str, said: str, address: str) -> Control | FieldSeen | None:
        seen = self.walk.look()
        if role == "search":  # its words or, where it has no telling ones, the field itself
            return self._search_here(seen) or SearchBox(self.walk).field_on(seen)
        for one in seen.shown:
            if address and one.leads_somewhere and same_page(one.href, address):
                return one
        if role == "login":
            choice = find_login_entry(seen)
            return choice[0] if choice is not None else None
        return next((one for one in seen.shown if one.words.strip() == said), None)

    def _search_here(self, seen: Snapshot) -> Control | None:
        return next(
            (
                one
                for one in seen.shown
                if words.SEARCH_STRONG.search(f"{one.words} {one.title} {one.cls} {one.id}") and len(one.words) <= 12
            ),
            None,
        )

    def _behind_other_page(self, role: str) -> bool:
        seen = self.walk.look()
        pattern = {"message": words.INTERACTION, "login": words.PERSONAL}.get(role)
        return pattern is not None and any(pattern.search(one.words) for one in seen.shown)

    def _tappable(self, control: Control | FieldSeen) -> bool | None:
        wide = "() => document.documentElement.scrollWidth > screen.width * 1.02"
        if self.walk.page.evaluate(wide):
            return None  # a page that has to be moved sideways: where a finger lands on it cannot be told from here
        try:
            self.walk.at(control).tap(trial=True, timeout=3_000)
        except Error as error:
            return False if "intercepts pointer events" in error.message else None
        return True


def _body_after(text: str, heading: str) -> str:
    """Return a piece of an article's own text: what follows its heading, past the line with date and source."""
    start = text.find(heading) + len(heading) if heading else 0
    return words.folded(text[start:])[BODY_START : BODY_START + BODY_LENGTH]
