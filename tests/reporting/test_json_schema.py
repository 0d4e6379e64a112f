"""What is written as JSON is what the published schemas say."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from portalwalk.evidence.folder import InspectionFolder
from portalwalk.reporting import write_report
from tests.reporting.sample import CHECKS

REFERENCE = Path(__file__).parents[2] / "docs" / "reference"


def validator(name: str) -> Draft202012Validator:
    schema: dict[str, Any] = json.loads((REFERENCE / name).read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


@pytest.fixture(scope="module")
def stored(inspected: InspectionFolder) -> Any:
    return json.loads((inspected.path / "inspection.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module", params=["every check", "no check"])
def reported(inspected: InspectionFolder, request: pytest.FixtureRequest) -> Any:
    checks = CHECKS if request.param == "every check" else {}
    return json.loads(write_report(inspected, checks, formats=("json",))["json"].read_text(encoding="utf-8"))


def test_the_stored_inspection_is_as_published(stored: Any) -> None:
    assert [error.message for error in validator("inspection.schema.json").iter_errors(stored)] == []


def test_the_reports_copy_is_as_published(reported: Any) -> None:
    assert [error.message for error in validator("report.schema.json").iter_errors(reported)] == []


def test_the_copy_says_all_that_is_stored(stored: Any, reported: Any) -> None:
    added = {"check_texts", "evidence_files"}
    findings = [{key: value for key, value in one.items() if key not in added} for one in reported["findings"]]

    assert reported | {"findings": findings} == stored | {"timestamp": None}


def test_the_schemas_refuse_what_is_not_said(stored: Any, reported: Any) -> None:
    report_schema = validator("report.schema.json")

    assert not report_schema.is_valid(stored)  # its findings have no texts
    assert not report_schema.is_valid(reported | {"level": "write"})
    assert not report_schema.is_valid({key: value for key, value in reported.items() if key != "level"})
