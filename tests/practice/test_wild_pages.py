"""The pages of the wild form: lists of every make, GBK, what scripts write, and phones."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import httpx
import pytest
from playwright.sync_api import BrowserContext, expect

from portalwalk.practice import PracticePortal
from tests.practice.moving import answers, back, new_window

if TYPE_CHECKING:
    from tests.practice.conftest import Opened

LINK = re.compile(r"""(?:href|src|data-to|data-form)="(/[^"#]*)"|openWin\('([^']+)'\)|"(/[^"]+_\d\.html)\"""")
ENDLESS = re.compile(r"/xwzx/rl/\?|/zwgk/jiansuo\?|;jsessionid=")
PLACES = ["index.html", "xwzx/yw/", "xwzx/bmdt/", "zwgk/tzgg/", "zwgk/zcwj/", "zwgk/zcjd/", "zmhd/wszx/new", "login"]
SMALL = """() => [...document.querySelectorAll("a, button, input:not([type=hidden]), select, .block, .menu-toggle")]
    .filter((e) => e.checkVisibility())
    .filter((e) => (e.closest("label") ?? e).getBoundingClientRect().height < 24).map((e) => e.outerHTML)"""


def test_the_second_page_is_reached_by_script(opened: Opened) -> None:
    page = opened("xwzx/yw/")
    page.get_by_text("下一页").click()
    page.wait_for_url("**/xwzx/yw/index_1.html")
    expect(page.get_by_text("第2/3页")).to_be_visible()

    article = new_window(page, page.get_by_text("西部物流枢纽铁路专用线建成通车").click)

    assert re.search(r"/art/\d{4}/\d\d/\d\d/art_1234_\d{6}\.html$", article.url)
    expect(article.locator("h1")).to_contain_text("西部物流枢纽")
    back(page)
    expect(page.get_by_text("第1/3页")).to_be_visible()


def test_rows_that_are_no_links_lead_to_articles_and_back_to_their_page(opened: Opened) -> None:
    page = opened("zwgk/zcjd/")
    page.get_by_text("下一页").click()
    page.get_by_text("行政许可事项清单的公布意味着什么").click()
    expect(page.locator("h1")).to_contain_text("行政许可事项清单的公布意味着什么")

    back(page)

    expect(page.get_by_text("第2/2页")).to_be_visible()


@pytest.mark.parametrize("is_kept", [True, False])
def test_a_fetched_list_is_as_long_as_it_was_after_back(opened: Opened, is_kept: bool) -> None:
    page = opened("zwgk/tzgg/")
    page.get_by_text("加载更多").click()
    if not is_kept:
        page.evaluate("addEventListener('unload', () => {})")
    last = page.locator("#rows a").nth(11)
    last.scroll_into_view_if_needed()
    last.click()
    expect(page.locator("#zoom")).to_be_visible()
    assert re.search(r"/zwgk/tzgg/content_\d{7}\.html$", page.url)

    back(page)

    expect(page.locator("#rows a")).to_have_count(12)
    expect(last).to_be_in_viewport()


def test_a_list_in_a_frame_has_pages_of_its_own(opened: Opened) -> None:
    page = opened("zwgk/zcwj/")
    frame = page.frame_locator("#list")
    frame.get_by_text("下一页").click()
    expect(frame.get_by_text("第2/2页")).to_be_visible()

    article = new_window(page, frame.get_by_text("行政许可事项清单的决定").click)

    expect(article.locator("h1")).to_contain_text("行政许可事项清单的决定")
    page.evaluate("history.back()")  # Playwright's own Back waits for the page, and only the frame goes back
    expect(frame.get_by_text("第1/2页")).to_be_visible()


def test_gbk_pages_are_readable_whether_or_not_the_header_says_so(opened: Opened) -> None:
    page = opened("xwzx/bmdt/")
    expect(page.get_by_text("市城市管理局开展占道经营专项整治")).to_be_visible()
    assert page.evaluate("document.characterSet") == "GBK"

    article = new_window(page, page.get_by_text("市城市管理局开展占道经营专项整治").click)

    assert re.search(r"/xwzx/bmdt/\d{6}/t\d{8}_\d{7}\.html$", article.url)
    assert article.evaluate("document.characterSet") == "GBK"
    expect(article.locator("h1")).to_have_text("市城市管理局开展占道经营专项整治")
    expect(article.get_by_text("版权所有 ©")).to_be_visible()


def test_scripts_write_footer_badge_and_error_report(opened: Opened) -> None:
    page = opened("zwgk/")

    expect(page.get_by_alt_text("党政机关网站标识")).to_be_visible()
    expect(page.get_by_alt_text("我为政府网站找错")).to_be_visible()
    expect(page.get_by_text("网站标识码：")).to_be_visible()


def test_leaving_the_site_is_asked_about(opened: Opened) -> None:
    page = opened("index.html")
    said = answers(page, yes=False)

    page.get_by_text("冀ICP备").click()

    assert said == ["您即将离开本网站，是否继续？"]
    assert page.url.endswith("/index.html")


def test_a_missing_page_is_friendly_and_says_404(desktop: BrowserContext, wild_portal: PracticePortal) -> None:
    page = desktop.new_page()
    answer = page.goto(wild_portal.url + "nowhere.html")

    assert answer is not None
    assert answer.status == 404
    expect(page.get_by_text("返回首页")).to_be_visible()


@pytest.mark.parametrize("path", PLACES)
def test_phones_show_it_without_sideways_scroll(phone: BrowserContext, wild_portal: PracticePortal, path: str) -> None:
    page = phone.new_page()
    page.goto(wild_portal.url + path)
    expect(page.get_by_text("主办单位").first).to_be_visible()  # drawn last of all, by script

    assert page.evaluate("Math.max(document.documentElement.scrollWidth, innerWidth) - screen.width") == 0
    assert page.evaluate(SMALL) == []


def test_a_phone_opens_the_menu_closes_the_bar_and_stays_on_the_article(
    phone: BrowserContext, wild_portal: PracticePortal
) -> None:
    page = phone.new_page()
    page.goto(wild_portal.url + "zwgk/zcjd/")
    page.locator(".menu-toggle").tap()
    expect(page.get_by_text("领导之窗")).to_be_visible()
    page.get_by_title("关闭").tap()
    expect(page.get_by_text("长者助手")).to_have_count(0)

    page.locator(".block").first.tap()

    expect(page.locator("#zoom")).to_be_visible()
    assert "/art/" in page.url


def test_every_link_leads_somewhere(wild_portal: PracticePortal) -> None:
    seen: dict[str, int] = {}
    waiting = ["/index.html", "/zwgk/zcwj/list.html"]
    with httpx.Client(base_url=wild_portal.url, trust_env=False) as http:
        for number in (1, 2, 3):
            waiting += [item["href"] for item in http.get(f"/zwgk/tzgg/list.json?page={number}").json()["items"]]
        while waiting:
            path = waiting.pop()
            if path in seen or path.startswith("/login") or ENDLESS.search(path):
                continue
            page = http.get(path)
            seen[path] = page.status_code
            if page.headers.get("content-type", "").startswith("text/html"):
                found = page.content.decode("gbk" if path.startswith("/xwzx/bmdt/") else "utf-8")
                waiting += ["".join(parts).replace("&amp;", "&") for parts in LINK.findall(found)]

    assert {path for path, status in seen.items() if status not in (200, 303)} == set()
    assert len(seen) > 140
