"""One inspection on disk, several processes, any of which may die."""

import errno
import json
import multiprocessing
import re
import signal
import subprocess
import sys
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from time import monotonic

import pytest

from portalwalk.evidence.folder import FolderError, InspectionFolder
from portalwalk.evidence.verify import verify
from portalwalk.model.inspection import Inspection, PortalRef, Tool
from portalwalk.model.journal import Entry
from portalwalk.model.observations import SearchSought
from portalwalk.model.outcome import Level

STARTED = datetime(2026, 11, 22, 9, 31, 5, tzinfo=UTC)
PROCESSES = 4
EACH = 25


def entry(words: str = "首页") -> Entry:
    seen = SearchSought(url="https://h/", found=None, looked_on=(words,))
    return Entry(at="2026-11-22T09:31:05.000Z", scenario="test_a.py::test_b", kind="SearchSought", data=seen)


def words_of(found: Entry) -> str:
    assert isinstance(found.data, SearchSought)
    return found.data.looked_on[0]


INSPECTION = Inspection(
    tool=Tool(version="0", browser=""),
    portal=PortalRef(id="h", name="大兴区人民政府", url="https://h/", kind="portal"),
    started_at="2026-11-22T09:31:05Z",
    level=Level.FILL,
)


@pytest.fixture
def folder(tmp_path: Path) -> InspectionFolder:
    return InspectionFolder.create(tmp_path / "results", "www.example.gov.cn", STARTED)


def test_folder_is_named_after_portal_and_utc_time(tmp_path: Path) -> None:
    in_beijing = STARTED.astimezone(timezone(timedelta(hours=8)))
    paths = [InspectionFolder.create(tmp_path, "h", when).path for when in (STARTED, in_beijing, STARTED)]

    assert [path.relative_to(tmp_path).as_posix() for path in paths] == [
        "h/2026-11-22T093105Z",
        "h/2026-11-22T093105Z-2",
        "h/2026-11-22T093105Z-3",
    ]


@pytest.mark.parametrize("portal_id", ["", "..", "../x", "a/b", "a\\b"])
def test_a_portal_id_is_no_path(tmp_path: Path, portal_id: str) -> None:
    with pytest.raises(ValueError, match="plain folder name"):
        InspectionFolder.create(tmp_path, portal_id, STARTED)


def test_time_needs_a_zone(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="time zone"):
        InspectionFolder.create(tmp_path, "h", STARTED.replace(tzinfo=None))


def test_a_file_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "results").write_text("")

    with pytest.raises(FolderError, match="--out") as caught:
        InspectionFolder.create(tmp_path / "results", "h", STARTED)

    assert str(tmp_path) in str(caught.value)
    assert "--out" in caught.value.message_zh


@pytest.mark.parametrize(
    ("code", "says", "says_zh"),
    [
        (errno.ENOSPC, "the disk is full", "磁盘已满"),
        (errno.EROFS, "not allowed", "没有写入权限"),
        (errno.EIO, "system says", "系统提示"),
    ],
)
def test_the_system_refuses(
    folder: InspectionFolder, monkeypatch: pytest.MonkeyPatch, code: int, says: str, says_zh: str
) -> None:
    def refuse(*_args: object, **_kwargs: object) -> None:
        raise OSError(code, "no")

    monkeypatch.setattr(Path, "open", refuse)

    with pytest.raises(FolderError, match=says) as caught:
        folder.append(entry())

    assert says_zh in caught.value.message_zh
    assert caught.value.path == folder.path / "observations.jsonl"


def test_open_only_inspections(tmp_path: Path, folder: InspectionFolder) -> None:
    with pytest.raises(FolderError, match="is not an inspection folder"):
        InspectionFolder.open(tmp_path)
    with pytest.raises(FolderError, match="is not an inspection folder"):
        InspectionFolder.open(tmp_path / "absent")
    assert InspectionFolder.open(folder.path).entries() == ()
    (folder.path / "inspection.json").write_text('{"schema": 1}')
    with pytest.raises(FolderError, match=r"inspection\.json cannot be read: tool: Field required"):
        InspectionFolder.open(folder.path)


def test_inspection_is_written_whole_and_readable(folder: InspectionFolder) -> None:
    with pytest.raises(FolderError, match=r"inspection\.json"):
        folder.read_inspection()

    folder.write_inspection(INSPECTION)

    text = (folder.path / "inspection.json").read_text(encoding="utf-8")
    assert text.startswith('{\n  "schema": 1,\n')
    assert "大兴区人民政府" in text
    assert folder.read_inspection() == INSPECTION
    newer = json.loads(text) | {"schema": 99}
    (folder.path / "inspection.json").write_text(json.dumps(newer))
    with pytest.raises(FolderError, match="newer"):
        folder.read_inspection()


def test_entries_come_back_in_order(folder: InspectionFolder) -> None:
    for number in range(3):
        folder.append(entry(f"第{number}个\n<script>"))

    assert [words_of(found) for found in folder.entries()] == [f"第{number}个\n<script>" for number in range(3)]
    assert InspectionFolder.open(folder.path).entries() == folder.entries()


def test_a_torn_last_line_is_left_out_then_cut_off(folder: InspectionFolder) -> None:
    path = folder.path / "observations.jsonl"
    folder.append(entry("one"))
    whole = path.read_bytes()
    for torn in (whole[:-40], whole[:-1], b"{", "首".encode()[:2]):
        path.write_bytes(whole + torn)
        is_whole = torn == whole[:-1]
        assert len(folder.entries()) == 1 + is_whole
        folder.append(entry("two"))
        assert [words_of(found) for found in folder.entries()] == ["one", *["one"] * is_whole, "two"]


def test_a_long_torn_line(folder: InspectionFolder) -> None:
    folder.append(entry("long " * 5000))
    path = folder.path / "observations.jsonl"
    path.write_bytes(path.read_bytes() * 2 + path.read_bytes()[:15_000])

    folder.append(entry("two"))

    assert [len(words_of(found)) for found in folder.entries()] == [25_000, 25_000, 3]


def test_a_broken_line_in_the_middle_is_named(folder: InspectionFolder) -> None:
    for _ in range(3):
        folder.append(entry())
    path = folder.path / "observations.jsonl"
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(lines[0] + b'{"at": 1}\n' + lines[2])

    with pytest.raises(FolderError, match=r"Line 2 of .*observations\.jsonl") as caught:
        folder.entries()

    assert "第 2 行" in caught.value.message_zh


def test_evidence_is_named_after_its_content(folder: InspectionFolder) -> None:
    sha256 = folder.keep("页面".encode(), "html", url="https://h/", step="打开首页")

    path = folder.evidence_path(sha256)
    assert path == folder.path / "evidence" / sha256[:2] / f"{sha256}.html"
    assert path.read_bytes() == "页面".encode()
    record = json.loads((folder.path / "manifest.jsonl").read_text(encoding="utf-8"))
    assert record.pop("at").endswith("Z")
    assert record == {
        "n": 1,
        "path": f"evidence/{sha256[:2]}/{sha256}.html",
        "sha256": sha256,
        "previous": "0" * 64,
        "url": "https://h/",
        "step": "打开首页",
    }


def test_the_same_content_is_kept_once(folder: InspectionFolder) -> None:
    assert folder.keep(b"same", "png") == folder.keep(b"same", "png")
    folder.keep(b"same", "txt")

    assert len((folder.path / "manifest.jsonl").read_text().splitlines()) == 2
    assert verify(folder.path).ok


@pytest.mark.parametrize("extension", ["exe", "PNG", "", "../x", "html/x"])
def test_only_evidence_is_kept(folder: InspectionFolder, extension: str) -> None:
    with pytest.raises(ValueError, match="Evidence is one of"):
        folder.keep(b"x", extension)


@pytest.mark.parametrize("sha256", ["", "../../etc/passwd", "f" * 64, "F" * 64, "*" * 64])
def test_unknown_evidence_has_no_path(folder: InspectionFolder, sha256: str) -> None:
    assert folder.evidence_path(sha256) is None


def test_sealing_twice_changes_nothing(folder: InspectionFolder) -> None:
    folder.append(entry())
    head = folder.seal()

    assert re.fullmatch("[0-9a-f]{64}", head)
    assert folder.seal() == head
    folder.append(entry())
    assert folder.seal() != head
    assert verify(folder.path).ok


def _work(path: Path, name: int) -> None:
    folder = InspectionFolder.open(path)
    for number in range(EACH):
        folder.append(entry(f"{name} {number} " + "长" * (number * 300)))
        folder.keep(f"{name} {number}".encode(), "txt")
        folder.keep(f"shared {number}".encode(), "txt")


def test_several_processes_at_once(folder: InspectionFolder) -> None:
    context = multiprocessing.get_context("spawn")
    workers = [context.Process(target=_work, args=(folder.path, name)) for name in range(PROCESSES)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(timeout=60)

    assert [worker.exitcode for worker in workers] == [0] * PROCESSES
    found = [words_of(found).split()[:2] for found in folder.entries()]
    assert sorted(found) == sorted([str(name), str(number)] for name in range(PROCESSES) for number in range(EACH))
    for name in range(PROCESSES):
        assert [int(number) for worker, number in found if worker == str(name)] == list(range(EACH))
    folder.seal()
    verification = verify(folder.path)
    assert verification.problems == ()
    assert verification.records == (PROCESSES + 1) * EACH + 2


START = """
import os, signal, sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from portalwalk.evidence import folder, lines, manifest, store
from test_inspection_folder import INSPECTION, entry
inspection = folder.InspectionFolder.open(Path(sys.argv[1]))
def die(*args, **kwargs):
    os.kill(os.getpid(), signal.SIGKILL)
def append_half(self, line):
    with self.path.open("ab") as file:
        file.write(line[: len(line) // 2])
    die()
def put_half_aside(self, content):
    Path(self._at(store.UNFINISHED)).write_bytes(content[: len(content) // 2])
    die()
"""
APPEND, KEEP = "inspection.append(entry('lost'))", "inspection.keep(b'lost', 'txt')"
DEATHS = {
    "half an observation": ("lines.Lines.append = append_half", APPEND),
    "half the content": ("store.Store.put_aside = put_half_aside", KEEP),
    "before the record": ("manifest.Manifest.append = die", KEEP),
    "half a record": ("lines.Lines.append = append_half", KEEP),
    "before the move": ("store.Store.move_in = die", KEEP),
    "before sealing": ("manifest.Manifest.append = die", "inspection.seal()"),
    "before the inspection": ("Path.replace = die", "inspection.write_inspection(INSPECTION)"),
}


@pytest.mark.parametrize("death", DEATHS)
def test_killed_in_the_middle(folder: InspectionFolder, death: str) -> None:
    folder.append(entry("one"))
    kept = folder.keep(b"kept", "txt")

    program = "\n".join([START, *DEATHS[death]])
    command = [sys.executable, "-c", program, str(folder.path), str(Path(__file__).parent)]
    code = subprocess.run(command, timeout=60, check=False).returncode

    assert code == -signal.SIGKILL
    assert verify(folder.path).problems == ()
    again = InspectionFolder.open(folder.path)
    assert [words_of(found) for found in again.entries()] == ["one"]
    assert again.evidence_path(kept)
    again.append(entry("two"))
    more = again.keep(b"more", "txt")
    again.write_inspection(INSPECTION.model_copy(update={"manifest_head": again.seal()}))
    assert [words_of(found) for found in again.entries()] == ["one", "two"]
    assert again.evidence_path(more)
    assert not (again.path / ".unfinished").exists()
    assert verify(folder.path).problems == ()


def _loop(path: Path) -> None:
    folder = InspectionFolder.open(path)
    number = 0
    while True:
        number += 1
        folder.append(entry(f"{number} " + "长" * 9000))
        folder.keep(str(number).encode() * 9000, "txt")


def test_killed_at_any_moment(folder: InspectionFolder) -> None:
    context = multiprocessing.get_context("spawn")
    for _ in range(3):
        enough = len(folder.entries()) + 10
        deadline = monotonic() + 60
        worker = context.Process(target=_loop, args=(folder.path,))
        worker.start()
        while len(folder.entries()) < enough:
            assert monotonic() < deadline
        worker.kill()
        worker.join(timeout=60)
        assert verify(folder.path).problems == ()
        folder.append(entry("0 after"))
        folder.seal()
        assert verify(folder.path).problems == ()
