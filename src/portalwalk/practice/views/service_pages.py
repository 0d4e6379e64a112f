"""Site map, contact, robots.txt, sitemap.xml, style sheet and script."""

from collections.abc import Iterable

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from portalwalk.practice.marks import SITE_DOMAIN
from portalwalk.practice.sections import BOARD, HALL, MAILBOX, SURVEY
from portalwalk.practice.site import FUNCTIONS, STATIC_FOLDER, Site, page_meta

_TYPES = {"css": "text/css", "js": "text/javascript"}


class ServicePages:
    """Pages that every government site has, and files that browsers and robots ask for."""

    def __init__(self, site: Site) -> None:
        self._site = site

    def routes(self) -> Iterable[Route | Mount]:
        """The addresses of these pages."""
        yield Route("/wzdt/", self.site_map)
        yield Route("/lxwm/", self.contact)
        if self._site.settings.has("entry-too-deep"):
            yield Route("/lxwm/hdqd/", self.ways_to_write)
        yield Route("/robots.txt", self.robots)
        yield Route("/sitemap.xml", self.sitemap)
        yield Route("/site.css", self.asset)
        yield Route("/site.js", self.asset)
        yield Route("/__practice/counters", self.counters)
        if self._site.settings.has("back-cache-blocked"):
            yield Route("/visits", self.visits)
        yield Mount("/static", StaticFiles(directory=STATIC_FOLDER))

    async def site_map(self, request: Request) -> Response:
        """All columns on one page."""
        content = self._site.content
        has = self._site.settings.has
        is_short = has("menu-needs-mouse") or has("menu-dead-on-touch")
        columns = [] if is_short else [(column.name, column.path) for column in content.columns.values()]
        groups = [
            ("栏目", [*self._site.navigation[1:], *columns]),
            (
                "政务公开",
                [
                    one
                    for one in (("领导之窗", "/zwgk/ldzc/"), FUNCTIONS)
                    if one in self._site.under("政务公开") and not is_short
                ],
            ),
            ("办事服务", [(HALL.name, HALL.path), *((guide.title, guide.path) for guide in content.guides.values())]),
        ]
        if not (has("message-channel-missing") or has("entry-too-deep")):
            talks = [(section.name, section.path) for section in (BOARD, MAILBOX, SURVEY)]
            groups.append(("政民互动", [*talks, (BOARD.entry, BOARD.form_path), ("信件查询", "/zmhd/query")]))
        return self._site.page(
            request,
            "site_map.html",
            title="网站地图",
            trail=[("网站地图", "/wzdt/")],
            meta=page_meta("网站地图", "网站地图"),
            groups=groups,
        )

    async def contact(self, request: Request) -> Response:
        """Who runs the site."""
        return self._text(
            request,
            "联系我们",
            (
                "单位：清河市人民政府办公室",
                "地址：清河市人民路1号",
                "电话：0399-5550100（工作日 9:00-17:00）",
                f"网站域名：{SITE_DOMAIN}",
            ),
            links=(("互动交流渠道", "/lxwm/hdqd/"),) if self._site.settings.has("entry-too-deep") else (),
        )

    async def ways_to_write(self, request: Request) -> Response:
        """One more page on the way to the message board: the defect `entry-too-deep`."""
        return self._text(request, "互动交流渠道", ("欢迎通过网上互动平台反映情况。",), links=(("网上互动", "/zmhd/"),))

    async def robots(self, request: Request) -> Response:
        """What robots should not ask for."""
        return PlainTextResponse(
            "User-agent: *\nDisallow: /login\nDisallow: /logout\nDisallow: /space/\n"
            f"Sitemap: {request.base_url}sitemap.xml\n"
        )

    async def sitemap(self, request: Request) -> Response:
        """Every page that is worth finding."""
        content = self._site.content
        guides = (guide.path for guide in content.guides.values())
        paths = ["/", *content.columns, *content.articles, *content.leaders, *guides]
        base = str(request.base_url).rstrip("/")
        entries = "".join(f"<url><loc>{base}{path}</loc></url>" for path in paths)
        return Response(
            '<?xml version="1.0" encoding="UTF-8"?>\n'
            f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{entries}</urlset>\n',
            media_type="application/xml",
        )

    async def asset(self, request: Request) -> Response:
        """The site's style sheet or script."""
        is_style = request.url.path.endswith(".css")
        return Response(
            self._site.assets["css" if is_style else "js"],
            media_type=_TYPES["css" if is_style else "js"],
            headers={"Cache-Control": "max-age=3600"},
        )

    async def visits(self, _request: Request) -> Response:
        """A counter of visits, as the defect `back-cache-blocked` asks for it."""
        return JSONResponse({"ok": True}, headers={"Cache-Control": "no-store"})

    async def counters(self, _request: Request) -> Response:
        """How often something was submitted: proof for tests in other processes."""
        counters = self._site.store.counters
        return JSONResponse({"submitted": counters.submitted, "rejected": counters.rejected})

    def _text(
        self, request: Request, title: str, paragraphs: tuple[str, ...], links: tuple[tuple[str, str], ...] = ()
    ) -> Response:
        return self._site.page(
            request,
            "text.html",
            title=title,
            trail=[(title, request.url.path)],
            meta=page_meta(title, title),
            paragraphs=paragraphs,
            links=links,
        )
