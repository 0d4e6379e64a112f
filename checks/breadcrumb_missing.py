"""A visitor on an inner page sees where it stands in the portal."""

from collections.abc import Sequence

from portalwalk import Impact, Occurrence, Verdict, WayHomeSeen, check

OWED = frozenset({"list", "article"})
"""Templates that owe a breadcrumb: our page norms ask for it on column and article pages."""

NOT_OWED = frozenset({"home", "login", "error", "search"})
"""Templates that stand in no column."""


@check(
    id="breadcrumb-missing",
    title="Column and article pages show where they stand",
    title_zh="栏目页和内容页显示“当前位置”",
    failure_title="Column or article pages do not show where they stand",
    failure_title_zh="栏目页或内容页缺少“当前位置”导航",
    why="A visitor who comes from a search engine does not know where this is, nor what else is there.",
    why_zh="从搜索引擎进来的用户不知道自己在哪个栏目，也不知道还有哪些相关内容。",
    how_to_fix="Show “You are here: home > column > subcolumn” above the content, each part a link.",
    how_to_fix_zh="在正文上方显示“当前位置：首页 > 栏目 > 子栏目”，每一级都可点击。",
    impact=Impact.MINOR,
    basis=(
        "Daxing self-inspection 2020Q4, quoting the Beijing circular 2020Q3 (poor navigation)",
        "PortalWalk's own proposal (the measure)",
    ),
    basis_zh=("大兴区2020年第四季度自查通报（“导航体验较差”）", "PortalWalk 自行提出（判定方法）"),
)
def breadcrumb_missing(pages: Sequence[WayHomeSeen]) -> Verdict:
    """Fail for column and article pages without a breadcrumb; other inner pages are left to a person."""
    judged = [page for page in pages if not page.is_error_page and page.template not in NOT_OWED]
    if not judged:
        return Verdict.inapplicable("No column or article page was seen.", "没有查看栏目页或内容页。")
    without = [page for page in judged if page.breadcrumb is None]
    failed = [page for page in without if page.template in OWED and not page.breadcrumb_unsure]
    return Verdict.from_failures(
        map(_missing, failed),
        doubts=(_doubt(page) for page in without if page not in failed),
        seen=(_shown(page) for page in judged if page.breadcrumb is not None),
    )


def _missing(page: WayHomeSeen) -> Occurrence:
    return Occurrence.of(
        page,
        observed=f"The {page.page_in_words} does not say where in the portal it stands.",
        observed_zh=f"{page.page_in_words_zh}没有显示当前位置。",
    )


def _doubt(page: WayHomeSeen) -> Occurrence:
    if page.breadcrumb_unsure:
        return Occurrence.of(
            page,
            observed=f"Something on the {page.page_in_words} may be a breadcrumb; the signs are too weak to be sure.",
            observed_zh=f"{page.page_in_words_zh}上可能有“当前位置”导航，但迹象不足，无法确定。",
        )
    return Occurrence.of(
        page,
        observed=f"The {page.page_in_words} has no breadcrumb; whether it needs one is for a person to say.",
        observed_zh=f"{page.page_in_words_zh}没有“当前位置”导航，是否需要由人工判断。",
    )


def _shown(page: WayHomeSeen) -> Occurrence:
    return Occurrence.of(
        page,
        observed=f"The {page.page_in_words} says “{page.breadcrumb}”.",
        observed_zh=f"{page.page_in_words_zh}显示“{page.breadcrumb}”。",
    )
