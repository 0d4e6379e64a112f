"""A visitor who goes back to a list finds the place where it was left."""

from collections.abc import Sequence

from portalwalk import Impact, ListPlaceAfterBack, Occurrence, Verdict, check

SCROLLED_PX = 400  # ours: about half a phone's screen; less is no place to lose
KEPT_SHARE = 0.25  # ours: a list that grew or shrank a little is not a lost place


@check(
    id="back-loses-list-place",
    title="Back returns to the same place in a list",
    title_zh="从内容页后退能回到列表原位置",
    failure_title="Back returns to another place in the list",
    failure_title_zh="从内容页后退后，列表的页码、筛选或位置丢失",
    why="A visitor who reads one item after another starts at the top of page one each time.",
    why_zh="用户逐条查看时，每次都要从第一页开头重新找起。",
    how_to_fix="Keep page and filter in the address; do not reset the scroll position by script.",
    how_to_fix_zh="把页码和筛选条件写入地址；不要用脚本重置滚动位置。",
    impact=Impact.MODERATE,
    basis=(
        "Daxing self-inspection 2020Q4, quoting the Beijing circular 2020Q3 (awkward return)",
        "PortalWalk's own proposal (the measure)",
    ),
    basis_zh=("大兴区2020年第四季度自查通报（“网页返回不便”）", "PortalWalk 自行提出（判定方法）"),
)
def back_loses_list_place(lists: Sequence[ListPlaceAfterBack]) -> Verdict:
    """Fail for a lost page, filter, run of items or scroll position: the first of them, for it brings the others."""
    if not lists:
        return Verdict.inapplicable("No item was opened from a list.", "没有从列表打开内容。")
    judged = [(seen, _cause(seen)) for seen in lists]
    return Verdict.from_failures(
        (_lost(seen, cause) for seen, cause in judged if cause in SENTENCES),
        doubts=(_doubt(seen) for seen, cause in judged if cause == UNCLEAR),
        seen=(_kept(seen) for seen, cause in judged if not cause),
    )


UNCLEAR = "unclear"

SENTENCES = {
    "page": (
        "The list stood at “{0.page_before}” before and at “{0.page_after}” after Back.",
        "后退前列表在“{0.page_before}”，后退后在“{0.page_after}”。",
    ),
    "filter": (
        "The list was filtered by “{0.filter_before}” before; after Back the filter was “{1}”.",
        "后退前的筛选条件为“{0.filter_before}”，后退后为“{2}”。",
    ),
    "items": (
        "After Back the list did not show the items that it had shown before.",
        "后退后，列表显示的内容与之前不同。",
    ),
    "scroll": (
        "The list was scrolled to {0.scroll_before_px} px before and to {0.scroll_after_px} px after Back; "
        "the item that had been opened was out of sight.",
        "后退前列表滚动到 {0.scroll_before_px} px，后退后为 {0.scroll_after_px} px，刚才打开的条目不在屏幕上。",
    ),
}


def _cause(seen: ListPlaceAfterBack) -> str:
    """Return what was lost, `UNCLEAR`, or an empty string."""
    moved = bool(seen.page_before and seen.page_after and seen.page_before != seen.page_after)
    unfiltered = bool(seen.filter_before and seen.filter_before != seen.filter_after)
    if moved or unfiltered:
        return UNCLEAR if seen.items_kept else "filter" if unfiltered and not moved else "page"
    if seen.items_kept is False:
        return UNCLEAR if seen.item_visible_after is not False else "items"
    if seen.scroll_before_px > SCROLLED_PX and seen.scroll_after_px < KEPT_SHARE * seen.scroll_before_px:
        return {True: "", False: "scroll", None: UNCLEAR}[seen.item_visible_after]
    is_comparable = seen.items_kept or (seen.page_before and seen.page_after) or seen.item_visible_after
    return "" if is_comparable else UNCLEAR


def _lost(seen: ListPlaceAfterBack, cause: str) -> Occurrence:
    english, chinese = SENTENCES[cause]
    words = (seen, seen.filter_after or "none", seen.filter_after or "无")
    return Occurrence.of(seen, cause=cause, observed=english.format(*words), observed_zh=chinese.format(*words))


def _doubt(seen: ListPlaceAfterBack) -> Occurrence:
    return Occurrence.of(
        seen,
        observed="Whether the list came back at the same place is not clear.",
        observed_zh="无法确定后退后是否回到列表原位置。",
    )


def _kept(seen: ListPlaceAfterBack) -> Occurrence:
    return Occurrence.of(seen, observed="The list came back at the same place.", observed_zh="后退后回到了列表原位置。")
