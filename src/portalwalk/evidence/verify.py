"""Whether an inspection's evidence is what it was when it was made. Needs no network and writes nothing."""

import hashlib
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path

from cryptography.x509 import Certificate
from pydantic import ValidationError

from portalwalk.evidence.chain import Link, Tampering, first_break, read_link
from portalwalk.evidence.errors import FolderError, what_is_wrong
from portalwalk.evidence.fingerprints import first_touched
from portalwalk.evidence.folder import INSPECTION, MANIFEST, OBSERVATIONS
from portalwalk.evidence.lines import is_whole, read_lines
from portalwalk.evidence.manifest import NO_RECORD
from portalwalk.evidence.problems import Complaints, Problem, Verification
from portalwalk.evidence.store import Store, is_evidence_name
from portalwalk.evidence.timestamps import TIMESTAMP, Stamp, StampError, read_stamp
from portalwalk.model.inspection import Inspection, State

__all__ = ["Problem", "Tampering", "Verification", "verify"]


_CLOCKS_DIFFER = timedelta(minutes=5)
"""A time stamp that is older by more than the records it was made for tells of a wrong clock (ours)."""


def verify(path: Path, roots: Sequence[Certificate] = ()) -> Verification:
    """Compare an inspection folder with its manifest, its head, and its time stamp where it has one.

    With `roots`, there has to be a time stamp whose signer leads up to one of these certificates.

    Raises:
        FolderError: there is no inspection at `path`.

    """
    if not any((path / name).is_file() for name in (INSPECTION, MANIFEST, OBSERVATIONS)):
        raise FolderError(
            path,
            f"{path} is not an inspection folder. Name one such as results/<portal>/<2026-11-22T093105Z>.",
            f"{path} 不是检查文件夹。请指定形如 results/<门户>/<2026-11-22T093105Z> 的文件夹。",
        )
    return _Verifier(path, roots).run()


class _Verifier:
    def __init__(self, path: Path, roots: Sequence[Certificate]) -> None:
        self.path = path
        self._roots = roots
        self._found = Complaints()
        self.head, self._found.is_sealed = self._read_head()

    def run(self) -> Verification:
        links = self._read_manifest()
        self._check_files(links)
        self._check_observations(links)
        stamp = self._check_stamp(links)
        return Verification(
            stamp=stamp,
            ok=not self._found.problems,
            records=len(links),
            head=links[-1].hash if links else NO_RECORD,
            problems=tuple(self._found.problems),
            remarks=tuple(remark for remark, _ in self._found.remarks),
            remarks_zh=tuple(remark_zh for _, remark_zh in self._found.remarks),
        )

    def _read_head(self) -> tuple[str, bool]:
        """Return the head that the inspection was given, and whether it is its end."""
        try:
            inspection = Inspection.model_validate_json((self.path / INSPECTION).read_bytes())
        except FileNotFoundError:
            self._found.remark(f"There is no {INSPECTION}: the walk was killed.", f"没有 {INSPECTION}：检查曾被中断。")
        except OSError as error:
            self._found.unreadable(INSPECTION, error.strerror or str(error))
        except ValidationError as error:
            self._found.unreadable(INSPECTION, what_is_wrong(error))
        else:
            return inspection.manifest_head, bool(inspection.manifest_head) and inspection.state is not State.RUNNING
        return "", False

    def _read_manifest(self) -> list[Link]:
        """Read the records that can be read, and check them in themselves and against the head."""
        try:
            lines, unfinished = read_lines(self.path / MANIFEST)
        except FileNotFoundError:
            self._found.missing(MANIFEST)
            return []
        except OSError as error:
            self._found.unreadable(MANIFEST, error.strerror or str(error))
            return []
        if is_whole(unfinished):
            lines.append(unfinished)
        elif unfinished:
            self._found.torn(MANIFEST, len(lines) + 1)
        links: list[Link] = []
        readable_from_start = len(lines)
        for n, line in enumerate(lines, start=1):
            try:
                links.append(read_link(line))
            except ValidationError as error:
                readable_from_start = min(readable_from_start, n - 1)
                self._found.unreadable(MANIFEST, what_is_wrong(error), n)
        found = first_break(links[:readable_from_start], self.head if self._found.is_sealed else "")
        if found is not None:
            self._found.record(found.kind, found.n, found.path)
        elif len(links) == len(lines):
            self._check_head(links)
        return links

    def _check_head(self, links: list[Link]) -> None:
        """Find what the chain cannot show by itself: a last record that was changed or dropped."""
        if not self._found.is_sealed:
            self._found.remark(
                "The inspection was not finished: what may be missing at its end cannot be shown.",
                "检查未完成：无法证明末尾记录是否完整。",
            )
        if self.head in ("", NO_RECORD, *(link.hash for link in links)):
            return
        if links and links[-1].record.path == OBSERVATIONS:  # sealing writes this record last
            self._found.record(Tampering.CHANGED, len(links), OBSERVATIONS)
        else:
            self._found.record(Tampering.DROPPED, len(links) + 1)

    def _check_files(self, links: list[Link]) -> None:
        store = Store(self.path.absolute().as_posix())
        recorded = set()
        for n, link in enumerate(links, start=1):
            record = link.record
            recorded.add(record.path)
            if record.path == OBSERVATIONS:
                continue
            if not is_evidence_name(record.path):
                self._found.unreadable(record.path, "it is not a place for evidence", n)
                continue
            self._check_file(record.path, record.sha256, n, store)
        for name in store.names():
            if name not in recorded:
                self._found.accuse(Tampering.ADDED, name, f"{name} is not in the manifest.", f"清单中没有 {name}。")

    def _check_file(self, name: str, sha256: str, n: int, store: Store) -> None:
        if not (self.path / name).is_file():
            if store.aside() != sha256:  # else it was recorded, and its writer killed, an instant before it was moved
                self._found.missing(name, n)
            return
        try:
            with (self.path / name).open("rb") as file:
                found = hashlib.file_digest(file, "sha256").hexdigest()
        except OSError as error:
            self._found.unreadable(name, error.strerror or str(error), n)
            return
        if found != sha256:
            self._found.accuse(Tampering.CHANGED, name, f"{name} was changed.", f"{name} 被改动。", n)

    def _check_observations(self, links: list[Link]) -> None:
        try:
            content = (self.path / OBSERVATIONS).read_bytes()
        except FileNotFoundError:
            self._found.missing(OBSERVATIONS)
            return
        except OSError as error:
            self._found.unreadable(OBSERVATIONS, error.strerror or str(error))
            return
        seals = [(n, link.record) for n, link in enumerate(links, start=1) if link.record.path == OBSERVATIONS]
        if not seals and self._found.is_sealed:
            self._found.record(Tampering.DROPPED, len(links) + 1, OBSERVATIONS)
            return
        if not seals:
            self._found.remark(
                f"{OBSERVATIONS} was never sealed: changes in it cannot be shown.",
                f"{OBSERVATIONS} 未封存：无法证明其是否被改动。",
            )
            return
        n, seal = seals[-1]
        end = _sealed_part(content, seal.sha256)
        later = b"" if end is None else content[end:]
        if end is None:
            touched = first_touched(self._fingerprints(links[: n - 1]), content)
            kind, number = touched or (Tampering.CHANGED, None)
            self._found.line(kind, number, n)
        elif later and b"\n" not in later and not is_whole(later):
            self._found.torn(OBSERVATIONS, n)
        elif later and self._found.is_sealed:
            self._found.line(Tampering.ADDED, content[:end].count(b"\n") + 1, n)

    def _fingerprints(self, links: list[Link]) -> bytes | None:
        """Return what was kept of the observations' lines when they were sealed, if it is what it was."""
        kept = [link.record for link in links if link.record.step == OBSERVATIONS]
        if not kept or not is_evidence_name(kept[-1].path):
            return None
        try:
            content = (self.path / kept[-1].path).read_bytes()
        except OSError:
            return None
        return content if hashlib.sha256(content).hexdigest() == kept[-1].sha256 else None

    def _check_stamp(self, links: list[Link]) -> Stamp | None:
        try:
            stamp = read_stamp((self.path / TIMESTAMP).read_bytes(), self._roots)
        except FileNotFoundError:
            if self._roots:
                self._found.missing(TIMESTAMP)
            return None
        except OSError as error:
            self._found.unreadable(TIMESTAMP, error.strerror or str(error))
            return None
        except StampError as error:
            words, words_zh = f"The time stamp does not hold: {error.message}.", f"时间戳无效：{error.message_zh}。"
            self._found.accuse(Tampering.CHANGED, TIMESTAMP, words, words_zh)
            return None
        covered = next((n for n, link in enumerate(links, start=1) if link.hash == stamp.head), 0)
        if not covered:
            self._found.accuse(
                Tampering.CHANGED,
                TIMESTAMP,
                "The time stamp was made for another manifest than this one.",
                "时间戳不是为这份清单所盖。",
            )
            return None
        if covered < len(links):
            self._found.remark(
                f"The time stamp covers the first {covered} of {len(links)} records: the others came later.",
                f"时间戳只涵盖清单前 {covered} 条（共 {len(links)} 条），其余为之后所加。",
            )
        if datetime.fromisoformat(stamp.at) < datetime.fromisoformat(links[covered - 1].record.at) - _CLOCKS_DIFFER:
            self._found.remark(
                f"By the time stamp it was {stamp.at} when the last record was written: the clock here was wrong.",
                f"按时间戳，写入末条记录时为 {stamp.at}：本机时钟不准。",
            )
        return stamp


def _sealed_part(content: bytes, sha256: str) -> int | None:
    """Find how many bytes of the observations, in whole lines, have this hash."""
    digest, end = hashlib.sha256(), 0
    for line in (b"", *content.splitlines(keepends=True)):
        digest.update(line)
        end += len(line)
        if digest.hexdigest() == sha256:
            return end
    return None
