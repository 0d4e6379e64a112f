"""Addresses that lead nowhere new are left out, and the reader is told."""

from pathlib import Path

import pytest

from portalwalk.model.observations import LinkState
from portalwalk.survey import traps
from portalwalk.survey.scope import Scope, one_address
from tests.survey.site import Said, page, serving
from tests.survey.surveyed import survey


def test_a_calendar_is_opened_some_way_and_then_left(tmp_path: Path) -> None:
    def month(target: str) -> Said:
        number = int(target.partition("month=")[2])
        return page(f"/events?month={number + 1}", title=f"第{number}月", words=f"第{number}月没有活动。" * 20)

    with serving({"/": page("/events?month=1"), "/events": month}) as site:
        found = survey(site, tmp_path)

    assert found.ended.why_ended == "done"
    assert len(found.pages) <= traps.CALENDAR_ADDRESSES + 1
    assert "calendar" in found.ended.skipped[0]
    assert "日历" in found.ended.skipped_zh[0]
    assert found.links[-1].cause in ("calendar", "loop")
    assert found.links[-1].state is LinkState.NOT_LOOKED_AT


def test_pages_that_say_the_same_for_ever_are_left(tmp_path: Path) -> None:
    def turned(target: str) -> Said:
        number = int(target.rpartition("=")[2])
        return page(f"/list?page={number + 1}", words=f"第{number}页，暂无更多内容，请稍后再来查看本栏目。" * 5)

    with serving({"/": page("/list?page=1"), "/list": turned}) as site:
        found = survey(site, tmp_path)

    assert found.ended.why_ended == "done"
    assert len(found.pages) <= traps.LOOP_PAGES + 2
    assert found.ended.skipped[0].startswith("pages that repeat themselves")


def test_a_long_list_of_pages_that_say_the_same_is_not_opened_to_its_end(tmp_path: Path) -> None:
    same = page(words="请登录后查看本页内容。" * 10)
    with serving({"/": page(*(f"/show?id={n}" for n in range(200)))} | {"/show": same}) as site:
        found = survey(site, tmp_path)

    assert len(found.pages) < 40
    assert sum(one.cause == "loop" for one in found.links) > 160


def test_many_articles_of_one_form_are_no_trap(tmp_path: Path) -> None:
    def article(target: str) -> Said:
        number = int(target.rpartition("=")[2])
        links = [f"/show?id={n}" for n in (number * 2, number * 2 + 1) if n <= 120]
        return page(*links, title=f"通知{number}", words=f"第{number}号通知的内容，各不相同。" * 10)

    with serving({"/": page("/show?id=1"), "/show": article}) as site:
        found = survey(site, tmp_path)

    assert found.ended.pages == 121
    assert found.ended.skipped == ()


def test_session_ids_make_no_second_page(tmp_path: Path) -> None:
    pages = {"/": page("/a;jsessionid=1", "/a;jsessionid=2", "/a?PHPSESSID=3", "/b?id=4&jsessionid=5"), "/a": page()}
    with serving(pages | {"/b": page()}) as site:
        found = survey(site, tmp_path)

        assert found.paths(site) == {"/", "/a", "/b?id=4"}
    assert "session ids" in found.ended.skipped[0]


def test_what_may_change_something_is_never_opened(tmp_path: Path) -> None:
    links = ("/logout", "/news/delete?id=3", "/vote.do?id=1", "/a?action=delete")
    with serving({"/": page(*links, "/devotee", "/deleted-items-notice"), "/a": page()}) as site:
        found = survey(site, tmp_path)

        assert not set(links) & set(site.asked)
        assert {"/devotee", "/deleted-items-notice"} <= set(site.asked)
    assert {one.cause for one in found.links if one.state is LinkState.NOT_LOOKED_AT} == {"may-change"}


@pytest.mark.parametrize(
    ("url", "cause"),
    [
        ("http://p.example/a/b/a/b/a/b/x.html", "repeated-path"),
        ("http://p.example/x/a/b/a/b/a/b/", "repeated-path"),
        ("http://p.example/art/11/11/11/art_11.html", ""),
        ("http://p.example/" + "/".join("abcdefghijklmnopq"), "repeated-path"),
        ("http://p.example/list?" + "&".join(f"p{n}=1" for n in range(9)), "endless-parameters"),
        ("http://p.example/list?a=1&b=2&c=3", ""),
        ("http://p.example/" + "x" * 2_000, "too-long"),
    ],
)
def test_what_an_address_says_itself(url: str, cause: str) -> None:
    assert traps.never_opened(url) == cause


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("HTTP://WWW.Example.gov.cn:80/a#b", "http://www.example.gov.cn/a"),
        ("https://h.example:443", "https://h.example/"),
        ("https://h.example:8443/?q=1#", "https://h.example:8443/?q=1"),
        ("http://u:p@h.example/a;jsessionid=9F?x=1&sid=0123456789abcdef0", "http://h.example/a?x=1"),
        ("http://h.example/a?sid=7", "http://h.example/a?sid=7"),
        ("mailto:a@b.cn", None),
        ("http://", None),
        ("http://h.example:port/", None),
        ("http://[::1/", None),
    ],
)
def test_an_address_is_written_in_one_way(said: str, written: str | None) -> None:
    assert one_address(said) == written


def test_a_scope_knows_its_own() -> None:
    scope = Scope("example.gov.cn", "/daxing/", ("*.daxing.example.gov.cn",))

    assert scope.holds("https://www.example.gov.cn/daxing/a")
    assert scope.holds("http://example.gov.cn/daxing")
    assert not scope.holds("http://example.gov.cn/daxing2/")
    assert scope.holds("http://zfb.daxing.example.gov.cn/x")
    assert not scope.holds("http://example.gov.cn.evil.example/daxing/")
