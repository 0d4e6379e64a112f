"""The list of defects, and what each does to a visitor without a browser."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from portalwalk.practice import DEFECTS, UnknownDefectError, running

if TYPE_CHECKING:
    from tests.practice.conftest import Visit, Visitor


def test_the_plain_id_of_a_check_comes_before_its_variants() -> None:
    first_of: dict[str, str] = {}
    for defect in DEFECTS.values():
        first_of.setdefault(defect.check, defect.id)

    assert all(check == first for check, first in first_of.items())
    assert {check for defect in DEFECTS.values() for check in defect.also} <= first_of.keys()


def test_an_unknown_defect_is_refused_with_the_nearest_right_one() -> None:
    with pytest.raises(UnknownDefectError, match="second-login") as refused, running(defects=["secnd-login"]):
        pass

    assert refused.value.nearest == "second-login"


@pytest.mark.parametrize("defect", DEFECTS)
def test_every_defect_leaves_a_portal_that_can_be_visited(visit: Visit, defect: str) -> None:
    visitor = visit(defect)

    for path in ("/", "/xwzx/yw/", "/zmhd/", "/bsfw/1001.html", "/wzdt/", "/nowhere"):
        assert visitor.get(path).status_code < 500
    assert visitor.get("/").status_code == 200


def first_hits(visitor: Visitor, query: str) -> str:
    return visitor.get("/search", q=query).text


def is_asked_again(visitor: Visitor, path: str) -> bool:
    visitor.sign_in()
    return "csrf_token" not in visitor.get(path).text


def survey_entry(visitor: Visitor) -> str:
    entries: list[str] = re.findall(r'class="button" href="([^"]+)"', visitor.get("/zmhd/myzj/2001.html").text)
    return entries[0]


SEEN: dict[str, Callable[[Visitor], bool]] = {
    "login-entry-missing": lambda v: ">登录<" not in v.get("/").text + v.get("/space/").text,
    "login-fails": lambda v: "系统繁忙" in v.sign_in().text,
    "login-fails:loop": lambda v: v.sign_in().url.netloc.decode() == v.portal.identity_host,
    "login-fails:error": lambda v: v.sign_in().status_code == 500,
    "split-identity": lambda v: v.get("/zmhd/szxx/new").url.path == "/mail/login",
    "second-login": lambda v: is_asked_again(v, "/bsfw/1001/apply"),
    "second-login:cookie-path": lambda v: is_asked_again(v, "/bsfw/1001/apply"),
    "second-login:redirect-drop": lambda v: is_asked_again(v, survey_entry(v)),
    "logout-incomplete": lambda v: bool(v.sign_in() and v.get("/logout") and "我的留言" in v.get("/space/").text),
    "logout-incomplete:identity-kept": lambda v: bool(
        v.sign_in() and v.get("/logout") and "张*三" in v.get("/login").text
    ),
    "message-channel-missing": lambda v: v.get("/zmhd/wszx/").status_code == 404 and "互动" not in v.get("/").text,
    "message-form-unusable": lambda v: "<label" not in v.get("/zmhd/wszx/new").text,
    "message-form-unusable:accepts-invalid": lambda v: "提交成功" in v.ask(phone="1").text,
    "message-form-unusable:no-errors": lambda v: "请填写" not in v.ask(phone="1").text,
    "message-input-lost": lambda v: "测试留言" not in v.ask(**v.good_message | {"phone": "1"}).text,
    "message-not-accepted": lambda v: v.ask().status_code == 500 and v.portal.submissions == 0,
    "message-not-accepted:silent": lambda v: "alert" not in v.ask().text and v.portal.submissions == 0,
    "message-receipt-missing": lambda v: "查询码" not in v.ask().text and v.portal.submissions == 1,
    "message-daily-limit": lambda v: bool(v.ask()) and "已达上限" in v.ask().text,
    "search-missing": lambda v: "搜索" not in v.get("/").text and v.get("/search").status_code == 404,
    "search-misses-published-item": lambda v: "拟命名" not in first_hits(v, "示范性居家养老"),
    "search-misses-published-item:absent": lambda v: "没有找到" in first_hits(v, "示范性居家养老"),
    "search-misses-published-item:index-off": lambda v: "没有找到" in first_hits(v, "清河"),
    "search-misses-published-item:error": lambda v: v.get("/search", q="清河").status_code == 500,
    "search-results-uncategorised": lambda v: "结果分类" not in first_hits(v, "清河"),
    "search-result-broken": lambda v: 'href="/old/' in first_hits(v, "清河"),
    "search-query-lost": lambda v: "供暖工作" not in first_hits(v, "供暖工作").partition("</main>")[0],
    "search-fragile": lambda v: {v.get("/search", q=q).status_code for q in ("'", '"', "%*(")} == {500},
    "search-fragile:blank": lambda v: v.get("/search", q=" ").status_code == 500,
    "search-fragile:long": lambda v: v.get("/search", q="长" * 200).status_code == 500,
    "viewport-missing": lambda v: 'name="viewport"' not in v.get("/").text,
    "zoom-blocked": lambda v: "user-scalable=no" in v.get("/").text,
    "back-resubmits": lambda v: v.ask().history == [] and v.portal.submissions == 1,
    "new-window-overuse": lambda v: v.get("/").text.count('target="_blank"') > 30,
    "breadcrumb-missing": lambda v: "当前位置" not in v.get("/xwzx/yw/").text,
    "home-link-missing": lambda v: all('href="/"' not in v.get(path).text for path in ("/xwzx/yw/", "/nowhere")),
}


@pytest.mark.parametrize("defect", SEEN)
def test_a_defect_is_there_when_it_is_switched_on_and_only_then(visit: Visit, sound: Visitor, defect: str) -> None:
    assert SEEN[defect](visit(defect))
    assert not SEEN[defect](sound)


@pytest.mark.parametrize("query", ["市政府召开第四十二次常务会议研究冬季供暖保障工作", "清河市停车管理规定"])
def test_a_fragile_search_still_answers_plain_words(visit: Visit, query: str) -> None:
    assert visit("search-fragile").get("/search", q=query).status_code == 200
