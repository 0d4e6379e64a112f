"""What the survey of a whole portal observes: its pages, its links, its hosts, and how far it got."""

from enum import StrEnum

from pydantic import Field

from portalwalk.model.base import Record
from portalwalk.model.observations.base import Observation


class PageKind(StrEnum):
    """What a page is for."""

    HOME = "home"
    COLUMN = "column"
    ARTICLE = "article"
    SEARCH = "search"
    INTERACTION = "interaction"
    SERVICE = "service"
    ERROR = "error"
    OTHER = "other"


class MetaTag(Record):
    """A `<meta name=… content=…>`, letter case kept."""

    name: str
    content: str


class DateSeen(Record):
    """A date that a page gives itself."""

    where: str
    """`PubDate`, `meta` (any other tag), `text` (visible on the page), `url`, `Last-Modified`."""
    said: str
    """As it stands there."""
    at: str
    """ISO 8601 date, or date and time as said (the portal's own time); empty when it is not readable as a date."""


class ItemListed(Record):
    """An entry of a list."""

    title: str
    url: str
    published_on: str = ""
    """ISO date beside it, or empty."""
    marked_as_pinned: bool = False
    """It carries a label such as 置顶."""


class FooterItem(Record):
    """One of the identification items that stand in a footer."""

    item: str
    """`badge`, `error-report`, `site-code`, `icp`, `public-security`, `sponsor`, `contact`, `site-map`."""
    said: str
    """The text, or the picture's address."""
    href: str = ""


class MessagePublished(Record):
    """A resident's message that the portal shows to everybody."""

    title: str
    url: str
    asked_on: str = ""
    """ISO date, or empty."""
    answered_on: str = ""
    office: str = ""


class LeaderShown(Record):
    """A leader as the portal presents one."""

    name: str
    post: str = ""
    has_cv: bool | None = None
    """None: it may stand on a page that was not looked at."""
    url: str = ""


class PersonalDatum(Record):
    """Something of a private person on a public page, already masked."""

    what: str
    """`id-number`, `mobile`, `bank-card`."""
    shown: str
    """Masked: `1101**********1234`."""
    around: str
    """The sentence it stands in, masked."""


class PageSeen(Observation):
    """A page of the portal, as its own document says; `url` is where it was in the end."""

    asked_url: str
    status: int
    kind: PageKind
    kind_confidence: float = Field(ge=0, le=1)
    kind_signs: tuple[str, ...] = ()
    template: str = ""
    """Pages built alike share it: a short hash of the page's skeleton."""
    depth: int = 0
    """Clicks from the home page on the shortest way found."""
    seen_on: str
    """ISO date of the look, in the portal's time zone (Asia/Shanghai)."""
    title: str = ""
    heading: str = ""
    column: str = ""
    """Name of the column it stands in, by its breadcrumb or tag."""
    lang: str = ""
    charset: str = ""
    """What the page was read with."""
    charset_declared: str = ""
    """What the page or its header says; empty when neither does."""
    metas: tuple[MetaTag, ...] = ()
    dates: tuple[DateSeen, ...] = ()
    items: tuple[ItemListed, ...] = ()
    """The main list of a home or column page; at most 100."""
    has_breadcrumb: bool | None = None
    header_text: str = ""
    header_pictures: tuple[str, ...] = ()
    """`alt` of pictures in the header; empty string for one without."""
    footer: tuple[FooterItem, ...] = ()
    related: tuple[ItemListed, ...] = ()
    """Links that tie a policy to its interpretation, or the other way round."""
    elements: tuple[str, ...] = ()
    """Element classes of a service guide: `name`, `basis`, `conditions`, `materials`, `process`, `place`, `hours`,
    `phone`, `fee`, `time-limit`."""
    messages: tuple[MessagePublished, ...] = ()
    leaders: tuple[LeaderShown, ...] = ()
    personal: tuple[PersonalDatum, ...] = ()
    text_length: int = 0
    """Characters of visible text, without menu and footer where these were recognised."""
    rendered: bool = False
    """Whether a browser ran its scripts; else it is the document as it was sent."""
    bytes: int = 0
    took_ms: int = 0


class LinkKind(StrEnum):
    """What a link leads to, by where it stands and what it names."""

    PAGE = "page"
    PICTURE = "picture"
    STYLE = "style"
    SCRIPT = "script"
    ATTACHMENT = "attachment"
    FRAME = "frame"


class LinkState(StrEnum):
    """What became of following a link."""

    WORKS = "works"
    BROKEN = "broken"
    """Seen twice, some seconds apart."""
    WRONG_TARGET = "wrong-target"
    BLOCKED = "blocked"
    """401, 403, 429, a firewall: it says nothing of what visitors get."""
    UNREACHABLE = "unreachable"
    """From here: another network may reach it."""
    NOT_LOOKED_AT = "not-looked-at"


class LinkSeen(Observation):
    """One target, with the pages that link to it; `url` is the first of these."""

    target: str
    kind: LinkKind
    state: LinkState
    cause: str = ""
    """A stable word for `broken` and `wrong-target`: `not-found`, `server-error`, `tls`, `dns`, `timeout`, `soft-404`,
    `parked`, `placeholder`, `empty`, `wrong-type`, `damaged`."""
    said: str = ""
    """What was seen, in the server's or the page's own words."""
    status: int | None = None
    landed_url: str = ""
    found_on: tuple[str, ...] = ()
    """At most 10."""
    found_count: int = 1
    words: str = ""
    """What a visitor reads on the link."""
    is_external: bool = False
    is_hidden: bool = False
    """No visitor sees it: a sign of links that somebody else planted (暗链)."""
    hidden_by: str = ""


class HostSeen(Observation):
    """A host that serves the portal, or once did."""

    host: str
    role: str
    """`portal`, `old` (declared in portal.toml as retired), `sub-site`."""
    answers: bool | None = None
    status: int | None = None
    landed_url: str = ""
    ipv4: tuple[str, ...] = ()
    ipv6: tuple[str, ...] = ()
    ipv6_answers: bool | None = None
    """None: not assessable from here."""
    certificate_error: str = ""
    certificate_until: str = ""
    """ISO date, or empty."""
    mixed_content: tuple[str, ...] = ()


class SurveyEnded(Observation):
    """How far the survey got: what was not reached is said, never counted as sound."""

    pages: int
    links: int
    templates: int = 0
    not_reached: int = 0
    """Addresses of the portal that were found and not opened."""
    why_ended: str = ""
    """`done`, `page-budget`, `time-budget`, `killed`."""
    skipped: tuple[str, ...] = ()
    """Traps that were recognised, in words: a calendar, session ids, endless parameters."""
    skipped_zh: tuple[str, ...] = ()
