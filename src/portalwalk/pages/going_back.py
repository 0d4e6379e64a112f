"""Going back as a visitor does: after clicks by a real pointer, with the back/forward cache on."""

from dataclasses import dataclass, field

from playwright.sync_api import Error

from portalwalk.browser.holding import hold_back
from portalwalk.browser.stops import BlockedError, NothingToSeeError
from portalwalk.browser.tab import Landing
from portalwalk.model.observations import (
    Act,
    BackAfterSignOut,
    InputAfterBack,
    ListPlaceAfterBack,
    SearchAfterBack,
)
from portalwalk.model.outcome import Level
from portalwalk.pages import words
from portalwalk.pages.chain import Chain, point_at_signs
from portalwalk.pages.channel import Channel
from portalwalk.pages.form import fill, values_of
from portalwalk.pages.history import MOST_PRESSES, History
from portalwalk.pages.identity import sign_out_controls
from portalwalk.pages.lists import Item, ItemList, lists_of, same_page
from portalwalk.pages.portal import Portal
from portalwalk.pages.search_box import SearchBox
from portalwalk.pages.search_marks import point_at_words
from portalwalk.pages.search_results import Results, furniture
from portalwalk.pages.signing_in import Resident
from portalwalk.pages.snapshot import Control, FieldSeen, Snapshot, host_of
from portalwalk.pages.walk import Walk

MOST_OPTIONS = 3


@dataclass
class Returner:
    """One visitor who reads, and goes back."""

    walk: Walk
    portal: Portal
    history: History = field(init=False)
    _fields: list[FieldSeen] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.history = History(self.walk)

    def from_list(self) -> None:
        """Go home → list → next page → article → back, back."""
        long = [one for one in self.portal.columns if len(one.items) >= 3]
        column = next((one for one in long if one.has_pages), long[0] if long else None)
        if column is None:
            raise NothingToSeeError("No list with items was found.", "未找到含有信息条目的列表。")
        with self.walk.step("open the home page", zh="打开首页"):
            self.walk.open_home()
            entry = next(
                (one for one in self.walk.look().shown if one.leads_somewhere and same_page(one.href, column.url)), None
            )
        self.history.visit_another_site()
        again = entry is not None and self._enter_and_return(entry, column.name)
        with self.walk.step(f"go to the column “{column.name[:20]}”", zh=f"进入栏目“{column.name[:20]}”"):
            if again and entry is not None:
                self.history.leave(entry)
            else:
                self.walk.open(column.url)
        self._turn_page()
        self._read_and_return("page-2-to-article" if column.has_pages else "list-to-article")

    def _enter_and_return(self, entry: Control, name: str) -> bool:
        """Click a column and go back; True when one is on the page with its entry again."""
        with self.walk.step(f"click the column “{name[:20]}”", zh=f"点击栏目“{name[:20]}”"):
            landing = self.history.leave(entry)
        if landing.new_window:
            return False
        back = self.history.come_back("home-to-list", "首页→列表", self.history.trail[-1])
        self.walk.observe(back)
        return back.arrived is True

    def from_filtered_list(self) -> bool:
        """Filter a list, read an item and go back; False when no list has a filter."""
        for column in self.portal.columns:
            with self.walk.step(
                f"look for a filter in “{column.name[:20]}”", zh=f"查看栏目“{column.name[:20]}”有无筛选"
            ):
                self.walk.open(column.url)
                is_filtered = self._filter()
            if is_filtered:
                self._read_and_return("filtered-list-to-article")
                return True
        return False

    def _filter(self) -> bool:
        """Choose the last option of a list's select box that changes what the list shows; False when none does."""
        whole, choice = self._main_list(), _filter_of(self.walk.look())
        if choice is None or whole is None:
            return False
        for number in range(len(choice.options) - 1, 0, -1)[:MOST_OPTIONS]:
            self.walk.at(choice).select_option(index=number)
            seen = self.walk.look()
            button = next((one for one in seen.shown if one.form == choice.form >= 0 and one.type == "submit"), None)
            if button is not None:
                self.walk.tab.click(self.walk.at(button))
            self.walk.tab.settle()
            if _same_items(whole, self._main_list()) is False:
                return True
        return False

    def from_search(self) -> None:
        """Search, open a result and go back."""
        items = self.portal.published_items(at_most=1)
        query = items[0].title[:6] if items else "通知"
        with self.walk.step("look for the search", zh="寻找搜索入口"):
            self.walk.open_home()
            home = furniture(self.walk.look())
            box = SearchBox(self.walk)
            found = box.find()
        if found is None or not found.is_sure:
            raise NothingToSeeError("No search was found with certainty.", "未能确定搜索入口。")
        with self.walk.step(f"search for “{query}”", zh=f"搜索“{query}”"):
            landing = box.ask(query)
            results = Results(self.walk, query, landing, home, home)
        if results.main is None:
            raise NothingToSeeError("The search brought no results to open.", "搜索没有可打开的结果。")
        before, listed = self.walk.tab.url, len(results.main.items)
        titles = {item.title for item in results.main.items}
        with self.walk.step("open a result", zh="打开一条结果"):
            landing = self.history.leave(results.main.items[0].control)
        if not landing.changed or landing.download:
            raise NothingToSeeError("The first result did not open a page.", "首条结果未打开页面。")
        back = self.history.come_back("search-to-result", "搜索结果→正文", before, new_window=landing.new_window)
        self.walk.observe(back)
        again = Results(self.walk, query, Landing(self.walk.tab.url), home, home)
        now = {item.title for results_now in again.lists for item in results_now.items}
        kept = bool(titles) and len(titles & now) >= 0.7 * len(titles)
        self.walk.observe(
            SearchAfterBack(
                url=before,
                evidence=back.evidence,
                query=query,
                results_before=listed,
                results_after=len(again.main.items) if again.main else 0,
                query_shown_after=again.keeps_query(),
                results_kept=kept if back.arrived is not False else None,
            )
        )

    def from_form(self) -> None:
        """Half fill the message form, follow a link and go back; nothing that writes leaves the browser.

        Raises:
            BlockedError: the safety level does not allow typing.
            NothingToSeeError: no form was reached, or nothing leads away from it.

        """
        if not self.walk.level.allows(Level.FILL):
            raise BlockedError("The level look lets nothing be typed.", "安全级别 look 不允许填写。")
        channel = Channel(self.walk, self.portal)
        channel.seek()
        if channel.form is None or not channel.form_url:
            raise NothingToSeeError("No message form was reached.", "未到达留言表单。")
        with self.walk.step("half fill the form", zh="填写一半表单"):
            form = channel.open_form() or channel.form
            with hold_back(self.walk.page.context):  # not longer: it would keep pages out of the back/forward cache
                filled = fill(self.walk, form, self.portal.declared.message_board.values)
            held = values_of(self.walk, filled) or {}
            self._fields = [one for one in filled if held.get(one.selector)]
            here = self.walk.tab.url
            away = next((one for one in self.walk.look().links_within(host_of(here)) if _leads_away(one, here)), None)
        if away is None or not self._fields:
            raise NothingToSeeError("No link leads away from the form.", "表单页没有可点击的站内链接。")
        with self.walk.step(f"follow “{away.words[:20]}”", zh=f"点击“{away.words[:20]}”"):
            landing = self.history.leave(away)
        if landing.new_window:
            raise NothingToSeeError(
                "Links open new windows: the form stays open.", "链接在新窗口打开，表单保留在原窗口。"
            )
        back = self.history.come_back("form-to-link", "表单→链接", here)
        self.walk.observe(back)
        kept = values_of(self.walk, self._fields)
        if kept is None or back.arrived is False:
            return
        lost = tuple(one.called for one in self._fields if not kept.get(one.selector))
        named = tuple(one.called for one in self._fields)
        self.walk.observe(
            InputAfterBack(url=here, evidence=back.evidence, filled=named, lost=lost, from_cache=back.from_cache)
        )

    def after_sign_out(self) -> None:
        """Sign in, open a private page, sign out, and press Back as the next visitor would."""
        resident = Resident(self.walk, self.portal)
        tried = resident.sign_in()
        if tried.signed_in is not True:
            raise NothingToSeeError("Nobody was signed in.", "未登录成功。")
        private = resident.sections.private_section()
        with self.walk.step("open a private page", zh="打开个人页面"):
            if private is not None:
                self.walk.open(private.url)
            else:
                self.walk.open_home()
            self.walk.tab.wait_until(lambda: any(map(bool, sign_out_controls(self.walk.look()))), 2_000)
            seen = self.walk.look()
            ways = [one for group in sign_out_controls(seen) for one in group]
            secret = _private_lines(seen)
            here = self.walk.tab.url
        if not ways or not secret or private is None:
            raise NothingToSeeError("No private page with a way to sign out was found.", "未找到带退出入口的个人页面。")
        with self.walk.step("sign out", zh="退出登录"):
            if ways[0].visible:
                self.walk.follow(ways[0], "signs out", "退出")
            else:
                self.walk.open(ways[0].href)
            left = Chain(self.walk, Act.SIGNED_OUT)
            state = resident.sections.state(resident.sections.face)
            left.arrived(state)
            point_at_signs(self.walk, state)
        signed_out = self.walk.last_evidence
        with self.walk.step("press Back as the next visitor", zh="以下一位使用者身份点击后退"):
            shown, cached = "", None
            for _ in range(MOST_PRESSES):
                landing = self.walk.tab.back()
                if landing.error:
                    break
                now = self.walk.look()
                shown = next((line for line in secret if line in now.text), "")
                cached = bool(self.history.how_it_came().get("kept"))
                if shown or same_page(self.walk.tab.url, here):
                    break
            returned = Chain(self.walk, Act.WENT_BACK)
            if not landing.error:
                returned.arrived(resident.sections.state(resident.sections.face))
            point_at_words(self.walk, shown, "Private, and readable again", "退出后仍可读到的个人信息")
        self.walk.observe(
            BackAfterSignOut(
                url=here,
                evidence=tuple(dict.fromkeys((*self.walk.last_evidence, *signed_out))),
                revealed=bool(shown),
                shown=shown[:80],
                from_cache=cached,
                chain=(*resident.sections.so_far, *left.leg, *returned.leg),
            )
        )

    def _turn_page(self) -> None:
        with self.walk.step("turn to the next page", zh="翻到下一页"):
            control = _next_page(self.walk.look())
            if control is not None:
                self.history.trail.append(self.walk.tab.url)
                self.walk.follow(control, "the next page", "下一页")

    def _read_and_return(self, case: str) -> None:
        seen = self.walk.look(blocks=True)
        items = self._main_list()
        if items is None:
            raise NothingToSeeError("The list shows no items now.", "列表当前没有条目。")
        item = items.items[-1]
        before, place = self.walk.tab.url, _place_of(seen, items)
        with self.walk.step("scroll down the list and open an item", zh="向下滚动列表并打开一条"):
            self.walk.at(item.control).scroll_into_view_if_needed()
            scrolled = int(self.walk.page.evaluate("() => scrollY"))
            landing = self.history.leave(item.control)
        if landing.download or not landing.changed or landing.error:
            raise NothingToSeeError("The item opened no page.", "该条目未打开页面。")
        back = self.history.come_back(case, _CASES.get(case, "列表→正文"), before, new_window=landing.new_window)
        self.walk.observe(back)
        if back.arrived is False and not back.new_window:
            return
        self.walk.tab.wait_until(lambda: self._main_list() is not None, 1_500)
        now, after = self.walk.look(blocks=True), self._main_list()
        self.walk.observe(
            ListPlaceAfterBack(
                url=before,
                evidence=back.evidence,
                page_before=place[0],
                page_after=_place_of(now, after)[0] if after else "",
                filter_before=place[1],
                filter_after=_place_of(now, after)[1] if after else "",
                scroll_before_px=scrolled,
                scroll_after_px=int(self.walk.page.evaluate("() => scrollY")),
                item_visible_after=self._on_screen(item),
                items_kept=_same_items(items, after),
            )
        )

    def _main_list(self) -> ItemList | None:
        seen = self.walk.look(blocks=True)
        here = host_of(seen.url)
        lists = lists_of(seen, wanted=lambda one: not one.leads_somewhere or host_of(one.href) == here, fewest=1)
        return lists[0] if lists else None

    def _on_screen(self, item: Item) -> bool | None:
        try:
            box = self.walk.at(item.control).bounding_box(timeout=1_000)
        except Error:
            return None
        size = self.walk.page.viewport_size
        return None if box is None or size is None else -5 <= box["y"] <= size["height"]


_CASES = {
    "page-2-to-article": "列表第2页→正文",
    "list-to-article": "列表→正文",
    "filtered-list-to-article": "筛选后的列表→正文",
}


def _leads_away(one: Control, here: str) -> bool:
    elsewhere = words.SIGN_IN.search(one.words) or words.REGISTER.search(one.words) or words.SIGN_OUT.search(one.words)
    around = one.region in ("header", "breadcrumb", "footer") and not one.target
    return around and not elsewhere and not same_page(one.href, here)


def _next_page(seen: Snapshot) -> Control | None:
    for pattern in (words.NEXT_PAGE, words.LOAD_MORE):
        for one in seen.shown:
            if (
                pattern.search(one.words.strip())
                and one.region not in ("header", "aside")
                and "disabled" not in one.cls
            ):
                return one
    return None


def _filter_of(seen: Snapshot) -> FieldSeen | None:
    for one in seen.fillable:
        if one.tag == "select" and len(one.options) >= 3 and one.region not in ("header", "footer", "search", "aside"):
            return one
    return None


def _place_of(seen: Snapshot, items: ItemList | None) -> tuple[str, str]:
    """Say where in a list one is: its first item, and what its filter shows."""
    first = items.items[0].title if items else ""
    chosen = _filter_of(seen)
    return first, chosen.chosen if chosen is not None else ""


def _same_items(before: ItemList, after: ItemList | None) -> bool | None:
    if after is None:
        return None
    return {item.title for item in before.items} == {item.title for item in after.items}


def _private_lines(seen: Snapshot) -> list[str]:
    """Return what only a signed-in visitor reads: greetings by name, one's own messages."""
    said = words.GREETING.search(seen.text)
    return [said.group(0)] if said else []
