"""What a page is for, from several signs that have to agree."""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from portalwalk.model.observations import PageKind

_HOME_PATH = re.compile(r"/?(?:(?:index|default|main|home)\.(?:s?html?|jsp|php|aspx?|jhtml))?\Z", re.IGNORECASE)
_ARTICLE_PATH = re.compile(
    r"/(?:art|content|article|detail|info|show|post|t\d{8})[_/-]?[\w-]*\d[\w-]*\.?\w*\Z|"
    r"/\d{4}[/-]?\d{2}(?:[/-]?\d{2})?/.+\.\w+\Z|/\d{3,}\.s?html?\Z|t20\d{6}_\d+",
    re.IGNORECASE,
)
_COLUMN_PATH = re.compile(
    r"/[\w-]+/(?:(?:index|list|col|default)(?:[_-]?\d+)?\.(?:s?html?|jsp|php|aspx?|jhtml))?\Z|/(?:list|col|"
    r"channel)[_/-]?\d+|/(?:category|channel)/[\w%-]+",
    re.IGNORECASE,
)
_SEARCH_PATH = re.compile(r"/(?:search|so|ss|jsearch|query|jiansuo|sousuo)(?:[/.]|\Z)", re.IGNORECASE)
_SEARCH_QUERY = re.compile(r"(?:^|&)(?:q|s|wd|kw|keywords?|searchword|query|word)=", re.IGNORECASE)
_INTERACTION_PATH = re.compile(
    r"/(?:zmhd|hdjl|hudong|interact\w*|liuyan|lyb|zxts|ldxx|\w{2}xx|mail(?:box)?|letters?|message\w*|"
    r"guestbook|zxzx|wszx|myzj|dczj|gzcy|jlhd)(?:[/_.]|\Z)",
    re.IGNORECASE,
)
_SERVICE_PATH = re.compile(r"/(?:bsfw|bszn|zwfw|fuwu|services?|banshi|guides?|wsbs)(?:[/_.]|\Z)", re.IGNORECASE)
_INTERACTION_WORDS = re.compile(
    r"互动|来信|留言|信箱|咨询投诉|网上咨询|建言|民意征集|意见征集|征集调查|在线访谈|我要写信|我要咨询|"
    r"message board|mailbox",
    re.IGNORECASE,
)
_SERVICE_WORDS = re.compile(
    r"办事指南|服务指南|办事服务|政务服务|网上办事|便民服务|service guide|services", re.IGNORECASE
)
_SEARCH_WORDS = re.compile(r"搜索结果|检索结果|站内搜索|全文检索|搜索[-_—|]|search results?", re.IGNORECASE)
_NO_PAGE = re.compile(
    r"(?:页面|网页|文章|内容|信息|文件|地址)(?:已?不存在|未找到|找不到|已(?:被)?删除|无法访问|出错|走丢)|"
    r"找不到(?:您|你)?(?:要|所)?.{0,6}(?:页面|网页|文件)|"
    r"\b(?:404|500|502|503|403)\b(?: |$|[-_:：]|错误|页)|page not found|not found|internal server error|"
    r"bad gateway|服务器(?:内部)?错误|系统(?:出错|错误|异常)|服务不可用",
    re.IGNORECASE,
)
_SPECIAL = (PageKind.SEARCH, PageKind.INTERACTION, PageKind.SERVICE)
_SPECIAL_FROM = 3.0
_ENOUGH = 2.5
_HOME_NAMES = {"首页", "网站首页", "home"}


@dataclass(slots=True)
class KindSigns:
    """What is known of a page when its kind is asked for."""

    url: str
    status: int
    title: str
    heading: str
    column: str
    metas: dict[str, str]
    """Names in lower case."""
    depth: int
    text_start: str
    text_length: int
    prose: int
    """Characters in paragraphs outside links."""
    dated_items: int
    dated_lists: int
    item_count: int
    list_weight: float
    is_all_list: bool
    """Next to all of its own text stands in one dated list."""
    has_byline: bool
    """A date stands near the heading."""
    has_neighbours: bool
    has_pager: bool
    has_text_field: bool
    """A field for several lines in the page's own part."""
    elements: int
    messages: int
    is_filled_later: bool
    """Frames, or scripts in its own part: what it holds may not be in the document."""
    says_empty: bool
    found: defaultdict[PageKind, list[tuple[str, float]]] = field(default_factory=lambda: defaultdict(list))


def kind_of_page(page: KindSigns) -> tuple[PageKind, float, tuple[str, ...]]:
    """Weigh the signs; give kind, confidence and the signs that speak for it.

    Sure (at least `SURE_ENOUGH`) only when two signs agree and clearly outweigh every other kind. Weights are ours.
    """
    add = page.found
    error = _error(page)
    if error:
        return PageKind.ERROR, error[0], error[1]
    path, query = urlsplit(page.url)[2:4]
    _home(page, path, query)
    _article(page, path)
    _column(page, path)
    if _SEARCH_PATH.search(path):
        add[PageKind.SEARCH].append(("address", 1.5))
    if _SEARCH_QUERY.search(query):
        add[PageKind.SEARCH].append(("query", 1.0))
    if _SEARCH_WORDS.search(f"{page.title} {page.heading}"):
        add[PageKind.SEARCH].append(("words", 1.5))
    _interaction(page, path)
    if page.elements:
        add[PageKind.SERVICE].append(("guide elements", 1.0 + 0.4 * min(page.elements, 6)))
    if _SERVICE_PATH.search(path):
        add[PageKind.SERVICE].append(("address", 1.5))
    if _SERVICE_WORDS.search(f"{page.heading} {page.column} {page.metas.get('columntype', '')}"):
        add[PageKind.SERVICE].append(("words", 1.5))
    return _weighed(page)


def _error(page: KindSigns) -> tuple[float, tuple[str, ...]] | None:
    if page.status >= 400:
        return 0.95, (f"status {page.status}",)
    in_title = bool(_NO_PAGE.search(f"{page.title} \n {page.heading}"))
    in_text = page.text_length < 300 and bool(_NO_PAGE.search(page.text_start))
    if in_title and page.text_length < 600:
        return (0.9, ("title", "words")) if in_text else (0.6, ("title",))
    return (0.55, ("words",)) if in_text and page.item_count < 3 and page.text_length < 120 else None


def _home(page: KindSigns, path: str, query: str) -> None:
    signs = page.found[PageKind.HOME]
    if _HOME_PATH.match(path) and not query:
        signs.append(("address", 2.5))
    elif re.match(r"/(?:m|wap|mobile|zh|cn|en)/?\Z", path):
        signs.append(("address", 1.0))
    if page.depth == 0:
        signs.append(("starting point", 0.8))
    if page.title and page.title == page.metas.get("sitename"):
        signs.append(("title", 1.2))
    if (
        page.column in _HOME_NAMES
        or page.metas.get("columntype") in _HOME_NAMES
        or page.metas.get("columnname") in _HOME_NAMES
    ):
        signs.append(("tag", 1.2))
    if page.dated_lists >= 3:
        signs.append(("several lists", 0.8))


def _article(page: KindSigns, path: str) -> None:
    signs = page.found[PageKind.ARTICLE]
    if page.metas.get("articletitle") or page.metas.get("pubdate"):
        signs.append(("tag", 2.0))
    if page.metas.get("og:type") == "article":
        signs.append(("tag", 1.0))
    if _ARTICLE_PATH.search(path):
        signs.append(("address", 1.5))
    if page.has_byline and page.heading:
        signs.append(("byline", 1.5))
    if page.prose >= 150 and page.prose > page.list_weight / 3:
        signs.append(("running text", 1.2))
    if page.has_neighbours:
        signs.append(("neighbours", 0.8))


def _column(page: KindSigns, path: str) -> None:
    signs = page.found[PageKind.COLUMN]
    if page.dated_items >= 3 or page.is_all_list:
        signs.append(("dated list", 2.0))
    elif page.item_count >= 5:
        signs.append(("list", 1.0))
    elif page.says_empty:
        signs.append(("says it is empty", 1.5))
    if page.is_all_list:
        signs.append(("nothing else", 1.0))
    if page.has_pager:
        signs.append(("pager", 1.0))
    if _COLUMN_PATH.search(path) and not _ARTICLE_PATH.search(path):
        signs.append(("address", 1.3))
    if page.metas.get("columnname") and not page.metas.get("articletitle") and not page.metas.get("pubdate"):
        signs.append(("tag", 1.3))
    if page.prose >= 400 and page.item_count < 5 and len(signs) < 2:
        signs.append(("running text", -1.5))


def _interaction(page: KindSigns, path: str) -> None:
    signs = page.found[PageKind.INTERACTION]
    if page.messages:
        signs.append(("messages", 3.0))
    if _INTERACTION_PATH.search(path):
        signs.append(("address", 1.5))
    if _INTERACTION_WORDS.search(
        f"{page.heading} {page.column} {page.metas.get('columnname', '')} {page.metas.get('columntype', '')}"
    ):
        signs.append(("words", 1.8))
    if page.has_text_field:
        signs.append(("message form", 1.2))


def _weighed(page: KindSigns) -> tuple[PageKind, float, tuple[str, ...]]:
    sums = {kind: (sum(weight for _, weight in signs), signs) for kind, signs in page.found.items() if signs}
    ranked = sorted(sums.items(), key=lambda one: -one[1][0])
    if not ranked or ranked[0][1][0] <= 0:
        return PageKind.OTHER, 0.4, ()
    special = [one for one in ranked if one[0] in _SPECIAL and len(one[1][1]) >= 2 and one[1][0] >= _SPECIAL_FROM]
    if special and ranked[0][0] in (PageKind.COLUMN, PageKind.ARTICLE, special[0][0]):
        # A message board is a list, too, and a guide has running text: that does not speak against them.
        ranked = [special[0], *((k, (total * 0.4, s)) for k, (total, s) in ranked if k is not special[0][0])]
    kind, (best, signs) = ranked[0]
    second = max((total for _, (total, _) in ranked[1:]), default=0.0)
    second = max(second, 0.0)
    confidence = best / (best + second) * min(1.0, best / _ENOUGH)
    speaking = tuple(name for name, weight in signs if weight > 0)
    if len(speaking) < 2:
        confidence = min(confidence, 0.5)
    if best < 1.5:
        return PageKind.OTHER, 0.4, speaking
    if kind is PageKind.COLUMN and not page.item_count and page.is_filled_later and not page.says_empty:
        # Its list may be in a frame or come by script: nobody may call it blank.
        confidence = min(confidence, 0.5)
    return kind, round(min(confidence, 0.97), 2), speaking
