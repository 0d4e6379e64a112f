"""What robots.txt lets us open; an owner's consent (`authorised = true`) sets it aside."""

from collections.abc import Callable
from urllib.parse import urljoin

import httpx
from protego import Protego

from portalwalk.model.portal import Portal

PRODUCT = "PortalWalk"
ANSWER_S = 10
LARGEST_BYTES = 500_000
"""RFC 9309, 2.5: a parser reads at least 500 KiB."""


def permission(portal: Portal, user_agent: str) -> Callable[[str], bool]:
    """Read robots.txt once and return what decides about an address; other hosts are not its business."""
    if portal.authorised:
        return lambda _url: True
    rules = Protego.parse(_text(portal, user_agent))
    home = httpx.URL(portal.url)

    def may_open(url: str) -> bool:
        try:
            asked = httpx.URL(url)
        except httpx.InvalidURL:
            return True  # the browser will say what is wrong with it
        return asked.netloc != home.netloc or bool(rules.can_fetch(url, PRODUCT))

    return may_open


def _text(portal: Portal, user_agent: str) -> str:
    """Return the rules, or none when there is no such file or it cannot be had (RFC 9309, 2.3.1.3)."""
    url = httpx.URL(urljoin(portal.url, "/robots.txt"))
    headers = {"User-Agent": user_agent, "Host": url.netloc.decode()}
    address = portal.access.resolve.get(url.host)
    try:
        with httpx.Client(
            verify=not (portal.access.allow_untrusted_certificate or address), timeout=ANSWER_S
        ) as client:
            answer = client.get(
                url.copy_with(host=address) if address else url,
                headers=headers,
                follow_redirects=not address,
                extensions={"sni_hostname": url.host},
            )
    except httpx.HTTPError:
        return ""
    is_text = answer.headers.get("content-type", "text/plain").startswith("text/plain")
    return answer.text[:LARGEST_BYTES] if answer.is_success and is_text else ""
