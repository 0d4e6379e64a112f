"""A visitor who looks something up while filling a form finds it filled on return."""

from collections.abc import Sequence

from portalwalk import EN, ZH, Impact, InputAfterBack, Occurrence, Verdict, check


@check(
    id="back-loses-input",
    title="Back returns to a form as it was filled",
    title_zh="后退到表单时，已填内容仍在",
    failure_title="Back returns to an emptied form",
    failure_title_zh="后退到表单时，已填内容丢失",
    why="Who looks up the rules in the middle of a letter has to write the letter again.",
    why_zh="写到一半去看一下须知，回来就要重新写。",
    how_to_fix="Do not clear fields on load; leave out autocomplete=off and no-store; keep a draft in the browser.",
    how_to_fix_zh="加载时不清空输入项，不用 autocomplete=off 和 no-store，并在浏览器中保存草稿。",
    impact=Impact.MODERATE,
    basis=(
        "Daxing self-inspection 2020Q4, quoting the Beijing circular 2020Q3 (awkward return)",
        "PortalWalk's own proposal (the measure)",
    ),
    basis_zh=("大兴区2020年第四季度自查通报（“网页返回不便”）", "PortalWalk 自行提出（判定方法）"),
)
def back_loses_input(returns: Sequence[InputAfterBack]) -> Verdict:
    """Fail for each form that had been filled and was not after Back."""
    judged = [went for went in returns if went.filled]
    if not judged:
        return Verdict.inapplicable("No form was filled before going back.", "后退前没有填写表单。")
    return Verdict.from_failures(
        (_lost(went) for went in judged if went.lost), seen=(_kept(went) for went in judged if not went.lost)
    )


def _lost(went: InputAfterBack) -> Occurrence:
    return Occurrence.of(
        went,
        observed=f"Of {EN.plural(len(went.filled), '# filled field', '# filled fields')}, after Back "
        f"{EN.plural(len(went.lost), 'this one was', 'these were')} empty: {EN.listed(went.lost)}.",
        observed_zh=f"填写了{len(went.filled)}项，后退后以下内容丢失：{ZH.listed(went.lost)}。",
    )


def _kept(went: InputAfterBack) -> Occurrence:
    return Occurrence.of(
        went,
        observed=f"Still filled after Back: {EN.listed(went.filled)}.",
        observed_zh=f"后退后以下内容仍在：{ZH.listed(went.filled)}。",
    )
