"""How long a page takes to open for a visitor who comes for the first time, and whose share that is."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Page

from portalwalk.browser.tab import Tab
from portalwalk.model.observations import PageKind, PageTimed

LOAD_MS = 5_000
"""A page that is not whole after this long is slow in any case (the norm is 3 s); how slow, we do not wait to see."""

_IS_WHOLE = "() => performance.getEntriesByType('navigation')[0]?.loadEventStart > 0"
_TIMES = """() => {
  const page = performance.getEntriesByType('navigation')[0];
  if (!page || !page.responseStart) return null;
  const end = page.loadEventStart || performance.now();
  const byScripts = ['fetch', 'xmlhttprequest', 'beacon'];  // these do not keep a page from being there
  const parts = performance.getEntriesByType('resource').filter(one => one.requestStart > 0 && one.requestStart < end &&
    !byScripts.includes(one.initiatorType) && new URL(one.name).host === location.host);
  const waits = [page, ...parts].map(one => (
    {name: one.name, from: one.requestStart, to: Math.min(one.responseStart || end, end)}));
  waits.sort((one, other) => one.from - other.from);
  let waited = 0, until = 0;
  for (const one of waits) {
    waited += Math.max(0, one.to - Math.max(one.from, until));
    until = Math.max(until, one.to);
  }
  const long = one => one.to - one.from;
  const slowest = waits.reduce((one, other) => long(other) > long(one) ? other : one);
  return {
    took_ms: Math.round(end), waited_ms: Math.round(waited),
    connected_ms: Math.round(page.connectEnd - page.domainLookupStart),
    slowest: slowest.name, slowest_ms: Math.round(long(slowest)), unfinished: !page.loadEventStart,
  };
}"""
"""Times by the browser's own clocks (Navigation Timing 2, Resource Timing): ours wait for other things, too."""


@contextmanager
def nothing_in_store(page: Page) -> Iterator[None]:
    """Let a window fetch everything anew, as for a first visit, for as long as the block lasts."""
    session = page.context.new_cdp_session(page)
    session.send("Network.setCacheDisabled", {"cacheDisabled": True})
    try:
        yield
    finally:
        if not page.is_closed():
            session.detach()


def time_page(tab: Tab, kind: PageKind, template: str) -> PageTimed | None:
    """Say how long the page that stands in the window took to come; None when the browser does not say.

    Raises:
        Error: the page is moving on.
        WindowLostError: it crashed, or closed its window.

    """
    tab.wait_until(lambda: bool(tab.page.evaluate(_IS_WHOLE)), LOAD_MS)
    times: dict[str, Any] | None = tab.page.evaluate(_TIMES)
    return None if times is None else PageTimed(url=tab.url, kind=kind, template=template, **times)
