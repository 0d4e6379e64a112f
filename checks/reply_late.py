"""Residents' messages are answered within the working days that circulars count by."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import chinese_calendar  # type: ignore[import-untyped]

from portalwalk import EN, ZH, Impact, MessagePublished, Occurrence, PageSeen, Verdict, check, is_government

WORKING_DAYS = {"district-portal": 3, "department": 5}
"""Above these, Beijing's circular 2019Q3 names districts and departments."""

OTHERWISE = 5

A_YEAR = timedelta(days=365)
"""Older messages say nothing of today's practice; inspectors look at the last year, too."""

LONGEST = timedelta(days=730)
"""An answer later than this is more likely a wrong date (ours)."""

EXEMPT = re.compile("信访|举报|纪检|访谈|征集|调查")
"""Petitions, discipline, interviews, consultations and surveys are not answered by this rule."""


@dataclass(frozen=True, slots=True)
class _Wait:
    page: PageSeen
    message: MessagePublished
    asked: date
    answered: date
    days: int
    by_calendar: bool
    """False: the official holidays of that year are not known; weekends alone were left out."""

    @property
    def limit(self) -> int:
        return WORKING_DAYS.get(self.page.portal_kind, OTHERWISE)


@check(
    id="reply-late",
    title="Messages are answered in time",
    title_zh="留言在规定工作日内答复",
    failure_title="Messages are answered late",
    failure_title_zh="留言答复超时",
    why="Residents who wait too long write again, call, or give up.",
    why_zh="等待过久，公众只能重复提问、打电话或放弃。",
    how_to_fix="Watch the working days of every open message, and give a first answer where the matter takes longer.",
    how_to_fix_zh="对未办结留言按工作日预警督办；办理时间较长的，先作阶段性答复。",
    impact=Impact.MODERATE,
    basis=(
        "Beijing circular 2019Q3 (above 3 working days for districts, above 5 for departments)",
        "Beijing circular 2019Q4 (5 working days)",
    ),
    basis_zh=(
        "北京市2019年第三季度通报（区超过3个工作日、部门超过5个工作日）",
        "北京市2019年第四季度通报（5个工作日）",
    ),
)
def reply_late(pages: Sequence[PageSeen]) -> Verdict:
    """Fail for answers of the last year over the limit, counted by the official holiday calendar."""
    judged = [page for page in pages if page.is_sure]
    if not is_government(judged):
        return Verdict.inapplicable("Nothing says that this is a government's portal.", "没有迹象表明这是政府网站。")
    dated: dict[tuple[str, date, date], tuple[PageSeen, MessagePublished]] = {}
    for page in judged:
        if not EXEMPT.search(f"{page.column} {page.heading}"):
            for message in page.messages:
                asked, answered = _day(message.asked_on), _day(message.answered_on)
                if asked and answered and (today := _day(page.seen_on)) and today - asked <= A_YEAR:
                    dated.setdefault((message.title, asked, answered), (page, message))
    if not dated:
        return Verdict.inapplicable(
            "No message of the last year shows when it was asked and answered.",
            "没有显示提问和答复时间的近一年留言。",
        )
    odd = [key for key in dated if not key[1] <= key[2] <= key[1] + LONGEST]
    waits = [_wait(*dated[key], key[1], key[2]) for key in dated if key not in odd]
    late = [wait for wait in waits if wait.days > wait.limit]
    return Verdict.from_failures(
        (_late(wait) for wait in late if wait.by_calendar),
        doubts=[
            *(_late(wait) for wait in late if not wait.by_calendar),
            *(_odd(*dated[key]) for key in odd),
        ],
        seen=[_in_time(waits)] if waits else [],
    )


def _day(said: str) -> date | None:
    try:
        return date.fromisoformat(said[:10])
    except ValueError:
        return None


def _wait(page: PageSeen, message: MessagePublished, asked: date, answered: date) -> _Wait:
    """Count the working days after the day of asking, up to and with the day of the answer."""
    days = [asked + timedelta(days=number) for number in range(1, (answered - asked).days + 1)]
    try:
        count, by_calendar = sum(map(chinese_calendar.is_workday, days)), True
    except NotImplementedError:
        count, by_calendar = sum(day.isoweekday() <= 5 for day in days), False
    return _Wait(page, message, asked, answered, count, by_calendar)


def _late(wait: _Wait) -> Occurrence:
    told, told_zh = "", ""
    if not wait.by_calendar:
        told = " The official holidays of that year are not known here: only weekends were left out."
        told_zh = "该年度法定节假日安排未收录，仅扣除了周末。"
    return Occurrence.of(
        wait.page,
        cause="over-limit",
        observed=f"“{wait.message.title}”: asked on {EN.day(wait.asked)}, answered on {EN.day(wait.answered)}, "
        f"after {EN.plural(wait.days, '# working day', '# working days')} (limit {wait.limit}).{told}",
        observed_zh=f"“{wait.message.title}”：{ZH.day(wait.asked)}提问，{ZH.day(wait.answered)}答复，用时{wait.days}个工作日"
        f"（限{wait.limit}个工作日）。{told_zh}",
    )


def _odd(page: PageSeen, message: MessagePublished) -> Occurrence:
    return Occurrence.of(
        page,
        observed=f"“{message.title}”: asked on {EN.day(message.asked_on)}, answered on "
        f"{EN.day(message.answered_on)}: a date may be wrong.",
        observed_zh=f"“{message.title}”：{ZH.day(message.asked_on)}提问，{ZH.day(message.answered_on)}答复，日期可能有误。",
    )


def _in_time(waits: Sequence[_Wait]) -> Occurrence:
    longest = max(waits, key=lambda wait: wait.days)
    return Occurrence.of(
        longest.page,
        observed=f"{EN.plural(len(waits), '# message was', '# messages were')} answered within at most "
        f"{EN.plural(longest.days, '# working day', '# working days')}.",
        observed_zh=f"{ZH.number(len(waits))}条留言均在{longest.days}个工作日内答复。",
    )
