"""What a portal answers to a message: accepted, refused, or in words that do not decide it."""

import pytest

from portalwalk import MessageSubmitted
from portalwalk.model import portal as declared
from portalwalk.model.observations import PortalScouted
from portalwalk.model.outcome import Level
from portalwalk.pages.asking import Asker
from portalwalk.pages.channel import Channel
from portalwalk.pages.portal import Portal
from portalwalk.pages.sending import OUR_MARK
from tests.conftest import NewWalk
from tests.pages.conftest import Site

FORM = """<h1>我要留言</h1><form method="post" action="/send">
  <label>标题 <input name="bt"></label><label>内容 <textarea name="nr" rows="8"></textarea></label>
  <button>提交</button></form>"""
EARLIER = f"<ul><li>【{OUR_MARK}】测试：请勿办理 2026-11-01 已提交，编号 20261101001</li></ul>"


def sent(new_walk: NewWalk, site: Site, answer: str, status: int = 200) -> MessageSubmitted:
    """Send one message to a board whose form is answered like this."""
    site.put("<h1>清河市人民政府</h1>")
    site.put(FORM, "/new")
    site.put(answer, "/send", status=status)
    portal = declared.Portal(url=site.url, message_board=declared.MessageBoard(url="/new"))
    walk = new_walk(level=Level.SUBMIT)
    walk.portal = portal
    channel = Channel(walk, Portal(portal, lambda: PortalScouted(url=site.url, name="清河市人民政府")))
    channel.seek()
    asker = Asker(walk, channel)
    assert asker.can_ask()
    return asker.submit()


@pytest.mark.parametrize(
    ("answer", "accepted", "receipt"),
    [
        ("<p>提交成功！您的留言编号为：20261122007，请妥善保存。</p>", True, "20261122007"),
        ("<p>感谢您的留言，我们会尽快回复。</p>", True, ""),
        (f"<p class='error'>提交失败：标题不能为空</p>{FORM}", False, ""),
        (FORM, False, ""),
        ("<p>祝您生活愉快。</p>", None, ""),
    ],
    ids=["accepted with a number", "accepted", "refused", "the form once more", "words that say nothing"],
)
def test_answer_is_read(new_walk: NewWalk, site: Site, answer: str, accepted: bool | None, receipt: str) -> None:
    seen = sent(new_walk, site, answer)

    assert seen.accepted is accepted
    assert receipt in seen.receipt
    assert bool(seen.receipt) is bool(receipt)
    assert site.posts == 1


def test_number_of_an_earlier_message_is_not_this_ones(new_walk: NewWalk, site: Site) -> None:
    seen = sent(new_walk, site, FORM + EARLIER)

    assert (seen.accepted, seen.receipt) == (False, "")


def test_error_of_the_portal_is_not_accepted(new_walk: NewWalk, site: Site) -> None:
    assert sent(new_walk, site, "<p>HTTP 500 内部错误</p><p>感谢访问</p>", status=500).accepted is False
