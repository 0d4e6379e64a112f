"""Residents' messages that a portal publishes, with what was answered, by whom and when."""

import re
from datetime import date

from portalwalk.model.observations import ItemListed, MessagePublished
from portalwalk.survey.reading.addresses import Base
from portalwalk.survey.reading.dates import dates_in
from portalwalk.survey.reading.links import target_of
from portalwalk.survey.reading.tree import Element, Page

_ASKED = re.compile(
    r"(?:来信|留言|提问|写信|咨询|来件|发信|去信|投诉|信件|提交|问政|诉求|发起)(?:时间|日期)|date asked|"
    r"asked on|submitted on",
    re.IGNORECASE,
)
_ANSWERED = re.compile(
    r"(?:答复|回复|办结|反馈|处理|办理|解答|回信|回答)(?:时间|日期)|date answered|answered on|replied on", re.IGNORECASE
)
_OFFICE = re.compile(
    r"(?:答复|回复|处理|办理|承办|反馈|受理|回信|解答)(?:单位|部门|机构|"
    r"人)\s*[:\uff1a]?\s*(?P<who>[\u4e00-\u9fffA-Za-z][\u4e00-\u9fffA-Za-z()（）、]{1,30})|"
    r"(?:answered|replied) by\s*:?\s*(?P<by>[A-Z][\w ]{2,40})"
)
_ANSWER = re.compile(
    r"(?:答复|回复|办理|处理)(?:内容|意见|结果|情况)|官方(?:回复|答复)|回复[:\uff1a]|答复[:\uff1a]|\banswer:|\breply:",
    re.IGNORECASE,
)
_NOT_YET = re.compile(
    r"未(?:答复|回复|办结|处理)|待(?:答复|回复|处理|办理)|暂无(?:回复|答复)|办理中|处理中|受理中|"
    r"正在(?:办理|处理)|尚未(?:答复|回复)|not yet answered|pending",
    re.IGNORECASE,
)
_DONE = re.compile(r"已(?:答复|回复|办结|处理|解决|反馈)|\banswered\b|\breplied\b", re.IGNORECASE)
_HINTS = ("来信", "留言", "答复", "回复", "提问", "写信", "办结", "asked", "nswered", "eplied")
_LARGEST_ROW = 30
_NEAR = 30
"""A date belongs to the label it follows within so many characters."""


def messages_of(
    page: Page, base: Base, url: str, heading: str, text: str, items: tuple[ItemListed, ...], today: date
) -> tuple[MessagePublished, ...]:
    """Take the messages of a page: one on its own, a table with columns for them, or a list with states.

    In a list with one date beside each entry nobody can say whether it was asked or answered then: no date is taken.
    """
    if not any(hint in text for hint in _HINTS) or not (
        _ASKED.search(text) or _ANSWERED.search(text) or _NOT_YET.search(text) or _DONE.search(text)
    ):
        return ()
    if listed := _in_tables(page, base, today):
        return tuple(listed)
    asked = _dates_after(_ASKED, text)
    answered = _dates_after(_ANSWERED, text)
    if len(asked) == 1 and heading:
        return (_one(heading, url, asked[0], answered, text),)
    if len(asked) > 1:
        return ()
    states = _states(page, base)
    return tuple(
        MessagePublished(title=item.title, url=item.url, is_answered=states[item.url])
        for item in items
        if item.url in states
    )


def _one(heading: str, url: str, asked: str, answered: list[str], text: str) -> MessagePublished:
    office = _OFFICE.search(text)
    is_answered: bool | None = None
    if answered:
        is_answered = True
    elif _NOT_YET.search(text):
        is_answered = False
    elif _ANSWER.search(text) or _DONE.search(text):
        is_answered = True
    return MessagePublished(
        title=heading,
        url=url,
        asked_on=asked,
        answered_on=answered[-1] if answered else "",
        office=(office["who"] or office["by"]).strip() if office else "",
        is_answered=is_answered,
    )


def _dates_after(label: re.Pattern[str], text: str) -> list[str]:
    """The dates that follow a label, each label's first."""
    found = []
    for match in label.finditer(text):
        near = text[match.end() : match.end() + _NEAR]
        if first := next((d for d in dates_in(near) if d.start <= 6), None):
            found.append(first.at[:10])
    return found


def _in_tables(page: Page, base: Base, today: date) -> list[MessagePublished]:
    found: list[MessagePublished] = []
    for table in page.tagged("table"):
        rows = [row for row in page.inside(table) if row.tag == "tr"]
        if len(rows) < 2:
            continue
        heads = [page.words(cell) for cell in page.children(rows[0])]
        asked, answered, office, state = (
            next((at for at, head in enumerate(heads) if pattern.search(head)), -1)
            for pattern in (_ASKED, _ANSWERED, _OFFICE_HEAD, _STATE_HEAD)
        )
        if asked < 0 and answered < 0:
            continue
        for row in rows[1:]:
            cells = list(page.children(row))
            link = next((one for one in page.inside(row) if one.tag == "a"), None)
            if link is None or len(cells) != len(heads):
                continue
            when = _cell_date(page, cells, answered, today)
            found.append(
                MessagePublished(
                    title=link.get("title") or page.words(link),
                    url=target_of(link, base),
                    asked_on=_cell_date(page, cells, asked, today),
                    answered_on=when,
                    office=page.words(cells[office]) if office >= 0 else "",
                    is_answered=True if when else _state(page.words(cells[state]) if state >= 0 else ""),
                )
            )
    return found


_OFFICE_HEAD = re.compile(r"(?:答复|回复|处理|办理|承办|反馈|受理)(?:单位|部门|机构)")
_STATE_HEAD = re.compile(r"状态|进度|是否(?:回复|答复)|status", re.IGNORECASE)


def _cell_date(page: Page, cells: list[Element], at: int, today: date) -> str:
    if at < 0:
        return ""
    return next((found.at[:10] for found in dates_in(page.words(cells[at]), today=today)), "")


def _state(words: str) -> bool | None:
    if _NOT_YET.search(words):
        return False
    return True if _DONE.search(words) else None


def _states(page: Page, base: Base) -> dict[str, bool]:
    """The state that stands beside each link, where one does."""
    states: dict[str, bool] = {}
    for link in page.tagged("a"):
        row = link.parent
        if row is not None and row.end - row.order < _LARGEST_ROW and page.length(row) > page.length(link):
            state = _state(page.words(row).replace(page.words(link), "", 1))
            if state is not None:
                states.setdefault(target_of(link, base), state)
    return states
