"""A portal that does to its visitors what no portal should: hangs, floods, lies, breaks off.

A raw server, because HTTP servers are too polite: they end what they began.
"""

import asyncio
import threading
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass, field
from urllib.parse import urlsplit
from uuid import uuid4

HTML = "text/html; charset=utf-8"
FLOOD = b"<p>" + "洪水".encode() * 5_000 + b"</p>\n"
LARGE_BYTES = 50_000_000
_UNREAD: dict[str, asyncio.Event] = {}
"""Halves of pages that no browser has read yet."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One request as it came."""

    method: str
    target: str
    body: bytes

    @property
    def path(self) -> str:
        return urlsplit(self.target).path

    @property
    def query(self) -> str:
        return urlsplit(self.target).query


Behaviour = Callable[[Asked, asyncio.StreamWriter], Awaitable[None]]


@dataclass
class Hostile:
    """A hostile portal that is running, and what it was asked."""

    url: str = ""
    asked: list[Asked] = field(default_factory=list)
    _news: threading.Condition = field(default_factory=threading.Condition)
    _end: Callable[[], object] = lambda: None
    _thread: threading.Thread | None = None

    def at(self, path: str) -> str:
        return self.url.rstrip("/") + path

    def count(self, path: str) -> int:
        return sum(one.path == path for one in self.asked)

    def written(self) -> list[Asked]:
        """Requests that write."""
        return [one for one in self.asked if one.method not in ("GET", "HEAD", "OPTIONS")]

    def wait_for(self, path: str, within_s: float = 60) -> None:
        """Wait until a path was asked for.

        Raises:
            TimeoutError: it never was.

        """
        with self._news:
            if not self._news.wait_for(lambda: self.count(path) > 0, within_s):
                raise TimeoutError(f"nobody asked for {path}; asked was {[one.target for one in self.asked]}")

    def vanish(self) -> None:
        """End the server in the middle of whatever it does: connections are reset, new ones refused."""
        if self._thread is not None and self._thread.is_alive():
            self._end()
            self._thread.join()

    def note(self, one: Asked) -> None:
        with self._news:
            self.asked.append(one)
            self._news.notify_all()


@contextmanager
def hostile() -> Iterator[Hostile]:
    """Run a hostile portal for as long as the block lasts."""
    portal = Hostile()
    begun = threading.Event()

    async def serve() -> None:
        open_now: set[asyncio.StreamWriter] = set()
        ended = asyncio.Event()
        loop = asyncio.get_running_loop()

        async def meet(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            open_now.add(writer)
            try:
                with suppress(ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
                    await _answer(portal, reader, writer)
            finally:
                open_now.discard(writer)
                writer.close()

        server = await asyncio.start_server(meet, "127.0.0.1", 0)
        portal.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/"
        portal._end = lambda: loop.call_soon_threadsafe(ended.set)
        begun.set()
        await ended.wait()
        server.close()
        for writer in list(open_now):
            writer.transport.abort()

    thread = threading.Thread(target=lambda: asyncio.run(serve()), name="hostile portal", daemon=True)
    portal._thread = thread
    thread.start()
    begun.wait()
    try:
        yield portal
    finally:
        portal.vanish()


async def _answer(portal: Hostile, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
    method, target, _version = head.split("\r\n", 1)[0].split(" ", 2)
    length = next((int(line[15:]) for line in head.split("\r\n") if line.lower().startswith("content-length:")), 0)
    asked = Asked(method, target, await reader.readexactly(length))
    portal.note(asked)
    path = asked.path
    if path in BEHAVIOURS:
        await BEHAVIOURS[path](asked, writer)
    elif path in PAGES:
        await send(writer, PAGES[path].encode())
    else:
        await send(writer, page("没有这一页"), status="404 Not Found")


async def send(
    writer: asyncio.StreamWriter, body: bytes, *, status: str = "200 OK", kind: str = HTML, more: str = ""
) -> None:
    head = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\nConnection: close\r\n"
    writer.write(f"{head}{more}\r\n".encode() + body)
    await writer.drain()


async def start(writer: asyncio.StreamWriter, *, length: int | None = None, kind: str = HTML, more: str = "") -> None:
    """Send a head and nothing else; without a length the end of the body is the end of the connection."""
    said = "" if length is None else f"Content-Length: {length}\r\n"
    writer.write(f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\n{said}{more}Connection: close\r\n\r\n".encode())
    await writer.drain()


def page(title: str, body: str = "", script: str = "") -> bytes:
    return document(title, body, script).encode()


def document(title: str, body: str = "", script: str = "") -> str:
    words = "这是一个用于测试的页面，文字足够多，不会被当作过渡页面。" * 6
    return (
        f'<!doctype html><html lang="zh"><head><meta charset="utf-8"><title>{title}</title></head>'
        f"<body><h1>{title}</h1><p>{words}</p>{body}<script>{script}</script></body></html>"
    )


async def _hang(_asked: Asked, writer: asyncio.StreamWriter) -> None:
    await writer.wait_closed()


async def _slow(asked: Asked, writer: asyncio.StreamWriter) -> None:
    """Answer after longer than a page takes to settle, and sooner than it may take to open."""
    await asyncio.sleep(float(asked.query))
    await send(writer, page("慢页面"))


async def _trickle(_asked: Asked, writer: asyncio.StreamWriter) -> None:
    await start(writer)
    writer.write(page("流不完").removesuffix(b"</body></html>"))
    while True:
        writer.write("<p>还有一行</p>\n".encode())
        await writer.drain()
        await asyncio.sleep(0.02)


async def _flood(_asked: Asked, writer: asyncio.StreamWriter) -> None:
    await start(writer)
    while True:
        writer.write(FLOOD)
        await writer.drain()


async def _error(_asked: Asked, writer: asyncio.StreamWriter) -> None:
    await send(writer, page("系统繁忙"), status="500 Internal Server Error")


async def _wall(_asked: Asked, writer: asyncio.StreamWriter) -> None:
    await send(writer, b"<title>403</title>denied", status="403 Forbidden")


async def _attached(asked: Asked, writer: asyncio.StreamWriter) -> None:
    more = 'Content-Disposition: attachment; filename="..%2f..%2fetc%2fpasswd.doc"\r\n'
    if asked.query == "endless":
        await start(writer, kind="application/msword", more=more)
        while True:
            writer.write(FLOOD)
            await writer.drain()
    await send(writer, b"file", kind="application/msword", more=more)


async def _redirect(asked: Asked, writer: asyncio.StreamWriter) -> None:
    number = int(asked.query or 0) + 1
    await send(writer, b"", status="302 Found", more=f"Location: /redirect?{number}\r\n")


async def _large(_asked: Asked, writer: asyncio.StreamWriter) -> None:
    await start(writer, length=LARGE_BYTES)
    sent = len(FLOOD)
    writer.write(page("很大的页面").ljust(len(FLOOD)))
    while sent < LARGE_BYTES:
        writer.write(FLOOD[: LARGE_BYTES - sent])
        sent += len(FLOOD)
        await writer.drain()


async def _gbk(_asked: Asked, writer: asyncio.StreamWriter) -> None:
    silent = document("清河市人民政府").replace('<meta charset="utf-8">', "")
    await send(writer, silent.encode("gbk"), kind="text/html")


async def _cut_off(_asked: Asked, writer: asyncio.StreamWriter) -> None:
    """Promise more than is sent, and close."""
    async with _half_a_page() as body:
        await start(writer, length=len(body) * 2)
        writer.write(body)
        await writer.drain()


async def _cut_chunk(_asked: Asked, writer: asyncio.StreamWriter) -> None:
    """Break off between two chunks."""
    async with _half_a_page() as body:
        await start(writer, more="Transfer-Encoding: chunked\r\n")
        writer.write(f"{len(body):x}\r\n".encode() + body + b"\r\n")
        await writer.drain()


async def _cut_before_all(_asked: Asked, writer: asyncio.StreamWriter) -> None:
    """Promise a page, and close before its first byte: the browser shows a document without any element."""
    await start(writer, length=2000)


@asynccontextmanager
async def _half_a_page() -> AsyncIterator[bytes]:
    """Give a page to send, and wait until a browser has read it: one that breaks off sooner may show nothing of it."""
    token = uuid4().hex
    read = _UNREAD[token] = asyncio.Event()
    yield page("只有一半", f'<img src="/half-read?{token}" alt="">')
    await read.wait()


async def _half_read(asked: Asked, writer: asyncio.StreamWriter) -> None:
    _UNREAD.pop(asked.query).set()
    await send(writer, b"", kind="image/png")


async def _reset(_asked: Asked, writer: asyncio.StreamWriter) -> None:
    """Reset the connection without a word."""
    writer.transport.abort()


async def _garbage(_asked: Asked, writer: asyncio.StreamWriter) -> None:
    writer.write(b"\x00\xff\xfe not HTTP at all \r\n\r\n\r\n")
    await writer.drain()


async def _nested(asked: Asked, writer: asyncio.StreamWriter) -> None:
    """A frame in a frame in a frame, each at another address, so that no browser sees a circle."""
    number = int(asked.query or 0) + 1
    await send(writer, page(f"第 {number} 层", f'<iframe src="/nested?{number}" width="900" height="500"></iframe>'))


async def _posted(_asked: Asked, writer: asyncio.StreamWriter) -> None:
    await send(writer, page("收到", "<p>留言提交成功，查询编号 20261122001。</p>"))


BEHAVIOURS: dict[str, Behaviour] = {
    "/hang": _hang,
    "/slow": _slow,
    "/trickle": _trickle,
    "/flood": _flood,
    "/error": _error,
    "/wall": _wall,
    "/attached": _attached,
    "/redirect": _redirect,
    "/large": _large,
    "/gbk": _gbk,
    "/cut-off": _cut_off,
    "/cut-chunk": _cut_chunk,
    "/cut-before-all": _cut_before_all,
    "/half-read": _half_read,
    "/reset": _reset,
    "/garbage": _garbage,
    "/nested": _nested,
    "/posted": _posted,
    "/swallows": _hang,
}

PRIVATE = document(
    "登录",
    """
        <style>body { background: #fff } input, textarea, iframe { position: absolute; left: 40px; width: 300px;
          height: 40px; border: 0; background: #00f; color: #00f } h1, p { display: none }</style>
        <input style="top: 0" type="password" id="password">
        <input style="top: 60px" name="mobile" id="phone">
        <label style="position: absolute; top: 600px">身份证号 <input style="top: -480px" id="id"></label>
        <input style="top: 180px" name="title" id="title">
        <iframe style="top: 240px" srcdoc="<body style='margin: 0'><input type=tel value=13912345678
          style='position: absolute; top: 0; left: 0; width: 300px; height: 40px; border: 0; background: #00f'>">
        </iframe>""",
    "for (const one of [phone, title, id]) one.oninput = () => "
    "{ document.title = one.value; console.error(one.value); history.replaceState(0, '', '?q=' + one.value); }",
)
"""Fields of which all but one are private; without a viewport a phone shows them small."""

BOARD = document(
    "我要写信",
    """
        <form method="post" action="/swallows">
          <label>标题 <input name="title"></label>
          <label>内容 <textarea name="content" rows="6" cols="60"></textarea></label>
          <button>提交留言</button>
        </form>""",
)

PAGES = {
    "/": document("清河市人民政府", '<nav><a href="/sound">首页</a> <a href="/news">新闻动态</a></nav>'),
    "/sound": document("好页面", '<a id="home" href="/">首页</a>'),
    "/news": document(
        "新闻动态",
        "<ul>"
        + "".join(
            f'<li><a href="/sound?{n}">关于第{n}号工作安排的通知公告</a> <span>2026-10-{n:02}</span></li>'
            for n in range(1, 13)
        )
        + "</ul>",
    ),
    "/alert": document("弹窗", script="alert('您好'); document.title = confirm('继续?') + '/' + prompt('姓名?')"),
    "/alerts": document("一直弹窗", script="onload = () => { while (true) alert('您好'); }"),
    "/alert-on-click": document("弹窗", "<button onclick=\"alert('已提交')\">提交</button>"),
    "/popups": document(
        "弹出很多窗口",
        "<button onclick=\"for (let i = 0; i < 15; i++) window.open('/sound?' + i)\">打开</button>",
        "for (let i = 0; i < 5; i++) open('/sound?' + i)",
    ),
    "/popups-for-ever": document("一直弹出窗口", script="setInterval(() => open('/sound'), 20)"),
    "/popup-closes": document("登录窗口", "<button onclick=\"window.open('/closes-soon')\">登录</button>"),
    "/closes-soon": document("登录成功", script="setTimeout(() => close(), 30)"),
    "/closes": document("自行关闭", script="onload = () => close()"),
    "/closes-on-click": document("自行关闭", '<button onclick="window.close()">关闭</button>'),
    "/downloads": document(
        "下载",
        '<a id="one" href="/attached">附件</a> <a id="endless" href="/attached?endless">大附件</a>',
    ),
    "/downloads-on-load": document("自动下载", script="onload = () => { location.href = '/attached'; }"),
    "/leaving": document(
        "离开前询问",
        '<input id="name"><a href="/sound">离开</a>',
        "addEventListener('beforeunload', event => { event.preventDefault(); event.returnValue = 'x'; })",
    ),
    "/script-redirect": document("转来转去", script="location.replace('/script-redirect?' + Math.random())"),
    "/meta-redirect": document("转来转去").replace("<title>", '<meta http-equiv="refresh" content="0"><title>'),
    "/busy": document("忙", script="onload = () => { while (true); }"),
    "/busy-on-click": document("忙", '<button onclick="while (true);">查询</button>'),
    "/busy-soon": document("忙", script="setTimeout(() => { while (true); }, 400)"),
    "/floods-itself": document(
        "自己写个不停",
        '<div id="all"></div>',
        "setInterval(() => { for (let i = 0; i < 200; i++) all.append(document.createElement('p'), i) }, 5)",
    ),
    "/writes": document("自己写个不停", script="setInterval(() => document.write('<p>又一行</p>'.repeat(300)), 5)"),
    "/links": document(
        "链接",
        "".join(
            f'<p><a id="{name}" href="/{name}">去 {name}</a></p>'
            for name in ("hang", "error", "reset", "cut-off", "redirect", "busy", "sound", "closes", "garbage")
        )
        + '<p><a id="slow" href="/slow?5">慢</a></p><p><a id="nowhere" href="/">无</a></p>',
        "nowhere.hostname = '127.0.0.2'",  # nobody listens there
    ),
    "/names": document(
        "<script>alert(1)</script>",
        '<p><a href="/../../../../etc/passwd">=cmd()</a> <a href="/..%2f..%2fx">=HYPERLINK("http://x","y")</a></p>'
        "<p>&lt;img src=x onerror=alert(2)&gt;</p>",
        "document.title = '<script>alert(1)</' + 'script>'; console.error('<img src=x onerror=alert(3)>')",
    ),
    "/with-hanging-board": document(
        "清河市人民政府", '<nav><a href="/sound">首页</a> <a href="/hang">我要写信</a></nav>'
    ),
    "/with-board": document("清河市人民政府", '<nav><a href="/sound">首页</a> <a href="/board">我要写信</a></nav>'),
    "/with-get-board": document(
        "清河市人民政府", '<nav><a href="/sound">首页</a> <a href="/get-board">我要写信</a></nav>'
    ),
    "/with-busy-column": document(
        "清河市人民政府",
        '<header><a href="/busy">通知公告</a> <a href="/news">新闻动态</a></header>',
    ),
    "/board": BOARD,
    "/get-board": BOARD.replace('method="post"', 'method="get" accept-charset="gbk"'),
    "/remembers": document(
        "记得",
        '<a href="/sound">离开</a>',
        "addEventListener('pageshow', event => { if (event.persisted) document.title = '仍在'; });",
    ),
    "/private": PRIVATE.replace("<title>", '<meta name="viewport" content="width=device-width"><title>'),
    "/private-wide": PRIVATE,
    "/asks": document(
        "留言",
        """
        <form id="form" method="post" action="/posted">
          <label>姓名 <input name="person" id="person"></label>
          <textarea name="content" id="content"></textarea>
          <button id="send">提交</button>
          <button id="by-fetch" type="button">异步提交</button>
          <button id="by-beacon" type="button">信标提交</button>
          <button id="by-get" formmethod="get">查询式提交</button>
          <button id="by-image" type="button">图片提交</button>
          <button id="by-gbk" formaction="/posted" formmethod="get" type="button">国标查询</button>
          <button id="read" type="button">读取</button>
        </form>
        <form id="gbk" action="/posted" accept-charset="gbk"><input type="hidden" name="content"></form>""",
        """
        const typed = () => encodeURIComponent(content.value);
        document.getElementById('by-fetch').onclick = () => fetch('/posted', {method: 'POST', body: content.value})
            .then(() => { document.title = 'sent'; }, () => { document.title = 'refused'; });
        document.getElementById('by-beacon').onclick = () => {
            navigator.sendBeacon('/posted', content.value); document.title = 'tried'; };
        document.getElementById('by-image').onclick = () => {
            const image = new Image();
            image.onerror = () => { document.title = 'refused'; };
            image.src = '/posted?content=' + typed(); };
        document.getElementById('by-gbk').onclick = () => { gbk.content.value = content.value; gbk.submit(); };
        document.getElementById('read').onclick = () => fetch('/sound').then(() => { document.title = 'read'; });
        """,
    ),
}
