"""The office says what it is for: its functions are published."""

import re
from collections.abc import Sequence

from portalwalk import EN, ZH, Impact, Occurrence, PageKind, PageSeen, Verdict, check, is_government

FUNCTIONS = re.compile("职能|职责|机构(?:设置|概况|简介)|内设机构|组织机构|政府机构|单位简介")
"""What the column of functions is called."""

SURE_NAME = re.compile("职能|主要职责")
"""What a page of functions calls itself beyond doubt."""

LEAST_TEXT = 30
"""Characters (ours): a page of functions with less says nothing."""

DEEP_ENOUGH = 3
ENOUGH_PAGES = 30
"""A survey goes by clicks from the home page: with pages this deep, and this many (ours), it saw what is nearer."""


@check(
    id="functions-missing",
    title="The office's functions are published",
    title_zh="公开了机构职能",
    failure_title="The office's functions are not published",
    failure_title_zh="没有公开机构职能",
    why="Residents cannot find out which office is in charge of their matter.",
    why_zh="公众无法了解自己的事项由哪个机构负责。",
    how_to_fix="Open a column of functions, linked from the home page, and update it with each reorganisation.",
    how_to_fix_zh="开设“机构职能”栏目并从首页链接，机构调整后及时更新内容。",
    impact=Impact.MODERATE,
    basis=("Beijing circulars 2019Q3 and 2019Q4 (functions of the office)",),
    basis_zh=("北京市2019年第三、第四季度通报（机构职能）",),
)
def functions_missing(pages: Sequence[PageSeen]) -> Verdict:
    """Fail for pages of functions without content, or for none on a portal that was seen deeply enough."""
    judged = [page for page in pages if page.is_sure]
    if not judged:
        return Verdict.inapplicable("No page was seen of which the kind is sure.", "没有可判定类型的页面。")
    if not is_government(judged):
        return Verdict.inapplicable("Nothing says that this is a government's portal.", "没有迹象表明这是政府网站。")
    # Of a page that calls itself so, the kind need not be sure: it is there, and not missing.
    inner = [page for page in pages if page.status == 200 and page.kind not in (PageKind.HOME, PageKind.ERROR)]
    named = [page for page in inner if _is_of_functions(page, FUNCTIONS)]
    filled = [page for page in named if page.items or page.text_length >= LEAST_TEXT]
    if filled:
        return Verdict.from_failures((), seen=[_there(filled[0])])
    if named:
        return _empty(named)
    return _absent(judged)


def _is_of_functions(page: PageSeen, words: re.Pattern[str]) -> bool:
    said = (page.meta("ColumnType"), page.meta("ColumnName"), page.column, page.heading, page.title)
    return any(words.search(text) for text in said)


def _empty(named: Sequence[PageSeen]) -> Verdict:
    sure = [page for page in named if page.is_sure and page.rendered and _is_of_functions(page, SURE_NAME)]
    return Verdict.from_failures(
        (_says_nothing(page) for page in sure),
        doubts=(_says_nothing(page) for page in named if page not in sure),
    )


def _absent(judged: Sequence[PageSeen]) -> Verdict:
    home = next((page for page in judged if page.kind is PageKind.HOME), judged[0])
    is_linked = any(FUNCTIONS.search(item.title) for page in judged for item in page.items)
    has_seen_all = len(judged) >= ENOUGH_PAGES and max(page.depth for page in judged) >= DEEP_ENOUGH
    if has_seen_all and home.kind is PageKind.HOME and not is_linked:
        return Verdict.from_failures(
            [
                Occurrence.of(
                    home,
                    cause="absent",
                    observed=f"None of {EN.plural(len(judged), '# page', '# pages')} is a column or page of the "
                    "office's functions.",
                    observed_zh=f"在已查看的{ZH.number(len(judged))}个页面中，没有机构职能栏目或页面。",
                )
            ]
        )
    return Verdict.cant_tell(
        "No page of the office's functions was met; it may stand where the survey did not get to.",
        "未查看到机构职能页面，也可能位于本次检查未到达之处。",
    )


def _says_nothing(page: PageSeen) -> Occurrence:
    return Occurrence.of(
        page,
        cause="empty",
        observed="The page of the office's functions holds next to no text.",
        observed_zh="机构职能页面几乎没有内容。",
    )


def _there(page: PageSeen) -> Occurrence:
    return Occurrence.of(
        page,
        observed="The office's functions are published here.",
        observed_zh="已公开机构职能。",
    )
