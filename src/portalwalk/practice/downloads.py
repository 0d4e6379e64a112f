"""Small files that open: PDF, DOCX, XLSX and ZIP, made of rows of text by the standard library alone.

PDF: ISO 32000-1, with a font that every reader brings along for GBK text (9.7.5.2); DOCX and XLSX: the smallest
packages that ECMA-376 allows.
"""

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from xml.sax.saxutils import escape

from portalwalk.practice.content.model import Attachment

Rows = Sequence[Sequence[str]]

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_TYPE = "application/vnd.openxmlformats-officedocument"
_LINE_POINTS = 22
_FIRST_LINE_POINTS = 780
_SAME_TIME = (2026, 1, 1, 0, 0, 0)
MEDIA_TYPES: Mapping[str, str] = MappingProxyType(
    {
        "pdf": "application/pdf",
        "docx": f"{_TYPE}.wordprocessingml.document",
        "xlsx": f"{_TYPE}.spreadsheetml.sheet",
        "zip": "application/zip",
    }
)
"""What the server says of a file, by its extension."""


@lru_cache(maxsize=64)
def content_of(file: Attachment) -> bytes:
    """The file as it is downloaded."""
    return _WRITERS[file.extension](file.title, file.rows)


def pdf(title: str, rows: Rows) -> bytes:
    """One page with a line for each row."""
    shown = [title, *(" ".join(cells) for cells in rows)]
    lines = " ".join(f"<{line.encode('gbk', 'replace').hex()}> Tj T*" for line in shown)
    text = f"BT /F1 12 Tf {_LINE_POINTS} TL 60 {_FIRST_LINE_POINTS} Td {lines} ET".encode()
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(text), text),
        b"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /GBK-EUC-H /DescendantFonts [6 0 R] >>",
        b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 /FontDescriptor 7 0 R"
        b" /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> >>",
        b"<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0"
        b" /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>",
    )
    made = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = len(made)
    made += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    made += b"".join(b"%010d 00000 n \n" % place for place in places)
    made += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, table)
    return bytes(made)


def docx(title: str, rows: Rows) -> bytes:
    """The title, and a table of the rows."""
    cells = "".join(
        "<w:tr>" + "".join(f"<w:tc><w:p><w:r><w:t>{escape(cell)}</w:t></w:r></w:p></w:tc>" for cell in row) + "</w:tr>"
        for row in rows
    )
    body = (
        f"<w:p><w:r><w:t>{escape(title)}</w:t></w:r></w:p>"
        f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid/>{cells}</w:tbl><w:p/>'
    )
    return _packed(
        {
            "[Content_Types].xml": _types({"/word/document.xml": f"{MEDIA_TYPES['docx']}.main+xml"}),
            "_rels/.rels": _relations({"officeDocument": "word/document.xml"}),
            "word/document.xml": f'{_XML}<w:document xmlns:w="{_WORD}"><w:body>{body}</w:body></w:document>',
        }
    )


def xlsx(title: str, rows: Rows) -> bytes:
    """One sheet, the title in its first row."""
    lines = "".join(
        f'<row r="{number}">'
        + "".join(f'<c t="inlineStr"><is><t>{escape(cell)}</t></is></c>' for cell in cells)
        + "</row>"
        for number, cells in enumerate([(title,), *rows], start=1)
    )
    sheets = '<sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets>'
    return _packed(
        {
            "[Content_Types].xml": _types(
                {
                    "/xl/workbook.xml": f"{MEDIA_TYPES['xlsx']}.main+xml",
                    "/xl/worksheets/sheet1.xml": f"{_TYPE}.spreadsheetml.worksheet+xml",
                }
            ),
            "_rels/.rels": _relations({"officeDocument": "xl/workbook.xml"}),
            "xl/workbook.xml": f'{_XML}<workbook xmlns="{_SHEET}" xmlns:r="{_OFFICE}">{sheets}</workbook>',
            "xl/_rels/workbook.xml.rels": _relations({"worksheet": "worksheets/sheet1.xml"}),
            "xl/worksheets/sheet1.xml": f'{_XML}<worksheet xmlns="{_SHEET}"><sheetData>{lines}</sheetData></worksheet>',
        }
    )


def archive(title: str, rows: Rows) -> bytes:
    """A PDF and a table of the same."""
    return _packed({f"{title}.pdf": pdf(title, rows), f"{title}.xlsx": xlsx(title, rows)})


_WRITERS: Mapping[str, Callable[[str, Rows], bytes]] = MappingProxyType(
    {"pdf": pdf, "docx": docx, "xlsx": xlsx, "zip": archive}
)


def _types(parts: Mapping[str, str]) -> str:
    overrides = "".join(f'<Override PartName="{name}" ContentType="{type_}"/>' for name, type_ in parts.items())
    relations = "application/vnd.openxmlformats-package.relationships+xml"
    defaults = f'<Default Extension="rels" ContentType="{relations}"/>'
    defaults += '<Default Extension="xml" ContentType="application/xml"/>'
    return f'{_XML}<Types xmlns="{_PACKAGE}/content-types">{defaults}{overrides}</Types>'


def _relations(targets: Mapping[str, str]) -> str:
    entries = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{type_}" Target="{target}"/>'
        for number, (type_, target) in enumerate(targets.items(), start=1)
    )
    return f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">{entries}</Relationships>'


def _packed(members: Mapping[str, str | bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in members.items():
            package.writestr(zipfile.ZipInfo(name, _SAME_TIME), content, zipfile.ZIP_DEFLATED)
    return made.getvalue()
