"""JUnit XML for CI: one test case per check and journey."""

from pathlib import Path
from xml.etree import ElementTree as ET

from portalwalk.model.finding import Finding
from portalwalk.model.outcome import Outcome
from portalwalk.reporting.build import section_of
from portalwalk.reporting.findings import modules_of, weightiest_first
from portalwalk.reporting.job import Job, write_bytes
from portalwalk.reporting.text import Text, printable
from portalwalk.reporting.words import word

_TAGS = {Outcome.FAILED: "failure", Outcome.ERROR: "error", Outcome.PASSED: None}
"""Everything else is `skipped`."""
_WEIGHTIEST = (
    Outcome.FAILED,
    Outcome.ERROR,
    Outcome.BLOCKED,
    Outcome.CANT_TELL,
    Outcome.PASSED,
    Outcome.INAPPLICABLE,
)


def write_junit(job: Job, path: Path) -> None:
    """Write the report as JUnit XML, whatever characters the portal sent."""
    report, lang = job.report, job.lang
    cases: dict[str, dict[str, list[Finding]]] = {}
    for finding in weightiest_first(report.inspection.findings):
        for module in modules_of(finding) or ["portalwalk"]:
            cases.setdefault(module, {}).setdefault(finding.check, []).append(finding)
    root = ET.Element("testsuites", name=printable(report.title.in_(lang)))
    for module in sorted(cases):
        suite = ET.SubElement(
            root, "testsuite", name=printable(module), timestamp=printable(report.inspection.started_at)
        )
        for check in sorted(cases[module]):
            _case(suite, module, check, cases[module][check], lang)
        _count(suite)
    _count(root)
    ET.indent(root)
    write_bytes(path, '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n")


def _case(suite: ET.Element, module: str, check: str, findings: list[Finding], lang: str) -> None:
    case = ET.SubElement(suite, "testcase", classname=printable(module), name=printable(check))
    outcome = min((section_of(finding) for finding in findings), key=_WEIGHTIEST.index)
    decisive = [finding for finding in findings if section_of(finding) is outcome]
    tag = _TAGS.get(outcome, "skipped")
    if tag is None:
        return
    first = Text.of(decisive[0].title, decisive[0].title_zh).in_(lang)
    if tag == "skipped":
        summary = Text.of(decisive[0].summary, decisive[0].summary_zh)
        label = word(f"outcome_{outcome.value}")
        first = "".join((label.in_(lang), word("colon").in_(lang), summary.in_(lang) or first))
    verdict = ET.SubElement(case, tag, message=printable(first))
    if tag != "skipped":
        verdict.set("type", decisive[0].impact.value if outcome is Outcome.FAILED else outcome.value)
    verdict.text = printable("\n\n".join(_tell(finding, lang) for finding in decisive))


def _tell(finding: Finding, lang: str) -> str:
    lines = [
        Text.of(finding.title, finding.title_zh).in_(lang),
        Text.of(finding.summary, finding.summary_zh).in_(lang),
        f"index.html#{finding.id}",
        *(
            f"- {Text.of(one.observed, one.observed_zh).in_(lang)} ({one.device}, {one.url}) {one.target}".rstrip()
            for one in finding.occurrences
        ),
    ]
    return "\n".join(line for line in lines if line)


def _count(element: ET.Element) -> None:
    element.set("tests", str(len(element.findall(".//testcase"))))
    element.set("failures", str(len(element.findall(".//failure"))))
    element.set("errors", str(len(element.findall(".//error"))))
    element.set("skipped", str(len(element.findall(".//skipped"))))
