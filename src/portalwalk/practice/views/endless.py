"""Pages without an end, as sound sites have them: a calendar and a register that can be searched in any order.

A visitor is glad of them. A survey that follows every link would never come back.
"""

from calendar import Calendar
from collections.abc import Iterable
from datetime import date
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from portalwalk.practice.content.columns import NEWS, OFFICE_DOCUMENTS
from portalwalk.practice.site import Site, page_meta

_FIRST_YEAR, _LAST_YEAR = 1900, 9000


class Endless:
    """The calendar of public affairs, and the register of documents."""

    def __init__(self, site: Site) -> None:
        self._site = site

    def routes(self) -> Iterable[Route]:
        """The addresses of these pages."""
        yield Route("/xwzx/rl/", self.calendar)
        yield Route("/zwgk/jiansuo", self.register)

    async def calendar(self, request: Request) -> Response:
        """A month, its items, and links to the months beside it."""
        shown = _month(request.query_params.get("month", ""), self._site.settings.today)
        items = [
            article
            for article in self._site.content.listed(NEWS.path)
            if (article.published.year, article.published.month) == (shown.year, shown.month)
        ]
        before, after = _shifted(shown, -1), _shifted(shown, 1)
        return self._site.page(
            request,
            "calendar.html",
            title=f"政务日历 {shown:%Y年%m月}",
            trail=[("新闻中心", "/xwzx/"), ("政务日历", "/xwzx/rl/")],
            meta=page_meta("政务日历", "工作动态"),
            shown=shown,
            weeks=Calendar().monthdayscalendar(shown.year, shown.month),
            before=f"/xwzx/rl/?month={before:%Y-%m}",
            after=f"/xwzx/rl/?month={after:%Y-%m}",
            items=items,
        )

    async def register(self, request: Request) -> Response:
        """Documents in the order asked for; every order links to all others, with one more parameter."""
        asked = list(request.query_params.multi_items())[-12:]
        documents = self._site.content.listed(OFFICE_DOCUMENTS.path)
        step = len(asked) + 1
        choices = [
            (name, "/zwgk/jiansuo?" + urlencode([*asked, (f"p{step}", value)]))
            for name, value in (("按时间排序", "time"), ("按文号排序", "number"), ("按机关排序", "office"))
        ]
        return self._site.page(
            request,
            "register.html",
            title="文件检索",
            trail=[("政务公开", "/zwgk/"), ("文件检索", "/zwgk/jiansuo")],
            meta=page_meta("文件检索", "信息公开目录"),
            choices=choices,
            documents=documents[step % 3 :: 3],
        )


def _month(asked: str, today: date) -> date:
    year, _, month = asked.partition("-")
    if not (year.isascii() and year.isdigit() and month.isascii() and month.isdigit()):
        return today.replace(day=1)
    if not (_FIRST_YEAR <= int(year) <= _LAST_YEAR and 1 <= int(month) <= 12):
        return today.replace(day=1)
    return date(int(year), int(month), 1)


def _shifted(month: date, by: int) -> date:
    years, months = divmod(month.month - 1 + by, 12)
    return date(month.year + years, months + 1, 1)
