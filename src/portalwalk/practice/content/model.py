"""What the portal publishes: frozen values, made once when it starts."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Column:
    """A list of articles under one address."""

    path: str
    name: str
    parent: str
    description: str
    keywords: str
    type: str
    category: str
    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table of figures; wide ones get a scroller of their own."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Document:
    """The register entry of a policy document."""

    number: str
    office: str
    topic: str
    written_on: date


@dataclass(frozen=True, slots=True)
class Article:
    """A dated item in a column."""

    path: str
    column: Column
    title: str
    published: datetime
    source: str
    kind: str
    paragraphs: tuple[str, ...]
    picture: str | None = None
    table: Table | None = None
    document: Document | None = None
    counterpart: str | None = None
    """Path of the interpretation of a policy document, or of the document that this one interprets."""


@dataclass(frozen=True, slots=True)
class Leader:
    """A head of the city government."""

    path: str
    name: str
    post: str
    portrait: str
    curriculum: str
    duties: str


@dataclass(frozen=True, slots=True)
class Office:
    """A department and how to reach it."""

    name: str
    address: str
    phone: str


@dataclass(frozen=True, slots=True)
class Guide:
    """A service guide: everything a resident needs to know before applying."""

    id: str
    title: str
    topic: str
    office: str
    legal_basis: str
    who: str
    materials: tuple[str, ...]
    steps: tuple[str, ...]
    days: int
    fee: str
    place: str
    phone: str

    @property
    def path(self) -> str:
        """The address of the guide."""
        return f"/bsfw/{self.id}.html"


@dataclass(frozen=True, slots=True)
class PublicMessage:
    """A question that was published together with its reply."""

    id: str
    section: str
    title: str
    category: str
    sender: str
    content: str
    asked: datetime
    replied: datetime
    replied_by: str
    reply: str

    @property
    def path(self) -> str:
        """The address of the published message."""
        return f"/zmhd/{self.section}/{self.id}.html"


@dataclass(frozen=True, slots=True)
class Survey:
    """A draft that the public is asked about."""

    id: str
    title: str
    opened: date
    closes: date
    introduction: str
    is_open: bool

    @property
    def path(self) -> str:
        """The address of the survey."""
        return f"/zmhd/myzj/{self.id}.html"


@dataclass(frozen=True, slots=True)
class Content:
    """All that the portal publishes."""

    columns: Mapping[str, Column]
    articles: Mapping[str, Article]
    leaders: Mapping[str, Leader]
    functions: tuple[str, ...]
    offices: tuple[Office, ...]
    guides: Mapping[str, Guide]
    messages: tuple[PublicMessage, ...]
    surveys: Mapping[str, Survey]

    def listed(self, column: str) -> tuple[Article, ...]:
        """The articles of a column, newest first."""
        return tuple(article for article in self.articles.values() if article.column.path == column)

    def messages_of(self, section: str) -> tuple[PublicMessage, ...]:
        """The published messages of the board (`wszx`) or the mailbox (`szxx`), newest first."""
        return tuple(message for message in self.messages if message.section == section)
