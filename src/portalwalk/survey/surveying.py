"""One survey on its way: opens pages through Crawlee, probes links beside it, looks twice at what is wrong."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Mapping
from datetime import timedelta

from crawlee import ConcurrencySettings
from crawlee.configuration import Configuration
from crawlee.crawlers import BasicCrawler, BasicCrawlingContext
from crawlee.events import LocalEventManager
from crawlee.statistics import Statistics
from crawlee.storage_clients import MemoryStorageClient

from portalwalk.model.observations import LinkKind, SurveyEnded
from portalwalk.survey.asking import AT_ONCE_PER_HOST
from portalwalk.survey.handing_out import hand_out_links, hand_over, host_seen
from portalwalk.survey.pages import PageLook
from portalwalk.survey.probing import Prober
from portalwalk.survey.queue import PageQueue
from portalwalk.survey.rows import NOT_BY_CLICKS
from portalwalk.survey.scope import host_of, one_address
from portalwalk.survey.sitemaps import addresses
from portalwalk.survey.tools import Budget, Tools

APART_S = 5.0
"""Seconds between the end of the first looks and the second look at what was wrong (ours)."""
FIRST_LOOKS_SHARE = 0.85
"""Of the time: the rest is for second looks (ours)."""
ROUNDS = 3
"""First looks, second looks, and second looks at what the second looks brought to light."""
HANDLER_S = 300


class Survey:
    """Goes through the portal until everything is seen or the budget is used up."""

    def __init__(self, tools: Tools, budget: Budget, apart_s: float = APART_S) -> None:
        self._tools, self._budget, self._apart_s = tools, budget, apart_s
        self._began = time.monotonic()
        self._prober = Prober(tools)

    async def run(self) -> SurveyEnded:
        """Survey the portal; what was finished before is not handed out again."""
        state = self._tools.state
        if done := state.fact("ended"):
            return SurveyEnded.model_validate_json(done)
        await self._begin()
        gave_up = ""
        for number in range(ROUNDS):
            gave_up = await self._look(self._began + self._budget.seconds * (1 if number else FIRST_LOOKS_SHARE))
            is_last = number == ROUNDS - 1 or gave_up or not state.needs_second_looks()
            if is_last or self._left_s() < self._apart_s:
                break
            await asyncio.sleep(self._apart_s)
            with state:
                state.begin_second_looks()
        return self._end(gave_up)

    async def look_again(self, urls: Mapping[str, LinkKind]) -> None:
        """Look at these addresses once, follow nothing, and hand out what was seen."""
        tools = self._tools
        with tools.state as state:
            for said, kind in urls.items():
                url = one_address(said)
                if url is None:
                    continue
                host, is_own = host_of(url), tools.scope.holds(url)
                is_page = is_own and kind in (LinkKind.PAGE, LinkKind.FRAME)
                is_external = not is_own and not tools.scope.is_own_host(host)
                state.add_again(url, host, kind, is_page=is_page, is_external=is_external)
        await self._look(self._began + self._budget.seconds, follows=False)
        hand_out_links(tools)

    async def _begin(self) -> None:
        """Open the home page, before all others; let wait what it links to, and after that what sitemap.xml names."""
        tools = self._tools
        if tools.state.fact("begun"):
            return
        home = one_address(tools.portal.url) or tools.portal.url
        found = [url async for url in addresses(tools.asker, home, tools.scope)]
        with tools.state as state:
            state.add_page(home, host_of(home), 0)
        if (target := tools.state.next_page(but=set(), only_again=False)) is not None:
            await PageLook(tools, self._prober).at(target)
        with tools.state as state:
            for url in found:
                if not state.is_known(url) and not tools.memory.opens(url) and tools.may_open(url):
                    state.add_page(url, host_of(url), NOT_BY_CLICKS)
            state.keep_fact("begun", "yes")

    async def _look(self, deadline: float, *, follows: bool = True) -> str:
        """Open the pages that wait, and look at links meanwhile; return why the portal was given up, if it was."""
        queue = PageQueue(self._tools.state, self._budget.pages)
        look = PageLook(self._tools, self._prober, follows=follows)
        failed: list[BaseException] = []

        async def handle(context: BasicCrawlingContext) -> None:
            try:
                await look.at(queue.taken[context.request.unique_key])
            except BaseException as error:  # Crawlee would log it and go on
                failed.append(error)
                queue.is_closed = True
                raise
            queue.is_closed = queue.is_closed or bool(look.gave_up)

        loop = asyncio.get_running_loop()
        timer = loop.call_later(max(0.0, deadline - time.monotonic()), queue.close)
        probing = loop.create_task(self._prober.run(deadline))
        try:
            await _crawler(queue, handle).run()
            self._prober.no_more_pages()
            if failed:
                raise failed[0]
            await probing
        finally:
            timer.cancel()
            probing.cancel()
        return look.gave_up

    def _end(self, gave_up: str) -> SurveyEnded:
        tools = self._tools
        not_reached = tools.state.not_reached()
        why = gave_up or ("" if not tools.state.waits() else "page-budget" if self._is_full() else "time-budget")
        hand_out_links(tools)
        skipped, skipped_zh = tools.memory.skipped()
        ended = SurveyEnded(
            url=tools.portal.url,
            pages=tools.state.pages_seen,
            links=tools.state.links(),
            templates=tools.memory.templates(),
            not_reached=not_reached,
            why_ended=why or "done",
            skipped=skipped,
            skipped_zh=skipped_zh,
            script_drawn=int(tools.state.fact("script-drawn") or 0),
            not_rendered=tools.state.fact("not-rendered"),
        )
        with tools.state as state:
            hand_over(tools, host_seen(tools))
            hand_over(tools, ended)
            state.keep_fact("ended", ended.model_dump_json())
        return ended

    def _is_full(self) -> bool:
        return self._tools.state.pages_seen >= self._budget.pages

    def _left_s(self) -> float:
        return self._began + self._budget.seconds - time.monotonic()


def _crawler(
    queue: PageQueue, handle: Callable[[BasicCrawlingContext], Awaitable[None]]
) -> BasicCrawler[BasicCrawlingContext]:
    """Set Crawlee up: its pool and its order of events; nothing in its storages, no sessions, no retries of its own."""
    at_once = ConcurrencySettings(
        min_concurrency=AT_ONCE_PER_HOST, desired_concurrency=AT_ONCE_PER_HOST, max_concurrency=AT_ONCE_PER_HOST
    )
    return BasicCrawler(
        configuration=Configuration(purge_on_start=False),
        event_manager=LocalEventManager(),
        storage_client=MemoryStorageClient(),
        request_manager=queue,
        request_handler=handle,
        request_handler_timeout=timedelta(seconds=HANDLER_S),
        concurrency_settings=at_once,
        max_request_retries=0,
        use_session_pool=False,
        retry_on_blocked=False,
        configure_logging=False,
        statistics=Statistics.with_default_state(persistence_enabled=False),
    )
