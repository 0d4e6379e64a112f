"""Dates in words, in all the forms that portals use, Chinese and English."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime
from functools import lru_cache

_PORTAL_TIME = timezone(timedelta(hours=8))
"""China keeps one time, without summer time since 1992."""

_CLOCK = r"(?:[\sT]*(?P<{0}h>[01]?\d|2[0-4])[:\uff1a\u65f6](?P<{0}i>[0-5]\d)(?:[:\uff1a\u5206](?P<{0}s>[0-5]\d))?)?"
_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_MONTH = (
    r"(?P<{0}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_HANZI = "〇○零一二三四五六七八九十"

_ANY = re.compile(
    r"(?<![\d.])(?:"
    r"(?P<y>(?:19|20)\d\d)\s?(?:[-/.]|\u5e74)\s?(?P<m>\d{1,2})\s?(?:[-/.]|\u6708)\s?(?P<d>\d{1,2})(?![\d])\s?\u65e5?"
    + _CLOCK.format("n")
    + r"|(?P<hy>[\u3007\u25cb\u96f6\u4e00-\u4e5d\u4e8c-\u516d\u4e03\u516b]{4})\u5e74(?P<hm>["
    + _HANZI
    + r"]{1,3})\u6708(?P<hd>["
    + _HANZI
    + r"]{1,3})\u65e5"
    + r"|(?P<ed>\d{1,2})(?:st|nd|rd|th)?\s"
    + _MONTH.format("em")
    + r",?\s(?P<ey>(?:19|20)\d\d)(?!\d)"
    + _CLOCK.format("e")
    + r"|\b"
    + _MONTH.format("um")
    + r"\s(?P<ud>\d{1,2})(?:st|nd|rd|th)?,?\s(?P<uy>(?:19|20)\d\d)(?!\d)"
    + _CLOCK.format("u")
    + r")",
    re.IGNORECASE,
)
_RELATIVE = re.compile(
    r"(?P<day>今天|今日|昨天|昨日|前天|today|yesterday)|(?P<just>刚刚|刚才|just now)"
    r"|(?P<n>\d{1,3})\s*(?P<unit>分钟|小时|天|日|minutes?|hours?|days?)\s?(?:前|以前|ago)",
    re.IGNORECASE,
)
_DAYS_BACK = {"今天": 0, "今日": 0, "today": 0, "昨天": 1, "昨日": 1, "yesterday": 1, "前天": 2}
_SPLIT = re.compile(
    r"(?<!\d)(?P<y>(?:19|20)\d\d)\s*\u5e74?\s*[\[\u3010(\uff08]?\s*(?P<m>0[1-9]|"
    r"1[0-2])\s*[-/.\u6708]\s*(?P<d>[0-3]\d)(?!\d)"
    r"|(?<!\d)(?P<d2>[0-3]\d)\s*\u65e5?\s+(?P<y2>(?:19|20)\d\d)\s*[-/.\u5e74]\s*(?P<m2>\d{1,2})(?!\d)(?!\s?[-/.])"
    r"|(?<!\d)(?P<y3>(?:19|20)\d\d)\s*[-/.\u5e74]\s*(?P<m3>\d{1,2})\u6708?\s+(?P<d3>[0-3]\d)(?!\d)"
)
_MONTH_DAY = re.compile(
    r"(?<![\d.\-/])\[?\s?(?P<m>0?[1-9]|1[0-2])\s?[-/\u6708]\s?(?P<d>[0-3]?\d)\u65e5?\s?\]?(?![\d.\-/%])"
)
_IN_URL = re.compile(
    r"(?<!\d)(?P<y>20[0-4]\d|199\d)(?P<sep>[/_-]?)(?P<m>0[1-9]|1[0-2])(?P=sep)(?P<d>0[1-9]|[12]\d|3[01])(?!\d)"
    r"|/(?P<y2>20[0-4]\d|199\d)/(?P<m2>[1-9]|1[0-2])/(?P<d2>[1-9]|[12]\d|3[01])(?=/)"
    r"|/(?P<y3>20[0-4]\d|199\d)-(?P<m3>0[1-9]|1[0-2])/(?P<d3>0[1-9]|[12]\d|3[01])(?=/)"
)
_HINT = re.compile(r"[0-9\uff10-\uff19\u3007\u25cb\u5929\u65e5\u521a]|day|now|零", re.IGNORECASE)
_FULL_WIDTH = str.maketrans("０１２３４５６７８９－／．　", "0123456789-/. ")


@dataclass(frozen=True, slots=True)
class DateFound:
    """A date in a text."""

    said: str
    at: str
    """ISO 8601 date, or date and time."""
    start: int
    end: int


def dates_in(text: str, *, today: date | None = None) -> Iterator[DateFound]:
    """Find every whole date; relative ones (今天, 3天前) only where `today` is given. Impossible dates are left out."""
    if not _HINT.search(text):
        return
    folded = text.translate(_FULL_WIDTH)
    for found in _ANY.finditer(folded):
        if at := _iso(found):
            start, end = found.span()
            yield DateFound(text[start:end].strip(), at, start, end)
    if today is not None:
        for found in _RELATIVE.finditer(text):
            yield DateFound(found[0], _back(found, today), *found.span())


def date_beside(text: str, *, url: str = "", today: date | None = None) -> tuple[str, str]:
    """Read the date beside an item of a list: its ISO date and the words; the date is empty where no year is certain.

    A year may stand apart (`2026 [11-22]`, `22 2026-11`) or in the item's address, when month and day agree.
    """
    text = text.translate(_FULL_WIDTH)
    if (whole := _whole_date(text, today))[1]:
        return whole
    if short := _MONTH_DAY.search(text):
        in_url = date_in_url(url)
        agrees = in_url is not None and in_url.at[5:] == f"{int(short['m']):02}-{int(short['d']):02}"
        return (in_url.at if in_url is not None and agrees else ""), short[0].strip()
    return "", ""


@lru_cache(maxsize=4_096)  # lists repeat: each other's rows, and themselves on the next page
def _whole_date(text: str, today: date | None) -> tuple[str, str]:
    """The first date with a year, in one piece or two, and its words; empty when there is none."""
    if whole := next(dates_in(text, today=today), None):
        return whole.at[:10], whole.said
    if split := _SPLIT.search(text):
        groups = [value for value in split.groupdict().items() if value[1]]
        parts = {name[0]: int(value) for name, value in groups}
        if at := _valid(parts["y"], parts["m"], parts["d"]):
            return at, split[0].strip()
    return "", ""


def date_in_url(url: str) -> DateFound | None:
    """Read the date in an address: /20261122/, /2026/11/22/, t20261122_1.html, /202611/t20261122_1.html."""
    path = url.partition("?")[0].partition("#")[0]
    path = path[path.find("/", 8) if "//" in path else 0 :]
    best = None
    for found in _IN_URL.finditer(path):
        parts = {name[0]: int(value) for name, value in found.groupdict().items() if value and name != "sep"}
        if at := _valid(parts["y"], parts["m"], parts["d"]):
            best = DateFound(found[0].strip("/"), at, *found.span())
    return best


def http_date(value: str) -> str:
    """Turn an HTTP date into the portal's own time (UTC+8), ISO 8601; empty when it is none."""
    try:
        moment = parsedate_to_datetime(value)
        return moment.astimezone(_PORTAL_TIME).replace(tzinfo=None).isoformat(timespec="seconds")
    except (ValueError, TypeError, OverflowError, IndexError):
        return ""


def first_date(text: str) -> str:
    """Give the first whole date of a text as ISO 8601; empty when there is none."""
    return next((found.at for found in dates_in(text)), "")


def _iso(found: re.Match[str]) -> str:
    if found["y"]:
        return _valid(int(found["y"]), int(found["m"]), int(found["d"]), found["nh"], found["ni"], found["ns"])
    if found["hy"]:
        return _valid(_number(found["hy"]), _number(found["hm"]), _number(found["hd"]))
    if found["ed"]:
        return _valid(int(found["ey"]), _month(found["em"]), int(found["ed"]), found["eh"], found["ei"], found["es"])
    return _valid(int(found["uy"]), _month(found["um"]), int(found["ud"]), found["uh"], found["ui"], found["us"])


def _valid(
    year: int, month: int, day: int, hour: str | None = None, minute: str | None = None, second: str | None = None
) -> str:
    try:
        if hour is None or minute is None or int(hour) == 24:
            return date(year, month, day).isoformat()
        return datetime(year, month, day, int(hour), int(minute), int(second or 0)).isoformat(
            timespec="seconds" if second else "minutes"
        )
    except ValueError:
        return ""


def _month(word: str) -> int:
    return next(number for number, name in enumerate(_MONTHS, 1) if name.startswith(word.lower()[:3]))


def _number(hanzi: str) -> int:
    digits = [0 if c in "〇○零" else 10 if c == "十" else "一二三四五六七八九".index(c) + 1 for c in hanzi]
    if 10 not in digits:
        return int("".join(map(str, digits)))
    at = digits.index(10)
    tens = digits[at - 1] if at else 1
    return tens * 10 + (digits[at + 1] if at + 1 < len(digits) else 0)


def _back(found: re.Match[str], today: date) -> str:
    if found["day"]:
        return (today - timedelta(days=_DAYS_BACK[found["day"].lower()])).isoformat()
    if found["just"]:
        return today.isoformat()
    in_days = found["unit"][0].lower() in ("天", "日", "d")
    return (today - timedelta(days=int(found["n"]) if in_days else 0)).isoformat()
