"""Allure results: a folder that Allure 2 and 3 make a report of, one result per check and journey.

The JSON is written here, and not by allure-python-commons: its model classes carry no types that a checker could hold
us to, its writer stores one object a file as it goes under random names, and we need the same names for the same
inspection. What the fields mean: https://allurereport.org/docs/how-it-works-test-result-file/.
"""

import hashlib
import json
import mimetypes
import os
import shutil
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from portalwalk.evidence.errors import explained
from portalwalk.model.outcome import Impact, Outcome
from portalwalk.reporting.formats.markdown_text import plain
from portalwalk.reporting.job import Job, write_bytes
from portalwalk.reporting.parts import LinkView, PictureView
from portalwalk.reporting.text import Text
from portalwalk.reporting.verdicts import VerdictView, pictures_of, verdicts_of
from portalwalk.reporting.views import FindingView, OccurrenceView
from portalwalk.reporting.words import word

STATUS = {Outcome.FAILED: "failed", Outcome.ERROR: "broken", Outcome.PASSED: "passed"}
"""`broken` is Allure's word for what the test itself got wrong. Everything else is `skipped`, with the reason as its
message: nothing was judged, and no colour of Allure's says "a person has to decide"."""
SEVERITY = {
    Impact.CRITICAL: "blocker",
    Impact.SERIOUS: "critical",
    Impact.MODERATE: "normal",
    Impact.MINOR: "minor",
}
LINKS = 5
"""Addresses named above the steps; every step names its own."""


def write_allure(job: Job, path: Path) -> None:
    """Write the folder anew: results, their pictures, the environment, and the categories of Allure 2.

    Pictures are copied, each once. A link to the evidence would be lighter, but whatever then shrinks or rewrites the
    pictures of a report would change the evidence.

    Raises:
        FolderError: it cannot be written; the message says why.

    """
    with explained(path, "write", "写入"):
        if path.exists():
            shutil.rmtree(path)
        path.mkdir(parents=True)
    pictures: dict[str, Path] = {}
    for verdict in verdicts_of(job.report):
        result = _Result(job, verdict)
        _write_json(path / f"{result.uuid}-result.json", result.document())
        pictures |= result.pictures
    with explained(path, "write", "写入"):
        for name, file in pictures.items():
            shutil.copyfile(file, path / name)
    _write_json(path / "categories.json", list(_categories(job)))
    write_bytes(path / "environment.properties", "".join(_environment(job)))


class _Result:
    """One verdict in Allure's words."""

    def __init__(self, job: Job, verdict: VerdictView) -> None:
        self._job, self._verdict = job, verdict
        inspection = job.report.inspection
        self._portal = inspection.portal
        self._status = STATUS.get(Outcome(verdict.outcome.word), "skipped")
        self.uuid = str(uuid5(NAMESPACE_URL, "\n".join((inspection.started_at, *self._name))))
        self.pictures: dict[str, Path] = {}

    @property
    def _name(self) -> tuple[str, str, str]:
        return self._portal.id, self._verdict.journey.module, self._verdict.check

    def document(self) -> dict[str, Any]:
        """Tell the verdict; the same portal, journey and check have one history from inspection to inspection."""
        job, verdict = self._job, self._verdict
        suites = [self._portal.name or self._portal.id, job.say(verdict.journey.name)]
        details: dict[str, Any] = {"flaky": any(finding.intermittent for finding in verdict.findings)}
        if self._status != "passed":
            details["message"] = job.say(verdict.message)
        began = _milliseconds(verdict.began.iso if verdict.began else job.report.started.iso)
        return {
            "uuid": self.uuid,
            "historyId": _digest(self._name),
            "testCaseId": _digest(self._name[1:]),
            "fullName": "#".join(self._name[1:]),
            "titlePath": suites,
            "name": job.say(verdict.title),
            "status": self._status,
            "statusDetails": details,
            "stage": "finished",
            "description": self._description(),
            "labels": [{"name": name, "value": value} for name, value in self._labels(suites)],
            "links": [{"type": "link", "name": link.short, "url": link.href} for link in self._links()],
            "steps": [self._finding(finding) for finding in verdict.findings],
            "start": began,
            "stop": _milliseconds(verdict.ended.iso) if verdict.ended else began,
        }

    def _labels(self, suites: list[str]) -> Iterator[tuple[str, str]]:
        verdict = self._verdict
        yield from zip(("parentSuite", "suite"), suites, strict=True)
        yield "epic", suites[0]
        yield "feature", suites[1]
        yield "package", verdict.journey.module
        yield "severity", SEVERITY[max((Impact(one.impact.word) for one in verdict.findings), key=lambda one: one.rank)]
        yield "tag", verdict.outcome.word
        if any(finding.intermittent for finding in verdict.findings):
            yield "tag", "intermittent"
        yield "framework", "portalwalk"

    def _description(self) -> str:
        """Say why and how to fix; Allure reads it as Markdown."""
        job, verdict, colon = self._job, self._verdict, self._job.say(word("colon"))
        told = [("why", [verdict.why]), ("how_to_fix", [verdict.how_to_fix]), ("basis", list(verdict.basis))]
        lines = [
            f"**{job.say(word(key))}**{colon}{plain(job.say(text), at_most=2_000)}"
            for key, texts in told
            for text in texts
            if text
        ]
        return "\n\n".join(lines)

    def _links(self) -> Iterable[LinkView]:
        places = [place.link for one in self._verdict.findings for place in one.occurrences]
        return list({link.href: link for link in places if link.href}.values())[:LINKS]

    def _finding(self, finding: FindingView) -> dict[str, Any]:
        places = finding.occurrences + finding.more_occurrences
        in_places = {picture.href for place in places for picture in _pictures(place)}
        title = self._job.say(finding.title)
        return {
            "name": f"{title} — {finding.apart}" if finding.apart else title,
            "status": self._status,
            **({"statusDetails": {"message": self._job.say(finding.summary)}} if finding.summary else {}),
            "stage": "finished",
            "parameters": self._parameters(
                ("permalink", f"index.html#{finding.anchor}"),
                ("attempts", self._job.say(finding.reproduced)),
            ),
            "steps": [self._place(place) for place in places],
            "attachments": self._attach(one for one in pictures_of(finding) if one.href not in in_places),
        }

    def _place(self, place: OccurrenceView) -> dict[str, Any]:
        return {
            "name": self._job.say(place.observed),
            "status": self._status,
            "stage": "finished",
            "parameters": self._parameters(
                ("address", place.link.text), ("device", self._job.say(place.device)), ("selector", place.target)
            ),
            "attachments": self._attach(_pictures(place)),
        }

    def _parameters(self, *named: tuple[str, str]) -> list[dict[str, str]]:
        return [{"name": self._job.say(word(key)), "value": value} for key, value in named if value]

    def _attach(self, pictures: Iterable[PictureView]) -> list[dict[str, str]]:
        """Name the pictures and have them copied; before each stands its readable piece, where there is one."""
        job, named = self._job, list[tuple[Path, Text]]()
        for picture in pictures:
            if picture.piece:
                named.append((job.close_up_of(picture), picture.piece.what))
            named.append((job.file_of(picture), picture.caption))
        return [self._attachment(file, job.say(name)) for file, name in named]

    def _attachment(self, file: Path, name: str) -> dict[str, str]:
        inside = Path(os.path.relpath(file, self._job.folder.path))
        source = f"{'-'.join(inside.with_suffix('').parts)}-attachment{file.suffix}"
        self.pictures[source] = file
        kind = mimetypes.guess_type(file.name, strict=False)[0] or "application/octet-stream"
        return {"name": name, "source": source, "type": kind}


def _pictures(place: OccurrenceView) -> tuple[PictureView, ...]:
    return place.evidence.pictures + place.evidence.more_pictures


def _categories(job: Job) -> Iterator[dict[str, Any]]:
    """Name what became of the results, in the words of the report; Allure 3 takes categories from its own settings."""
    for outcome in (Outcome.FAILED, Outcome.ERROR, Outcome.CANT_TELL, Outcome.BLOCKED, Outcome.INAPPLICABLE):
        label, status = job.say(word(f"outcome_{outcome.value}")), STATUS.get(outcome, "skipped")
        category: dict[str, Any] = {"name": label, "matchedStatuses": [status]}
        if status == "skipped":
            category["messageRegex"] = f"(?s){label}.*"
        yield category


def _environment(job: Job) -> Iterator[str]:
    report = job.report
    facts = {
        "started": job.say(report.started.day_time),
        "address": report.home.text,
        "level": job.say(report.level),
        "tool": f"{report.inspection.tool.name} {report.inspection.tool.version}",
        "browser": report.inspection.tool.browser,
        "coverage": job.say(report.coverage.sentence),
        "manifest_head": report.inspection.manifest_head,
        "stamp": job.say(report.stamp.says) if report.stamp else "",
    }
    for key, value in facts.items():
        if value:
            yield f"{_property(job.say(word(key)))} = {_property(value)}\n"


def _property(words: str) -> str:
    """Write words as Java's properties files have them: by its code, what is no plain letter or digit."""
    units = words.encode("utf-16-be", errors="replace")
    codes = [int.from_bytes(units[index : index + 2]) for index in range(0, len(units), 2)]
    return "".join(chr(code) if code < 128 and chr(code).isalnum() else f"\\u{code:04x}" for code in codes)


def _milliseconds(iso: str) -> int:
    return int(datetime.fromisoformat(iso).timestamp() * 1000) if iso else 0


def _digest(words: Iterable[str]) -> str:
    return hashlib.sha256("\x1f".join(words).encode()).hexdigest()[:32]


def _write_json(path: Path, content: object) -> None:
    write_bytes(path, json.dumps(content, ensure_ascii=False, indent=1) + "\n")
