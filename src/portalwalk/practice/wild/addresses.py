"""Where the wild form keeps its articles, and how their titles differ from one place to another."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType

from portalwalk.practice.content.columns import BULLETIN, DEPARTMENTS, DOCUMENTS, INTERPRETATIONS, NEWS
from portalwalk.practice.content.model import Article, Content
from portalwalk.practice.content.paths import article_number

_NARROW = str.maketrans("：，（）", ":,()")
_ADDRESSES: Mapping[str, Callable[[Article, int], str]] = MappingProxyType(
    {
        NEWS.path: lambda article, number: f"/art/{_by_day(article)}/art_1234_{567_800 + number}.html",
        DEPARTMENTS.path: lambda article, number: f"{DEPARTMENTS.path}{_by_month(article)}_{1_234_500 + number}.html",
        BULLETIN.path: lambda _article, number: f"{BULLETIN.path}content_{5_561_000 + number}.html",
        DOCUMENTS.path: lambda article, number: f"{DOCUMENTS.path}{_by_month(article)}_{5_512_000 + number}.html",
        INTERPRETATIONS.path: lambda article, number: f"/art/{_by_day(article)}/art_2233_{568_000 + number}.html",
    }
)


def rearranged(content: Content) -> Content:
    """The same content at other addresses; interpretations say in brackets of what kind they are."""
    moved = {path: _address(article) for path, article in content.articles.items()}
    articles = (
        replace(
            article,
            path=moved[path],
            counterpart=moved[article.counterpart] if article.counterpart else None,
            title=f"{article.title}（{article.kind}）" if article.column is INTERPRETATIONS else article.title,
        )
        for path, article in content.articles.items()
    )
    return replace(content, articles={article.path: article for article in articles})


def narrow(title: str) -> str:
    """The title as lists have it: typed with half-width signs."""
    return title.translate(_NARROW)


def spaced(title: str) -> str:
    """The title as the article's own heading has it: with full-width spaces around book-title marks."""
    return title.replace("《", "\u3000《").replace("》", "》\u3000").strip("\u3000")


def _address(article: Article) -> str:
    made = _ADDRESSES.get(article.column.path)
    return made(article, article_number(article.path)) if made else article.path


def _by_day(article: Article) -> str:
    return f"{article.published:%Y/%m/%d}"


def _by_month(article: Article) -> str:
    return f"{article.published:%Y%m}/t{article.published:%Y%m%d}"
