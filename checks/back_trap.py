"""A visitor who wants to leave a page can."""

from collections.abc import Sequence

from portalwalk import EN, Impact, Occurrence, Verdict, WentBack, check


@check(
    id="back-trap",
    title="No page holds visitors who press Back",
    title_zh="没有页面阻止用户后退",
    failure_title="A page holds visitors who press Back",
    failure_title_zh="页面阻止用户后退，反复停留在原页",
    why="A visitor who cannot leave closes the window, and with it everything that was done so far.",
    why_zh="用户无法离开，只好关闭窗口，之前的操作也随之丢失。",
    how_to_fix="Remove scripts that add history entries on load; redirect on the server, not by a page in between.",
    how_to_fix_zh="删除加载时添加历史记录的脚本；跳转由服务器完成，不用中间页。",
    impact=Impact.SERIOUS,
    basis=(
        "Daxing self-inspection 2020Q4, quoting the Beijing circular 2020Q3 (awkward return)",
        "PortalWalk's own proposal (the measure)",
    ),
    basis_zh=("大兴区2020年第四季度自查通报（“网页返回不便”）", "PortalWalk 自行提出（判定方法）"),
)
def back_trap(returns: Sequence[WentBack]) -> Verdict:
    """Fail for a page that every press of Back left in place; a page that takes two presses is left to a person."""
    judged = [went for went in returns if not went.new_window]
    if not judged:
        return Verdict.inapplicable("There was no page to go back to.", "没有可供后退的页面。")
    left = [went for went in judged if not (went.stayed or went.passed_over)]
    return Verdict.from_failures(
        (_passed_over(went) if went.passed_over else _held(went) for went in judged if went not in left),
        doubts=(_slow(went) for went in left if went.arrived and went.presses > 1),
        seen=(_left(went) for went in left if went.arrived and went.presses <= 1),
    )


def _held(went: WentBack) -> Occurrence:
    way, way_zh = _ways(went)
    return Occurrence.of(
        went,
        observed=f"After {EN.plural(went.presses, '# press', '# presses')} of Back ({way}) still on {went.landed_url}.",
        observed_zh=f"{way_zh}后退{went.presses}次，仍停留在 {went.landed_url}（{went.case_zh}）。",
    )


def _passed_over(went: WentBack) -> Occurrence:
    _, way_zh = _ways(went)
    return Occurrence.of(
        went,
        cause="passed-over",
        observed=f"Back passed over {went.expected_url} and landed on {went.landed_url}: "
        "the page that was left had been replaced in the history.",
        observed_zh=f"{way_zh}后退时越过了 {went.expected_url}，到了 {went.landed_url}："
        f"离开的页面在历史记录中被替换（{went.case_zh}）。",
    )


def _ways(went: WentBack) -> tuple[str, str]:
    if went.how == "button":
        return "the browser's own button", "用浏览器的后退按钮"
    return "through the history, as a phone's gesture does", "按历史记录（与手机返回手势相同）"


def _slow(went: WentBack) -> Occurrence:
    way, way_zh = _ways(went)
    return Occurrence.of(
        went,
        observed=f"Leaving {went.from_url} took {EN.plural(went.presses, '# press', '# presses')} of Back ({way}).",
        observed_zh=f"从 {went.from_url} {way_zh}后退{went.presses}次才回到原页面（{went.case_zh}）。",
    )


def _left(went: WentBack) -> Occurrence:
    return Occurrence.of(
        went,
        observed=f"One press of Back left {went.from_url}.",
        observed_zh=f"后退一次即离开 {went.from_url}（{went.case_zh}）。",
    )
