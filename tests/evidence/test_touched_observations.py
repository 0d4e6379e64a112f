"""Whatever is done to the sealed observations is found, and the line is named."""

import hashlib
import json
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from portalwalk.evidence.folder import InspectionFolder
from portalwalk.evidence.verify import Tampering, verify
from tests.evidence.sealed_folder import PIECES, RECORDS, STARTED, entry, evidence, first, rewrite


def drop(lines: list[bytes], n: int) -> list[bytes]:
    return lines[: n - 1] + lines[n:]


def add(lines: list[bytes], n: int, line: bytes) -> list[bytes]:
    return [*lines[: n - 1], line, *lines[n - 1 :]]


def change(lines: list[bytes], n: int) -> list[bytes]:
    return add(drop(lines, n), n, lines[n - 1].replace(b"https://h/", b"https://x/"))


def move(lines: list[bytes], start: int, end: int) -> list[bytes]:
    return add(drop(lines, start), end, lines[start - 1])


@pytest.mark.parametrize(
    ("tamper", "kind", "line"),
    [
        *((partial(change, n=n), "changed", n) for n in range(1, PIECES + 1)),
        *((partial(drop, n=n), "dropped", n) for n in range(1, PIECES + 1)),
        *((partial(add, n=n, line=entry("new").model_dump_json().encode()), "added", n) for n in range(1, PIECES + 2)),
        (lambda lines: add(lines, 2, lines[3]), "added", 2),
        (lambda lines: add(lines, 4, lines[0]), "added", 4),
        (lambda lines: [*lines, lines[0]], "added", PIECES + 1),
        *((partial(move, start=s, end=e), "reordered", min(s, e)) for s, e in ((1, 2), (1, 5), (4, 2), (5, 1))),
        (lambda lines: lines[::-1], "reordered", 1),
        (lambda lines: lines[:2], "dropped", 3),
        (lambda lines: lines[:0], "dropped", 1),
        (lambda lines: change(drop(lines, 4), 2), "changed", 2),
    ],
)
def test_observation_line_is_named(
    sealed: Path, tamper: Callable[[list[bytes]], list[bytes]], kind: str, line: int
) -> None:
    path = sealed / "observations.jsonl"
    path.write_bytes(b"".join(one + b"\n" for one in tamper(path.read_bytes().splitlines())))

    found = verify(sealed)

    assert first(found) == (kind, RECORDS)
    assert [(problem.path, problem.line) for problem in found.problems] == [("observations.jsonl", line)]
    assert f"Line {line} " in found.problems[0].message
    assert f"第 {line} 行" in found.problems[0].message_zh


def test_observations_cut_off_in_the_middle_of_a_line(sealed: Path) -> None:
    path = sealed / "observations.jsonl"
    path.write_bytes(path.read_bytes()[:-30])

    (problem,) = verify(sealed).problems

    assert (problem.kind, problem.n, problem.line) == ("changed", RECORDS, PIECES)


def test_observations_with_half_a_line_more(sealed: Path) -> None:
    path = sealed / "observations.jsonl"
    path.write_bytes(path.read_bytes() + path.read_bytes()[:20])

    (problem,) = verify(sealed).problems

    assert (problem.kind, problem.n, problem.path) == ("torn", RECORDS, "observations.jsonl")


def test_observations_whose_fingerprints_were_changed_too(sealed: Path) -> None:
    evidence(sealed, RECORDS - 1).write_bytes(b"")
    (sealed / "observations.jsonl").write_bytes(b"{}\n")

    found = verify(sealed).problems

    assert [(problem.kind, problem.n, problem.line) for problem in found] == [
        ("changed", RECORDS - 1, None),
        ("changed", RECORDS, None),
    ]


def test_inspection_from_before_there_were_fingerprints(tmp_path: Path) -> None:
    folder = InspectionFolder.create(tmp_path, "h", STARTED)
    folder.append(entry())
    content = (folder.path / "observations.jsonl").read_bytes()
    record = {"n": 1, "path": "observations.jsonl", "sha256": hashlib.sha256(content).hexdigest()}
    rewrite(folder.path, [json.dumps(record | {"previous": "0" * 64, "at": "2026-11-22T09:31:05.000Z"}) + "\n"])
    assert verify(folder.path).ok

    (folder.path / "observations.jsonl").write_bytes(content + content)

    assert verify(folder.path).ok, "it was never finished: more may have come"
    (folder.path / "observations.jsonl").write_bytes(content[:-2])
    assert first(verify(folder.path)) == (Tampering.CHANGED, 1)
