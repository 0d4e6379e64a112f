"""Whether a host answers, and the reasons why it does not, told apart."""

import datetime
import ipaddress
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from http.server import HTTPServer
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import AuthorityInformationAccessOID, NameOID

from portalwalk.commands import reaching
from portalwalk.commands.reaching import UnreachableError, require_answer
from portalwalk.model.portal import Access, Portal
from tests.cli.conftest import Plain, Start


def test_any_status_is_an_answer(serve: Start) -> None:
    class Broken(Plain):
        status = 500

    assert require_answer(Portal(url=serve(Broken)), {}) == 500


def test_a_closed_port_is_named(closed_port: int) -> None:
    with pytest.raises(UnreachableError, match=rf"refused the connection on port {closed_port}"):
        require_answer(Portal(url=f"http://127.0.0.1:{closed_port}/"), {})


def test_an_unknown_name_points_at_the_mapping(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    with pytest.raises(UnreachableError, match=r"no host of this name.*resolve"):
        require_answer(Portal(url="http://portal.invalid/"), {})


def test_a_mapped_host_is_reached_at_its_address(serve: Start) -> None:
    asked: list[str] = []

    class Remembering(Plain):
        def answer(self) -> None:
            asked.append(self.headers["Host"])
            super().answer()

    port = serve(Remembering).rstrip("/").rpartition(":")[2]
    portal = Portal(url=f"http://portal.invalid:{port}/", access=Access(resolve={"portal.invalid": "127.0.0.1"}))

    assert require_answer(portal, {}) == 200
    assert asked == [f"portal.invalid:{port}"]


def test_http_credentials_are_given(serve: Start) -> None:
    class Guarded(Plain):
        def answer(self) -> None:
            self.status = 200 if self.headers["Authorization"] == "Basic dTpw" else 401
            super().answer()

    url = serve(Guarded)

    assert require_answer(Portal(url=url), {}) == 401
    portal = Portal(url=url, access=Access(http_credentials_env=("U", "P")))
    assert require_answer(portal, {"U": "u", "P": "p"}) == 200


def test_a_server_that_says_nothing_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reaching, "ANSWER_TIMEOUT_S", 0.2)
    with (
        socket.create_server(("127.0.0.1", 0)) as silent,
        pytest.raises(UnreachableError, match="sent no answer within"),
    ):
        require_answer(Portal(url=f"http://127.0.0.1:{silent.getsockname()[1]}/"), {})


def test_a_server_that_hangs_up_is_left_to_the_browser(serve: Start) -> None:
    class Rude(Plain):
        def answer(self) -> None:
            self.connection.shutdown(socket.SHUT_RDWR)

    assert require_answer(Portal(url=serve(Rude)), {}) is None


Secured = Callable[..., str]


@pytest.fixture
def secured(tmp_path: Path) -> Iterator[Secured]:
    """Start a server with a certificate that nobody vouches for."""
    servers: list[HTTPServer] = []

    def start(**of_certificate: bool) -> str:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(_certificate(tmp_path, **of_certificate))
        server = HTTPServer(("127.0.0.1", 0), Plain)
        server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        servers.append(server)
        return f"https://127.0.0.1:{server.server_port}/"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.mark.parametrize("is_self_signed", [True, False])
def test_an_untrusted_certificate_names_the_option(secured: Secured, is_self_signed: bool) -> None:
    url = secured(is_self_signed=is_self_signed)

    with pytest.raises(UnreachableError, match="allow_untrusted_certificate = true"):
        require_answer(Portal(url=url), {})
    assert require_answer(Portal(url=url, access=Access(allow_untrusted_certificate=True)), {}) == 200


def test_a_forgotten_link_of_the_chain_is_left_to_the_browser(secured: Secured) -> None:
    assert require_answer(Portal(url=secured(is_self_signed=False, names_its_issuer=True)), {}) is None


def test_https_on_a_plain_port_is_told(serve: Start) -> None:
    url = serve(Plain).replace("http://", "https://")

    with pytest.raises(UnreachableError, match=r"no encrypted connection.*http://127\.0\.0\.1/"):
        require_answer(Portal(url=url), {})


def _certificate(folder: Path, *, is_self_signed: bool, names_its_issuer: bool = False) -> Path:
    key, issuers_key = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    now = datetime.datetime.now(datetime.UTC)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "portal")])
    issuer = name if is_self_signed else x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "some authority")])
    builder = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), critical=False)
    )
    if names_its_issuer:
        where = x509.UniformResourceIdentifier("http://ca.invalid/ca.crt")
        access = x509.AccessDescription(AuthorityInformationAccessOID.CA_ISSUERS, where)
        builder = builder.add_extension(x509.AuthorityInformationAccess([access]), critical=False)
    signed = builder.sign(key if is_self_signed else issuers_key, hashes.SHA256())
    file = folder / "server.pem"
    file.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
        + signed.public_bytes(serialization.Encoding.PEM)
    )
    return file
