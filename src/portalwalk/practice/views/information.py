"""Home, channels, columns and articles: what the portal publishes."""

import re
import secrets
from collections.abc import Iterable
from datetime import datetime, timedelta

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from portalwalk.practice.content.columns import (
    BULLETIN,
    CHANNELS,
    DEPARTMENTS,
    DOCUMENTS,
    INTERPRETATIONS,
    NEWS,
    columns_of,
)
from portalwalk.practice.content.model import Article, Column
from portalwalk.practice.gate import local_path
from portalwalk.practice.marks import SITE_NAME
from portalwalk.practice.neighbours import OPEN_DATA
from portalwalk.practice.pager import page_of
from portalwalk.practice.site import FUNCTIONS, Site, article_meta, column_meta, item_meta, page_meta

PAGE_SIZE = 12
_PHONE = re.compile(r"iPhone|Android.*Mobile|Windows Phone")
_CITY = (
    "清河市位于清河中游，辖六区四县，面积一万一千平方公里，常住人口四百二十万。",
    "清河因水得名，自古是南北商路上的渡口重镇，保存有古渡口、古槐村等历史遗存。",
    "全市以装备制造、食品加工、新材料和现代农业为主导产业，是区域性的交通枢纽。",
)
_IN_FULL = (NEWS, DEPARTMENTS, BULLETIN, DOCUMENTS)
"""The columns whose newest items their channel shows."""
_GUIDES_AT_HOME = 8
_LONG_AGO = timedelta(days=22)


class Information:
    """Pages that only have to be read."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._tickets: set[str] = set()

    def routes(self) -> Iterable[Route]:
        """The addresses of these pages."""
        yield Route("/", self.home)
        if self._site.settings.has("mobile-page-lost"):
            yield Route("/m/", self.home)
        yield Route("/qhgk/", self.about_the_city)
        for path in CHANNELS.values():
            yield Route(path, self.channel)
        methods = ["GET", "POST"] if self._site.settings.has("back-fails") else ["GET"]
        for path in self._site.content.columns:
            yield Route(path, self.column, methods=methods)
            yield Route(path + "{month}/{name}.html", self.article)
        yield Route("/zwgk/ldzc/", self.leaders)
        yield Route("/zwgk/ldzc/{number}.html", self.leader)
        if not self._site.settings.has("functions-missing:column"):
            yield Route(FUNCTIONS[1], self.functions)
        if self._site.settings.has("back-trap:redirect"):
            yield Route("/go", self.forward)

    async def home(self, request: Request) -> Response:
        """The home page."""
        content = self._site.content
        return self._site.page(
            request,
            "home.html",
            title=SITE_NAME,
            meta=page_meta("首页", "首页", f"{SITE_NAME}门户网站首页。"),
            news=self._at_home(NEWS),
            notices=self._at_home(BULLETIN),
            documents=self._at_home(DOCUMENTS),
            interpretations=self._at_home(INTERPRETATIONS),
            guides=tuple(content.guides.values())[:_GUIDES_AT_HOME],
            messages=[one for one in content.messages_of("wszx") if self._may_be_at_home(one.asked)],
        )

    def _at_home(self, column: Column) -> list[Article]:
        return [one for one in self._site.content.listed(column.path) if self._may_be_at_home(one.published)]

    def _may_be_at_home(self, published: datetime) -> bool:
        """Everything; with the defect `home-outdated` nothing of the last three weeks."""
        is_old = published.date() < self._site.settings.today - _LONG_AGO
        return is_old or not self._site.settings.has("home-outdated")

    async def about_the_city(self, request: Request) -> Response:
        """The city in three paragraphs."""
        return self._site.page(
            request,
            "text.html",
            title="走进清河",
            trail=[("走进清河", "/qhgk/")],
            meta=page_meta("走进清河", "概况信息"),
            paragraphs=_CITY,
        )

    async def channel(self, request: Request) -> Response:
        """A channel and the newest items of its columns."""
        path = request.url.path
        name = next(name for name, address in CHANNELS.items() if address == path)
        columns = columns_of(name)
        in_full = [column for column in columns if column in _IN_FULL] or columns
        return self._site.page(
            request,
            "channel.html",
            title=name,
            trail=[(name, path)],
            meta=page_meta(name, name),
            links=[*self._site.under(name), *self._also_under(path)] if in_full is not columns else (),
            columns=[(column.name, column.path, self._site.content.listed(column.path)[:6]) for column in in_full],
        )

    def _also_under(self, path: str) -> list[tuple[str, str]]:
        if path == CHANNELS["新闻中心"]:
            return [("政务日历", "/xwzx/rl/")]
        return [("文件检索", "/zwgk/jiansuo"), ("数据开放平台", self._site.settings.neighbour_url + OPEN_DATA)]

    async def column(self, request: Request) -> Response:
        """A page of a column, filtered by year and kind."""
        if self._site.settings.has("back-fails:expired") and (detour := self._once(request)) is not None:
            return detour
        column = self._site.content.columns[request.url.path]
        articles = self._site.content.listed(column.path)
        years = sorted({str(article.published.year) for article in articles}, reverse=True)
        year, kind = request.query_params.get("year", ""), request.query_params.get("kind", "")
        wanted = [
            article for article in articles if year in ("", str(article.published.year)) and kind in ("", article.kind)
        ]
        posted = str((await request.form()).get("page", "1")) if request.method == "POST" else None
        return self._site.page(
            request,
            "column.html",
            title=column.name,
            trail=trail_of(column),
            meta=column_meta(column),
            column=column,
            years=years,
            year=year,
            kind=kind,
            page=page_of(request, wanted, PAGE_SIZE, posted),
        )

    def _once(self, request: Request) -> Response | None:
        """Let every address of a list be opened once only: the defect `back-fails:expired`."""
        ticket = request.query_params.get("_once", "")
        if not ticket:
            fresh = secrets.token_urlsafe(8)
            self._tickets.add(fresh)
            return RedirectResponse(str(request.url.include_query_params(_once=fresh)), 302)
        if ticket not in self._tickets:
            raise HTTPException(410)
        self._tickets.discard(ticket)
        return None

    async def article(self, request: Request) -> Response:
        """An article, with its neighbours and its counterpart."""
        article = self._site.content.articles.get(request.url.path)
        if article is None:
            raise HTTPException(404)
        if self._site.settings.has("mobile-page-lost") and _PHONE.search(request.headers.get("user-agent", "")):
            return RedirectResponse("/m/", 302)
        siblings = self._site.content.listed(article.column.path)
        position = siblings.index(article)
        counterpart = self._site.content.articles[article.counterpart] if article.counterpart else None
        return self._site.page(
            request,
            "article.html",
            title=article.title,
            trail=[*trail_of(article.column), ("正文", "")],
            meta=article_meta(article),
            article=article,
            counterpart=counterpart,
            newer=siblings[position - 1] if position else None,
            older=_after(siblings, position),
        )

    async def leaders(self, request: Request) -> Response:
        """The heads of the city government."""
        return self._site.page(
            request,
            "leaders.html",
            title="领导之窗",
            trail=[("政务公开", "/zwgk/"), ("领导之窗", "/zwgk/ldzc/")],
            meta=page_meta("领导之窗", "负责人信息"),
            leaders=tuple(self._site.content.leaders.values()),
        )

    async def leader(self, request: Request) -> Response:
        """One of them."""
        leader = self._site.content.leaders.get(request.url.path)
        if leader is None:
            raise HTTPException(404)
        return self._site.page(
            request,
            "leader.html",
            title=leader.name,
            trail=[("政务公开", "/zwgk/"), ("领导之窗", "/zwgk/ldzc/"), (leader.name, "")],
            meta=item_meta(page_meta("领导之窗", "负责人信息"), leader.name, leader.published, "市政府办公室"),
            leader=leader,
        )

    async def functions(self, request: Request) -> Response:
        """What the city government does."""
        return self._site.page(
            request,
            "functions.html",
            title="机构职能",
            trail=[("政务公开", "/zwgk/"), FUNCTIONS],
            meta=page_meta("机构职能", "机构职能"),
            functions=self._site.content.functions,
            offices=self._site.content.offices,
        )

    async def forward(self, request: Request) -> Response:
        """A page that only sends on: the defect `back-trap:redirect`."""
        target = local_path(request.query_params.get("u", "/"))
        return self._site.page(request, "forward.html", title="正在跳转", target=target)


def trail_of(column: Column) -> list[tuple[str, str]]:
    """The way to a column."""
    return [(column.parent, CHANNELS[column.parent]), (column.name, column.path)]


def _after(siblings: tuple[Article, ...], position: int) -> Article | None:
    return siblings[position + 1] if position + 1 < len(siblings) else None
