"""A portal of a dozen lines that does what a test wants, and knows what it was asked."""

import asyncio
import socket
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from html import escape

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route

TITLES = (
    "关于拟命名示范性养老服务中心的公示",
    "清河市二〇二六年部门预算公开说明",
    "城区供水管网改造工程今日启动",
    "清河市图书馆延长夜间开放时间的通知",
)
WORDS = "清河市人民政府今日召开会议，研究部署近期重点工作，听取各部门情况汇报。" * 5
SEARCH = '<form action="/search"><input name="q" placeholder="请输入关键词" value="{}"><button>搜索</button></form>'
KINDS = '<p><a href="/search?q=">全部</a> <a href="/search?q=&amp;kind=1">新闻</a></p>'
LOGIN_FORM = (
    '<h1>统一身份认证</h1><form method="post" action="{}"><label>用户名 <input name="username"></label>'
    '<label>密码 <input type="password" name="password"></label><button>登录</button></form>'
)


@dataclass
class SmallPortal:
    """Home, four articles, search and sign-in; reached as 127.0.0.1 (the portal) and as localhost (another host)."""

    errs_once: bool = False
    """The first search for a title is answered with 500."""
    form_on_portal: bool = False
    """The sign-in form is on the portal, and posts to the other host."""
    port: int = 0
    asked: Counter[str] = field(default_factory=Counter)
    typed: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    """What was posted: to which host, and the fields."""

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

    @property
    def other_host(self) -> str:
        return f"localhost:{self.port}"

    def toml(self, *lines: str, login: str = "") -> str:
        account = 'username_env = "PRACTICE_USERNAME"\npassword_env = "PRACTICE_PASSWORD"\n'
        return "\n".join(('name = "清河市"', f'url = "{self.url}"', *lines, "[login]", account, login))

    def app(self) -> Starlette:
        pages = {
            "/": self._home,
            "/search": self._search,
            "/login": self._login,
            "/art/{number:int}.html": self._article,
        }
        routes = [Route(path, page) for path, page in pages.items()]
        routes.append(Route("/login", self._signed_in, methods=["POST"]))
        return Starlette(routes=[*routes, Route("/robots.txt", self._robots)])

    async def _robots(self, _request: Request) -> Response:
        return PlainTextResponse("User-agent: *\nDisallow: /\n")

    async def _home(self, request: Request) -> Response:
        items = "".join(_item(number) for number in range(len(TITLES)))
        host = "" if self.form_on_portal else f"http://{self.other_host}"
        return self._page(
            request, f'<header><a href="{host}/login">登录</a>{SEARCH.format("")}</header><ul>{items}</ul>'
        )

    async def _article(self, request: Request) -> Response:
        return self._page(request, f"<h1>{TITLES[request.path_params['number']]}</h1>")

    async def _search(self, request: Request) -> Response:
        query = request.query_params["q"]
        found = [number for number, title in enumerate(TITLES) if query and query in title]
        if found and self.errs_once:
            self.errs_once = False
            return self._page(request, "<h1>系统错误</h1>", 500)
        items = "".join(_item(number) for number in found) or "<p>没有找到相关结果</p>"
        return self._page(request, f"{SEARCH.format(escape(query))}{KINDS}<ul>{items}</ul>")

    async def _login(self, request: Request) -> Response:
        return self._page(request, LOGIN_FORM.format(f"http://{self.other_host}/login"))

    async def _signed_in(self, request: Request) -> Response:
        fields = {name: str(value) for name, value in (await request.form()).items()}
        self.typed.append((request.url.netloc, fields))
        return self._page(request, '<header>您好，张三 <a href="/logout">退出</a></header>')

    def _page(self, request: Request, body: str, status: int = 200) -> Response:
        self.asked[request.url.path] += 1
        head = '<!doctype html><html lang="zh"><meta charset="utf-8"><title>清河市</title>'
        return HTMLResponse(f"{head}{body}<p>{WORDS}</p>", status)


def _item(number: int) -> str:
    return f'<li><a href="/art/{number}.html">{TITLES[number]}</a> 2026-03-0{number + 1}</li>'


@contextmanager
def small_portal(*, errs_once: bool = False, form_on_portal: bool = False) -> Iterator[SmallPortal]:
    """Run a small portal for as long as the block lasts."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        portal = SmallPortal(errs_once, form_on_portal, listener.getsockname()[1])
        server = uvicorn.Server(uvicorn.Config(portal.app(), lifespan="off", log_config=None, ws="none"))
        thread = threading.Thread(target=lambda: asyncio.run(server.serve([listener])), daemon=True)
        thread.start()
        try:
            yield portal
        finally:
            server.should_exit = True
            thread.join()
