"""A visitor reads a page on a phone without moving it sideways."""

from collections.abc import Sequence

from portalwalk import EN, ZH, Impact, Occurrence, PageOnDevice, Verdict, check

TOLERANCE = 0.02  # of the screen's width; ours: a few px of movement hide nothing from a reader
"""Content this much wider than the screen is as wide as the screen."""

NAMED = 3
"""How many of the elements that stick out are named in a sentence."""


@check(
    id="sideways-scroll",
    title="Pages fit the width of the screen",
    title_zh="页面宽度适应屏幕，无须左右滑动",
    failure_title="Pages have to be moved sideways to be read",
    failure_title_zh="页面超出屏幕宽度，需要左右滑动才能看全",
    why="Every line has to be read with a swipe to the right and a swipe back.",
    why_zh="每读一行都要左右来回滑动。",
    how_to_fix="Set max-width: 100% on pictures, give wide tables a scroller of their own, replace fixed widths.",
    how_to_fix_zh="图片设置 max-width: 100%，宽表格放入可横向滚动的容器，去掉固定宽度。",
    impact=Impact.SERIOUS,
    basis=(
        "Daxing self-inspection 2020Q4, quoting the Beijing circular 2020Q3 (poor mobile adaptation)",
        "WCAG 2.2 SC 1.4.10",
    ),
    basis_zh=("大兴区2020年第四季度自查通报（“移动适配不佳”）", "WCAG 2.2 成功准则 1.4.10"),
)
def sideways_scroll(pages: Sequence[PageOnDevice]) -> Verdict:
    """Fail for pages that a real swipe moved and that are measured to be too wide.

    A page without a viewport tag is not judged: that is the one cause, and `viewport-missing` names it.
    """
    judged = [page for page in pages if page.viewport_meta]
    if not judged:
        return Verdict.inapplicable(
            "No page with a viewport tag was seen on a phone or tablet.",
            "没有在手机或平板上看到设置了 viewport 的页面。",
        )
    moved = [page for page in judged if page.can_scroll_sideways]
    return Verdict.from_failures(
        (_too_wide(page) for page in moved if _is_too_wide(page)),
        doubts=(_doubt(page) for page in moved if not _is_too_wide(page)),
        seen=(_fits(page) for page in judged if not page.can_scroll_sideways),
    )


def _is_too_wide(page: PageOnDevice) -> bool:
    return page.content_width_px > page.screen_width_px * (1 + TOLERANCE)


def _too_wide(page: PageOnDevice) -> Occurrence:
    names = [f"“{spot.what or spot.target}”" for spot in page.sideways[:NAMED]]
    content, screen = f"{page.content_width_px:.0f}", f"{page.screen_width_px:.0f}"
    return Occurrence.of(
        page,
        target=page.sideways[0].target if page.sideways else "",
        observed=f"A swipe moved the {page.page_in_words} sideways: {content} px of content on a {screen} px screen."
        + (f" Sticking out: {EN.listed(names)}." if names else ""),
        observed_zh=f"{page.page_in_words_zh}可左右滑动：内容宽 {content} px，屏幕宽 {screen} px。"
        + (f"超出屏幕的有：{ZH.listed(names)}。" if names else ""),
    )


def _doubt(page: PageOnDevice) -> Occurrence:
    return Occurrence.of(
        page,
        target=page.sideways[0].target if page.sideways else "",
        observed=f"A swipe moved the {page.page_in_words} sideways, but nothing was measured to be too wide.",
        observed_zh=f"{page.page_in_words_zh}可左右滑动，但未测得超出屏幕的内容。",
    )


def _fits(page: PageOnDevice) -> Occurrence:
    return Occurrence.of(
        page,
        observed=f"The {page.page_in_words} does not move sideways on a {page.screen_width_px:.0f} px screen.",
        observed_zh=f"{page.page_in_words_zh}在 {page.screen_width_px:.0f} px 宽的屏幕上不会左右滑动。",
    )
