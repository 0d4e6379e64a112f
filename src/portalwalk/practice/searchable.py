"""What the site search can find."""

from collections.abc import Iterator

from portalwalk.practice.content.model import Content
from portalwalk.practice.store import SearchDocument

CATEGORIES = ("新闻", "政策", "服务", "互动")


def searchable(content: Content) -> Iterator[SearchDocument]:
    """Every document of the search index."""
    for article in content.articles.values():
        body = "".join(article.paragraphs)
        if article.document:
            body = f"{article.document.number} {article.document.office} {body}"
        published = f"{article.published:%Y-%m-%d %H:%M}"
        yield SearchDocument(article.path, article.title, body, article.column.category, article.source, published)
    for guide in content.guides.values():
        body = f"{guide.who}。{guide.legal_basis}。所需材料：{'、'.join(guide.materials)}。{guide.place}"
        yield SearchDocument(guide.path, guide.title, body, "服务", guide.office, "")
    for message in content.messages:
        asked = f"{message.asked:%Y-%m-%d %H:%M}"
        body = f"{message.content}{message.reply}"
        yield SearchDocument(message.path, message.title, body, "互动", message.replied_by, asked)
    for survey in content.surveys.values():
        opened = f"{survey.opened:%Y-%m-%d}"
        yield SearchDocument(survey.path, survey.title, survey.introduction, "互动", "市政府办公室", opened)
    for leader in content.leaders.values():
        body = f"{leader.post}。{leader.curriculum}{leader.duties}"
        yield SearchDocument(leader.path, f"{leader.name} {leader.post}", body, "政策", "市政府办公室", "")
