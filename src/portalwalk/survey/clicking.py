"""Links that name no address, clicked as a visitor does: of which a click certainly changes nothing."""

from collections.abc import Iterable

from playwright.sync_api import CDPSession, Error, Locator

from portalwalk.browser.holding import hold_back
from portalwalk.browser.stops import WalkStoppedError
from portalwalk.model.observations import LinkSeen, LinkState
from portalwalk.pages.walk import Walk

MOST_CLICKED = 10
"""Links that are clicked in one look (ours): each takes some two seconds; the others are left to a person."""
_HEARS = ("click", "mouse", "pointer", "touch", "key")
"""How the names of events begin by which a script hears of a click, or opens a menu before it."""
_MOST_ABOVE = 40
_NUMBER = """([target, words]) => {
  const plain = text => (text || '').replace(/\\s+/g, '');
  return [...document.querySelectorAll('a')].findIndex(one => one.hasAttribute('href')
    && (one.getAttribute('href').trim() || '#') === target && plain(one.textContent) === plain(words)
    && one.checkVisibility({opacityProperty: true, visibilityProperty: true})
    && one.getBoundingClientRect().width > 0);
}"""
_SHOWN = """() => [...document.querySelectorAll('body *')].slice(0, 8000).map(one => {
  const box = one.getBoundingClientRect();
  const is = one.checkVisibility({opacityProperty: true, visibilityProperty: true}) && box.width && box.height;
  return is && box.right + scrollX > 0 && box.bottom + scrollY > 0 ? 1 : 0;
}).join('') + document.body.innerText"""
"""What a visitor sees of the page: styles alone, without any script, may open a menu under the pointer."""
_MADE = "() => document.documentElement.outerHTML"
_NAMES_THIS_PAGE = """link => {
  const plain = text => (text || '').replace(/\\s+/g, '');
  return [document.title, ...[...document.querySelectorAll('h1, h2')].map(one => one.textContent)]
    .some(one => plain(one).includes(plain(link.textContent)));
}"""
_ELEMENT = "[...document.querySelectorAll('a')][{}]"


def is_to_be_clicked(link: LinkSeen) -> bool:
    """Whether only a click can tell what this link does."""
    is_nowhere = link.state is LinkState.WRONG_TARGET and not link.names_address
    return is_nowhere and bool(link.words.strip()) and not link.is_hidden


def click_each(walk: Walk, links: Iterable[LinkSeen]) -> None:
    """Open the first page of each such link, click it there, and observe what could be told of it.

    Nothing that writes leaves the browser. A link that a script listens to is a button, and is not clicked at all.
    """
    for link in [one for one in links if is_to_be_clicked(one)][:MOST_CLICKED]:
        try:
            with walk.step("click a link that names no address", zh="点击没有地址的链接"):
                does_nothing = _does_nothing(walk, link)
                walk.observe(link.model_copy(update={"does_nothing": does_nothing, "evidence": ()}))
        except (WalkStoppedError, Error):
            if walk.tab.is_gone:
                walk.arrive()


def _does_nothing(walk: Walk, link: LinkSeen) -> bool | None:
    """Whether nothing at all happens; None when the link is not found, or the page changes by itself."""
    landing = walk.goto(link.url)
    if landing.error or landing.download or landing.status != 200:
        return None
    number = walk.page.evaluate(_NUMBER, [link.target, link.words])
    if number < 0:
        return None
    there = walk.page.locator("a").nth(number)
    if _is_listened_to(walk, number):
        return False
    return _is_dead(walk, there, is_empty=not (there.get_attribute("href") or "").strip())


def _is_dead(walk: Walk, there: Locator, *, is_empty: bool) -> bool | None:
    if is_empty and there.evaluate(_NAMES_THIS_PAGE):
        return False  # an empty address opens the page once more: a link of that name says so
    walk.page.mouse.move(0, 0)
    there.scroll_into_view_if_needed()
    walk.tab.settle()
    here, before, made = walk.tab.url.partition("#")[0], walk.page.evaluate(_SHOWN), walk.page.evaluate(_MADE)
    with hold_back(walk.tab.context) as held:
        landing = walk.click(there, "the link", "该链接")
    led_on = landing.new_window or landing.download or landing.dialogs or held or landing.error
    if led_on or landing.url.partition("#")[0] != here:
        return False
    # What has changed may have been the click, or a banner that turns by itself. A page that came anew is made anew.
    is_same = walk.page.evaluate(_SHOWN) == before and (is_empty or walk.page.evaluate(_MADE) == made)
    return True if is_same else None


def _is_listened_to(walk: Walk, number: int) -> bool:
    """Whether a script listens on the link, in it, or around it, the document as a whole left out.

    Who listens to the whole document may be counting clicks; whether it does more, the click shows.
    """
    session = walk.tab.context.new_cdp_session(walk.page)
    try:
        said = session.send("Runtime.evaluate", {"expression": _ELEMENT.format(number)})
        at = said["result"].get("objectId")
        for height in range(_MOST_ABOVE):
            if at is None:
                return False
            if _hears(session, at, depth=1 if height else -1):
                return True
            above = "function () { const up = this.parentElement; return up === document.body ? null : up }"
            said = session.send("Runtime.callFunctionOn", {"objectId": at, "functionDeclaration": above})
            at = said["result"].get("objectId")
        return True
    finally:
        session.detach()


def _hears(session: CDPSession, element: str, *, depth: int) -> bool:
    found = session.send("DOMDebugger.getEventListeners", {"objectId": element, "depth": depth})
    return any(one["type"].startswith(_HEARS) for one in found["listeners"])
