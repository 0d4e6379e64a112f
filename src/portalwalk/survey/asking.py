"""One way to ask for an address: GET only, bounded in every respect, gentle to each host."""

import asyncio
import socket
import ssl
import time
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from http.cookies import CookieError, SimpleCookie
from types import TracebackType
from typing import IO
from urllib.parse import urljoin

import aiohttp
from yarl import URL

from portalwalk.browser.pace import BUSY, RETRY_MOST_S, Pace, seconds_asked_for
from portalwalk.survey.certificates import REFUSED
from portalwalk.survey.resolving import OwnNetworkError, Resolver
from portalwalk.survey.scope import host_of, one_address

AT_ONCE_PER_HOST = 4
"""Requests at once (design, section 8)."""
MOST_REDIRECTS = 10
ANSWER_S = 15
"""A page that is not open after 15 s counts as not open in the national indicators (V2)."""
WHOLE_S = 60
"""For one answer with its body, waits for our turn left out; what came by then is taken as it is."""
PIECE = 65_536

Most = int | Callable[[Mapping[str, str]], int]
"""How many bytes of a body to take, or what decides it from the headers."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back, or why nothing did."""

    asked_url: str
    url: str
    """Where it ended, after redirects."""
    status: int | None = None
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    """Names in lower case."""
    body: bytes = field(default=b"", repr=False)
    is_whole: bool = True
    """Whether all of the body was taken."""
    size: int = 0
    """Bytes taken, also when they went into a file."""
    took_ms: int = 0
    """Of the last hop, waits for our turn left out."""
    cause: str = ""
    """Why there is no status: `dns`, `refused`, `timeout`, `certificate` (browsers refuse it), `tls` (our trust, or
    our ciphers, may be the reason), `broken-off`, `redirect-loop`, `bad-address`,
    `own-network` (a public page points into a private network), `asked-to-wait`."""
    said: str = ""

    @property
    def content_type(self) -> str:
        """Media type without parameters, in lower case."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()


class Asker:
    """Asks for addresses; a context manager, to be used within one event loop."""

    def __init__(
        self,
        home: str,
        user_agent: str,
        *,
        resolve: Mapping[str, str] | None = None,
        credentials: tuple[str, str] | None = None,
        verify: bool = True,
    ) -> None:
        """Prepare to ask; `credentials` (HTTP basic) go to the host of `home` and to no other."""
        self._own_host = host_of(home)
        self._headers = {
            "User-Agent": user_agent,
            "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
            "Accept-Language": "zh-CN,zh;q=0.9,en;q=0.6",
            "Accept-Encoding": "gzip, deflate",
        }
        self._credentials = aiohttp.encode_basic_auth(*credentials) if credentials else ""
        self._resolve, self._verify = dict(resolve or {}), verify
        self._pace = Pace()
        self._turns: dict[str, asyncio.Semaphore] = {}
        self._rests: dict[str, float] = {}

    async def __aenter__(self) -> "Asker":
        self._resolver = Resolver(self._own_host, self._resolve)
        connector = aiohttp.TCPConnector(
            limit=64, limit_per_host=AT_ONCE_PER_HOST, resolver=self._resolver, ttl_dns_cache=300, ssl=self._verify
        )
        self._session = aiohttp.ClientSession(
            connector=connector,
            headers=self._headers,
            cookie_jar=aiohttp.DummyCookieJar(),
            timeout=aiohttp.ClientTimeout(total=None, sock_connect=ANSWER_S, sock_read=ANSWER_S),
            max_line_size=32_768,
            max_field_size=32_768,
        )
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._session.close()

    async def ask(self, url: str, most: Most, *, into: IO[bytes] | None = None) -> Answer:
        """Ask for an address and follow its redirects; every failure is an answer with a cause, never an exception.

        Args:
            url: an http or https address.
            most: bytes of the body to take; the connection is closed when there is more.
            into: where the body goes instead of memory.

        """
        hops: list[str] = [url]
        cookies: dict[str, dict[str, str]] = {}
        may_wait = into is None
        try:
            while len(hops) <= MOST_REDIRECTS and hops.count(hops[-1]) < 3:
                answer, onward = await self._hop(url, hops[-1], most, into, cookies)
                if onward:
                    hops.append(onward)
                elif answer.status not in BUSY or not may_wait or not self._rest_s(hops[-1]):
                    return answer
                else:
                    may_wait = False  # asked to come back soon: the next turn waits for that
            return Answer(url, hops[-1], cause="redirect-loop", said=f"{len(hops) - 1} redirects")
        except (aiohttp.ClientError, OSError, ValueError) as error:  # TimeoutError is an OSError
            return Answer(url, hops[-1], cause=_cause_of(error), said=str(error)[:200] or type(error).__name__)

    async def _hop(
        self, asked: str, url: str, most: Most, into: IO[bytes] | None, cookies: dict[str, dict[str, str]]
    ) -> tuple[Answer, str]:
        """Ask once; return the answer, and where it sends us on."""
        host = host_of(url)
        target = URL(url, encoded=True) if url.isascii() and " " not in url else URL(url)
        self._resolver.refuse_own_network(target.host or "")
        headers = {"Authorization": self._credentials} if self._credentials and host == self._own_host else {}
        if cookies.get(host):
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in cookies[host].items())
        async with self._turn(host) as may:
            if not may:
                return Answer(asked, url, cause="asked-to-wait", said="Retry-After"), ""
            began = time.monotonic()
            async with self._session.get(target, headers=headers, allow_redirects=False) as response:
                took = time.monotonic() - began
                self._learn(url, host, response.status, response.headers.get("Retry-After", ""), took)
                onward = _onward(url, response)
                if onward:
                    _keep(cookies.setdefault(host, {}), response.headers.getall("Set-Cookie", []))
                    return Answer(asked, url, response.status), onward
                heads = {name.lower(): value for name, value in response.headers.items()}
                if len(policies := response.headers.getall("Content-Security-Policy", [])) > 1:
                    heads["content-security-policy"] = ", ".join(policies)
                body, size, is_whole = await _body(response, most(heads) if callable(most) else most, into)
        took_ms = int((time.monotonic() - began) * 1_000)
        return Answer(asked, url, response.status, heads, body, is_whole, size, took_ms), ""

    def _rest_s(self, url: str) -> float:
        """Seconds that a host has asked for, if they are few; else 0."""
        rest = self._rests.get(host_of(url), 0) - time.monotonic()
        return rest if 0 < rest <= RETRY_MOST_S else 0

    @asynccontextmanager
    async def _turn(self, host: str) -> AsyncIterator[bool]:
        """Wait for a turn at a host; False when it asked for more time than we have."""
        turns = self._turns.setdefault(host, asyncio.Semaphore(AT_ONCE_PER_HOST))
        async with turns:
            rest = self._rests.get(host, 0) - time.monotonic()
            gap = max(self._pace.gap_s(f"//{host}"), rest)
            if gap > RETRY_MOST_S:
                yield False
                return
            if gap > 0:
                await asyncio.sleep(gap)
            yield True

    def _learn(self, url: str, host: str, status: int, retry_after: str, took_s: float) -> None:
        self._pace.note(url, status, took_s)
        asked = seconds_asked_for(retry_after) if status in BUSY and retry_after else None
        if asked:
            self._rests[host] = time.monotonic() + asked


async def _body(response: aiohttp.ClientResponse, most: int, into: IO[bytes] | None) -> tuple[bytes, int, bool]:
    """Take at most so many bytes; close the connection when there is more."""
    parts: list[bytes] = []
    size = 0
    is_whole = True
    try:
        async with asyncio.timeout(WHOLE_S):
            while is_whole and (piece := await response.content.read(PIECE)):
                is_whole = size + len(piece) <= most
                taken = piece[: most - size]
                size += len(taken)
                if into is None:
                    parts.append(taken)
                else:
                    into.write(taken)
    except TimeoutError:
        is_whole = False
    if not is_whole:
        response.close()
    return b"".join(parts), size, is_whole


def _onward(url: str, response: aiohttp.ClientResponse) -> str:
    if response.status not in (301, 302, 303, 307, 308):
        return ""
    said = response.headers.get("Location", "")
    # Servers send UTF-8 there, which is read as surrogates; an address that is none ends the chain as it is.
    said = said.encode("utf-8", "surrogateescape").decode("utf-8", "replace").strip()
    return (one_address(urljoin(url, said)) or "") if said else ""


def _keep(jar: dict[str, str], said: list[str]) -> None:
    """Remember what was set on the way: some portals redirect to themselves until a cookie comes back."""
    for one in said[:20]:
        try:
            jar.update({name: morsel.value for name, morsel in SimpleCookie(one).items()})
        except CookieError:
            continue


def _cause_of(error: Exception) -> str:
    if isinstance(error, OwnNetworkError):
        return "own-network"
    if isinstance(error, TimeoutError):
        return "timeout"
    if isinstance(error, (aiohttp.ClientConnectorDNSError, socket.gaierror)):
        return "own-network" if isinstance(error.__cause__, OwnNetworkError) else "dns"
    if isinstance(error, (aiohttp.ClientSSLError, aiohttp.ClientConnectorCertificateError, ssl.SSLError)):
        return "certificate" if _is_refused(error) else "tls"
    if isinstance(error, aiohttp.ClientConnectorError):
        return "refused"
    if isinstance(error, (aiohttp.InvalidURL, ValueError)) and not isinstance(error, aiohttp.ClientConnectionError):
        return "bad-address"
    return "broken-off"


def _is_refused(error: Exception) -> bool:
    """Whether a certificate is expired, signed by itself or another host's: not one whose issuer is unknown here."""
    verified = getattr(error, "certificate_error", error)
    return isinstance(verified, ssl.SSLCertVerificationError) and verified.verify_code in REFUSED
