"""The site that crawlers are compared on: made up as it is asked for, and served from a process of its own.

`python -m benchmarks.local_site --pages 300` prints its port and serves until its input ends. Each line it reads there
is answered with what was asked for since the last one: requests, and different addresses that were there.
"""

import argparse
import asyncio
import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
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


def addresses(url: str, pages: int) -> list[str]:
    """Name every address of the site."""
    kinds = [f"{url}p/{n}.html" for n in range(pages)] + [f"{url}i/{n}.png" for n in range(pages)]
    return [url, f"{url}site.css", f"{url}site.js", *kinds]


def answer(path: str, pages: int) -> tuple[bool, bytes, bytes]:
    """Answer one address: whether it is there, the head and the body."""
    name = path.rpartition("/")[2].partition(".")[0]
    known = name.isdigit() and int(name) < pages
    said, kind = b"200 OK", "text/html; charset=utf-8"
    if path == "/" or (path.startswith("/p/") and known):
        body = page(int(name or 0), pages)
    elif path.startswith("/i/") and known:
        kind, body = "image/png", PICTURE
    elif path in ("/site.css", "/site.js"):
        kind, body = ("text/css" if path.endswith("css") else "text/javascript"), b"/* site */"
    else:
        said, body = b"404 Not Found", "页面不存在".encode()
    head = b"HTTP/1.1 %b\r\nContent-Type: %b\r\nContent-Length: %d\r\n" % (said, kind.encode(), len(body))
    return said.startswith(b"200"), head + b"LinkChecker: unthrottled\r\n\r\n", body


@dataclass
class Asked:
    """What was asked for."""

    requests: int = 0
    there: set[str] = field(default_factory=set)


class Served(asyncio.Protocol):
    """A static server of a few lines: kept-alive GET and HEAD, nothing else."""

    def __init__(self, pages: int, asked: Asked) -> None:
        self._pages, self._asked = pages, asked
        self._rest = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        assert isinstance(self._transport, asyncio.WriteTransport)
        *whole, self._rest = (self._rest + data).split(b"\r\n\r\n")
        for one in whole:
            verb, path, _ = one.split(b" ", 2)
            name = path.decode().partition("?")[0]
            is_there, head, body = answer(name, self._pages)
            self._asked.requests += 1
            if is_there:
                self._asked.there.add(name)
            self._transport.write(head if verb == b"HEAD" else head + body)
            if b"\nconnection: close" in one.lower():
                self._transport.close()


async def serve(pages: int) -> None:
    """Serve until the input ends."""
    loop = asyncio.get_running_loop()
    asked = Asked()
    server = await loop.create_server(lambda: Served(pages, asked), "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    while await loop.run_in_executor(None, sys.stdin.readline):
        print(json.dumps([asked.requests, len(asked.there)]), flush=True)
        asked.requests = 0
        asked.there.clear()


class Site:
    """A site that is being served."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process
        self.url = f"http://127.0.0.1:{self._line()}/"

    def asked(self) -> tuple[int, int]:
        """Return how many requests came since the last call, and for how many different addresses that are there."""
        assert self._process.stdin is not None
        self._process.stdin.write("\n")
        self._process.stdin.flush()
        requests, there = json.loads(self._line())
        return requests, there

    def _line(self) -> str:
        assert self._process.stdout is not None
        return self._process.stdout.readline().strip()


@contextmanager
def served(pages: int) -> Iterator[Site]:
    """Serve a site of so many pages from a process of its own."""
    command = [sys.executable, "-m", "benchmarks.local_site", "--pages", str(pages)]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield Site(process)
        finally:
            process.communicate()  # closes its input, which ends it


def main() -> None:
    """Serve."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=300)
    asyncio.run(serve(parser.parse_args().pages))


if __name__ == "__main__":
    main()
