"""What only a browser shows: signing in for real, phones, and going back."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import BrowserContext, Error, Page, expect

if TYPE_CHECKING:
    from portalwalk.practice import PracticePortal
    from tests.practice.conftest import Visit

NEWS = "xwzx/yw/"
PLACES = re.compile("^(新闻中心|清河要闻)$")
SECOND_PAGE_TITLE = "西部物流枢纽铁路专用线建成通车"


def sign_in(page: Page, portal: PracticePortal) -> None:
    page.goto(portal.url)
    page.get_by_role("link", name="登录").click()
    page.get_by_label("用户名").fill(portal.username)
    page.get_by_label("密码").fill(portal.password)
    page.get_by_role("button", name="登录").click()
    expect(page.get_by_text("您好，张*三")).to_be_visible()


def back(page: Page) -> None:
    """Go back as Chromium does with its cache of whole pages: there may be nothing to load."""
    page.go_back(wait_until="commit")
    page.wait_for_function("document.readyState === 'complete'")


def test_signing_in_and_out(desktop: BrowserContext, visit: Visit) -> None:
    page, portal = desktop.new_page(), visit().portal
    sign_in(page, portal)
    page.get_by_role("link", name="个人中心").click()
    expect(page.get_by_role("heading", name="我的留言")).to_be_visible()

    page.get_by_role("link", name="退出").click()

    expect(page.get_by_role("heading", name="您已安全退出")).to_be_visible()
    back(page)
    expect(page.get_by_role("heading", name="请登录")).to_be_visible()
    back(page)
    expect(page.get_by_role("link", name="登录")).to_be_visible()
    expect(page.get_by_text("张*三")).to_have_count(0)


def test_a_message_is_counted_once_whatever_the_visitor_does(desktop: BrowserContext, visit: Visit) -> None:
    page, visitor = desktop.new_page(), visit()
    page.goto(visitor.portal.url + "zmhd/wszx/")
    page.get_by_role("link", name="我要咨询").click()
    for label, typed in {"姓名": "张三", "手机号码": "13800000000", "标题": "测试", "内容": "请勿办理"}.items():
        page.get_by_label(label).fill(typed)
    page.get_by_label("咨询类型").select_option("咨询")
    page.get_by_label("不公开").check()

    page.get_by_role("button", name="提交").click()

    expect(page.get_by_text("查询码：")).to_be_visible()
    page.reload()
    back(page)
    expect(page.get_by_label("内容")).to_have_value("请勿办理")
    assert visitor.portal.submissions == 1


def width_beyond_the_screen(page: Page) -> int:
    return int(page.evaluate("Math.max(document.documentElement.scrollWidth, innerWidth) - screen.width"))


@pytest.mark.parametrize("path", ["", NEWS, "search?q=清河", "zmhd/wszx/new", "bsfw/1001.html", "wzdt/", "login"])
def test_phones_show_sound_pages_without_sideways_scroll(
    phone: BrowserContext, sound_portal: PracticePortal, path: str
) -> None:
    page = phone.new_page()
    page.goto(sound_portal.url + path)

    assert width_beyond_the_screen(page) == 0
    small = """() => [...document.querySelectorAll("a, button, input:not([type=hidden]), select")]
        .filter((e) => e.checkVisibility() && !e.matches(".skip"))
        .filter((e) => (e.closest("label") ?? e).getBoundingClientRect().height < 44).map((e) => e.outerHTML)"""
    assert page.evaluate(small) == []


@pytest.mark.parametrize(
    ("defect", "path"),
    [
        ("sideways-scroll", "bsfw/1001.html"),
        ("sideways-scroll:fixed-layout", NEWS),
        ("sideways-scroll:wide-image", ""),
        ("sideways-scroll:off-canvas-menu", NEWS),
    ],
)
def test_pages_wider_than_a_phone(phone: BrowserContext, visit: Visit, defect: str, path: str) -> None:
    page = phone.new_page()
    page.goto(visit(defect).portal.url + path)

    assert width_beyond_the_screen(page) > 100


def has_dead_menu(page: Page) -> bool:
    page.get_by_role("button", name="菜单").tap()
    return not page.get_by_label("主导航").is_visible()


def has_no_entry(page: Page) -> bool:
    page.get_by_role("button", name="菜单").tap()
    entries = page.get_by_role("link", name=re.compile("互动|咨询|信箱"))
    return all(not entry.is_visible() for entry in entries.all())


def is_sent_home(page: Page) -> bool:
    page.locator(".list a").first.tap()
    page.wait_for_url(re.compile(r"/m/$|\.html$"))
    return page.url.endswith("/m/")


def has_tiny_text(page: Page) -> bool:
    sizes = "() => [...document.querySelectorAll('main a')].map((e) => parseFloat(getComputedStyle(e).fontSize))"
    return bool(min(page.evaluate(sizes)) < 12)


def has_crowded_links(page: Page) -> bool:
    box = page.get_by_role("link", name="登录").bounding_box()
    return box is not None and box["height"] < 24


def is_covered(page: Page) -> bool:
    at_the_bottom = "document.elementFromPoint(innerWidth / 2, innerHeight - 150)?.closest('.drifting') !== null"
    return bool(page.evaluate(at_the_bottom))


@pytest.mark.parametrize(
    ("defect", "is_seen"),
    [
        ("tiny-text", has_tiny_text),
        ("crowded-targets", has_crowded_links),
        ("covered-content", is_covered),
        ("mobile-entry-lost", has_no_entry),
        ("mobile-entry-lost:menu-dead", has_dead_menu),
        ("mobile-entry-lost:menu-dead", has_no_entry),
        ("mobile-page-lost", is_sent_home),
    ],
)
def test_defects_of_the_phone_layout(
    phone: BrowserContext,
    visit: Visit,
    sound_portal: PracticePortal,
    defect: str,
    is_seen: Callable[[Page], bool],
) -> None:
    page = phone.new_page()
    page.goto(visit(defect).portal.url)
    assert is_seen(page)
    page.goto(sound_portal.url)
    assert not is_seen(page)


def is_back_broken(page: Page, url: str) -> bool:
    second_page_then_article(page, url)
    try:
        back(page)
    except Error:
        return True
    return page.get_by_text("页面已过期").count() > 0


def second_page_then_article(page: Page, url: str) -> None:
    page.goto(url)
    page.get_by_label("主导航").get_by_text("新闻中心").click()
    page.get_by_role("link", name="清河要闻").first.click()
    page.get_by_label("分页").get_by_text("下一页").click()
    page.get_by_role("link", name=SECOND_PAGE_TITLE).click()
    expect(page.get_by_text("发布时间：")).to_be_visible()


def is_place_lost(page: Page, url: str) -> bool:
    second_page_then_article(page, url)
    back(page)
    expect(page.get_by_text("第2/3页" if page.url.endswith("page=2") else "第1/3页")).to_be_visible()
    return page.get_by_role("link", name=SECOND_PAGE_TITLE).count() == 0


def is_filter_lost(page: Page, url: str) -> bool:
    page.goto(url + NEWS)
    page.get_by_label("类型").select_option("文化")
    page.get_by_role("button", name="筛选").click()
    expect(page.get_by_text("工业增加值")).to_have_count(0)
    page.get_by_role("link", name="清河古渡口").click()
    expect(page.get_by_text("发布时间：")).to_be_visible()
    back(page)
    if "kind" not in page.url:
        expect(page.get_by_text("工业增加值")).to_be_visible()
    return page.get_by_label("类型").input_value() == ""


def is_scroll_lost(page: Page, url: str) -> bool:
    page.goto(url + NEWS)
    page.get_by_role("link", name="老年助餐点").scroll_into_view_if_needed()
    page.mouse.wheel(0, 400)
    page.wait_for_function("scrollY > 200")
    page.get_by_role("link", name="老年助餐点").click()
    expect(page.get_by_text("发布时间：")).to_be_visible()
    back(page)
    page.evaluate("new Promise((done) => setTimeout(done, 50))")
    return bool(page.evaluate("scrollY") < 50)


def is_search_lost(page: Page, url: str) -> bool:
    page.goto(url)
    page.get_by_role("searchbox").fill("供暖")
    page.get_by_role("button", name="搜索").click()
    page.get_by_role("link", name="市政府召开第四十二次常务会议").click()
    expect(page.get_by_text("发布时间：")).to_be_visible()
    back(page)
    if "q=" not in page.url:
        expect(page.get_by_text("请输入要搜索的关键字")).to_be_visible()
    return page.locator(".hits a").count() == 0


def is_input_lost(page: Page, url: str) -> bool:
    page.goto(url + "zmhd/wszx/new")
    page.get_by_label("标题").fill("写了一半")
    page.get_by_role("link", name="网站地图").click()
    expect(page.get_by_role("heading", name="网站地图")).to_be_visible()
    back(page)
    page.evaluate("new Promise((done) => setTimeout(done, 50))")
    return page.get_by_label("标题").input_value() == ""


def does_not_lead_to_the_list(page: Page, url: str) -> bool:
    second_page_then_article(page, url)
    back(page)
    expect(page.get_by_text("发布时间：").or_(page.get_by_role("heading", name=PLACES, level=1))).to_be_visible()
    return page.get_by_label("分页").count() == 0


def is_loaded_anew(page: Page, url: str) -> bool:
    page.goto(url + NEWS)
    page.evaluate("window.isOriginal = true")
    page.get_by_role("link", name="老年助餐点").click()
    expect(page.get_by_text("发布时间：")).to_be_visible()
    back(page)
    return not page.evaluate("window.isOriginal === true")


@pytest.mark.parametrize(
    ("defect", "is_seen"),
    [
        ("back-fails", is_back_broken),
        ("back-fails:expired", is_back_broken),
        ("back-loses-list-place", is_place_lost),
        ("back-loses-list-place:filter", is_filter_lost),
        ("back-loses-list-place:scroll", is_scroll_lost),
        ("back-loses-search", is_search_lost),
        ("back-loses-input", is_input_lost),
        ("back-trap", does_not_lead_to_the_list),
        ("back-trap:redirect", does_not_lead_to_the_list),
        ("back-trap:replace", does_not_lead_to_the_list),
        ("back-cache-blocked", is_loaded_anew),
        ("back-cache-blocked:unload", is_loaded_anew),
    ],
)
def test_defects_of_going_back(
    desktop: BrowserContext,
    visit: Visit,
    sound_portal: PracticePortal,
    defect: str,
    is_seen: Callable[[Page, str], bool],
) -> None:
    assert is_seen(desktop.new_page(), visit(defect).portal.url)
    assert not is_seen(desktop.new_page(), sound_portal.url)


@pytest.mark.parametrize("defect", ["back-reveals-session", "logout-incomplete"])
def test_the_personal_space_after_sign_out(desktop: BrowserContext, visit: Visit, defect: str) -> None:
    page, portal = desktop.new_page(), visit(defect).portal
    sign_in(page, portal)
    page.get_by_role("link", name="个人中心").click()
    page.get_by_role("link", name="退出").click()
    expect(page.get_by_role("heading", name="您已安全退出")).to_be_visible()

    back(page)

    expect(page.get_by_role("heading", name="我的留言")).to_be_visible()
