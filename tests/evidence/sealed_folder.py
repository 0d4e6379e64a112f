"""A finished inspection with evidence, and what tests do to it."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from portalwalk.evidence.folder import InspectionFolder
from portalwalk.evidence.verify import Verification
from portalwalk.model.inspection import Inspection, PortalRef, State, Tool
from portalwalk.model.journal import Entry
from portalwalk.model.observations import SearchSought
from portalwalk.model.outcome import Level

PIECES = 5
RECORDS = PIECES + 2
"""The pieces of evidence, the fingerprints of the observations, the observations."""
STARTED = datetime(2026, 11, 22, 9, 31, 5, tzinfo=UTC)
INSPECTION = Inspection(
    tool=Tool(version="0", browser=""),
    portal=PortalRef(id="h", name="h", url="https://h/", kind="portal"),
    started_at="2026-11-22T09:31:05Z",
    level=Level.FILL,
)


def entry(words: str = "/") -> Entry:
    seen = SearchSought(url="https://h/", found=None, looked_on=(words,))
    return Entry(at="2026-11-22T09:31:05.000Z", scenario="test_a.py::test_b", kind="SearchSought", data=seen)


def unsealed(path: Path, **changes: Any) -> None:
    """Take the head away again, as if the run had been killed before it was written."""
    folder = InspectionFolder.open(path)
    update: dict[str, Any] = {"manifest_head": "", "state": State.RUNNING} | changes
    folder.write_inspection(folder.read_inspection().model_copy(update=update))


def lines_of(path: Path) -> list[str]:
    return (path / "manifest.jsonl").read_text().splitlines(keepends=True)


def rewrite(path: Path, lines: list[str]) -> None:
    (path / "manifest.jsonl").write_text("".join(lines))


def first(found: Verification) -> tuple[str, int | None]:
    assert not found.ok
    assert all(problem.message and problem.message_zh for problem in found.problems)
    return found.problems[0].kind, found.problems[0].n


def evidence(path: Path, number: int) -> Path:
    name: str = json.loads(lines_of(path)[number - 1])["path"]
    return path / name


def make_sealed(results: Path) -> Path:
    """Five pieces of evidence and the seal, the head in inspection.json."""
    folder = InspectionFolder.create(results, "h", STARTED)
    for number in range(1, PIECES + 1):
        folder.keep(f"evidence {number}".encode(), "txt", url=f"https://h/{number}")
        folder.append(entry(str(number)))
    folder.write_inspection(
        INSPECTION.model_copy(update={"manifest_head": folder.seal(), "state": State.COMPLETE}),
    )
    return folder.path
