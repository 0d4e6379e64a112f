"""Pictures that point: what is wrong with a page of the survey, marked where a visitor sees it."""

from collections.abc import Iterable

from playwright.sync_api import Error, Locator

from portalwalk.browser.camera import Pointer
from portalwalk.model.verdict import Doubt
from portalwalk.pages.walk import Walk

MOST_POINTED = 4
"""Pictures of one page (ours): each shows another part of it."""
_SCROLL_MS = 1_000
"""A moving news ticker never stands still: it is not waited for."""
_NAMING = "a[href], area[href], img, iframe[src]"
_NUMBER = """([naming, address]) => [...document.querySelectorAll(naming)].findIndex(one =>
  (one.currentSrc || one.href || one.src || '').split('#')[0] === address
  && one.checkVisibility() && one.getBoundingClientRect().width > 0)"""


def point_out(walk: Walk, url: str, doubts: Iterable[Doubt]) -> None:
    """Keep a picture of each thing on the open page that one of `doubts` about `url` can be seen by."""
    wanted = {doubt.place.pointed_at: doubt for doubt in doubts if doubt.place.url == url and doubt.place.pointed_at}
    for said, doubt in list(wanted.items())[:MOST_POINTED]:
        try:
            there = _find(walk, said)
            if there is not None:
                there.scroll_into_view_if_needed(timeout=_SCROLL_MS)
                walk.keep_picture(Pointer(there, doubt.title, doubt.title_zh, said), beside=True)
        except Error:
            continue  # it went while it was looked for: the page's own picture has to do


def _find(walk: Walk, said: str) -> Locator | None:
    """Find a link or picture by its address, or the smallest visible element that holds the words."""
    if said.startswith(("http:", "https:")):
        number = int(walk.page.evaluate(_NUMBER, [_NAMING, said]))
        return walk.page.locator(_NAMING).nth(number) if number >= 0 else None
    found = walk.page.get_by_text(said).locator("visible=true")
    return found.first if found.count() else None
