"""The wild form is oddly built and not faulty: a visitor gets everything done."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page, expect

from portalwalk.practice import WILD_TRUE, Form, PracticePortal, WildDefectsError, running
from tests.practice.moving import answers, back, new_window

if TYPE_CHECKING:
    from tests.practice.conftest import Opened

TYPED = {"姓名": "张三", "手机号码": "13800000000", "标题": "测试：请勿办理", "内容": "这是一条测试留言。"}


def search(page: Page, query: str) -> Page:
    page.locator(".search-icon").click()
    page.get_by_placeholder("请输入搜索内容").fill(query)
    return new_window(page, page.locator(".search-go").click)


def sign_in(page: Page, portal: PracticePortal) -> None:
    page.locator("#account").get_by_text("登录").click()
    page.get_by_text("账号密码登录").click()
    page.get_by_placeholder("请输入用户名/手机号").fill(portal.username)
    page.get_by_placeholder("请输入密码").locator("visible=true").fill(portal.password)
    page.get_by_text("登 录").locator("visible=true").click()
    expect(page.get_by_text("您好，张*三")).to_be_visible()


def test_it_has_no_defects_to_offer() -> None:
    assert WILD_TRUE == ("new-window-overuse",)
    with pytest.raises(WildDefectsError, match="back-trap"), running(form=Form.WILD, defects=["back-trap"]):
        pass


def test_a_splash_leads_home_and_traps_nobody(opened: Opened) -> None:
    page = opened("xwzx/")
    page.goto(page.url.replace("xwzx/", ""))
    expect(page.get_by_text("进入网站")).to_be_visible()
    page.wait_for_url("**/index.html")

    back(page)

    assert page.url.endswith("/xwzx/")


def test_a_published_item_is_found_on_another_host_and_back_finds_the_results(
    opened: Opened, wild_portal: PracticePortal
) -> None:
    results = search(opened("index.html"), "居家养老服务")
    assert results.url.startswith(wild_portal.search_url)
    results.get_by_text(re.compile(r"^政策\(\d+\)")).click()
    expect(results.get_by_text(re.compile(r"^政策\(\d+\)"))).to_have_class("result-tab on")
    found = results.locator(".hit-title a").filter(has_text="居家养老服务办法")
    expect(found.first.locator("em").first).to_have_text("居家")

    found.first.click()
    expect(results.locator("#zoom")).to_be_visible()
    back(results)

    expect(found.first).to_be_visible()
    expect(results.get_by_placeholder("请输入搜索内容")).to_have_value("居家养老服务")


@pytest.mark.parametrize("query", ["'\"<script>%&#", "张" * 2000])
def test_search_survives_whatever_is_typed(opened: Opened, query: str) -> None:
    results = search(opened("index.html"), query)

    expect(results.get_by_text("没有找到").or_(results.get_by_text("搜索内容过长"))).to_be_visible()


def test_results_are_paged_by_script(opened: Opened) -> None:
    results = search(opened("index.html"), "清河")
    first = results.locator(".hit-title a").first.inner_text()
    results.get_by_text("下一页").click()

    expect(results.locator(".turn.on")).to_have_text("2")
    assert results.locator(".hit-title a").first.inner_text() != first
    back(results)
    expect(results.locator(".hit-title a").first).to_have_text(first)


def test_signing_in_is_shown_late_everywhere_and_signing_out_ends_it(
    opened: Opened, wild_portal: PracticePortal
) -> None:
    page = opened("zmhd/")
    passed: list[str] = []
    page.on("framenavigated", lambda frame: passed.append(frame.url))
    page.on("request", lambda request: passed.append(request.url))
    sign_in(page, wild_portal)

    assert any("/sso/enter?token=" in address for address in passed)
    assert page.url.endswith("/zmhd/")
    page.goto(wild_portal.url + "zmhd/szxx/new")
    expect(page.locator("#account").get_by_text("登录")).to_be_visible()
    expect(page.get_by_text("您好，张*三")).to_be_visible()
    page.get_by_text("您好，张*三").hover()
    page.get_by_text("个人中心").click()
    expect(page.get_by_text("我的留言")).to_be_visible()
    page.get_by_text("您好，张*三").hover()
    page.get_by_text("退出").click()
    expect(page.get_by_text("您已安全退出")).to_be_visible()
    back(page)
    expect(page.get_by_text("我的留言")).to_have_count(0)


def test_a_message_goes_through_notes_layer_and_alert(opened: Opened, wild_portal: PracticePortal) -> None:
    page = opened("zmhd/wszx/")
    page.goto(wild_portal.url + "zmhd/wszx/new")
    said, before = answers(page), wild_portal.submissions
    page.get_by_text("下一步").click()
    page.get_by_label("我已阅读并同意").check()
    page.get_by_text("下一步").click()
    form = page.frame_locator(".layer iframe")
    form.get_by_role("button", name="提 交").click()
    assert said == ["请先阅读并同意写信须知", "请填写姓名"]
    assert wild_portal.submissions == before

    for label, typed in TYPED.items():
        form.get_by_label(label).fill(typed)
    form.get_by_label("咨询类型").select_option("咨询")
    form.get_by_label("不公开").check()
    page.reload()
    expect(form.get_by_label("内容")).to_have_value(TYPED["内容"])
    with page.expect_navigation():
        form.get_by_role("button", name="提 交").click()
    expect(page.locator(".layer")).to_have_count(0)

    assert re.fullmatch(r"提交成功，查询码：\d{14}，请牢记。", said[-1])
    assert wild_portal.submissions == before + 1
    page.reload()
    back(page)
    expect(page.get_by_text("我要咨询")).to_be_visible()
    assert wild_portal.submissions == before + 1


def test_the_server_looks_at_a_message_as_well(opened: Opened, wild_portal: PracticePortal) -> None:
    page, before = opened("zmhd/wszx/form"), wild_portal.submissions

    answer = page.evaluate(
        """async () => {
            const body = new FormData(document.getElementById("letter"));
            return (await fetch("", { method: "POST", body })).json();
        }"""
    )

    assert answer == {"ok": False, "field": "name", "message": "请填写姓名"}
    assert wild_portal.submissions == before


def test_a_letter_to_the_mayor_is_written_in_a_table(opened: Opened, wild_portal: PracticePortal) -> None:
    page = opened("zmhd/szxx/")
    sign_in(page, wild_portal)
    letter = new_window(page, page.get_by_text("我要写信").click)
    said = answers(letter)
    letter.get_by_role("button", name="提交").click()
    assert said == ["请填写姓名"]
    for label, typed in TYPED.items():
        letter.get_by_label(label, exact=True).fill(typed)
    letter.get_by_label("不公开").check()

    letter.get_by_role("button", name="提交").click()

    expect(letter.get_by_text("您的查询码")).to_be_visible()
