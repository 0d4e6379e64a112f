"""Whether what a page shows stands in its document, what it holds besides text, and where it sends visitors on."""

import re

from portalwalk.survey.reading.addresses import Base
from portalwalk.survey.reading.tree import Page
from portalwalk.survey.reading.zones import Zones

LITTLE_TEXT = 60
"""Characters (ours) below which a page shows nothing of its own."""
_SHORT = 1000
_AT_ONCE = 5
_REFRESH = re.compile(
    r"\s*(?P<seconds>\d{1,6})(?:\.\d*)?\s*[;,]?\s*(?:url\s*=\s*)?['\"]?(?P<to>[^'\"]*)", re.IGNORECASE
)
_LOADING = re.compile(r"正在加载|加载中|数据加载|loading", re.IGNORECASE)
_PARTS = {
    "input": "",
    "textarea": "",
    "iframe": "frame",
    "frame": "frame",
    "img": "picture",
    "canvas": "picture",
    "svg": "picture",
    "video": "video",
    "object": "video",
    "embed": "video",
}
_WRITTEN = ("", "text", "search", "tel", "email", "number", "date", "file", "password")


def own_parts_of(page: Page, zones: Zones) -> tuple[str, ...]:
    """Name what the page's own part holds besides text and lists; a form that only filters a list is none."""
    own = [one for one in page.tagged(*_PARTS) if zones.is_in_main(one)]
    fields = [one for one in own if one.tag in ("input", "textarea")]
    writes = any(one.tag == "textarea" or one.get("type").lower() in _WRITTEN for one in fields)
    return tuple(dict.fromkeys([*(["form"] if writes else []), *(part for one in own if (part := _PARTS[one.tag]))]))


def refresh_of(page: Page, base: Base, url: str) -> str:
    """Give the address that a `<meta http-equiv=refresh>` opens within 5 s; empty for the page itself or none."""
    for meta in page.tagged("meta"):
        if meta.get("http-equiv").lower() == "refresh" and (said := _REFRESH.match(meta.get("content"))):
            to = base.absolute(said["to"].strip())
            if to and to != url and int(said["seconds"]) <= _AT_ONCE:
                return to
    return ""


def is_script_drawn(page: Page, zones: Zones, own: str) -> bool:
    """Whether a page with scripts holds next to no text of its own, or says that it is still loading."""
    if not page.tagged("script") or page.tagged("frame"):
        return False
    if len(own) < LITTLE_TEXT:
        return not any(zones.is_in_main(one) for one in page.tagged("iframe"))
    return len(own) < 3 * LITTLE_TEXT and _says_loading(own)


def is_filled_later(page: Page, zones: Zones, own: str) -> bool:
    """Whether frames or scripts may bring what the page's own part shows: then an empty list proves nothing."""
    main = [one for one in page.tagged("iframe", "script") if zones.is_in_main(one)]
    in_body = [one for one in main if not any(above.tag == "head" for above in one.up())]
    # The usual scripts at the end of a page stand right in `body`; those in the midst of it draw something.
    drawing = any(one.tag == "iframe" or (one.parent is not None and one.parent.tag != "body") for one in in_body)
    lists = [one for one in page.tagged("ul", "tbody", "ol") if zones.is_in_main(one)]
    empty = any(one.end == one.order + 1 and one.get("id") for one in lists)
    return drawing or empty or bool(page.tagged("frame")) or _says_loading(own)


def _says_loading(own: str) -> bool:
    return len(own) < _SHORT and bool(_LOADING.search(own))
