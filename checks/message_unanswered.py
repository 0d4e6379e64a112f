"""No resident waits for an answer for more than three months."""

import re
from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta

from portalwalk import Impact, MessagePublished, Occurrence, PageSeen, Verdict, check, is_government

MONTHS = 3
A_YEAR = timedelta(days=365)
"""National indicators: unanswered for more than 3 months, within the last year."""

EXEMPT = re.compile("信访|举报|纪检|访谈|征集|调查")
"""Petitions, discipline, interviews, consultations and surveys do not count."""


@check(
    id="message-unanswered",
    title="No message of the last year waits for more than three months",
    title_zh="近一年内没有超过三个月未答复的留言",
    failure_title="A message has waited for more than three months",
    failure_title_zh="有留言超过三个月未答复",
    why="Whoever asks in public and is not answered tells everybody that asking is no use.",
    why_zh="公开提问却无人答复，等于告诉公众提问没有用。",
    how_to_fix="Answer the open messages, and have every message watched until it is answered.",
    how_to_fix_zh="尽快答复积压留言，并建立留言督办机制。",
    impact=Impact.SERIOUS,
    basis=("National indicators of 2019 (veto: poor response), as a county bureau's checklist of 2022Q4 gives them",),
    basis_zh=("2019年全国政府网站检查指标（单项否决：互动回应差），据某县民政局2022年第四季度检查表",),
)
def message_unanswered(pages: Sequence[PageSeen]) -> Verdict:
    """Fail for open messages beside answered ones; elsewhere the answer may stand on a page of its own."""
    judged = [page for page in pages if page.is_sure]
    if not is_government(judged):
        return Verdict.inapplicable("Nothing says that this is a government's portal.", "没有迹象表明这是政府网站。")
    shown: defaultdict[tuple[str, date], list[tuple[PageSeen, MessagePublished]]] = defaultdict(list)
    for page in judged:
        if not EXEMPT.search(f"{page.column} {page.heading}"):
            for message in page.messages:
                asked = _day(message.asked_on)
                if asked and (today := _day(page.seen_on)) and today - asked <= A_YEAR:
                    shown[message.title, asked].append((page, message))
    if not shown:
        return Verdict.inapplicable(
            "No message of the last year with its date is published.", "没有公开近一年内带日期的留言。"
        )
    answered = {message.url for page in judged for message in page.messages if message.answered_on and message.url}
    waiting = {
        key: places
        for key, places in shown.items()
        if _is_waiting(key[1], places) and not answered & {message.url for _, message in places}
    }
    telling = {key: where for key, places in waiting.items() if (where := _telling_page(places))}
    return Verdict.from_failures(
        (_waits(where, *key) for key, where in telling.items()),
        doubts=(_waits(places[0][0], *key) for key, places in waiting.items() if key not in telling),
        seen=[_all_answered(next(iter(shown.values()))[0][0], len(shown))],
    )


def _day(said: str) -> date | None:
    try:
        return date.fromisoformat(said[:10])
    except ValueError:
        return None


def _is_waiting(asked: date, places: Sequence[tuple[PageSeen, MessagePublished]]) -> bool:
    if any(message.answered_on for _, message in places):
        return False
    return max(page.seen_on for page, _ in places)[:10] > _months_later(asked).isoformat()


def _months_later(day: date) -> date:
    """Return the same day three months on, or that month's last."""
    year, month = day.year + (day.month + MONTHS - 1) // 12, (day.month + MONTHS - 1) % 12 + 1
    for number in range(day.day, 27, -1):
        try:
            return date(year, month, number)
        except ValueError:
            continue
    return date(year, month, day.day)


def _telling_page(places: Sequence[tuple[PageSeen, MessagePublished]]) -> PageSeen | None:
    """Return a page that gives the day of the answer to other messages, so that none here means no answer."""
    return next((page for page, _ in places if any(other.answered_on for other in page.messages)), None)


def _waits(page: PageSeen, title: str, asked: date) -> Occurrence:
    return Occurrence.of(
        page,
        cause="over-three-months",
        observed=f"“{title}”, asked on {asked}, shows no answer on {page.seen_on[:10]}.",
        observed_zh=f"“{title}”于{asked}提出，至{page.seen_on[:10]}未见答复。",
    )


def _all_answered(page: PageSeen, count: int) -> Occurrence:
    return Occurrence.of(
        page,
        observed=f"None of {count} published messages of the last year has waited for more than three months.",
        observed_zh=f"近一年公开的{count}条留言中，没有超过三个月未答复的。",
    )
