"""Older people find an elder-friendly version of the portal, or a setting that makes it readable."""

from collections.abc import Sequence

from portalwalk import EN, ZH, AccessibilityLooked, Impact, Occurrence, PageKind, Verdict, check


@check(
    id="elder-friendly-missing",
    title="An elder-friendly or barrier-free version is offered",
    title_zh="提供适老化或无障碍版本入口",
    failure_title="No elder-friendly or barrier-free version was found",
    failure_title_zh="未发现适老化或无障碍版本入口",
    why="Older people look for large text, strong contrast or reading aloud, and leave when there is none.",
    why_zh="老年人需要大字、高对比度或语音阅读，找不到时往往放弃使用。",
    how_to_fix="Offer an entry to such a version, under its usual name, in the header or footer of every template.",
    how_to_fix_zh="在所有模板的页头或页脚提供“长者模式”“无障碍浏览”等入口。",
    impact=Impact.MODERATE,
    basis=("MIIT, general design rules for elder-friendly websites, April 2021",),
    basis_zh=("工业和信息化部《互联网网站适老化通用设计规范》（2021年4月）",),
)
def elder_friendly_missing(looks: Sequence[AccessibilityLooked]) -> Verdict:
    """Pass where an entry to such a version is seen; else a person decides: it may be a setting, or named otherwise.

    Whether the version does what it should (text that grows, voice, the same content) no machine can say.
    """
    if not looks:
        return Verdict.inapplicable("No page was looked at for reading aids.", "没有查看页面的辅助阅读功能。")
    offered = [look for look in looks if any(aid.role == "version" for aid in look.aids)]
    if offered:
        return Verdict.from_failures((), seen=[_offered(offered, len(looks))])
    helped = [look for look in looks if look.aids]
    home = next((look for look in looks if look.page_kind is PageKind.HOME), looks[0])
    return Verdict.from_failures((), doubts=[_only_settings(helped) if helped else _nothing(home, len(looks))])


def _offered(offered: Sequence[AccessibilityLooked], looked_at: int) -> Occurrence:
    first = offered[0]
    said = next(aid.what for aid in first.aids if aid.role == "version")
    return Occurrence.of(
        first,
        observed=f"“{said}” is offered on {len(offered)} of "
        f"{EN.plural(looked_at, '# sample page', '# sample pages')} looked at "
        "on a desktop or phone; "
        "whether it does what it should was not tried.",
        observed_zh=f"{looked_at}次抽样查看（电脑和手机）中，{len(offered)}次看到“{said}”入口；其功能是否有效未作测试。",
    )


def _only_settings(helped: Sequence[AccessibilityLooked]) -> Occurrence:
    said = list(dict.fromkeys(f"“{aid.what}”" for look in helped for aid in look.aids))
    return Occurrence.of(
        helped[0],
        observed=f"Only single settings were seen ({EN.listed(said)}), no entry to an elder-friendly or barrier-free "
        "version.",
        observed_zh=f"只看到个别设置（{ZH.listed(said)}），没有看到适老化或无障碍版本入口。",
    )


def _nothing(home: AccessibilityLooked, looked_at: int) -> Occurrence:
    return Occurrence.of(
        home,
        observed=f"No entry to an elder-friendly or barrier-free version and no setting of text size was recognised in "
        f"{EN.plural(looked_at, '# look', '# looks')} at sample pages; it may be named otherwise, or be a picture.",
        observed_zh=f"{looked_at}次抽样查看中没有识别出适老化、无障碍版本入口或字号设置；也可能另有名称，或为图片。",
    )
