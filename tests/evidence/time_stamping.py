"""A small time-stamp server (RFC 3161) of its own, with a root certificate and every way to misbehave."""

import datetime
import hashlib
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from asn1crypto import algos, cms, core, tsp  # type: ignore[import-untyped]
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

SIGNER = "Test Time Stamping 测试时间戳"
DAY = datetime.timedelta(days=1)


@dataclass
class Authority:
    """A root, and what it certified to sign time stamps."""

    now: datetime.datetime
    sends_root: bool = True
    purpose: x509.ObjectIdentifier = ExtendedKeyUsageOID.TIME_STAMPING
    root_key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))
    key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))
    root: x509.Certificate = field(init=False)
    certificate: x509.Certificate = field(init=False)

    def __post_init__(self) -> None:
        root_name = _name("Test Root")
        self.root = (
            _certificate(root_name, root_name, self.root_key, self.now)
            .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
            .add_extension(_usage(is_root=True), critical=True)
            .add_extension(x509.SubjectKeyIdentifier.from_public_key(self.root_key.public_key()), critical=False)
            .sign(self.root_key, hashes.SHA256())
        )
        self.certificate = (
            _certificate(_name(SIGNER), root_name, self.key, self.now)
            .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
            .add_extension(_usage(is_root=False), critical=True)
            .add_extension(x509.ExtendedKeyUsage([self.purpose]), critical=True)
            .add_extension(
                x509.AuthorityKeyIdentifier.from_issuer_public_key(self.root_key.public_key()), critical=False
            )
            .sign(self.root_key, hashes.SHA256())
        )

    @property
    def root_pem(self) -> bytes:
        return self.root.public_bytes(Encoding.PEM)

    def answer(self, query: bytes, at: datetime.datetime | None = None, *, imprint: bytes = b"") -> bytes:
        """Return a time stamp for a query; `imprint` stamps something else than was asked for."""
        asked = tsp.TimeStampReq.load(query)
        wanted = asked["message_imprint"]
        if imprint:
            wanted = tsp.MessageImprint({"hash_algorithm": {"algorithm": "sha256"}, "hashed_message": imprint})
        info = tsp.TSTInfo(
            {
                "version": "v1",
                "policy": "1.2.3.4.1",
                "message_imprint": wanted,
                "serial_number": 7,
                "gen_time": at or self.now,
                "nonce": asked["nonce"].native,
            }
        )
        return _granted(self._signed(info))

    def _signed(self, info: Any) -> Any:
        content = info.dump()
        certificate = asn1_x509.Certificate.load(self.certificate.public_bytes(Encoding.DER))
        attributes = cms.CMSAttributes(
            [
                {"type": "content_type", "values": ["tst_info"]},
                {"type": "message_digest", "values": [hashlib.sha256(content).digest()]},
                {
                    "type": "signing_certificate_v2",
                    "values": [{"certs": [{"cert_hash": hashlib.sha256(certificate.dump()).digest()}]}],
                },
            ]
        )
        root = [asn1_x509.Certificate.load(self.root.public_bytes(Encoding.DER))] if self.sends_root else []
        signer = {
            "version": "v1",
            "sid": cms.SignerIdentifier(
                "issuer_and_serial_number",
                {"issuer": certificate.issuer, "serial_number": certificate.serial_number},
            ),
            "digest_algorithm": {"algorithm": "sha256"},
            "signed_attrs": attributes,
            "signature_algorithm": algos.SignedDigestAlgorithm({"algorithm": "sha256_ecdsa"}),
            "signature": self.key.sign(attributes.dump(), ec.ECDSA(hashes.SHA256())),
        }
        signed = {
            "version": "v3",
            "digest_algorithms": [{"algorithm": "sha256"}],
            "encap_content_info": {"content_type": "tst_info", "content": core.ParsableOctetString(content)},
            "certificates": [certificate, *root],
            "signer_infos": [signer],
        }
        return cms.ContentInfo({"content_type": "signed_data", "content": cms.SignedData(signed)})


def refused() -> bytes:
    """Return an answer without a time stamp."""
    said = tsp.PKIStatusInfo({"status": "rejection", "status_string": ["no account"], "fail_info": {"bad_request"}})
    inside: bytes = said.dump()
    return bytes((0x30, len(inside))) + inside  # asn1crypto asks for a time stamp even here


def _granted(token: Any) -> bytes:
    answer: bytes = tsp.TimeStampResp({"status": {"status": "granted"}, "time_stamp_token": token}).dump()
    return answer


def _name(common: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, common)])


def _certificate(
    subject: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePrivateKey, now: datetime.datetime
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - DAY)
        .not_valid_after(now + DAY)
    )


def _usage(*, is_root: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not is_root,
        content_commitment=not is_root,
        key_cert_sign=is_root,
        crl_sign=is_root,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )


@dataclass
class TimeServer:
    """A server that is running: what it answers with, and what it was asked."""

    authority: Authority
    status: int = 200
    body: bytes | None = None
    """Sent instead of a time stamp."""
    imprint: bytes = b""
    asked: list[bytes] = field(default_factory=list)
    url: str = ""


@contextmanager
def time_server(authority: Authority) -> Iterator[TimeServer]:
    """Run a time-stamp server for as long as the block lasts."""
    server = TimeServer(authority)

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            query = self.rfile.read(int(self.headers["Content-Length"]))
            server.asked.append(query)
            body = server.body
            if body is None:
                body = authority.answer(query, imprint=server.imprint)
            self.send_response(server.status)
            self.send_header("Content-Type", "application/timestamp-reply")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Stay quiet."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as http:
        thread = threading.Thread(target=http.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        server.url = f"http://127.0.0.1:{http.server_port}/"
        try:
            yield server
        finally:
            http.shutdown()
            thread.join()
