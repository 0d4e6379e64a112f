"""Lists of items, whatever their markup: the repeated block with links."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlsplit

from portalwalk.pages import words
from portalwalk.pages.snapshot import Control, Snapshot, host_of

FEWEST_ITEMS = 3
SHORTEST_TITLE = 6
"""Links of fewer characters are menus, not titles (ours)."""

_FULL_DATE = re.compile(r"(20\d{2})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})")
_FILE = words.any_of(r"\.(pdf|docx?|xlsx?|pptx?|wps|ofd|rar|zip|7z|mp4|jpe?g|png|gif|webp)(\?|#|$)")
_FURNITURE = ("header", "nav", "footer", "breadcrumb", "aside", "search", "dialog")


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a list."""

    control: Control
    title: str
    published_on: str = ""

    @property
    def url(self) -> str:
        """Its address, or empty when a script opens it."""
        return self.control.href if self.control.leads_somewhere else ""


@dataclass(frozen=True, slots=True)
class ItemList:
    """Items built alike, in the order they are read."""

    items: tuple[Item, ...]
    score: float


def date_in(text: str) -> str:
    """Return the first full date in a text as ISO date, or an empty string."""
    for year, month, day in _FULL_DATE.findall(text):
        if 1 <= int(month) <= 12 and 1 <= int(day) <= 31:
            return f"{year}-{int(month):02}-{int(day):02}"
    return ""


def lists_of(
    snapshot: Snapshot, wanted: Callable[[Control], bool] = lambda _one: True, fewest: int = FEWEST_ITEMS
) -> list[ItemList]:
    """Return the lists on a page, the one most like a column's main list first."""
    groups: dict[tuple[int, str], list[Control]] = {}
    for control in snapshot.shown:
        if control.region in _FURNITURE or not _titled(control) or not wanted(control):
            continue
        groups.setdefault((control.frame, control.signature), []).append(control)
    found = [made for group in groups.values() if (made := _list_of(group, fewest))]
    return sorted(found, key=lambda one: -one.score)


def same_page(url: str, other: str) -> bool:
    """Say whether two addresses name one page: scheme, `www.`, index files, highlighting aside."""
    one, two = urlsplit(url), urlsplit(other)
    if _bare_host(one.netloc) != _bare_host(two.netloc) or _bare_path(one.path) != _bare_path(two.path):
        return False
    asked, got = set(parse_qsl(one.query)), set(parse_qsl(two.query))
    return asked <= got or got <= asked if asked and got else not _names_page(asked ^ got)


def names_file(url: str) -> bool:
    """Say whether an address names a file to look at or to keep: a document, a picture, an archive; it is no page."""
    return bool(_FILE.search(url))


def same_title(shown: str, expected: str) -> str:
    """Say how a shown title matches an expected one: `title`, `cut title`, `title with additions`, or not at all."""
    one, two = words.folded(shown.rstrip("….")), words.folded(expected)
    if not one or not two:
        return ""
    if one == two:
        return "title"
    if len(one) >= SHORTEST_TITLE and two.startswith(one) and (words.is_cut(shown) or len(one) >= 0.8 * len(two)):
        return "cut title"
    if len(two) >= SHORTEST_TITLE and two in one and len(one) <= len(two) + 30:
        return "title with additions"
    return ""


def _titled(control: Control) -> bool:
    text = words.folded(control.words)
    if words.MORE.search(control.words.strip()):
        return False
    return len(text) >= SHORTEST_TITLE and (control.leads_somewhere or control.soft or bool(control.raw_href))


def _list_of(group: list[Control], fewest: int) -> ItemList | None:
    items: dict[str, Item] = {}
    for control in group:
        key = control.href if control.leads_somewhere else control.text
        title = words.plain_title(control.title if words.is_cut(control.text) and control.title else control.words)
        items.setdefault(key, Item(control, title, date_in(control.block)))
    if len(items) < fewest:
        return None
    lengths = [min(len(item.title), 25) for item in items.values()]
    dated = sum(bool(item.published_on) for item in items.values())
    headed = any("<h" in item.control.signature for item in items.values())  # titles, not `read more` beside them
    return ItemList(tuple(items.values()), sum(lengths) + 6 * dated + 20 * headed)


def _bare_host(host: str) -> str:
    return host.lower().removeprefix("www.")


def _bare_path(path: str) -> str:
    return re.sub(r"/(index|default)\.\w+$", "/", path).rstrip("/") or "/"


def _names_page(pairs: set[tuple[str, str]]) -> bool:
    """A parameter such as id= or p= names another page; tracking and highlighting do not."""
    return any(re.fullmatch(r"p|article|cat|n|page|do|\w*id", name, re.IGNORECASE) for name, _ in pairs)


def within(item: Item, host: str) -> bool:
    """Whether an item leads to a host, or by script to wherever."""
    return not item.url or host_of(item.url) == host
