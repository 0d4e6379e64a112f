"""Columns that owe updates have them within their window."""

from collections.abc import Sequence

from portalwalk import (
    EN,
    ZH,
    Column,
    Impact,
    Occurrence,
    PageSeen,
    PagesSeen,
    Upkeep,
    Verdict,
    check,
    is_government,
    read_date,
)


@check(
    id="column-outdated",
    title="Columns are updated within the window of their class",
    title_zh="栏目在规定期限内更新",
    failure_title="Columns have not been updated within the window of their class",
    failure_title_zh="栏目超过规定期限未更新",
    why="Visitors rely on what is not in force any more; five news columns like this fail the whole site.",
    why_zh="公众看到的是过时信息；动态要闻类等栏目累计5个未更新，即属单项否决问题。",
    how_to_fix="Name somebody for each column; publish news every two weeks, notices and policies every six months; "
    "merge or close columns that have nothing to say.",
    how_to_fix_zh="明确各栏目责任人：动态要闻两周内、通知公告和政策文件6个月内更新；无内容可发的栏目予以合并或关停。",
    impact=Impact.SERIOUS,
    basis=(
        "Inspection indicators of 2019 (State Council General Office, letter 2019 No. 19), as reproduced by a county's "
        "published checklist of 2022Q4 (news, notices, policies)",
        "First national census of government websites 2015, explanatory note (personnel, plans; old topics exempt)",
    ),
    basis_zh=(
        "《政府网站与政务新媒体检查指标》（国办秘函〔2019〕19号）“栏目不更新”，据某县级部门2022年第四季度公开的检查表转引（动态要闻、通知公告、政策文件）",
        "2015年第一次全国政府网站普查说明（人事信息、规划计划；历史性专题除外）",
    ),
)
def column_outdated(pages: Sequence[PageSeen]) -> Verdict:
    """Fail for columns of a class that is beyond doubt whose newest date is known and older than its window.

    Only columns whose first page was seen; blank ones are another check's.
    """
    survey = PagesSeen(pages)
    judged = [
        column
        for column in survey.columns
        if column.kind and column.has_first_page and column.items and column.first.is_readable
    ]
    if not judged or not is_government(pages):
        return Verdict.inapplicable("No column with a known window could be judged.", "没有可判定更新期限的栏目。")
    failed: list[Occurrence] = []
    doubts: list[Occurrence] = []
    seen: list[Occurrence] = []
    for column in judged:
        today = read_date(column.first.seen_on)
        if column.kind is None or today is None:
            continue
        upkeep = survey.upkeep(column.items, survey.in_column(column), today)
        told = _told(column, upkeep)
        if upkeep.is_fresh(today, column.kind.kind.days):
            seen.append(told)
        elif column.kind.is_sure and upkeep.is_known:
            failed.append(told)
        else:
            doubts.append(told)
    return Verdict.from_failures(failed, doubts=doubts, seen=seen)


def _told(column: Column, upkeep: Upkeep) -> Occurrence:
    window, window_zh = (column.kind.kind.window, column.kind.kind.window_zh) if column.kind else ("", "")
    sure = column.kind is not None and column.kind.is_sure
    perhaps = "" if sure else " Whether this is a column of that class is for a person to say."
    perhaps_zh = "" if sure else "栏目类别需人工确认。"
    unknown = ""
    if upkeep.unknown:
        unknown = f" Of {EN.plural(upkeep.items, '# item', '# items')}, {upkeep.unknown} could not be dated."
    unknown_zh = f"{upkeep.items}条信息中有{upkeep.unknown}条日期未知。" if upkeep.unknown else ""
    newest = (
        f"the newest item is of {EN.day(upkeep.newest)} (“{upkeep.title}”)"
        if upkeep.newest
        else "no date could be read"
    )
    newest_zh = (
        f"最新一条信息日期为{ZH.day(upkeep.newest)}（“{upkeep.title}”）" if upkeep.newest else "没有可识别的日期"
    )
    today = column.first.seen_on
    return Occurrence.of(
        column.first,
        cause=column.kind.kind.value if column.kind else "outdated",  # schemes count classes apart
        place=column.place,
        shown_by=upkeep.title,
        observed=f"“{column.name}”: {newest}; expected within {window} before {EN.day(today)}.{unknown}{perhaps}",
        observed_zh=f"“{column.name}”：{newest_zh}；截至{ZH.day(today)}应在{window_zh}内更新。{unknown_zh}{perhaps_zh}",
    )
