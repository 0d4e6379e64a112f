"""What the survey costs: CPU per URL and peak memory, beside bare aiohttp and Crawlee alone, on the same local site.

`python -m benchmarks.survey` serves a site of 300 and one of 3,000 pages (each with 42 links and one picture of its
own) from a process of its own, and lets each contender take all of it, in a process of its own. `--pages 30000` asks
for another size. CPU is that of the contender's process only; wall time depends on who else is at work on the machine.
"""

import argparse
import asyncio
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from importlib import import_module
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LINKS = 42
COLUMNS = 10
PICTURE = b"\x89PNG\r\n\x1a\n" + b"\0" * 27_000
WORDS = "清河市人民政府今日召开会议，研究部署近期重点工作，听取各部门情况汇报，对下一阶段工作作出安排。" * 12
HEAD = """<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">
<title>关于第{n}号事项的通知_清河市人民政府</title>
<meta name="SiteName" content="清河市人民政府"><meta name="SiteDomain" content="www.qinghe.gov.cn">
<meta name="SiteIDCode" content="1101000001"><meta name="ColumnName" content="通知公告">
<meta name="ColumnType" content="通知公告"><meta name="ArticleTitle" content="关于第{n}号事项的通知">
<meta name="PubDate" content="{day} 09:30"><meta name="ContentSource" content="市政府办公室">
<link rel="stylesheet" href="/site.css"><script src="/site.js"></script></head><body><header>
<h1>清河市人民政府</h1><nav><ul>
"""
FOOT = """<footer><p>主办单位：清河市人民政府办公室　网站标识码：1101000001　京ICP备12008262号-12</p>
<p>联系电话：010-12345678</p></footer></body></html>"""


def page(number: int, pages: int) -> bytes:
    """Make one page: columns, a list whose links reach every other page in a few clicks, text, a picture."""
    day = date(2026, 1 + number % 11, 1 + number % 28)
    parts = [HEAD.format(n=number, day=day)]
    parts += [f'<li><a href="/p/{k % pages}.html">栏目{k}</a></li>' for k in range(COLUMNS)]
    parts.append(f"</ul></nav></header><main><h2>关于第{number}号事项的通知</h2><p>发布时间：{day} 09:30</p>")
    first = number * (LINKS - COLUMNS)
    parts.append(f'<p>{WORDS}</p><img src="/i/{number}.png" alt="图{number}"><ul>')
    parts += [
        f'<li><a href="/p/{(first + k) % pages}.html">关于第{k}号事项的通知</a><span>{day}</span></li>'
        for k in range(1, LINKS - COLUMNS + 1)
    ]
    return ("".join(parts) + "</ul></main>" + FOOT).encode()


def answer(path: str, pages: int) -> bytes:
    """Answer one address: head and body."""
    name = path.rpartition("/")[2].partition(".")[0]
    known = name.isdigit() and int(name) < pages
    if path == "/" or (path.startswith("/p/") and known):
        kind, body = "text/html; charset=utf-8", page(int(name or 0), pages)
    elif path.startswith("/i/") and known:
        kind, body = "image/png", PICTURE
    elif path in ("/site.css", "/site.js"):
        kind, body = ("text/css" if path.endswith("css") else "text/javascript"), b"/* site */"
    else:
        body = "页面不存在".encode()
        return b"HTTP/1.1 404 Not Found\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: %d\r\n\r\n%b" % (
            len(body),
            body,
        )
    return b"HTTP/1.1 200 OK\r\nContent-Type: %b\r\nContent-Length: %d\r\n\r\n%b" % (kind.encode(), len(body), body)


class Served(asyncio.Protocol):
    """A static server of a few lines: kept-alive GETs, nothing else."""

    def __init__(self, pages: int) -> None:
        self._pages = pages
        self._rest = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        *asked, self._rest = (self._rest + data).split(b"\r\n\r\n")
        for one in asked:
            path = one.split(b" ", 2)[1].decode().partition("?")[0]
            assert isinstance(self._transport, asyncio.WriteTransport)
            self._transport.write(answer(path, self._pages))


async def serve(pages: int) -> None:
    """Serve until the process that started it is gone."""
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: Served(pages), "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await loop.run_in_executor(None, sys.stdin.read)


def addresses(url: str, pages: int) -> list[str]:
    """Name every address of the site."""
    kinds = [f"{url}p/{n}.html" for n in range(pages)] + [f"{url}i/{n}.png" for n in range(pages)]
    return [url, f"{url}site.css", f"{url}site.js", *kinds]


def bare(url: str, pages: int) -> int:
    """Take every address, known beforehand, with nothing but aiohttp."""
    import aiohttp

    async def work() -> int:
        waiting, done = addresses(url, pages), 0

        async def one(session: aiohttp.ClientSession) -> None:
            nonlocal done
            while waiting:
                async with session.get(waiting.pop()) as response:
                    await response.read()
                done += 1

        async with aiohttp.ClientSession() as session:
            await asyncio.gather(*(one(session) for _ in range(4)))
        return done

    return asyncio.run(work())


def crawlee_alone(url: str, pages: int) -> int:
    """Take every address, known beforehand, with Crawlee as it comes, its queue in memory; nothing is parsed."""
    from crawlee import ConcurrencySettings
    from crawlee.crawlers import HttpCrawler, HttpCrawlingContext
    from crawlee.storage_clients import MemoryStorageClient

    done = 0

    async def work() -> None:
        settings = ConcurrencySettings(min_concurrency=4, desired_concurrency=4, max_concurrency=4)
        crawler = HttpCrawler(
            storage_client=MemoryStorageClient(), concurrency_settings=settings, configure_logging=False
        )

        @crawler.router.default_handler
        async def _one(_context: HttpCrawlingContext) -> None:
            nonlocal done
            done += 1

        await crawler.run(addresses(url, pages))

    asyncio.run(work())
    return done


def reading_alone(url: str, pages: int) -> int:
    """Take the facts of every page, without network and crawl: what of the survey's cost is reading."""
    from portalwalk.survey.document import Document
    from portalwalk.survey.facts import read_page

    headers = {"content-type": "text/html; charset=utf-8"}
    for number in range(pages):
        address = f"{url}p/{number}.html"
        read_page(Document(address, address, 200, headers, page(number, pages)), today=date(2026, 11, 22))
    return 2 * pages + 3  # spread over as many URLs as the survey takes


def survey(url: str, pages: int) -> int:
    """Survey the site: pages read, pictures, styles and scripts probed, everything handed out."""
    from portalwalk.model.observations import LinkSeen, LinkState, Observation
    from portalwalk.model.portal import Portal
    from portalwalk.survey.crawl import Budget, crawl

    wrong = 0

    def hand(seen: Observation) -> None:
        nonlocal wrong
        wrong += isinstance(seen, LinkSeen) and seen.state is not LinkState.WORKS

    with tempfile.TemporaryDirectory() as folder:
        ended = crawl(
            Portal(url=url), Path(folder), hand, may_open=lambda _url: True, budget=Budget(pages + 1, seconds=3_600)
        )
    assert (ended.pages, wrong) == (pages + 1, 0), f"{ended.pages} pages, {wrong} links that do not work"
    return ended.links + 1


CONTENDERS: dict[str, Callable[[str, int], int]] = {
    "bare aiohttp": bare,
    "Crawlee alone": crawlee_alone,
    "reading alone": reading_alone,
    "survey": survey,
}
"""What each does with a site; it returns over how many URLs its cost is spread."""


MODULES = {
    "bare aiohttp": ("aiohttp",),
    "Crawlee alone": ("crawlee.crawlers", "crawlee.storage_clients"),
    "reading alone": ("portalwalk.survey.facts",),
    "survey": ("portalwalk.survey.crawl",),
}
"""What each imports."""


def contend(name: str, url: str, pages: int) -> None:
    """Be one contender: print what it cost, its imports left out of the CPU but not of the memory."""
    for module in MODULES[name]:
        import_module(module)
    began, cpu = time.perf_counter(), time.process_time()
    urls = CONTENDERS[name](url, pages)
    cost = {"urls": urls, "cpu_s": time.process_time() - cpu, "wall_s": time.perf_counter() - began}
    cost["peak_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps(cost))


def compare(pages: int) -> None:
    """Serve a site of so many pages and let all contend, one after another."""
    own = [sys.executable, "-m", "benchmarks.survey", "--pages", str(pages)]
    with subprocess.Popen(
        [*own, "--serve"], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as site:
        assert site.stdout is not None
        url = f"http://127.0.0.1:{site.stdout.readline().strip()}/"
        for name in CONTENDERS:
            done = subprocess.run(
                [*own, "--contend", name, "--url", url], cwd=ROOT, stdout=subprocess.PIPE, check=True, text=True
            )
            cost = json.loads(done.stdout)
            each = cost["cpu_s"] / cost["urls"] * 1_000
            print(
                f"{pages:>6} pages  {name:<14} {each:6.2f} ms of CPU a URL  {cost['wall_s']:7.1f} s  "
                f"{cost['peak_mb']:5.0f} MB at most",
                flush=True,
            )
        site.communicate()  # closes its input, which ends it


def main() -> None:
    """Compare at 300 and 3,000 pages, or at the size that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, help="one size instead of 300 and 3,000")
    parser.add_argument("--serve", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--contend", help=argparse.SUPPRESS)
    parser.add_argument("--url", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.serve:
        asyncio.run(serve(asked.pages))
    elif asked.contend:
        contend(asked.contend, asked.url, asked.pages)
    else:
        for pages in (asked.pages,) if asked.pages else (300, 3_000):
            compare(pages)


if __name__ == "__main__":
    main()
