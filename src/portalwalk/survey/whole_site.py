"""The whole site as a journey: every page opened, every link followed, and what failed seen again in a browser."""

import shutil
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from playwright.sync_api import Error

from portalwalk.browser.stops import WalkStoppedError
from portalwalk.model.observations import HostSeen, LinkKind, LinkSeen, Observation, PageSeen
from portalwalk.pages.portal import Portal
from portalwalk.pages.walk import Walk
from portalwalk.survey.crawl import crawl, look_again
from portalwalk.survey.hosts import look_at_host
from portalwalk.survey.tools import Budget

STATE = "survey"
"""Folder in the inspection, for as long as the survey is on its way: what a killed one goes on from."""
MOST_PICTURES = 40
"""Pages that are opened in a browser to show what is wrong with them (ours)."""


@dataclass
class WholeSite:
    """One visitor with much time."""

    walk: Walk
    portal: Portal

    def look_at_everything(self) -> None:
        """Open every page within the budget; in a second attempt only what failed, with a picture of it.

        Raises:
            FolderError: the inspection folder cannot be written.

        """
        if self.walk.attempt == 1:
            self._survey()
        else:
            self._look_again(self._addresses())

    def _survey(self) -> None:
        declared = self.portal.declared
        state = self.walk.settings.folder.path / STATE
        crawl(
            declared,
            state,
            self._hand,
            may_open=self.walk.settings.may_open,
            budget=Budget(pages=declared.survey.pages, seconds=declared.survey.seconds),
            sub_sites=declared.survey.hosts,
        )
        for host in declared.old_domains:
            self.walk.observe(look_at_host(declared, host, "old"))
        shutil.rmtree(state, ignore_errors=True)  # it holds addresses as they came, and is of no more use

    def _hand(self, seen: Observation) -> None:
        if isinstance(seen, HostSeen):
            looked = look_at_host(self.portal.declared, seen.host, seen.role)
            seen = looked.model_copy(update={"mixed_content": seen.mixed_content})
        self.walk.observe(seen)

    def _addresses(self) -> dict[str, LinkKind]:
        """Name what is doubted, and what it is."""
        kinds: dict[str, LinkKind] = {}
        for entry in self.walk.written:
            if isinstance(entry.data, LinkSeen):
                kinds[entry.data.target] = entry.data.kind
            elif isinstance(entry.data, PageSeen):
                kinds[entry.data.url] = LinkKind.PAGE
        return {url: kinds[url] for url in self.walk.doubted if url in kinds}

    def _look_again(self, addresses: dict[str, LinkKind]) -> None:
        declared = self.portal.declared
        again = look_again(declared, addresses, may_open=self.walk.settings.may_open, sub_sites=declared.survey.hosts)
        for number, (page, seen) in enumerate(_by_page(self._as_before(again)).items()):
            if number < MOST_PICTURES:
                self._show(page, seen)
            else:
                for one in seen:
                    self.walk.observe(one)

    def _as_before(self, again: Iterable[Observation]) -> Iterable[Observation]:
        """Give a second look what only the whole survey knows: how deep a page lies, and which pages link to it."""
        first = {(type(entry.data), entry.data.about): entry.data for entry in self.walk.written if entry.attempt == 1}
        for seen in again:
            before = first.get((type(seen), seen.about))
            if isinstance(seen, PageSeen) and isinstance(before, PageSeen):
                yield seen.model_copy(update={"depth": before.depth})
            elif isinstance(seen, LinkSeen) and isinstance(before, LinkSeen):
                kept = ("url", "found_on", "found_count", "words", "is_hidden", "hidden_by", "kind")
                yield seen.model_copy(update={name: getattr(before, name) for name in kept})
            else:
                yield seen

    def _show(self, page: str, seen: list[Observation]) -> None:
        """Open a page in the browser, so that what was seen of it rests on a picture."""
        try:
            with self.walk.step("look again at a page of the survey", zh="再次查看巡查中的页面"):
                self.walk.goto(page)
        except (WalkStoppedError, Error):
            if self.walk.tab.is_gone:
                self.walk.arrive()
        for one in seen:
            self.walk.observe(one)


def _by_page(seen: Iterable[Observation]) -> dict[str, list[Observation]]:
    pages: defaultdict[str, list[Observation]] = defaultdict(list)
    for one in seen:
        pages[one.url].append(one)
    return pages
