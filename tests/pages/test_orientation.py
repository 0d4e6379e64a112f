"""Where a visitor is and how he gets home, in all the ways portals show it."""

from typing import TypeVar

import pytest

from portalwalk import LinksCounted, WayHomeSeen
from portalwalk.model import portal as declared
from portalwalk.model.observations import ColumnSeen, ItemSeen, PortalScouted
from portalwalk.pages.orientation import Reader
from portalwalk.pages.portal import Portal
from portalwalk.pages.walk import Walk
from tests.conftest import NewWalk
from tests.pages.conftest import Site

Kind = TypeVar("Kind", LinksCounted, WayHomeSeen)
TEXT = f"<p>{'清河市人民政府今日召开会议，研究部署近期重点工作。' * 6}</p>"
HOME = '<a href="/">网站首页</a>'


@pytest.fixture
def read(site: Site, new_walk: NewWalk) -> "Read":
    return Read(site, new_walk())


class Read:
    """Publish an article as one writes it, and let a reader look at it."""

    def __init__(self, site: Site, walk: Walk) -> None:
        self._site, self._walk = site, walk

    def __call__(self, body: str) -> WayHomeSeen:
        home = self._site.put(f"<h1>清河市人民政府</h1>{TEXT}")
        article = self._site.put(body + TEXT, "/art/1.html")
        news = self._site.put(TEXT, "/news/")
        column = ColumnSeen(name="要闻", url=news, items=(ItemSeen(title="会议", url=article),))
        lay = PortalScouted(url=home, name="清河市人民政府", columns=(column,))
        Reader(self._walk, Portal(declared.Portal(url=home), lambda: lay)).look_around()
        return next(one for one in self._seen(WayHomeSeen) if one.template == "article")

    @property
    def links(self) -> LinksCounted:
        return next(one for one in self._seen(LinksCounted) if one.template == "article")

    def _seen(self, kind: type[Kind]) -> list[Kind]:
        return [entry.data for entry in self._walk.written if isinstance(entry.data, kind)]


@pytest.mark.parametrize(
    ("body", "crumb"),
    [
        (f'<p>当前位置：{HOME} &gt; <a href="/news/">要闻</a> &gt; 正文</p>', "当前位置"),
        (f"<p>您现在的位置：{HOME} → 要闻</p>", "您现在的位置"),
        ('<div class="trail"><a href="/">清河</a> <a href="/news/">要闻</a></div>', "清河 > 要闻"),
        ('<div class="crumbs"><a href="/">清河</a> / <a href="/news/">要闻</a></div>', "清河 > 要闻"),
        ('<nav aria-label="当前位置"><a href="/">清河</a><a href="/news/">要闻</a></nav>', "清河 > 要闻"),
    ],
)
def test_breadcrumb_is_seen_with_certainty(read: Read, body: str, crumb: str) -> None:
    seen = read(body)

    assert seen.breadcrumb is not None
    assert seen.breadcrumb.startswith(crumb)
    assert (seen.breadcrumb_linked, seen.breadcrumb_unsure) == (True, False)


def test_breadcrumb_without_links_is_seen_as_such(read: Read) -> None:
    assert read("<p>当前位置：要闻</p>").breadcrumb_linked is False


def test_trail_without_a_name_is_a_guess(read: Read) -> None:
    seen = read("<p>首页 &gt; 新闻</p>")

    assert (seen.breadcrumb or "").startswith("首页 > 新闻")
    assert seen.breadcrumb_unsure


@pytest.mark.parametrize("body", ["", "<p>首页</p>", f"<header>{HOME}</header>"])
def test_no_breadcrumb(read: Read, body: str) -> None:
    assert read(body).breadcrumb is None


@pytest.mark.parametrize(
    ("body", "way"),
    [
        (HOME, "网站首页"),
        ('<a href="/index.html"><img alt="清河市人民政府" src="/logo.png"></a>', "清河市人民政府"),
        ('<a href="javascript:home()">返回首页</a>', "返回首页"),
    ],
)
def test_way_home_is_seen(read: Read, body: str, way: str) -> None:
    assert read(body).home_link == way


@pytest.mark.parametrize(
    "body", ["", '<a href="/news/">要闻</a>', f'<div style="display: none">{HOME}</div>', "<p>首页</p>"]
)
def test_no_way_home(read: Read, body: str) -> None:
    assert read(body).home_link is None


def test_links_that_open_windows_are_counted_within_the_portal(read: Read) -> None:
    read(
        '<a href="/1.html" target="_blank">一</a><a href="/2.html">二</a><a href="/3.pdf" target="_blank">附件</a>'
        '<a href="http://other.example/" target="_blank">别处</a>'
    )

    assert (read.links.links, read.links.new_window) == (2, 1)
