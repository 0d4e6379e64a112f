"""Numbers of private persons in files: found in their rows, whatever the format; nothing else of a file is read."""

import io
import zipfile

import pytest
from pypdf import PdfReader, PdfWriter

from portalwalk.practice.downloads import docx, pdf, xlsx
from portalwalk.survey.reading.attachments import text_of
from portalwalk.survey.reading.personal import personal_in

ID = "139999199003070012"
ROWS = (("姓名", "身份证号"), ("童某某", ID))
URL = "https://www.qinghe.gov.cn/files/1."
SHEET = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{}</sheetData></worksheet>'
)
STRINGS = '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{}</sst>'


def packed(**parts: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, said in parts.items():
            archive.writestr(name.replace("__", "/") + ".xml", said)
    return out.getvalue()


def encrypted(content: bytes) -> bytes:
    writer = PdfWriter()
    for one in PdfReader(io.BytesIO(content)).pages:
        writer.add_page(one)
    writer.encrypt("secret")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def found(content: bytes, name: str) -> list[tuple[str, str]]:
    return [(one.what, one.around) for one in personal_in(text_of(io.BytesIO(content), URL + name))]


@pytest.mark.parametrize(
    ("content", "name", "around"),
    [
        (pdf("公示", ROWS), "pdf", "1399"),
        (docx("公示", ROWS), "docx", "身份证号: 童某某 1399"),
        (xlsx("公示", ROWS), "xlsx", "身份证号: 童某某 1399"),
        (f"姓名,身份证号\n童某某,{ID}\n".encode(), "csv", "身份证号: 童某某 1399"),
        (f"拟聘用人员：童某某，身份证号{ID}。".encode("gb18030"), "txt", "童某某，身份证号1399"),
    ],
)
def test_a_number_is_found_in_its_row(content: bytes, name: str, around: str) -> None:
    ((what, said),) = found(content, name)

    assert what == "id-number"
    assert around in said
    assert ID not in said


def test_cells_stand_in_their_columns_and_strings_may_be_shared() -> None:
    head = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c></row>'
    row = '<row r="2"><c r="A2" t="s"><v>3</v></c><c r="C2"><v>19900000127</v></c></row>'
    strings = "".join(f"<si><t>{one}</t></si>" for one in ("姓名", "住址", "手机号码", "季某某"))
    book = packed(xl__worksheets__sheet1=SHEET.format(head + row), xl__sharedStrings=STRINGS.format(strings))

    assert found(book, "xlsx") == [("mobile", "手机号码: 季某某 199****0127")]


@pytest.mark.parametrize(
    ("content", "name"),
    [
        pytest.param(pdf("公示", ROWS)[:300], "pdf", id="half a PDF"),
        pytest.param(encrypted(pdf("公示", ROWS)), "pdf", id="an encrypted PDF"),
        pytest.param(docx("公示", ROWS)[:-80], "docx", id="half a Word file"),
        pytest.param(packed(word__document="<w:document"), "docx", id="broken XML"),
        pytest.param(packed(other=ID), "zip", id="an archive"),
        pytest.param(f"<html>{ID}</html>".encode(), "txt", id="a page"),
        pytest.param(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + ID.encode(), "doc", id="an old Word file"),
        pytest.param(
            packed(
                word__document='<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><d>&b;</d>',
            ),
            "docx",
            id="entities",
        ),
    ],
)
def test_what_cannot_be_read_says_nothing(content: bytes, name: str) -> None:
    assert found(content, name) == []


def test_a_part_that_grows_without_bound_is_left_out() -> None:
    paragraph = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
    body = paragraph.format(ID) + paragraph.format("甲" * 12_000_000)
    word = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

    assert text_of(io.BytesIO(packed(word__document=f"<w:document {word}>{body}</w:document>")), URL + "docx") == ""
