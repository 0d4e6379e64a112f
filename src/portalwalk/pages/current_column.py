"""Where one is: the navigation's entry of the column page that is open, beside its neighbours."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from portalwalk.browser.stops import BlockedError, LookError
from portalwalk.model.observations import ColumnMarkSeen
from portalwalk.pages import words
from portalwalk.pages.lists import same_page
from portalwalk.pages.menus import Entry, entries_on, rest_the_mouse
from portalwalk.pages.orientation import breadcrumb_on
from portalwalk.pages.portal import Portal
from portalwalk.pages.snapshot import script
from portalwalk.pages.walk import Walk

MOST_COLUMNS = 2
LONGEST_NAME = 14


@dataclass
class ColumnReader:
    """One visitor who opens columns and looks for them in the navigation."""

    walk: Walk
    portal: Portal

    def look_where_one_is(self) -> None:
        """Open some columns; a page that cannot be seen, or has no entry in the navigation, says nothing."""
        home = self.portal.lay.url
        columns = [one for one in self.portal.columns if not same_page(one.url, home)]
        for column in columns[:MOST_COLUMNS]:
            try:
                with self.walk.step(f"look for “{column.name}” in the navigation", zh=f"在导航中查找“{column.name}”"):
                    landing = self.walk.open(column.url)
                    if not (landing.error or landing.download or (landing.status or 200) >= 400):
                        self._look()
            except (BlockedError, LookError):
                continue

    def _look(self) -> None:
        rest_the_mouse(self.walk)
        url = self.walk.tab.url
        seen = [(one, facts) for one in _entries_of(self.walk, url) if (facts := self._facts(one)) is not None]
        if not seen:
            return
        entry, facts = next(((one, said) for one, said in seen if said["marked"]), seen[0])
        crumb, _, _ = breadcrumb_on(self.walk.look())
        self.walk.point_at(self.walk.page.locator(entry.selector), f"“{entry.words}”", zh=f"“{entry.words}”")
        self.walk.observe(
            ColumnMarkSeen(
                url=url,
                template="list",
                entry=entry.words,
                is_exact=same_page(entry.href, url),
                marked_by=facts["marked"],
                has_breadcrumb=crumb is not None,
                has_heading=any(said["heading"] for _, said in seen),
            )
        )

    def _facts(self, one: Entry) -> dict[str, Any] | None:
        facts: dict[str, Any] | None = self.walk.page.evaluate(script("current"), [one.selector, one.words])
        return facts


def _entries_of(walk: Walk, url: str) -> list[Entry]:
    """Return shown links to this page; where there are none, links to the nearest page above it."""
    links = [one for one in entries_on(walk.page) if one.shown and one.leads_somewhere and _names_column(one.words)]
    exact = [one for one in links if same_page(one.href, url) and urlsplit(one.href).query == urlsplit(url).query]
    above = [one for one in links if _is_above(one.href, url)]
    nearest = max((len(urlsplit(one.href).path) for one in above), default=0)
    return [*exact, *(one for one in above if len(urlsplit(one.href).path) == nearest)]


def _names_column(said: str) -> bool:
    other = (words.SIGN_IN, words.SIGN_OUT, words.REGISTER, words.HOME)
    return 1 < len(said) <= LONGEST_NAME and not any(one.search(said) for one in other)


def _is_above(href: str, url: str) -> bool:
    one, other = urlsplit(href), urlsplit(url)
    folder = one.path.rpartition("/")[0] + "/"
    return one.netloc == other.netloc and folder != "/" and other.path.startswith(folder) and not same_page(href, url)
