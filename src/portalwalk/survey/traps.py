"""Addresses that lead nowhere new: calendars, endless parameters, loops, and those that a reader should not follow."""

import re
from urllib.parse import parse_qsl, urlsplit

from portalwalk.survey.scope import LONGEST_ADDRESS

DEEPEST_PATH = 16
"""Segments of a path (ours)."""
MOST_REPEATS = 3
"""Times that a part of a path may follow itself (ours): `/a/b/a/b/a/b/` is a relative link gone wrong."""
MOST_PARAMETERS = 8
"""Of one address (ours)."""
CALENDAR_ADDRESSES = 36
"""Addresses of one calendar that are opened (ours): three years of months."""
COMBINED_ADDRESSES = 300
"""Addresses of one path with four parameters or more that are opened (ours)."""
LOOP_PAGES = 20
LOOP_SHARE = 0.8
"""Of at least 20 pages of one form of address, this share said the same as another: a soft loop (ours)."""

_NUMBER = re.compile(r"\d+")
_CALENDAR_PATH = re.compile(r"/(?:calendar|rili|wannianli)\b", re.IGNORECASE)
_CALENDAR_NAMES = {"year", "month", "nian", "yue", "riqi", "cal", "calendar", "rili"}
_PAGING_NAMES = {"page", "p", "pageno", "pagenum", "pageindex", "offset", "start", "date", "day"} | _CALENDAR_NAMES
_CHANGES = re.compile(
    r"(?:^|[/_.?&=-])(?:logout|log_out|signout|sign_out|delete|remove|unsubscribe|vote|toupiao|dianzan)(?:$|[/_.?&=-])",
    re.IGNORECASE,
)

WORDS: dict[str, tuple[str, str]] = {
    "calendar": ("a calendar", "日历"),
    "endless-parameters": ("endless parameters", "参数组合无穷"),
    "loop": ("pages that repeat themselves", "内容重复循环的页面"),
    "repeated-path": ("a path that repeats itself", "路径层层重复"),
    "too-long": ("addresses too long to follow", "网址过长"),
    "session-id": ("session ids, left out of the addresses", "网址中的会话标识（已去除）"),
    "may-change": ("addresses that may change something when opened", "打开即可能改变数据的网址"),
    "robots": ("what robots.txt asks robots not to open", "robots.txt 不允许访问的网址"),
}
"""Cause of a skip → what a reader is told, in English and Chinese."""


def form_of(url: str) -> str:
    """Return what addresses of one kind share: numbers left out, names of parameters without values."""
    parts = urlsplit(url)
    names = sorted({name for name, _ in parse_qsl(parts.query, keep_blank_values=True)})
    return f"{parts.netloc}{_NUMBER.sub('0', parts.path)}" + (f"?{'&'.join(names)}" if names else "")


def never_opened(url: str) -> str:
    """Return why an address is not opened, as far as it says so itself; empty when nothing speaks against it."""
    parts = urlsplit(url)
    if len(url) > LONGEST_ADDRESS:
        return "too-long"
    if _CHANGES.search(f"{parts.path}?{parts.query}" if parts.query else parts.path):
        return "may-change"
    segments = [segment for segment in parts.path.split("/") if segment]
    if len(segments) > DEEPEST_PATH or _repeats(segments):
        return "repeated-path"
    if parts.query.count("&") >= MOST_PARAMETERS:
        return "endless-parameters"
    return ""


def most_of(form: str) -> tuple[int, str] | None:
    """Return how many addresses of a form are opened, and what it is called; None when there is no such bound."""
    path, _, names = form.partition("?")
    wanted = names.split("&") if names else []
    if _CALENDAR_PATH.search(path) or _CALENDAR_NAMES & {name.lower() for name in wanted}:
        return CALENDAR_ADDRESSES, "calendar"
    return (COMBINED_ADDRESSES, "endless-parameters") if len(wanted) >= 4 else None


def said_by(form: str, *words: str) -> str:
    """Return what tells two pages of a form apart; without numbers where these only count pages or days."""
    said = "\n".join(words)
    names = {name.lower() for name in form.partition("?")[2].split("&")}
    return _NUMBER.sub("0", said) if names & _PAGING_NAMES or _CALENDAR_PATH.search(form) else said


def is_loop(pages: int, repeats: int) -> bool:
    """Whether pages of one form of address say the same again and again."""
    return pages >= LOOP_PAGES and repeats >= pages * LOOP_SHARE


def in_words(counts: list[tuple[str, str, int]], most: int = 20) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Say what was left out, in English and in Chinese; the largest first."""
    ranked = sorted(counts, key=lambda one: -one[2])[:most]
    english = (f"{WORDS[cause][0]}: {count} under {place}" for cause, place, count in ranked)
    chinese = (f"{WORDS[cause][1]}\uff1a{place} 下 {count} 个" for cause, place, count in ranked)
    return tuple(english), tuple(chinese)


def _repeats(segments: list[str]) -> bool:
    """Whether one to four segments follow themselves too often; numbers do so in dates."""
    for size in range(1, 5):
        for at in range(len(segments) - size * MOST_REPEATS + 1):
            first = segments[at : at + size]
            if "".join(first).isdigit():
                continue
            if all(segments[at + size * n : at + size * (n + 1)] == first for n in range(1, MOST_REPEATS)):
                return True
    return False
