"""Whatever is done to an inspection's evidence afterwards is found and named."""

import hashlib
import json
import shutil
from pathlib import Path

import pytest

from portalwalk.evidence.folder import FolderError, InspectionFolder
from portalwalk.evidence.verify import Tampering, verify
from portalwalk.model.inspection import State
from tests.evidence.sealed_folder import PIECES, RECORDS, STARTED, entry, evidence, first, lines_of, rewrite, unsealed


def test_untouched(sealed: Path) -> None:
    found = verify(sealed)

    assert found.ok
    assert (found.records, found.problems, found.remarks) == (RECORDS, (), ())
    assert found.head == hashlib.sha256(lines_of(sealed)[-1].rstrip("\n").encode()).hexdigest()
    assert found.head == InspectionFolder.open(sealed).read_inspection().manifest_head


def test_moved_elsewhere_and_read_only(sealed: Path, tmp_path: Path) -> None:
    copy = tmp_path / "复制"
    shutil.copytree(sealed, copy, ignore=shutil.ignore_patterns(".lock"))
    before = sorted(copy.rglob("*"))

    assert verify(copy).ok
    assert sorted(copy.rglob("*")) == before


def test_no_inspection(tmp_path: Path) -> None:
    with pytest.raises(FolderError, match="not an inspection folder"):
        verify(tmp_path)


@pytest.mark.parametrize("n", range(1, RECORDS + 1))
def test_changed_record(sealed: Path, n: int) -> None:
    lines = lines_of(sealed)
    lines[n - 1] = lines[n - 1].replace('"at":"2', '"at":"3')
    rewrite(sealed, lines)

    assert first(verify(sealed)) == (Tampering.CHANGED, n)


@pytest.mark.parametrize("n", range(1, RECORDS + 1))
def test_dropped_record(sealed: Path, n: int) -> None:
    lines = lines_of(sealed)
    dropped = evidence(sealed, n).relative_to(sealed).as_posix()
    rewrite(sealed, lines[: n - 1] + lines[n:])

    found = verify(sealed)

    assert first(found) == (Tampering.DROPPED, n)
    assert n == RECORDS or dropped in {problem.path for problem in found.problems}


@pytest.mark.parametrize("forge", ["copy", "in the chain", "out of the chain"])
@pytest.mark.parametrize("n", range(1, RECORDS + 2))
def test_added_record(sealed: Path, n: int, forge: str) -> None:
    lines = lines_of(sealed)
    previous = hashlib.sha256(lines[n - 2].rstrip("\n").encode()).hexdigest() if n > 1 else "0" * 64
    forged = {"n": n, "previous": previous if forge == "in the chain" else "f" * 64, "url": "https://forged/"}
    added = lines[max(n - 2, 0)] if forge == "copy" else json.dumps(json.loads(lines[0]) | forged) + "\n"
    rewrite(sealed, [*lines[: n - 1], added, *lines[n - 1 :]])

    assert first(verify(sealed)) == (Tampering.ADDED, 2 if forge == "copy" and n == 1 else n)


@pytest.mark.parametrize(("one", "other"), [(1, 2), (1, RECORDS), (2, 3), (2, 5), (RECORDS - 1, RECORDS)])
def test_swapped_records(sealed: Path, one: int, other: int) -> None:
    lines = lines_of(sealed)
    lines[one - 1], lines[other - 1] = lines[other - 1], lines[one - 1]
    rewrite(sealed, lines)

    assert first(verify(sealed)) == (Tampering.REORDERED, one)


@pytest.mark.parametrize(("start", "end"), [(1, 4), (4, 1), (6, 2), (1, RECORDS)])
def test_moved_record(sealed: Path, start: int, end: int) -> None:
    lines = lines_of(sealed)
    lines.insert(end - 1, lines.pop(start - 1))
    rewrite(sealed, lines)

    assert first(verify(sealed)) == (Tampering.REORDERED, min(start, end))


def test_unreadable_record(sealed: Path) -> None:
    lines = lines_of(sealed)
    lines[2] = "{}\n"
    rewrite(sealed, lines)

    assert first(verify(sealed)) == (Tampering.UNREADABLE, 3)


@pytest.mark.parametrize("n", range(1, RECORDS))
def test_changed_evidence(sealed: Path, n: int) -> None:
    evidence(sealed, n).write_bytes(b"other")

    found = verify(sealed)

    assert first(found) == (Tampering.CHANGED, n)
    assert found.problems[0].path == evidence(sealed, n).relative_to(sealed).as_posix()
    assert len(found.problems) == 1


def test_swapped_evidence(sealed: Path) -> None:
    one, other = evidence(sealed, 2), evidence(sealed, 4)
    one_was, other_was = one.read_bytes(), other.read_bytes()
    one.write_bytes(other_was)
    other.write_bytes(one_was)

    found = verify(sealed)

    assert [(problem.kind, problem.n) for problem in found.problems] == [("changed", 2), ("changed", 4)]


def test_dropped_and_added_evidence(sealed: Path) -> None:
    moved = evidence(sealed, 3).rename(sealed / "evidence" / "new.txt")

    found = verify(sealed)

    assert [(problem.kind, problem.n) for problem in found.problems] == [("dropped", 3), ("added", None)]
    assert found.problems[1].path == moved.relative_to(sealed).as_posix()


def test_a_record_never_leads_outside(sealed: Path) -> None:
    lines = lines_of(sealed)
    record = json.loads(lines[0]) | {"path": "../../secret"}
    rewrite(sealed, [json.dumps(record) + "\n", *lines[1:]])

    assert Tampering.UNREADABLE in {problem.kind for problem in verify(sealed).problems}


@pytest.mark.parametrize("kept", range(1, RECORDS))
def test_end_of_the_manifest_cut_off(sealed: Path, kept: int) -> None:
    rewrite(sealed, lines_of(sealed)[:kept])

    assert first(verify(sealed)) == (Tampering.DROPPED, kept + 1)


def test_end_cut_off_and_the_head_made_to_fit(sealed: Path) -> None:
    evidence(sealed, RECORDS - 1).unlink()
    lines = lines_of(sealed)[:PIECES]
    rewrite(sealed, lines)
    unsealed(sealed, manifest_head=hashlib.sha256(lines[-1].strip().encode()).hexdigest(), state=State.COMPLETE)

    assert first(verify(sealed)) == (Tampering.DROPPED, PIECES + 1)


def test_another_head(sealed: Path) -> None:
    unsealed(sealed, manifest_head="a" * 64, state=State.COMPLETE)

    assert first(verify(sealed)) == (Tampering.CHANGED, RECORDS)


@pytest.mark.parametrize("name", ["manifest.jsonl", "observations.jsonl"])
def test_missing_file(sealed: Path, name: str) -> None:
    (sealed / name).unlink()

    found = verify(sealed)

    assert first(found)[0] == Tampering.DROPPED
    assert found.problems[0].path == name


def test_broken_inspection(sealed: Path) -> None:
    (sealed / "inspection.json").write_text("{")

    found = verify(sealed)

    assert first(found)[0] == Tampering.UNREADABLE
    assert found.problems[0].path == "inspection.json"


def test_torn_manifest(sealed: Path) -> None:
    text = (sealed / "manifest.jsonl").read_text()
    (sealed / "manifest.jsonl").write_text(text[:-30])

    assert first(verify(sealed)) == (Tampering.TORN, RECORDS)


def test_killed_inspection_is_no_accusation(tmp_path: Path) -> None:
    folder = InspectionFolder.create(tmp_path, "h", STARTED)
    folder.keep(b"x", "txt")
    folder.append(entry())

    found = verify(folder.path)

    assert found.ok
    assert any("never sealed" in remark for remark in found.remarks)
    assert len(found.remarks) == len(found.remarks_zh)


def test_last_record_dropped_before_sealing(tmp_path: Path) -> None:
    folder = InspectionFolder.create(tmp_path, "h", STARTED)
    folder.keep(b"x", "txt")
    folder.keep(b"y", "txt")
    rewrite(folder.path, lines_of(folder.path)[:-1])

    found = verify(folder.path)

    assert [problem.kind for problem in found.problems] == [Tampering.ADDED]
    assert found.problems[0].path.startswith("evidence/")


def test_resumed_inspection(sealed: Path) -> None:
    head = InspectionFolder.open(sealed).read_inspection().manifest_head
    folder = InspectionFolder.open(sealed)
    folder.write_inspection(folder.read_inspection().model_copy(update={"state": State.RUNNING}))

    folder.append(entry("more"))
    folder.keep(b"more", "txt")

    assert verify(sealed).problems == ()
    unsealed(sealed, manifest_head=head, state=State.PARTIAL)
    assert {problem.kind for problem in verify(sealed).problems} == {Tampering.ADDED}
    unsealed(sealed, manifest_head=folder.seal(), state=State.COMPLETE)
    assert verify(sealed).problems == ()
