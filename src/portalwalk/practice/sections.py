"""The sections in which a visitor can write something."""

from dataclasses import dataclass
from typing import Literal

from portalwalk.practice import forms
from portalwalk.practice.forms import Field


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the portal with a form of its own."""

    key: str
    name: str
    path: str
    form_path: str
    """The address of the form; `{item}` where there is one form for each item of the section."""
    entry: str
    """What the link to the form says."""
    notes: tuple[str, ...]
    fields: tuple[Field, ...]
    gate: Literal["open", "redirect", "notice"]
    """What a visitor meets who is not signed in: the form, the sign-in page, or 请登录 with a link."""
    parent: tuple[str, str] = ("政民互动", "/zmhd/")

    @property
    def receipt_path(self) -> str:
        """The address of the confirmation."""
        return f"{self.path}receipt"


_NOTES = (
    "请如实填写联系方式，便于工作人员与您联系。",
    "一事一信，请勿涉及国家秘密、商业秘密和他人隐私。",
    "我们将在5个工作日内答复。",
)
BOARD = Section(
    key="wszx",
    name="网上咨询",
    path="/zmhd/wszx/",
    form_path="/zmhd/wszx/new",
    entry="我要咨询",
    notes=_NOTES,
    fields=(
        forms.NAME,
        forms.PHONE,
        forms.EMAIL,
        forms.KIND,
        forms.TITLE,
        forms.CONTENT,
        forms.IS_PUBLIC,
    ),
    gate="open",
)
MAILBOX = Section(
    key="szxx",
    name="市长信箱",
    path="/zmhd/szxx/",
    form_path="/zmhd/szxx/new",
    entry="我要写信",
    notes=_NOTES,
    fields=(forms.NAME, forms.PHONE, forms.ADDRESS, forms.TITLE, forms.CONTENT, forms.IS_PUBLIC),
    gate="redirect",
)
SURVEY = Section(
    key="myzj",
    name="民意征集",
    path="/zmhd/myzj/",
    form_path="/zmhd/myzj/{item}/new",
    entry="我要参与",
    notes=("每位市民的意见都会被认真研究。",),
    fields=(forms.ATTITUDE, forms.OPINION),
    gate="notice",
)
HALL = Section(
    key="bsfw",
    name="办事大厅",
    path="/bsfw/",
    form_path="/bsfw/{item}/apply",
    entry="在线申请",
    notes=("提交后工作人员将在1个工作日内电话核实材料。",),
    fields=(forms.NAME, forms.PHONE, forms.ADDRESS),
    gate="redirect",
    parent=("办事服务", "/bsfw/"),
)
SECTIONS = (BOARD, MAILBOX, SURVEY, HALL)
SPACE = "/space/"
