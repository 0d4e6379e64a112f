"""A visitor's thumb hits the link it was meant for."""

from collections.abc import Sequence

from portalwalk import EN, ZH, Impact, Occurrence, PageOnDevice, Verdict, check

MIN_TARGET_PX = 24  # WCAG 2.2 SC 2.5.8
CROWDED = 3  # ours: one or two may be among the exceptions of SC 2.5.8, which only a person can tell
NAMED = 3
"""How many of the crowded targets are named in a sentence."""


@check(
    id="crowded-targets",
    title="Links and buttons can be hit with a thumb",
    title_zh="链接和按钮间距合适，便于手指点按",
    failure_title="Links or buttons are too small and too close together",
    failure_title_zh="链接或按钮过小、过密，容易误点",
    why="A thumb hits the neighbour, and the visitor lands on a page nobody asked for.",
    why_zh="手指容易点到旁边的链接，打开不想看的页面。",
    how_to_fix="Give each link or button 24 × 24 px, or as much room around it; pagers and footers first.",
    how_to_fix_zh="每个链接或按钮至少 24 × 24 px，或在周围留出同样的空间，先改翻页条和页脚。",
    impact=Impact.MODERATE,
    basis=("WCAG 2.2 SC 2.5.8",),
    basis_zh=("WCAG 2.2 成功准则 2.5.8",),
)
def crowded_targets(pages: Sequence[PageOnDevice]) -> Verdict:
    """Fail for pages with three crowded targets or more; leave one or two to a person.

    A page without a viewport tag is not judged: that is the one cause, and `viewport-missing` names it.
    """
    judged = [page for page in pages if page.viewport_meta and page.targets_total]
    if not judged:
        return Verdict.inapplicable(
            "No page with links and a viewport tag was seen on a phone or tablet.",
            "没有在手机或平板上看到设置了 viewport 且有链接的页面。",
        )
    return Verdict.from_failures(
        (_measured(page) for page in judged if len(page.crowded) >= CROWDED),
        doubts=(_measured(page) for page in judged if 0 < len(page.crowded) < CROWDED),
        seen=(_measured(page) for page in judged if not page.crowded),
    )


def _measured(page: PageOnDevice) -> Occurrence:
    names = [f"“{spot.what or spot.target}”" for spot in page.crowded[:NAMED]]
    targets = EN.plural(page.targets_total, "# link or button", "# links and buttons")
    return Occurrence.of(
        page,
        target=page.crowded[0].target if page.crowded else "",
        observed=f"On the {page.page_in_words} {len(page.crowded)} of {targets} "
        f"{EN.plural(len(page.crowded), 'is', 'are')} smaller than {MIN_TARGET_PX} × {MIN_TARGET_PX} px "
        "and too close to another." + (f" For example {EN.listed(names)}." if names else ""),
        observed_zh=f"{page.page_in_words_zh}上共{page.targets_total}个链接和按钮，其中{len(page.crowded)}个小于 "
        f"{MIN_TARGET_PX} × {MIN_TARGET_PX} px 且与相邻目标过近。" + (f"例如{ZH.listed(names)}。" if names else ""),
    )
