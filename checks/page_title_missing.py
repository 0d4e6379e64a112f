"""Every page has a title of its own."""

from collections import defaultdict
from collections.abc import Sequence

from portalwalk import EN, ZH, Impact, Occurrence, PageKind, PageSeen, PagesSeen, Verdict, check

OWED = (PageKind.HOME, PageKind.COLUMN, PageKind.ARTICLE, PageKind.INTERACTION, PageKind.SERVICE)

FEWEST_ALIKE = 5
"""Pages about different things (ours) that share one title before it counts as the same everywhere."""


@check(
    id="page-title-missing",
    title="Every page has a title that says what it is about",
    title_zh="每个页面都有反映内容的标题",
    failure_title="Pages have no title, or all the same one",
    failure_title_zh="页面缺少标题，或所有页面标题相同",
    why="Tabs, bookmarks, search results and screen readers show the title: without one, pages cannot be told apart.",
    why_zh="浏览器标签页、收藏夹、搜索结果和读屏软件都显示标题；没有标题或标题相同，用户无法区分页面。",
    how_to_fix="Let the template write <title> as “title of the item – column – site”.",
    how_to_fix_zh="由模板自动生成 <title>，格式如“文章标题_栏目名称_网站名称”。",
    impact=Impact.MODERATE,
    basis=("WCAG 2.2, success criterion 2.4.2 (level A)", "PortalWalk's own proposal (the same everywhere)"),
    basis_zh=("WCAG 2.2 成功准则 2.4.2（A级）", "PortalWalk 自行提出（标题全部相同的判定方法）"),
)
def page_title_missing(pages: Sequence[PageSeen]) -> Verdict:
    """Fail for pages without a title, and for a kind of pages that all share one.

    Where a browser found a title on a page of the same template, a script sets it: a page that was sent without one
    is left to a person.
    """
    judged = [page for page in PagesSeen(pages).of_kind(*OWED) if not page.in_frame]
    if not judged:
        return Verdict.inapplicable("No page could be judged.", "没有可判定的页面。")
    set_by_script = {page.template for page in judged if page.rendered and page.title and page.template}
    without = [page for page in judged if not page.title.strip()]
    alike = [group for kind in OWED if (group := _alike([page for page in judged if page.kind is kind]))]
    return Verdict.from_failures(
        [
            *(_untitled(page) for page in without if page.rendered or page.template not in set_by_script),
            *(_same(page, len(group)) for group in alike for page in group),
        ],
        doubts=(_untitled(page) for page in without if not page.rendered and page.template in set_by_script),
        seen=[
            Occurrence.of(
                judged[0],
                observed=f"{EN.plural(len(judged), '# page has a title', '# pages have titles that tell them apart')}.",
                observed_zh=f"{ZH.number(len(judged))}个页面均有可区分的标题。",
            )
        ],
    )


def _alike(pages: Sequence[PageSeen]) -> list[PageSeen]:
    """Return the pages of one kind when they are about different things and all share one title; else nothing."""
    by_topic: defaultdict[str, list[PageSeen]] = defaultdict(list)
    for page in pages:
        by_topic[page.heading.strip() or page.column.strip()].append(page)
    by_topic.pop("", None)
    titles = {page.title.strip() for page in pages}
    if len(by_topic) < FEWEST_ALIKE or len(titles) != 1 or "" in titles:
        return []
    return [group[0] for group in by_topic.values()]


def _untitled(page: PageSeen) -> Occurrence:
    return Occurrence.of(
        page,
        cause="missing",
        observed="The page has no title.",
        observed_zh="页面没有标题（<title>）。",
    )


def _same(page: PageSeen, count: int) -> Occurrence:
    topic = page.heading.strip() or page.column.strip()
    return Occurrence.of(
        page,
        cause="same-everywhere",
        observed=f"The page about “{topic}” is titled “{page.title}”, as are all {count} pages of its kind.",
        observed_zh=f"“{topic}”的页面标题为“{page.title}”，同类{ZH.number(count)}个页面标题全部相同。",
    )
