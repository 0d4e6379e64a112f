"""Numbers of private persons on a public page, masked as soon as they are seen."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from portalwalk.evidence.personal import mask_personal_numbers
from portalwalk.model.observations import PersonalDatum
from portalwalk.survey.reading.tree import BLOCK, CELL

_MOST = 20
_AROUND = 40
_LONGEST = 120
_ROWS_BACK = 200
_ENDS = "\u3002\uff01\uff1f\uff1b"
_LONG = re.compile(
    r"(?<![0-9A-Za-z_*.\-/=])(?:[0-9]{17}[0-9Xx]|[0-9]{16,19}|"
    r"[0-9]{4}(?:[ -][0-9]{4}){3}(?:[ -][0-9]{1,3})?|(?:\+?86[ -]?)?1[3-9][0-9]{9}|"
    r"1[3-9][0-9][ -][0-9]{4}[ -][0-9]{4})(?![0-9A-Za-z_*]|[-/.][0-9A-Za-z])"
)
_DIGITS = re.compile(r"[0-9]{3}(?:[0-9]{8}|[0-9]?[ -][0-9]{4}[ -]?[0-9]{4})")
_MOBILE = re.compile(r"1(?:3\d|4[014-9]|5[0-35-9]|6[2567]|7[0-8]|8\d|9[0-35-9])\d{8}")
_CARD_LENGTHS = range(16, 20)
"""UnionPay cards (BIN 62) have 16 to 19 digits (ISO/IEC 7812)."""
_NOT_PERSONAL = re.compile(
    r"(?:信用代码|机构代码|组织代码|标[识志]码|备案号?|公网安备|文号|字号|索引号?|订单号?|单号|流水号?|"
    r"编号|编码|代码|许可证号?|证书号?|执照号?|注册号|"
    r"批准号|案号|档案号|工单|项目|条码|查询码|序列号|ISBN|ISSN|合同号?|发票号?|税号|order|invoice|"
    r"serial)[^\u3002\uff1b;\n]{0,6}$",
    re.IGNORECASE,
)
_IDENTITY_LABEL = re.compile(r"身份证|公民身份|证件号|ID (?:card|number)", re.IGNORECASE)
_PHONE_LABEL = re.compile(r"手机|电话|联系|致电|拨打|微信|号码|热线|咨询|机主|tel\b|phone|mobile|call", re.IGNORECASE)
_CARD_LABEL = re.compile(r"卡号|银行卡|账号|帐号|账户|帐户|开户|银行|信用社|card", re.IGNORECASE)
_EXAMPLES = frozenset({"11010519491231002X", "440524188001010014"})
"""The standard's own examples (GB 11643-1999), which forms and lessons repeat."""
_ALONE = re.compile(r"[\s\u3001,，;；:：()（）|]*")


@dataclass(frozen=True, slots=True)
class _Hit:
    what: str
    start: int
    end: int
    shown: str


def personal_in(raw: str) -> tuple[PersonalDatum, ...]:
    """Find identity numbers, mobile numbers and bank cards in a text with marks of its blocks and cells; at most 20.

    An identity number has a province, a date of birth and its check digit (GB 11643); a mobile number has a label
    or stands alone; a card number has a label, a known beginning and its check digit (ISO/IEC 7812). What is called
    a code, an order or a filing is none of these. Around a number in a table stands its row, after the column's name.
    """
    long = [raw.count(BLOCK, 0, digits.start()) for digits in _DIGITS.finditer(raw)]
    if not long:
        return ()
    found: list[PersonalDatum] = []
    lines = raw.split(BLOCK, long[-1] + 1)[max(0, long[0] - _ROWS_BACK) : long[-1] + 1]
    rows = [cells for line in lines if any(cells := [" ".join(cell.split()) for cell in line.split(CELL)])]
    for at, cells in enumerate(rows):
        if not any(_DIGITS.search(cell) for cell in cells):
            continue
        heads = _heads(rows, at)
        before = " ".join(rows[at - 1])[-12:] if at and len(cells) == 1 else ""
        read = [
            list(_hits(cell, f"{before} {heads[place] if heads else cells[place - 1] if place else ''}"))
            for place, cell in enumerate(cells)
        ]
        masked = [_mask(cell, hits) for cell, hits in zip(cells, read, strict=True)]
        for place, hits in enumerate(read):
            for hit in hits:
                around = _sentence(cells[place], hit, hits)
                if len(cells) > 1:
                    row = " ".join(cell for cell in masked if cell)
                    around = f"{heads[place]}: {row}" if heads else row
                found.append(PersonalDatum(what=hit.what, shown=hit.shown, around=around[:_LONGEST]))
    return tuple(found[:_MOST])


def _heads(rows: list[list[str]], at: int) -> list[str]:
    """The names of the columns: the nearest row above with as many cells and no long number in it."""
    if len(rows[at]) < 2:
        return []
    for cells in reversed(rows[max(0, at - _ROWS_BACK) : at]):
        if len(cells) == len(rows[at]) and not any(re.search(r"\d{4}", cell) for cell in cells):
            return cells
    return []


def _hits(text: str, label: str) -> Iterator[_Hit]:
    for found in _LONG.finditer(text):
        said = re.sub(r"[ -]", "", found[0]).removeprefix("+")
        named = text[: found.start()][-24:].strip() or label
        if _NOT_PERSONAL.search(named) and not _IDENTITY_LABEL.search(named):
            continue
        if what := _kind(said, found[0], text, f"{label} {text[: found.start()][-24:]}"):
            mobile = said[-11:]
            yield _Hit(what, found.start(), found.end(), _masked(mobile if what == "mobile" else said))


def _kind(number: str, said: str, text: str, label: str) -> str:
    if len(number) == 18 and number.upper() not in _EXAMPLES and mask_personal_numbers(number) != number:
        return "id-number"
    mobile = number[2:] if len(number) == 13 and number.startswith("86") else number
    if len(mobile) == 11:
        alone = _ALONE.fullmatch(text.replace(said, "", 1)) is not None
        in_brackets = f"({said})" in text or f"\uff08{said}\uff09" in text
        labelled = _PHONE_LABEL.search(label) is not None
        return "mobile" if _MOBILE.fullmatch(mobile) and (alone or in_brackets or labelled) else ""
    if number.startswith("62") and len(number) in _CARD_LENGTHS and _luhn(number) and _CARD_LABEL.search(label):
        return "bank-card"
    return ""


def _luhn(number: str) -> bool:
    total = 0
    for place, digit in enumerate(reversed(number)):
        value = int(digit) * (1 + place % 2)
        total += value - 9 * (value > 9)
    return total % 10 == 0


def _masked(number: str) -> str:
    head, tail = (3, 4) if len(number) == 11 else (4, 4)
    return f"{number[:head]}{'*' * (len(number) - head - tail)}{number[-tail:]}"


def _mask(text: str, hits: list[_Hit]) -> str:
    masked, at = "", 0
    for hit in hits:
        masked += text[at : hit.start] + hit.shown
        at = hit.end
    return mask_personal_numbers(masked + text[at:])


def _sentence(text: str, hit: _Hit, hits: list[_Hit]) -> str:
    """The sentence around a number, every number in it masked before anything is cut."""
    before = _mask(text[: hit.start], [one for one in hits if one.end <= hit.start])
    after = _mask(text[hit.end :], [_moved(one, hit.end) for one in hits if one.start >= hit.end])
    left = max(len(before) - _AROUND, *(before.rfind(mark) + 1 for mark in _ENDS))
    right = min((at + 1 for mark in _ENDS if (at := after.find(mark)) >= 0), default=len(after))
    return f"{before[max(left, 0) :]}{hit.shown}{after[: min(right, _AROUND)]}".strip()


def _moved(hit: _Hit, by: int) -> _Hit:
    return _Hit(hit.what, hit.start - by, hit.end - by, hit.shown)
