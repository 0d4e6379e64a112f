"""What the survey of a whole portal observes: its pages, its links, its hosts, and how far it got."""

from enum import StrEnum
from http import HTTPStatus
from urllib.parse import urlsplit

from pydantic import Field

from portalwalk.model.observations.base import SURE_ENOUGH, Observation
from portalwalk.model.observations.page_parts import (
    DateSeen,
    FooterItem,
    FormNamed,
    ItemListed,
    LeaderShown,
    ListedWord,
    MessagePublished,
    MetaTag,
    PersonalDatum,
)


class PageKind(StrEnum):
    """What a page is for."""

    HOME = "home"
    COLUMN = "column"
    ARTICLE = "article"
    SEARCH = "search"
    INTERACTION = "interaction"
    SERVICE = "service"
    ERROR = "error"
    ATTACHMENT = "attachment"
    """A file offered for download of which nothing but the text was read: no page, and never sure to be one."""
    OTHER = "other"


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
    """Clicks from the home page on the shortest way found; -1 when only sitemap.xml names it."""
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
    forms: tuple[FormNamed, ...] = ()
    """Forms and samples that a service guide names among its materials."""
    personal: tuple[PersonalDatum, ...] = ()
    listed_words: tuple[ListedWord, ...] | None = None
    """Words from the lists that portal.toml names; None when it names none."""
    text_length: int = 0
    """Characters of visible text, without menu and footer where these were recognised."""
    own_parts: tuple[str, ...] | None = None
    """What its content holds besides text and lists: `form`, `frame`, `picture`, `video`. None: nobody looked."""
    rendered: bool = False
    """Whether a browser ran its scripts; else it is the document as it was sent."""
    in_frame: bool = False
    """Visitors see it only inside another page: it owes no labels and no title of its own."""
    bytes: int = 0
    took_ms: int = 0

    @property
    def about(self) -> str:
        """The page's address."""
        return self.url

    portal_kind: str = "portal"
    """What portal.toml says: `district-portal`, `department`, or `portal` when it does not say."""

    @property
    def is_sure(self) -> bool:
        """Whether a verdict may rest on it: it opened, is no error page, and its kind is beyond doubt."""
        is_page = self.status == HTTPStatus.OK and self.kind is not PageKind.ERROR
        return is_page and self.kind_confidence >= SURE_ENOUGH

    @property
    def is_readable(self) -> bool:
        """Whether its kind is sure, and its text was there to be read: no script has yet to fill it."""
        return self.is_sure and (self.rendered or self.text_length >= LEAST_TEXT)

    def meta(self, name: str) -> str:
        """Return the content of its first tag of this name, whatever the letter case; empty when there is none."""
        return next((tag.content.strip() for tag in self.metas if tag.name.lower() == name.lower()), "")


LEAST_TEXT = 40
"""Characters (ours): with less text and no browser, a page may be one that only scripts fill."""


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
    does_nothing: bool | None = None
    """For a link that names no address: whether it is certain that a click changes nothing. None: nobody could tell."""
    is_hidden: bool = False
    """No visitor sees it: a sign of links that somebody else planted (暗链)."""
    hidden_by: str = ""

    @property
    def about(self) -> str:
        """The target as it is shown here: another link to it may be a picture, or hidden."""
        return " ".join(
            (self.kind, self.target, self.hidden_by, *(() if self.names_address else (self.words, self.url)))
        )

    @property
    def looked_at(self) -> str:
        """The target; for a link that names none, the page that it stands on."""
        return self.target if self.names_address else self.url

    @property
    def names_address(self) -> bool:
        """Whether its target is an address at all; `#`, an empty script and a bare `http://` are none."""
        said = self.target.strip().lower()
        if said.startswith(("#", "javascript:", "about:")):
            return False
        try:
            parts = urlsplit(said)
        except ValueError:
            return False
        return bool(parts.hostname if parts.scheme in ("http", "https") else parts.scheme)


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
    """`expired`, `not-yet-valid`, `wrong-name`, `self-signed`, `untrusted` (its issuer is not known here),
    `no-handshake` (no TLS came about); empty when browsers would accept it, or when it was not seen."""
    certificate_said: str = ""
    """The error in the TLS library's own words."""
    certificate_until: str = ""
    """ISO date, or empty."""
    certificate_days_left: int | None = None
    """Whole days from the look until it ends; negative when it has ended."""
    untrusted_allowed: bool = False
    """portal.toml says `allow_untrusted_certificate`: a portal before its launch."""
    scheme: str = ""
    """How it was asked in the end: `https`, `http`; empty when it answered neither."""
    is_mapped: bool = False
    """portal.toml maps it to an address (`[access] resolve`): DNS was not asked."""
    dns_error: str = ""
    """Why DNS could not be asked, or not be believed; empty when it answered."""
    portal_kind: str = "portal"
    """What portal.toml says: `district-portal`, `department`, or `portal` when it does not say."""

    @property
    def about(self) -> str:
        """The host in its role."""
        return f"{self.role} {self.host}"


class SurveyEnded(Observation):
    """How far the survey got: what was not reached is said, never counted as sound."""

    pages: int
    links: int
    templates: int = 0
    not_reached: int = 0
    """Addresses of the portal that were found and not opened."""
    why_ended: str = ""
    """`done`, `page-budget`, `time-budget`, `killed`, `unreachable` and `blocked` (the portal stopped answering us)."""
    script_drawn: int = 0
    """Pages that only scripts fill and that no browser has rendered: their content is not seen."""
    not_rendered: str = ""
    """Why a browser did not render a page of which next to nothing was sent: the first such page, and its reason."""
    skipped: tuple[str, ...] = ()
    """Traps that were recognised, in words: a calendar, session ids, endless parameters."""
    skipped_zh: tuple[str, ...] = ()
