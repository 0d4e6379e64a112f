"""Search for a secret in every byte of a folder: in every spelling, with archives, streams and data URIs decoded."""

import base64
import gzip
import hashlib
import html
import json
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path
from urllib.parse import quote, quote_plus

from pypdf import PdfReader

_DATA_URI = re.compile(rb"base64,([A-Za-z0-9+/=\s]{16,})")
_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
_TAG = re.compile(rb"<[^<>]*>")
_PICTURES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"RIFF")
_DEEPEST = 4


def spellings(secret: str) -> set[bytes]:
    """Return every way in which it may be written, as bytes."""
    escaped = {html.escape(secret), html.escape(secret, quote=False), json.dumps(secret)[1:-1], repr(secret)[1:-1]}
    escaped |= {html.escape(one) for one in escaped} | {json.dumps(one)[1:-1] for one in escaped}
    escaped |= {one.replace("&#x27;", "&#39;").replace("&quot;", "&#34;") for one in escaped}
    written = {
        secret,
        *escaped,
        json.dumps(secret, ensure_ascii=False)[1:-1],
        quote(secret),
        quote(secret, safe=""),
        quote_plus(secret),
        quote(secret.encode("gb18030"), safe=""),
        quote(quote(secret, safe=""), safe=""),
        "".join(f"&#{ord(one)};" for one in secret),
        "".join(f"&#x{ord(one):x};" for one in secret),
        secret.encode().hex(),
        secret.encode().hex().upper(),
        *(one.decode() for one in _in_base64(secret.encode())),
    }
    if secret.isdigit():
        groups = ((secret[:3], secret[3:7], secret[7:]), (secret[:6], secret[6:14], secret[14:]))
        written |= {gap.join(group) for group in groups for gap in " -"}
    plain = (secret.encode(codec) for codec in ("gb18030", "utf-16-le", "utf-16-be"))
    return {*(one.encode() for one in written), *plain}


def _in_base64(secret: bytes) -> Iterator[bytes]:
    """Write what is the same of it at each offset within a longer text, in both alphabets."""
    for offset in range(3):
        first, end = -(-offset * 8 // 6), (offset + len(secret)) * 8 // 6
        part = base64.b64encode(bytes(offset) + secret)[first:end]
        yield part
        yield part.replace(b"+", b"-").replace(b"/", b"_")


def contents(folder: Path) -> dict[str, bytes]:
    """Read every file of a folder, and everything that is packed into one, each once; with where it was first."""
    found = {"names": "\n".join(path.relative_to(folder).as_posix() for path in folder.rglob("*")).encode()}
    seen = set[bytes]()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            for name, content in _unpacked(path.relative_to(folder).as_posix(), path.read_bytes(), _DEEPEST):
                digest = hashlib.sha256(content).digest()
                if digest not in seen:
                    seen.add(digest)
                    found[name] = content
    return found


def pictures(read: Mapping[str, bytes]) -> dict[str, bytes]:
    """Pick every JPEG, PNG and WebP."""
    return {name: content for name, content in read.items() if content.startswith(_PICTURES)}


def _unpacked(name: str, content: bytes, depth: int) -> Iterator[tuple[str, bytes]]:
    yield name, content
    if depth == 0 or content.startswith(_PICTURES):
        return
    inside: list[tuple[str, bytes]] = []
    if content.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(BytesIO(content)) as archive:
            inside += [(f"{name}/{one}", archive.read(one)) for one in archive.namelist()]
    elif content.startswith(b"\x1f\x8b"):
        inside.append((f"{name}/ungzipped", gzip.decompress(content)))
    elif content.startswith(b"%PDF"):
        reader = PdfReader(BytesIO(content))
        texts = [page.extract_text() for page in reader.pages]
        inside.append((f"{name}/text", "\n".join([*texts, str(reader.metadata)]).encode()))
        inside += [(f"{name}/stream {n}", _inflated(one)) for n, one in enumerate(_STREAM.findall(content))]
    else:
        if b"base64," in content:
            blobs = (re.sub(rb"\s", b"", one) for one in _DATA_URI.findall(content))
            inside += [(f"{name}/data {n}", _decoded(one)) for n, one in enumerate(blobs)]
        if b"<" in content:
            inside.append((f"{name}/without tags", _TAG.sub(b"", content)))
    for one, within in inside:
        yield from _unpacked(one, within, depth - 1) if not one.endswith("without tags") else [(one, within)]


def _decoded(blob: bytes) -> bytes:
    return base64.b64decode(blob + b"=" * (-len(blob) % 4))


def _inflated(stream: bytes) -> bytes:
    try:
        return zlib.decompress(stream)
    except zlib.error:
        return stream  # stored as it is, or a picture
