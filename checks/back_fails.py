"""A visitor who presses Back sees the page that was left."""

from collections.abc import Sequence

from portalwalk import Impact, Occurrence, Verdict, WentBack, check

LINE_TROUBLE = ("TIMED_OUT", "TIMEOUT", "CONNECTION", "INTERNET", "NETWORK", "NAME_NOT_RESOLVED", "PROXY", "ABORTED")
"""Words of a browser's error that may be our line's."""

GATE_STATUSES = frozenset({401, 403, 405, 412, 429})
"""HTTP statuses with which a firewall answers: no proof of a fault."""


@check(
    id="back-fails",
    title="Back leads to the page that was left",
    title_zh="浏览器后退能回到上一页",
    failure_title="Back does not lead to the page that was left",
    failure_title_zh="浏览器后退回不到上一页",
    why="Back is the most used button there is; when it errs, the visitor has lost the way.",
    why_zh="“后退”是最常用的操作，后退出错，用户就找不到回去的路。",
    how_to_fix="Answer a POST with a redirect; give every page an address that answers when it is loaded again.",
    how_to_fix_zh="POST 之后用跳转应答；让每个页面的地址都能重新加载。",
    impact=Impact.SERIOUS,
    basis=(
        "Daxing self-inspection 2020Q4, quoting the Beijing circular 2020Q3 (awkward return)",
        "PortalWalk's own proposal (the measure)",
    ),
    basis_zh=("大兴区2020年第四季度自查通报（“网页返回不便”）", "PortalWalk 自行提出（判定方法）"),
)
def back_fails(returns: Sequence[WentBack]) -> Verdict:
    """Fail for an error of the browser, an error page or a different page; what holds or skips is `back-trap`'s."""
    judged = [went for went in returns if not (went.new_window or went.stayed or went.passed_over)]
    if not judged:
        return Verdict.inapplicable("There was no page to go back to.", "没有可供后退的页面。")
    failed = [went for went in judged if _is_portals_fault(went)]
    return Verdict.from_failures(
        map(_failure, failed),
        doubts=(_doubt(went) for went in judged if went not in failed and (not went.arrived or went.error)),
        seen=(_arrived(went) for went in judged if went.arrived and not went.error),
    )


def _is_portals_fault(went: WentBack) -> bool:
    if went.arrived or went.status in GATE_STATUSES:
        return False
    if went.error:
        return not any(word in went.error.upper().replace(" ", "_") for word in LINE_TROUBLE)
    return went.arrived is False and (went.landed_url != went.expected_url or _is_error_page(went))


def _is_error_page(went: WentBack) -> bool:
    return (went.status or 0) >= 400


def _failure(went: WentBack) -> Occurrence:
    if went.error:
        return Occurrence.of(
            went,
            cause="browser-error",
            observed=f"Back from {went.from_url} ended in an error of the browser: {went.error}.",
            observed_zh=f"从 {went.from_url} 后退（{went.case_zh}），浏览器报错：{went.error}。",
        )
    if _is_error_page(went):
        return Occurrence.of(
            went,
            cause="error-page",
            observed=f"Back from {went.from_url} led to {went.landed_url}, which answered "
            f"with HTTP status {went.status}.",
            observed_zh=f"从 {went.from_url} 后退（{went.case_zh}），{went.landed_url} 返回 "
            f"HTTP 状态码 {went.status}。",
        )
    return Occurrence.of(
        went,
        cause="elsewhere",
        observed=f"Back from {went.from_url} led to {went.landed_url} instead of {went.expected_url}.",
        observed_zh=f"从 {went.from_url} 后退（{went.case_zh}），到了 {went.landed_url}，而不是 {went.expected_url}。",
    )


def _doubt(went: WentBack) -> Occurrence:
    return Occurrence.of(
        went,
        observed=f"Whether Back from {went.from_url} brought the right page is not clear"
        + (f" ({went.error})." if went.error else "."),
        observed_zh=f"无法确定从 {went.from_url} 后退（{went.case_zh}）是否回到了原页面"
        + (f"（{went.error}）。" if went.error else "。"),
    )


def _arrived(went: WentBack) -> Occurrence:
    return Occurrence.of(
        went,
        observed=f"Back from {went.from_url} brought {went.expected_url} back.",
        observed_zh=f"从 {went.from_url} 后退（{went.case_zh}），回到了 {went.expected_url}。",
    )
