"""A visitor who types something odd into the search gets an answer, not an error."""

from collections.abc import Sequence

from portalwalk import Impact, Occurrence, OddQueryTried, Verdict, check

REFUSALS = frozenset({400, 401, 403, 405, 406, 412, 413, 414, 429, 431})
"""HTTP statuses with which a firewall or server turns a request down on purpose."""

LINE_TROUBLE = ("net::", "timeout", "timed out", "超时")
"""Words of an error that may be our line's."""


@check(
    id="search-fragile",
    title="The search answers odd queries",
    title_zh="搜索能应对特殊输入",
    failure_title="The search breaks on odd queries",
    failure_title_zh="输入特殊内容时搜索出错",
    why="Quotes and brackets stand in the titles of documents; an error page also tells attackers where to try.",
    why_zh="公文标题中常有引号和书名号；出错页面还会向攻击者暴露弱点。",
    how_to_fix="Pass the query as a parameter, never as part of a statement; cut what is too long; "
    "answer a blank query with a hint.",
    how_to_fix_zh="搜索词以参数方式传递，不拼接语句；过长时截断；空白搜索给出提示。",
    impact=Impact.MODERATE,
    basis=("PortalWalk's own proposal",),
    basis_zh=("PortalWalk 自行提出",),
)
def search_fragile(tries: Sequence[OddQueryTried]) -> Verdict:
    """Fail for each kind of query that ended in an error; a refusal on purpose is left to a person."""
    if not tries:
        return Verdict.inapplicable("No odd query was tried.", "没有尝试特殊搜索词。")
    return Verdict.from_failures(
        (_broken(tried) for tried in tries if _breaks(tried)),
        doubts=(_doubt(tried) for tried in tries if not tried.answered and not _breaks(tried)),
        seen=(_answered(tried) for tried in tries if tried.answered),
    )


def _breaks(tried: OddQueryTried) -> bool:
    if tried.answered is not False or tried.status in REFUSALS:
        return False
    is_our_line = any(word in tried.error.lower() for word in LINE_TROUBLE)
    return (tried.status or 0) >= 500 or (bool(tried.error) and not is_our_line)


def _broken(tried: OddQueryTried) -> Occurrence:
    said = f"“{tried.error}”" if tried.error else f"HTTP status {tried.status}"
    said_zh = f"“{tried.error}”" if tried.error else f"HTTP 状态码 {tried.status}"
    return Occurrence.of(
        tried,
        cause=tried.name,
        observed=f"The search answered an odd query ({tried.name.replace('-', ' ')}) with an error: {said}.",
        observed_zh=f"输入特殊搜索词（{tried.name_zh}）后出错：{said_zh}。",
    )


def _doubt(tried: OddQueryTried) -> Occurrence:
    status = f" (HTTP status {tried.status})" if tried.status else ""
    status_zh = f"（HTTP 状态码 {tried.status}）" if tried.status else ""
    return Occurrence.of(
        tried,
        observed=f"Whether the search broke on an odd query ({tried.name.replace('-', ' ')}) is not clear{status}.",
        observed_zh=f"无法确定输入特殊搜索词（{tried.name_zh}）后搜索是否出错{status_zh}。",
    )


def _answered(tried: OddQueryTried) -> Occurrence:
    return Occurrence.of(
        tried,
        observed=f"The search answered an odd query ({tried.name.replace('-', ' ')}).",
        observed_zh=f"输入特殊搜索词（{tried.name_zh}）后搜索正常应答。",
    )
