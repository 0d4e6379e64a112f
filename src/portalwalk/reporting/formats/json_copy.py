"""The inspection as JSON with its texts resolved: what a program needs that has no checks at hand."""

import json
from pathlib import Path
from typing import Any

from portalwalk.model.check import Check
from portalwalk.model.finding import Finding
from portalwalk.reporting.findings import evidence_of
from portalwalk.reporting.job import Job, write_bytes
from portalwalk.reporting.views import ReportView


def write_json(job: Job, path: Path) -> None:
    """Write `inspection.json` with, for every finding, the check's texts in both languages and its files."""
    report = job.report
    document = report.inspection.model_dump(mode="json", by_alias=True)
    document["findings"] = [_finding(finding, report) for finding in report.inspection.findings]
    write_bytes(path, json.dumps(document, ensure_ascii=False, indent=2) + "\n")


def _finding(finding: Finding, report: ReportView) -> dict[str, Any]:
    check = report.checks.get(finding.check)
    files = {sha: path for sha in evidence_of(finding) if (path := report.evidence_files.get(sha))}
    return {
        **finding.model_dump(mode="json"),
        "check_texts": _texts(check) if check else None,
        "evidence_files": files,
    }


def _texts(check: Check) -> dict[str, dict[str, Any]]:
    return {
        "zh": {
            "title": check.title_zh,
            "why": check.why_zh,
            "how_to_fix": check.how_to_fix_zh,
            "basis": list(check.basis_zh),
        },
        "en": {
            "title": check.title,
            "why": check.why,
            "how_to_fix": check.how_to_fix,
            "basis": list(check.basis),
        },
    }
