"""No resident waits for an answer for more than three months."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from portalwalk import EN, ZH, Impact, MessagePublished, Occurrence, PageSeen, Verdict, check, is_government

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
    shown: defaultdict[str, list[tuple[PageSeen, MessagePublished]]] = defaultdict(list)
    for page in judged:
        if not EXEMPT.search(f"{page.column} {page.heading}"):
            for message in page.messages:
                shown[message.url or f"{message.title} {message.asked_on[:10]}"].append((page, message))
    recent = [_Message(places, asked) for places in shown.values() if (asked := _asked_within_a_year(places))]
    if not recent:
        return Verdict.inapplicable(
            "No message of the last year with its date is published.", "没有公开近一年内带日期的留言。"
        )
    answered = {(one.title, one.asked) for one in recent if one.is_answered}
    waiting = [one for one in recent if one.is_overdue and (one.title, one.asked) not in answered]
    return Verdict.from_failures(
        (_waits(one, where) for one in waiting if (where := one.telling_page)),
        doubts=(_waits(one, one.places[0][0]) for one in waiting if not one.telling_page),
        seen=[_none_waits(recent[0].places[0][0], len(recent))],
    )


@dataclass(frozen=True, slots=True)
class _Message:
    """A message with every page that shows it: lists, and its own."""

    places: Sequence[tuple[PageSeen, MessagePublished]]
    asked: date

    @property
    def title(self) -> str:
        return max((message.title for _, message in self.places), key=len)

    @property
    def is_answered(self) -> bool:
        return any(message.answered_on or message.is_answered for _, message in self.places)

    @property
    def is_overdue(self) -> bool:
        today = max(page.seen_on for page, _ in self.places)[:10]
        return not self.is_answered and today > _months_later(self.asked).isoformat()

    @property
    def telling_page(self) -> PageSeen | None:
        """A page that says it is open, or gives the day of the answer to other messages and none here."""
        says = (page for page, message in self.places if message.is_answered is False)
        dates_others = (page for page, _ in self.places if any(other.answered_on for other in page.messages))
        return next(says, None) or next(dates_others, None)


def _asked_within_a_year(places: Sequence[tuple[PageSeen, MessagePublished]]) -> date | None:
    for page, message in places:
        asked, today = _day(message.asked_on), _day(page.seen_on)
        if asked and today:
            return asked if today - asked <= A_YEAR else None
    return None


def _day(said: str) -> date | None:
    try:
        return date.fromisoformat(said[:10])
    except ValueError:
        return None


def _months_later(day: date) -> date:
    """Return the same day three months on, or that month's last."""
    year, month = day.year + (day.month + MONTHS - 1) // 12, (day.month + MONTHS - 1) % 12 + 1
    for number in range(day.day, 27, -1):
        try:
            return date(year, month, number)
        except ValueError:
            continue
    return date(year, month, day.day)


def _waits(one: _Message, page: PageSeen) -> Occurrence:
    return Occurrence.of(
        page,
        cause="over-three-months",
        shown_by=one.title,
        observed=f"“{one.title}”, asked on {EN.day(one.asked)}, shows no answer on {EN.day(page.seen_on)}.",
        observed_zh=f"“{one.title}”于{ZH.day(one.asked)}提出，至{ZH.day(page.seen_on)}未见答复。",
    )


def _none_waits(page: PageSeen, count: int) -> Occurrence:
    return Occurrence.of(
        page,
        observed=f"None of {EN.plural(count, '# published message', '# published messages')} of the last year "
        "has waited for more than three months.",
        observed_zh=f"近一年公开的{ZH.number(count)}条留言中，没有超过三个月未答复的。",
    )
