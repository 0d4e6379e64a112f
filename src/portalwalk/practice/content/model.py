"""What the portal publishes: frozen values, made once when it starts."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

DateStyle = Literal["iso", "chinese", "short", "none"]
"""How a list shows dates: `2026-11-22`, `2026年11月22日`, `[11-22]`, or not at all."""


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
    dates: DateStyle = "iso"
    is_archived: bool = False
    """Its topic is over: marked 归档, and old on purpose."""


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
class Attachment:
    """A file to download; what it says is made into PDF, DOCX, XLSX or ZIP when somebody asks for it."""

    path: str
    title: str
    rows: tuple[tuple[str, ...], ...]

    @property
    def name(self) -> str:
        """Its title with its extension, as a link shows it."""
        return f"{self.title}.{self.extension}"

    @property
    def extension(self) -> str:
        """`pdf`, `docx`, `xlsx` or `zip`."""
        return self.path.rpartition(".")[2]


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
    """Address of a picture."""
    table: Table | None = None
    document: Document | None = None
    counterpart: str | None = None
    """Path of the interpretation of a policy document, or of the document that this one interprets."""
    attachments: tuple[Attachment, ...] = ()
    related: tuple[tuple[str, str], ...] = ()
    """Further pages on the matter: name and address."""
    is_pinned: bool = False
    """It stands first in its list, whatever its date."""
    is_lazy: bool = False
    """Its picture is loaded by script when it comes into view."""


@dataclass(frozen=True, slots=True)
class Leader:
    """A head of the city government."""

    path: str
    published: datetime
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
    published: datetime
    legal_basis: str
    who: str
    conditions: str
    materials: tuple[str, ...]
    steps: tuple[str, ...]
    days: int
    fee: str
    place: str
    hours: str
    phone: str
    forms: tuple[Attachment, ...]
    """The form to fill in, empty and as a sample."""

    @property
    def path(self) -> str:
        """The address of the guide."""
        return f"/bsfw/{self.id}.html"


@dataclass(frozen=True, slots=True)
class PublicMessage:
    """A question that was published, together with its reply if there is one."""

    id: str
    section: str
    title: str
    category: str
    sender: str
    content: str
    asked: datetime
    replied: datetime | None
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
        """The articles of a column: pinned ones, then the newest first."""
        articles = [article for article in self.articles.values() if article.column.path == column]
        return tuple(sorted(articles, key=lambda article: not article.is_pinned))

    @property
    def attachments(self) -> Iterator[Attachment]:
        """Every file that is offered."""
        for article in self.articles.values():
            yield from article.attachments
        for guide in self.guides.values():
            yield from guide.forms

    def messages_of(self, section: str) -> tuple[PublicMessage, ...]:
        """The published messages of the board (`wszx`) or the mailbox (`szxx`), newest first."""
        return tuple(message for message in self.messages if message.section == section)
