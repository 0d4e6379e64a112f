"""A visitor who searches for a published item finds it on the first page of results."""

from collections.abc import Sequence

from portalwalk import Impact, Occurrence, SearchTried, Verdict, check

GATE_STATUSES = frozenset({401, 403, 405, 412, 429})
"""HTTP statuses with which a firewall answers: no proof of a fault."""

LINE_TROUBLE = ("net::", "timeout", "timed out", "超时")
"""Words of an error that may be our line's."""


@check(
    id="search-misses-published-item",
    title="Published items are found on the first page of search results",
    title_zh="已发布内容能在搜索结果第一页找到",
    failure_title="Some published items are not on the first page of search results",
    failure_title_zh="部分已发布内容无法在搜索结果第一页找到",
    why="Visitors rarely open a second page: what is not on the first is as good as unpublished.",
    why_zh="用户很少翻看第二页：第一页找不到，等于没有发布。",
    how_to_fix="Index titles within a day of publication; rank an exact title match first.",
    how_to_fix_zh="内容发布后一天内将标题编入索引；标题完全匹配的结果排在最前。",
    impact=Impact.SERIOUS,
    basis=("Beijing circular 2019Q3",),
    basis_zh=("北京市2019年第三季度通报",),
)
def search_misses_published_item(searches: Sequence[SearchTried]) -> Verdict:
    """Fail for whole titles that are not on page one; a fragment alone that misses is left to a person."""
    searches = [search for search in searches if not search.is_broad]
    if not searches:
        return Verdict.inapplicable("No published item was at hand to search for.", "没有可供搜索的已发布内容。")
    understood = [search for search in searches if search.answered and search.understood]
    finds_nothing = len(understood) > 1 and not any(search.results_on_page or search.rank for search in understood)
    failed = [search for search in searches if _errs(search) or _misses(search)]
    told = {search.expected_url for search in failed}
    return Verdict.from_failures(
        (_failure(search, finds_nothing=finds_nothing) for search in failed),
        doubts=(_doubt(search) for search in searches if _is_doubtful(search) and search.expected_url not in told),
        seen=(_found(search) for search in understood if search.on_first_page),
    )


def _errs(search: SearchTried) -> bool:
    if search.answered or search.status in GATE_STATUSES:
        return False
    is_our_line = any(word in search.error.lower() for word in LINE_TROUBLE)
    return (search.status or 0) >= 500 or (bool(search.error) and not is_our_line)


def _misses(search: SearchTried) -> bool:
    """Whether the whole title was asked for, the answer was understood, and the item is not on page one."""
    is_decisive = search.answered and search.understood and not search.is_fragment
    has_place = search.rank is None or search.page is not None
    return is_decisive and has_place and not search.on_first_page


def _is_doubtful(search: SearchTried) -> bool:
    is_plain = search.answered and search.understood and search.on_first_page
    return not (is_plain or _errs(search) or _misses(search))


def _failure(search: SearchTried, *, finds_nothing: bool) -> Occurrence:
    if not search.answered:
        cause = "search-errors"
    elif search.rank is not None:
        cause = "below-first-page"
    else:
        cause = "nothing-found" if finds_nothing else "absent"
    return Occurrence.of(
        search,
        cause=cause,
        observed=f"Searched for “{search.query}”: {search.rank_in_words}.",
        observed_zh=f"搜索“{search.query}”：{search.rank_in_words_zh}。",
    )


def _doubt(search: SearchTried) -> Occurrence:
    has_place = search.rank is None or search.page is not None
    if not (search.answered and search.understood and has_place):
        return Occurrence.of(
            search,
            observed=f"What the search answered to “{search.query}” could not be read with certainty.",
            observed_zh=f"无法可靠识别搜索“{search.query}”的结果。",
        )
    return Occurrence.of(
        search,
        observed=f"Searched for “{search.query}”, a part of “{search.expected_title}”: {search.rank_in_words}.",
        observed_zh=f"搜索标题“{search.expected_title}”中的“{search.query}”：{search.rank_in_words_zh}。",
    )


def _found(search: SearchTried) -> Occurrence:
    return Occurrence.of(
        search,
        observed=f"Searched for “{search.query}”: {search.rank_in_words}.",
        observed_zh=f"搜索“{search.query}”：{search.rank_in_words_zh}。",
    )
