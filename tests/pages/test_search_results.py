"""What a page of search results says is read as a visitor reads it, in whatever markup."""

from collections.abc import Callable

import pytest

from portalwalk.model.observations import ItemSeen
from portalwalk.pages.search_results import Results, furniture, without
from tests.conftest import NewWalk
from tests.pages.conftest import Site

QUERY = "居家养老"
TITLES = ("关于印发《清河市居家养老服务办法》的通知", "居家养老服务中心名单公示", "居家养老服务十问十答政策解读")
MENU = '<header><nav><a href="/">首页</a><a href="/zcwj">政策文件</a><a href="/tzgg">通知公告</a></nav></header>'
FORM = f'<form action="/so"><input name="q" value="{QUERY}"><button>搜索</button></form>'
PAGER = '<div class="pages"><span>页面 1</span> <a href="/so?page=2">页面 2</a> <a href="/so?page=3">页面 3</a></div>'
NOTHING = "很遗憾，这里一无所获。"

Ask = Callable[[str], Results]


@pytest.fixture
def ask(new_walk: NewWalk, site: Site) -> Ask:
    """Publish the answer to a query, and read it against the portal's answer to words that nobody wrote."""

    def read(answer: str) -> Results:
        walk = new_walk()
        walk.open(site.put(MENU + FORM))
        home = walk.look()
        walk.open(site.put(f"{MENU}{FORM.replace(QUERY, '曌龘')}<p>“曌龘”</p><p>{NOTHING}</p>", "/nothing"))
        nothing = walk.look()
        landing = walk.open(site.put(MENU + FORM + answer, "/so"))
        return Results(walk, QUERY, landing, furniture(nothing), furniture(home), 300, without(nothing.text, "曌龘"))

    return read


def listed(*titles: str) -> str:
    return "".join(f'<li><h3><a href="/art/{n}">{one}</a></h3></li>' for n, one in enumerate(titles))


def test_pages_of_results_are_no_categories(ask: Ask) -> None:
    assert ask(f"<ul>{listed(*TITLES)}</ul>{PAGER}").categories == ()


def test_tabs_and_choices_are_categories(ask: Ask) -> None:
    tabs = '<div><a href="#a">全部(12)</a><a href="#b">政策文件(3)</a></div><label><input type="radio">通知公告</label>'

    assert set(ask(tabs + f"<ul>{listed(*TITLES)}</ul>").categories) == {"全部", "政策文件", "通知公告"}


def test_menu_of_the_portal_is_no_category(ask: Ask) -> None:
    assert ask(f"<ul>{listed(*TITLES)}</ul>").categories == ()


def test_results_are_their_titles_not_the_links_beside_them(ask: Ask) -> None:
    more = "".join(
        f'<article><h2><a href="/art/{n}">{one}</a></h2><p>摘要</p><a href="/art/{n}#m">继续阅读“{one}”</a></article>'
        for n, one in enumerate(TITLES)
    )
    results = ask(more)
    match = results.find(ItemSeen(title=TITLES[1], url="http://elsewhere/"))

    assert match is not None
    assert (match.rank, match.matched_by) == (2, "title")


@pytest.mark.parametrize(
    "shown",
    [
        TITLES[0].replace("居家养老", "<em>居家养老</em>"),
        "关于印发《清河市居家养老服务办…",
        f"1. {TITLES[0]} 2026-11-03",
    ],
)
def test_title_is_known_again_highlighted_cut_and_numbered(ask: Ask, shown: str) -> None:
    match = ask(f"<ul><li><a href='/x/9'>{shown}</a></li></ul>").find(
        ItemSeen(title=TITLES[0], url="http://elsewhere/")
    )

    assert match is not None
    assert match.rank == 1


def test_other_item_is_not_taken_for_the_one_sought(ask: Ask) -> None:
    sought = ItemSeen(title="关于公布2026年度居家养老补贴标准的通知", url="http://elsewhere/")

    assert ask(f"<ul>{listed(*TITLES)}</ul>").find(sought) is None


def test_answer_like_that_to_a_search_for_nothing_is_understood(ask: Ask) -> None:
    results = ask(f"<p>“{QUERY}”</p><p>{NOTHING}</p>")

    assert results.understood
    assert not results.lists


def test_unknown_words_are_not_understood(ask: Ask) -> None:
    assert not ask("<p>祝您生活愉快</p>").understood


def test_page_that_is_still_loading_says_nothing(ask: Ask) -> None:
    assert not ask(f"<p>“{QUERY}”</p><p>{NOTHING}</p><p>加载中</p>").understood


def test_query_stands_in_the_box(ask: Ask) -> None:
    assert ask(f"<ul>{listed(*TITLES)}</ul>").keeps_query() is True


def test_result_that_holds_the_query_is_no_echo_of_it(new_walk: NewWalk, site: Site) -> None:
    walk = new_walk()
    landing = walk.open(site.put(f"<form><input name='q'></form><ul>{listed(*TITLES)}</ul>", "/so"))

    assert Results(walk, QUERY, landing, patience_ms=0).keeps_query() is False
