"""A visitor on a column page sees which column this is."""

from collections.abc import Sequence

from portalwalk import ColumnMarkSeen, Impact, Occurrence, Verdict, check


@check(
    id="current-column-unmarked",
    title="Column pages show which column one is in",
    title_zh="栏目页标明当前所在栏目",
    failure_title="Nothing on a column page shows which column it is",
    failure_title_zh="栏目页没有标明当前所在栏目",
    why="A visitor who reads several columns one after the other loses track, and looks for the same things twice.",
    why_zh="公众在几个栏目间切换时容易迷失，重复查找同样的内容。",
    how_to_fix="Mark the entry of the current column in the navigation (aria-current and a different look), and show "
    "a breadcrumb and the column's name above the list.",
    how_to_fix_zh="在导航中突出显示当前栏目（aria-current并改变样式），并在列表上方显示“当前位置”和栏目名称。",
    impact=Impact.MINOR,
    basis=(
        "Daxing self-inspection 2020Q4, quoting the Beijing circular 2020Q3 (poor navigation)",
        "PortalWalk's own proposal (the measure)",
    ),
    basis_zh=("大兴区2020年第四季度自查通报（“导航体验较差”）", "PortalWalk 自行提出（判定方法）"),
)
def current_column_unmarked(pages: Sequence[ColumnMarkSeen]) -> Verdict:
    """Fail for a page that neither its navigation nor a breadcrumb nor a heading places.

    A breadcrumb is orientation enough. Where only a heading says it, and where the navigation has an entry of a page
    above alone, a person decides.
    """
    if not pages:
        return Verdict.inapplicable(
            "No column page with an entry in the navigation was seen.", "没有看到在导航中有对应入口的栏目页。"
        )
    lost = [page for page in pages if not page.marked_by and not page.has_breadcrumb]
    failed = [page for page in lost if page.is_exact and not page.has_heading]
    return Verdict.from_failures(
        map(_unmarked, failed),
        doubts=(_doubt(page) for page in lost if page not in failed),
        seen=(_placed(page) for page in pages if page not in lost),
    )


def _unmarked(page: ColumnMarkSeen) -> Occurrence:
    return Occurrence.of(
        page,
        observed=f"“{page.entry}” looks like every other entry of the navigation, and neither a breadcrumb nor a "
        "heading says where one is.",
        observed_zh=f"导航中的“{page.entry}”与其他栏目没有区别，页面上也没有“当前位置”或栏目标题。",
    )


def _doubt(page: ColumnMarkSeen) -> Occurrence:
    return Occurrence.of(
        page,
        observed=f"“{page.entry}” looks like every other entry of the navigation; whether "
        f"{'the heading is' if page.has_heading else 'what the page shows is'} orientation enough is for a person "
        "to say.",
        observed_zh=f"导航中的“{page.entry}”与其他栏目没有区别，"
        f"{'仅凭栏目标题' if page.has_heading else '仅凭页面内容'}能否看出所在位置需人工判断。",
    )


def _placed(page: ColumnMarkSeen) -> Occurrence:
    if not page.marked_by:
        return Occurrence.of(
            page, observed="The breadcrumb says where one is.", observed_zh="“当前位置”导航标明了所在栏目。"
        )
    return Occurrence.of(
        page, observed=f"“{page.entry}” is marked in the navigation.", observed_zh=f"导航中突出显示了“{page.entry}”。"
    )
