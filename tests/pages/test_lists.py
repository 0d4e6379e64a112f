"""Lists in any markup, their dates, and which addresses and titles mean the same."""

import pytest

from portalwalk.pages.lists import date_in, lists_of, same_page, same_title
from tests.pages.conftest import See

TITLES = ("关于拟命名养老服务中心的公示", "清河市二〇二六年预算公开说明", "城区供水管网改造工程启动")
TITLE = "关于印发《清河市养老服务条例》的通知"


def repeated(item: str, around: str = "{}") -> str:
    """Write one item of a list for each title; `{n}` is its number, `{t}` its title."""
    return around.format("".join(item.format(n=n, t=t) for n, t in enumerate(TITLES, 1)))


MARKUPS = {
    "li links": repeated('<li><a href="/art/{n}.html">{t}</a> <span>2026-11-0{n}</span></li>', "<ul>{}</ul>"),
    "table rows": repeated(
        '<tr><td>{n}<td><a href="/art/{n}.html">{t}</a><td>2026年11月{n}日</tr>', "<table>{}</table>"
    ),
    "clickable boxes": repeated(
        '<li><div style="cursor: pointer" data-id="{n}">{t}</div><i>2026/11/{n}</i></li>', "<ul>{}</ul>"
    ),
    "headings": repeated('<article><h3><a href="/art/{n}.html">{t}</a></h3><p>2026.11.{n}</p></article>'),
}


@pytest.mark.parametrize("body", MARKUPS.values(), ids=MARKUPS)
def test_items_are_read_in_their_order_with_their_dates(see: See, body: str) -> None:
    (found,) = lists_of(see(body))

    assert tuple(item.title for item in found.items) == TITLES
    assert [item.published_on for item in found.items] == ["2026-11-01", "2026-11-02", "2026-11-03"]


def test_item_that_a_script_opens_has_no_address(see: See) -> None:
    (found,) = lists_of(see(MARKUPS["clickable boxes"]))

    assert {item.url for item in found.items} == {""}


def test_links_to_more_are_no_items(see: See) -> None:
    body = MARKUPS["li links"].replace("</ul>", '<li><a href="/xwzx/">更多新闻动态和通知 &gt;&gt;</a></li></ul>')

    (found,) = lists_of(see(body))

    assert tuple(item.title for item in found.items) == TITLES


@pytest.mark.parametrize("around", ["<nav>{}</nav>", '<div class="menu">{}</div>', "<footer>{}</footer>"])
def test_menus_are_no_lists(see: See, around: str) -> None:
    assert lists_of(see(repeated('<a href="/{n}/">{t}</a>', around))) == []


def test_short_words_are_no_titles(see: See) -> None:
    assert lists_of(see('<a href="/1/">新闻</a><a href="/2/">政务公开</a><a href="/3/">办事服务</a>')) == []


def test_main_list_comes_before_the_lists_beside_it(see: See) -> None:
    beside = repeated('<p><a href="/top/{n}.html">本周热点{t}</a></p>')

    first, second = lists_of(see(beside + MARKUPS["li links"]))

    assert (first.items[0].title, second.items[0].title) == (TITLES[0], f"本周热点{TITLES[0]}")


def test_title_that_is_cut_is_read_in_full_where_the_link_has_it(see: See) -> None:
    body = repeated('<li><a href="/art/{n}.html" title="{t}">{t:.7}…</a></li>')

    (found,) = lists_of(see(body))

    assert tuple(item.title for item in found.items) == TITLES


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-02",
        "2026/11/2",
        "2026.11.02",
        "2026年11月2日",
        "[2026-11-02]",
        "发布时间 2026 - 11 - 2 09:30",
        "（2026-11-02）",
    ],
)
def test_dates_are_read_in_all_forms(text: str) -> None:
    assert date_in(text) == "2026-11-02"


@pytest.mark.parametrize("text", ["", "11-02", "2026-13-40", "电话 0312-1234567", "第2026号"])
def test_other_numbers_are_no_dates(text: str) -> None:
    assert date_in(text) == ""


@pytest.mark.parametrize(
    ("url", "other"),
    [
        ("http://a.cn/x/index.html", "http://a.cn/x/"),
        ("http://a.cn/x/default.jsp", "http://a.cn/x"),
        ("https://www.a.cn/x", "http://a.cn/x/"),
        ("http://a.cn/d?id=start&s[]=foo", "http://a.cn/d?id=start"),
        ("http://a.cn/art/1.html?s[]=foo", "http://a.cn/art/1.html"),
        ("http://a.cn/art/1.html?utm_source=x", "http://a.cn/art/1.html"),
        ("http://a.cn/?p=1", "http://a.cn/?p=1&highlight=x"),
    ],
)
def test_same_page_under_two_addresses(url: str, other: str) -> None:
    assert same_page(url, other)
    assert same_page(other, url)


@pytest.mark.parametrize(
    ("url", "other"),
    [
        ("http://a.cn/d?id=1", "http://a.cn/d?id=2"),
        ("http://a.cn/d?id=1", "http://a.cn/d"),
        ("http://a.cn/x?page=2", "http://a.cn/x"),
        ("http://a.cn/1.html", "http://a.cn/2.html"),
        ("http://a.cn/", "http://b.cn/"),
        ("http://a.cn:8001/", "http://a.cn:8002/"),
    ],
)
def test_two_pages(url: str, other: str) -> None:
    assert not same_page(url, other)
    assert not same_page(other, url)


@pytest.mark.parametrize(
    ("shown", "how"),
    [
        (TITLE, "title"),
        ("关于印发〈清河市养老服务条例〉的通知", "title"),
        ("关于印发（清河市养老服务条例）的通知", "title"),
        ("关于印发《清河市 养老服务条例》 的通知", "title"),
        (f"[置顶]{TITLE} 2026-11-02", "title"),
        ("关于印发《清河市养老服务…", "cut title"),
        ("关于印发《清河市养老服务...", "cut title"),
        (f"{TITLE}_清河市人民政府", "title with additions"),
    ],
)
def test_same_title(shown: str, how: str) -> None:
    assert same_title(shown, TITLE) == how


@pytest.mark.parametrize(
    "shown",
    ["关于印发《清河市绿化条例》的通知", "关于印发", "关于…", "", "《清河市养老服务条例》解读", "清河市养老服务条例"],
)
def test_other_titles(shown: str) -> None:
    assert same_title(shown, TITLE) == ""
