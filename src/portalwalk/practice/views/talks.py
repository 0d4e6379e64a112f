"""Interaction and services, as far as they only have to be read."""

from collections.abc import Iterable

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from portalwalk.practice.content.articles import FIGURES
from portalwalk.practice.content.model import Guide
from portalwalk.practice.pager import page_of
from portalwalk.practice.sections import BOARD, HALL, MAILBOX, SURVEY, Section
from portalwalk.practice.site import Site, item_meta, page_meta

PAGE_SIZE = 10
_INTERACTION = ("政民互动", "/zmhd/")


class Talks:
    """Published messages, surveys and the service hall."""

    def __init__(self, site: Site) -> None:
        self._site = site

    def routes(self) -> Iterable[Route]:
        """The addresses of these pages."""
        yield Route("/bsfw/", self.hall)
        yield Route("/bsfw/{item}.html", self.guide)
        if self._site.settings.has("message-channel-missing"):
            return
        yield Route("/zmhd/", self.channel)
        for section in (BOARD, MAILBOX):
            yield Route(section.path, self.messages)
            yield Route(section.path + "{item}.html", self.message)
        yield Route("/zmhd/query", self.query)
        yield Route("/zmhd/myzj/", self.surveys)
        yield Route("/zmhd/myzj/{item}.html", self.survey)

    async def channel(self, request: Request) -> Response:
        """All ways to interact."""
        return self._site.page(
            request,
            "channel.html",
            title="政民互动",
            trail=[_INTERACTION],
            meta=page_meta("政民互动", "咨询投诉"),
            links=[
                *((section.name, section.path) for section in (BOARD, MAILBOX, SURVEY)),
                (BOARD.entry, BOARD.form_path),
                ("信件查询", "/zmhd/query"),
            ],
            columns=(),
        )

    async def messages(self, request: Request) -> Response:
        """The published messages of the board or the mailbox."""
        section = BOARD if request.url.path == BOARD.path else MAILBOX
        published = self._site.content.messages_of(section.key)
        return self._site.page(
            request,
            "talks.html",
            title=section.name,
            trail=[_INTERACTION, (section.name, section.path)],
            meta=page_meta(section.name, "咨询投诉"),
            section=section,
            page=page_of(request, published, PAGE_SIZE),
        )

    async def message(self, request: Request) -> Response:
        """One published message."""
        for message in self._site.content.messages:
            if message.path == request.url.path:
                section = BOARD if message.section == BOARD.key else MAILBOX
                return self._site.page(
                    request,
                    "message.html",
                    title=message.title,
                    trail=[_INTERACTION, (section.name, section.path), ("正文", "")],
                    meta=item_meta(
                        page_meta(section.name, "咨询投诉"), message.title, message.asked, message.replied_by
                    ),
                    message=message,
                )
        raise HTTPException(404)

    async def query(self, request: Request) -> Response:
        """What became of a submission."""
        code = request.query_params.get("code", "").strip()
        return self._site.page(
            request,
            "query.html",
            title="信件查询",
            trail=[_INTERACTION, ("信件查询", "/zmhd/query")],
            meta=page_meta("信件查询", "咨询投诉"),
            code=code,
            found=self._site.store.submission(code) if code else None,
        )

    async def surveys(self, request: Request) -> Response:
        """All surveys."""
        return self._site.page(
            request,
            "surveys.html",
            title=SURVEY.name,
            trail=[_INTERACTION, (SURVEY.name, SURVEY.path)],
            meta=page_meta(SURVEY.name, "征集调查"),
            surveys=tuple(self._site.content.surveys.values()),
        )

    async def survey(self, request: Request) -> Response:
        """One survey."""
        survey = self._site.content.surveys.get(request.path_params["item"])
        if survey is None:
            raise HTTPException(404)
        drops_session = self._site.settings.has("second-login:redirect-drop")
        return self._site.page(
            request,
            "survey.html",
            title=survey.title,
            trail=[_INTERACTION, (SURVEY.name, SURVEY.path), ("正文", "")],
            meta=page_meta(SURVEY.name, "征集调查"),
            survey=survey,
            entry=f"/zmhd/myzj/{survey.id}/enter" if drops_session else form_address(SURVEY, survey.id),
        )

    async def hall(self, request: Request) -> Response:
        """The service hall."""
        topics: dict[str, list[Guide]] = {}
        for guide in self._site.content.guides.values():
            topics.setdefault(guide.topic, []).append(guide)
        return self._site.page(
            request,
            "hall.html",
            title=HALL.name,
            trail=[HALL.parent],
            meta=page_meta(HALL.parent[0], "办事服务"),
            topics=topics.items(),
        )

    async def guide(self, request: Request) -> Response:
        """One service guide."""
        guide = self._site.content.guides.get(request.path_params["item"])
        if guide is None:
            raise HTTPException(404)
        return self._site.page(
            request,
            "guide.html",
            title=guide.title,
            trail=[HALL.parent, (guide.title, "")],
            meta=item_meta(page_meta(HALL.parent[0], "办事服务"), guide.title, guide.published, guide.office),
            guide=guide,
            figures=FIGURES,
            entry=form_address(HALL, guide.id),
        )


def form_address(section: Section, item: str) -> str:
    """The address of a section's form, for one of its items."""
    return section.form_path.replace("{item}", item)
