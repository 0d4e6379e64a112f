"""Knowing where one is: breadcrumbs, ways home, and how many windows links open."""

from dataclasses import dataclass

from portalwalk.browser.stops import BlockedError, LookError
from portalwalk.model.observations import LinksCounted, Spot, WayHomeSeen
from portalwalk.model.observations.base import template_zh
from portalwalk.pages import words
from portalwalk.pages.lists import names_file, same_page
from portalwalk.pages.portal import Portal
from portalwalk.pages.snapshot import Control, Snapshot, host_of
from portalwalk.pages.templates import known_pages
from portalwalk.pages.walk import Walk

MOST_EXAMPLES = 8


@dataclass
class Reader:
    """One visitor who looks where one is on every kind of page."""

    walk: Walk
    portal: Portal

    def look_around(self) -> None:
        """Open one page of every template."""
        home = self.portal.lay.url
        for template, url in known_pages(self.portal):
            try:
                with self.walk.step(f"open the {template} page", zh=f"打开{template_zh(template)}"):
                    landing = self.walk.open(url)
                    if (landing.status or 200) >= 400 or landing.error or landing.download:
                        continue
                    seen = self.walk.look()
                    self.walk.observe(_links(seen, template))
                    if template != "home":
                        self.walk.observe(self._way_home(seen, template, home))
            except (BlockedError, LookError):
                continue

    def _way_home(self, seen: Snapshot, template: str, home: str) -> WayHomeSeen:
        crumb, linked, unsure = breadcrumb_on(seen)
        way = _home_link(seen, home)
        if way is not None:
            self.walk.point_at(self.walk.at(way), "leads home", zh="可返回首页")
        return WayHomeSeen(
            url=seen.url,
            template=template,
            breadcrumb=crumb,
            breadcrumb_linked=linked,
            home_link=(way.words[:40] or "logo") if way is not None else None,
            breadcrumb_unsure=unsure,
        )


def _links(seen: Snapshot, template: str) -> LinksCounted:
    host = host_of(seen.url)
    inner = [
        one
        for one in seen.shown
        if one.tag == "a" and (one.leads_somewhere and host_of(one.href) == host)
        if not names_file(one.href) and "/download" not in one.href.lower()
    ]
    new = [one for one in inner if one.target.lower() in ("_blank", "_new") or "window.open" in one.onclick]
    examples = tuple(Spot(target=one.selector, what=one.words[:40], box=one.box) for one in new[:MOST_EXAMPLES])
    return LinksCounted(url=seen.url, template=template, links=len(inner), new_window=len(new), examples=examples)


def breadcrumb_on(seen: Snapshot) -> tuple[str | None, bool | None, bool]:
    """Return the breadcrumb's text, whether its steps are linked, and whether this is a guess."""
    links = [one for one in seen.shown if one.region == "breadcrumb"]
    said = words.BREADCRUMB.search(seen.text)
    if said:
        return seen.text[said.start() : said.end() + 60].strip(), bool(links) or _trail(seen) is not None, False
    if links:
        return " > ".join(one.words for one in links)[:80], True, False
    trail = _trail(seen)
    return (trail, True, True) if trail is not None else (None, None, False)


def _trail(seen: Snapshot) -> str | None:
    """Return a short text that starts with the home link and goes on with arrows: a breadcrumb without a name."""
    found = words.TRAIL.search(seen.text)
    return found.group(0)[:80] if found else None


def _home_link(seen: Snapshot, home: str) -> Control | None:
    ways = [
        one
        for one in seen.shown
        if (one.leads_somewhere and same_page(one.href, home)) or words.HOME.search(one.words.strip())
    ]
    inside = [one for one in ways if one.leads_somewhere or one.soft or one.raw_href]
    return inside[0] if inside else None
