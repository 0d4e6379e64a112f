"""The tag PubDate of articles holds date and time as the norm writes them."""

import re
from collections.abc import Sequence
from datetime import datetime, timedelta

from portalwalk import (
    EN,
    ZH,
    Impact,
    Occurrence,
    PageKind,
    PageSeen,
    Verdict,
    check,
    is_government,
    is_placeholder,
    owes_labels,
)

MANY_ARTICLES, SEVERAL_DAYS = 20, 5
"""So many articles of so many days (ours) without an hour above 12 are a sign of a 12-hour clock, and no proof."""

_FORM = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d")
_SECONDS = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d+)?")
_DATE_ONLY = re.compile(r"\d{4}-\d\d-\d\d")


@check(
    id="pubdate-malformed",
    title="PubDate is written YYYY-MM-DD HH:MM, in 24 hours",
    title_zh="发布时间标签（PubDate）格式规范",
    failure_title="PubDate is not written YYYY-MM-DD HH:MM, in 24 hours",
    failure_title_zh="发布时间标签（PubDate）格式不规范",
    why="Programs that count updates and sort results by time misread it, or leave the article out.",
    why_zh="统计更新、按时间排序的程序会读错时间，甚至漏掉该文章。",
    how_to_fix="Print PubDate by the pattern yyyy-MM-dd HH:mm; lower-case hh prints twelve hours.",
    how_to_fix_zh="PubDate 按 yyyy-MM-dd HH:mm 格式输出；小写 hh 会输出12小时制时间。",
    impact=Impact.MINOR,
    basis=("Tag tables of the page design norms (State Council General Office, 2017, No. 47), as restated in public",),
    basis_zh=("《政府网站发展指引》（国办发〔2017〕47号）网页标签规范，据公开转述",),
)
def pubdate_malformed(pages: Sequence[PageSeen]) -> Verdict:
    """Fail for a wrong form, or a time that is 12 hours before another of the same page; hours alone are a doubt."""
    tagged = [page for page in owes_labels(pages) if page.kind is PageKind.ARTICLE and _said(page)]
    if not tagged or not is_government(pages):
        return Verdict.inapplicable("No article with a PubDate could be judged.", "没有可判定的带 PubDate 标签的文章。")
    formed = [page for page in tagged if not _fault(_said(page))]
    late = [page for page in formed if _twelve_hours_off(page)]
    return Verdict.from_failures(
        [
            *(_malformed(page) for page in tagged if _fault(_said(page))),
            *(_half_a_day_early(page) for page in late if len(late) > 1),
        ],
        doubts=[] if len(late) > 1 else _no_afternoon(formed),
        seen=[
            Occurrence.of(
                tagged[0],
                observed=f"PubDate of {EN.plural(len(tagged), '# article', '# articles')} has the form of the norm.",
                observed_zh=f"{ZH.number(len(tagged))}篇文章的 PubDate 格式规范。",
            )
        ],
    )


def _said(page: PageSeen) -> str:
    """Return what its PubDate says, the best formed one of several; empty and placeholder tags are another check's."""
    said = [tag.content.strip() for tag in page.metas if tag.name.lower() == "pubdate"]
    filled = [one for one in said if one and not is_placeholder(one)]
    return min(filled, key=lambda one: bool(_fault(one)), default="")


def _fault(said: str) -> str:
    if _FORM.fullmatch(said):
        return "" if _time(said) else "no-such-time"
    if _SECONDS.fullmatch(said):
        return "seconds"
    return "date-only" if _DATE_ONLY.fullmatch(said) else "form"


def _time(said: str) -> datetime | None:
    try:
        return datetime.fromisoformat(said)
    except ValueError:
        return None


def _twelve_hours_off(page: PageSeen) -> str:
    """Return another time of the page that is the same minute of the afternoon."""
    mine = _time(_said(page))
    for other in page.dates:
        theirs = _time(other.at) if len(other.at) > len("2026-11-22") else None
        # The portal's own time carries no zone: two that do not compare are no proof.
        if mine and theirs and theirs.tzinfo is None and theirs.replace(second=0) - mine == timedelta(hours=12):
            return other.said
    return ""


def _malformed(page: PageSeen) -> Occurrence:
    said = _said(page)
    return Occurrence.of(
        page,
        cause=_fault(said),
        observed=f"PubDate says “{said}”.",
        observed_zh=f"PubDate 的内容为“{said}”。",
    )


def _half_a_day_early(page: PageSeen) -> Occurrence:
    said, other = _said(page), _twelve_hours_off(page)
    return Occurrence.of(
        page,
        cause="twelve-hours",
        observed=f"PubDate says “{said}”; the same page says “{other}” elsewhere, twelve hours later.",
        observed_zh=f"PubDate 的内容为“{said}”，而同一页面另一处为“{other}”，正好相差12小时。",
    )


def _no_afternoon(pages: Sequence[PageSeen]) -> list[Occurrence]:
    times = [(page, time) for page in pages if (time := _time(_said(page))) and (time.hour, time.minute) != (0, 0)]
    hours = {time.hour for _, time in times}
    days = {time.date() for _, time in times}
    # A 12-hour clock knows no hour 0: it prints 12.
    if len(times) < MANY_ARTICLES or len(days) < SEVERAL_DAYS or 0 in hours or max(hours) > 12:
        return []
    page = times[0][0]
    return [
        Occurrence.of(
            page,
            observed=f"{len(times)} articles of {len(days)} days have no hour above 12: perhaps a 12-hour clock (hh).",
            observed_zh=f"{len(days)}天内的{len(times)}篇文章发布时间均不晚于12时，可能误用了12小时制（hh）。",
        )
    ]
