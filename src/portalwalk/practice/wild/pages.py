"""The splash, the home page behind it, articles, and what scripts write into every page."""

from collections.abc import Iterable

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from portalwalk.practice.content.columns import BULLETIN, DEPARTMENTS
from portalwalk.practice.marks import SITE_NAME
from portalwalk.practice.site import Site
from portalwalk.practice.views.information import Information
from portalwalk.practice.wild.charset import in_gbk


class Pages:
    """Pages that only have to be read, at the addresses that the wild form gives them."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._plain = Information(site)

    def routes(self) -> Iterable[Route]:
        """The addresses of these pages."""
        yield Route("/", self.splash)
        yield Route("/index.html", self._plain.home)
        yield Route("/art/{rest:path}", self._plain.article)
        yield Route(BULLETIN.path + "{name}.html", self._plain.article)
        yield Route(DEPARTMENTS.path + "{month}/{name}.html", self.gbk_article)
        yield Route("/include/footer.js", self.footer)

    async def splash(self, request: Request) -> Response:
        """A picture that goes on to the home page after a second; browsers keep no history of it."""
        return self._site.page(request, "splash.html", title=SITE_NAME)

    async def gbk_article(self, request: Request) -> Response:
        """An article in GBK, of which the header says nothing."""
        return in_gbk(await self._plain.article(request), is_declared=False)

    async def footer(self, request: Request) -> Response:
        """The script that writes the footer."""
        page = self._site.page(request, "footer.js", title=SITE_NAME)
        return Response(page.body, media_type="text/javascript", headers={"Cache-Control": "max-age=3600"})
