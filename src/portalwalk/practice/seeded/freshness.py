"""Defects of dates: what is old, empty, undated, or dated differently in two places."""

from portalwalk.practice.defect import Defect

FRESHNESS: tuple[Defect, ...] = (
    Defect(
        "home-outdated", "首页显示的信息三周以上没有更新", "Nothing that the home page shows is newer than three weeks"
    ),
    Defect("column-outdated", "部门动态四十多天没有更新", "A news column has had nothing new for more than forty days"),
    Defect(
        "column-outdated:notices", "通知公告二百多天没有更新", "The notices have had nothing new for two hundred days"
    ),
    Defect(
        "column-outdated:policies",
        "政策文件二百多天没有更新",
        "The policy documents have had nothing new for two hundred days",
    ),
    Defect(
        "column-outdated:personnel",
        "人事信息一年以上没有更新",
        "The personnel column has had nothing new for over a year",
    ),
    Defect("column-outdated:plans", "规划计划一年以上没有更新", "The plans have had nothing new for over a year"),
    Defect("column-blank", "规划计划栏目没有内容，提示暂无信息", "The column of plans holds nothing and says so"),
    Defect("column-blank:bare", "规划计划栏目只有标题", "The column of plans shows its name and nothing else"),
    Defect(
        "items-undated",
        "区县动态列表和文章都不显示日期",
        "One column shows no dates, neither in its list nor in its articles",
    ),
    Defect(
        "pinned-unmarked",
        "区县动态置顶的旧闻没有置顶标记",
        "An old item stands first in a list, without a mark that it is pinned",
    ),
    Defect("date-in-future", "区县动态有一条日期在将来", "An item is dated in the future"),
    Defect(
        "dates-disagree",
        "媒体聚焦列表日期与文章日期不一致",
        "Dates in the list of a column are not those of its articles",
    ),
    Defect(
        "dates-disagree:tag",
        "媒体聚焦文章显示的日期与发布时间标签不一致",
        "The visible date of articles is not that of their PubDate",
    ),
)
