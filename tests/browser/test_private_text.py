"""What a page shows of people and secrets is found where it stands, and nothing else."""

from collections.abc import Callable, Iterator
from itertools import pairwise

import pytest
from playwright.sync_api import Error, Page

from portalwalk.browser.launch import Chromium
from portalwalk.browser.private_text import Box, private_boxes
from portalwalk.evidence.redaction import Redactor

SECRET = "s3cret&密码-7f"
USER = "beijing-user"
REDACTOR = Redactor((SECRET, USER))
ID_NUMBER = "110101199003070134"
NOT_AN_ID = "110101199003070135"
TOKEN = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N"
MARKED = """() => [...document.querySelectorAll('mark')].map(one => one.getBoundingClientRect())
    .map(box => [box.x, box.y, box.width, box.height])"""
PLAIN = """() => { for (const one of document.querySelectorAll('mark')) one.replaceWith(one.textContent);
    document.body.normalize(); }"""

Show = Callable[[str], Page]


@pytest.fixture
def show(engine: Chromium) -> Iterator[Show]:
    """Show a page; what is to be covered stands in `<mark>`."""
    page = engine.browser.new_page(viewport={"width": 800, "height": 600})

    def shown(body: str) -> Page:
        page.set_content(f"<!doctype html><style>body {{ font: 16px monospace }}</style>{body}")
        return page

    yield shown
    page.close()


def found_on(page: Page) -> list[Box]:
    found = private_boxes(page, REDACTOR)
    assert found is not None
    return found


def covers(boxes: list[Box], wanted: Box) -> bool:
    """Whether a box of a line is covered from end to end, to a px."""
    x, y, width, height = wanted
    on_line = (one for one in boxes if one[1] <= y + 1 and one[1] + one[3] >= y + height - 1)
    inside = sorted(one for one in on_line if one[0] < x + width and one[0] + one[2] > x)
    starts = bool(inside) and inside[0][0] <= x + 1
    joined = all(one[0] + one[2] >= other[0] - 1 for one, other in pairwise(inside))
    return starts and joined and max(b[0] + b[2] for b in inside) >= x + width - 1


@pytest.mark.parametrize(
    "body",
    [
        f"<p>身份证号 110<mark>{ID_NUMBER[3:16]}</mark>34 有误</p>",
        "<p>手机 139<mark>1234</mark>5678，座机 010-65191234</p>",
        "<p>手机 139<mark>-1234-</mark>5678</p>",
        f"<p>您好，<mark>{USER}</mark>！</p>",
        "<p>您的密码是 <mark>s3cret&amp;密码-7f</mark>，请牢记</p>",
        "<pre>GET /?password=<mark>s3cret%26%E5%AF%86%E7%A0%81-7f</mark></pre>",
        f"<p>Authorization: Bearer <mark>{TOKEN}</mark></p>",
        "<p>/cb?page=2&amp;token=<mark>0a1b2c3d</mark>&amp;lang=zh</p>",
        "<pre>错误\nCookie: <mark>JSESSIONID=0a1b2c</mark>\n完</pre>",
        "<p>😀😀 手机 139<mark>1234</mark>5678 😀</p>",
        "<table><tr><td>139<mark>1234</mark>5678<td>139<mark>1234</mark>5679</table>",
        "<svg width=400 height=40><text y=20>无</text></svg><p>139<mark>1234</mark>5678</p>",
        "<div style='transform: translate(90px, 50px)'>139<mark>1234</mark>5678</div>",
        "<textarea style='position: absolute; left: 300px'>一行</textarea><p>139<mark>1234</mark>5678</p>",
    ],
)
@pytest.mark.parametrize("is_cut", [False, True], ids=["whole", "in pieces"])
def test_private_part_of_a_text_is_found_to_a_px(show: Show, body: str, is_cut: bool) -> None:
    page = show(body)
    marked: list[Box] = page.evaluate(MARKED)
    if not is_cut:
        page.evaluate(PLAIN)

    boxes = found_on(page)

    assert marked
    assert all(covers(boxes, one) for one in marked)
    outermost = [one for one in boxes if not any(other != one and covers([other], one) for other in boxes)]
    assert sum(w * h for _, _, w, h in outermost) < 1.05 * sum(w * h for _, _, w, h in marked) + 40


@pytest.mark.parametrize(
    "body",
    [
        "<p>电话：010-12345678　热线：12345　400-810-1234</p>",
        f"<p>编号 {NOT_AN_ID}，信用代码 11110000000021008E，13812345678.html</p>",
        "<p>邮箱 dxq@example.gov.cn</p>",
        "<p>京公网安备11010502030143号 20201119093105 投资15000000000元</p>",
        "<p>?page=2&amp;key=预算公开&amp;code=110000</p>",
        "<p style='display: none'>13912345678</p><p style='visibility: hidden'>13912345678</p>",
        "<script>const phone = '13912345678'</script><template>13912345678</template>",
        "<input type=hidden name=phone value=13912345678><input name=keyword value=预算公开><input name=phone>",
        "<div style='overflow: hidden; width: 200px; height: 20px'><p style='margin: 60px'>13912345678</p></div>",
        "<iframe srcdoc='<p style=margin-top:2000px>13912345678'></iframe>",
        "<ul><li>139</li><li>1234</li><li>5678</li></ul><p>139</p>12345678<p>13912345<br>678</p>",
    ],
)
def test_ordinary_content_is_left_open(show: Show, body: str) -> None:
    assert found_on(show(body)) == []


@pytest.mark.parametrize(
    "field",
    [
        "<input type=password value=x>",
        "<input type=email value=zhangsan@example.cn>",
        "<label>电子邮箱 <input value=zhangsan@example.cn></label>",
        "<input type=tel value=1>",
        "<input placeholder=请输入身份证号 value=1>",
        "<textarea name=mobile>1</textarea>",
        "<form><input name=user value=1><input type=password></form>",
        "<input name=keyword type=search value=13912345678>",
        f"<input name=remark readonly value='证件 {ID_NUMBER}'>",
        "<textarea>我的手机 139-1234-5678</textarea>",
        "<select><option>13912345678</option></select>",
    ],
)
def test_field_is_found_whole(show: Show, field: str) -> None:
    page = show(f"<div style='margin: 50px'>{field}</div>")
    box = page.locator("input, textarea, select").first.bounding_box()
    assert box is not None

    assert found_on(page) == [pytest.approx((box["x"], box["y"], box["width"], box["height"]))]


def test_frames_and_shadow_trees(show: Show) -> None:
    inner = "<style>body { margin: 0; font: 16px monospace }</style>13912345678"
    page = show(
        f"<iframe style='position: absolute; left: 100px; top: 200px; border: 7px solid' srcdoc='{inner}'></iframe>"
        "<section></section>"
    )
    page.evaluate("document.querySelector('section').attachShadow({mode: 'open'}).innerHTML = '<b>13912345678</b>'")
    page.frames[1].wait_for_load_state()

    in_shadow, in_frame = found_on(page)

    assert in_shadow[1] < 100
    assert (in_frame[0], in_frame[1]) == pytest.approx((107 + in_frame[2] * 3 / 4, 207), abs=1)


def test_frame_on_a_page_that_a_finger_moved(engine: Chromium) -> None:
    """A phone's screen stands apart from the layout of a page too wide for it: frames are found on the latter."""
    device = {
        key: value for key, value in engine.playwright.devices["iPhone 13"].items() if key != "default_browser_type"
    }
    inner = "<style>body {margin: 0}</style><input type=password value=geheim style=width:200px>"
    with engine.browser.new_context(**device) as context:
        page = context.new_page()
        page.set_content(
            '<!doctype html><meta name="viewport" content="width=device-width, initial-scale=1">'
            "<div style='width: 1500px; height: 10px'></div>"
            f"<iframe style='position: absolute; left: 600px; top: 200px; border: 0' srcdoc='{inner}'></iframe>"
        )
        page.frames[1].wait_for_load_state()
        (still,) = found_on(page)
        session = context.new_cdp_session(page)
        root = session.send("Runtime.evaluate", {"expression": "document.documentElement"})["result"]["objectId"]
        rect = {"x": 500, "y": 0, "width": 390, "height": 600}
        session.send("DOM.scrollIntoViewIfNeeded", {"objectId": root, "rect": rect})
        offset = page.evaluate("() => visualViewport.offsetLeft")
        (moved,) = found_on(page)

    assert offset > 400
    assert moved == pytest.approx(still, abs=1)


def test_number_among_others_on_its_line(show: Show) -> None:
    page = show("<p><span>2026</span><b>13912345678</b><i>1</i></p>")
    number = page.locator("b").bounding_box()
    assert number is not None

    ((x, _, width, _),) = found_on(page)

    assert (x, width) == pytest.approx((number["x"] + number["width"] * 3 / 11, number["width"] * 4 / 11), abs=1)


def test_text_that_is_broken_over_lines(show: Show) -> None:
    page = show(f"<p style='width: 100px; word-break: break-all'>{ID_NUMBER}</p>")

    boxes = found_on(page)

    assert len({round(box[1]) for box in boxes}) >= 2


def test_no_secret_is_handed_to_the_page(show: Show) -> None:
    """A page that listens to everything a script could touch hears nothing that it did not write itself."""
    page = show("<p>手机 13912345678</p>")
    page.evaluate(
        """() => {
          window.heard = '';
          for (const [owner, name] of [[Map.prototype, 'get'], [Map.prototype, 'has'],
                                       [RegExp.prototype, 'test'], [Array.prototype, 'join'], [JSON, 'parse']]) {
            const own = owner[name];
            owner[name] = function (...given) { heard += this.source + given[0];
                                                return own.apply(this, given); };
          }
        }"""
    )

    assert len(found_on(page)) == 1
    heard = str(page.evaluate("heard"))

    assert "13912345678" in heard
    assert not any(part in heard for part in (SECRET, USER, "s3cret"))


def test_frame_that_cannot_be_looked_into_is_covered_whole(show: Show) -> None:
    page = show(
        "<iframe style='position: absolute; left: 100px; top: 200px; border: 0' srcdoc='<p>13912345678'></iframe>"
    )
    page.frames[1].wait_for_load_state()
    page.frames[1].evaluate("document.createTreeWalker = null")

    assert found_on(page) == [(100, 200, 300, 150)]


def test_page_that_cannot_be_looked_at_is_no_page_without_secrets(show: Show) -> None:
    page = show("<p>13912345678</p>")
    page.evaluate("document.createTreeWalker = null")

    with pytest.raises(Error, match="createTreeWalker"):
        private_boxes(page, REDACTOR)


def test_no_document_at_all(show: Show) -> None:
    page = show("")
    page.evaluate("document.documentElement.remove()")

    assert private_boxes(page, REDACTOR) is None
