"""A visitor reads a page on a phone without a box in front of it."""

from collections.abc import Iterator, Sequence

from portalwalk import Impact, Occurrence, PageOnDevice, Spot, Verdict, check

COVERS_MUCH = 0.15  # ours: about the height of two lines of text and a button on a phone
COVERS_SOME = 0.05  # ours: the share from which our page norms record a floating box


@check(
    id="covered-content",
    title="No box stays in front of the content",
    title_zh="没有关不掉的浮窗遮挡内容",
    failure_title="A box that cannot be closed covers the content",
    failure_title_zh="浮窗遮挡内容且无法关闭",
    why="What lies under the box cannot be read or tapped, on the smallest screens least of all.",
    why_zh="被遮住的内容看不到也点不到，屏幕越小影响越大。",
    how_to_fix="Give floating boxes a close button that works on phones, or leave them out of the phone layout.",
    how_to_fix_zh="为浮窗设置在手机上可用的关闭按钮，或在手机版式中取消浮窗。",
    impact=Impact.MODERATE,
    basis=("PortalWalk's own proposal",),
    basis_zh=("PortalWalk 自行提出",),
)
def covered_content(pages: Sequence[PageOnDevice]) -> Verdict:
    """Fail for a fixed box over 15 % of the screen that cannot be closed.

    A large box that can be closed, a middling one that cannot, and one of which neither is known are left
    to a person; small boxes pass. A page without a viewport tag is not judged: `viewport-missing` names it.
    """
    judged = [page for page in pages if page.viewport_meta]
    if not judged:
        return Verdict.inapplicable(
            "No page with a viewport tag was seen on a phone or tablet.",
            "没有在手机或平板上看到设置了 viewport 的页面。",
        )
    return Verdict.from_failures(
        (_covered(page, box) for page in judged for box, closable in _boxes(page) if _is_fault(box, closable)),
        doubts=(_doubt(page, box) for page in judged for box, closable in _boxes(page) if _is_doubt(box, closable)),
        seen=(_clear(page) for page in judged),
    )


def _boxes(page: PageOnDevice) -> Iterator[tuple[Spot, bool | None]]:
    unknown = [None] * len(page.covering)
    return zip(page.covering, [*page.covering_closable, *unknown], strict=False)


def _is_fault(box: Spot, closable: bool | None) -> bool:
    return closable is False and box.px >= COVERS_MUCH


def _is_doubt(box: Spot, closable: bool | None) -> bool:
    return not _is_fault(box, closable) and box.px >= (COVERS_MUCH if closable else COVERS_SOME)


def _covered(page: PageOnDevice, box: Spot) -> Occurrence:
    return Occurrence.of(
        page,
        target=box.target,
        observed=f"“{box.what or box.target}” covers {box.px:.0%} of the screen on the {page.page_in_words} and cannot "
        "be closed.",
        observed_zh=f"“{box.what or box.target}”在{page.page_in_words_zh}上遮挡了屏幕的 {box.px:.0%}，且无法关闭。",
    )


def _doubt(page: PageOnDevice, box: Spot) -> Occurrence:
    return Occurrence.of(
        page,
        target=box.target,
        observed=f"“{box.what or box.target}” covers {box.px:.0%} of the screen on the {page.page_in_words}; "
        "whether it is in the way is for a person to say.",
        observed_zh=f"“{box.what or box.target}”在{page.page_in_words_zh}上遮挡了屏幕的 {box.px:.0%}，"
        "是否妨碍阅读需人工判断。",
    )


def _clear(page: PageOnDevice) -> Occurrence:
    return Occurrence.of(
        page,
        observed=f"Nothing stays in front of the {page.page_in_words}.",
        observed_zh=f"{page.page_in_words_zh}没有持续遮挡内容的浮窗。",
    )
