"""The whole site as a journey: every page opened, every link followed, and what failed seen again in a browser."""

import shutil
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from urllib.parse import urlsplit

from playwright.sync_api import Error

from portalwalk.browser.stops import LookError, WalkStoppedError
from portalwalk.model.observations import HostSeen, LinkKind, LinkSeen, Observation, PageSeen
from portalwalk.pages.portal import Portal
from portalwalk.pages.walk import Walk
from portalwalk.survey.clicking import click_each, is_to_be_clicked
from portalwalk.survey.crawl import BEIJING, crawl, look_again
from portalwalk.survey.document import Document, PageFacts
from portalwalk.survey.facts import read_page
from portalwalk.survey.hosts import look_at_host
from portalwalk.survey.patience import Patience
from portalwalk.survey.pointing import point_out
from portalwalk.survey.samples import Samples
from portalwalk.survey.timing import nothing_in_store, time_page
from portalwalk.survey.tools import Budget
from portalwalk.survey.word_lists import WordLists

STATE = "survey"
"""Folder in the inspection, for as long as the survey is on its way: what a killed one goes on from."""
MOST_RENDERED = 25
"""Templates of which one page is opened in a browser (ours): scripts write footers, badges and menus."""
SLOW_MS = 3_000  # page-norms §3
MOST_SLOW = 10
MOST_SHOWN = 40
"""Pages that are opened in a browser to show what is wrong with them (ours)."""
_NOT_SHOWN = "() => [...document.images].filter(one => one.complete && !one.naturalWidth).map(one => one.currentSrc)"
_OF_THE_WHOLE = ("url", "found_on", "found_count", "words", "is_hidden", "hidden_by", "kind")
"""What of a link only the whole survey knows."""


@dataclass
class WholeSite:
    """One visitor with much time."""

    walk: Walk
    portal: Portal
    _lists: WordLists = field(init=False)
    _samples: dict[tuple[str, str], PageSeen] = field(default_factory=dict)
    """The first sure page of each template and kind: some templates are the frame of all pages, and no more."""
    _slow: list[PageSeen] = field(default_factory=list)
    """Other pages that came late to the survey: a browser says whose share that was."""
    _to_click: list[LinkSeen] = field(default_factory=list)
    """Links that name no address."""
    _patience: Patience = field(init=False)

    def __post_init__(self) -> None:
        self._patience = Patience(self.walk)
        self._lists = WordLists.read(self.portal.declared.word_lists)

    def look_at_everything(self) -> None:
        """Open every page within the budget; in a second attempt only what failed, with a picture of it.

        Raises:
            FolderError: the inspection folder cannot be written.

        """
        if self.walk.attempt == 1:
            self._survey()
            self.walk.start_clock()
            pages = list(self._samples.values())[:MOST_RENDERED]
            samples = Samples(self.walk, [page for page in pages if not page.in_frame], len(self._samples))
            for page in pages:
                samples.get_ready()
                self._show(page.url, [], page, look=samples.look)
            samples.look_on_phone()
            for page in self._slow:
                self._show(page.url, [], page)
            click_each(self.walk, self._to_click)
        else:
            self._look_again()

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
            render=self._document,
            read=self._read,
        )
        for host in declared.old_domains:
            self.walk.observe(look_at_host(declared, host, "old"))
        shutil.rmtree(state, ignore_errors=True)  # it holds addresses as they came, and is of no more use

    def _hand(self, seen: Observation) -> None:
        if isinstance(seen, HostSeen):
            seen = look_at_host(self.portal.declared, seen.host, seen.role)
        elif isinstance(seen, PageSeen) and seen.is_sure and seen.status == 200 and not seen.rendered:
            if (seen.template, seen.kind) in self._samples and seen.took_ms > SLOW_MS and len(self._slow) < MOST_SLOW:
                self._slow.append(seen)
            self._samples.setdefault((seen.template, seen.kind), seen)
        elif isinstance(seen, LinkSeen) and is_to_be_clicked(seen):
            self._to_click.append(seen)
        self.walk.observe(seen)

    def _read(self, document: Document) -> PageFacts:
        """Read a page as everybody does, with what only this portal's file says."""
        facts = read_page(document, today=datetime.now(BEIJING).date())
        declared = self.portal.declared
        told: dict[str, object] = {"portal_kind": declared.kind}
        if declared.word_lists:
            told["listed_words"] = self._lists.find(facts.own_text)
        return replace(facts, seen=facts.seen.model_copy(update=told))

    def _document(self, url: str) -> Document:
        """Open a page in the browser; return what its scripts made of it.

        Raises:
            LookError: it did not come.

        """
        landing = self.walk.goto(url)
        if landing.error or landing.download or landing.status is None:
            raise LookError(f"{url} did not open: {landing.error or 'no page'}.", f"{url} 未能打开。")
        self._patience.wait()
        html, headers = self.walk.page.content().encode(), {"content-type": "text/html"}
        not_shown = tuple(self.walk.page.evaluate(_NOT_SHOWN))
        return Document(url, self.walk.tab.url, landing.status, headers, html, rendered=True, not_shown=not_shown)

    def _show(
        self,
        url: str,
        seen: list[Observation],
        before: PageSeen | None,
        look: Callable[[PageSeen], None] = lambda _page: None,
    ) -> None:
        """Open a page in the browser, so that what was seen of it rests on a picture; read it there once more."""
        try:
            with self.walk.step("look at a page of the survey in the browser", zh="用浏览器查看巡查到的页面"):
                with nothing_in_store(self.walk.page):
                    document = self._document(url)
                point_out(self.walk, url, self.walk.doubts)
                if before is not None:
                    look(before)
            if before is not None and document.url == before.url and document.status == 200:
                read = self._read(replace(document, asked_url=before.asked_url, depth=before.depth)).seen
                # A page belongs to the template that it was sent with: what scripts add to it varies.
                kept = {name: getattr(before, name) for name in ("template", "charset_declared", "in_frame")}
                seen = [one for one in seen if not isinstance(one, PageSeen)] + [read.model_copy(update=kept)]
                timed = time_page(self.walk.tab, before.kind, before.template)
                seen += [timed] if timed is not None else []
        except (WalkStoppedError, Error):
            if self.walk.tab.is_gone:
                self.walk.arrive()
        for one in seen:
            self.walk.observe(one)

    def _look_again(self) -> None:
        declared, doubted = self.portal.declared, self.walk.doubted
        first = {entry.data.about: entry.data for entry in self.walk.written if entry.data.about}.values()
        pages = {one.url: one for one in first if isinstance(one, PageSeen)}
        links: defaultdict[str, list[LinkSeen]] = defaultdict(list)
        for seen in first:
            if isinstance(seen, LinkSeen):
                links[seen.target].append(seen)
                if seen.does_nothing and seen.url in doubted:
                    self._to_click.append(seen)
            elif isinstance(seen, HostSeen) and seen.url in doubted:
                self.walk.observe(look_at_host(declared, urlsplit(seen.url).netloc, seen.role))
        click_each(self.walk, self._to_click)
        Samples(self.walk).look_again(first)
        kinds = {url: known[0].kind for url, known in links.items()} | dict.fromkeys(pages, LinkKind.PAGE)
        again = look_again(
            declared,
            {url: kinds[url] for url in doubted if url in kinds},
            may_open=self.walk.settings.may_open,
            sub_sites=declared.survey.hosts,
            read=self._read,
        )
        for number, (page, seen_there) in enumerate(_by_page(_as_before(again, pages, links)).items()):
            if number < MOST_SHOWN:
                before = pages.get(page)
                self._show(page, seen_there, before if before is not None and before.rendered else None)
            else:
                for one in seen_there:
                    self.walk.observe(one)


def _as_before(
    again: Iterable[Observation], pages: Mapping[str, PageSeen], links: Mapping[str, list[LinkSeen]]
) -> Iterator[Observation]:
    """Give a second look what only the whole survey knows: how deep a page lies, and which pages link to it."""
    for seen in again:
        if isinstance(seen, PageSeen) and seen.url in pages:
            known = pages[seen.url]
            yield seen.model_copy(update={"depth": known.depth, "in_frame": known.in_frame})
        elif isinstance(seen, LinkSeen):
            for before in links.get(seen.target, ()):
                yield seen.model_copy(update={name: getattr(before, name) for name in _OF_THE_WHOLE})


def _by_page(seen: Iterable[Observation]) -> dict[str, list[Observation]]:
    pages: defaultdict[str, list[Observation]] = defaultdict(list)
    for one in seen:
        pages[one.url].append(one)
    return pages
