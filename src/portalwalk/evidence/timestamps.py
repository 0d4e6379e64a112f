"""Time stamps (RFC 3161) over the head of an inspection's manifest: what one says, and whether it holds.

A time-stamp authority signs the head together with the time. Whoever makes the whole folder anew afterwards gets
another head, and no time stamp of then. Everything here works without the network.
"""

import hashlib
from collections.abc import Sequence
from datetime import UTC
from pathlib import Path

from asn1crypto import cms  # type: ignore[import-untyped]
from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from rfc3161_client import PKIStatus, TimeStampResponse, VerificationError, VerifierBuilder, decode_timestamp_response

from portalwalk.evidence.folder import MANIFEST
from portalwalk.evidence.lines import read_lines
from portalwalk.evidence.manifest import line_hash
from portalwalk.model.base import Record

TIMESTAMP = "timestamp.tsr"
"""The authority's whole answer, certificates included, as `openssl ts -verify -digest HEAD -in …` reads it too."""

_STAMP = "1.2.840.113549.1.9.16.1.4"
"""id-ct-TSTInfo (RFC 3161, section 2.4.2); asn1crypto knows it by name only where its tsp module was imported."""
_HASHES: dict[str, type[hashes.HashAlgorithm]] = {
    "sha256": hashes.SHA256,
    "sha384": hashes.SHA384,
    "sha512": hashes.SHA512,
}


class StampError(Exception):
    """A time stamp cannot be had, or does not hold; both texts say why."""

    def __init__(self, message: str, message_zh: str) -> None:
        self.message, self.message_zh = message, message_zh
        super().__init__(message)


class Stamp(Record):
    """What a time stamp says, once its signature was checked."""

    head: str
    """SHA-256 of the manifest's record that was stamped, and with it of all before it."""
    at: str
    """When, by the authority's clock: UTC, ISO 8601."""
    signer: str
    """The name in the signer's certificate, such as `CN=…,O=…`."""
    rooted: bool = False
    """Whether the signer's certificate was followed up to a root that the user trusts."""


def read_stamp(answer: bytes, roots: Sequence[x509.Certificate] = ()) -> Stamp:
    """Read a time-stamp server's answer and check its signature; with `roots` also who the signer is.

    The certificates count as of the time that the stamp names, as RFC 3161 wants it.

    Raises:
        StampError: it is no time stamp, its signature is wrong, or the signer does not lead up to one of `roots`.

    """
    response = _decoded(answer)
    signer = _signer(response)
    _require_signature(response.time_stamp_token(), signer)
    info = response.tst_info
    if roots:  # the certificates that came along are no intermediates to be given: the library would trust them
        try:
            VerifierBuilder(roots=list(roots)).build().verify(response, info.message_imprint.message)
        except VerificationError as error:
            raise StampError(
                f"the signer {_name(signer)} does not lead up to the root that was given ({error})",
                f"签名者 {_name(signer)} 不能追溯到所给的根证书（{error}）",
            ) from error
    return Stamp(
        head=info.message_imprint.message.hex(),
        at=info.gen_time.astimezone(UTC).isoformat().replace("+00:00", "Z"),
        signer=_name(signer),
        rooted=bool(roots),
    )


class KeptStamp(Record):
    """The time stamp of an inspection folder, and how much of the manifest it covers."""

    stamp: Stamp
    covered: int
    """Records, from the first on."""
    records: int


def kept_stamp(folder: Path, head: str) -> KeptStamp | None:
    """Read the time stamp that is kept with an inspection; None where there is none.

    Args:
        folder: of the inspection.
        head: the head that the inspection names as its own; empty for one that was never sealed.

    Raises:
        StampError: it does not hold, cannot be read, or was made for another manifest than the one with this head.

    """
    if not (folder / TIMESTAMP).is_file():
        return None
    try:
        stamp = read_stamp((folder / TIMESTAMP).read_bytes())
        hashes = [line_hash(line) for line in read_lines(folder / MANIFEST)[0]]
    except OSError as error:
        raise StampError("it or the manifest cannot be read", "时间戳文件或清单无法读取") from error
    if stamp.head not in hashes or head not in ("", hashes[-1]):
        raise StampError("it was made for another manifest than this one", "它不是为这份清单所盖")
    return KeptStamp(stamp=stamp, covered=hashes.index(stamp.head) + 1, records=len(hashes))


def read_roots(pem: bytes) -> list[x509.Certificate]:
    """Read trusted root certificates from a PEM file.

    Raises:
        StampError: there is none in it.

    """
    try:
        return x509.load_pem_x509_certificates(pem)
    except ValueError as error:
        raise StampError("there is no certificate in PEM form in it", "其中没有 PEM 格式的证书") from error


def _decoded(answer: bytes) -> TimeStampResponse:
    try:
        response = decode_timestamp_response(answer)
        status = PKIStatus(response.status)
    except ValueError as error:
        raise StampError("it is no answer of a time-stamp server", "这不是时间戳服务器的应答") from error
    if status not in (PKIStatus.GRANTED, PKIStatus.GRANTED_WITH_MODS):
        said = "; ".join(response.status_string) or status.name.lower()
        raise StampError(f"the time stamp was refused: {said}", f"时间戳被拒绝：{said}")
    return response


def _signer(response: TimeStampResponse) -> x509.Certificate:
    """Find the certificate that the stamp says it was signed with."""
    try:
        (info,) = response.signed_data.signer_infos
        certificates = map(x509.load_der_x509_certificate, response.signed_data.certificates)
        found = next(
            one for one in certificates if (one.issuer, one.serial_number) == (info.issuer, info.serial_number)
        )
        purposes = found.extensions.get_extension_for_class(x509.ExtendedKeyUsage).value
    except (ValueError, StopIteration, x509.ExtensionNotFound) as error:
        raise StampError(
            "it holds no certificate of a time-stamp authority that signed it", "其中没有签名的时间戳机构的证书"
        ) from error
    if x509.oid.ExtendedKeyUsageOID.TIME_STAMPING not in purposes:
        raise StampError(
            f"the signer's certificate is not meant for time stamps: {_name(found)}",
            f"签名者的证书不用于时间戳：{_name(found)}",
        )
    return found


def _require_signature(token: bytes, signer: x509.Certificate) -> None:
    """Check the signature alone: over the attributes, which hold the digest of what was stamped (RFC 5652, 5.4)."""
    try:
        signed = cms.ContentInfo.load(token)["content"]
        info = signed["signer_infos"][0]
        attributes = {one["type"].native: one["values"][0] for one in info["signed_attrs"]}
        digest = hashlib.new(
            info["digest_algorithm"]["algorithm"].native, bytes(signed["encap_content_info"]["content"])
        )
        is_whole = attributes["message_digest"].native == digest.digest()
        is_stamp = attributes["content_type"].dotted == _STAMP
        _verify(info, signer)
    except InvalidSignature:
        is_whole = is_stamp = False
    except UnsupportedAlgorithm as error:
        raise StampError(
            f"its kind of signature cannot be checked here: {error}", f"无法核对这种签名：{error}"
        ) from error
    except (ValueError, KeyError, TypeError) as error:
        raise StampError("it cannot be read", "无法读取") from error
    if not (is_whole and is_stamp):
        raise StampError("its signature is wrong: it was changed", "签名不符：时间戳被改动")


def _verify(info: cms.SignerInfo, signer: x509.Certificate) -> None:
    key, algorithm = signer.public_key(), info["signature_algorithm"]
    kind = algorithm.signature_algo
    name = info["digest_algorithm"]["algorithm"].native if kind == "rsassa_pkcs1v15" else algorithm.hash_algo
    if name not in _HASHES:
        raise UnsupportedAlgorithm(str(name))
    digest, signature, signed = _HASHES[name](), info["signature"].native, info["signed_attrs"].untag().dump()
    if isinstance(key, rsa.RSAPublicKey) and kind == "rsassa_pkcs1v15":
        key.verify(signature, signed, padding.PKCS1v15(), digest)
    elif isinstance(key, rsa.RSAPublicKey) and kind == "rsassa_pss":
        key.verify(signature, signed, padding.PSS(padding.MGF1(digest), padding.PSS.AUTO), digest)
    elif isinstance(key, ec.EllipticCurvePublicKey) and kind == "ecdsa":
        key.verify(signature, signed, ec.ECDSA(digest))
    else:
        raise UnsupportedAlgorithm(str(kind))


def _name(certificate: x509.Certificate) -> str:
    return certificate.subject.rfc4514_string()
