"""The home page shows something new every two weeks."""

from collections.abc import Sequence

from portalwalk import (
    EN,
    ZH,
    Impact,
    Occurrence,
    PageKind,
    PageSeen,
    PagesSeen,
    Upkeep,
    Verdict,
    check,
    is_government,
    read_date,
)

DAYS = 14
"""Inspection indicators, veto «首页不更新»: two weeks before the look."""


@check(
    id="home-outdated",
    title="The home page was updated within two weeks",
    title_zh="首页两周内有更新",
    failure_title="The home page has not been updated for more than two weeks",
    failure_title_zh="首页超过两周未更新",
    why="Visitors take the portal for abandoned; inspectors fail the whole site for it.",
    why_zh="公众会认为网站已无人维护；在检查中属于单项否决问题。",
    how_to_fix="Publish weekly in the columns that the home page shows; check that its lists fill by themselves.",
    how_to_fix_zh="首页展示的栏目至少每周更新，并检查首页列表能否自动更新。",
    impact=Impact.CRITICAL,
    basis=(
        "Inspection indicators of 2019 (State Council General Office, letter 2019 No. 19), as reproduced by a county's "
        "published checklist of 2022Q4",
    ),
    basis_zh=(
        "《政府网站与政务新媒体检查指标》（国办秘函〔2019〕19号）“首页不更新”，据某县级部门2022年第四季度公开的检查表转引",
    ),
)
def home_outdated(pages: Sequence[PageSeen]) -> Verdict:
    """Fail when no item of the home page, nor the article behind it, nor one it links to, is 14 days old or newer.

    A home page that shows no items is judged by the second-level pages. Where one of the undated items may be
    newer, or no date is known at all, a person decides.
    """
    survey = PagesSeen(pages)
    homes = survey.of_kind(PageKind.HOME)
    home = next((page for page in homes if page.depth == 0), None)
    today = read_date(home.seen_on) if home else None
    if home is None or today is None:
        return Verdict.inapplicable("The home page could not be judged.", "首页无法判定。")
    if not is_government(pages):
        return Verdict.inapplicable("Nothing says that this is a government's portal.", "没有迹象表明这是政府网站。")
    second_level = [page for page in survey.all if page.depth in (0, 1)]
    items = home.items or tuple(item for page in second_level for item in page.items)
    upkeep = survey.upkeep(items, (page for page in second_level if page.kind is PageKind.ARTICLE), today)
    if upkeep.is_fresh(today, DAYS):
        return Verdict.from_failures((), seen=[_told(home, upkeep)])
    if not upkeep.is_known:
        return Verdict.from_failures((), doubts=[_told(home, upkeep)])
    return Verdict.from_failures([_told(home, upkeep)])


def _told(home: PageSeen, upkeep: Upkeep) -> Occurrence:
    unknown = ""
    if upkeep.unknown:
        unknown = f" Of {EN.plural(upkeep.items, '# item', '# items')}, {upkeep.unknown} could not be dated."
    unknown_zh = f"{upkeep.items}条信息中有{upkeep.unknown}条日期未知。" if upkeep.unknown else ""
    if upkeep.newest is None:
        return Occurrence.of(
            home,
            observed=f"No date up to {EN.day(home.seen_on)} was found on the home page or behind its items.{unknown}",
            observed_zh=f"首页及其链接的文章中没有{ZH.day(home.seen_on)}及以前的可识别日期。{unknown_zh}",
        )
    return Occurrence.of(
        home,
        cause="outdated",
        shown_by=upkeep.title,
        observed=f"The newest item is of {EN.day(upkeep.newest)} (“{upkeep.title}”); "
        f"looked at on {EN.day(home.seen_on)}.{unknown}",
        observed_zh=f"最新一条信息日期为{ZH.day(upkeep.newest)}（“{upkeep.title}”），"
        f"检查日期为{ZH.day(home.seen_on)}。{unknown_zh}",
    )
