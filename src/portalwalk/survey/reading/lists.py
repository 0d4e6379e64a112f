"""Lists of items on home and column pages: repeated rows with a link and, mostly, a date."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from portalwalk.model.observations import ItemListed
from portalwalk.survey.reading.addresses import Base
from portalwalk.survey.reading.dates import date_beside
from portalwalk.survey.reading.links import target_of
from portalwalk.survey.reading.tree import Element, Page, plain, spaced
from portalwalk.survey.reading.zones import Zones

MOST_ITEMS = 100
_ROWS = frozenset({"li", "tr", "dd", "dt", "div", "p", "a", "article", "section", "table", "td"})
_PINNED = re.compile(r"^[\[\u3010(\uff08\s]*(?:置顶|顶|top)[\]\u3011)\uff09\s]*$", re.IGNORECASE)
_PINNED_NAME = re.compile(r"(?:^|[\s_-])(?:zhiding|istop|top-?(?:tag|label|icon|mark)|sticky|pinned)(?:$|[\s_-])")
_PAGER_WORDS = re.compile(
    r"^(?:\W*\d+\W*|首页|上一页|下一页|尾页|末页|前一页|后一页|跳转|更多.{0,3}|更多信息|查看更多|"
    r"返回.{0,4}|more\W*|next|prev(?:ious)?|\W*)$",
    re.IGNORECASE,
)
_NEIGHBOUR = re.compile(r"^\W*(?:上一篇|下一篇|上一条|下一条|前一篇|后一篇|previous|next)\b", re.IGNORECASE)
_LEAST_TITLE = 4
_LARGEST_ROW = 60
_MOST_GROUPS = 100
_MOST_LINKS = 6
_HANDLES = frozenset({"onclick", "data-to", "data-href", "data-url", "data-link"})


@dataclass(frozen=True, slots=True)
class ItemList:
    """One list of a page."""

    items: tuple[ItemListed, ...]
    is_dated: bool
    """Most of its items have a date beside them (its year certain or not)."""
    in_main: bool
    text_length: int = 0
    """Characters of its rows."""
    is_headed: bool = False
    """Most of its items are headings with a summary below, as newer systems list them."""

    @property
    def weight(self) -> float:
        """How much it looks like the list that a column page is there for."""
        length = sum(min(len(item.title), 40) for item in self.items)
        return length * (3 if self.is_dated else 1) * (1 if self.in_main else 0.1)


def lists_of(page: Page, zones: Zones, base: Base, today: date) -> list[ItemList]:
    """Find the lists of a page, in order; menus, sidebars, pagers, breadcrumbs and neighbours are left out."""
    before = _links_before(page)
    groups: dict[int, list[Element]] = {}
    for element in page.elements:
        if (
            element.tag in _ROWS
            and element.parent is not None
            and zones.is_in_main(element)
            and _is_row(element, before)
        ):
            groups.setdefault(element.parent.order, []).append(element)
    found: list[tuple[Element, list[Element]]] = []
    for order, rows in groups.items():
        usual = Counter(row.tag for row in rows).most_common(1)[0][0]
        rows = [row for row in rows if row.tag == usual]
        holder = page.elements[order]
        if holder.tag == "tbody" and holder.parent is not None:
            holder = holder.parent
        found.append((holder, rows))
    found = _without_wrappers(sorted(found, key=lambda one: -len(one[1]))[:_MOST_GROUPS])
    merged: dict[tuple[int, str, str, str], list[Element]] = {}
    for holder, rows in found:
        # Some systems put every five rows into a list of their own.
        key = (holder.parent.order if holder.parent else -1, holder.tag, holder.get("class"), rows[0].tag)
        merged.setdefault(key, []).extend(rows)
    lists = []
    for rows in merged.values():
        read = [item for row in rows if (item := _item(page, row, base, today))]
        if len(read) >= 2 or (read and read[0].date_said):
            dated = sum(bool(item.published_on or item.date_said) for item in read)
            headed = sum(_headed_link(page, row) is not None for row in rows)
            lists.append(
                ItemList(
                    tuple(read),
                    dated * 2 > len(read),
                    in_main=not any(_in_article(row) for row in rows[:1]),
                    text_length=sum(len(page.words(row)) for row in rows),
                    is_headed=headed * 2 > len(rows),
                )
            )
    return lists


def main_items(lists: Sequence[ItemList], *, all_lists: bool) -> tuple[ItemListed, ...]:
    """Give the items of the main list, or of all dated lists (as on a home page); at most 100."""
    if not lists:
        return ()
    if all_lists:
        dated = [one for one in lists if one.is_dated] or [max(lists, key=lambda one: one.weight)]
        unique = {(item.title, item.url): item for one in dated for item in one.items}
        return tuple(unique.values())[:MOST_ITEMS]
    main = main_list(lists)
    return main.items[:MOST_ITEMS] if main is not None else ()


def main_list(lists: Sequence[ItemList]) -> ItemList | None:
    """Give the list that a column page is there for; None when there is none."""
    return max(lists, key=lambda one: one.weight, default=None)


def _opens(element: Element) -> bool:
    return element.tag == "a" or not _HANDLES.isdisjoint(element.attributes)


def _links_before(page: Page) -> list[int]:
    """How many links and clickable rows stand before each element: counting within any is then a difference."""
    counts, total = [], 0
    for element in page.elements:
        counts.append(total)
        total += _opens(element)
    return [*counts, total]


def _is_row(element: Element, before: list[int]) -> bool:
    parent = element.parent
    if element.end - element.order > _LARGEST_ROW or parent is None:
        return False
    if (element.tag == "a" and parent.tag in ("li", "dd", "dt", "p", "td", "span")) or (
        element.tag == "td" and parent.tag == "tr"
    ):
        return False
    return 1 <= before[element.end] - before[element.order] <= _MOST_LINKS


def _without_wrappers(found: list[tuple[Element, list[Element]]]) -> list[tuple[Element, list[Element]]]:
    """Keep the innermost of nested groups, unless the inner ones are single rows of the outer one."""
    kept = []
    for holder, rows in sorted(found, key=lambda one: one[0].order):
        inner = [r for h, r in found if h is not holder and holder.order < h.order < holder.end]
        if any(len(r) > 1 for r in inner) and len(rows) < 3:
            continue
        if any(
            h is not holder and h.order < holder.order < h.end and len(r) >= 3 and len(rows) < len(r) for h, r in found
        ):
            continue
        kept.append((holder, rows))
    return kept


def _item(page: Page, row: Element, base: Base, today: date) -> ItemListed | None:
    best = _headed_link(page, row)
    title = _named(page, best) if best is not None else ""
    for element in () if best is not None else (row, *page.inside(row)):
        if _opens(element) and len(words := _named(page, element)) > len(title):
            best, title = element, words
    if best is None or _PAGER_WORDS.match(title) or _NEIGHBOUR.match(page.words(row)):
        return None
    url = target_of(best, base) or target_of(row, base)
    own = title if title == best.get("title") else _title_within(page, best) or title
    raw = page.raw(row)
    outside = spaced(raw.replace(page.raw(best), " ", 1)) if best is not row else spaced(raw)
    on, said = date_beside(outside, url=url, today=today)
    if not said and best is not row:
        # The date may stand in the link itself, as a piece of its own.
        pieces = [page.words(e) for e in page.inside(best) if e.end - e.order == 1 and e.tag != "img"]
        for piece in pieces:
            if len(piece) <= 20 and (found := date_beside(piece, url=url, today=today))[1]:
                on, said = found
                break
    own = plain(own.replace(said, "")) if said and best is row else own
    if len(own) < _LEAST_TITLE and not said:
        return None
    return ItemListed(title=own[:300], url=url, published_on=on, date_said=said, marked_as_pinned=_is_pinned(page, row))


def _headed_link(page: Page, row: Element) -> Element | None:
    """The link in the heading of a row that holds more: a summary, a date, another link to read on."""
    headings = [one for one in page.inside(row) if one.tag in ("h2", "h3", "h4")]
    links = [one for heading in headings for one in page.inside(heading) if one.tag == "a"]
    return links[0] if len(headings) == len(links) == 1 else None


def _named(page: Page, link: Element) -> str:
    """What a link is called: its words, or its title where that says them in full."""
    words, said = page.words(link), link.get("title")
    return said if said and (words[:8].rstrip(".…") in said or not words) else words


def _title_within(page: Page, link: Element) -> str:
    """The title in a link that holds more, such as a picture, a summary and a date."""
    for element in page.inside(link):
        if (
            element.tag in ("h2", "h3", "h4", "h5", "strong")
            or re.search(r"(?:^|[\s_-])(?:title|tit|bt)(?:$|[\s_-])", element.names)
        ) and (words := page.words(element)):
            return words
    return ""


def _is_pinned(page: Page, row: Element) -> bool:
    words = page.words(row)
    is_said = "顶" in words or "top" in words.lower()
    for element in (row, *page.inside(row)):
        if not is_said and not element.attributes:
            continue
        if element.tag == "img" and (
            "置顶" in f"{element.get('alt')}{element.get('title')}" or "zhiding" in element.get("src")
        ):
            return True
        if _PINNED_NAME.search(element.names):
            return True
        if is_said and element is not row and element.end - element.order == 1 and _PINNED.match(page.words(element)):
            return True
    return is_said and bool(re.search(r"[\[\u3010(\uff08]\s*(?:置顶|顶)\s*[\]\u3011)\uff09]", words))


def _in_article(row: Element) -> bool:
    """Whether a row stands in the text of an article: links there are no list of a column."""
    return any(
        re.search(r"trs_editor|article|content-text|(?:^|\s)zoom(?:$|\s)|(?:^|\s)text(?:$|\s)", above.names)
        for above in row.up()
    )
