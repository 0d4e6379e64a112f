"""The portal under inspection, and what its owner declares of it in `portal.toml` (design section 5)."""

import re
from datetime import date
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field

from portalwalk.model.base import Record


def _http_url(value: str) -> str:
    parts = urlsplit(value)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError("a portal's URL starts with http:// or https:// and names a host")
    return value if parts.path else value + "/"


class Login(Record):
    """Where and as whom to sign in; never a secret, only names of environment variables."""

    url: str | None = None
    username_env: str = "PORTALWALK_USERNAME"
    password_env: str = "PORTALWALK_PASSWORD"  # noqa: S105 - the name of a variable
    hosts: tuple[str, ...] = ()
    """`host` or `host:port`: the only other places where credentials may be typed."""


class Access(Record):
    """How to reach a portal before its launch."""

    resolve: dict[str, str] = Field(default_factory=dict)
    http_credentials_env: Annotated[tuple[str, ...], Field(min_length=2, max_length=2)] | None = None
    allow_untrusted_certificate: bool = False


class Section(Record):
    """An interactive section that a visitor uses."""

    name: str
    url: str


class MessageBoard(Record):
    """Where to ask a question, and what to type."""

    url: str | None = None
    values: dict[str, str] = Field(default_factory=dict)


class PublishedItem(Record):
    """An item known to be published."""

    title: str
    url: str
    column: str = ""
    published_on: date | None = None


class Search(Record):
    """Where to search, and for what."""

    url: str | None = None
    published: tuple[PublishedItem, ...] = ()


class Survey(Record):
    """How far the survey of the whole site goes."""

    pages: Annotated[int, Field(ge=1)] = 1_000
    """Pages that are opened."""
    seconds: Annotated[int, Field(ge=1)] = 300
    hosts: tuple[str, ...] = ()
    """Patterns of further hosts that are part of the portal: `*.example.gov.cn`."""


class Portal(Record):
    """One portal. Every table but the first two keys is optional: what is absent is discovered."""

    name: str = ""
    url: Annotated[str, AfterValidator(_http_url)]
    kind: Literal["district-portal", "department", "portal"] = "portal"
    services: bool = True
    """Whether the office offers services to the public; if not, that block of a scheme is left out."""
    scheme: str = "portalwalk"
    """The name of a shipped scheme, or the path of a scheme's file."""
    weights: str = ""
    """The path of a weights file, or empty."""
    old_domains: tuple[str, ...] = ()
    """Hosts that the portal gave up: they must not answer any more."""
    word_lists: tuple[str, ...] = ()
    """Paths of lists of words to look for on every page."""
    contact: str = ""
    authorised: bool = False
    login: Login = Login()
    access: Access = Access()
    sections: tuple[Section, ...] = ()
    message_board: MessageBoard = MessageBoard()
    search: Search = Search()
    survey: Survey = Survey()

    @property
    def host(self) -> str:
        """host[:port] of the portal's own address."""
        return urlsplit(self.url).netloc.rpartition("@")[2].lower()

    @property
    def id(self) -> str:
        """A folder name made of the host, with nothing in it that a file system could mistake."""
        return re.sub(r"[^a-z0-9.-]+", "-", self.host).strip(".-") or "portal"
