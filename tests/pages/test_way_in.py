"""How many clicks it takes to what most visitors come for, and what marks where one is."""

from collections.abc import Callable

import pytest

from portalwalk import ColumnMarkSeen, KeyEntryReached
from portalwalk.model import portal as declared
from portalwalk.model.observations import ColumnSeen, PortalScouted
from portalwalk.pages.current_column import ColumnReader
from portalwalk.pages.portal import Portal
from portalwalk.pages.way_in import Newcomer
from tests.conftest import NewWalk
from tests.pages.conftest import Site

TEXT = f"<p>{'清河市人民政府今日召开会议，研究部署近期重点工作。' * 20}</p>"
Reach = Callable[..., dict[str, KeyEntryReached]]


def link(words: str, path: str, more: str = "") -> str:
    return f'<p><a href="/{path}" {more}>{words}</a></p>'


@pytest.fixture
def reach(site: Site, new_walk: NewWalk) -> Reach:
    """Publish a home page and pages, and count the clicks to key entries."""

    def reaching(home: str, pages: dict[str, str], board: str = "") -> dict[str, KeyEntryReached]:
        url = site.put(TEXT + home)
        for path, content in pages.items():
            site.put(TEXT + content, f"/{path}")
        walk = new_walk()
        walk.portal = declared.Portal(url=url, message_board=declared.MessageBoard(url=board))
        Newcomer(walk, Portal(walk.portal, lambda: PortalScouted(url=url, name=""))).look_for_entries()
        return {one.data.role: one.data for one in walk.written if isinstance(one.data, KeyEntryReached)}

    return reaching


DEEP = {
    "a": link("互动渠道", "b"),
    "b": link("网上互动", "c"),
    "c": link("网上咨询", "d"),
    "d": "<p>请填写</p>",
    "news": link("清河要闻", "news"),
}


def test_entries_of_the_home_page_are_one_click_away(reach: Reach) -> None:
    hidden = f'<div style="display: none">{link("办事大厅", "hall")}</div>'
    seen = reach(
        '<input name="q" placeholder="请输入关键字">' + link("登录", "login") + hidden + link("新闻中心", "n"), {}
    )

    assert {role: one.clicks for role, one in seen.items()} == {"search": 0, "login": 1, "service": 1, "news": 1}
    assert all(seen[role].evidence for role in seen)


def test_entry_behind_four_clicks(reach: Reach) -> None:
    seen = reach(link("联系我们", "a") + link("新闻中心", "news"), DEEP)["message"]

    assert (seen.clicks, seen.is_shortest) == (4, True)
    assert seen.way == ("联系我们", "互动渠道", "网上互动", "网上咨询")
    assert seen.evidence


@pytest.mark.parametrize(
    ("more", "pages", "clicks"),
    [
        (link("网站地图", "map"), {"map": link("网上咨询", "d")}, 2),
        (link("走进清河", "about"), {"about": link("市长信箱", "box")}, 2),
        (f'<div style="display: none">{link("留言板", "d")}</div>', {}, 1),
    ],
    ids=["site map", "a way nobody would guess", "in a menu that is shut"],
)
def test_shorter_way_counts(reach: Reach, more: str, pages: dict[str, str], clicks: int) -> None:
    assert reach(link("联系我们", "a") + more, DEEP | pages)["message"].clicks == clicks


@pytest.mark.parametrize(
    "more",
    [
        '<a href="/x"><img src="/static/banner.png" width="80" height="30"></a>',
        '<a href="javascript:void(0)" onclick="location.href=\'/d\'">便民</a>',
        link("走进清河", "missing"),
    ],
    ids=["a picture without words", "a script", "a page that cannot be seen"],
)
def test_riddles_leave_a_doubt(reach: Reach, more: str) -> None:
    seen = reach(link("联系我们", "a") + more, DEEP)["message"]

    assert (seen.clicks, seen.is_shortest) == (4, False)


def test_board_that_the_owner_declares_and_no_menu_names(reach: Reach) -> None:
    seen = reach(link("新闻中心", "news"), DEEP, board="/board")

    assert seen["message"].clicks is None
    assert "service" not in seen


NAVIGATION = (
    '<style>.nav a {{ color: #036; padding: 8px }}</style><ul class="nav"><li><a href="/">首页</a></li>'
    '<li class="{}"><a href="/xw/" {}>新闻中心</a></li><li><a href="/gk/">政务公开</a></li>'
    '<li><a href="/hd/">政民互动</a></li></ul>'
)
Look = Callable[[str], list[ColumnMarkSeen]]


@pytest.fixture
def look(site: Site, new_walk: NewWalk) -> Look:
    """Publish a column page, and look for it in its navigation."""

    def looking(body: str) -> list[ColumnMarkSeen]:
        url = site.put("<p>首页</p>")
        column = ColumnSeen(name="新闻", url=site.put(body + TEXT, "/xw/"), items=())
        walk = new_walk()
        lay = PortalScouted(url=url, name="", columns=(column,))
        ColumnReader(walk, Portal(declared.Portal(url=url), lambda: lay)).look_where_one_is()
        return [one.data for one in walk.written if isinstance(one.data, ColumnMarkSeen)]

    return looking


@pytest.mark.parametrize(
    ("body", "marked_by"),
    [
        (NAVIGATION.format("", 'aria-current="page"'), "aria-current"),
        (NAVIGATION.format("on", ""), "class"),
        (NAVIGATION.format("menu-item current-menu-item", ""), "class"),
        (NAVIGATION.format("", 'style="background: #036; color: #fff"'), "look"),
        (NAVIGATION.format("x", "") + "<style>.x::after { content: ''; display: block; height: 3px }</style>", "look"),
        (NAVIGATION.format("", ""), ""),
        (NAVIGATION.format("menu-item-17", ""), ""),
    ],
    ids=["aria", "class", "WordPress", "colour", "line below", "nothing", "a number of its own"],
)
def test_mark_of_the_current_column(look: Look, body: str, marked_by: str) -> None:
    (seen,) = look(body)

    assert (seen.entry, seen.is_exact, seen.marked_by) == ("新闻中心", True, marked_by)
    assert (seen.has_breadcrumb, seen.has_heading) == (False, False)


def test_breadcrumb_and_heading_are_seen(look: Look) -> None:
    (seen,) = look(NAVIGATION.format("", "") + "<p>当前位置：<a href='/'>首页</a> &gt; 新闻</p><div>新闻中心</div>")

    assert (seen.marked_by, seen.has_breadcrumb, seen.has_heading) == ("", True, True)


@pytest.mark.parametrize(
    "body",
    [
        "<p>没有导航</p>",
        '<p><a href="/xw/">刷新</a></p>',
        '<p><a href="/xw/">1</a><a href="/2">2</a><a href="/3">3</a></p>',
    ],
    ids=["no navigation", "a link to itself", "a pager"],
)
def test_page_without_an_entry_says_nothing(look: Look, body: str) -> None:
    assert look(body) == []
