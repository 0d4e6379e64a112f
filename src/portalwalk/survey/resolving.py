"""From a host to its addresses: as the portal file says, and never from a public page into a private network."""

import ipaddress
import socket
from collections.abc import Mapping
from urllib.parse import urlsplit

from aiohttp import ThreadedResolver
from aiohttp.abc import AbstractResolver, ResolveResult


class OwnNetworkError(OSError):
    """A page of a public portal points at an address inside a private network: it is not asked for."""


class Resolver(AbstractResolver):
    """Resolves hosts; for a portal that stands in a private network itself, private addresses are allowed."""

    def __init__(self, own_host: str, resolve: Mapping[str, str]) -> None:
        """Take the portal's host[:port] and `access.resolve` of its file; to be made within an event loop."""
        self._own = urlsplit(f"//{own_host}").hostname or ""
        self._resolve = dict(resolve)
        self._system = ThreadedResolver()
        self._may_be_private = _is_private(self._resolve.get(self._own, self._own))

    def refuse_own_network(self, host: str) -> None:
        """Refuse a bare address of a private network, which is never resolved.

        Raises:
            OwnNetworkError: it is one, and the portal itself is public.

        """
        if not self._may_be_private and host != self._own and _is_private(host):
            raise OwnNetworkError(f"{host} is an address inside a private network")

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        """Return the addresses of a host.

        Raises:
            OSError: it has none.
            OwnNetworkError: they are private, and the portal is public.

        """
        found = await self._system.resolve(self._resolve.get(host, host), port, family)
        public = [one for one in found if not _is_private(one["host"])]
        if not public and found and (host == self._own or self._may_be_private):
            self._may_be_private = True
            public = found
        if not public:
            raise OwnNetworkError(f"{host} is inside a private network")
        return [{**one, "hostname": host} for one in (found if self._may_be_private else public)]

    async def close(self) -> None:
        """End the system's resolver."""
        await self._system.close()


def _is_private(host: str) -> bool:
    try:
        address = ipaddress.ip_address(host.strip("[]").partition("%")[0])
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")
    return not address.is_global
