"""What a file is by its first bytes, what its name promises, and whether it really opens."""

import zipfile
from pathlib import PurePosixPath
from typing import IO
from urllib.parse import unquote, urlsplit

from portalwalk.model.observations import LinkState
from portalwalk.survey.became import WORKS, Became

_STARTS: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "pdf"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
    (b"Rar!\x1a\x07", "rar"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"{\\rtf", "rtf"),
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
    (b"RIFF", "picture"),
    (b"BM", "picture"),
)
_FITTING = {
    "pdf": {"pdf"},
    "zip": {"zip"},
    "docx": {"zip", "ole"},  # encrypted Office files are OLE
    "xlsx": {"zip", "ole"},
    "pptx": {"zip", "ole"},
    "ofd": {"zip"},
    "rar": {"rar", "zip", "7z"},
    "7z": {"7z", "rar", "zip"},
    "html": {"html"},
    "htm": {"html"},
}
"""Name → what may be in it. `.doc`, `.xls`, `.wps` hold OLE, RTF, XML or HTML, and all of these open: not in here."""
_HTML_STARTS = (b"<!doctype html", b"<html", b"<head", b"<script", b"<body")
_BOMS = b"\xef\xbb\xbf\xff\xfe"
MOST_ENTRIES = 10_000
"""Of an archive's directory (ours)."""
MOST_UNPACKED = 50_000_000
"""Bytes that are unpacked to see whether an archive is whole (ours)."""


def type_of(start: bytes) -> str:
    """Return what a file is by its first bytes; empty when they do not tell."""
    for sign, name in _STARTS:
        if start.startswith(sign):
            return name
    if b"%PDF-" in start[:1_024]:
        return "pdf"
    text = start[:1_000].lstrip(_BOMS + b" \t\r\n").lower()
    if text.startswith((b"<?xml", b"<!--")):
        return "html" if b"<html" in text or b"<!doctype html" in text else ""
    return "html" if text.startswith(_HTML_STARTS) else ""


def named_type(url: str) -> str:
    """Return what an address's name promises: its ending in lower case, `html` for pages; empty when it has none."""
    ending = PurePosixPath(unquote(urlsplit(url).path)).suffix[1:].lower()
    if ending in ("htm", "html", "shtml", "jhtml", "xhtml"):
        return "html"
    return ending if ending.isalnum() and len(ending) <= 5 and ending not in _PROGRAMS else ""


_PROGRAMS = {"do", "jsp", "jspx", "php", "asp", "aspx", "action", "cgi", "ashx", "com", "cn", "gov"}


def opened(file: IO[bytes], size: int, url: str, *, is_whole: bool) -> Became:
    """Open an attachment as a visitor would; what is too large to be taken whole is trusted.

    Args:
        file: its content, to be read from the beginning.
        size: bytes in it.
        url: where it came from, for the type that the name promises.
        is_whole: whether all of it was taken.

    """
    if not size:
        return Became(LinkState.WRONG_TARGET, "empty", "0 bytes")
    file.seek(0)
    found, name = type_of(file.read(2_048)), named_type(url)
    if found == "html" and name not in ("", "html", "doc", "xls", "wps", "et", "mht", "xml", "txt"):
        return Became(LinkState.WRONG_TARGET, "wrong-type", f".{name}: HTML")
    fitting = _FITTING.get(name)
    if fitting and found and found not in fitting:
        return Became(LinkState.WRONG_TARGET, "wrong-type", f".{name}: {found}")
    if not is_whole:
        return WORKS
    if found == "zip":
        return _opened_zip(file)
    return _opened_pdf(file) if found == "pdf" else WORKS


def _opened_zip(file: IO[bytes]) -> Became:
    """Read the directory and, as far as it is bounded, the content of an archive or Office file."""
    unpacked = 0
    try:
        with zipfile.ZipFile(file) as archive:
            for entry in archive.infolist()[:MOST_ENTRIES]:
                unpacked += entry.file_size
                if unpacked > MOST_UNPACKED or entry.flag_bits & 1:  # too much, or encrypted
                    break
                with archive.open(entry) as inner:
                    while inner.read(65_536):
                        pass
    except NotImplementedError:  # a packing that Python does not know
        return WORKS
    except (zipfile.BadZipFile, OSError, EOFError, ValueError) as error:
        return Became(LinkState.WRONG_TARGET, "damaged", str(error)[:120])
    except Exception as error:  # noqa: BLE001 - zlib and lzma have errors of their own, and no common base
        return Became(LinkState.WRONG_TARGET, "damaged", f"{type(error).__name__}: {error}"[:120])
    return WORKS


def _opened_pdf(file: IO[bytes]) -> Became:
    """Find the first page of a PDF; damaged is what has none, and does not end as a PDF does either."""
    # Only here: it brings much along, and most surveys meet few PDFs, or none.
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, PyPdfError

    file.seek(0)
    try:
        reader = PdfReader(file, strict=False)
        if reader.is_encrypted or len(reader.pages):
            return WORKS
        said = "no pages"
    except DependencyError:
        return WORKS
    except (PyPdfError, OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        said = f"{type(error).__name__}: {error}"[:120]
    file.seek(0, 2)
    file.seek(max(0, file.tell() - 2_048))
    # A parser that fails on a file with a proper end may be the one that is wrong.
    return WORKS if b"%%EOF" in file.read() else Became(LinkState.WRONG_TARGET, "damaged", said)
