"""Searching as a resident does: what was asked for, what came, and where it stood."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from urllib.parse import urljoin

from portalwalk.browser.stops import BlockedError, LookError, NothingToSeeError
from portalwalk.model.observations import Discovery, OddQueryTried, SearchResultOpened, SearchSought, SearchTried
from portalwalk.pages import words
from portalwalk.pages.lists import same_title
from portalwalk.pages.portal import Portal, PublishedItem
from portalwalk.pages.queries import OddQuery, common_word, fragment_of, nonsense_words
from portalwalk.pages.search_box import SearchBox
from portalwalk.pages.search_marks import point_at_answer, point_at_late, point_at_words
from portalwalk.pages.search_results import RESULTS_MS, Key, Match, Results, furniture, without
from portalwalk.pages.walk import Walk
from portalwalk.pages.walls import stop_at_wall

MOST_PAGES = 3
"""Pages of results that are looked at to say where a missing item stands."""
RESULTS_OPENED = 2
ODD_PATIENCE_MS = 800
"""An odd query need not find anything: it only has to be answered."""


@dataclass
class Searcher:
    """One visitor who searches."""

    walk: Walk
    portal: Portal
    box: SearchBox = field(init=False)
    _known: frozenset[Key] = frozenset()
    _home: frozenset[Key] = frozenset()
    _empty_text: str = ""
    _found: list[tuple[PublishedItem, Match]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.box = SearchBox(self.walk)

    def find(self) -> None:
        """Find the search, and learn what its result page always shows.

        Raises:
            NothingToSeeError: there is no search to try; that there is none is observed by itself.

        """
        with self.walk.step("look for the search", zh="寻找搜索入口"):
            self._open_start()
            self._home = furniture(self.walk.look())
            found = self.box.find()
            if found is None:
                found = self._find_elsewhere()
            self.walk.observe(SearchSought(url=self.walk.tab.url, found=found, looked_on=tuple(self.box.looked_on)))
            if found is not None and self.box.field_seen is not None:
                self.walk.point_at(self.walk.at(self.box.field_seen), "the search", zh="搜索框")
        if found is None or not found.is_sure:
            raise NothingToSeeError("No search was found with certainty.", "未能确定搜索入口。")
        with self.walk.step("search for words that nobody wrote", zh="搜索不存在的内容，记录结果页固有元素"):
            nonsense = nonsense_words()
            landing = self.box.ask(nonsense)
            self.walk.tab.wait_until(lambda: bool(words.NOTHING_FOUND.search(self.walk.look().text)), 1_500)
            if not landing.error:
                seen = self.walk.look()
                self._known, self._empty_text = furniture(seen), without(seen.text, nonsense)

    def confirmed(self, items: Sequence[PublishedItem]) -> list[PublishedItem]:
        """Keep items that are still there for a visitor, under the title their own page shows.

        Raises:
            NothingToSeeError: none is left.

        """
        kept: list[PublishedItem] = []
        for item in items:
            if not item.url:
                kept.append(item)
                continue
            with self.walk.step(
                f"open “{item.title[:40]}” to see that it is published", zh=f"核对已发布：“{item.title[:40]}”"
            ):
                landing = self.walk.open(item.url)
                seen = self.walk.look()
            if landing.error or (landing.status or 200) >= 400:
                continue
            full = next((text for _, text in seen.headings if same_title(item.title, text)), item.title)
            title = words.plain_title(full) if same_title(full, item.title) in ("title", "") else item.title
            kept.append(
                PublishedItem(title if not words.is_cut(item.title) else full, item.url, item.column, item.published_on)
            )
        if not kept:
            raise NothingToSeeError("No published item was at hand to search for.", "没有可供搜索的已发布信息。")
        return kept

    def search_for(self, item: PublishedItem, *, by_fragment: bool = False) -> SearchTried:
        """Search for an item by its title, or by a distinctive part of it."""
        query = fragment_of(item.title) if by_fragment else item.title
        with self.walk.step(f"search for “{query[:40]}”", zh=f"搜索“{query[:40]}”"):
            results = self._ask(query)
            match = results.find(item.seen)
            point_at_answer(self.walk, self.box, results, item.title, match)
        tried = self._tried(item, query, results, match, by_fragment=by_fragment)
        if match is None and not results.error and results.lists:
            return self._look_further(item, results, tried)
        if match is not None:
            self._found.append((item, match))
        return tried

    def search_broadly(self) -> SearchTried:
        """Search for the most common word of all titles, to see how many results are presented."""
        titles = [item.title for column in self.portal.columns for item in column.items]
        query = common_word(titles)
        with self.walk.step(f"search for the common word “{query}”", zh=f"搜索常用词“{query}”"):
            results = self._ask(query)
            point_at_answer(self.walk, self.box, results, "", None)
        nothing = PublishedItem("", "")
        return self._tried(nothing, query, results, None, by_fragment=False).model_copy(update={"is_broad": True})

    def open_results(self) -> Iterator[SearchResultOpened]:
        """Click results that were found, as a visitor who wants to read them."""
        for item, _ in self._found[:RESULTS_OPENED]:
            with self.walk.step(
                f"search again for “{item.title[:30]}” and open it", zh=f"再次搜索“{item.title[:30]}”并打开"
            ):
                results = self._ask(item.title)
                again = results.find(item.seen)
                if again is None or again.item is None:
                    continue
                landing = self.walk.follow(again.item.control, "the result", zh="搜索结果")
                seen = self.walk.look()
                known = {text for _, text in results.seen.headings}
                heading = next((text for _, text in seen.headings if text.strip() and text not in known), "")
                gone = (landing.status or 200) in (404, 410) or (landing.status or 200) >= 500 or bool(landing.error)
                opened = SearchResultOpened(
                    url=results.landing.url,
                    query=item.title,
                    result_title=again.item.title,
                    result_url=landing.url,
                    status=landing.status,
                    opened=not gone if landing.changed else None,
                    says=(heading or seen.text[:120]) if gone else "",
                )
                self._point_at_opened(heading, opened)
            yield opened

    def try_odd(self, odd: OddQuery) -> OddQueryTried:
        """Search for something odd; a refusal by a firewall is nobody's fault."""
        answered: bool | None = True
        error, status = "", None
        with self.walk.step(f"search for something odd: {odd.name}", zh=f"异常输入搜索：{odd.name_zh}"):
            try:
                results = self._ask(odd.text, ODD_PATIENCE_MS)
                error, status = results.error, results.landing.status
                answered = not error
                point_at_answer(self.walk, self.box, results, "", None)
            except BlockedError as wall:
                answered, error = None, wall.reason
        return OddQueryTried(
            url=self.walk.tab.url,
            name=odd.name,
            name_zh=odd.name_zh,
            query=odd.text[:200],
            answered=answered,
            status=status,
            error=error,
        )

    def _point_at_opened(self, heading: str, opened: SearchResultOpened) -> None:
        """Mark what the page that came calls itself, or what it says instead of the item."""
        if opened.opened is False:
            answer = f" (HTTP {opened.status})" if opened.status else ""
            point_at_words(self.walk, heading, f"What came instead{answer}", f"打开后显示的页面{answer}")
        else:
            point_at_words(self.walk, heading, "The page that came", "打开的页面")

    def _ask(self, query: str, patience_ms: int = RESULTS_MS) -> Results:
        self._open_start()
        if self.box.find() is None:
            raise LookError(
                "The search was there before and is not found again.", "此前找到的搜索入口再次打开时未找到。"
            )
        landing = self.box.ask(query)
        stop_at_wall(landing, self.walk.look())
        return Results(self.walk, query, landing, self._known, self._home, patience_ms, self._empty_text)

    def _open_start(self) -> None:
        while len(self.walk.page.context.pages) > 1:
            self.walk.tab.close_window()
        if self.portal.declared.search.url:
            self.walk.open(urljoin(self.portal.url, self.portal.declared.search.url))
        else:
            self.walk.open_home()

    def _find_elsewhere(self) -> Discovery | None:
        for column in self.portal.columns[:2]:
            self.walk.open(column.url)
            found = self.box.find()
            if found is not None:
                return found
        return None

    def _look_further(self, item: PublishedItem, results: Results, tried: SearchTried) -> SearchTried:
        before, expected = len(results.main.items) if results.main else 0, self.walk.last_evidence
        tried = tried.model_copy(update={"evidence": expected})
        for page in range(2, MOST_PAGES + 1):
            with self.walk.step(f"look on page {page} of the results", zh=f"查看结果第{page}页"):
                if not results.next_page():
                    break
                match = results.find(item.seen)
                if match is not None:
                    point_at_late(self.walk, match, page)
            if match is not None:
                found = self.walk.last_evidence[:1]
                pictures = tuple(dict.fromkeys((*expected[:-1], *found, *expected[-1:])))
                return tried.model_copy(
                    update={
                        "rank": before + match.rank,
                        "page": page,
                        "matched_by": match.matched_by,
                        "evidence": pictures,
                    }
                )
            before += len(results.main.items) if results.main else 0
        return tried

    def _tried(
        self, item: PublishedItem, query: str, results: Results, match: Match | None, *, by_fragment: bool
    ) -> SearchTried:
        return SearchTried(
            url=results.landing.url,
            query=query,
            is_fragment=by_fragment,
            expected_title=item.title,
            expected_url=item.url,
            column=item.column,
            published_on=item.published_on,
            answered=not results.error,
            error=results.error,
            status=results.landing.status,
            understood=results.understood or match is not None,
            rank=match.rank if match else None,
            page=1 if match else None,
            results_on_page=len(results.main.items) if results.main else 0,
            total=results.total,
            matched_by=match.matched_by if match else "",
            categories=results.categories,
            query_kept=results.keeps_query(),
            says=results.says_nothing_found,
        )
