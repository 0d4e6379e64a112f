"""The certificate of a host, as a browser would judge it."""

import socket
import ssl
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from threading import Timer
from typing import Any

WAIT_S = 8.0
"""For one connection from its beginning to its end, however slowly the host speaks (ours)."""

REFUSED = {
    9: "not-yet-valid",
    10: "expired",
    18: "self-signed",
    62: "wrong-name",
    64: "wrong-name",
}
"""OpenSSL's verification errors for which every browser refuses the page; any other may mean that this computer does
not know the issuer."""

_NO_CHECK_TIME = 0x200000
"""X509_V_FLAG_NO_CHECK_TIME of OpenSSL: reads the end of a certificate that has expired."""


@dataclass(frozen=True, slots=True)
class CertificateSeen:
    """What was seen; the words of `HostSeen.certificate_error`."""

    error: str = ""
    said: str = ""
    until: datetime | None = None

    def days_left(self, now: datetime) -> int | None:
        """Whole days until it ends, negative when it has ended; None when its end was not seen."""
        return (self.until - now).days if self.until else None


def look_at_certificate(name: str, where: Sequence[str], port: int) -> CertificateSeen:
    """Connect to one of the addresses `where`, ask for `name`, and verify what it shows as this computer does.

    A host that cannot be reached shows none: then all fields are empty.
    """
    context = ssl.create_default_context()
    try:
        return CertificateSeen(until=_end_of(_shown(context, name, where, port)))
    except ssl.SSLCertVerificationError as error:
        kind, said = REFUSED.get(error.verify_code, "untrusted"), error.verify_message
    except (ssl.SSLError, ConnectionResetError) as error:
        return CertificateSeen(error="no-handshake", said=str(error))
    except (OSError, ValueError):  # ValueError: a name that no certificate can carry
        return CertificateSeen()
    context.check_hostname = False
    context.verify_flags |= ssl.VerifyFlags(_NO_CHECK_TIME)
    try:
        until = _end_of(_shown(context, name, where, port))
    except OSError:  # of an issuer that is not trusted: the library reads nothing then
        until = None
    return CertificateSeen(error=kind, said=said, until=until)


def _shown(context: ssl.SSLContext, name: str, where: Sequence[str], port: int) -> dict[str, Any]:
    with connected(where, port) as raw, context.wrap_socket(raw, server_hostname=name) as secure:
        return secure.getpeercert() or {}


def _end_of(certificate: dict[str, Any]) -> datetime | None:
    said = certificate.get("notAfter")
    return datetime.fromtimestamp(ssl.cert_time_to_seconds(said), UTC) if said else None


@contextmanager
def connected(where: Sequence[str], port: int) -> Iterator[socket.socket]:
    """Connect to the first address that can be reached, for at most `WAIT_S`.

    A host that answers a byte at a time is cut off then.

    Raises:
        OSError: none can be reached.

    """
    with closing(_first(where, port)) as raw, closing(raw.dup()) as twin:
        end = Timer(WAIT_S, _cut, (twin,))
        end.daemon = True
        end.start()
        try:
            yield raw
        finally:
            end.cancel()
            end.join()


def _first(where: Sequence[str], port: int) -> socket.socket:
    failed = OSError("no address")
    for address in where:
        try:
            return socket.create_connection((address, port), timeout=WAIT_S)
        except OSError as error:
            failed = error
    raise failed


def _cut(connection: socket.socket) -> None:
    try:
        connection.shutdown(socket.SHUT_RDWR)
    except OSError:
        return  # it has ended by itself
