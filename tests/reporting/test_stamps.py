"""A report says by whom and when its evidence was stamped, and never keeps quiet about a stamp that does not hold."""

import json
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from portalwalk.evidence.folder import InspectionFolder
from portalwalk.evidence.stamping import stamp
from portalwalk.evidence.timestamps import TIMESTAMP
from portalwalk.reporting import FORMATS, write_report
from portalwalk.reporting.build import build_report
from tests.evidence.time_stamping import SIGNER, Authority, time_server
from tests.reliability.byte_search import contents
from tests.reporting.sample import CHECKS, write_sample

DAY = datetime(2026, 11, 22, 10, 0, 7, tzinfo=UTC)
WITHOUT_A_BROWSER = [name for name in FORMATS if name != "pdf"]  # the PDF is the page, printed


@pytest.fixture
def stamped(tmp_path: Path) -> InspectionFolder:
    folder = write_sample(tmp_path)
    with time_server(Authority(DAY)) as server:
        stamp(folder, server.url)
    return folder


def told(folder: InspectionFolder, lang: str, kind: str) -> str:
    """Return all that a format writes, without what it is escaped with."""
    write_report(folder, CHECKS, formats=(kind,), lang=lang)
    written = b"".join(contents(folder.path / "report").values()).decode(errors="replace")
    of_properties = re.sub(r"\\u([0-9a-f]{4})", lambda code: chr(int(code[1], 16)), written)
    return re.sub(r"\\(?=\W)|\u200b", "", of_properties)


@pytest.mark.parametrize("kind", WITHOUT_A_BROWSER)
@pytest.mark.parametrize(
    ("lang", "day", "doubt"),
    [
        ("zh", "2026年11月22日 10:00 UTC", "签名者的身份未经根证书核对"),
        ("en", "22 November 2026, 10:00 UTC", "was not checked against a root"),
    ],
)
def test_every_format_says_when_and_by_whom(
    stamped: InspectionFolder, kind: str, lang: str, day: str, doubt: str
) -> None:
    said = told(stamped, lang, kind)

    assert SIGNER in said
    assert day in said
    assert doubt in said


@pytest.mark.parametrize("kind", WITHOUT_A_BROWSER)
def test_without_a_stamp_nothing_is_said(tmp_path: Path, kind: str) -> None:
    said = told(write_sample(tmp_path), "zh", kind)

    assert "时间戳" not in said
    assert "RFC 3161" not in said


@pytest.mark.parametrize("kind", WITHOUT_A_BROWSER)
@pytest.mark.parametrize(("lang", "says"), [("zh", "时间戳（timestamp.tsr）无效"), ("en", "does not hold")])
def test_a_stamp_of_another_manifest_is_said_to_prove_nothing(
    stamped: InspectionFolder, tmp_path: Path, kind: str, lang: str, says: str
) -> None:
    other = write_sample(tmp_path / "other")
    assert other.read_inspection().manifest_head != stamped.read_inspection().manifest_head
    (other.path / TIMESTAMP).write_bytes((stamped.path / TIMESTAMP).read_bytes())

    said = told(other, lang, kind)

    assert says in said
    assert SIGNER not in said


def test_what_proves_nothing_is_among_the_first_remarks(stamped: InspectionFolder) -> None:
    (stamped.path / TIMESTAMP).write_bytes(b"no time stamp")

    report = build_report(stamped, CHECKS)

    assert report.stamp is not None
    assert not report.stamp.holds
    assert report.stamp.says in report.remarks
    assert "it is no answer of a time-stamp server. It proves nothing." in report.stamp.says.en
    assert "这不是时间戳服务器的应答。它不能证明任何事项。" in report.stamp.says.zh


def test_a_missing_manifest_is_no_proof(stamped: InspectionFolder) -> None:
    (stamped.path / "manifest.jsonl").unlink()

    report = build_report(stamped, CHECKS)

    assert report.stamp is not None
    assert "cannot be read" in report.stamp.says.en


def test_a_head_that_is_not_the_manifests_is_not_said_to_be_stamped(stamped: InspectionFolder) -> None:
    inspection = stamped.read_inspection()
    stamped.write_inspection(inspection.model_copy(update={"manifest_head": "ab" * 32}))

    report = build_report(stamped, CHECKS)

    assert report.stamp is not None
    assert not report.stamp.holds


def test_evidence_that_came_after_the_stamp_is_said_not_to_be_covered(stamped: InspectionFolder) -> None:
    head = stamped.read_inspection().manifest_head
    stamped.keep(b"more", "html", url="https://www.example.gov.cn/")
    inspection = stamped.read_inspection()
    stamped.write_inspection(inspection.model_copy(update={"manifest_head": stamped.seal()}))

    report = build_report(stamped, CHECKS)

    assert report.stamp is not None
    assert report.stamp.holds
    assert head in report.stamp.says.zh
    assert "later records are not covered" in report.stamp.says.en
    assert "其后的记录不在其内" in report.stamp.says.zh


def test_json_has_the_stamp_in_its_parts(stamped: InspectionFolder) -> None:
    written = write_report(stamped, CHECKS, formats=("json",))["json"]

    stamped_at = json.loads(written.read_text(encoding="utf-8"))["timestamp"]

    assert stamped_at["holds"] is True
    assert stamped_at["at"] == "2026-11-22T10:00:07Z"
    assert stamped_at["signer"] == f"CN={SIGNER}"
    assert stamped_at["head"] == stamped.read_inspection().manifest_head
