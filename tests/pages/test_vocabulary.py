"""Words that portals say, told apart from words that only look alike."""

import pytest

from portalwalk.pages import words


@pytest.mark.parametrize(
    "said",
    [
        "每天只能提交1次",
        "每人每天最多提交3次",
        "同一手机号每日限3条",
        "每个用户每日不得超过两条",
        "每个账号最多每天留言一条",
        "您今日留言次数已达上限",
        "At most 3 messages per day.",
    ],
)
def test_daily_limit_is_read(said: str) -> None:
    assert words.LIMIT.search(said)


@pytest.mark.parametrize(
    "said",
    [
        "留言内容只能输入500个字",
        "本栏目每日更新",
        "每日8时至18时受理来信",
        "每次最多上传5个附件",
        "我们每天答复。标题最多30个字",
        "工作日内每件答复",
    ],
)
def test_other_rules_are_no_daily_limit(said: str) -> None:
    assert words.LIMIT.search(said) is None


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("您的受理编号为 2026-0001", "2026-0001"),
        ("查询编号是ABCD1234，请妥善保存", "ABCD1234"),
        ("查询密码: 998877", "998877"),
        ("信件编号#12345", "12345"),
        ("Reference number: PW-12345.", "PW-12345"),
        ("ticket no. 4711", "4711"),
    ],
)
def test_receipt_is_read(said: str, number: str) -> None:
    receipt = words.RECEIPT.search(said)

    assert receipt is not None
    assert receipt[1] == number


@pytest.mark.parametrize("said", ["编号不能为空", "请记住查询码", "电话 13800000000", "发布时间 2026-11-22"])
def test_other_numbers_are_no_receipt(said: str) -> None:
    assert words.RECEIPT.search(said) is None


@pytest.mark.parametrize(
    "said",
    [
        "提交成功",
        "您的留言已收到",
        "感谢您的来信",
        "留言正在审核",
        "Thank you for your message",
        "Your message was sent.",
    ],
)
def test_acceptance_is_read(said: str) -> None:
    assert words.ACCEPTED.search(said)
    assert words.REFUSED.search(said) is None


@pytest.mark.parametrize(
    "said",
    [
        "提交失败",
        "提交不成功",
        "留言不能为空",
        "请输入正确的手机号",
        "手机号格式不正确",
        "验证码错误",
        "Please enter your name",
        "This field is required.",
    ],
)
def test_refusal_is_no_acceptance(said: str) -> None:
    assert words.ACCEPTED.search(said) is None


@pytest.mark.parametrize("said", ["留言不能为空", "请输入正确的手机号", "提交失败", "This field is required."])
def test_refusal_is_read(said: str) -> None:
    assert words.REFUSED.search(said)
