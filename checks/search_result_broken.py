"""A visitor who clicks a search result gets to see it."""

from collections.abc import Sequence

from portalwalk import Impact, Occurrence, SearchResultOpened, Verdict, check

GATE_STATUSES = frozenset({401, 403, 405, 412, 429})
"""HTTP statuses with which a firewall or a sign-in answers: no proof of a broken link."""


@check(
    id="search-result-broken",
    title="Search results open",
    title_zh="搜索结果能正常打开",
    failure_title="Some search results do not open",
    failure_title_zh="部分搜索结果无法打开",
    why="The visitor found the item and still cannot read it; the index points at what is gone.",
    why_zh="用户找到了内容却打不开，说明索引指向了已失效的页面。",
    how_to_fix="Take withdrawn pages out of the index at once; redirect addresses that have moved.",
    how_to_fix_zh="内容下线时同步更新索引；地址变更的页面设置跳转。",
    impact=Impact.SERIOUS,
    basis=("Daxing self-inspection 2020Q4, quoting the Beijing circular 2020Q3",),
    basis_zh=("大兴区2020年第四季度自查通报（引北京市2020年第三季度通报问题）",),
)
def search_result_broken(results: Sequence[SearchResultOpened]) -> Verdict:
    """Fail for each result that did not open; an answer of a firewall or sign-in is left to a person."""
    if not results:
        return Verdict.inapplicable("There was no search result to open.", "没有可供打开的搜索结果。")
    broken = [result for result in results if result.opened is False and result.status not in GATE_STATUSES]
    return Verdict.from_failures(
        map(_broken, broken),
        doubts=(_doubt(result) for result in results if not result.opened and result not in broken),
        seen=(_opened(result) for result in results if result.opened),
    )


def _broken(result: SearchResultOpened) -> Occurrence:
    status = result.status or 0
    gone = "not-found" if status in (404, 410) else "unreadable"
    answer, answer_zh = _answer(result.status, result.says), _answer_zh(result.status, result.says)
    return Occurrence.of(
        result,
        cause="server-error" if status >= 500 else gone,
        observed=f"The result “{result.result_title}” ({result.result_url}) did not open{answer}.",
        observed_zh=f"搜索结果“{result.result_title}”（{result.result_url}）无法打开{answer_zh}。",
    )


def _answer(status: int | None, says: str) -> str:
    parts = [f"HTTP status {status}"] if status else []
    return ": " + ", ".join([*parts, *([f"“{says}”"] if says else [])]) if parts or says else ""


def _answer_zh(status: int | None, says: str) -> str:
    parts = [f"HTTP 状态码 {status}"] if status else []
    return "：" + "，".join([*parts, *([f"页面提示“{says}”"] if says else [])]) if parts or says else ""


def _doubt(result: SearchResultOpened) -> Occurrence:
    return Occurrence.of(
        result,
        observed=f"The result “{result.result_title}” did not open; the portal may not be the reason"
        f"{_answer(result.status, result.says)}.",
        observed_zh=f"搜索结果“{result.result_title}”未能打开，原因不一定在网站"
        f"{_answer_zh(result.status, result.says)}。",
    )


def _opened(result: SearchResultOpened) -> Occurrence:
    return Occurrence.of(
        result,
        observed=f"The result “{result.result_title}” opened.",
        observed_zh=f"搜索结果“{result.result_title}”能正常打开。",
    )
