"""A visitor who goes back from a search result finds the results again."""

from collections.abc import Sequence

from portalwalk import EN, Impact, Occurrence, SearchAfterBack, Verdict, check


@check(
    id="back-loses-search",
    title="Back returns to the search results",
    title_zh="从搜索结果后退能回到结果列表",
    failure_title="Back loses the search results",
    failure_title_zh="从搜索结果后退后，搜索结果丢失",
    why="A visitor who tries the second result has to search again for each of them.",
    why_zh="用户想看下一条结果，就得重新搜索一次。",
    how_to_fix="Keep the query in the address of the result page and answer it with GET.",
    how_to_fix_zh="把搜索词写入结果页地址，用 GET 方式提交搜索。",
    impact=Impact.SERIOUS,
    basis=(
        "Daxing self-inspection 2020Q4, quoting the Beijing circular 2020Q3 (awkward return)",
        "PortalWalk's own proposal (the measure)",
    ),
    basis_zh=("大兴区2020年第四季度自查通报（“网页返回不便”）", "PortalWalk 自行提出（判定方法）"),
)
def back_loses_search(returns: Sequence[SearchAfterBack]) -> Verdict:
    """Fail when the results are gone; results that merely differ, or a query not shown, are left to a person."""
    judged = [went for went in returns if went.results_before]
    if not judged:
        return Verdict.inapplicable("No search result was opened.", "没有打开搜索结果。")
    lost = [went for went in judged if _is_lost(went)]
    kept = [went for went in judged if went.results_kept and went.query_shown_after is not False]
    return Verdict.from_failures(
        map(_lost, lost),
        doubts=(_doubt(went) for went in judged if went not in lost and went not in kept),
        seen=map(_kept, kept),
    )


def _is_lost(went: SearchAfterBack) -> bool:
    is_poorer = went.results_after < went.results_before or went.query_shown_after is False
    return went.results_kept is False and is_poorer


def _lost(went: SearchAfterBack) -> Occurrence:
    if went.results_after < went.results_before:
        return Occurrence.of(
            went,
            observed=f"The search for “{went.query}” had "
            f"{EN.plural(went.results_before, '# result', '# results')} on the page; after Back it had "
            f"{went.results_after}.",
            observed_zh=f"搜索“{went.query}”的结果页有{went.results_before}条结果，打开一条后再后退，只剩{went.results_after}条。",
        )
    return Occurrence.of(
        went,
        observed=f"After Back neither “{went.query}” nor its results were shown.",
        observed_zh=f"打开一条搜索结果后再后退，搜索词“{went.query}”和原来的结果均已丢失。",
    )


def _doubt(went: SearchAfterBack) -> Occurrence:
    return Occurrence.of(
        went,
        observed=f"Whether the results for “{went.query}” came back as they were is not clear.",
        observed_zh=f"无法确定后退后“{went.query}”的搜索结果是否与之前相同。",
    )


def _kept(went: SearchAfterBack) -> Occurrence:
    return Occurrence.of(
        went,
        observed=f"The results for “{went.query}” came back.",
        observed_zh=f"后退后“{went.query}”的搜索结果仍在。",
    )
