"""People who cannot see, hear or use a mouse well can use every page."""

from collections.abc import Sequence

from portalwalk import EN, AccessibilityLooked, Barrier, BrokenRule, Impact, Occurrence, Verdict, check

OF_SYNTAX = frozenset(
    {
        "aria-allowed-attr",
        "aria-braille-equivalent",
        "aria-conditional-attr",
        "aria-deprecated-role",
        "aria-prohibited-attr",
        "aria-valid-attr",
    }
)
"""How ARIA is written (ours): browsers mostly pass over such a mistake, so a person has to see whom it hinders."""
LONGEST_TITLE = 30


@check(
    id="accessibility-barriers",
    title="Pages have none of the barriers that a machine can see",
    title_zh="页面没有机器可识别的无障碍障碍",
    failure_title="Pages have barriers for people with disabilities",
    failure_title_zh="页面存在无障碍障碍",
    why="Who cannot see well, or uses the keyboard or a screen reader, cannot read or use this part of the page. "
    "A machine sees only a part of WCAG: a page without findings may still have barriers.",
    why_zh="视力不佳、只用键盘或读屏软件的公众无法阅读或使用这部分内容。"
    "机器只能检查 WCAG 的一部分要求，未发现问题不等于完全无障碍。",
    how_to_fix="Mend the template that the elements named come from: one place mends all its pages.",
    how_to_fix_zh="在所列元素所属的模板中修改：改一处，同模板页面全部生效。",
    impact=Impact.SERIOUS,
    basis=(
        "WCAG 2.2, levels A and AA, as far as axe-core can be certain",
        "GB/T 37668-2019 (a recommended standard)",
    ),
    basis_zh=(
        "WCAG 2.2 A 级和 AA 级中 axe-core 能够确定的部分",
        "GB/T 37668-2019《信息技术 互联网内容无障碍可访问性技术要求与测试方法》（推荐性标准）",
    ),
)
def accessibility_barriers(looks: Sequence[AccessibilityLooked]) -> Verdict:
    """Fail for each rule of WCAG A or AA that elements of a sample certainly break; one rule is one finding.

    What a page shows at the desk is not told of the same page on a phone once more. Mistakes in how ARIA is written are
    left to a person.
    """
    if not looks:
        return Verdict.inapplicable("No page was looked at for barriers.", "没有进行无障碍检查的页面。")
    at_desk = {(look.url, rule.rule) for look in looks if look.device == "desktop" for rule in look.broken}
    told = [
        (look, rule)
        for look in looks
        for rule in look.broken
        if look.device == "desktop" or (look.url, rule.rule) not in at_desk
    ]
    return Verdict.from_failures(
        (_broken(look, rule) for look, rule in told if rule.rule not in OF_SYNTAX),
        doubts=(_broken(look, rule) for look, rule in told if rule.rule in OF_SYNTAX),
        seen=[_clean(looks)],
    )


def _broken(look: AccessibilityLooked, rule: BrokenRule) -> Occurrence:
    first = rule.elements[0]
    criteria = f"WCAG {', '.join(rule.criteria)}" if rule.criteria else "WCAG"
    title = f" “{look.title[:LONGEST_TITLE]}”" if look.title else ""
    shown = first.snippet or first.what or first.target
    return Occurrence.of(
        look,
        cause=rule.rule,
        target=first.target,
        evidence=rule.evidence or None,
        observed=f"On the {look.page_in_words}{title} {rule.says} ({criteria}, rule {rule.rule}): "
        f"{EN.plural(rule.count, '# element', '# elements')}, for example {shown}{_measured(first)}.",
        observed_zh=f"{look.page_in_words_zh}{title}：{rule.says_zh}（{criteria}，规则 {rule.rule}），"
        f"共{rule.count}处，例如 {shown}{_measured_zh(first)}。",
    )


def _measured(first: Barrier) -> str:
    if first.contrast is None or first.contrast_needed is None:
        return ""
    words = f" “{first.what}”" if first.what else ""
    return f"{words}, contrast {first.contrast:g}:1 where {first.contrast_needed:g}:1 is needed"


def _measured_zh(first: Barrier) -> str:
    if first.contrast is None or first.contrast_needed is None:
        return ""
    words = f"“{first.what}”" if first.what else ""
    return f"{words}，对比度 {first.contrast:g}:1，至少应为 {first.contrast_needed:g}:1"


def _clean(looks: Sequence[AccessibilityLooked]) -> Occurrence:
    pages, devices = len({look.url for look in looks}), len({look.device for look in looks})
    return Occurrence.of(
        looks[0],
        observed=f"{looks[0].engine} found no certain breach of WCAG A or AA on "
        f"{EN.plural(pages, '# sample page', '# sample pages')} "
        f"({EN.plural(devices, '# kind', '# kinds')} of device); a machine sees only a part of WCAG.",
        observed_zh=f"{looks[0].engine} 在{pages}个抽样页面（{devices}类设备）上没有发现确定违反 WCAG A、AA 级的问题；"
        "机器只能检查 WCAG 的一部分要求。",
    )
