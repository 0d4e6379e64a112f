"""One host for every other site that a portal's pages lead to: a test machine has no other network.

The first part of a path names the host that is meant: `/bszs.conac.cn/sitename?…` stands for the register
of badges, `/beian.miit.gov.cn/` for the register of sites, and so on.
"""

import re
from collections.abc import Iterable

from markupsafe import escape
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from portalwalk.practice.marks import BADGE_ID, POLICE_CODE, SITE_CODE, SITE_DOMAIN, SITE_NAME

PLANTED = "/yule888.example/"
PARKED = "/www.qinghelvyou.example/"
GONE = "/www.qinghewenhua.example/old/index.html"
OPEN_DATA = "/data.qingheshi.gov.cn/"
_ROBOT = re.compile(r"bot|crawl|spider|python|httpx|aiohttp|curl|portalwalk", re.IGNORECASE)
_PAGE = '<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>{title}</title></head>'
_PAGE += "<body><h1>{title}</h1>{body}</body></html>"


class Neighbours:
    """Registers, the State Council's site, open data; with some defects a parked domain and a casino."""

    def app(self) -> Starlette:
        """All of them as one application."""
        return Starlette(routes=list(self._routes()))

    def _routes(self) -> Iterable[Route]:
        yield Route("/bszs.conac.cn/sitename", self.badge)
        yield Route("/zfwzgl.www.gov.cn/exposure/jiucuo.html", self.error_report)
        yield Route("/beian.miit.gov.cn/", self.register)
        yield Route("/beian.mps.gov.cn/portal/registerSystemInfo", self.police_register)
        yield Route("/www.gov.cn/", self.state_council)
        yield Route(OPEN_DATA, self.open_data)
        yield Route(PARKED, self.parked)
        yield Route(PLANTED, self.planted)

    async def badge(self, request: Request) -> Response:
        """What the badge stands for."""
        if request.query_params.get("id") != BADGE_ID:
            raise HTTPException(404)
        said = (f"网站名称：{SITE_NAME}", "单位类型：党政机关", f"网站域名：{SITE_DOMAIN}", "单位地址：清河市人民路1号")
        return _page("党政机关网站标识", *said)

    async def error_report(self, request: Request) -> Response:
        """Where visitors report mistakes of government sites."""
        code = request.query_params.get("site_code", SITE_CODE)
        return _page("我为政府网站找错", f"网站标识码：{code}", "请填写发现的问题，我们将在3个工作日内处理。")

    async def register(self, _request: Request) -> Response:
        """The register of ICP numbers."""
        return _page("ICP/IP地址/域名信息备案管理系统", "请输入备案号、网站名称或者域名进行查询。")

    async def police_register(self, request: Request) -> Response:
        """The register of public-security numbers."""
        code = request.query_params.get("recordcode", POLICE_CODE)
        return _page("全国互联网安全管理服务平台", f"备案编号：{code}", f"网站名称：{SITE_NAME}")

    async def state_council(self, _request: Request) -> Response:
        """The national portal."""
        return _page("中国政府网", "国务院部门网站、地方政府网站、驻港澳机构网站。")

    async def open_data(self, request: Request) -> Response:
        """A site that answers visitors and turns robots away."""
        if _ROBOT.search(request.headers.get("user-agent", "")):
            raise HTTPException(403)
        return _page("清河市公共数据开放平台", "按主题、部门浏览开放的数据目录。")

    async def parked(self, _request: Request) -> Response:
        """A domain that is for sale: the defect `link-wrong-target:parked`."""
        words = "This domain is for sale. 该域名正在出售，如有意购买请联系域名经纪人。"
        return _page("qinghelvyou.example 域名出售", words)

    async def planted(self, _request: Request) -> Response:
        """What planted links lead to: the defect `link-hidden`."""
        return _page("娱乐城", "在线娱乐，注册即送。")


def _page(title: str, *paragraphs: str) -> Response:
    body = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in paragraphs)
    return HTMLResponse(_PAGE.format(title=escape(title), body=body))
