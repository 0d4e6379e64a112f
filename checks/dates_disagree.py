"""List, article and tag give one and the same day."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from portalwalk import (
    EN,
    ZH,
    Impact,
    ItemListed,
    Occurrence,
    PageKind,
    PageSeen,
    PagesSeen,
    Verdict,
    check,
    dates_of,
    read_date,
)

A_DAY = timedelta(days=1)
"""Midnight and time zones: exactly one day apart is left to a person."""

_MAY_CARRY_TWO = ("政策", "文件", "法规", "公文", "解读")
"""Documents are signed on one day and published on another: either may be shown."""


@dataclass(frozen=True, slots=True)
class _Pair:
    """An item as a list dates it, and its article."""

    item: ItemListed
    listed: date
    article: PageSeen

    @property
    def own(self) -> tuple[date, ...]:
        """The article's PubDate; without one, the date that it shows."""
        return dates_of(self.article, "PubDate") or dates_of(self.article, "text")

    @property
    def gap(self) -> timedelta:
        """How far the list is from the article."""
        return min(abs(self.listed - day) for day in self.own)

    @property
    def is_certain(self) -> bool:
        """Whether only one can be right: a list may leave the year out; a document is signed, and then published."""
        if self.gap <= A_DAY:
            return False
        same_but_year = any((day.month, day.day) == (self.listed.month, self.listed.day) for day in self.own)
        return not same_but_year and not any(
            word in f"{self.article.column} {self.item.title}" for word in _MAY_CARRY_TWO
        )


@check(
    id="dates-disagree",
    title="List, article and PubDate give the same day",
    title_zh="列表、文章和发布时间标签的日期一致",
    failure_title="List, article and PubDate give different days",
    failure_title_zh="列表、文章与发布时间标签的日期不一致",
    why="Nobody can tell when it was published; differing dates look like forged ones.",
    why_zh="公众无法判断真实发布时间；日期不一致容易被认定为弄虚作假。",
    how_to_fix="Print the date from one and the same field of the article in the list, on the page and in PubDate.",
    how_to_fix_zh="列表、正文页和 PubDate 标签统一取自文章的同一个发布时间字段。",
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
def dates_disagree(pages: Sequence[PageSeen]) -> Verdict:
    """Fail when the list is more than a day from PubDate, or, without one, from the visible date of the article.

    Exactly one day, the same day of another year (a list may leave the year out), and documents, which carry two
    dates by right, are left to a person.
    """
    survey = PagesSeen(pages)
    pairs = list(_pairs(survey))
    if not pairs:
        return Verdict.inapplicable(
            "No item was seen with a date both in a list and in its article.", "没有列表和文章均标注日期的信息。"
        )
    apart = [pair for pair in pairs if pair.gap]
    return Verdict.from_failures(
        (_told(pair) for pair in apart if pair.is_certain),
        doubts=(_told(pair) for pair in apart if not pair.is_certain),
        seen=[
            Occurrence.of(
                pairs[0].article,
                observed=f"{EN.plural(len(pairs), '# item gives', '# items give')} the same day in the list and in "
                "the article.",
                observed_zh=f"{ZH.number(len(pairs))}条信息在列表和文章中的日期一致。",
            )
        ],
    )


def _pairs(survey: PagesSeen) -> Iterator[_Pair]:
    told: set[tuple[str, date]] = set()
    for page in survey.of_kind(PageKind.COLUMN, PageKind.HOME):
        for item in page.items:
            listed, article = read_date(item.published_on), survey.at(item.url)
            if not listed or article is None or article.kind is not PageKind.ARTICLE or not article.is_readable:
                continue
            pair = _Pair(item, listed, article)
            if pair.own and (article.url, listed) not in told:
                told.add((article.url, listed))
                yield pair


def _told(pair: _Pair) -> Occurrence:
    tagged, shown = dates_of(pair.article, "PubDate"), dates_of(pair.article, "text")
    only_tag_differs = bool(tagged) and pair.listed in shown
    own, own_zh = EN.day(pair.own[0]), ZH.day(pair.own[0])
    listed, listed_zh = EN.day(pair.listed), ZH.day(pair.listed)
    if only_tag_differs:
        said = f"PubDate says {own}; list and page show {listed}"
        said_zh = f"PubDate 标签为{own_zh}，列表和页面显示为{listed_zh}"
    elif tagged:
        said, said_zh = f"PubDate says {own}; the list says {listed}", f"PubDate 标签为{own_zh}，列表显示为{listed_zh}"
    else:
        said, said_zh = f"the article shows {own}; the list says {listed}", f"文章显示为{own_zh}，列表显示为{listed_zh}"
    return Occurrence.of(
        pair.article,
        cause="tag" if only_tag_differs else "list",
        shown_by=pair.item.title,
        observed=f"“{pair.item.title}”: {said}.",
        observed_zh=f"“{pair.item.title}”：{said_zh}。",
    )
