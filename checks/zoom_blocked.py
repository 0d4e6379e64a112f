"""A visitor with weak eyes can enlarge a page with two fingers."""

import re
from collections.abc import Sequence

from portalwalk import Impact, Occurrence, PageOnDevice, Verdict, check

MAXIMUM_SCALE = 2.0  # WCAG 2.2 SC 1.4.4: text can be resized up to 200 %


@check(
    id="zoom-blocked",
    title="Pages can be enlarged with two fingers",
    title_zh="页面可以双指放大",
    failure_title="Pages forbid enlarging",
    failure_title_zh="页面禁止放大",
    why="Enlarging is how most older people read on a phone.",
    why_zh="双指放大是许多老年人用手机看内容的基本方式。",
    how_to_fix="Remove user-scalable=no and any maximum-scale below 2 from the viewport tag.",
    how_to_fix_zh="从 viewport 标签中删除 user-scalable=no 以及小于 2 的 maximum-scale。",
    impact=Impact.SERIOUS,
    basis=("WCAG 2.2 SC 1.4.4",),
    basis_zh=("WCAG 2.2 成功准则 1.4.4",),
)
def zoom_blocked(pages: Sequence[PageOnDevice]) -> Verdict:
    """Fail for each viewport tag with user-scalable=no or a maximum-scale below 200 %."""
    if not pages:
        return Verdict.inapplicable("No page was seen on a phone or tablet.", "没有在手机或平板上查看页面。")
    return Verdict.from_failures(
        (_blocked(page) for page in pages if _blocks(page.viewport_meta)),
        seen=(_free(page) for page in pages if not _blocks(page.viewport_meta)),
    )


def _blocks(content: str | None) -> bool:
    pairs = (part.partition("=") for part in re.split(r"[,;]", (content or "").lower()))
    settings = {name.strip(): value.strip() for name, _, value in pairs}
    if settings.get("user-scalable") in ("no", "0"):
        return True
    try:
        return 0 <= float(settings.get("maximum-scale", "")) < MAXIMUM_SCALE
    except ValueError:
        return False


def _blocked(page: PageOnDevice) -> Occurrence:
    return Occurrence.of(
        page,
        observed=f"The {page.page_in_words} forbids enlarging to 200 %: its viewport tag says “{page.viewport_meta}”.",
        observed_zh=f"{page.page_in_words_zh}不允许放大到 200%：viewport 标签为“{page.viewport_meta}”。",
    )


def _free(page: PageOnDevice) -> Occurrence:
    return Occurrence.of(
        page,
        observed=f"The viewport tag of the {page.page_in_words} does not forbid enlarging.",
        observed_zh=f"{page.page_in_words_zh}的 viewport 标签没有禁止放大。",
    )
