"""A policy document and its interpretation lead to each other."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from portalwalk import EN, Impact, Occurrence, PageKind, PageSeen, Verdict, check, is_government

_INTERPRETATION = re.compile("解读")
_DOCUMENT = re.compile("政策文件|规范性文件|政府文件|部门文件|政策法规")
"""Columns of interpretations and of documents."""

_IN_BRACKETS = re.compile(r"\u300a([^\u300a\u300b]{6,})\u300b")
"""《…》: the name of a document inside a title; shorter names are too common to tell which (ours)."""


@check(
    id="interpretation-unlinked",
    title="Policy documents and their interpretations link to each other",
    title_zh="政策文件与解读相互关联",
    failure_title="A policy document and its interpretation do not link to each other",
    failure_title_zh="政策文件与解读未相互关联",
    why="A reader of the document does not learn that it is explained, nor the other way round.",
    why_zh="读文件的人找不到解读，读解读的人找不到原文。",
    how_to_fix="Link the interpretation from the document, and the document from the interpretation.",
    how_to_fix_zh="在政策文件页面链接解读，在解读页面链接政策文件。",
    impact=Impact.MODERATE,
    basis=("Beijing circulars 2019Q3 and 2019Q4 (documents and interpretations are linked)",),
    basis_zh=("北京市2019年第三、第四季度通报（解读关联）",),
)
def interpretation_unlinked(pages: Sequence[PageSeen]) -> Verdict:
    """Fail for a pair that is known to belong together and is not linked both ways.

    A pair is known by a link from one side, or by the same name in 《…》. Which other documents need an interpretation
    is for a person to say.
    """
    judged = [page for page in pages if page.is_sure and page.kind is PageKind.ARTICLE]
    if not is_government(judged):
        return Verdict.inapplicable("Nothing says that this is a government's portal.", "没有迹象表明这是政府网站。")
    explaining = [page for page in judged if _stands_in(page, _INTERPRETATION)]
    documents = [page for page in judged if _stands_in(page, _DOCUMENT) and not _stands_in(page, _INTERPRETATION)]
    if not documents and not explaining:
        return Verdict.inapplicable("No policy document or interpretation was seen.", "没有查看到政策文件或政策解读。")
    of_documents, of_explaining = _Side(documents), _Side(explaining)
    missing = [
        *_one_way(explaining, of_documents, "document-not-linked"),
        *_one_way(documents, of_explaining, "interpretation-not-linked"),
    ]
    static = _Templates(judged)
    alone = [page for page in documents if not page.related and not of_explaining.partners_of(page)]
    return Verdict.from_failures(
        (_unlinked(page, other, cause) for page, other, cause in missing if static.tells(page)),
        doubts=[
            *(_unlinked(page, other, cause) for page, other, cause in missing if not static.tells(page)),
            *([_alone(alone, len(documents))] if alone else []),
        ],
        seen=[_linked((documents or explaining)[0])],
    )


def _stands_in(page: PageSeen, words: re.Pattern[str]) -> bool:
    return any(words.search(said) for said in (page.column, page.meta("ColumnName"), page.meta("ColumnType")))


def _address(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.netloc.lower()}{parts.path.rstrip('/')}?{parts.query}"


def _names(page: PageSeen) -> set[str]:
    """Return the names in 《…》 of the title: what a document decides, what an interpretation explains."""
    return {re.sub(r"\s+", "", name) for name in _IN_BRACKETS.findall(page.heading or page.title)}


class _Side:
    """All documents, or all interpretations: found by address, by name, and by what they link to."""

    def __init__(self, pages: Sequence[PageSeen]) -> None:
        self._at = {_address(url): page for page in pages for url in (page.asked_url, page.url)}
        self._named: defaultdict[str, list[PageSeen]] = defaultdict(list)
        self._linking: defaultdict[str, list[PageSeen]] = defaultdict(list)
        for page in pages:
            for name in _names(page):
                self._named[name].append(page)
            for item in page.related:
                self._linking[_address(item.url)].append(page)

    def linked_by(self, page: PageSeen) -> list[PageSeen]:
        return [other for item in page.related if (other := self._at.get(_address(item.url)))]

    def partners_of(self, page: PageSeen) -> list[PageSeen]:
        linking = [other for url in (page.url, page.asked_url) for other in self._linking[_address(url)]]
        return [
            *self.linked_by(page),
            *linking,
            *(other for name in sorted(_names(page)) for other in self._named[name]),
        ]


def _one_way(pages: Sequence[PageSeen], others: _Side, cause: str) -> Iterator[tuple[PageSeen, PageSeen, str]]:
    """Yield each page that has a counterpart on the other side, and links none there."""
    for page in pages:
        if (partners := others.partners_of(page)) and not others.linked_by(page):
            yield page, partners[0], cause


class _Templates:
    """Which templates show related pages in the document itself, so that a page without them has none."""

    def __init__(self, pages: Sequence[PageSeen]) -> None:
        self._sent: defaultdict[str, list[PageSeen]] = defaultdict(list)
        self._rendered: defaultdict[str, list[PageSeen]] = defaultdict(list)
        for page in pages:
            (self._rendered if page.rendered else self._sent)[page.template].append(page)

    def tells(self, page: PageSeen) -> bool:
        if page.rendered or any(other.related for other in self._sent[page.template]):
            return True
        rendered = self._rendered[page.template]
        return bool(rendered) and not any(other.related for other in rendered)


def _unlinked(page: PageSeen, other: PageSeen, cause: str) -> Occurrence:
    title, their_title = page.heading or page.title, other.heading or other.title
    if cause == "document-not-linked":
        return Occurrence.of(
            page,
            cause=cause,
            shown_by=title,
            observed=f"The interpretation “{title}” does not link to the document “{their_title}” ({other.url}).",
            observed_zh=f"解读“{title}”没有链接到文件“{their_title}”（{other.url}）。",
        )
    return Occurrence.of(
        page,
        cause=cause,
        shown_by=title,
        observed=f"The document “{title}” does not link to its interpretation “{their_title}” ({other.url}).",
        observed_zh=f"文件“{title}”没有链接到解读“{their_title}”（{other.url}）。",
    )


def _alone(alone: Sequence[PageSeen], total: int) -> Occurrence:
    return Occurrence.of(
        alone[0],
        observed=f"{len(alone)} of {EN.plural(total, '# policy document', '# policy documents')} "
        f"{EN.plural(len(alone), 'has', 'have')} no interpretation that was seen; which ones need one is for a person "
        "to say.",
        observed_zh=f"已查看的{total}份政策文件中，有{len(alone)}份未见解读；是否需要解读由人工判断。",
    )


def _linked(page: PageSeen) -> Occurrence:
    return Occurrence.of(
        page,
        observed="Documents and interpretations that belong together link to each other.",
        observed_zh="相关的政策文件与解读已相互关联。",
    )
