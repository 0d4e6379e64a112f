"""A visitor on an inner page gets home with one click."""

from collections.abc import Sequence

from portalwalk import Impact, Occurrence, Verdict, WayHomeSeen, check

OTHER_HANDS = frozenset({"login"})
"""Templates that often belong to an identity provider and not to the portal."""


@check(
    id="home-link-missing",
    title="Every inner page links to the home page",
    title_zh="每个内页都有返回首页的链接",
    failure_title="Inner pages do not link to the home page",
    failure_title_zh="内页缺少返回首页的链接",
    why="A visitor who arrives on an inner page has no way to the rest of the portal.",
    why_zh="直接进入内页的用户无法前往网站的其他部分。",
    how_to_fix="Link the logo and a word such as “Home” to the home page in the header of every template.",
    how_to_fix_zh="在所有模板的头部，将网站标志和“首页”链接到首页。",
    impact=Impact.MODERATE,
    basis=(
        "Daxing self-inspection 2020Q4, quoting the Beijing circular 2020Q3 (poor navigation)",
        "PortalWalk's own proposal (the measure)",
    ),
    basis_zh=("大兴区2020年第四季度自查通报（“导航体验较差”）", "PortalWalk 自行提出（判定方法）"),
)
def home_link_missing(pages: Sequence[WayHomeSeen]) -> Verdict:
    """Fail for inner pages of the portal without a way home; an error page is left to a person."""
    judged = [page for page in pages if page.template not in OTHER_HANDS]
    if not judged:
        return Verdict.inapplicable("No inner page was seen.", "没有查看内页。")
    without = [page for page in judged if page.home_link is None]
    return Verdict.from_failures(
        (_missing(page) for page in without if not page.is_error_page),
        doubts=(_missing(page) for page in without if page.is_error_page),
        seen=(_shown(page) for page in judged if page.home_link is not None),
    )


def _missing(page: WayHomeSeen) -> Occurrence:
    return Occurrence.of(
        page,
        observed=f"Nothing on the {page.page_in_words} leads to the home page.",
        observed_zh=f"{page.page_in_words_zh}上没有返回首页的链接。",
    )


def _shown(page: WayHomeSeen) -> Occurrence:
    return Occurrence.of(
        page,
        observed=f"“{page.home_link}” on the {page.page_in_words} leads home.",
        observed_zh=f"{page.page_in_words_zh}上的“{page.home_link}”可返回首页。",
    )
