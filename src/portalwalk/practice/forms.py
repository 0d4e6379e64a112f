"""Forms: which fields they have, and what the server accepts."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a form and the rule that the server applies to it."""

    name: str
    label: str
    kind: str = "text"
    """text, tel, email, textarea, select or radio."""
    is_required: bool = True
    choices: tuple[str, ...] = ()
    hint: str = ""
    max_length: int = 60
    pattern: str = ""
    pattern_hint: str = ""
    autocomplete: str = "on"

    @property
    def rule(self) -> Mapping[str, str | bool]:
        """The same rule for a page's own script."""
        return {
            "name": self.name,
            "label": self.label,
            "required": self.is_required,
            "verb": self._verb,
            "pattern": self.pattern,
            "hint": self.pattern_hint,
        }

    @property
    def _verb(self) -> str:
        return "选择" if self.choices else "填写"

    def error(self, typed: str) -> str:
        """Why the server does not accept what was typed, or nothing."""
        if not typed:
            return f"请{self._verb}{self.label}" if self.is_required else ""
        if len(typed) > self.max_length:
            return f"{self.label}不能超过{self.max_length}个字"
        if self.choices and typed not in self.choices:
            return f"请{self._verb}{self.label}"
        if self.pattern and not re.fullmatch(self.pattern, typed):
            return self.pattern_hint
        return ""


def errors_in(fields: Sequence[Field], typed: Mapping[str, str]) -> dict[str, str]:
    """What is wrong, by field; empty when the form can be accepted."""
    errors = {field.name: field.error(typed.get(field.name, "").strip()) for field in fields}
    return {name: error for name, error in errors.items() if error}


NAME = Field("name", "姓名", max_length=20, autocomplete="name")
PHONE = Field(
    "phone",
    "手机号码",
    "tel",
    hint="11位手机号码，仅用于工作人员与您联系",
    max_length=11,
    pattern=r"1[3-9]\d{9}",
    pattern_hint="手机号码格式不正确，请填写11位手机号码",
    autocomplete="tel",
)
EMAIL = Field(
    "email",
    "电子邮箱",
    "email",
    is_required=False,
    hint="选填",
    pattern=r"[^@\s]+@[^@\s]+\.[^@\s]+",
    pattern_hint="电子邮箱格式不正确",
    autocomplete="email",
)
TITLE = Field("title", "标题", hint="不超过50个字", max_length=50)
CONTENT = Field("content", "内容", "textarea", hint="不超过1000个字", max_length=1000)
KIND = Field("kind", "咨询类型", "select", choices=("咨询", "建议", "求助", "投诉", "其他"))
IS_PUBLIC = Field("is_public", "是否公开", "radio", choices=("公开", "不公开"))
ADDRESS = Field("address", "联系地址", is_required=False, hint="选填", autocomplete="street-address")
ATTITUDE = Field("attitude", "您的态度", "radio", choices=("赞成", "基本赞成", "不赞成"))
OPINION = Field("content", "意见建议", "textarea", hint="不超过1000个字", max_length=1000)
