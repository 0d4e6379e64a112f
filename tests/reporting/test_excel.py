"""The problem list in Excel: a row for each place, text that stays text, links that lead where they say."""

import re
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import openpyxl  # type: ignore[import-untyped]
import pytest

from portalwalk.evidence.folder import InspectionFolder
from portalwalk.model.outcome import Outcome
from portalwalk.model.verdict import Occurrence
from portalwalk.reporting import write_report
from portalwalk.reporting.formats import excel
from portalwalk.reporting.formats.excel_cells import MOST_UNITS, defused
from tests.reporting.sample import CHECKS, HOME, HOSTILE_TITLE, write_sample
from tests.reporting.sample_findings import HOSTILE_URL

HYPERLINK = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


@pytest.fixture
def sample(tmp_path: Path) -> InspectionFolder:
    return write_sample(tmp_path)


def written(folder: InspectionFolder, lang: str = "zh") -> Path:
    return write_report(folder, CHECKS, formats=("xlsx",), lang=lang)["xlsx"]


def seen(folder: InspectionFolder, *occurrences: Occurrence, **changes: object) -> InspectionFolder:
    """Leave one finding in the inspection, with other places."""
    inspection = folder.read_inspection()
    first = inspection.findings[0].model_copy(update={"occurrences": occurrences, **changes})
    folder.write_inspection(inspection.model_copy(update={"findings": (first,), "scorecard": None}))
    return folder


def place(words: str = "what was seen", url: str = HOME, target: str = "", evidence: Sequence[str] = ()) -> Occurrence:
    return Occurrence(url=url, observed=words, observed_zh=words, target=target, evidence=tuple(evidence))


def rows(path: Path) -> list[dict[str, Any]]:
    """Read the list as a program does: heading → value."""
    book = openpyxl.load_workbook(path)
    head, *lines = book.worksheets[0].iter_rows(values_only=True)
    return [dict(zip(head, line, strict=True)) for line in lines]


def links(path: Path) -> list[str]:
    """Return where the cells of the workbook lead."""
    with zipfile.ZipFile(path) as packed:
        names = [name for name in packed.namelist() if re.search(r"worksheets/_rels/", name)]
        relations = [one for name in sorted(names) for one in ET.fromstring(packed.read(name)).iter(HYPERLINK)]  # noqa: S314
    return [one.get("Target", "") for one in relations if one.get("Type", "").endswith("/hyperlink")]


def test_each_place_is_a_row_failures_first(sample: InspectionFolder) -> None:
    told = rows(written(sample, "en"))

    assert [row["No."] for row in told] == list(range(1, 15))
    assert [row["Outcome"] for row in told] == ["failed"] * 12 + ["needs a person"] * 2
    assert [row["State"] for row in told] == ["open"] * 12 + ["to be checked"] * 2
    first = told[0]
    assert first["Problem"] == "Pages scroll sideways"
    assert first["What was seen"] == "The page is 400 px wide on a screen of 390 px."
    assert first["Indicator"].startswith("D11 ")
    assert (first["Device"], first["Impact"]) == ("iPhone 13", "critical")
    assert f"{first['First seen (Beijing time)']:%Y-%m-%d %H:%M}" == "2026-11-22 17:31"
    assert first["Finding id"].startswith("sideways-scroll-")
    assert {row["Deadline"] for row in told} == {None}


def test_what_passed_was_blocked_or_is_our_error_is_no_row(sample: InspectionFolder) -> None:
    told = {row["问题编号"].rpartition("-")[0] for row in rows(written(sample))}

    assert told.isdisjoint({"viewport-missing", "message-daily-limit", "login-fails", "back-fails"})
    assert {"logout-incomplete", "search-result-broken"} <= told


def test_a_problem_that_no_indicator_counts_is_named_by_its_check(sample: InspectionFolder) -> None:
    (row,) = rows(written(seen(sample, place())))

    assert row["指标"] == "已发布内容能在搜索结果第一页找到"


def test_the_list_can_be_worked_through(sample: InspectionFolder) -> None:
    sheet = openpyxl.load_workbook(written(sample)).worksheets[0]
    lists = [rule for rule in sheet.data_validations.dataValidation if rule.type == "list"]

    assert sheet.freeze_panes == "D2"
    assert sheet.auto_filter.ref == "A1:Q15"
    assert all(sheet.column_dimensions[column].width > 5 for column in "ABCDEFGHIJKLMNOPQ")
    assert sheet.print_title_rows == "$1:$1"
    assert [str(rule.sqref) for rule in lists] == ["N2:N15"]
    assert "已整改" in lists[0].formula1


def test_nothing_of_a_portal_is_a_formula(sample: InspectionFolder) -> None:
    hostile = "=cmd|' /C calc'!A0"
    folder = seen(sample, place(hostile, target=hostile), title=hostile, title_zh=hostile, place=hostile)
    path = written(folder)

    (row,) = rows(path)
    assert row["问题"] == row["看到的情况"] == f"'{hostile}"
    assert row["位置（栏目、页面元素）"] == f"'{hostile}\n{hostile}"
    with zipfile.ZipFile(path) as packed:
        sheets = [packed.read(name).decode() for name in packed.namelist() if "/sheet" in name and name.endswith("xml")]
    assert not any("<f>" in sheet or "<f " in sheet for sheet in sheets)


def test_only_web_addresses_and_pictures_are_links(sample: InspectionFolder) -> None:
    path = written(sample)
    targets = {target for target in links(path) if not target.startswith("https://www.example.gov.cn/")}

    assert HOSTILE_URL in {row["网页地址"] for row in rows(path)}
    assert targets
    for target in targets:
        assert (path.parent / unquote(target.replace("\\", "/"))).is_file()


def test_a_link_longer_than_excel_can_hold_is_text(sample: InspectionFolder) -> None:
    address = HOME + "a" * 3000
    path = written(seen(sample, place(url=address), place(url=HOME + "b\nc"), place(url=HOME + "d")))

    assert [row["网页地址"] for row in rows(path)] == [address, HOME + "b\nc", HOME + "d"]
    assert [link for link in links(path) if link.startswith("http")] == [HOME + "d", HOME]


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("a\x00b\x0b\ufffe", "a\ufffdb\ufffd\ufffd"),
        ("half \ud800 a pair", "half \ufffd a pair"),
        ("\u202eabc", "\ufffdabc"),
        ("字" * 40_000, "字" * (MOST_UNITS - 1) + "…"),
        ("\U0001f600" * 20_000, "\U0001f600" * ((MOST_UNITS - 1) // 2) + "…"),
        (HOSTILE_TITLE, HOSTILE_TITLE.replace("\u202e", "\ufffd")),
    ],
    ids=["control", "surrogate", "direction", "long", "long pairs", "markup"],
)
def test_any_words_fit_into_a_cell(sample: InspectionFolder, sent: str, kept: str) -> None:
    # What the JSON of an inspection cannot hold comes in by other ways, so the cell is asked itself.
    assert defused(sent) == kept
    words = sent.encode("utf-8", "replace").decode()
    (row,) = rows(written(seen(sample, place(words))))

    assert str(row["看到的情况"]) == defused(words)


def test_what_looks_like_an_escape_of_excels_is_no_escape(sample: InspectionFolder) -> None:
    path = written(seen(sample, place("_x0041_")))

    with zipfile.ZipFile(path) as packed:
        assert "_x005F_x0041_" in packed.read("xl/worksheets/sheet1.xml").decode()


def test_a_place_without_a_picture_of_its_own_shows_no_other(sample: InspectionFolder) -> None:
    (row,) = rows(written(seen(sample, place())))

    assert sample.read_inspection().findings[0].attempts[0].evidence
    assert row["原图"] is None


def test_pictures_are_small_and_each_is_stored_once(sample: InspectionFolder) -> None:
    picture = sample.read_inspection().findings[0].occurrences[0].evidence[0]
    path = written(seen(sample, place(evidence=[picture]), place(evidence=[picture])))

    sheet = openpyxl.load_workbook(path).worksheets[0]
    assert [image.anchor._from.row for image in sheet._images] == [1, 2]
    assert all(image.width <= 320 and image.height <= 220 for image in sheet._images)
    with zipfile.ZipFile(path) as packed:
        assert len([name for name in packed.namelist() if name.startswith("xl/media/")]) == 1


def test_a_picture_that_cannot_be_read_leaves_its_link(sample: InspectionFolder) -> None:
    picture = sample.read_inspection().findings[0].occurrences[0].evidence[0]
    file = sample.evidence_path(picture)
    assert file
    file.write_bytes(file.read_bytes()[:5000])  # its size can be read, its lines cannot

    path = written(seen(sample, place(evidence=[picture])))

    assert openpyxl.load_workbook(path).worksheets[0]._images == []
    assert rows(path)[0]["原图"] == "打开原图"


def test_the_score_sheet_and_what_it_is_about_come_along(sample: InspectionFolder) -> None:
    inspection = sample.read_inspection()
    for lang, names in (("zh", ["问题清单", "评分表", "说明"]), ("en", ["Problems", "Score sheet", "About"])):
        book = openpyxl.load_workbook(written(sample, lang))
        cells = {str(cell) for row in book.worksheets[2].iter_rows(values_only=True) for cell in row if cell}

        assert book.sheetnames == names
        assert all(re.fullmatch(r"[^\[\]:*?/\\]{1,31}", name) for name in names)
        assert any(inspection.manifest_head in cell for cell in cells)
        assert {inspection.portal.name, "PortalWalk 0.1.0"} <= cells
        scored = {row[0] for row in book.worksheets[1].iter_rows(values_only=True)}
        assert inspection.scorecard
        assert {row.indicator for row in inspection.scorecard.indicators} <= scored


def test_what_was_deducted_can_be_added_up(sample: InspectionFolder) -> None:
    card = sample.read_inspection().scorecard
    assert card
    told = {row[0]: row[3] for row in openpyxl.load_workbook(written(sample)).worksheets[1].iter_rows(values_only=True)}
    deducted = {row.indicator: float(row.deducted) for row in card.indicators if row.deducted}

    assert deducted
    assert {indicator: told[indicator] for indicator in deducted} == deducted


def test_without_a_score_there_is_no_score_sheet(sample: InspectionFolder) -> None:
    assert openpyxl.load_workbook(written(seen(sample, place()))).sheetnames == ["问题清单", "说明"]


def test_an_empty_list_says_so(sample: InspectionFolder) -> None:
    inspection = sample.read_inspection()
    passed = tuple(one for one in inspection.findings if one.outcome is Outcome.PASSED)
    sample.write_inspection(inspection.model_copy(update={"findings": passed}))

    assert [row["问题"] for row in rows(written(sample))] == ["没有已确认的问题，也没有待人工判定的事项。"]


def test_a_list_too_long_says_what_is_left_out(sample: InspectionFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(excel, "MOST_ROWS", 3)

    told = [row["问题"] for row in rows(written(sample))]

    assert len(told) == 4
    assert told[3] == "清单到此为止：另有 11 处未列出，见 inspection.json。"


def test_an_inspection_without_a_readable_time_is_told_all_the_same(sample: InspectionFolder) -> None:
    sample.write_inspection(sample.read_inspection().model_copy(update={"started_at": "yesterday"}))

    assert rows(written(sample))[0]["首次发现（北京时间）"] == "yesterday"


def test_findings_are_told_as_they_are(sample: InspectionFolder) -> None:
    finding = sample.read_inspection().findings[2]

    told = [row for row in rows(written(sample)) if row["问题编号"] == finding.id]

    assert [row["位置（栏目、页面元素）"] for row in told] == [finding.place]
    assert [row["走查情况"] for row in told] == ["2 次走查（每次均为全新的浏览器环境）中有 2 次出现"]
