"""How long a page takes to open for a visitor who comes for the first time, and whose share that is."""

from typing import Any

from playwright.sync_api import Page

from portalwalk.model.observations import PageKind, PageTimed

_TIMES = """() => {
  const page = performance.getEntriesByType('navigation')[0];
  if (!page || !page.responseStart) return null;
  const end = page.loadEventStart || performance.now();
  // What scripts fetch does not keep a page from being there; other hosts do not say when they answered.
  const parts = performance.getEntriesByType('resource').filter(one =>
    one.requestStart > 0 && one.requestStart < end && !['fetch', 'xmlhttprequest', 'beacon'].includes(one.initiatorType) &&
    new URL(one.name).host === location.host);
  const waits = [page, ...parts].map(one => ({name: one.name, from: one.requestStart, to: Math.min(one.responseStart || end, end)}));
  waits.sort((one, other) => one.from - other.from);
  let waited = 0, until = 0;
  for (const one of waits) {
    waited += Math.max(0, one.to - Math.max(one.from, until));
    until = Math.max(until, one.to);
  }
  const slowest = waits.reduce((one, other) => other.to - other.from > one.to - one.from ? other : one);
  return {took_ms: Math.round(end), waited_ms: Math.round(waited), connected_ms: Math.round(page.connectEnd - page.domainLookupStart),
    slowest: slowest.name, slowest_ms: Math.round(slowest.to - slowest.from), unfinished: !page.loadEventStart};
}"""
"""Times by the browser's own clocks (Navigation Timing 2, Resource Timing): ours wait for other things, too."""


def time_page(page: Page, kind: PageKind, template: str) -> PageTimed | None:
    """Say how long the page that stands in the window took to come; None when the browser does not say.

    Raises:
        Error: the page is moving on.

    """
    times: dict[str, Any] | None = page.evaluate(_TIMES)
    return None if times is None else PageTimed(url=page.url, kind=kind, template=template, **times)
