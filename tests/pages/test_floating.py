"""What comes up by itself: boxes that close, boxes that do not, and what only looks like a box."""

from collections.abc import Callable

import pytest

from portalwalk import FloatingBox, PopupsLookedFor
from portalwalk.model import portal as declared
from portalwalk.model.observations import ColumnSeen, PortalScouted
from portalwalk.pages.floating import Onlooker
from portalwalk.pages.portal import Portal
from tests.conftest import NewWalk
from tests.pages.conftest import Site

TEXT = f"<p>{'清河市人民政府今日召开会议，研究部署近期重点工作。' * 120}</p>"
PLACE = "position: fixed; left: 400px; top: 250px; width: 400px; height: 260px; background: #fc8"
BOX = f'<div id="box" style="{PLACE}">{{}}</div>'
NOTICE = "<b>重要通知</b><p>系统将于周末维护。</p>"
DRAWN = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'/%3E"
X = "<button onclick=\"document.getElementById('box').remove()\">×</button>"
MODAL = (
    '<div id="shade" style="position: fixed; inset: 0; background: rgb(0 0 0 / 40%)" '
    f'onclick="shade.remove(); box.remove()"></div>{BOX.format(NOTICE)}'
)
WANDER = (
    "<script>let x = 0; setInterval(() => { const b = document.getElementById('box'); "
    "if (b) b.style.left = (x = (x + 2) % 800) + 'px' }, 20)</script>"
)
KEPT = (
    "<script>if (sessionStorage.box) box.remove();"
    "else document.querySelector('#box button').addEventListener('click', () => { sessionStorage.box = 1 })</script>"
)

LookFor = Callable[..., list[PopupsLookedFor]]


@pytest.fixture
def look_for(site: Site, new_walk: NewWalk) -> LookFor:
    """Publish a home page and a column, and wait for what comes up on them."""

    def looking(body: str, column: str = "") -> list[PopupsLookedFor]:
        url = site.put(TEXT + body)
        walk = new_walk()
        walk.portal = declared.Portal(url=url)
        columns = (ColumnSeen(name="新闻", url=site.put(TEXT + column, "/xw/"), items=()),) if column else ()
        lay = PortalScouted(url=url, name="清河市人民政府", columns=columns)
        short = {"look_ms": 500, "closes_ms": 300, "alone_s": 1, "again_ms": 300}
        Onlooker(walk, Portal(walk.portal, lambda: lay), **short).look_for_popups()
        return [one.data for one in walk.written if isinstance(one.data, PopupsLookedFor)]

    return looking


def only_box(seen: list[PopupsLookedFor]) -> FloatingBox:
    ((box,),) = (one.boxes for one in seen)
    return box


@pytest.mark.parametrize(
    ("body", "closed_by"),
    [
        (BOX.format(X + NOTICE), "its button"),
        (BOX.format(f'{NOTICE}<span onclick="box.remove()">我知道了</span>'), "its button"),
        (BOX.format(NOTICE) + "<script>onkeydown = (e) => { if (e.key === 'Escape') box.remove() }</script>", "Escape"),
        (MODAL, "a click beside it"),
        (BOX.format(f'<img src="{DRAWN}" alt="通知" width="400" height="260" onclick="box.remove()">'), "its button"),
        (BOX.format(X + NOTICE) + WANDER, "its button"),
    ],
    ids=["×", "words without a role", "Escape", "click on the shade", "one picture", "wanders"],
)
def test_box_that_closes(look_for: LookFor, body: str, closed_by: str) -> None:
    box = only_box(look_for(body))

    assert box.target == "#box"
    assert box.covers
    assert box.closed_by == closed_by
    assert box.share == pytest.approx(400 * 260 / (1280 * 800), abs=0.01)


@pytest.mark.parametrize(
    "body",
    [
        BOX.format(NOTICE),
        BOX.format(f"<button>×</button>{NOTICE}"),
        BOX.format(f'{NOTICE}<a href="/xw/">详情</a>'),
        BOX.format(NOTICE).replace("fixed", "absolute; z-index: 9") + WANDER,
    ],
    ids=["no button", "dead button", "a link alone", "wanders"],
)
def test_box_that_nothing_closes(look_for: LookFor, body: str) -> None:
    box = only_box(look_for(body))

    assert (box.closed_by, box.covers) == ("", True)
    assert box.moves == (WANDER in body)
    assert box.evidence


def test_box_that_goes_by_itself_is_not_called_shut(look_for: LookFor) -> None:
    box = only_box(look_for(BOX.format(NOTICE) + "<script>setTimeout(() => box.remove(), 1800)</script>"))

    assert box.closed_by != ""  # by what of all that was tried meanwhile, time alone does not tell


def test_box_that_comes_later_is_seen(look_for: LookFor) -> None:
    late = BOX.format(NOTICE).replace("position", "display: none; position")
    box = only_box(look_for(f"{late}<script>setTimeout(() => {{ box.style.display = 'block' }}, 300)</script>"))

    assert box.closed_by == ""


def test_box_that_stays_closed(look_for: LookFor) -> None:
    home, column = look_for(BOX.format(X + NOTICE) + KEPT, BOX.format(X + NOTICE) + KEPT)

    assert (home.boxes[0].closed_by, home.boxes[0].came_back) == ("its button", "")
    assert column.boxes == ()


@pytest.mark.parametrize(
    ("home", "column", "where"),
    [
        (BOX.format(X + NOTICE), "<p>栏目</p>", "reload"),
        (BOX.format(X + NOTICE) + KEPT, BOX.format(X + NOTICE), "next page"),
    ],
)
def test_box_that_comes_back(look_for: LookFor, home: str, column: str, where: str) -> None:
    first, _ = look_for(home, column)

    assert first.boxes[0].came_back == where
    assert len(first.boxes[0].evidence) == 2


BAR = '<div style="position: fixed; left: 0; {}; width: 100%; background: #eee">{}</div>'


@pytest.mark.parametrize(
    "body",
    [
        BAR.format("top: 0; height: 120px", "清河市人民政府"),
        BAR.format("bottom: 0; height: 160px", "本网站使用Cookie。<button>同意</button>"),
        BOX.format("本网站使用Cookie改善体验，见隐私政策。"),
        '<a href="#" style="position: fixed; right: 20px; bottom: 20px; width: 60px; height: 60px">返回顶部</a>',
        '<div style="position: fixed; left: 0; width: 220px; height: 100%"><nav><a href="/a">甲</a></nav></div>',
        '<div style="position: absolute; z-index: 2; top: 100px; width: 500px; height: 300px">图片新闻</div>',
        '<div style="position: fixed; inset: 0; pointer-events: none"><div style="width: 50px">客服</div></div>',
        BOX.format(NOTICE).replace("position", "visibility: hidden; position"),
        '<div style="position: relative; height: 300px; overflow: hidden"><div id="box" style="position: absolute; '
        f'z-index: 3; width: 600px; height: 300px">轮播图片</div></div>{WANDER}',
    ],
    ids=[
        "sticky header",
        "consent bar",
        "consent box",
        "back to top",
        "side menu",
        "part of the layout",
        "frame of a chat's bubble",
        "hidden",
        "carousel",
    ],
)
def test_what_is_no_box(look_for: LookFor, body: str) -> None:
    (seen,) = look_for(body)

    assert seen.boxes == ()


def test_box_over_margins_covers_nothing(look_for: LookFor) -> None:
    (seen,) = look_for(
        "<style>p { margin-right: 480px }</style>" + BOX.replace("left: 400px", "right: 20px").format(NOTICE)
    )

    assert seen.boxes == ()


CONSENTS = BOX.format(f'{NOTICE}<button onclick="{{}}">确定</button>')


@pytest.mark.parametrize(
    ("pressed", "closed_by"),
    [
        ("fetch('/agree', {method: 'POST'}).then(() => box.remove())", ""),
        ("fetch('/agree', {method: 'POST'}); box.remove()", "its button"),
    ],
    ids=["closes after the answer", "closes at once"],
)
def test_closing_never_writes_to_the_portal(look_for: LookFor, site: Site, pressed: str, closed_by: str) -> None:
    box = only_box(look_for(CONSENTS.format(pressed)))

    assert (box.closed_by, box.held_back) == (closed_by, True)
    assert site.posts == 0


def test_window_that_opens_by_itself(look_for: LookFor, site: Site) -> None:
    (seen,) = look_for('<script>window.open("/ad/")</script>')

    assert seen.windows == (f"{site.url}ad/",)
    assert len(seen.evidence) == 2


def test_window_that_a_visitor_opens_is_none(look_for: LookFor) -> None:
    (seen,) = look_for(BOX.format(f'<a href="/xw/" target="_blank" class="x">×</a>{X}'))

    assert seen.windows == ()
    assert seen.boxes[0].closed_by == "its button"
