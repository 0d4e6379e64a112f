"""What a phone shows of a page: measured in the page, and tried with a finger."""

from collections.abc import Callable

import pytest

from portalwalk import PageOnDevice
from portalwalk.model import portal as declared
from portalwalk.model.observations import PortalScouted
from portalwalk.pages.on_device import OnDevice
from portalwalk.pages.portal import Portal
from tests.conftest import NewWalk
from tests.pages.conftest import Site

PHONE = "iPhone 13"
WIDE = '<table id="wide" style="width: 900px"><tr><td>项目名称</td><td>金额</td></tr></table>'
TEXT = f"<p>{'清河市人民政府今日召开会议，研究部署近期重点工作。' * 40}</p>"
OnPhone = Callable[[str], PageOnDevice]


@pytest.fixture
def on_phone(site: Site, new_walk: NewWalk) -> OnPhone:
    """Publish a page, and measure it with a phone in hand."""

    def measured(body: str) -> PageOnDevice:
        url = site.put(f'<meta name="viewport" content="width=device-width, initial-scale=1">{body}{TEXT}')
        walk = new_walk(device=PHONE)
        lay = PortalScouted(url=url, name="清河市人民政府")
        OnDevice(walk, Portal(declared.Portal(url=url), lambda: lay)).see_all()
        (seen,) = (entry.data for entry in walk.written if isinstance(entry.data, PageOnDevice))
        return seen

    return measured


def test_sound_page_shows_nothing_at_fault(on_phone: OnPhone) -> None:
    seen = on_phone('<p><a href="/1">一条链接</a></p>')

    assert (seen.screen_width_px, seen.content_width_px) == (390, 390)
    assert (seen.sideways, seen.tiny, seen.crowded, seen.covering) == ((), (), (), ())
    assert not seen.can_scroll_sideways


def test_wide_table_moves_the_page_under_a_finger(on_phone: OnPhone) -> None:
    seen = on_phone(WIDE)

    assert [spot.target for spot in seen.sideways] == ["#wide"]
    assert seen.content_width_px > 900
    assert seen.can_scroll_sideways


@pytest.mark.parametrize("scroller", ["auto", "scroll", "hidden"])
def test_wide_table_in_its_own_scroller_is_no_fault(on_phone: OnPhone, scroller: str) -> None:
    seen = on_phone(f'<div style="overflow-x: {scroller}">{WIDE}</div>')

    assert seen.sideways == ()
    assert not seen.can_scroll_sideways


def test_page_that_is_wide_but_held_does_not_move(on_phone: OnPhone) -> None:
    seen = on_phone(f"<style>html, body {{ overflow-x: hidden }}</style>{WIDE}")

    assert not seen.can_scroll_sideways


def links(style: str, count: int = 3) -> str:
    return "".join(f'<a href="/{n}" style="{style}">{n}</a>' for n in range(count))


SMALL = "display: inline-block; width: 20px; height: 20px; font-size: 12px"


def test_small_links_side_by_side_are_crowded(on_phone: OnPhone) -> None:
    seen = on_phone(f"<div>{links(SMALL)}</div>")

    assert len(seen.crowded) == 3
    assert {spot.px for spot in seen.crowded} == {20}


@pytest.mark.parametrize(
    "body",
    [
        f"<div>{links(SMALL + '; margin: 4px')}</div>",
        f"<div>{links('display: inline-block; width: 24px; height: 24px')}</div>",
        "<p>请阅读<a href='/1'>须知</a>和<a href='/2'>说明</a>，再填写<a href='/3'>表格</a>并提交。</p>",
        '<a href="#main" style="position: absolute; width: 12px; height: 12px; overflow: hidden; clip: rect(0,0,0,0)">'
        "跳到正文</a><a href='/1' style='display: inline-block; width: 16px; height: 16px'>一</a>",
    ],
    ids=["with room around", "24 px", "within a sentence", "skip link"],
)
def test_other_links_are_not_crowded(on_phone: OnPhone, body: str) -> None:
    assert on_phone(body).crowded == ()


FIXED = '<div id="box" style="position: fixed; background: red; left: 0; {}">通知{}</div>'
THIRD = FIXED.format("width: 100%; height: 30vh; top: 35vh", "{}")


def test_fixed_box_covers(on_phone: OnPhone) -> None:
    seen = on_phone(THIRD.format(""))

    (spot,) = seen.covering
    assert spot.target == "#box"
    assert spot.px == pytest.approx(0.3, abs=0.01)
    assert seen.covering_closable == (False,)


def test_fixed_box_that_a_finger_closes(on_phone: OnPhone) -> None:
    seen = on_phone(THIRD.format('<button onclick="box.remove()">关闭</button>'))

    assert seen.covering_closable == (True,)


def test_close_button_without_effect_closes_nothing(on_phone: OnPhone) -> None:
    assert on_phone(THIRD.format("<button>关闭</button>")).covering_closable == (False,)


@pytest.mark.parametrize(
    "body",
    [
        '<header style="position: sticky; top: 0; width: 100%; height: 15vh; background: red">清河</header>',
        FIXED.format("width: 100%; height: 12vh; bottom: 0", ""),
        FIXED.format("width: 60px; height: 60px; bottom: 0", ""),
    ],
    ids=["sticky header", "bar at the foot", "small button"],
)
def test_bars_and_buttons_do_not_cover(on_phone: OnPhone, body: str) -> None:
    assert on_phone(body).covering == ()


def test_tiny_text_is_measured_in_characters(on_phone: OnPhone) -> None:
    seen = on_phone('<p id="tiny" style="font-size: 9px">很小的一行字</p>')

    assert [(spot.target, spot.px) for spot in seen.tiny] == [("#tiny", 9)]
    assert seen.chars_tiny == 6


FITS = '<meta name="viewport" content="width=device-width, initial-scale=1">'


@pytest.mark.parametrize(
    ("body", "reach", "tappable"),
    [
        ('<a href="/hudong">我要留言</a>', "direct", True),
        (f'{WIDE}<a href="/hudong">我要留言</a>', "direct", None),
        ('<a href="/hudong">我要留言</a><div style="position: fixed; inset: 0"></div>', "direct", False),
        ('<a href="/other">政务公开</a>', "none", None),
    ],
    ids=["plain", "page too wide for the screen", "under a layer", "not there"],
)
def test_entry_of_the_desktop_is_looked_for(
    site: Site, new_walk: NewWalk, body: str, reach: str, tappable: bool | None
) -> None:
    url = site.put(FITS + body + TEXT)
    walk = new_walk(device=PHONE)
    walk.portal = declared.Portal(url=url)

    seen = OnDevice(walk, Portal(walk.portal, lambda: PortalScouted(url=url, name=""))).look_for(
        "message", "我要留言", f"{url}hudong"
    )

    assert (seen.reach, seen.tappable) == (reach, tappable)


@pytest.mark.parametrize(
    ("body", "reach"),
    [
        ('<form role="search"><label>文字 <input type="search" name="text"></label></form>', "direct"),
        ('<form><label>姓名 <input name="who"></label></form>', "none"),
    ],
    ids=["a search whose words do not say so", "another field"],
)
def test_search_is_found_by_its_field(site: Site, new_walk: NewWalk, body: str, reach: str) -> None:
    url = site.put(FITS + body + TEXT)
    walk = new_walk(device=PHONE)
    walk.portal = declared.Portal(url=url)

    seen = OnDevice(walk, Portal(walk.portal, lambda: PortalScouted(url=url, name=""))).look_for("search", "文字", "")

    assert seen.reach == reach
