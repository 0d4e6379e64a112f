"""A visitor can narrow search results to a kind of content."""

from collections.abc import Sequence

from portalwalk import EN, ZH, Impact, Occurrence, SearchTried, Verdict, check

CATEGORIES = 2
"""Fewer than two categories offer no choice."""


@check(
    id="search-results-uncategorised",
    title="Search results are shown by category",
    title_zh="搜索结果分类展现",
    failure_title="Search results are not shown by category",
    failure_title_zh="未对搜索结果进行分类展现",
    why="News, policy documents and services in one long list hide the one thing a visitor came for.",
    why_zh="新闻、政策、服务混排在一个列表里，用户难以找到真正需要的内容。",
    how_to_fix="Offer categories such as policy documents, interpretations, services and news above the results.",
    how_to_fix_zh="在结果上方提供“政策文件”“政策解读”“办事服务”“新闻”等分类。",
    impact=Impact.MODERATE,
    basis=("Beijing circular 2019Q3",),
    basis_zh=("北京市2019年第三季度通报",),
)
def search_results_uncategorised(searches: Sequence[SearchTried]) -> Verdict:
    """Fail when no search with results offers two categories; too few results are left to a person."""
    with_results = [search for search in searches if search.answered and search.understood and search.results_on_page]
    if not with_results:
        return Verdict.inapplicable("No search brought results.", "没有得到搜索结果。")
    categorised = [search for search in with_results if len(set(search.categories)) >= CATEGORIES]
    if categorised:
        return Verdict.from_failures((), seen=map(_offers, categorised))
    worth_dividing = [search for search in with_results if search.results_on_page > 1]
    if not worth_dividing:
        return Verdict.cant_tell(
            "Every search brought a single result: there was nothing to divide into categories.",
            "每次搜索只有一条结果，无法判断是否分类展现。",
        )
    return Verdict.from_failures(map(_offers, worth_dividing))


def _offers(search: SearchTried) -> Occurrence:
    categories = EN.listed(search.categories) or "none"
    categories_zh = ZH.listed(search.categories) or "无"
    return Occurrence.of(
        search,
        observed=f"Results for “{search.query}”: {search.results_on_page} on the page. Categories: {categories}.",
        observed_zh=f"搜索“{search.query}”，本页{search.results_on_page}条结果，分类：{categories_zh}。",
    )
