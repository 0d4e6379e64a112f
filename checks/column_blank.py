"""No column is empty."""

import re
from collections.abc import Sequence

from portalwalk import EN, ZH, Column, Impact, Occurrence, PageSeen, PagesSeen, Verdict, check

BLANK, SOME_TEXT = 30, 80
"""Characters of text of its own (ours): up to the first a page says no more than its name, or that there is
nothing; from the second on it is a page of text, however short (a telephone number), which needs no list."""

_NO_LIST = re.compile(
    "查询|检索|搜索|地图|登录|办理|预约|申请|系统|平台|信箱|咨询|投诉|举报|视频|直播|图解|架构图|数据"
)
"""Names of what is no list: a form, a film, another system."""


@check(
    id="column-blank",
    title="No column is blank",
    title_zh="没有空白栏目",
    failure_title="Columns are blank",
    failure_title_zh="存在空白栏目",
    why="A visitor follows the menu and finds nothing; five blank columns fail the whole site.",
    why_zh="公众点开栏目却没有任何内容；累计5个空白栏目即属单项否决问题。",
    how_to_fix="Fill the column, or take it out of the menu until there is something to publish.",
    how_to_fix_zh="补充内容；暂无内容可发布的栏目先从导航中撤下。",
    impact=Impact.SERIOUS,
    basis=(
        "Inspection indicators of 2019 (State Council General Office, letter 2019 No. 19), as reproduced by a county's "
        "published checklist of 2022Q4",
    ),
    basis_zh=(
        "《政府网站与政务新媒体检查指标》（国办秘函〔2019〕19号）“空白栏目”，据某县级部门2022年第四季度公开的检查表转引",
    ),
)
def column_blank(pages: Sequence[PageSeen]) -> Verdict:
    """Fail for columns that show nothing in a browser; what only its document was read of, a person decides.

    What holds a form, a frame, a picture or a film is not blank to a visitor: it is left to a person, too.
    """
    survey = PagesSeen(pages)
    columns = [column for column in survey.columns if column.has_first_page]
    if not columns:
        return Verdict.inapplicable("No column was seen.", "没有查看到栏目页。")
    failed: list[Occurrence] = []
    doubts: list[Occurrence] = []
    for column in columns:
        if any(_shows_something(page) for page in column.pages):
            continue
        is_bare = all(page.text_length <= BLANK and page.own_parts == () for page in column.pages)
        (failed if column.first.rendered and is_bare and not _NO_LIST.search(column.name) else doubts).append(
            _told(column)
        )
    filled = [column for column in columns if any(_shows_something(page) for page in column.pages)]
    return Verdict.from_failures(failed, doubts=doubts, seen=_in_short(filled))


def _shows_something(page: PageSeen) -> bool:
    listed = page.items or page.messages or page.leaders or page.elements or page.related
    return bool(listed) or page.text_length >= SOME_TEXT


def _told(column: Column) -> Occurrence:
    length, how = column.first.text_length, "" if column.first.rendered else " without a browser"
    how_zh = "" if column.first.rendered else "（未经浏览器渲染）"
    return Occurrence.of(
        column.first,
        cause="blank",
        place=column.place,
        observed=f"“{column.name}” shows no items and {EN.plural(length, '# character', '# characters')} of text, "
        f"looked at{how} on {EN.day(column.first.seen_on)}.",
        observed_zh=f"{ZH.day(column.first.seen_on)}查看“{column.name}”{how_zh}：没有任何条目，正文仅{ZH.number(length)}个字符。",
    )


def _in_short(columns: Sequence[Column]) -> list[Occurrence]:
    return [
        Occurrence.of(
            column.first,
            observed=f"{EN.plural(len(columns), '# column holds', '# columns hold')} something.",
            observed_zh=f"{ZH.number(len(columns))}个栏目均有内容。",
        )
        for column in columns[:1]
    ]
