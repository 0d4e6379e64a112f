"""No item is dated in the future."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from portalwalk import (
    EN,
    ZH,
    DateSeen,
    Impact,
    ItemListed,
    Occurrence,
    PageKind,
    PageSeen,
    PagesSeen,
    Verdict,
    check,
    read_date,
)

_OF_AN_EVENT = re.compile(
    "预告|活动|征集|调查|访谈|会议|日程|停水|停电|停气|停暖|招聘|招考|培训|讲座|演出|考试|报名|施行|实施|生效|截止|event|agenda",
    re.IGNORECASE,
)
"""Columns and titles whose date may be that of what is announced."""


@check(
    id="date-in-future",
    title="No item is dated in the future",
    title_zh="信息发布时间不晚于当前日期",
    failure_title="Items are dated in the future",
    failure_title_zh="信息发布时间晚于当前日期",
    why="It stays on top of every list until that day comes, and makes every other date doubtful.",
    why_zh="该信息会一直排在列表最前，并使其他日期失去可信度。",
    how_to_fix="Correct the date; let the publishing system refuse a date after today.",
    how_to_fix_zh="更正发布时间，并在发布系统中限制发布时间不得晚于当前时间。",
    impact=Impact.MODERATE,
    basis=(
        "Inspection indicators of 2019 (State Council General Office, letter 2019 No. 19), as reproduced by a county's "
        "published checklist of 2022Q4 (dates must be true)",
        "PortalWalk's own proposal (the measure)",
    ),
    basis_zh=(
        "《政府网站与政务新媒体检查指标》（国办秘函〔2019〕19号）对发布时间真实性的要求，据某县级部门2022年第四季度公开的检查表转引",
        "PortalWalk 自行提出（判定方法）",
    ),
)
def date_in_future(pages: Sequence[PageSeen]) -> Verdict:
    """Fail for a PubDate after tomorrow, or a date after tomorrow that list and article both show.

    Tomorrow (midnight, time zones), a date that stands in one visible place only, and what may be an event's date
    are left to a person. A list that contradicts its article is another check's.
    """
    survey = PagesSeen(pages)
    judged = survey.of_kind(PageKind.ARTICLE, PageKind.COLUMN, PageKind.HOME)
    dated = [page for page in judged if page.dates or any(item.published_on for item in page.items)]
    if not dated:
        return Verdict.inapplicable("No date was seen.", "没有查看到日期。")
    listed: dict[str, set[date]] = {}
    for page in dated:
        for item in page.items:
            article = survey.at(item.url)
            if (day := read_date(item.published_on)) and article is not None:
                listed.setdefault(article.url, set()).add(day)
    found = [
        *(one for page in dated if page.kind is PageKind.ARTICLE for one in _of_article(page, listed)),
        *(one for page in dated if page.kind is not PageKind.ARTICLE for one in _of_list(page, survey)),
    ]
    return Verdict.from_failures(
        (occurrence for is_sure, occurrence in found if is_sure),
        doubts=(occurrence for is_sure, occurrence in found if not is_sure),
        seen=[
            Occurrence.of(
                dated[0],
                observed=f"No date on {EN.plural(len(dated), '# page', '# pages')} is after the day of the look, "
                f"{EN.day(dated[0].seen_on)}.",
                observed_zh=f"{ZH.number(len(dated))}个页面上的日期均不晚于检查日期{ZH.day(dated[0].seen_on)}。",
            )
        ],
    )


def _of_article(page: PageSeen, listed: dict[str, set[date]]) -> Iterator[tuple[bool, Occurrence]]:
    today = read_date(page.seen_on)
    own = [(one, day) for one in page.dates if one.where in ("PubDate", "text") and (day := read_date(one.at))]
    if today is None or not own or min(day for _, day in own) <= today:
        # Another date of the same article says that it is out already: which one is wrong, dates-disagree asks.
        return
    one, day = min(own, key=lambda pair: pair[0].where != "PubDate")
    is_confirmed = one.where == "PubDate" or day in listed.get(page.url, ())
    is_sure = is_confirmed and _is_after_tomorrow(day, today) and not _OF_AN_EVENT.search(page.column)
    yield is_sure, _told(page, one, page.heading or page.title)


def _of_list(page: PageSeen, survey: PagesSeen) -> Iterator[tuple[bool, Occurrence]]:
    """Look at items whose article was not read: the others are judged by the article."""
    today = read_date(page.seen_on)
    for item in page.items:
        day, article = read_date(item.published_on), survey.at(item.url)
        if today and day and day > today and not (article and article.kind is PageKind.ARTICLE and article.dates):
            yield False, _told(page, item, item.title)


def _is_after_tomorrow(day: date, today: date) -> bool:
    return day > today + timedelta(days=1)


def _told(page: PageSeen, dated: DateSeen | ItemListed, title: str) -> Occurrence:
    said = dated.said if isinstance(dated, DateSeen) else dated.published_on
    return Occurrence.of(
        page,
        cause="in-future",
        shown_by=title,
        observed=f"“{title}” is dated {said}; it was looked at on {EN.day(page.seen_on)}.",
        observed_zh=f"“{title}”的日期为{said}，而检查日期为{ZH.day(page.seen_on)}。",
    )
