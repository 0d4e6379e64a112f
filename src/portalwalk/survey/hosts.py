"""Looking at a host: its addresses in DNS, its certificate, whether it answers, and where it sends visitors."""

import http.client
import ipaddress
import socket
import ssl
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import SplitResult, urljoin, urlsplit

import dns.exception
import dns.resolver

from portalwalk.model.observations import HostSeen
from portalwalk.model.portal import Portal
from portalwalk.survey.certificates import CertificateSeen, connected, look_at_certificate
from portalwalk.version import VERSION

ASK_DNS_S = 5.0
"""For one question to DNS (ours)."""
MOST_REDIRECTS = 5
_HAS_IPV6 = "a.root-servers.net"
"""Has had an IPv6 address since 2008: a resolver that does not give it gives no IPv6 addresses at all."""
_TRANSLATED = ipaddress.ip_network("64:ff9b::/96")
"""RFC 6052: made up by the network here for hosts that have IPv4 only."""
_OWN_NETWORK = ipaddress.ip_network("fc00::/7")
"""RFC 4193: reached from within."""
_PORTS = {"https": 443, "http": 80}


@dataclass(frozen=True, slots=True)
class _Addresses:
    ipv4: tuple[str, ...] = ()
    ipv6: tuple[str, ...] = ()
    error: str = ""


@dataclass(frozen=True, slots=True)
class _Answer:
    answers: bool | None = None
    """None: it could not be reached, and the network here may be why."""
    status: int | None = None
    landed: str = ""


def look_at_host(portal: Portal, host: str, role: str, *, resolver: dns.resolver.Resolver | None = None) -> HostSeen:
    """Look at a host once, without a browser; every question it asks is bounded, all together take about a minute.

    Redirects are followed on this host and the portal's own; one that leads elsewhere is told, not followed.

    Args:
        portal: how to reach it: `access.resolve` is honoured, and `allow_untrusted_certificate` is told.
        host: host or host:port. The portal's own is asked as `portal.url` says, any other by https, then by http.
        role: `portal`, `old` (declared in portal.toml as retired), `sub-site`.
        resolver: whom to ask for addresses; the one of this computer if None.

    """
    parts = urlsplit(f"//{host}")
    name = (parts.hostname or "").rstrip(".")
    mapped = _mapped_to(portal, host, name)
    known = _Addresses() if mapped or not _is_in_dns(name) else _look_up(name, resolver)
    answer = _Answer(answers=False)
    asked = portal.url if host.lower() == portal.host else f"https://{host}/"
    is_in_dns = bool(known.ipv4 or known.ipv6)
    where = (mapped,) if mapped else (*known.ipv4[:1], *known.ipv6[:1]) if is_in_dns else (name,)
    is_nowhere = not mapped and _is_in_dns(name) and not known.error and not is_in_dns
    if not is_nowhere:
        for url in dict.fromkeys((asked, f"http://{host}/")):
            answer = _ask(portal, url, name, where)
            if answer.answers:
                break
    at = urlsplit(answer.landed)
    port = (at.port if at.hostname == name and at.scheme == "https" else parts.port) or _PORTS["https"]
    is_secure = not is_nowhere and (at.scheme == "https" or asked.startswith("https:"))
    certificate = look_at_certificate(name, where, port) if is_secure else CertificateSeen()
    now = datetime.now(UTC)
    return HostSeen(
        url=f"{at.scheme or urlsplit(asked).scheme}://{host}/",
        host=name,
        role=role,
        answers=answer.answers,
        status=answer.status,
        landed_url=answer.landed,
        ipv4=known.ipv4,
        ipv6=known.ipv6,
        ipv6_answers=_answers_over_ipv6(known.ipv6[0], at.port or _PORTS.get(at.scheme, 443)) if known.ipv6 else None,
        certificate_error=certificate.error,
        certificate_said=certificate.said,
        certificate_until=certificate.until.date().isoformat() if certificate.until else "",
        certificate_days_left=certificate.days_left(now),
        untrusted_allowed=portal.access.allow_untrusted_certificate,
        scheme=at.scheme,
        is_mapped=bool(mapped),
        dns_error=known.error,
        portal_kind=portal.kind,
    )


def _mapped_to(portal: Portal, host: str, name: str) -> str:
    resolve = portal.access.resolve
    return (resolve.get(host) or resolve.get(name) or "").strip("[]")


def _is_in_dns(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return name != "localhost" and not name.endswith(".localhost")
    return False


def _look_up(name: str, resolver: dns.resolver.Resolver | None) -> _Addresses:
    try:
        asking = resolver or dns.resolver.Resolver()
        ipv4, ipv6 = tuple(_records(asking, name, "A")), tuple(_records(asking, name, "AAAA"))
        if ipv4 and not ipv6 and not any(_records(asking, _HAS_IPV6, "AAAA")):
            return _Addresses(ipv4, error="the name server here gives no IPv6 addresses at all")
    except (dns.exception.DNSException, OSError) as error:
        return _Addresses(error=str(error) or type(error).__name__)
    return _Addresses(ipv4, ipv6)


def _records(resolver: dns.resolver.Resolver, name: str, kind: str) -> Iterator[str]:
    """Yield the addresses of one kind; a name that does not exist has none.

    Raises:
        DNSException: no name server answered, or none could be asked.

    """
    try:
        found = resolver.resolve(name, kind, search=False, lifetime=ASK_DNS_S)
    except (dns.resolver.NXDOMAIN, dns.resolver.NoAnswer):
        return
    for record in found:
        if kind == "A" or ipaddress.ip_address(record.address) not in _TRANSLATED:
            yield record.address


def _ask(portal: Portal, url: str, name: str, where: Sequence[str]) -> _Answer:
    """Ask for an address and follow where it leads, as long as that is the same host or the portal's own."""
    followed = {name, urlsplit(portal.url).hostname}
    answer = _Answer()
    for _ in range(MOST_REDIRECTS + 1):
        try:
            at = urlsplit(url)
            status, onward = _get(portal, at, where if at.hostname == name else _way_to(portal, at))
        except ConnectionRefusedError:
            return answer if answer.status else _Answer(answers=False)
        except (OSError, http.client.HTTPException, ValueError):
            return answer
        answer = _Answer(answers=True, status=status, landed=url)
        if not onward:
            return answer
        url = urljoin(url, onward)
        if urlsplit(url).scheme not in _PORTS:
            return answer
        if urlsplit(url).hostname not in followed:
            return _Answer(answers=True, status=status, landed=url)
    return answer


def _way_to(portal: Portal, at: SplitResult) -> tuple[str]:
    name = at.hostname or ""
    return (_mapped_to(portal, at.netloc.rpartition("@")[2], name) or name,)


def _get(portal: Portal, at: SplitResult, where: Sequence[str]) -> tuple[int, str]:
    """Return the status, and where a redirect leads; nothing of the body is read."""
    name = at.hostname or ""
    port = at.port or _PORTS[at.scheme]
    with connected(where, port) as raw, closing(http.client.HTTPConnection(name, port)) as asking:
        asking.sock = _unverified().wrap_socket(raw, server_hostname=name) if at.scheme == "https" else raw
        path = f"{at.path or '/'}{'?' + at.query if at.query else ''}"
        agent = f"PortalWalk/{VERSION} {portal.contact}".strip()
        headers = {"Host": at.netloc.rpartition("@")[2], "User-Agent": agent, "Connection": "close"}
        asking.request("GET", path, headers=headers)
        with asking.getresponse() as response:
            onward = response.getheader("Location", "") if response.status in (301, 302, 303, 307, 308) else ""
            return response.status, onward or ""


def _unverified() -> ssl.SSLContext:
    """Whether it answers is one question, whether its certificate is fit another: see `look_at_certificate`."""
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context


def _answers_over_ipv6(address: str, port: int) -> bool | None:
    """Connect over IPv6; None when this computer has no IPv6 that reaches so far."""
    target = ipaddress.IPv6Address(address)
    try:
        with socket.socket(socket.AF_INET6, socket.SOCK_DGRAM) as probe:
            probe.connect((address, port))  # chooses a way and sends nothing
            own = ipaddress.ip_address(probe.getsockname()[0].partition("%")[0])
    except OSError:
        return None
    if not own.is_global and not target.is_loopback and target not in _OWN_NETWORK:
        return None
    try:
        with connected((address,), port):
            return True
    except OSError:
        return False
