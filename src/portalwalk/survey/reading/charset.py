"""Bytes to text: what the bytes say outweighs what the page says of itself."""

import codecs
import re
from collections.abc import Mapping

_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
_SEEN_IN_HEADER = re.compile(r"""charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
_HEAD_BYTES = 16_384
"""Ours: browsers look for a declaration in 1,024 bytes, but portals put scripts before it."""
_CHINESE = {"gb2312", "gbk", "gb18030", "hz"}
_SIMPLIFIED = frozenset(
    "的一是在不了有和人这中大为上个国我以要时来用们生到作地于出就分对成会可主发年动同工也能下过"
    "市政府公开通知信息服务网站办理民区县部门局工作人员关于规定第号日月时间页首更多登录"
)
_TRADITIONAL = frozenset(
    "的一是在不了有和人這中大為上個國我以要時來用們生到作地於出就分對成會可主發年動同工也能下過"
    "市政府公開通知信息服務網站辦理民區縣部門局工作人員關於規定第號日月時間頁首更多登錄"
)
_SAMPLE = 4_000
_FEW_ERRORS = 0.02
"""Ours: a text cut within a character damages one in hundreds; another charset damages nearly all."""


def read_text(body: bytes, headers: Mapping[str, str], *, rendered: bool) -> tuple[str, str, str]:
    """Decode a document; give its text, the charset it was read with, and the one declared (header before meta).

    Never fails: what no charset explains is replaced character by character.
    """
    declared = _declared(body, headers)
    if rendered:
        return body.decode("utf-8", "replace"), "utf-8", declared
    for mark, name in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if body.startswith(mark):
            return body[len(mark) :].decode(name, "replace"), name, declared
    try:
        return body.decode("utf-8"), "utf-8", declared
    except UnicodeDecodeError:
        name = _by_bytes(body, declared)
    return body.decode("gb18030" if name == "gbk" else name, "replace"), name, declared


def _declared(body: bytes, headers: Mapping[str, str]) -> str:
    if in_header := _SEEN_IN_HEADER.search(headers.get("content-type", "")):
        return in_header[1].lower()
    in_page = _DECLARED.search(body[:_HEAD_BYTES])
    return in_page[1].decode("ascii", "replace").lower() if in_page else ""


def _by_bytes(body: bytes, declared: str) -> str:
    """Name the charset of bytes that are not (wholly) UTF-8."""
    as_utf8 = body.decode("utf-8", "replace")
    foreign = len(as_utf8) - len(as_utf8.encode("ascii", "ignore"))
    if as_utf8.count("\ufffd") <= foreign * _FEW_ERRORS:
        return "utf-8"
    scores = {
        "gbk": _likeness(body.decode("gb18030", "replace"), _SIMPLIFIED) + 0.02 * (declared in _CHINESE),
        "big5": _likeness(body.decode("big5hkscs", "replace"), _TRADITIONAL) + 0.02 * declared.startswith("big5"),
        "utf-8": _likeness(as_utf8, _SIMPLIFIED),
    }
    best = max(scores, key=scores.__getitem__)
    if scores[best] <= 0.02 and declared and declared not in _CHINESE and _is_known(declared):
        return declared
    if best == "big5":
        return "big5hkscs"
    return best if best != "gbk" or _fits_gbk(body) else "gb18030"


def _likeness(text: str, common: frozenset[str]) -> float:
    """The share of very common characters among those that are not ASCII, less the share of damaged ones."""
    foreign = [character for character in text if character > "\x7f"][:_SAMPLE]
    if not foreign:
        return 0.0
    return (sum(c in common for c in foreign) - 2 * sum(c == "\ufffd" for c in foreign)) / len(foreign)


def _fits_gbk(body: bytes) -> bool:
    try:
        body.decode("gbk")
    except UnicodeDecodeError:
        return False
    return True


def _is_known(name: str) -> bool:
    try:
        b"".decode(name)
    except (LookupError, ValueError):
        return False
    return True
