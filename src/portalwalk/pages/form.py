"""A message form as a visitor fills it: what belongs where, what it says when something is wrong."""

from collections.abc import Mapping
from dataclasses import dataclass

from playwright.sync_api import Error

from portalwalk.model.observations import FormField
from portalwalk.pages import words
from portalwalk.pages.snapshot import Control, FieldSeen, Snapshot, script
from portalwalk.pages.walk import Walk

TEST_MARK = "测试"
SAMPLE = {
    "title": "【测试，请勿办理】网站功能检测",
    "content": "【测试，请勿办理】这是一条网站功能检测留言，用于核对留言提交是否正常，无需答复。",
    "person": "测试员",
    "phone": "13800000000",
    "e-mail": "test@example.com",
    "address": "测试地址1号",
    "id-number": "110101199003070134",
}
"""What is typed when portal.toml gives no values: marked as a test, no living person's data."""

_PURPOSES = (
    ("e-mail", words.E_MAIL),
    ("phone", words.PHONE),
    ("id-number", words.ID_NUMBER),
    ("content", words.CONTENT),
    ("title", words.TITLE),
    ("person", words.PERSON),
    ("address", words.ADDRESS),
)


@dataclass(frozen=True, slots=True)
class MessageForm:
    """The fields of one form, in the order they are read."""

    fields: tuple[FieldSeen, ...]
    button: Control | None
    frame: int

    @property
    def required(self) -> tuple[FieldSeen, ...]:
        """Fields that the form itself marks as required, and that are typed."""
        return tuple(one for one in self.fields if one.required and is_typed(one))

    def described(self) -> tuple[FormField, ...]:
        """Return the fields as an observation keeps them."""
        return tuple(
            FormField(
                name=one.name or one.id,
                type=one.type,
                label=one.label or one.placeholder,
                is_labelled=bool(one.label),
                visible_caption=one.caption or one.placeholder,
                is_required=one.required,
                target=one.selector,
            )
            for one in self.fields
        )


def message_form(seen: Snapshot) -> MessageForm | None:
    """Return the form in which a message can be written: the one with a large text field."""
    areas = [
        one
        for one in seen.fillable
        if one.tag == "textarea" or (one.tag not in ("input", "select", "textarea") and one.box[3] > 60)
    ]
    areas = [one for one in areas if not words.SEARCH_STRONG.search(one.words)]
    if not areas:
        return None
    area = max(areas, key=lambda one: one.box[2] * one.box[3])
    fields = tuple(one for one in seen.fillable if one.frame == area.frame and one.form == area.form)
    fields = tuple(one for one in fields if not (one.form < 0 and words.SEARCH_STRONG.search(one.words)))
    return MessageForm(fields, _button(seen, area), area.frame)


def _button(seen: Snapshot, area: FieldSeen) -> Control | None:
    """Return the button that sends the form: a submit button, else what says so below the text."""
    ranked = []
    for one in seen.shown:
        if one.frame != area.frame or one.type == "reset" or one.leads_somewhere or words.REGISTER.search(one.words):
            continue
        inside = one.form == area.form
        below = one.box[1] + one.box[3] > area.box[1] + seen.scroll
        says = bool(words.SUBMIT.search(one.words)) and len(one.words) <= 12
        submits = one.type == "submit" and inside and area.form >= 0
        if below and (submits or (says and (inside or area.form < 0))) and not words.SEARCH_STRONG.search(one.words):
            ranked.append((-2 * says - submits, one.box[1], one))
    return min(ranked, key=lambda each: each[:2])[2] if ranked else None


def is_typed(one: FieldSeen) -> bool:
    """Whether a field is typed into (not chosen, ticked or attached)."""
    return one.type not in ("checkbox", "radio", "file", "select-one", "select-multiple", "hidden", "password")


def purpose_of(one: FieldSeen) -> str:
    """Say what belongs into a field: a key of `SAMPLE`, `captcha`, or empty."""
    if words.CAPTCHA.search(one.words):
        return "captcha"
    if one.type == "email":
        return "e-mail"
    if one.type == "tel":
        return "phone"
    if one.tag == "textarea":
        return "content"
    said = (f"{one.label} {one.caption}", f"{one.placeholder}", f"{one.name} {one.id}")
    for text in said:
        for purpose, pattern in _PURPOSES:
            if pattern.search(text):
                return purpose
    return ""


def fill(walk: Walk, form: MessageForm, values: Mapping[str, str], *, leave_out: str = "") -> list[FieldSeen]:
    """Fill a form as a careful visitor; `leave_out` is the selector of a field left empty.

    `values` are texts by field name or purpose; they win over `SAMPLE`. Returns what was filled.
    """
    filled: list[FieldSeen] = []
    radios: set[str] = set()
    for one in form.fields:
        if one.selector == leave_out or purpose_of(one) == "captcha" or one.type in ("file", "password", "url"):
            continue
        at = walk.at(one)
        try:
            if one.tag == "select":
                _choose(walk, one)
            elif one.type == "radio":
                if one.name not in radios:
                    at.check()
                radios.add(one.name)
            elif one.type == "checkbox":
                if words.AGREE.search(one.words) or one.required:
                    at.check()
            else:
                text = values.get(one.name) or values.get(purpose_of(one)) or SAMPLE.get(purpose_of(one)) or TEST_MARK
                at.fill(text)
                filled.append(one)
        except Error:
            continue  # not to be filled by a visitor either: covered, or switched off by the form's own script
    return filled


def _choose(walk: Walk, one: FieldSeen) -> None:
    wanted = next(
        (number for number, text in enumerate(one.options) if number > 0 or not words.REFUSED.search(text)), None
    )
    if wanted is not None:
        walk.at(one).select_option(index=min(max(wanted, 1), len(one.options) - 1))


def values_of(walk: Walk, fields: list[FieldSeen]) -> dict[str, str] | None:
    """Read back what fields hold now, by selector; None when they are gone."""
    held: dict[str, str] = {}
    for one in fields:
        at = walk.at(one)
        if at.count() == 0:
            return None
        held[one.selector] = at.input_value() if one.tag in ("input", "textarea", "select") else at.inner_text()
    return held


@dataclass(frozen=True, slots=True)
class Complaints:
    """What a page says about an input."""

    said: tuple[str, ...]
    native: tuple[str, ...]
    """Messages of HTML's own validation, which the browser shows in a bubble."""
    by_browser: bool
    """Whether the browser itself complains, before any script of the page may."""


def complaints(walk: Walk, frame: int) -> Complaints:
    """Read the messages about an input that a visitor can see."""
    frames = walk.page.frames
    said, native, by_browser = (frames[frame] if frame < len(frames) else walk.page.main_frame).evaluate(
        script("complaints")
    )
    return Complaints(tuple(said), tuple(native), bool(by_browser))
