"""The dates that a page gives itself: tags, its visible line, its address, the server's word; conflicts are kept."""

import re
from collections.abc import Mapping, Sequence
from datetime import date

from portalwalk.model.observations import DateSeen, MetaTag
from portalwalk.survey.reading.dates import date_in_url, dates_in, first_date, http_date

_TAGS = re.compile(
    r"(?:pub(?:lish(?:ed)?)?[-_.]?(?:date|time)|publicationdate|datepublished|article:published(?:_time)?|"
    r"og:published_time|"
    r"first-?publishe?d?-?(?:time|date)?|dc(?:terms)?\.(?:date(?:\.issued)?|issued)|createdate|date|"
    r"createtime|releasedate)\Z",
    re.IGNORECASE,
)
_LINKED_DATA = re.compile(r'"datePublished"\s*:\s*"([^"]{8,40})"')
_SURE_LABEL = re.compile(
    r"(?:发布|发表|公开|公布|刊发|上网|上传|信息|文章发布|网站发布)(?:时间|日期)(?:为|于)?\s*[:\uff1a]?\s*\Z"
    r"|发布于\s*[:\uff1a]?\s*\Z|(?:published|posted)(?: (?:on|at|date))?\s*:?\s*\Z|"
    r"publication date\s*:?\s*\Z|release date\s*:?\s*\Z",
    re.IGNORECASE,
)
_BARE_LABEL = re.compile(r"(?:^|[^\u4e00-\u9fff])(?:时\s*间|日\s*期|date)\s*[:\uff1a]\s*\Z", re.IGNORECASE)
_OTHER_LABEL = re.compile(
    r"(?:成文|印发|发文|生成|实施|施行|生效|失效|废止|截止|截至|修改|更新|来信|答复|回复|会议|活动|报名|"
    r"开始|结束|有效|签发|制定|出生|任职|统计)[\u4e00-\u9fff]{0,4}\s*[:\uff1a]?\s*\Z"
    r"|今天是\s*\Z|(?:updated?|modified|effective|deadline|expires)[^.]{0,12}\Z",
    re.IGNORECASE,
)
_LEFT_OVER = re.compile(
    r"(?:来源|作者|浏览|阅读|点击|访问|字体|字号|打印|关闭|分享|编辑|责编|责任|星期|周|source|author|by|"
    r"views?)|[^\u4e00-\u9fffA-Za-z]+",
    re.IGNORECASE,
)
_LABEL_HINTS = ("时间", "日期", "发布于", "ublished", "osted", "ublication", "elease")
_NEAR_LINES = 8
_BYLINE = 160
_RUNNING_TEXT = 100
"""Ours: a block longer than this without a label of a byline is the text itself; what follows is no byline."""


def dates_of(
    *,
    metas: Sequence[MetaTag],
    other_metas: Sequence[tuple[str, str]],
    scripts: Sequence[str],
    around_heading: Sequence[str],
    own_lines: Sequence[str],
    url: str,
    headers: Mapping[str, str],
    today: date,
) -> tuple[DateSeen, ...]:
    """Take every date the page gives itself; `around_heading` is empty where the page has no heading of an article."""
    found = [DateSeen(where="PubDate", said=m.content, at=first_date(m.content)) for m in metas if m.name == "PubDate"]
    found += [
        DateSeen(where="meta", said=content[:100], at=first_date(content))
        for name, content in (*((m.name, m.content) for m in metas if m.name != "PubDate"), *other_metas)
        if content and _TAGS.match(name)
    ]
    found += [
        DateSeen(where="meta", said=said[1], at=first_date(said[1]))
        for script in scripts
        if "datePublished" in script and (said := _LINKED_DATA.search(script))
    ]
    found += _visible(around_heading, own_lines, today)
    if in_url := date_in_url(url):
        found.append(DateSeen(where="url", said=in_url.said, at=in_url.at))
    if modified := headers.get("last-modified", ""):
        found.append(DateSeen(where="Last-Modified", said=modified, at=http_date(modified)))
    return tuple(dict.fromkeys(found))[:12]


def _visible(around_heading: Sequence[str], own_lines: Sequence[str], today: date) -> list[DateSeen]:
    for number, line in enumerate(around_heading[:_NEAR_LINES]):
        if len(line) > _BYLINE:
            break
        for one in dates_in(line, today=today):
            before = line[: one.start][-24:]
            above = around_heading[number - 1] if number and not before.strip() else ""
            if _OTHER_LABEL.search(before) or (_label_alone(above) and _OTHER_LABEL.search(above)):
                continue
            labelled = _SURE_LABEL.search(before) or _BARE_LABEL.search(before)
            if not labelled and _label_alone(above):
                labelled = _SURE_LABEL.search(above)
            if labelled or _stands_alone(line, one.start, one.end):
                return [DateSeen(where="text", said=one.said, at=one.at)]
        if len(line) > _RUNNING_TEXT:
            break
    labelled_dates = {
        (one.said, one.at)
        for at, line in enumerate(own_lines)
        if len(line) <= _BYLINE and any(hint in line or (at and hint in own_lines[at - 1]) for hint in _LABEL_HINTS)
        for one in dates_in(line)
        if _SURE_LABEL.search(line[: one.start][-24:])
        or (
            not line[: one.start].strip()
            and at
            and _label_alone(own_lines[at - 1])
            and _SURE_LABEL.search(own_lines[at - 1])
        )
    }
    # Several different ones are those of the items of a list.
    return [DateSeen(where="text", said=said, at=at) for said, at in labelled_dates] if len(labelled_dates) == 1 else []


def _label_alone(line: str) -> bool:
    return len(line) <= 10


def _stands_alone(line: str, start: int, end: int) -> bool:
    """Whether a line holds, besides the date, nothing but what bylines hold."""
    before = _LEFT_OVER.sub("", line[:start])
    if before and not re.search(r"来源|作者|source|author|\bby\b", line[:start], re.IGNORECASE):
        return False
    after = line[end:].strip()
    return (
        not after
        or (len(_LEFT_OVER.sub("", after[:6])) < 3 and not re.match(r"[\u4e00-\u9fff，,。、至到起前后—-]", after))
        or bool(
            re.match(
                r"\W*(?:来源|作者|浏览|阅读|点击|访问|字体|字号|打印|关闭|分享|编辑|责编|星期|信息来源|"
                r"source|views?|author|by)",
                after,
                re.IGNORECASE,
            )
        )
    )
