"""Which addresses belong to the portal, and how an address is written so that one page has one address."""

import re
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import lru_cache
from urllib.parse import urlsplit, urlunsplit

from portalwalk.model.portal import Portal

LONGEST_ADDRESS = 2_000
"""Characters; longer ones are no use to a visitor either (ours; many servers stop at 8,000 bytes)."""

_PORTS = {"http": ":80", "https": ":443"}
_SESSION_PATH = re.compile(r";(?:jsessionid|phpsessid|sessionid|sid)=[^/?#;]*", re.IGNORECASE)
_SESSION_QUERY = re.compile(
    r"(?<=[?&])(?:jsessionid|phpsessid|aspsessionid\w*|session_?id|cfid|cftoken|sid(?==[0-9a-f-]{16,}(?:&|$)))=[^&#]*&?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Scope:
    """What counts as the portal: its host and path, and the sub-sites that a rule names."""

    host: str
    """host[:port] of the portal; with and without `www.` are one, and so are http and https."""
    path: str = "/"
    """Only addresses below it, when the portal is a folder of a larger site."""
    sub_sites: tuple[str, ...] = ()
    """Patterns of further hosts: `*.example.gov.cn`. None by default: another host may be another office's portal."""

    @classmethod
    def of(cls, portal: Portal, sub_sites: tuple[str, ...] = ()) -> "Scope":
        """Take host and path from the portal's own address."""
        path = urlsplit(portal.url).path
        return cls(host=_bare(host_of(portal.url)), path=path[: path.rfind("/") + 1] or "/", sub_sites=sub_sites)

    def holds(self, url: str) -> bool:
        """Whether an address (as `one_address` writes it) is one of the portal."""
        host, path = _place_of(url)
        if host == self.host:
            return path.startswith(self.path) or path + "/" == self.path
        return any(fnmatchcase(host, pattern) for pattern in self.sub_sites)

    def is_own(self, url: str) -> bool:
        """Whether an address is on a host of the portal, whatever its path: its silence is the portal's."""
        return self.is_own_host(urlsplit(url).netloc) or self.holds(url)

    def is_own_host(self, host: str) -> bool:
        """Whether this host[:port] is the portal's, whatever the path."""
        return _bare(host) == self.host


@lru_cache(maxsize=8_192)
def one_address(url: str) -> str | None:
    """Write an address in one way: no fragment, session id or default port; None when it is no http(s) address."""
    try:
        parts = urlsplit(url)
        scheme, host = parts.scheme.lower(), parts.netloc.rpartition("@")[2].lower()
        if scheme not in _PORTS or not parts.hostname:
            return None
        _ = parts.port  # a port that is none raises
    except ValueError:
        return None
    path, query = parts.path or "/", parts.query
    if ";" in path:
        path = _SESSION_PATH.sub("", path)
    if "=" in query:
        query = _SESSION_QUERY.sub("", f"?{query}")[1:].rstrip("&")
    return urlunsplit((scheme, host.removesuffix(_PORTS[scheme]), path, query, ""))


def has_session_id(url: str) -> bool:
    """Whether an address carries a session's number, which `one_address` takes out."""
    return bool(_SESSION_PATH.search(url) or _SESSION_QUERY.search(url))


@lru_cache(maxsize=8_192)
def host_of(url: str) -> str:
    """Return host[:port] of an address, in lower case, without credentials and default port."""
    written = one_address(url)
    return urlsplit(written).netloc if written else ""


@lru_cache(maxsize=8_192)
def _place_of(url: str) -> tuple[str, str]:
    """Return host and path; most links of a page stood on the pages before."""
    parts = urlsplit(url)
    return _bare(parts.netloc), parts.path


def _bare(host: str) -> str:
    return host.removeprefix("www.")
