"""What axe-core and we make of pages: barriers that are certain, near misses that are none, aids to reading."""

from collections.abc import Callable
from html import escape

import pytest

from portalwalk import BrokenRule
from portalwalk.pages import accessibility
from portalwalk.pages.accessibility import bring_engine, first_element, look_for_barriers, reading_aids
from portalwalk.pages.walk import Walk
from tests.conftest import NewWalk
from tests.pages.conftest import See, Site

PICTURE = 'src="data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==" width="80" height="40"'
COMING_AND_GOING = "<style>@keyframes f { to { opacity: .4 } }</style>"
COLOURED = '办事前请阅读<a href="/1" style="color: #00c; text-decoration: none">办事提示</a>，并带齐材料。'
FRAMED = escape(f"<img {PICTURE}>")
FAINT = "color: #999; background: #fff"
Open = Callable[[str], Walk]
Broken = Callable[[str], dict[str, BrokenRule]]


@pytest.fixture
def open_page(site: Site, new_walk: NewWalk) -> Open:
    """Publish a page, and open it with axe-core at hand."""

    def opened(body: str) -> Walk:
        walk = new_walk()
        bring_engine(walk.tab.context)
        walk.goto(site.put(f"<main>{body}</main>"))
        return walk

    return opened


@pytest.fixture
def broken(open_page: Open) -> Broken:
    """Publish a page, and name the rules that it breaks."""

    def rules(body: str) -> dict[str, BrokenRule]:
        found = look_for_barriers(open_page(body).page)
        assert found is not None
        assert found[0].startswith("axe-core 4.")
        return {rule.rule: rule for rule in found[1]}

    return rules


@pytest.mark.parametrize(
    ("rule", "body"),
    [
        ("image-alt", f"<img {PICTURE}>"),
        ("image-alt", f'<a href="/1"><img {PICTURE}></a>'),  # and not its link as well: that is one cause
        ("label", '<form><input name="q"></form>'),
        ("select-name", "<form><select><option>区</option></select></form>"),
        ("button-name", '<button style="width: 40px; height: 40px"></button>'),
        ("link-name", '<a href="/1" style="display: block; width: 40px; height: 40px"></a>'),
        ("color-contrast", f'<p style="{FAINT}">2026年11月22日</p>'),
        ("color-contrast", '<p style="opacity: .5; background: #fff">2026年11月22日</p>'),
        ("frame-title", '<iframe srcdoc="<p>1</p>"></iframe>'),
        ("marquee", "<marquee>热烈祝贺</marquee>"),
        ("link-in-text-block", f"<p>{COLOURED}</p>"),
        ("list", "<ul><div>第一条</div></ul>"),
        ("list", '<ul><a href="/1"><li>第一条</li></a></ul>'),
        ("listitem", "<div><li>第一条</li></div>"),
    ],
)
def test_one_barrier_breaks_one_rule(broken: Broken, rule: str, body: str) -> None:
    assert broken(body).keys() == {rule}


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("<p>清河市人民政府</p>", id="a sound page"),
        pytest.param(f'<img {PICTURE} alt="">', id="a picture that says nothing"),
        pytest.param(f'<div style="display: none"><img {PICTURE}></div>', id="a closed menu"),
        pytest.param('<img src="/p.gif" width="1" height="1">', id="a picture that counts visits"),
        pytest.param(f'<span id="_ideConac"><a href="/b"><img {PICTURE}></a></span>', id="the badge's own script"),
        pytest.param(f'<style>html {{ filter: grayscale(1) }}</style><p style="{FAINT}">沉痛悼念</p>', id="mourning"),
        pytest.param(
            f'{COMING_AND_GOING}<p style="{FAINT}; animation: f 9s infinite">公告</p>',
            id="animated",
        ),
        pytest.param(
            '<p id="p" style="opacity: .3; background: #fff">公告</p><script>let o = .3;'
            "setInterval(() => { p.style.opacity = o = Math.min(1, o + .01); }, 40)</script>",
            id="fading in",
        ),
        pytest.param(
            f'<div style="background: url(/bg.png)"><p style="{FAINT}; background: none">公告</p></div>',
            id="text on a picture",
        ),
        pytest.param("<form><input name=a><textarea></textarea></form>", id="a form that a journey judges"),
        pytest.param('<meta name="viewport" content="user-scalable=no">', id="what zoom-blocked judges"),
        pytest.param(f'<iframe title="地图" srcdoc="{FRAMED}"></iframe>', id="what stands in a frame"),
        pytest.param('<marquee onmouseover="this.stop()">热烈祝贺</marquee>', id="a line that can be stopped"),
        pytest.param(f"<ul><li>{COLOURED}</li></ul>", id="a row with a link"),
        pytest.param('<h3>标题</h3><div role="region">无名</div><p>正文</p>', id="best practice"),
    ],
)
def test_what_is_not_certain_is_no_barrier(broken: Broken, body: str) -> None:
    assert broken(body) == {}


def test_a_barrier_is_told_with_level_measure_and_place(open_page: Open) -> None:
    walk = open_page(f'<p style="{FAINT}" class="date">2026年11月22日</p>' * 7)
    found = look_for_barriers(walk.page)
    assert found is not None
    (rule,) = found[1]

    assert (rule.impact, rule.criteria, rule.count) == ("serious", ("1.4.3",), 7)
    assert "wcag2aa" in rule.tags
    assert rule.says_zh == "文字与背景的对比度不足"
    first = rule.elements[0]
    assert (first.what, first.contrast, first.contrast_needed) == ("2026年11月22日", 2.84, 4.5)
    assert len(rule.elements) == accessibility.MOST_BARRIERS
    there = first_element(walk.page, rule)
    assert there is not None
    assert there.inner_text() == "2026年11月22日"


def test_a_snippet_is_cut_and_holds_nothing_typed(broken: Broken) -> None:
    rule = broken(f'<form><input name="q" value="13900000000" data-x="{"x" * 500}"></form>')["label"]

    snippet = rule.elements[0].snippet
    assert 'name="q"' in snippet
    assert "13900000000" not in snippet
    assert len(snippet) <= accessibility.LONGEST_SNIPPET + 1


def test_pages_are_not_touched(open_page: Open) -> None:
    page = open_page("<script>window.before = [typeof axe, Object.keys(window).join()]</script><p>公告</p>").page
    made = page.content()
    look_for_barriers(page)

    assert page.evaluate("before[0]") == "undefined"
    assert "axe" not in page.evaluate("before[1]").lower()
    assert page.content() == made


def test_a_page_that_is_too_large_or_came_before_the_engine_is_not_judged(open_page: Open, new_walk: NewWalk) -> None:
    assert look_for_barriers(open_page("<i></i>" * (accessibility.MOST_ELEMENTS_OF_PAGE + 1)).page) is None
    assert look_for_barriers(new_walk().page) is None


@pytest.mark.parametrize(
    ("role", "body"),
    [
        ("version", '<a href="/old">适老化浏览</a>'),
        ("version", '<a href="/wza">无障碍</a>'),
        ("version", "<button>长者模式</button>"),
        ("version", '<a href="javascript:;" id="wza"><img src="/1.png" alt="" width="20" height="20"></a>'),
        ("text-size", "<button>大字</button>"),
        ("voice", "<button>语音播报</button>"),
        ("contrast", "<button>高对比度</button>"),
    ],
)
def test_an_aid_to_reading_is_recognised(see: See, role: str, body: str) -> None:
    assert [aid.role for aid in reading_aids(see(body))] == [role]


@pytest.mark.parametrize(
    "body",
    [
        '<a href="/1">我市召开无障碍环境建设工作推进会议</a>',
        '<a href="/1">通知公告</a>',
        '<button style="display: none">长者模式</button>',
    ],
)
def test_news_of_the_elderly_are_no_aid(see: See, body: str) -> None:
    assert reading_aids(see(body)) == ()
