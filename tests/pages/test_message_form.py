"""The form in which one asks a question: which it is, what belongs where, what it names and requires."""

import pytest

from portalwalk.pages.form import MessageForm, message_form, purpose_of
from tests.pages.conftest import See, Site

SEARCH = '<form action="/so"><input name="q" placeholder="搜索"><button>搜索</button></form>'
FORM = """<form method="post">
  <label>标题 <input name="bt" required></label>
  <label>内容 <textarea name="nr" rows="8"></textarea></label>
  <button>提交</button> <button type="reset">重置</button>
</form>"""


def form_on(see: See, body: str) -> MessageForm:
    form = message_form(see(body))
    assert form is not None
    return form


def names(form: MessageForm) -> list[str]:
    return [one.name for one in form.fields]


@pytest.mark.parametrize("body", [FORM, SEARCH + FORM, FORM + SEARCH], ids=["alone", "after search", "before search"])
def test_form_with_the_large_text_is_taken_and_nothing_else(see: See, body: str) -> None:
    form = form_on(see, body)

    assert names(form) == ["bt", "nr"]
    assert form.button is not None
    assert form.button.words == "提交"


def test_larger_text_field_wins(see: See) -> None:
    assert names(form_on(see, f'<form><textarea name="small" rows="1"></textarea></form>{FORM}')) == ["bt", "nr"]


def test_search_field_without_a_form_is_not_part_of_a_form_without_a_form(see: See) -> None:
    body = (
        '<input name="word" placeholder="搜索"><textarea name="nr" rows="8"></textarea><b onclick="send()">提交留言</b>'
    )

    form = form_on(see, body)

    assert names(form) == ["nr"]
    assert form.button is not None
    assert form.button.words == "提交留言"


@pytest.mark.parametrize(
    "hidden",
    ['style="display: none"', 'type="hidden"', 'style="position: absolute; left: -9999px"', 'style="opacity: 0"'],
)
def test_trap_for_robots_is_not_a_field(see: See, hidden: str) -> None:
    assert names(form_on(see, FORM.replace("<label>内容", f'<input name="website" {hidden}><label>内容'))) == [
        "bt",
        "nr",
    ]


@pytest.mark.parametrize(
    ("field", "is_labelled", "label"),
    [
        ('<label>姓名 <input name="x"></label>', True, "姓名"),
        ('<label for="x">姓名</label><input id="x" name="x">', True, "姓名"),
        ('<input name="x" aria-label="姓名">', True, "姓名"),
        ('<b id="n">姓名</b><input name="x" aria-labelledby="n">', True, "姓名"),
        ('<input name="x" title="姓名">', True, "姓名"),
        ('<input name="x" placeholder="姓名">', False, "姓名"),
        ('<span>姓名</span><input name="x">', False, ""),
    ],
)
def test_accessible_name_is_told_from_a_caption_beside_a_field(
    see: See, field: str, is_labelled: bool, label: str
) -> None:
    form = form_on(see, f'<form><p>{field}</p><textarea aria-label="内容" rows="8"></textarea></form>')

    described = form.described()[0]

    assert (described.is_labelled, described.label) == (is_labelled, label)
    assert "姓名" in (described.label, described.visible_caption)


@pytest.mark.parametrize(
    "field",
    [
        '<input name="x" required>',
        '<input name="x" aria-required="true">',
        '<label>* 姓名 <input name="x"></label>',
        '<label>姓名 <i>＊</i><input name="x"></label>',
        '<span>姓名（必填）</span><input name="x">',
        "<table><tr><td>*姓名<td><input name=x></table>",
    ],
)
def test_required_marks_are_read(see: See, field: str) -> None:
    form = form_on(see, f'<form>{field}<p><textarea rows="8"></textarea></p></form>')

    assert [one.name for one in form.required] == ["x"]


def test_optional_fields_are_not_required(see: See) -> None:
    assert form_on(see, FORM.replace(" required", "")).required == ()


@pytest.mark.parametrize(
    ("field", "purpose"),
    [
        ('<label>联系电话 <input name="a"></label>', "phone"),
        ('<input type="tel">', "phone"),
        ('<label>电子邮箱 <input name="a"></label>', "e-mail"),
        ('<span>身份证号</span><input name="a">', "id-number"),
        ('<label>您的姓名 <input name="a"></label>', "person"),
        ('<label>主题 <input name="a"></label>', "title"),
        ('<label>住址 <input name="a"></label>', "address"),
        ('<input name="vcode" placeholder="验证码">', "captcha"),
        ('<input name="xyz">', ""),
    ],
)
def test_purpose_of_a_field(see: See, field: str, purpose: str) -> None:
    assert purpose_of(form_on(see, f'<form>{field}<p><textarea rows="8"></textarea></p></form>').fields[0]) == purpose


def test_form_in_a_frame_and_editable_box(see: See, site: Site) -> None:
    site.put('<form><div contenteditable="true" style="height: 120px"></div><button>发送</button></form>', "/frame")

    form = form_on(see, '<iframe src="/frame"></iframe>')

    assert (form.frame, form.fields[0].tag) == (1, "div")


@pytest.mark.parametrize(
    "body", [SEARCH, "<p>暂停受理</p>", f"<div hidden>{FORM}</div>", FORM.replace("textarea", "textarea disabled", 1)]
)
def test_no_message_form(see: See, body: str) -> None:
    assert message_form(see(body)) is None
