"""What stands first without being the newest is marked as pinned."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from portalwalk import (
    EN,
    ZH,
    Column,
    Impact,
    ItemListed,
    Occurrence,
    PageSeen,
    PagesSeen,
    Verdict,
    check,
    dates_of,
    is_government,
)
from portalwalk import read_date as day_of

MOST_PINNED = 2
SURE_TAIL, SHORT_TAIL = 4, 2
"""Items below (ours) whose order by date shows that the list is kept by date, and that it perhaps is."""

OLDER = timedelta(days=2)
"""A day's difference may be midnight or a time zone."""


@dataclass(frozen=True, slots=True)
class _Head:
    """What stands before the items that are in order, and how sure that order is."""

    items: tuple[ItemListed, ...]
    newest_below: date
    is_sure: bool


@check(
    id="pinned-unmarked",
    title="Pinned items are marked as pinned",
    title_zh="置顶信息有置顶标记",
    failure_title="Pinned items are not marked as pinned",
    failure_title_zh="置顶信息没有置顶标记",
    why="Visitors take an old item on top for the newest, and the column for not updated.",
    why_zh="公众会把置顶的旧信息当作最新内容，误以为栏目没有更新。",
    how_to_fix="Let the list print the word for “pinned” beside items that an editor keeps on top.",
    how_to_fix_zh="列表模板为置顶信息显示“置顶”字样。",
    impact=Impact.MINOR,
    basis=("Self-inspection of a Beijing office 2023Q2, under the city's own indicators",),
    basis_zh=("北京市某单位2023年第二季度自查情况（依据市级检查指标）",),
)
def pinned_unmarked(pages: Sequence[PageSeen]) -> Verdict:
    """Fail when one or two items at the top are older than all that follows in strict order, and bear no mark."""
    if not is_government(pages):
        return Verdict.inapplicable("Nothing says that this is a government's portal.", "没有迹象表明这是政府网站。")
    survey = PagesSeen(pages)
    lists = [column for column in survey.columns if column.has_first_page and len(column.first.items) > SHORT_TAIL]
    if not lists:
        return Verdict.inapplicable("No list was long enough to tell its order.", "没有足够长的列表可判断排序。")
    heads = [(column, head) for column in lists if (head := _head(survey, column.first.items))]
    unmarked = [(column, head) for column, head in heads if not all(map(_is_marked, head.items))]
    return Verdict.from_failures(
        (_told(column, head) for column, head in unmarked if head.is_sure),
        doubts=(_told(column, head) for column, head in unmarked if not head.is_sure),
        seen=[
            Occurrence.of(
                lists[0].first,
                observed=f"In {EN.plural(len(lists), '# list', '# lists')} nothing older stands on top without a mark.",
                observed_zh=f"{ZH.number(len(lists))}个列表中没有未标记的置顶旧信息。",
            )
        ],
    )


def _head(survey: PagesSeen, items: Sequence[ItemListed]) -> _Head | None:
    """Return the older items on top, when the rest is in order, newest first; None when nothing looks pinned."""
    days = [_day(survey, item) for item in items]
    for count in range(1, MOST_PINNED + 1):
        head, tail = days[:count], [day for day in days[count:] if day]
        if len(tail) < SHORT_TAIL or tail != sorted(tail, reverse=True):
            continue
        if all(day and day + OLDER <= tail[0] for day in head):
            is_by_date = len(tail) >= SURE_TAIL and len(set(tail)) > 1 and len(tail) == len(days) - count
            return _Head(tuple(items[:count]), tail[0], is_sure=is_by_date)
    return None


def _day(survey: PagesSeen, item: ItemListed) -> date | None:
    if day := day_of(item.published_on):
        return day
    article = survey.at(item.url)
    return next(iter(dates_of(article, "PubDate") or dates_of(article, "text")), None) if article else None


def _is_marked(item: ItemListed) -> bool:
    return item.marked_as_pinned or "置顶" in item.title or item.title.startswith(("【顶】", "[顶]"))


def _told(column: Column, head: _Head) -> Occurrence:
    item = next(item for item in head.items if not _is_marked(item))
    return Occurrence.of(
        column.first,
        cause="unmarked",
        shown_by=item.title,
        observed=f"“{column.name}”: “{item.title}” stands before newer items (the next is of "
        f"{EN.day(head.newest_below)}) and bears no mark.",
        observed_zh=f"“{column.name}”：“{item.title}”排在更新的信息（其后为{ZH.day(head.newest_below)}）之前，但没有置顶标记。",
    )
