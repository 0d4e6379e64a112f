"""Which part of a page an element stands in: header, menu, breadcrumb, main part, sidebar, pager, footer."""

import re
from dataclasses import dataclass
from functools import lru_cache

from portalwalk.survey.reading.tree import Element, Page

MAIN, HEADER, MENU, TRAIL, SIDE, PAGER, FOOTER = range(7)

_HEADER = re.compile(
    r"(?:^|\s)(?:(?:site|page|g|main|index|common|public|pc|global|web)[-_]?)?"
    r"(?:header|head|top|topbar|top-?bar|masthead|banner|toubu)\d*(?:[-_]?(?:wrap|wrapper|box|bar|con|"
    r"inner|bg|area))?(?:$|\s)"
)
_FOOTER = re.compile(
    r"(?:^|\s)(?:(?:site|page|g|main|index|common|public|pc|global|web)[-_]?)?"
    r"(?:footer|foot|bottom|copyright|dibu|yejiao)\d*(?:[-_]?(?:wrap|wrapper|box|bar|con|inner|bg|area|info))?(?:$|\s)"
)
_MENU = re.compile(
    r"(?:^|[\s_-])(?:(?:main|top|sub|site|left|second|head)?(?:nav|menu|navbar|navi|navigation)|daohang|"
    r"dropdown)\d*(?:$|[\s_-])"
)
_TRAIL = re.compile(
    r"(?:^|[\s_-])(?:breadcrumbs?|crumbs?|bread|trail|position|location|weizhi|dqwz|wz|curpos|cur_?place|"
    r"youarehere)(?:$|[\s_-])"
)
_TRAIL_WORDS = re.compile(r"(?:当前|现在|所在|您的|你的)(?:的)?位置|you are here", re.IGNORECASE)
_SIDE = re.compile(r"(?:^|[\s_-])(?:sidebar|aside|side|sidenav|leftnav|left-?menu)(?:$|[\s_-])")
_PAGER = re.compile(
    r"(?:^|[\s_-])(?:pager|pagination|paging|fenye|pages|page-?(?:bar|list|num|box|turn|nav|links?))(?:$|[\s_-])"
)
_NAMED = ((TRAIL, _TRAIL), (PAGER, _PAGER), (MENU, _MENU), (SIDE, _SIDE))
_FRAME_DEPTH = 6
"""Ours: header and footer stand in the upper levels; deeper, `top` and `bottom` are parts of boxes."""
_PAGER_TEXT = 300
_TRAIL_TEXT = 200
_MOST_OF_PAGE = 0.6
"""Ours: what holds more of the text than this is a wrapper, whatever it is called."""


@dataclass(slots=True, eq=False)
class Zones:
    """The parts of one page."""

    of: bytearray
    """Zone of each element, by its order."""
    headers: list[Element]
    footers: list[Element]
    trails: list[Element]
    pagers: list[Element]
    apart: list[Element]
    """Everything that is not the page's own part, in the order of the document."""

    def is_in_main(self, element: Element) -> bool:
        """Whether it stands in the page's own part."""
        return self.of[element.order] == MAIN


def find_zones(page: Page) -> Zones:
    """Divide a page by its landmarks, class names and words."""
    found: dict[int, list[Element]] = {zone: [] for zone in (SIDE, HEADER, FOOTER, MENU, TRAIL, PAGER)}
    for element in page.elements:
        zone = _zone_of(element)
        if zone:
            found[zone].append(element)
    found[TRAIL] = [
        element for element in found[TRAIL] if page.length(element) <= _TRAIL_TEXT and _has_link(page, element)
    ]
    found[TRAIL] += _by_words(page, found[TRAIL])
    found[PAGER] = [element for element in found[PAGER] if page.length(element) <= _PAGER_TEXT]
    of = bytearray(len(page.elements))
    total = page.length(page.elements[0]) if page.elements else 0
    heading = _first_heading(page)
    for zone, elements in found.items():
        kept = [e for e in elements if zone in (TRAIL, PAGER) or not _is_wrapper(page, e, total, heading)]
        for element in kept:
            of[element.order : element.end] = bytes([zone]) * (element.end - element.order)
        found[zone] = kept
    apart = sorted((element for kept in found.values() for element in kept), key=lambda one: one.order)
    return Zones(of, found[HEADER], found[FOOTER], found[TRAIL], found[PAGER], apart)


def own_text(page: Page, zones: Zones) -> str:
    """Give the text of the page's own part, with its marks."""
    pieces, at = [], 0
    for element in zones.apart:
        if element.text_from >= at:
            pieces += page.row[at : element.text_from]
        at = max(at, element.text_to)
    return "".join([*pieces, *page.row[at:]])


def _zone_of(element: Element) -> int:
    tag, attributes = element.tag, element.attributes
    if tag in ("nav", "header", "footer", "aside"):
        if tag == "nav":
            said = f"{element.names} {element.get('aria-label')}".lower()
            if _TRAIL.search(said) or _TRAIL_WORDS.search(said):
                return TRAIL
            return PAGER if _PAGER.search(said) or "分页" in said else MENU
        if any(above.tag in ("article", "section", "main", "aside") for above in element.up()):
            return 0
        return {"header": HEADER, "footer": FOOTER, "aside": SIDE}[tag]
    if not attributes or tag in ("html", "body", "a", "img", "script", "link", "meta", "input", "i", "b"):
        return 0
    role = attributes.get("role")
    if role in ("banner", "contentinfo", "navigation", "menu", "menubar", "complementary"):
        return {"banner": HEADER, "contentinfo": FOOTER, "complementary": SIDE}.get(role, MENU)
    if "class" not in attributes and "id" not in attributes:
        return 0
    footer, header, other = _by_name(element.names)
    if footer and element.depth <= _FRAME_DEPTH:
        return FOOTER
    return HEADER if header and element.depth < _FRAME_DEPTH else other


@lru_cache(maxsize=4096)
def _by_name(names: str) -> tuple[bool, bool, int]:
    """Whether class and id are those of a footer or of a header, and what else they are those of."""
    other = next((zone for zone, words in _NAMED if words.search(names)), 0)
    return bool(_FOOTER.search(names)), bool(_HEADER.search(names)), other


def _by_words(page: Page, known: list[Element]) -> list[Element]:
    """Find a breadcrumb by what it says: 当前位置:首页 > …."""
    for at, piece in enumerate(page.row):
        if len(piece) > 60 or ("位置" not in piece and "here" not in piece) or not _TRAIL_WORDS.search(piece):
            continue
        holder: Element | None = None
        for element in page.elements:
            if element.text_from > at:
                break
            if element.text_from <= at < element.text_to:
                holder = element
        for _ in range(3):
            if holder is None or holder.tag in ("body", "html") or page.length(holder) > _TRAIL_TEXT:
                break
            if _has_link(page, holder):
                return [] if any(k.order <= holder.order < k.end for k in known) else [holder]
            holder = holder.parent
    return []


def _is_wrapper(page: Page, element: Element, total: int, heading: Element | None) -> bool:
    if heading is not None and element.order < heading.order < element.end:
        return True
    return total > 400 and page.length(element) > total * _MOST_OF_PAGE


def _first_heading(page: Page) -> Element | None:
    """The `h1` of the page's own part: one without a link, where there are several."""
    headings = page.by_tag.get("h1", [])
    plain_ones = [
        h
        for h in headings
        if not _has_link(page, h) and not any(_HEADER.search(a.names) or a.tag == "header" for a in h.up())
    ]
    return plain_ones[0] if plain_ones else None


def _has_link(page: Page, element: Element) -> bool:
    return any(inner.tag == "a" for inner in page.inside(element))
