"""A page of search results, whatever its markup: what is new on it against a search for nothing."""

import re
from dataclasses import dataclass, field

from playwright.sync_api import Error

from portalwalk.browser.tab import Landing
from portalwalk.model.observations import ItemSeen
from portalwalk.pages import words
from portalwalk.pages.lists import Item, ItemList, lists_of, same_page, same_title
from portalwalk.pages.snapshot import Control, Snapshot
from portalwalk.pages.walk import Walk

RESULTS_MS = 6_000
"""Results drawn by script get this long to arrive."""
_COUNTED = re.compile(r"\s*[(（\[]\s*\d+\s*(条|个|篇)?\s*[)）\]]$")

Key = tuple[str, str]


def furniture(seen: Snapshot) -> frozenset[Key]:
    """Return what stands on a page whatever one searches for."""
    return frozenset(_key(control) for control in seen.controls)


def _key(control: Control) -> Key:
    return (control.signature, control.href if control.leads_somewhere else control.words)


def without(text: str, query: str) -> str:
    """Return a page's words without the query that it repeats."""
    return " ".join(text.replace(query, "").split())


@dataclass(frozen=True, slots=True)
class Match:
    """Where an item stands among the results."""

    rank: int
    matched_by: str
    item: Item | None = None


@dataclass
class Results:
    """The answer to one query."""

    walk: Walk
    query: str
    landing: Landing
    known: frozenset[Key] = frozenset()
    home: frozenset[Key] = frozenset()
    patience_ms: int = RESULTS_MS
    empty_text: str = ""
    """What the portal shows when it is asked for words that nobody wrote."""
    seen: Snapshot = field(init=False)
    lists: list[ItemList] = field(init=False)

    def __post_init__(self) -> None:
        self._read()
        if not self.landing.error and not self.error:
            self.walk.tab.wait_until(self._has_come, self.patience_ms)

    @property
    def error(self) -> str:
        """The portal's own error in answer to the query, or empty."""
        status = self.landing.status or 200
        short = len(self.seen.text) < 800 or not self.lists
        said = words.ANSWER_ERROR.search(f"{self.seen.title} {self.seen.text[:600]}") if short else None
        if self.landing.error or status >= 500:
            return self.landing.error or f"HTTP {status}"
        return said.group(0) if said else ""

    @property
    def error_words(self) -> str:
        """What an error page says of itself: the heading that names the error, else the words; empty when neither."""
        headings = [text.strip() for _, text in self.seen.headings if text.strip()]
        said = words.ANSWER_ERROR.search(self.seen.text)
        named = next((text for text in headings if words.ANSWER_ERROR.search(text)), "")
        return named or (said.group(0) if said else next(iter(headings), ""))

    @property
    def says_nothing_found(self) -> str:
        """The page's own words that nothing was found, or empty."""
        said = words.NOTHING_FOUND.search(self.seen.text)
        dialog = next((one for one in self.landing.dialogs if words.NOTHING_FOUND.search(one)), "")
        return said.group(0) if said else dialog

    @property
    def main(self) -> ItemList | None:
        """The list of results."""
        return self.lists[0] if self.lists else None

    @property
    def understood(self) -> bool:
        """Whether results, or their absence, were recognised."""
        return bool(self.lists) or bool(self.says_nothing_found) or self._is_like_nothing()

    def _is_like_nothing(self) -> bool:
        """Whether the server answered word for word as it does to a search for nothing; still loading says nothing."""
        is_document = self.landing.status is not None and not words.LOADING.search(self.seen.text)
        return is_document and bool(self.empty_text) and self.empty_text == without(self.seen.text, self.query)

    @property
    def total(self) -> int | None:
        """How many results the page says there are."""
        said = words.TOTAL.search(self.seen.text)
        return int(said.group(1).replace(",", "")) if said else None

    @property
    def categories(self) -> tuple[str, ...]:
        """Captions by which results can be narrowed: tabs, facets, choices; menus of the portal left out."""
        captions: dict[str, None] = {}
        for control in self.seen.controls:
            if control.region in ("header", "footer", "breadcrumb") or _key(control) in self.home:
                continue
            caption = _COUNTED.sub("", control.words)
            counted = caption != control.words and 0 < len(caption) <= 20
            if words.PAGE_NUMBER.search(caption.strip()):
                continue
            if len(caption) <= 12 and (words.CATEGORY.search(caption) or counted):
                captions[caption] = None
        for choice in self.seen.fields:
            if choice.visible and choice.type in ("radio", "checkbox") and words.CATEGORY.search(choice.called):
                captions[choice.called] = None
            captions |= dict.fromkeys(option for option in choice.options if words.CATEGORY.search(option))
        return tuple(captions)[:20]

    def find(self, expected: ItemSeen) -> Match | None:
        """Find an item by its address or its title, in the results or wherever the page shows it anew."""
        if expected.url and same_page(self.landing.url, expected.url):
            return Match(1, "opened at once")
        for results in self.lists:
            for rank, item in enumerate(results.items, 1):
                if how := _matches(item.control, expected):
                    return Match(rank, how, item)
        for rank, control in enumerate((one for one in self.seen.shown if _key(one) not in self.known), 1):
            if how := _matches(control, expected):
                return Match(rank, f"{how}, outside the list", Item(control, control.words))
        return None

    def keeps_query(self) -> bool | None:
        """Say whether the page still shows what was asked: in a field, its title or a heading."""
        shown = """query => [...document.querySelectorAll('input')].some(one => one.value.trim() === query.trim())"""
        try:
            if any(frame.evaluate(shown, self.query) for frame in self.walk.page.frames):
                return True
        except Error:
            return None
        asked = words.folded(self.query)
        headings = [text for _, text in self.seen.headings if len(text) < len(self.query) + 30]
        listed = {words.folded(item.title) for results in self.lists for item in results.items}
        spoken = [words.folded(text) for text in (self.seen.title, *headings)]
        spoken = [text for text in spoken if not any(title in text for title in listed)]  # a result is not an echo
        query = re.escape(self.query)
        quoted = re.search(
            rf"[“\"'「『【]{query}[”\"'」』】]|(?:关键字|关键词|搜索|检索|查询|\bfor)[^。]{{0,8}}[:：\s]+{query}",
            self.seen.text,
        )
        return bool(quoted) or any(asked in text for text in spoken)

    def next_page(self) -> bool:
        """Turn to the next page of results, or load more; False when there is no such thing."""
        for pattern in (words.NEXT_PAGE, words.LOAD_MORE):
            for control in self.seen.shown:
                if pattern.search(control.words) and control.region not in ("header", "footer"):
                    self.landing = self.walk.follow(control)
                    self._read()
                    return self.walk.tab.wait_until(self._has_come, RESULTS_MS)
        return False

    def _read(self) -> None:
        self.seen = self.walk.look(blocks=True)
        self.lists = lists_of(self.seen, wanted=self._is_new, fewest=1)
        self.lists.sort(key=lambda one: -len(one.items) * (1 + one.score / max(1, len(one.items)) / 10))

    def _is_new(self, control: Control) -> bool:
        if _key(control) in self.known:
            return False
        return not (
            control.leads_somewhere and same_page(self.landing.url, control.href) and "page" not in control.href
        )

    def _has_come(self) -> bool:
        if self.lists or self.says_nothing_found or self.error:
            return True
        self._read()
        return bool(self.lists or self.says_nothing_found)


def _matches(control: Control, expected: ItemSeen) -> str:
    if control.leads_somewhere and expected.url and same_page(control.href, expected.url):
        return "url"
    title = control.title if words.is_cut(control.text) and control.title else control.words
    return same_title(title, expected.title)
