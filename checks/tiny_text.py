"""A visitor can read a page on a phone without enlarging it."""

from collections.abc import Sequence

from portalwalk import EN, ZH, Impact, Occurrence, PageOnDevice, Verdict, check

TINY_SHARE = 0.05  # ours: a copyright line in small print is no fault
TINY_CHARS = 40  # ours: nor is a single caption
READABLE_PX = 12  # ours: the proposal in our page norms; no public document states a size


@check(
    id="tiny-text",
    title="Text can be read on a phone without enlarging",
    title_zh="手机上的文字无须放大即可阅读",
    failure_title="Text is too small to read on a phone",
    failure_title_zh="手机上的文字过小",
    why="What shows smaller than 12 px is not read on a phone, least of all by older people.",
    why_zh="手机上小于 12 px 的文字很难看清，老年人尤其如此。",
    how_to_fix="Set body text to 16 px and small print to no less than 12 px in the phone layout.",
    how_to_fix_zh="手机版式中正文用 16 px，小字不小于 12 px。",
    impact=Impact.MODERATE,
    basis=("PortalWalk's own proposal",),
    basis_zh=("PortalWalk 自行提出",),
)
def tiny_text(pages: Sequence[PageOnDevice]) -> Verdict:
    """Fail for pages of which more than a twentieth of the text shows smaller than 12 px.

    A page without a viewport tag is not judged: that is the one cause, and `viewport-missing` names it.
    """
    judged = [page for page in pages if page.viewport_meta and page.chars_total]
    if not judged:
        return Verdict.inapplicable(
            "No page with text and a viewport tag was seen on a phone or tablet.",
            "没有在手机或平板上看到设置了 viewport 且有文字的页面。",
        )
    return Verdict.from_failures(
        (_measured(page) for page in judged if _is_tiny(page)),
        seen=(_measured(page) for page in judged if not _is_tiny(page)),
    )


def _is_tiny(page: PageOnDevice) -> bool:
    return page.chars_tiny >= TINY_CHARS and page.chars_tiny > TINY_SHARE * page.chars_total


def _measured(page: PageOnDevice) -> Occurrence:
    share = f"{page.chars_tiny / page.chars_total:.0%}"
    characters = EN.plural(page.chars_total, "# character", "# characters")
    sample = page.tiny[0] if page.tiny else None
    return Occurrence.of(
        page,
        target=sample.target if sample else "",
        observed=f"On the {page.page_in_words} {EN.number(page.chars_tiny)} of {characters} ({share}) "
        f"{EN.plural(page.chars_tiny, 'shows', 'show')} smaller than {READABLE_PX} px."
        + (f" For example “{sample.what}” at {sample.px:.3g} px." if sample else ""),
        observed_zh=f"{page.page_in_words_zh}上共{ZH.number(page.chars_total)}个字符，其中{ZH.number(page.chars_tiny)}个（{share}）"
        f"显示小于 {READABLE_PX} px。" + (f"例如“{sample.what}”为 {sample.px:.3g} px。" if sample else ""),
    )
