"""What to look at on a page of search results: what was asked for, and where the answer was found, or was expected."""

from playwright.sync_api import Error

from portalwalk.browser.camera import Box, Pointer, bring_into_view
from portalwalk.pages.search_box import SearchBox
from portalwalk.pages.search_results import Match, Results
from portalwalk.pages.snapshot import Control, FieldSeen
from portalwalk.pages.walk import Walk
from portalwalk.pages.whereabouts import (
    FOUND_MS,
    between,
    box_of,
    boxes_of,
    element,
    field_with,
    is_in_window,
    words_of,
)

MOST_WORDS = 30


def point_at_answer(walk: Walk, box: SearchBox, results: Results, title: str, match: Match | None) -> None:
    """Mark what was asked for, and where an item of this title was found, or was expected; no title: what came.

    Where the two cannot be seen at once, the top of the page is kept beside the step's picture.
    """
    asked, there = _asked(walk, box, results), _answer(walk, results, title, match)
    main = results.main
    if match is None and main is not None and there is not None and not _can_be_seen(walk, there):
        walk.keep_picture(*filter(None, [asked]), beside=True)
        try:
            bring_into_view(walk.at(main.items[min(2, len(main.items) - 1)].control))
        except Error:
            return  # it went away: the picture shows what came instead
        asked, there = _asked(walk, box, results), _answer(walk, results, title, match)
    walk.point_at_all([one for one in (asked, there) if one is not None and _can_be_seen(walk, one)])


def point_at_late(walk: Walk, match: Match, page: int) -> None:
    """Mark where an item was found on a later page of results."""
    if match.item is None:
        return
    try:
        there = bring_into_view(walk.at(match.item.control))
    except Error:
        return  # it went away: the picture shows what came instead
    said, zh = f"Found only here, on page {page} of the results", f"到结果第{page}页才找到"
    walk.point_at_all([Pointer(there, said, zh)] if there else [])


def point_at_words(walk: Walk, sought: str, caption: str, zh: str) -> None:
    """Mark words of the page that was opened; nothing when they cannot be seen."""
    there = box_of(walk.page, words_of(sought)) if sought.strip() else None
    walk.point_at_all([Pointer(there, caption, zh)] if there else [])


def _asked(walk: Walk, box: SearchBox, results: Results) -> Pointer | None:
    query = _short(results.query)
    held, said = boxes_of(walk.page, [field_with(results.query), words_of(results.query)]) if query else (None, None)
    if held and (is_in_window(walk.page, held) or not (said and is_in_window(walk.page, said))):
        return Pointer(held, f"Asked for, as it stands in the box: {query}", f"搜索框中的搜索词：{query}")
    if results.error:
        return None  # the error is what there is to see
    kept = results.keeps_query()
    if query and kept:
        if said is None or _overlap(said, _list_box(walk, results)):
            return None  # in the window's title, or in a result
        return Pointer(said, f"Asked for, as the page repeats it: {query}", f"页面上显示的搜索词：{query}")
    field = box.field_on(results.seen)
    there = _box_of(walk, field) if field else None
    if there is None:
        return None
    if query and kept is False:
        gone = f"No longer in the search box: {query}", f"搜索框中已没有搜索词：{query}"
        return Pointer(there, *gone)
    return Pointer(there, "The search box", "搜索框")


def _answer(walk: Walk, results: Results, title: str, match: Match | None) -> Pointer | None:
    wanted = _short(title)
    if match is not None:
        if match.item is None or match.matched_by == "opened at once":
            return None
        found = _box_of(walk, match.item.control)
        said = f"Found here, rank {match.rank}: {wanted}", f"在此找到，第{match.rank}位：{wanted}"
        return Pointer(found, *said) if found else None
    if results.error:
        there = box_of(walk.page, words_of(results.error_words))
        return Pointer(there, "The search answered with an error", "搜索返回错误") if there else None
    if (there := _list_box(walk, results)) is not None:
        return Pointer(there, *_of_list(wanted, results.categories))
    there = box_of(walk.page, words_of(results.says_nothing_found))
    said = "The answer: nothing was found", "页面提示未找到任何结果"
    if wanted:
        said = f"{said[0]}. Expected: {wanted}", f"{said[1]}，应有：{wanted}"
    return Pointer(there, *said) if there else None


def _of_list(wanted: str, categories: tuple[str, ...]) -> tuple[str, str]:
    if wanted:
        return (
            f"Expected here: {wanted}. The results on this page do not hold it",
            f"应出现在此处：{wanted}，本页结果中没有",
        )
    if not categories:
        return "The results on this page, without categories", "本页搜索结果，未见分类"
    shown = categories[:3]
    return (
        f"The results on this page; categories: {', '.join(shown)}",
        f"本页搜索结果，分类：{'、'.join(shown)}",
    )


def _list_box(walk: Walk, results: Results) -> Box | None:
    """Return what the results take up, from the first title to the last."""
    titles = [item.control for item in results.main.items] if results.main else []
    if not titles or titles[0].frame:
        return None
    return box_of(walk.page, between(titles[0].selector, titles[-1].selector))


def _box_of(walk: Walk, one: Control | FieldSeen) -> Box | None:
    if not one.frame and (box := box_of(walk.page, element(one.selector))):
        return box
    try:
        found = walk.at(one).bounding_box(timeout=FOUND_MS)
    except Error:
        return None
    return (found["x"], found["y"], found["width"], found["height"]) if found else None


def _can_be_seen(walk: Walk, one: Pointer) -> bool:
    """What lies outside the picture would be a number in the report that nobody finds."""
    return isinstance(one.there, tuple) and is_in_window(walk.page, one.there)


def _overlap(one: Box, other: Box | None) -> bool:
    if other is None:
        return False
    across = one[0] < other[0] + other[2] and other[0] < one[0] + one[2]
    return across and one[1] < other[1] + other[3] and other[1] < one[1] + one[3]


def _short(text: str) -> str:
    text = " ".join(text.split())
    return f"“{text[:MOST_WORDS]}{'…' * (len(text) > MOST_WORDS)}”" if text else ""
