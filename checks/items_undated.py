"""Items of columns that owe updates are dated, in the list or in the article."""

from collections.abc import Sequence

from portalwalk import (
    EN,
    ZH,
    Column,
    Impact,
    ItemListed,
    Occurrence,
    PageKind,
    PageSeen,
    PagesSeen,
    Verdict,
    check,
    dates_of,
    is_government,
)

FEWEST_UNSEEN, FEWEST_SHOWN, NEARLY_ALL = 5, 20, 0.8
"""Items without a visible date, other articles with one, and their share (ours): then it is not our reading."""


@check(
    id="items-undated",
    title="Items are dated, in the list or in the article",
    title_zh="信息标注发布时间",
    failure_title="Items have no date, neither in the list nor in the article",
    failure_title_zh="信息没有标注发布时间",
    why="Nobody can tell whether it still holds; inspectors count an undated article as not updated.",
    why_zh="公众无法判断信息是否仍然有效；检查时未标注日期的文章视为未更新。",
    how_to_fix="Print the date of publication beside each item of the list and at the top of each article.",
    how_to_fix_zh="在列表每条信息旁和文章标题下方显示发布时间。",
    impact=Impact.MODERATE,
    basis=(
        "First national census of government websites 2015 (undated counts as not updated)",
        "Page design norms (State Council General Office, 2017, No. 47), as restated in public (time shown)",
    ),
    basis_zh=(
        "2015年第一次全国政府网站普查评分表（无日期视为未更新）",
        "《政府网站发展指引》（国办发〔2017〕47号）网页设计规范，据公开转述（显示发布时间）",
    ),
)
def items_undated(pages: Sequence[PageSeen]) -> Verdict:
    """Fail where a list shows no date for an item and its article, which was read, has none either.

    Dates in tags and addresses alone do not help a visitor: a whole column like this fails when dates of the portal's
    other articles could be read. Only news, notices, policies, personnel and plans: other lists owe no date.
    """
    survey = PagesSeen(pages)
    columns = [column for column in survey.columns if column.kind and column.items]
    if not columns or not is_government(pages):
        return Verdict.inapplicable("No column whose items owe a date was seen.", "没有查看到应标注日期的栏目。")
    failed: list[Occurrence] = []
    doubts: list[Occurrence] = []
    for column in columns:
        undated = [item for item in column.items if survey.is_undated(item)]
        unseen = [item for item in column.items if survey.shows_no_date(item)]
        unread = [item for item in column.items if survey.is_undated(item) is None]
        is_sure = column.kind is not None and (column.kind.is_sure or column.kind.is_tagged)
        if undated or unseen:
            is_certain = is_sure and (bool(undated) or _is_legible(survey, column, unseen))
            (failed if is_certain else doubts).append(_told(column, undated or unseen))
        elif unread:
            doubts.append(_unread(column, unread))
    return Verdict.from_failures(
        failed,
        doubts=doubts,
        seen=[
            Occurrence.of(
                columns[0].first,
                observed=f"The items of {EN.plural(len(columns), '# column', '# columns')} are dated.",
                observed_zh=f"{ZH.number(len(columns))}个栏目的信息均有日期。",
            )
        ],
    )


def _is_legible(survey: PagesSeen, column: Column, unseen: Sequence[ItemListed]) -> bool:
    """Whether the whole column shows no date, where nearly all other articles of the portal do."""
    if len(unseen) < FEWEST_UNSEEN or len(unseen) < len(column.items):
        return False
    its_own = {article.url for item in column.items if (article := survey.at(item.url))}
    others = [page for page in survey.of_kind(PageKind.ARTICLE) if page.url not in its_own]
    shown = sum(bool(dates_of(page, "text")) for page in others)
    return shown >= FEWEST_SHOWN and shown >= NEARLY_ALL * len(others)


def _told(column: Column, undated: Sequence[ItemListed]) -> Occurrence:
    return Occurrence.of(
        column.first,
        cause="undated",
        shown_by=undated[0].title,
        observed=f"“{column.name}”: {len(undated)} of {EN.plural(len(column.items), '# item', '# items')} "
        f"{EN.plural(len(undated), 'shows', 'show')} no date, neither in the list nor in the article, such as "
        f"“{undated[0].title}”.",
        observed_zh=f"“{column.name}”：{len(column.items)}条信息中有{len(undated)}条在列表和文章中均无日期，"
        f"如“{undated[0].title}”。",
    )


def _unread(column: Column, unread: Sequence[ItemListed]) -> Occurrence:
    return Occurrence.of(
        column.first,
        observed=f"“{column.name}”: the list shows no date for {len(unread)} of "
        f"{EN.plural(len(column.items), '# item', '# items')}, and the articles were not read, such as "
        f"“{unread[0].title}”.",
        observed_zh=f"“{column.name}”：{len(column.items)}条信息中有{len(unread)}条在列表中无日期，其文章未能读取，"
        f"如“{unread[0].title}”。",
    )
