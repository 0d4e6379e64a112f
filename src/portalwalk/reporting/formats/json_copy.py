"""The inspection as JSON with its texts resolved: what a program needs that has no checks at hand."""

from pathlib import Path

from pydantic import Field

from portalwalk.model.base import Record
from portalwalk.model.check import Check
from portalwalk.model.finding import Finding
from portalwalk.model.inspection import Inspection
from portalwalk.reporting.findings import evidence_of
from portalwalk.reporting.job import Job, write_bytes
from portalwalk.reporting.stamps import StampView
from portalwalk.reporting.views import ReportView


class CheckTexts(Record):
    """What a check says, in one language."""

    title: str
    why: str
    how_to_fix: str
    basis: tuple[str, ...]


class BothTexts(Record):
    """What a check says, in both languages."""

    zh: CheckTexts
    en: CheckTexts


class ReportedFinding(Finding):
    """A finding with its check's texts and its files."""

    check_texts: BothTexts | None
    """None for a check that was not there when the report was written."""
    evidence_files: dict[str, str]
    """SHA-256 → path seen from the inspection folder; what is missing there is left out."""


class ReportedStamp(Record):
    """The time stamp (RFC 3161) over the manifest's head; what proves nothing has no time and no signer."""

    holds: bool
    at: str
    signer: str
    head: str
    says_zh: str
    says: str


class ReportedInspection(Inspection):
    """`report/inspection.json`: the stored inspection, resolved; its JSON Schema is published, too."""

    findings: tuple[ReportedFinding, ...] = Field(default=())
    timestamp: ReportedStamp | None
    """None where there is none."""


def write_json(job: Job, path: Path) -> None:
    """Write `inspection.json` with, for every finding, the check's texts in both languages and its files."""
    report = job.report
    stored = report.inspection.model_dump(exclude={"findings"}, by_alias=True)
    findings = [_finding(finding, report) for finding in report.inspection.findings]
    document = ReportedInspection.model_validate(stored | {"findings": findings, "timestamp": _stamp(report.stamp)})
    write_bytes(path, document.model_dump_json(indent=2, by_alias=True) + "\n")


def _stamp(stamp: StampView | None) -> ReportedStamp | None:
    if stamp is None:
        return None
    return ReportedStamp(
        holds=stamp.holds,
        at=stamp.at,
        signer=stamp.signer,
        head=stamp.head,
        says_zh=stamp.says.zh,
        says=stamp.says.en,
    )


def _finding(finding: Finding, report: ReportView) -> ReportedFinding:
    check = report.checks.get(finding.check)
    return ReportedFinding(
        **{name: getattr(finding, name) for name in Finding.model_fields},
        check_texts=_texts(check) if check else None,
        evidence_files={sha: path for sha in evidence_of(finding) if (path := report.evidence_files.get(sha))},
    )


def _texts(check: Check) -> BothTexts:
    zh = CheckTexts(title=check.title_zh, why=check.why_zh, how_to_fix=check.how_to_fix_zh, basis=check.basis_zh)
    en = CheckTexts(title=check.title, why=check.why, how_to_fix=check.how_to_fix, basis=check.basis)
    return BothTexts(zh=zh, en=en)
