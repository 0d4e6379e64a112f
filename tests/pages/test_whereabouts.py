"""Where words and filled fields stand on a page, so that a picture can be marked there."""

from playwright.sync_api import Page

from portalwalk.browser.camera import Box
from portalwalk.pages.whereabouts import box_of, boxes_of, element, field_with, words_of
from tests.pages.conftest import See, Site

PAGE = """
<style>body { margin: 0 } p, div { margin: 0; position: absolute; height: 30px }</style>
<p hidden>抱歉，没有找到</p>
<p style="top: 40px; visibility: hidden">抱歉，没有找到</p>
<script type="text/plain">抱歉，没有找到</script>
<div style="top: 100px">抱歉，
  <b>没有</b> 找到 相关内容</div>
<input type="hidden" value="公租房"><input type="password" value="公租房" style="position: absolute; top: 150px">
<input value=" 公租房 " style="position: absolute; top: 200px; left: 50px; width: 120px">
<iframe src="/frame" style="position: absolute; top: 300px; left: 30px; border: 0"></iframe>
"""


def test_words_are_found_where_they_can_be_read(see: See, site: Site, window: Page) -> None:
    site.put('<body style="margin: 0"><p style="margin: 70px 0 0">在框架中</p>', "/frame")
    see(PAGE)

    said, framed = box_of(window, words_of("抱歉，没有找到")), box_of(window, words_of("在框架中"))

    assert top_of(said) == 100
    assert top_of(framed) == 300 + 70
    assert framed is not None
    assert framed[0] == 30
    assert box_of(window, words_of("没有的话")) is None
    assert box_of(window, words_of("")) is None


def test_a_field_is_found_by_what_it_holds_and_never_a_password(see: See, window: Page) -> None:
    see(PAGE)

    box = box_of(window, field_with("公租房"))

    assert box is not None
    assert (box[0], box[1]) == (50, 200)
    assert box_of(window, field_with("公租")) is None


def test_all_is_asked_in_one_go_and_a_selector_means_the_page_itself(see: See, site: Site, window: Page) -> None:
    site.put('<b id="framed">在框架中</b>', "/frame")
    see(PAGE)

    found = boxes_of(window, [element("div > b"), element("#framed"), element("p"), element("["), words_of("在框架中")])

    assert [box is not None for box in found] == [True, False, False, False, True]


def top_of(box: Box | None) -> float:
    """Return a box's upper edge; a line of text begins a few px below its line box, or above."""
    assert box is not None
    return round(box[1], -1)
