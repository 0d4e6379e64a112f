"""Addresses as a page writes them, made absolute as browsers do."""

import re
from urllib.parse import urljoin, urlsplit

_PLAIN = re.compile(r"https?://[^\s\\]+\Z")
_FOREIGN_SCHEME = re.compile(r"(?!https?:)[a-z][a-z0-9+.-]{1,20}:", re.IGNORECASE)
_OPENS = re.compile(
    r"(?:window\.open|(?:(?:window|document|self|top|parent)\.)?location(?:\.href)?\s*=|location\.(?:assign|replace)"
    r"|\b\w*(?:open|goto|go|jump|link|view|show|detail|redirect|tourl)\w*)\s*\(?\s*"
    r"['\"](?P<to>(?:https?://|/(?!/)|\./|\.\./)[^'\"+]{1,300}|[\w/-]{1,120}\.s?html?)['\"]\s*(?P<more>\+)?",
    re.IGNORECASE,
)
_ROW_ADDRESS = ("data-href", "data-url", "data-link", "data-to")
_PAGE_ADDRESS = re.compile(r"(?:https?://|/(?!/))[^\s]{0,300}?(?:\.s?html?|\.jhtml|/)\Z")


class Base:
    """What a page's addresses are relative to."""

    def __init__(self, url: str, href: str = "", *, upgrades: bool = False) -> None:
        """Read addresses of a page with this `<base href>`; `upgrades`: browsers load its parts by https alone."""
        try:
            self.url = urljoin(url, href) if href else url
            parts = urlsplit(self.url)
        except ValueError:
            self.url, parts = url, urlsplit("")
        self.origin = f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""
        self._upgrades = upgrades
        self._known: dict[str, str] = {}
        self.targets: dict[int, str] = {}
        """Where each link of the page leads, by its order; filled as they are asked for."""

    def absolute(self, said: str) -> str:
        """Make an address absolute, without its fragment; empty when it is none that can be fetched."""
        url = self._known.get(said)
        if url is None:
            url = self._known[said] = self._absolute(said)
        return url

    def part(self, said: str) -> str:
        """Make the address of something that the page loads absolute, as browsers ask for it."""
        url = self.absolute(said)
        is_upgraded = self._upgrades and url.startswith("http:") and not is_own_machine(url)
        return f"https:{url[5:]}" if is_upgraded else url

    def _absolute(self, said: str) -> str:
        said = "".join(said.split("\n")).replace("\t", "").replace("\r", "").strip()
        said = said.partition("#")[0]
        if not said or (said[0] == "?" and "<%" in said):
            return ""
        if _FOREIGN_SCHEME.match(said):
            return ""
        if said[0] == "/" and self.origin and said[1:2] not in ("/", "\\") and "/." not in said and "\\" not in said:
            return self.origin + said
        if _PLAIN.match(said) and "/." not in said:
            return said
        try:
            return urljoin(self.url, said.replace("\\", "/"))
        except ValueError:
            return ""


def is_own_machine(url: str) -> bool:
    """Whether browsers trust an address by http, too: it never leaves the computer."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return False
    return host in ("localhost", "::1") or host.endswith(".localhost") or host.startswith("127.")


def opened_by(script: str) -> str:
    """Read the address that a handler such as `openWin('/a.html')` opens; empty when it is put together, or no page."""
    if "'" not in script and '"' not in script:
        return ""
    found = _OPENS.search(script)
    return found["to"] if found and not found["more"] else ""


def row_address(attributes: dict[str, str | None]) -> str:
    """Read the address that a clickable row keeps in `data-href` or the like; empty when it is no page's."""
    for name in _ROW_ADDRESS:
        value = attributes.get(name)
        if value and _PAGE_ADDRESS.match(value):
            return value
    return ""
