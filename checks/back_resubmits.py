"""A visitor who goes back after sending a form does not send it twice."""

from collections.abc import Sequence

from portalwalk import BackAfterSubmit, Impact, Occurrence, Verdict, check


@check(
    id="back-resubmits",
    title="Going back or reloading does not send a form again",
    title_zh="提交后后退或刷新不会重复提交",
    failure_title="Going back or reloading sends the form again",
    failure_title_zh="提交后后退或刷新会重复提交表单",
    why="A visitor who only wants to look sends the same message twice, and an official answers it twice.",
    why_zh="用户只是想再看一眼，却重复提交了同一件事，工作人员也要重复处理。",
    how_to_fix="Answer every POST with a redirect (303) to a page of its own, and accept each form token once.",
    how_to_fix_zh="每次 POST 后用 303 跳转到独立的结果页，表单令牌只接受一次。",
    impact=Impact.SERIOUS,
    basis=(
        "Daxing self-inspection 2020Q4, quoting the Beijing circular 2020Q3 (awkward return)",
        "PortalWalk's own proposal (the measure)",
    ),
    basis_zh=("大兴区2020年第四季度自查通报（“网页返回不便”）", "PortalWalk 自行提出（判定方法）"),
)
def back_resubmits(returns: Sequence[BackAfterSubmit]) -> Verdict:
    """Fail when a second sending was about to leave the browser (it was held back)."""
    if not returns:
        return Verdict.inapplicable("No form was sent.", "没有提交表单。")
    unclear = [went for went in returns if went.posted_without_redirect and went.resubmitted is None]
    return Verdict.from_failures(
        (_resubmits(went) for went in returns if went.resubmitted),
        doubts=map(_doubt, unclear),
        seen=(_quiet(went) for went in returns if not went.resubmitted and went not in unclear),
    )


def _resubmits(went: BackAfterSubmit) -> Occurrence:
    error = f" Back itself ended in {went.back_error}." if went.back_error else ""
    error_zh = f"后退时浏览器报错 {went.back_error}。" if went.back_error else ""
    return Occurrence.of(
        went,
        observed=f"Going back and reloading was about to send the same form a second time.{error}",
        observed_zh=f"提交后后退并刷新，浏览器再次发送了同一表单（已拦截）。{error_zh}",
    )


def _doubt(went: BackAfterSubmit) -> Occurrence:
    return Occurrence.of(
        went,
        observed="The form's answer came without a redirect; whether a reload sends it again was not seen.",
        observed_zh="表单提交后没有跳转，未能确认刷新是否会重复提交。",
    )


def _quiet(went: BackAfterSubmit) -> Occurrence:
    return Occurrence.of(
        went,
        observed="Going back and reloading sent nothing a second time.",
        observed_zh="提交后后退或刷新没有重复提交。",
    )
