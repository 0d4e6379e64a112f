"""The addresses that sitemap.xml names, where robots.txt or custom says it is; bounded in files, bytes, addresses."""

import zlib
from collections.abc import AsyncIterator
from urllib.parse import urljoin

from lxml import etree  # type: ignore[import-untyped]
from protego import Protego

from portalwalk.survey.asking import Asker
from portalwalk.survey.scope import Scope, one_address

MOST_FILES = 50
MOST_BYTES = 10_000_000
"""Of one file, unpacked (ours; the protocol allows 50 MB: sitemaps.org)."""
MOST_ADDRESSES = 50_000
"""The protocol's own bound for one file; here of all together."""


async def addresses(asker: Asker, home: str, scope: Scope) -> AsyncIterator[str]:
    """Yield the addresses within the scope that the portal's sitemaps name, each file read only once."""
    files = [url for url in await _named_in_robots(asker, home) if scope.holds(url)] or [urljoin(home, "/sitemap.xml")]
    seen, count = set(files), 0
    for number, file in enumerate(files):
        if number >= MOST_FILES or count >= MOST_ADDRESSES:
            return
        answer = await asker.ask(file, MOST_BYTES)
        if answer.status != 200 or not scope.holds(answer.url):
            continue
        for is_file, said in _located(_unpacked(answer.body)):
            url = one_address(urljoin(file, said))
            if url is None or not scope.holds(url):
                continue
            if not is_file:
                count += 1
                yield url
            elif url not in seen:
                seen.add(url)
                files.append(url)
            if count >= MOST_ADDRESSES:
                return


async def _named_in_robots(asker: Asker, home: str) -> list[str]:
    answer = await asker.ask(urljoin(home, "/robots.txt"), 500_000)
    if answer.status != 200 or answer.content_type not in ("text/plain", ""):
        return []
    named = Protego.parse(answer.body.decode("utf-8", "replace")).sitemaps
    return [url for one in named if (url := one_address(urljoin(home, one)))][:MOST_FILES]


def _unpacked(body: bytes) -> bytes:
    """Unpack a .gz, as far as it is bounded."""
    if not body.startswith(b"\x1f\x8b"):
        return body
    try:
        return zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(body, MOST_BYTES)
    except zlib.error:
        return b""


def _located(body: bytes) -> list[tuple[bool, str]]:
    """Return what stands in `<loc>`, and whether it is another sitemap; entities and the network are left alone."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, huge_tree=False)
    try:
        root = etree.fromstring(body, parser)
    except (etree.XMLSyntaxError, ValueError):
        return []
    if root is None:
        return []
    found = []
    for loc in root.iter("{*}loc"):
        parent = loc.getparent()
        is_file = parent is not None and etree.QName(parent).localname == "sitemap"
        found.append((is_file, (loc.text or "").strip()))
    return found
