"""The text of an attachment, as far as it is bounded: PDF, DOCX, XLSX, CSV and plain text.

Rows and cells are marked as in a page's text, so that whoever looks for numbers finds them in their row.
"""

import re
import time
import zipfile
from collections.abc import Iterator
from typing import IO

from lxml import etree  # type: ignore[import-untyped]

from portalwalk.survey.reading.charset import read_text
from portalwalk.survey.reading.tree import BLOCK, CELL
from portalwalk.survey.signatures import named_type, type_of

MOST_CHARACTERS = 500_000
MOST_BYTES = 30_000_000
"""Of one XML part, unpacked."""
MOST_PDF_BYTES = 5_000_000
MOST_PDF_PAGES = 30
MOST_SECONDS = 10.0
"""For one attachment; no page of a PDF is begun later. All of these are ours."""
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_SHEET_PART = re.compile(r"xl/worksheets/sheet\d+\.xml")
_MOST_SHEETS = 20
_MOST_COLUMNS = 200


def text_of(file: IO[bytes], url: str) -> str:
    """Return an attachment's text with marks of its rows and cells; empty for what cannot be read.

    Args:
        file: all of its content.
        url: where it came from: its name tells CSV and plain text.

    """
    file.seek(0)
    found, name = type_of(file.read(2_048)), named_type(url)
    try:
        if found == "pdf":
            return _joined(_of_pdf(file))
        if found == "zip":
            return _joined(_of_office(file))
        return _joined(_of_text(file, name)) if not found and name in ("txt", "csv") else ""
    except Exception:  # noqa: BLE001 - parsers of four formats; what none of them can read is not read
        return ""


def _joined(pieces: Iterator[str]) -> str:
    text: list[str] = []
    length = 0
    for piece in pieces:
        text.append(piece)
        length += len(piece)
        if length >= MOST_CHARACTERS:
            break
    return "".join(text)[:MOST_CHARACTERS]


def _of_pdf(file: IO[bytes]) -> Iterator[str]:
    # Only here: it brings much along, and most surveys meet few PDFs, or none.
    from pypdf import PdfReader

    if file.seek(0, 2) > MOST_PDF_BYTES:
        return
    file.seek(0)
    end = time.monotonic() + MOST_SECONDS
    reader = PdfReader(file, strict=False)
    for page in () if reader.is_encrypted else reader.pages[:MOST_PDF_PAGES]:
        if time.monotonic() > end:
            return
        yield page.extract_text().replace("\n", BLOCK) + BLOCK


def _of_text(file: IO[bytes], name: str) -> Iterator[str]:
    file.seek(0)
    text = read_text(file.read(2 * MOST_CHARACTERS), {}, rendered=False)[0]
    for line in text.splitlines():
        yield (line.replace(",", CELL).replace('"', "") if name == "csv" else line) + BLOCK


def _of_office(file: IO[bytes]) -> Iterator[str]:
    with zipfile.ZipFile(file) as archive:
        parts = [one.filename for one in archive.infolist() if one.file_size <= MOST_BYTES and not one.flag_bits & 1]
        if "word/document.xml" in parts:
            with archive.open("word/document.xml") as part:
                yield from _of_word(part)
            return
        shared: list[str] = []
        if "xl/sharedStrings.xml" in parts:
            with archive.open("xl/sharedStrings.xml") as part:
                shared = list(_shared(part))
        for name in [one for one in parts if _SHEET_PART.fullmatch(one)][:_MOST_SHEETS]:
            with archive.open(name) as part:
                yield from _of_sheet(part, shared)


def _elements(part: IO[bytes]) -> Iterator["etree._Element"]:
    """Go through the ends of elements; no entity is resolved, nothing is fetched, no tree is kept."""
    for _, element in etree.iterparse(part, events=("end",), resolve_entities=False, no_network=True, huge_tree=False):
        yield element
        if element.tag in (f"{_WORD}p", f"{_WORD}tr", f"{_SHEET}row", f"{_SHEET}si"):
            element.clear()


def _of_word(part: IO[bytes]) -> Iterator[str]:
    for element in _elements(part):
        if element.tag == f"{_WORD}t":
            yield element.text or ""
        elif element.tag in (f"{_WORD}tab", f"{_WORD}br"):
            yield " "
        elif element.tag == f"{_WORD}tc":
            yield CELL
        elif element.tag == f"{_WORD}tr":
            yield BLOCK
        elif element.tag == f"{_WORD}p":
            # A paragraph in a cell ends no row.
            yield " " if next(element.iterancestors(f"{_WORD}tc"), None) is not None else BLOCK


def _shared(part: IO[bytes]) -> Iterator[str]:
    for element in _elements(part):
        if element.tag == f"{_SHEET}si":
            yield _said(element)


def _of_sheet(part: IO[bytes], shared: list[str]) -> Iterator[str]:
    for row in _elements(part):
        if row.tag != f"{_SHEET}row":
            continue
        cells: list[str] = []
        for cell in row.iter(f"{_SHEET}c"):
            column = _column(cell.get("r") or "", len(cells))
            cells += [""] * (column - len(cells))
            cells.append(_cell(cell, shared))
        yield CELL.join(cells) + BLOCK


def _cell(cell: "etree._Element", shared: list[str]) -> str:
    if cell.get("t") == "inlineStr":
        return _said(cell)
    said = cell.findtext(f"{_SHEET}v") or ""
    if cell.get("t") == "s":
        return shared[int(said)] if said.isdecimal() and int(said) < len(shared) else ""
    return said


def _column(place: str, count: int) -> int:
    """Read the number of a cell's column from its place (`AB12`); the next one when it names none, or an earlier."""
    number = 0
    for letter in re.match(r"[A-Z]{0,3}", place)[0]:  # type: ignore[index]
        number = number * 26 + ord(letter) - 64
    return number - 1 if count < number <= _MOST_COLUMNS else count


def _said(element: "etree._Element") -> str:
    """Join the text of a string with its runs; how a word is pronounced (`rPh`) is no part of it."""
    runs = element.iter(f"{_SHEET}t")
    return "".join(one.text or "" for one in runs if one.getparent().tag != f"{_SHEET}rPh")
