"""What the crawl hands to the reading of a page, and what the reading hands back."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from portalwalk.model.observations import LinkKind, PageSeen


@dataclass(frozen=True, slots=True)
class Document:
    """An answer of the portal, as it came."""

    asked_url: str
    url: str
    """Where it was in the end, after redirects."""
    status: int
    headers: Mapping[str, str] = field(repr=False)
    """Names in lower case."""
    body: bytes = field(repr=False)
    depth: int = 0
    """Clicks from the home page; -1 when only sitemap.xml names it."""
    took_ms: int = 0
    rendered: bool = False
    """Whether `body` is what a browser's scripts made of the document (UTF-8), not what was sent."""
    not_shown: tuple[str, ...] = ()
    """Addresses of pictures that the browser asked for and could not show."""


@dataclass(frozen=True, slots=True)
class Link:
    """Something that a page links to or shows."""

    url: str
    """Absolute, without fragment; as written when it names no address (`#`, `javascript:void(0)`, empty)."""
    kind: LinkKind
    words: str = ""
    hidden_by: str = ""
    """Why no visitor sees it, as far as the document alone says: `display:none`, `far away` …; else empty."""
    leaves_frame: bool = False
    """It opens in a window of its own even when the page with the link stands in a frame: `target="_blank"` …"""
    is_placeholder: bool = False
    """It names no address, and nothing says that a script gives it one."""


@dataclass(frozen=True, slots=True)
class PageFacts:
    """Everything taken from one page in one reading."""

    seen: PageSeen
    links: tuple[Link, ...] = ()
    text_start: str = ""
    """The first 400 characters of its own text: what tells a soft 404."""
    own_text: str = field(default="", repr=False)
    """All of it."""
    refresh_to: str = ""
    """Where a `<meta http-equiv=refresh>` sends a visitor within 5 s."""
    is_script_drawn: bool = False
    """The document holds next to no text or links, but scripts: only a browser shows what it says."""
