"""Articles that nobody wrote: titles from word lists, dates at even distances from today, always the same."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from portalwalk.practice.content import columns, wording
from portalwalk.practice.content.model import Article, Attachment, Column, Document
from portalwalk.practice.content.paths import article_path

_ARCHIVED_ON = date(2021, 3, 26)
_RELATED = (("清河市概况", "/qhgk/"),)


@dataclass(frozen=True, slots=True)
class Series:
    """The articles of one column, newest first."""

    column: Column
    first_number: int
    titles: Sequence[str]
    newest: int
    """Days between the newest item and today."""
    step: int
    """Days between one item and the next."""
    file: str = ""
    """What is attached to every second item: `pdf`, `docx`, `xlsx` or `zip`."""


_SERIES = (
    Series(columns.COUNTIES, 10_100, wording.county_news(), 1, 4),
    Series(columns.MEDIA, 10_200, wording.media(), 2, 6),
    Series(columns.PERSONNEL, 10_300, wording.appointments(), 9, 13, "pdf"),
    Series(columns.PLANS, 10_400, wording.plans(), 24, 19, "docx"),
    Series(columns.BUDGETS, 10_500, wording.budgets(), 40, 23, "zip"),
    Series(columns.RESPONSES, 10_600, wording.responses(), 5, 17),
    Series(columns.BUSINESS, 10_700, wording.business(), 3, 9),
    Series(columns.WINTER, 10_800, wording.winter(), 2, 7),
)


def generated(today: date) -> Iterator[Article]:
    """Every article of these columns."""
    for series in _SERIES:
        yield from _of(series, today)
    yield from _of(Series(columns.ARCHIVE, 10_900, wording.review(), 0, 11), _ARCHIVED_ON)
    yield from _statistics(today)
    yield from _reports(today)
    for number, (office, subject) in enumerate(wording.office_rules()):
        yield from _rule_with_interpretation(office, subject, number, today)


def _of(series: Series, today: date) -> Iterator[Article]:
    for position, title in enumerate(series.titles):
        published = _moment(today - timedelta(days=series.newest + position * series.step), position)
        number = series.first_number + position
        article = _article(series.column, title, published, number)
        if series.file and position % 2 == 0:
            article = replace(article, attachments=(_attachment(series.column, number, title, series.file),))
        if series.column is columns.COUNTIES:
            has_picture = position % 3 == 0
            article = replace(
                article,
                is_pinned=position == _PINNED,
                picture=f"/static/scene-{position % 2 + 1}.svg" if has_picture else None,
                is_lazy=has_picture,
            )
        if series.column is columns.MEDIA:
            article = replace(article, related=_RELATED)
        yield article


_PINNED = 11


def _article(column: Column, title: str, published: datetime, number: int) -> Article:
    chosen = random.Random(number)  # noqa: S311  (the same text at every start)
    source = chosen.choice(wording.OFFICES)
    return Article(
        path=article_path(column, published, number),
        column=column,
        title=title,
        published=published,
        source=source,
        kind=column.kinds[number % len(column.kinds)],
        paragraphs=wording.SPECIAL.get(title) or (f"{title}。", *wording.paragraphs(chosen, source)),
    )


def _statistics(today: date) -> Iterator[Article]:
    month = today.replace(day=1)
    for number in range(11_000, 11_024):
        published = _moment(month + timedelta(days=14), number)
        month = (month - timedelta(days=1)).replace(day=1)
        if published.date() < today:
            title = f"{month.year}年{month.month}月清河市主要经济指标"
            file = _attachment(columns.STATISTICS, number, title, "xlsx")
            yield replace(_article(columns.STATISTICS, title, published, number), attachments=(file,))


def _reports(today: date) -> Iterator[Article]:
    for year in range(today.year - 8, today.year):
        published = _moment(date(year + 1, 1, 31), year)
        if published.date() < today:
            title = f"清河市人民政府{year}年政府信息公开工作年度报告"
            file = _attachment(columns.REPORTS, 9_000 + year, title, "pdf")
            yield replace(_article(columns.REPORTS, title, published, 9_000 + year), attachments=(file,))


def _rule_with_interpretation(office: str, subject: str, number: int, today: date) -> Iterator[Article]:
    issued = _moment(today - timedelta(days=8 + 10 * number), number)
    explained = issued + timedelta(days=2)
    name = f"《清河市{subject}管理办法》"
    rule = _article(columns.OFFICE_DOCUMENTS, f"{office}关于印发{name}的通知", issued, 12_000 + number)
    interpretation = _article(columns.OFFICE_INTERPRETATIONS, f"{name}政策解读", explained, 13_000 + number)
    reference = f"清{wording.short_name(office)}规〔{issued.year}〕{number + 1}号"
    file = _attachment(columns.OFFICE_DOCUMENTS, 12_000 + number, f"清河市{subject}管理办法", "pdf")
    yield replace(
        rule,
        source=office,
        document=Document(reference, office, subject, issued.date() - timedelta(days=3)),
        counterpart=interpretation.path,
        attachments=(file,),
    )
    yield replace(interpretation, source=office, counterpart=rule.path)


def _attachment(column: Column, number: int, title: str, extension: str) -> Attachment:
    folder = column.path.strip("/").rpartition("/")[2]
    rows = (("序号", "内容", "责任单位"), *((str(line), f"{title}第{line}项", "市政府办公室") for line in range(1, 6)))
    return Attachment(f"/files/{folder}/{number}.{extension}", title, rows)


def _moment(day: date, number: int) -> datetime:
    return datetime.combine(day, time(8 + number * 5 % 10, number * 13 % 60))
