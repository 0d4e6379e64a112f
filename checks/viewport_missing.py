"""A phone shows pages laid out for its own screen."""

from collections.abc import Sequence

from portalwalk import Impact, Occurrence, PageOnDevice, Verdict, check

ROUNDING_PX = 2
"""Layouts this much wider than the screen are as wide as the screen."""


@check(
    id="viewport-missing",
    title="Pages tell phones to lay them out for their screen",
    title_zh="页面设置了适配手机屏幕的 viewport",
    failure_title="Pages are laid out for a desktop screen on phones",
    failure_title_zh="页面缺少 viewport 设置，手机上按电脑宽度显示",
    why="Without the viewport tag a phone shrinks the desktop page until nobody can read it.",
    why_zh="缺少 viewport 标签时，手机会把电脑版页面整体缩小，文字难以辨认。",
    how_to_fix='Add <meta name="viewport" content="width=device-width, initial-scale=1"> to every template.',
    how_to_fix_zh='在所有页面模板中加入 <meta name="viewport" content="width=device-width, initial-scale=1">。',
    impact=Impact.SERIOUS,
    basis=(
        "Daxing self-inspection 2020Q4, quoting the Beijing circular 2020Q3 (poor mobile adaptation)",
        "PortalWalk's own proposal (the measure)",
    ),
    basis_zh=("大兴区2020年第四季度自查通报（“移动适配不佳”）", "PortalWalk 自行提出（判定方法）"),
)
def viewport_missing(pages: Sequence[PageOnDevice]) -> Verdict:
    """Fail for each page without the tag that the device laid out wider than its screen."""
    if not pages:
        return Verdict.inapplicable("No page was seen on a phone or tablet.", "没有在手机或平板上查看页面。")
    return Verdict.from_failures(
        (_missing(page) for page in pages if _is_missing(page)),
        seen=(_fits(page) for page in pages if not _is_missing(page)),
    )


def _is_missing(page: PageOnDevice) -> bool:
    return not page.viewport_meta and page.layout_width_px > page.screen_width_px + ROUNDING_PX


def _missing(page: PageOnDevice) -> Occurrence:
    layout, screen = f"{page.layout_width_px:.0f}", f"{page.screen_width_px:.0f}"
    return Occurrence.of(
        page,
        observed=f"The {page.page_in_words} has no viewport tag: laid out {layout} px wide for a {screen} px screen.",
        observed_zh=f"{page.page_in_words_zh}没有 viewport 标签：屏幕宽 {screen} px，页面却按 {layout} px 排版。",
    )


def _fits(page: PageOnDevice) -> Occurrence:
    if page.viewport_meta:
        return Occurrence.of(
            page,
            observed=f"The {page.page_in_words} has the viewport “{page.viewport_meta}”.",
            observed_zh=f"{page.page_in_words_zh}的 viewport 为“{page.viewport_meta}”。",
        )
    return Occurrence.of(
        page,
        observed=f"The {page.page_in_words} has no viewport tag, but is laid out as wide as the screen.",
        observed_zh=f"{page.page_in_words_zh}没有 viewport 标签，但排版宽度与屏幕一致。",
    )
