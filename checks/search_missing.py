"""A visitor who wants to search the portal finds the search."""

from collections.abc import Sequence

from portalwalk import EN, ZH, Impact, Occurrence, SearchSought, Verdict, check


@check(
    id="search-missing",
    title="Visitors find the site search",
    title_zh="用户能找到站内搜索",
    failure_title="There is no site search to be found",
    failure_title_zh="未提供站内搜索功能",
    why="Without a search, what is not on the home page is found by nobody.",
    why_zh="没有搜索功能，首页之外的内容很难被找到。",
    how_to_fix="Put a search field with a visible button into the header of every page.",
    how_to_fix_zh="在每个页面的头部设置搜索框和可见的搜索按钮。",
    impact=Impact.SERIOUS,
    basis=("Daxing self-inspection 2020Q4, quoting the Beijing circular 2020Q3",),
    basis_zh=("大兴区2020年第四季度自查通报（引北京市2020年第三季度通报问题）",),
)
def search_missing(searches: Sequence[SearchSought]) -> Verdict:
    """Fail when no search was seen on any of the pages looked at."""
    if not searches:
        return Verdict.inapplicable("Nobody looked for a search.", "没有查找站内搜索。")
    sure = [search for search in searches if search.found and search.found.is_sure]
    if sure:
        return Verdict.from_failures((), seen=map(_seen, sure))
    return Verdict.from_failures(
        (_missed(search) for search in searches if not search.found and search.looked_on),
        doubts=(_doubt(search) for search in searches if search.found or not search.looked_on),
    )


def _missed(search: SearchSought) -> Occurrence:
    return Occurrence.of(
        search,
        observed=f"No search was seen. Pages looked at: {EN.listed(search.looked_on)}.",
        observed_zh=f"没有看到搜索功能。查看过的页面：{ZH.listed(search.looked_on)}。",
    )


def _doubt(search: SearchSought) -> Occurrence:
    if not search.found:
        return Occurrence.of(
            search, observed="No page could be looked at for a search.", observed_zh="没有可供查找搜索功能的页面。"
        )
    return Occurrence.of(
        search,
        target=search.found.target,
        observed=f"“{search.found.what}” may be the site search; the signs are too weak to be sure.",
        observed_zh=f"“{search.found.what}”可能是站内搜索，但迹象不足，无法确定。",
    )


def _seen(search: SearchSought) -> Occurrence:
    what, target = (search.found.what, search.found.target) if search.found else ("", "")
    return Occurrence.of(
        search, target=target, observed=f"The site search is “{what}”.", observed_zh=f"站内搜索为“{what}”。"
    )
