"""Defects that a visitor meets on searching."""

from portalwalk.practice.defect import Defect

SEARCH: tuple[Defect, ...] = (
    Defect("search-missing", "全站没有搜索功能", "No page offers a search"),
    Defect(
        "search-misses-published-item",
        "已发布内容排在搜索结果第十一位",
        "The item searched for by its title is ranked eleventh, on page 2",
    ),
    Defect(
        "search-misses-published-item:absent",
        "近一个月发布的内容未进入索引",
        "What was published in the last month is not in the index",
    ),
    Defect(
        "search-misses-published-item:index-off",
        "搜索任何内容都没有结果",
        "The index is switched off: nothing is ever found",
    ),
    Defect(
        "search-misses-published-item:error", "搜索返回500错误", "Every search answers 500", also=("search-fragile",)
    ),
    Defect("search-results-uncategorised", "搜索结果未分类展现", "Results are one list without categories"),
    Defect("search-result-broken", "搜索结果链接失效", "The links of the results lead to 404"),
    Defect(
        "search-query-lost",
        "结果页不保留搜索词",
        "The result page shows the query neither in the box nor anywhere else",
    ),
    Defect("search-fragile", "输入引号或特殊字符返回500错误", "Quotes and special characters in the query answer 500"),
    Defect("search-fragile:blank", "空白搜索返回500错误", "A blank query answers 500"),
    Defect("search-fragile:long", "超长搜索词返回500错误", "A very long query answers 500"),
)
