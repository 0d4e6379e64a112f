"""JUnit XML for CI: one test case per check and journey, with its pictures."""

from itertools import groupby
from pathlib import Path
from xml.etree import ElementTree as ET

from portalwalk.model.outcome import Outcome
from portalwalk.reporting.job import Job, write_bytes
from portalwalk.reporting.parts import PictureView
from portalwalk.reporting.text import printable
from portalwalk.reporting.verdicts import VerdictView, pictures_of, verdicts_of
from portalwalk.reporting.views import FindingView, OccurrenceView

_TAGS = {Outcome.FAILED: "failure", Outcome.ERROR: "error", Outcome.PASSED: None}
"""Everything else is `skipped`."""


def write_junit(job: Job, path: Path) -> None:
    """Write the report as JUnit XML, whatever characters the portal sent.

    Pictures are named three ways, because readers differ. In the text and in the property `attachment`, seen from the
    report's folder; in `[[ATTACHMENT|…]]`, seen from the folder this was started in, which is where GitLab
    (`$CI_PROJECT_DIR`) and Jenkins' plugin JUnit Attachments (the workspace) look; or from the report's folder again
    when the inspection lies elsewhere: no path of this machine is written.
    """
    report = job.report
    root = ET.Element("testsuites", name=printable(job.say(report.title)))
    for module, verdicts in groupby(verdicts_of(report), key=lambda verdict: verdict.journey.module):
        suite = ET.SubElement(
            root, "testsuite", name=printable(module), timestamp=printable(report.inspection.started_at)
        )
        stamp = job.say(report.stamp.says) if report.stamp else ""
        proof = {"manifest_head": report.inspection.manifest_head, "time_stamp": stamp}
        _properties(suite, [(name, value) for name, value in proof.items() if value])
        for verdict in verdicts:
            _case(suite, verdict, job)
        _count(suite)
    _count(root)
    ET.indent(root)
    write_bytes(path, '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n")


def _case(suite: ET.Element, verdict: VerdictView, job: Job) -> None:
    case = ET.SubElement(suite, "testcase", classname=printable(verdict.journey.module), name=printable(verdict.check))
    outcome = Outcome(verdict.outcome.word)
    tag = _TAGS.get(outcome, "skipped")
    if tag is None:
        return
    told = ET.SubElement(case, tag, message=printable(job.say(verdict.message)))
    if tag != "skipped":
        told.set("type", verdict.findings[0].impact.word if outcome is Outcome.FAILED else outcome.value)
    told.text = printable("\n\n".join(_tell(finding, job) for finding in verdict.findings))
    pictures = verdict.pictures
    if pictures:
        _properties(case, [("attachment", picture.href) for picture in pictures])
        lines = [f"[[ATTACHMENT|{_from_here(picture, job)}]]" for picture in pictures]
        ET.SubElement(case, "system-out").text = printable("\n".join(lines))


def _tell(finding: FindingView, job: Job) -> str:
    lines = [
        job.say(finding.title),
        job.say(finding.summary),
        f"index.html#{finding.anchor}",
        *(_place(one, job) for one in finding.occurrences + finding.more_occurrences),
        *(picture.href for picture in pictures_of(finding)),
    ]
    return "\n".join(line for line in lines if line)


def _place(place: OccurrenceView, job: Job) -> str:
    return f"- {job.say(place.observed)} ({job.say(place.device)}, {place.link.text}) {place.target}".rstrip()


def _from_here(picture: PictureView, job: Job) -> str:
    file, here = job.file_of(picture).resolve(), Path.cwd().resolve()
    return file.relative_to(here).as_posix() if file.is_relative_to(here) else picture.href


def _properties(element: ET.Element, named: list[tuple[str, str]]) -> None:
    if not named:
        return
    properties = ET.SubElement(element, "properties")
    for name, value in named:
        ET.SubElement(properties, "property", name=name, value=printable(value))


def _count(element: ET.Element) -> None:
    element.set("tests", str(len(element.findall(".//testcase"))))
    element.set("failures", str(len(element.findall(".//failure"))))
    element.set("errors", str(len(element.findall(".//error"))))
    element.set("skipped", str(len(element.findall(".//skipped"))))
