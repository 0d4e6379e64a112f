"""The site search is found as a visitor finds it, and other fields are not taken for it."""

import pytest

from portalwalk.pages.search_box import SearchBox
from tests.pages.conftest import Site, Visit

SEARCH = '<form action="/so"><input name="q" placeholder="请输入关键词"><button>搜索</button></form>'

FOUND = {
    "form": SEARCH,
    "English form": '<form action="/search"><input name="s" aria-label="Search"><button>Go</button></form>',
    "searchbox role": '<input role="searchbox" aria-label="站内搜索">',
    "search landmark": '<div role="search"><input aria-label="关键词"></div>',
    "search type": '<input type="search" placeholder="搜一搜">',
    "script-driven box": '<input id="keyword" placeholder="请输入"><b onclick="go()">搜索</b>',
}
OTHERS = {
    "newsletter": '<form action="/subscribe"><input name="email" placeholder="邮箱"><button>订阅</button></form>',
    "query code": '<form action="/query"><input name="code" placeholder="请输入查询码"><button>查询</button></form>',
    "sign-in": '<form><input name="username" placeholder="用户名"><input type="password"><button>登录</button></form>',
    "captcha": '<form><input name="yzm" placeholder="验证码"><button>提交</button></form>',
    "hidden search": f"<div hidden>{SEARCH}</div>",
}


@pytest.mark.parametrize("body", FOUND.values(), ids=FOUND)
def test_search_is_found_with_certainty(visit: Visit, body: str) -> None:
    found = SearchBox(visit(body)).find()

    assert found is not None
    assert found.is_sure, found
    assert found.way


@pytest.mark.parametrize("body", OTHERS.values(), ids=OTHERS)
def test_other_fields_are_not_the_site_search(visit: Visit, body: str) -> None:
    assert SearchBox(visit(body)).find() is None


@pytest.mark.parametrize("body", OTHERS.values(), ids=OTHERS)
def test_search_is_found_beside_other_fields(visit: Visit, body: str) -> None:
    found = SearchBox(visit(body + SEARCH)).find()

    assert found is not None
    assert found.what == "请输入关键词"


def test_icon_opens_the_box(visit: Visit) -> None:
    walk = visit(
        '<header><button aria-label="搜索" onclick="box.hidden = false"><svg></svg></button></header>'
        f'<div id="box" hidden>{SEARCH}</div>'
    )

    found = SearchBox(walk).find()

    assert found is not None
    assert found.what == "请输入关键词"
    assert "opened by “搜索”" in found.way


def test_runner_up_of_two_searches_is_kept(visit: Visit) -> None:
    found = SearchBox(visit(f'{SEARCH}<p>本栏目 <input name="wd" placeholder="在本栏目中检索"></p>')).find()

    assert found is not None
    assert found.what == "请输入关键词"
    assert found.runner_up.startswith("本栏目 (")


@pytest.mark.parametrize("body", [SEARCH, SEARCH.replace("<button>搜索</button>", "")], ids=["button", "enter"])
def test_question_is_sent(visit: Visit, site: Site, body: str) -> None:
    walk = visit(body)
    site.put("没有找到", "/so")
    box = SearchBox(walk)
    box.find()

    landing = box.ask("通知 公告")

    assert landing.url == f"{site.url}so?q=%E9%80%9A%E7%9F%A5+%E5%85%AC%E5%91%8A"
