"""The meta tags that a government's page owes (page norms, section 5), and what is no value for one."""

import re
from collections.abc import Sequence

from portalwalk.model.observations.survey import PageKind, PageSeen

SITE_TAGS = ("SiteName", "SiteDomain", "SiteIDCode")
COLUMN_TAGS = ("ColumnName", "ColumnDescription", "ColumnKeywords", "ColumnType")
ARTICLE_TAGS = ("ArticleTitle", "PubDate", "ContentSource")

_OWED: dict[PageKind, dict[str, tuple[str, ...]]] = {
    PageKind.HOME: {"site-tags": SITE_TAGS},
    PageKind.COLUMN: {"site-tags": SITE_TAGS, "column-tags": COLUMN_TAGS},
    PageKind.ARTICLE: {"site-tags": SITE_TAGS, "column-tags": COLUMN_TAGS, "article-tags": ARTICLE_TAGS},
}

_PLACEHOLDERS = frozenset(
    {
        *("网站名称", "网站域名", "政府网站标识码", "网站标识码", "标识码"),
        *("栏目名称", "栏目描述", "栏目关键词", "栏目类别", "栏目类型", "描述", "关键词", "名称", "域名"),
        *(
            "标题",
            "文章标题",
            "发布时间",
            "发布日期",
            "来源",
            "文章来源",
            "信息来源",
            "待填写",
            "请填写",
            "测试",
            "内容",
        ),
        *("0000000000", "1234567890", "1111111111", "bm00000000", "yyyy-mm-dd hh:mm", "yyyy-mm-dd"),
        *("null", "none", "undefined", "nan", "test", "todo", "www.xxx.gov.cn", "xxx.gov.cn"),
        *(tag.lower() for tag in (*SITE_TAGS, *COLUMN_TAGS, *ARTICLE_TAGS)),
    }
)
"""What templates are shipped with: the Chinese and English names of the tags themselves, and fillers."""

_UNFILLED = re.compile(r"\{\{.*\}\}|\$\{.*\}|<%.*%>|\{\$.*\}|\[field:.*\]|\{[a-z_.:]+\}|[xX×]{2,}|[?？]{2,}")
"""A template's own variable that nothing replaced."""

_NEXT_TO_NOTHING = re.compile(r"无|暂无|没有|空|n/?a|[-\u2014\u2013.\u3002/\u3001_*]+", re.IGNORECASE)


def owes_labels(pages: Sequence[PageSeen]) -> tuple[PageSeen, ...]:
    """Return the home, column and article pages on which a verdict about labels may rest."""
    return tuple(page for page in pages if page.kind in _OWED and page.is_readable and not page.in_frame)


def tags_owed(page: PageSeen) -> dict[str, tuple[str, ...]]:
    """Return the mandatory tags of a page: 3 on a home page, 7 on a column, 10 on an article; by group."""
    return _OWED.get(page.kind, {})


def contents_of(page: PageSeen, name: str) -> tuple[str, ...]:
    """Return what its tags of this name say; letter case counts."""
    return tuple(tag.content.strip() for tag in page.metas if tag.name == name)


def in_other_case(page: PageSeen, name: str) -> str:
    """Return the name of a tag that differs from `name` by letter case alone, when `name` itself is not there."""
    names = [tag.name for tag in page.metas]
    return "" if name in names else next((one for one in names if one.lower() == name.lower()), "")


def is_placeholder(content: str) -> bool:
    """Whether it is what a template was shipped with."""
    return content.lower() in _PLACEHOLDERS or _UNFILLED.fullmatch(content) is not None


def says_next_to_nothing(content: str) -> bool:
    """Whether it may stand for having nothing to say, such as 无."""
    return _NEXT_TO_NOTHING.fullmatch(content) is not None
