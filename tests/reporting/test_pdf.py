"""The PDF report, printed by a real browser: contents that are right, one language, nothing fetched."""

import http.server
import io
import re
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from weakref import WeakKeyDictionary

import pikepdf
import pytest
from pypdf import PdfReader

from portalwalk.browser.finding import ENVIRONMENT
from portalwalk.evidence.folder import InspectionFolder
from portalwalk.reporting import ReportError, write_report
from portalwalk.reporting.formats.pdf_archive import archived
from tests.reporting.sample import CHECKS, write_sample

A4_POINTS = (595, 842)
_TEXTS: WeakKeyDictionary[PdfReader, list[str]] = WeakKeyDictionary()


def written(
    folder: InspectionFolder, lang: str = "zh", templates: Path | None = None, browser: str | None = None
) -> Path:
    return write_report(folder, CHECKS, formats=("pdf",), lang=lang, templates=templates, browser=browser)["pdf"]


@pytest.fixture(scope="module")
def printed(inspected: InspectionFolder, browser_path: str) -> Mapping[str, PdfReader]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(ENVIRONMENT, "/no/such/browser")  # the one that is named goes first
        files = {lang: written(inspected, lang, browser=browser_path).read_bytes() for lang in ("zh", "en")}
    return {lang: PdfReader(io.BytesIO(content)) for lang, content in files.items()}


def texts(reader: PdfReader) -> list[str]:
    """Return the words of each page, ligatures taken apart; read once, for that takes seconds."""
    if reader not in _TEXTS:
        _TEXTS[reader] = [page.extract_text().replace("\ufb01", "fi").replace("\ufb02", "fl") for page in reader.pages]
    return _TEXTS[reader]


def whole(reader: PdfReader) -> str:
    """Return all words without the ends of lines and of pages."""
    return "".join("".join(texts(reader)).split())


def bookmarks(reader: PdfReader) -> list[tuple[str, int]]:
    """Return every bookmark with its page, from 1, in order."""

    def walk(items: list[object]) -> Iterator[tuple[str, int]]:
        for item in items:
            if isinstance(item, list):
                yield from walk(item)
            else:
                yield str(item.title), reader.get_destination_page_number(item) + 1  # type: ignore[attr-defined, arg-type, operator]

    return list(walk(list(reader.outline)))


@pytest.mark.parametrize(
    ("lang", "contents", "sections"),
    [
        ("zh", "目录", ("检查结论", "评分表", "发现的问题", "存疑，待人工判定", "手机上页面需要左右滚动", "走查实录")),
        ("en", "Contents", ("Verdict", "Score sheet", "Problems", "Left to a person to decide", "The walks")),
    ],
)
def test_contents_name_the_page_each_part_is_on(
    printed: Mapping[str, PdfReader], lang: str, contents: str, sections: tuple[str, ...]
) -> None:
    reader, pages = printed[lang], texts(printed[lang])
    below = pages[0].partition(f"\n{contents}\n")[2].partition(reader.metadata.title)[0]  # type: ignore[union-attr, arg-type]
    listed = dict(re.findall(r"^(.+?) (\d+)$", below, re.MULTILINE))

    assert set(sections) <= set(listed)
    for words, page in listed.items():
        assert words in pages[int(page) - 1]
    assert {(words, int(listed[words])) for words in sections} <= set(bookmarks(reader))
    assert len({int(page) for page in listed.values()}) > 4


def test_the_bookmark_of_a_device_is_its_name(printed: Mapping[str, PdfReader]) -> None:
    assert {"iPhone 13", "iPad Mini"} <= {words for words, _page in bookmarks(printed["zh"])}


def test_every_page_is_counted_and_sealed_and_the_last_says_the_seal_in_full(
    inspected: InspectionFolder, printed: Mapping[str, PdfReader]
) -> None:
    head, pages = inspected.read_inspection().manifest_head, texts(printed["zh"])

    assert list((inspected.path / "report").glob(".*")) == []  # the page that was printed is not left behind
    for number, page in enumerate(pages, 1):
        assert f"第 {number} 页，共 {len(pages)} 页" in page
        assert "北京市大兴区人民政府 检查报告" in page
        assert head[:16] in page
    assert head in pages[-1]
    assert f"Page 1 of {len(printed['en'].pages)}" in printed["en"].pages[0].extract_text()


@pytest.mark.parametrize(("lang", "not_said"), [("zh", "Why it matters"), ("en", "整改建议")])
def test_only_one_language_is_printed(printed: Mapping[str, PdfReader], lang: str, not_said: str) -> None:
    both = {"zh": "整改建议", "en": "Why it matters"}
    said = "\n".join(texts(printed[lang]))

    assert both[lang] in said
    assert not_said not in said
    assert str(printed[lang].root_object["/Lang"]).startswith(lang)


def test_no_page_is_empty_and_all_are_a4(printed: Mapping[str, PdfReader]) -> None:
    for reader in printed.values():
        assert {(round(page.mediabox.width), round(page.mediabox.height)) for page in reader.pages} == {A4_POINTS}
        assert min(map(len, texts(reader))) > 120  # more than the lines above and below


def test_everything_folded_on_the_screen_is_open_on_paper(printed: Mapping[str, PdfReader]) -> None:
    said = whole(printed["zh"])

    assert all(f"页面宽{400 + n}像素" in said for n in range(8))


def test_chinese_can_be_searched(printed: Mapping[str, PdfReader]) -> None:
    said = whole(printed["zh"])

    assert "政务门户检查报告" in said
    assert not re.search("[\u2e80-\u2fdf]", said)  # radicals in the place of characters


def test_pictures_are_printed(inspected: InspectionFolder, printed: Mapping[str, PdfReader]) -> None:
    with pikepdf.open(inspected.path / "report" / "report.pdf") as pdf:
        images = [one for one in pdf.objects if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Image"]
        sizes = {(int(one["/Width"]), int(one["/Height"])) for one in images}

    assert {(1280, 800), (585, 1266)} <= sizes
    assert len(images) > 10


def test_dated_as_the_inspection_and_tagged(printed: Mapping[str, PdfReader]) -> None:
    about = printed["zh"].metadata

    assert about is not None
    assert about.title == "北京市大兴区人民政府 检查报告"
    assert about.creation_date_raw == "D:20261122093340Z"
    assert about.creator == "PortalWalk 0.1.0"
    assert "'/Marked': True" in str(printed["zh"].root_object["/MarkInfo"])


def test_a_range_of_radicals_becomes_the_characters_they_are_read_as(inspected: InspectionFolder) -> None:
    pdf = pikepdf.new()
    noted = b"2 beginbfchar\n<01> <2ED4>\n<02> <4E00>\nendbfchar\n1 beginbfrange\n<03> <05> <2F00>\nendbfrange\n"
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, ToUnicode=pdf.make_stream(noted))
    pdf.Root.Font = pdf.make_indirect(font)
    pdf.save(before := io.BytesIO())

    with pikepdf.open(io.BytesIO(archived(before.getvalue(), inspected.read_inspection()))) as after:
        said = after.Root.Font.ToUnicode.read_bytes()

    assert b"<01> <95E8>\n<02> <4E00>\n" in said
    assert b"<03> <05> [<4E00> <4E28> <4E36>]" in said


def test_how_far_a_browser_had_counted_leaves_no_trace(inspected: InspectionFolder) -> None:
    def made(*numbers: int) -> bytes:
        pdf = pikepdf.new()
        pdf.Root.Names = pikepdf.Array([pikepdf.String(f"node{number:08d}") for number in numbers])
        pdf.save(raw := io.BytesIO())
        return archived(raw.getvalue(), inspected.read_inspection())

    assert made(459, 462, 2209) == made(431, 434, 2181) != made(431, 435, 2181)


@contextmanager
def listening() -> Iterator[tuple[str, list[str]]]:
    asked: list[str] = []

    class Answer(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", asked
    finally:
        server.shutdown()
        server.server_close()


def test_nothing_is_asked_of_a_network_whatever_a_template_says(tmp_path: Path, browser_path: str) -> None:
    page = tmp_path / "reports" / "html" / "report.html.j2"
    page.parent.mkdir(parents=True)
    with listening() as (address, asked):
        page.write_text(
            f'<!doctype html><title>x</title><link rel="stylesheet" href="{address}/style.css"><main><section id="a">'
            f'<h2>Section</h2><img src="{address}/picture.png"></section></main><script src="{address}/x.js"></script>',
            encoding="utf-8",
        )
        path = written(write_sample(tmp_path / "results"), templates=tmp_path / "reports")

    assert asked == []
    assert "Section" in PdfReader(path).pages[-1].extract_text()


@pytest.mark.parametrize(
    ("browser", "says", "says_zh"),
    [
        ("/no/such/browser", "Get one with `playwright install chromium`", "请运行 playwright install chromium"),
        ("/bin/true", "could not print the report", "未能打印报告"),
    ],
)
def test_without_a_browser_it_says_how_to_get_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, browser: str, says: str, says_zh: str
) -> None:
    folder = write_sample(tmp_path)
    monkeypatch.setenv(ENVIRONMENT, browser)

    with pytest.raises(ReportError, match=says) as refused:
        written(folder)

    assert says_zh in refused.value.message_zh
    assert [path.name for path in (folder.path / "report").iterdir() if path.is_file()] == []


def test_no_link_names_a_folder_of_this_machine(printed: Mapping[str, PdfReader]) -> None:
    annotations = [one.get_object() for page in printed["zh"].pages for one in page.get("/Annots", ())]
    actions = [one["/A"].get_object() for one in annotations if "/A" in one]
    addresses = [str(one["/URI"]) for one in actions if "/URI" in one]

    assert addresses
    assert {address.partition(":")[0] for address in addresses} <= {"http", "https"}
