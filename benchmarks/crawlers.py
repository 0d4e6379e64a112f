"""Those that crawl the local site in Python, each in a process of its own: `python -m benchmarks.crawlers NAME URL N`.

With `--start` only what they import is imported: what each costs before its first request.
"""

import argparse
import asyncio
import tempfile
from collections.abc import Callable
from datetime import UTC, date, datetime
from importlib import import_module
from pathlib import Path

from benchmarks.local_site import addresses, page

AT_ONCE = 4
SECRETS = ("zhang.wei.8611", "correct-horse-battery-staple")
"""A user name and a password, as a walk with an account has them: they are looked for in all that is written."""


def bare(url: str, pages: int) -> None:
    """Take every address, known beforehand, with nothing but aiohttp."""
    import aiohttp

    async def work() -> None:
        waiting = addresses(url, pages)

        async def one(session: aiohttp.ClientSession) -> None:
            while waiting:
                async with session.get(waiting.pop()) as response:
                    await response.read()

        async with aiohttp.ClientSession() as session:
            await asyncio.gather(*(one(session) for _ in range(AT_ONCE)))

    asyncio.run(work())


def crawlee_alone(url: str, pages: int) -> None:
    """Take every address, known beforehand, with Crawlee as it comes, its queue in memory; nothing is parsed."""
    from crawlee import ConcurrencySettings
    from crawlee.crawlers import HttpCrawler, HttpCrawlingContext
    from crawlee.storage_clients import MemoryStorageClient

    async def work() -> None:
        settings = ConcurrencySettings(min_concurrency=AT_ONCE, desired_concurrency=AT_ONCE, max_concurrency=AT_ONCE)
        crawler = HttpCrawler(
            storage_client=MemoryStorageClient(), concurrency_settings=settings, configure_logging=False
        )

        @crawler.router.default_handler
        async def _one(_context: HttpCrawlingContext) -> None:
            return

        await crawler.run(addresses(url, pages))

    asyncio.run(work())


def reading_alone(url: str, pages: int) -> None:
    """Take the facts of every page, without network and crawl: what of the survey's cost is reading."""
    from portalwalk.survey.document import Document
    from portalwalk.survey.facts import read_page

    headers = {"content-type": "text/html; charset=utf-8"}
    for number in range(pages):
        address = f"{url}p/{number}.html"
        read_page(Document(address, address, 200, headers, page(number, pages)), today=date(2026, 11, 22))


def survey(url: str, pages: int) -> None:
    """Survey the site: pages read, pictures, styles and scripts probed, everything handed out, nothing written."""
    from portalwalk.model.observations import Observation

    def hand(_seen: Observation) -> None:
        return

    _survey(url, pages, hand)


def survey_written(url: str, pages: int) -> None:
    """Survey the site, and write every observation as a walk does: masked, into the inspection's journal."""
    from portalwalk.evidence.folder import InspectionFolder
    from portalwalk.evidence.redaction import Redactor
    from portalwalk.model.journal import Entry
    from portalwalk.model.observations import Observation

    redactor = Redactor(SECRETS)
    scenario = "test_whole_site.py::test_every_page_is_in_order"
    with tempfile.TemporaryDirectory() as results:
        folder = InspectionFolder.create(Path(results), "benchmark", datetime.now(UTC))

        def hand(seen: Observation) -> None:
            clean = redactor.record(seen)
            at = datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
            folder.append(Entry(at=at, scenario=scenario, kind=type(seen).__name__, data=clean))

        _survey(url, pages, hand)


def _survey(url: str, pages: int, hand: Callable[..., None]) -> None:
    from portalwalk.model.observations import LinkSeen, LinkState, Observation
    from portalwalk.model.portal import Portal
    from portalwalk.survey.crawl import Budget, crawl

    wrong = 0

    def counted(seen: Observation) -> None:
        nonlocal wrong
        wrong += isinstance(seen, LinkSeen) and seen.state is not LinkState.WORKS
        hand(seen)

    with tempfile.TemporaryDirectory() as folder:
        ended = crawl(
            Portal(url=url), Path(folder), counted, may_open=lambda _url: True, budget=Budget(pages + 1, seconds=3_600)
        )
    assert (ended.pages, wrong) == (pages + 1, 0), f"{ended.pages} pages, {wrong} links that do not work"


CRAWLERS: dict[str, tuple[Callable[[str, int], None], tuple[str, ...]]] = {
    "bare aiohttp": (bare, ("aiohttp",)),
    "Crawlee alone": (crawlee_alone, ("crawlee.crawlers", "crawlee.storage_clients")),
    "reading alone": (reading_alone, ("portalwalk.survey.facts",)),
    "survey": (survey, ("portalwalk.survey.crawl",)),
    "survey, written": (survey_written, ("portalwalk.survey.crawl", "portalwalk.evidence.folder")),
}
"""What each does with a site, and what it imports."""


def main() -> None:
    """Be one of them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("name", choices=CRAWLERS)
    parser.add_argument("url")
    parser.add_argument("pages", type=int)
    parser.add_argument("--start", action="store_true")
    asked = parser.parse_args()
    work, modules = CRAWLERS[asked.name]
    for module in modules:
        import_module(module)
    if not asked.start:
        work(asked.url, asked.pages)


if __name__ == "__main__":
    main()
