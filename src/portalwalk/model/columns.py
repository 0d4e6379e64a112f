"""What a column of a portal is for, by its name, and how old its newest item may be."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from portalwalk.model.observations.survey import PageSeen


class ColumnClass(StrEnum):
    """The classes of columns for which inspectors name a window (first national census 2015 and later lists)."""

    NEWS = "news"
    NOTICES = "notices"
    POLICIES = "policies"
    PERSONNEL = "personnel"
    PLANS = "plans"

    @property
    def days(self) -> int:
        """How many days old the newest item may be: 14; the longest half-year; the longest year."""
        return {ColumnClass.NEWS: 14, ColumnClass.NOTICES: 184, ColumnClass.POLICIES: 184}.get(self, 366)

    @property
    def window(self) -> str:
        """Such as `14 days`."""
        return {14: "14 days", 184: "6 months"}.get(self.days, "1 year")

    @property
    def window_zh(self) -> str:
        """Such as `14天`."""
        return {14: "14天", 184: "6个月"}.get(self.days, "1年")


@dataclass(frozen=True, slots=True)
class ColumnClassified:
    """The class of a column, and whether its name and tag leave no doubt of it."""

    kind: ColumnClass
    is_sure: bool
    is_tagged: bool = False
    """Its own `ColumnType` names a class with a window."""


_NOTICE = "(?:通知|公告|公示|通告)"
_SURE = {
    ColumnClass.NEWS: (
        r".{0,6}(?:要闻|动态)|(?:政务|政府|本地|综合|最新|时政)?新闻(?:动态|中心|资讯)?|(?:latest )?news"
    ),
    ColumnClass.NOTICES: (
        rf"(?:最新|重要|政府|政务|部门)?{_NOTICE}(?:[与和及、]?{_NOTICE})*(?:栏|信息)?|(?:public )?notices"
    ),
    ColumnClass.POLICIES: (
        "(?:最新|政府|部门|本级|[市区县]级|行政)?(?:政策文件|规范性文件|政府文件|部门文件)|policy documents"
    ),
    ColumnClass.PERSONNEL: r"(?:人事|干部)(?:任免|信息|任命|变动)?|任免信息",
    ColumnClass.PLANS: r"规划[与和及、]?计划|计划[与和及、]?规划|发展规划|规划信息|工作计划",
}
"""The whole name says it."""

_PERHAPS = {
    ColumnClass.NEWS: "新闻|要闻|动态|快讯|news",
    ColumnClass.NOTICES: rf"{_NOTICE}|notice",
    ColumnClass.POLICIES: "政策|文件|法规|polic",
    ColumnClass.PERSONNEL: "人事|任免",
    ColumnClass.PLANS: "规划|计划",
}
"""A part of the name hints at it: a person decides."""

_BY_TAG = {
    "工作动态": ColumnClass.NEWS,
    "通知公告": ColumnClass.NOTICES,
    "政策文件": ColumnClass.POLICIES,
    "人事信息": ColumnClass.PERSONNEL,
    "规划计划": ColumnClass.PLANS,
}
"""Values of the tag `ColumnType` that name a class with a window."""

_EXEMPT = re.compile(
    "历史|归档|往届|往年|专题|专栏|十[一二三四]五|疫情|防控|脱贫|新闻发布|发言人|清零|解读|问答|咨询|指南|archive"
)
"""Historic and topical columns are exempt; press conferences and interpretations have no window that is known."""

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def name_of(page: PageSeen) -> str:
    """Return the name of the column that a page is, or stands in, without a page number."""
    name = page.column or page.meta("ColumnName") or page.heading
    return re.sub(r"[\s·|_-]*(?:第\s*\d+\s*页|page\s*\d+)\s*$", "", name.strip(), flags=re.IGNORECASE)


def classify(pages: Sequence[PageSeen]) -> ColumnClassified | None:
    """Say what the column of these pages is for; None when no window is known for it, or it is exempt."""
    page = pages[0]
    name = re.sub(r"\s+", "", name_of(page)) if re.search(r"[\u4e00-\u9fff]", name_of(page)) else name_of(page).lower()
    of_past_year = any(year < page.seen_on[:4] for year in _YEAR.findall(name))
    if _EXEMPT.search(name) or of_past_year:
        return None
    tagged = _BY_TAG.get(page.meta("ColumnType"))
    named = next((kind for kind, pattern in _SURE.items() if re.fullmatch(pattern, name)), None)
    if named is not None:
        return ColumnClassified(
            named, is_sure=tagged is None or tagged.days == named.days, is_tagged=tagged is not None
        )
    hinted = next((kind for kind, pattern in _PERHAPS.items() if re.search(pattern, name)), tagged)
    return ColumnClassified(hinted, is_sure=False, is_tagged=tagged is not None) if hinted else None
