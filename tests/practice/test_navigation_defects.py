"""What a browser shows of the defects that stand in a visitor's way, and that the sound portal has none of them."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from portalwalk.practice.seeded.navigation import NAVIGATION

if TYPE_CHECKING:
    from portalwalk.practice import PracticePortal
    from tests.practice.conftest import Opened, Visit

DISCLOSURE = re.compile("^政务公开$")


def is_deep(page: Page) -> bool:
    return page.get_by_role("link", name=re.compile("互动|咨询|信箱")).count() == 0


def needs_mouse(page: Page) -> bool:
    page.get_by_label("主导航").get_by_text(DISCLOSURE).focus()
    is_shut_for_keys = not page.get_by_text("人事信息").is_visible()
    page.get_by_label("主导航").get_by_text(DISCLOSURE).hover()
    expect(page.get_by_text("人事信息")).to_be_visible()
    return is_shut_for_keys


def is_unmarked(page: Page) -> bool:
    page.goto(page.url + "xwzx/yw/")
    return page.locator("#menu [aria-current]").count() == 0 and page.get_by_text("当前位置").count() == 0


def stands_in_front(page: Page) -> bool:
    return bool(
        page.evaluate("document.elementFromPoint(innerWidth / 2, innerHeight * 0.35).closest('.shout') !== null")
    )


def wanders(page: Page) -> bool:
    box = page.locator("#wanderer")
    if box.count() == 0:
        return False
    page.wait_for_function("left => parseFloat(document.getElementById('wanderer').style.left) > left + 20", arg=40)
    return box.get_by_role("button").count() == 0


def notice_returns(page: Page) -> bool:
    page.locator("#notice").get_by_label("关闭").click()
    expect(page.locator("#notice")).to_have_count(0)
    page.reload()
    return page.locator("#notice").is_visible()


def opens_window(page: Page) -> bool:
    page.goto(page.url + "xwzx/")
    page.goto(page.url.removesuffix("xwzx/"))
    return len(page.context.pages) > 1


SEEN: dict[str, Callable[[Page], bool]] = {
    "entry-too-deep": is_deep,
    "menu-needs-mouse": needs_mouse,
    "current-column-unmarked": is_unmarked,
    "current-column-unmarked:heading": is_unmarked,
    "popup-obtrusive": stands_in_front,
    "popup-obtrusive:returns": notice_returns,
    "popup-obtrusive:moves": wanders,
    "popup-obtrusive:opens-window": opens_window,
}


@pytest.mark.parametrize("defect", SEEN)
def test_a_defect_is_there_when_it_is_switched_on_and_only_then(
    desktop: BrowserContext, visit: Visit, sound_portal: PracticePortal, defect: str
) -> None:
    page = desktop.new_page()
    page.goto(visit(defect).portal.url)
    assert SEEN[defect](page)
    for other in desktop.pages:
        other.close()

    page = desktop.new_page()
    page.goto(sound_portal.url)
    assert not SEEN[defect](page)


def test_sub_menus_that_no_finger_opens(phone: BrowserContext, visit: Visit, sound_portal: PracticePortal) -> None:
    def is_offered(url: str) -> bool:
        page = phone.new_page()
        page.goto(url)
        page.get_by_role("button", name="菜单").tap()
        page.get_by_label("主导航").get_by_text(DISCLOSURE).tap(trial=True)
        return page.get_by_text("人事信息").is_visible()

    assert not is_offered(visit("menu-dead-on-touch").portal.url)
    assert is_offered(sound_portal.url)


def test_every_defect_is_tried_here() -> None:
    assert {one.id for one in NAVIGATION} == {*SEEN, "menu-dead-on-touch"}


def test_four_clicks_to_the_board(visit: Visit) -> None:
    visitor = visit("entry-too-deep")
    path = "/"
    for words in ("联系我们", "互动交流渠道", "网上互动", "网上咨询"):
        path = re.findall(rf'href="([^"]+)"[^>]*>{words}<', visitor.get(path).text)[0]

    assert path == "/zmhd/wszx/"
    assert "网上咨询" in visitor.get(path).text


def test_the_wild_forms_notice_stays_closed(opened: Opened) -> None:
    page = opened("index.html")
    page.locator("#notice").get_by_title("关闭").click()
    expect(page.locator("#notice")).to_be_hidden()

    page.reload()

    page.wait_for_function("performance.now() > 900")  # it would have come half a second after the page
    expect(page.locator("#notice")).to_be_hidden()
