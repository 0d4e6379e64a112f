"""A portal that says ten secrets in every way it can: cookies, headers, addresses, storage, console, error pages.

What must be covered on pictures stands on magenta, and nothing else is magenta.
"""

import asyncio
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from html import escape

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

USER = "zhang-san-the-tester"
PASSWORD = "Pa55&<密码>'x\"7f"
COOKIE = "7C1F0E9D8B6A5F4E3D2C1B0A99887766"
BEARER = "bearer-5f0c2d9e8b7a6c41"
URL_TOKEN = "ST-4711-qWeRtZuIoP0815"
ID_NUMBER = "110101199003074514"
PHONE = "13912345678"
E_MAIL = "zhang.san.1990@mail.example.cn"
STORED = "ls-9b1deb4d3b7d4bad9bdd2b0d7b3dcb6d"
SAID = "co-1f3870be274f6c49b3e31a0c6728957f"
IN_ERROR = "db-Tr0ub4dor_and_3"
SECRETS = {
    "password": PASSWORD,
    "session cookie": COOKIE,
    "bearer token in a header": BEARER,
    "token in a URL": URL_TOKEN,
    "ID number": ID_NUMBER,
    "phone number": PHONE,
    "e-mail in a form": E_MAIL,
    "secret in localStorage": STORED,
    "secret in a console message": SAID,
    "secret in an error page": IN_ERROR,
}

TITLES = (
    "关于拟命名示范性养老服务中心的公示",
    "清河市二〇二六年部门预算公开说明",
    "清河市图书馆延长夜间开放时间的通知",
)
WORDS = "清河市人民政府今日召开会议，研究部署近期重点工作，听取各部门情况汇报。" * 5
ID_SHOWN = f"{ID_NUMBER[:3]}<mark>{ID_NUMBER[3:16]}</mark>{ID_NUMBER[16:]}"
PHONE_SHOWN = f"{PHONE[:3]}<mark>{PHONE[3:7]}</mark>{PHONE[7:]}"
STYLE = "input { border: 0 } mark, .form input:not(:placeholder-shown) { background: #f0f; color: #f0f }"
TELLS = f"""
  localStorage.setItem('auth', '{STORED}');
  console.error(JSON.stringify({{accessToken: localStorage.getItem('auth')}}));
  console.error('sign-in failed: refresh_token={SAID}&user=1');
  console.error('Cookie: ' + document.cookie);
  fetch('/api/me', {{headers: {{Authorization: 'Bearer {BEARER}'}}}})
      .then(answer => answer.text()).then(text => console.error(text), error => console.error(error.message));
  fetch('http://127.0.0.1:1/api?access_token={URL_TOKEN}&page=2').catch(error => console.error(error.message));
"""


@dataclass
class SecretivePortal:
    """Home, sign-in, board, search, articles; it remembers which secrets it was told, and how often it told."""

    port: int = 0
    received: set[str] = field(default_factory=set)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

    def toml(self) -> str:
        return "\n".join(
            (
                f'name = "清河市"\nurl = "{self.url}?ticket={URL_TOKEN}"\nauthorised = true',
                '[login]\nusername_env = "PRACTICE_USERNAME"\npassword_env = "PRACTICE_PASSWORD"',
                "[message_board.values]",
                f'"e-mail" = "{E_MAIL}"\nphone = "{PHONE}"\n"id-number" = "{ID_NUMBER}"',
                "[survey]\npages = 6\nseconds = 15",
            )
        )

    def app(self) -> Starlette:
        routes = [
            Route("/", self._home),
            Route("/login", self._login),
            Route("/login", self._signed_in, methods=["POST"]),
            Route("/logout", self._signed_out),
            Route("/board", self._board),
            Route("/board", self._breaks_down, methods=["POST"]),
            Route("/search", self._search),
            Route("/mine", self._mine),
            Route("/art/{number:int}.html", self._article),
            Route("/api/me", self._me),
            Route("/robots.txt", self._robots),
        ]
        return Starlette(routes=routes)

    async def _robots(self, _request: Request) -> Response:
        return PlainTextResponse("User-agent: *\nAllow: /\n")

    async def _home(self, request: Request) -> Response:
        return self._page(request, "".join(map(_item, range(len(TITLES)))))

    async def _article(self, request: Request) -> Response:
        title = TITLES[request.path_params["number"]]
        contact = f"联系人手机 {PHONE_SHOWN}，座机 010-12345678。身份证 {ID_SHOWN} 请核对。"
        return self._page(request, f"<h1>{title}</h1><p>{contact}</p>", title=f"{title} {PHONE}")

    async def _search(self, request: Request) -> Response:
        query = request.query_params.get("q", "")
        found = [number for number, title in enumerate(TITLES) if query and query in title]
        items = "".join(map(_item, found)) or f"<p>没有找到相关结果，服务热线 {PHONE_SHOWN}</p>"
        return self._page(request, f"<ul>{items}</ul>")

    async def _login(self, request: Request) -> Response:
        fields = _field("用户名", "username") + _field("密码", "password", kind="password")
        form = f'<form class="form" method="post" action="/login">{fields}<button>登录</button></form>'
        return self._page(request, f"<h1>用户登录</h1>{form}")

    async def _signed_in(self, request: Request) -> Response:
        fields = await request.form()
        self.received |= {str(value) for value in fields.values()}
        answer = RedirectResponse(f"/mine?ticket={URL_TOKEN}&lang=zh", status_code=303)
        answer.set_cookie("JSESSIONID", COOKIE)
        return answer

    async def _signed_out(self, _request: Request) -> Response:
        answer = RedirectResponse("/", status_code=303)
        answer.delete_cookie("JSESSIONID")
        return answer

    async def _mine(self, request: Request) -> Response:
        self.received |= set(request.cookies.values()) | set(request.query_params.values())
        return self._page(
            request,
            f"<h1>个人中心</h1><p>身份证 {ID_SHOWN}，手机 {PHONE_SHOWN}</p>"
            f"<p>返回 /mine?ticket=<mark>{URL_TOKEN}</mark>&amp;lang=zh，密码 <mark>{escape(PASSWORD)}</mark></p>",
            title=f"个人中心 {ID_NUMBER} {PASSWORD}",
        )

    async def _board(self, request: Request) -> Response:
        mine = "".join(
            _field(label, name, value)
            for label, name, value in (
                ("电子邮箱", "email", E_MAIL),
                ("手机号码", "mobile", PHONE),
                ("身份证号", "sfz", ID_NUMBER),
            )
        )
        form = (
            f'<form method="post" action="/board">{_field("标题", "title")}<div class="form">{mine}</div>'
            '<p><label>内容 <textarea name="content" rows="4"></textarea></label></p><button>提交留言</button></form>'
        )
        return self._page(request, f"<h1>我要写信</h1>{form}")

    async def _breaks_down(self, request: Request) -> Response:
        body = (await request.body()).decode()
        self.received |= {str(value) for value in (await request.form()).values()}
        said = (
            f"java.sql.SQLException: jdbc:mysql://root:<mark>{IN_ERROR}</mark>@10.0.0.1:3306/board"
            f"?user=root&amp;password=<mark>{IN_ERROR}</mark>\n"
            f"Cookie: <mark>JSESSIONID={COOKIE}</mark>\nAuthorization: Bearer <mark>{BEARER}</mark>\n"
            f"身份证号 {ID_SHOWN}，手机 {PHONE_SHOWN}，邮箱 <mark>{E_MAIL}</mark>\n"
        )
        page = f"<h1>系统错误</h1><pre>{said}</pre><p style='display: none'>{escape(body)}</p>"
        return self._page(request, page, 500, title=f"提交失败 {E_MAIL} password={IN_ERROR}")

    async def _me(self, request: Request) -> Response:
        self.received.add(request.headers.get("authorization", "").removeprefix("Bearer "))
        return JSONResponse(
            {"error": "expired", "headers": f"Authorization: {request.headers.get('authorization')}"}, status_code=500
        )

    def _page(self, request: Request, body: str, status: int = 200, title: str = "清河市人民政府") -> Response:
        who = f'<span>您好，{PHONE_SHOWN}</span> <a href="/logout">退出</a>'
        if "JSESSIONID" not in request.cookies:
            who = '<a href="/login">登录</a>'
        return HTMLResponse(
            f'<!doctype html><html lang="zh"><meta charset="utf-8"><title>{escape(title)}</title><style>{STYLE}</style>'
            f'<header>{who} <a href="/">首页</a> <a href="/board">我要写信</a> <a href="/mine">个人中心</a>'
            '<form action="/search"><input name="q" placeholder="请输入关键词"><button>搜索</button></form></header>'
            f"<main>{body}<p>{WORDS}</p></main><script>{TELLS}</script>",
            status,
        )


def _field(label: str, name: str, value: str = "", kind: str = "text") -> str:
    return f'<p><label>{label} <input type="{kind}" name="{name}" value="{value}" placeholder=" "></label></p>'


def _item(number: int) -> str:
    return f'<li><a href="/art/{number}.html">{TITLES[number]}</a> 2026-03-0{number + 1}</li>'


@contextmanager
def secretive_portal() -> Iterator[SecretivePortal]:
    """Run the portal for as long as the block lasts."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        portal = SecretivePortal(listener.getsockname()[1])
        server = uvicorn.Server(uvicorn.Config(portal.app(), lifespan="off", log_config=None, ws="none"))
        thread = threading.Thread(target=lambda: asyncio.run(server.serve([listener])), daemon=True)
        thread.start()
        try:
            yield portal
        finally:
            server.should_exit = True
            thread.join()
