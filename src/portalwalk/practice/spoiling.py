"""What the defects make of the content, before any page shows it: every spoiler is a pure function."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, time, timedelta
from types import MappingProxyType

from portalwalk.practice.content.columns import (
    BULLETIN,
    COUNTIES,
    DEPARTMENTS,
    DOCUMENTS,
    INTERPRETATIONS,
    MEDIA,
    NEWS,
    OFFICE_DOCUMENTS,
    OFFICE_INTERPRETATIONS,
    PERSONNEL,
    PLANS,
)
from portalwalk.practice.content.model import Article, Column, Content, Leader, PublicMessage, Table
from portalwalk.practice.content.paths import article_number, article_path
from portalwalk.practice.neighbours import GONE, PARKED
from portalwalk.practice.settings import Settings

Spoiler = Callable[[Content, Settings], Content]

FAILING = "/qhgk/sjcx"
SOFTLY_MISSING = "/qhgk/gk2019.html"
UNDER_CONSTRUCTION = "/qhgk/qjzt/"
MOVED_HOME = "/qhgk/gk_old.html"
_MISSING = "/qhgk/2019/gk.html"
_ID_NUMBERS = ("139999199003070012", "139999198511230022")
"""Sound checksums (GB 11643), and an area that was never given out: they are nobody's."""
_MOBILE_NUMBERS = ("19900000127", "19900000386")
_CARD_NUMBERS = ("6222990000000000121", "6222990000000000253")
"""Sound by Luhn's rule, and of no bank."""
_NAMES = ("童某某", "季某某")


def spoilt(content: Content, settings: Settings) -> Content:
    """The content with what the switched-on defects do to it."""
    for defect in sorted(settings.defects & _SPOILERS.keys()):
        content = _SPOILERS[defect](content, settings)
    return content


def _with_articles(content: Content, change: Callable[[Article], Article]) -> Content:
    """Change articles; what pointed at one that moved points at its new address."""
    changed = {path: change(article) for path, article in content.articles.items()}
    articles = (
        replace(one, counterpart=changed[one.counterpart].path) if one.counterpart else one for one in changed.values()
    )
    newest_first = sorted(articles, key=lambda article: article.published, reverse=True)
    return replace(content, articles={article.path: article for article in newest_first})


def _in(column: Column, change: Callable[[Article], Article]) -> Spoiler:
    return lambda content, _settings: _with_articles(
        content, lambda article: change(article) if article.column.path == column.path else article
    )


def _dated(article: Article, published: datetime) -> Article:
    path = article_path(article.column, published, article_number(article.path))
    return replace(article, published=published, path=path)


def _aged(column: Column, days: int) -> Spoiler:
    return _in(column, lambda article: _dated(article, article.published - timedelta(days=days)))


def _blank(column: Column) -> Spoiler:
    return lambda content, _settings: replace(
        content, articles={path: one for path, one in content.articles.items() if one.column.path != column.path}
    )


def _undated(content: Content, settings: Settings) -> Content:
    column = replace(COUNTIES, dates="none")
    changed = _in(COUNTIES, lambda article: replace(article, column=column))(content, settings)
    return replace(changed, columns={**content.columns, column.path: column})


def _in_future(content: Content, settings: Settings) -> Content:
    newest = next(one for one in content.listed(COUNTIES.path) if not one.is_pinned)
    later = datetime.combine(settings.today + timedelta(days=45), time(10, 20))
    return _with_articles(content, lambda article: _dated(article, later) if article is newest else article)


def _related(address: str) -> Spoiler:
    return _in(MEDIA, lambda article: replace(article, related=(("清河市概况", address),)))


def _neighbouring(path: str) -> Spoiler:
    return lambda content, settings: _related(settings.neighbour_url + path)(content, settings)


def _picture(address: str) -> Spoiler:
    return _in(NEWS, lambda article: replace(article, picture=address) if article.picture else article)


def _leaders(change: Callable[[Leader], Leader]) -> Spoiler:
    return lambda content, _settings: replace(
        content, leaders={path: change(leader) for path, leader in content.leaders.items()}
    )


def _untied(*columns: Column) -> Spoiler:
    paths = {column.path for column in columns}
    return lambda content, _settings: _with_articles(
        content, lambda article: replace(article, counterpart=None) if article.column.path in paths else article
    )


def _listed(what: str, numbers: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    return (("姓名", what), *zip(_NAMES, numbers, strict=True))


def _in_text(article: Article) -> Article:
    people = "；".join(f"{name}，身份证号{number}" for name, number in zip(_NAMES, _ID_NUMBERS, strict=True))
    return replace(article, paragraphs=(*article.paragraphs, f"现将拟聘用人员公示如下：{people}。"))


def _in_table(what: str, numbers: tuple[str, ...]) -> Spoiler:
    head, *rows = _listed(what, numbers)
    table = Table("补贴发放人员名单", head, tuple(rows))
    return _in(PERSONNEL, lambda article: replace(article, table=table))


def _in_attachment(article: Article) -> Article:
    rows = _listed("身份证号", _ID_NUMBERS)
    return replace(article, attachments=tuple(replace(file, rows=rows) for file in article.attachments))


def _misspelt(article: Article) -> Article:
    return replace(article, paragraphs=(*article.paragraphs, "清河市人明政府将继续做好有关工作。"))


def _messages(change: Callable[[int, PublicMessage], PublicMessage]) -> Spoiler:
    return lambda content, _settings: replace(
        content, messages=tuple(change(number, message) for number, message in enumerate(content.messages))
    )


def _late(_number: int, message: PublicMessage) -> PublicMessage:
    asked = message.asked - timedelta(days=30)
    return replace(message, asked=asked, replied=asked + timedelta(days=20))


def _stale(_number: int, message: PublicMessage) -> PublicMessage:
    replied = message.replied - timedelta(days=400) if message.replied else None
    return replace(message, asked=message.asked - timedelta(days=400), replied=replied)


def _unanswered(content: Content, settings: Settings) -> Content:
    asked = datetime.combine(settings.today - timedelta(days=125), time(9, 40))
    first, *others = content.messages
    waiting = replace(
        first, id="8001", title="请问社区体育场何时开放", asked=asked, replied=None, replied_by="市教育局"
    )
    place = next(number for number, one in enumerate(others) if one.section != first.section or one.asked < asked)
    return replace(content, messages=(first, *others[:place], waiting, *others[place:]))


_SPOILERS: Mapping[str, Spoiler] = MappingProxyType(
    {
        "column-outdated": _aged(DEPARTMENTS, 41),
        "column-outdated:notices": _aged(BULLETIN, 210),
        "column-outdated:policies": _aged(OFFICE_DOCUMENTS, 210),
        "column-outdated:personnel": _aged(PERSONNEL, 380),
        "column-outdated:plans": _aged(PLANS, 380),
        "column-blank": _blank(PLANS),
        "column-blank:bare": _blank(PLANS),
        "items-undated": _undated,
        "date-in-future": _in_future,
        "link-broken": _related(_MISSING),
        "link-broken:server-error": _related(FAILING),
        "link-broken:external": _neighbouring(GONE),
        "link-wrong-target": _related(SOFTLY_MISSING),
        "link-wrong-target:parked": _neighbouring(PARKED),
        "link-wrong-target:placeholder": _related(UNDER_CONSTRUCTION),
        "link-wrong-target:home": _related(MOVED_HOME),
        "link-placeholder": _related("#"),
        "link-placeholder:script": _related("javascript:void(0)"),
        "link-placeholder:empty": _related(""),
        "picture-not-shown": _picture("/static/scene-9.svg"),
        "picture-not-shown:empty": _picture("/files/empty.jpg"),
        "picture-not-shown:wrong-type": _picture("/files/page.jpg"),
        "leader-incomplete": _leaders(lambda leader: replace(leader, curriculum="")),
        "leader-incomplete:post": _leaders(lambda leader: replace(leader, post="")),
        "functions-missing": lambda content, _settings: replace(content, functions=(), offices=()),
        "interpretation-unlinked": _untied(DOCUMENTS, OFFICE_DOCUMENTS),
        "interpretation-unlinked:document": _untied(INTERPRETATIONS, OFFICE_INTERPRETATIONS),
        "personal-data-published": _in(PERSONNEL, _in_text),
        "personal-data-published:mobile": _in_table("手机号码", _MOBILE_NUMBERS),
        "personal-data-published:attachment": _in(PERSONNEL, _in_attachment),
        "personal-data-published:bank-card": _in_table("银行卡号", _CARD_NUMBERS),
        "sensitive-words": _in(MEDIA, _misspelt),
        "reply-late": _messages(_late),
        "message-unanswered": _unanswered,
        "messages-not-published": lambda content, _settings: replace(content, messages=()),
        "messages-not-published:stale": _messages(_stale),
    }
)
