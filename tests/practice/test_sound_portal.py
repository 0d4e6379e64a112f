"""Without defects the portal is sound in every part that a visitor without a browser can reach."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING

import httpx
import pytest

from portalwalk.survey.word_lists import WordLists

if TYPE_CHECKING:
    from tests.practice.conftest import Visit

LINK = re.compile(r'(?:href|src|action)="(/[^"#]*)"')
ENDLESS = re.compile(r"/xwzx/rl/\?|/zwgk/jiansuo\?")


def test_every_link_leads_somewhere(visit: Visit) -> None:
    visitor = visit()
    seen: dict[str, int] = {}
    waiting = ["/"]
    while waiting:
        path = waiting.pop()
        if path in seen or path.startswith(("/login", "/logout")) or ENDLESS.match(path):
            continue
        page = visitor.get(path)
        seen[path] = page.status_code
        if page.headers["content-type"].startswith("text/html") and page.url.host == "127.0.0.1":
            waiting += [link.replace("&amp;", "&") for link in LINK.findall(page.text)]

    assert {path: status for path, status in seen.items() if status != 200} == {}
    assert len(seen) > 140


@pytest.mark.parametrize("path", ["/", "/xwzx/yw/", "/search?q=供暖", "/zmhd/wszx/new", "/space/", "/nowhere"])
def test_every_page_has_the_frame_of_a_government_site(visit: Visit, path: str) -> None:
    page = visit().get(path).text

    expected = ["登录", "注册", "主办单位", "承办单位", "网站标识码", "冀ICP备", "公安备案", "党政机关网站标识"]
    expected += ["我为政府网站找错", "联系方式", "网站地图", "版权所有", 'name="SiteIDCode"', 'name="viewport"']
    assert [word for word in expected if word not in page] == []
    assert ("当前位置" in page) == (path != "/")


def test_an_article_carries_the_tags_of_its_column_and_its_own(visit: Visit) -> None:
    visitor = visit()
    path = re.findall(r'href="(/zwgk/zcwj/\d+/t[^"]+)"', visitor.get("/zwgk/zcwj/").text)[0]
    article = visitor.get(path).text

    for name in ("ColumnName", "ColumnType", "ArticleTitle", "PubDate", "ContentSource"):
        assert f'<meta name="{name}" content="' in article
    interpretation = re.findall(r'政策解读：</strong><a href="([^"]+)"', article)[0]
    assert f'href="{path}"' in visitor.get(interpretation).text


def test_lists_are_paged_and_filtered_by_address(visit: Visit) -> None:
    visitor = visit()

    assert "第3/3页" in visitor.get("/xwzx/yw/", page="3").text
    filtered = visitor.get("/xwzx/yw/", kind="文化").text
    assert "清河古渡口" in filtered
    assert "工业增加值" not in filtered


@pytest.mark.parametrize("query", ["关于拟命名示范性居家养老服务中心的公示", "居家养老服务中心", "示范性", "命名"])
def test_a_published_item_is_found_by_title_and_fragment(visit: Visit, query: str) -> None:
    page = visit().get("/search", q=query).text

    hits = [re.sub("<[^>]+>", "", title) for title in re.findall(r"<h2>.*?</h2>", page)]
    assert any("关于拟命名示范性居家养老服务中心的公示" in title for title in hits)
    assert f'value="{query}"' in page
    assert "新闻（" in page


@pytest.mark.parametrize(
    "query", ["", " ", "'", '"', "\"'*%()<>-^:;\\", "张" * 2000, "NEAR(", "<script>alert(1)</script>"]
)
def test_search_survives_whatever_is_typed(visit: Visit, query: str) -> None:
    page = visit().get("/search", q=query)

    assert page.status_code == 200
    assert "<script>alert" not in page.text


def test_a_guest_asks_and_is_given_a_number(visit: Visit) -> None:
    visitor = visit()

    receipt = visitor.ask()

    number = re.findall(r'class="code">(\d+)<', receipt.text)[0]
    assert [step.status_code for step in receipt.history] == [303]
    assert "正在办理" in visitor.get("/zmhd/query", code=number).text
    assert visitor.get("/__practice/counters").json() == {"submitted": 1, "rejected": 0}
    assert visitor.portal.submissions == 1


def test_a_rejected_form_comes_back_with_reasons_and_input(visit: Visit) -> None:
    visitor = visit()

    page = visitor.ask(**visitor.good_message | {"phone": "12", "title": ""})

    assert "手机号码格式不正确" in page.text
    assert "请填写标题" in page.text
    assert "这是一条测试留言。" in page.text
    assert visitor.get("/__practice/counters").json() == {"submitted": 0, "rejected": 1}


def test_the_same_form_is_accepted_once(visit: Visit) -> None:
    visitor = visit()
    form = visitor.get("/zmhd/wszx/new")
    visitor.submit(form, **visitor.good_message)

    again = visitor.submit(form, **visitor.good_message)

    assert "页面已失效" in again.text
    assert visitor.portal.submissions == 1


def test_one_sign_in_opens_every_section_until_sign_out(visit: Visit) -> None:
    visitor = visit()
    wrong = visitor.sign_in("/login?next=/zmhd/", password="no")
    assert "用户名或密码错误" in wrong.text

    home = visitor.submit(wrong, username=visitor.portal.username, password=visitor.portal.password)

    assert home.url.path == "/zmhd/"
    assert "您好，张*三" in home.text
    assert visitor.get("/space/").headers["cache-control"] == "no-store"
    for path in ("/zmhd/szxx/new", "/zmhd/myzj/2001/new", "/bsfw/1001/apply"):
        assert visitor.get(path).url.path == path
        assert "csrf_token" in visitor.get(path).text
    assert "您已安全退出" in visitor.get("/logout").text
    assert "请登录" in visitor.get("/space/").text
    assert visitor.get("/login").url.path == "/login"


def test_sections_that_need_an_account_ask_for_it_and_come_back(visit: Visit) -> None:
    visitor = visit()

    assert visitor.get("/bsfw/1001/apply").url.netloc.decode() == visitor.portal.identity_host
    assert "请登录" in visitor.get("/zmhd/myzj/2001/new").text
    assert visitor.sign_in("/zmhd/szxx/new").url.path == "/zmhd/szxx/new"


def test_the_identity_provider_grants_nothing_to_strangers(visit: Visit) -> None:
    visitor = visit()
    identity = f"http://{visitor.portal.identity_host}"
    asked = visitor.http.get("/login", follow_redirects=False).headers["location"]

    elsewhere = str(httpx.URL(asked).copy_set_param("redirect_uri", "http://127.0.0.1:9/callback"))
    assert visitor.get(elsewhere).status_code == 400
    assert visitor.http.post(f"{identity}/token", data={"code": "guessed"}).status_code == 400
    assert visitor.get("/login/callback", code="guessed", state="guessed").status_code == 400
    assert visitor.get("/login?next=//elsewhere.example").status_code == 200


def test_errors_are_pages_of_the_site(visit: Visit) -> None:
    missing = visit().get("/nowhere")

    assert missing.status_code == 404
    assert "返回首页" in missing.text


def test_the_portal_describes_itself(visit: Visit) -> None:
    portal = visit().portal

    described = tomllib.loads(portal.toml())

    assert described["url"] == portal.url
    assert described["authorised"] is True
    assert described["login"]["hosts"] == [portal.identity_host]
    assert portal.password not in portal.toml()
    assert WordLists.read(described["word_lists"]).find("清河市人明政府")[0].right == "人民政府"
