"""A visitor still sees on the result page what was searched for."""

from collections.abc import Sequence

from portalwalk import Impact, Occurrence, SearchTried, Verdict, check


@check(
    id="search-query-lost",
    title="The result page still shows what was searched for",
    title_zh="搜索结果页保留搜索词",
    failure_title="The result page does not show what was searched for",
    failure_title_zh="搜索结果页未保留搜索词",
    why="A visitor who wants to correct one word of the query has to type all of it again.",
    why_zh="用户想改一个字，就得把搜索词全部重新输入。",
    how_to_fix="Fill the search field of the result page with the query.",
    how_to_fix_zh="在结果页的搜索框中保留用户输入的搜索词。",
    impact=Impact.MINOR,
    basis=("PortalWalk's own proposal",),
    basis_zh=("PortalWalk 自行提出",),
)
def search_query_lost(searches: Sequence[SearchTried]) -> Verdict:
    """Fail for each answered search whose page shows the query neither in its box nor in its text."""
    answered = [search for search in searches if search.answered]
    if not answered:
        return Verdict.inapplicable("No search was answered.", "没有得到搜索应答。")
    lost = [search for search in answered if search.query_kept is False and search.understood]
    return Verdict.from_failures(
        map(_lost, lost),
        doubts=(_doubt(search) for search in answered if not search.query_kept and search not in lost),
        seen=(_kept(search) for search in answered if search.query_kept),
    )


def _lost(search: SearchTried) -> Occurrence:
    return Occurrence.of(
        search,
        observed=f"The result page shows “{search.query}” neither in its search field nor in its text.",
        observed_zh=f"结果页的搜索框和正文中均未显示搜索词“{search.query}”。",
    )


def _doubt(search: SearchTried) -> Occurrence:
    return Occurrence.of(
        search,
        observed=f"Whether the result page still shows “{search.query}” could not be told.",
        observed_zh=f"无法确定结果页是否保留了搜索词“{search.query}”。",
    )


def _kept(search: SearchTried) -> Occurrence:
    return Occurrence.of(
        search,
        observed=f"The result page shows “{search.query}”.",
        observed_zh=f"结果页显示了搜索词“{search.query}”。",
    )
