"""One inspection on disk: what was seen, written once, by any number of processes."""

import hashlib
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock
from pydantic import ValidationError

from portalwalk.evidence.errors import FolderError, explained, what_is_wrong
from portalwalk.evidence.fingerprints import fingerprints
from portalwalk.evidence.lines import Lines, held, is_whole, read_lines
from portalwalk.evidence.manifest import Manifest
from portalwalk.evidence.store import EXTENSIONS, Store, evidence_name
from portalwalk.model.inspection import SCHEMA, Inspection
from portalwalk.model.journal import Entry

__all__ = ["FolderError", "InspectionFolder"]

INSPECTION = "inspection.json"
OBSERVATIONS = "observations.jsonl"
MANIFEST = "manifest.jsonl"

_LOCK_TIMEOUT_S = 60


class InspectionFolder:
    """One inspection on disk (design section 6).

    Every method may be called from several processes at once, and a process may be killed in any of them:
    what was appended or kept before stays readable, and the next call mends what was left unfinished.
    Nothing is masked here: give it what a `Redactor` and `masked` have been over.
    """

    def __init__(self, path: Path) -> None:
        """Use `create` or `open`: they see to it that the folder is one."""
        self.path = path
        self._lock = FileLock(path / ".lock", timeout=_LOCK_TIMEOUT_S)
        self._observations = Lines(path / OBSERVATIONS, self._lock)
        self._manifest = Manifest(path / MANIFEST, self._lock)
        self._store = Store(path.absolute().as_posix())

    @classmethod
    def create(cls, results: Path, portal_id: str, started_at: datetime) -> "InspectionFolder":
        """Make `results/<portal-id>/<2026-11-22T093105Z>/`, with `-2` … added when that is taken.

        Raises:
            FolderError: the folder cannot be written.
            ValueError: `portal_id` is not a plain name, or `started_at` has no time zone.

        """
        if portal_id in ("", ".", "..") or set(portal_id) & set("/\\\0"):
            raise ValueError(f"A portal's id is a plain folder name; got {portal_id!r}.")
        if started_at.tzinfo is None:
            raise ValueError("started_at needs a time zone: inspections are named in UTC.")
        name = f"{started_at.astimezone(UTC):%Y-%m-%dT%H%M%SZ}"
        parent = results / portal_id
        with explained(parent / name, "create the inspection folder", "创建检查文件夹"):
            parent.mkdir(parents=True, exist_ok=True)
            path = _new_folder(parent, name)
            (path / OBSERVATIONS).touch()
            (path / MANIFEST).touch()
        return cls(path)

    @classmethod
    def open(cls, path: Path) -> "InspectionFolder":
        """Open the folder of an inspection, finished or not.

        Raises:
            FolderError: it is not one, or its `inspection.json` cannot be read.

        """
        if not (path / MANIFEST).is_file() or not (path / OBSERVATIONS).is_file():
            raise FolderError(
                path,
                f"{path} is not an inspection folder: it has no {OBSERVATIONS} and {MANIFEST}. "
                "Name one such as results/<portal>/<2026-11-22T093105Z>.",
                f"{path} 不是检查文件夹：缺少 {OBSERVATIONS} 和 {MANIFEST}。"
                "请指定形如 results/<门户>/<2026-11-22T093105Z> 的文件夹。",
            )
        folder = cls(path)
        if (path / INSPECTION).exists():
            folder.read_inspection()
        return folder

    def append(self, entry: Entry) -> None:
        """Add one line to the observations.

        Raises:
            FolderError: the folder cannot be written.

        """
        with explained(self._observations.path, "write", "写入"):
            self._observations.append(entry.model_dump_json().encode())

    def entries(self) -> tuple[Entry, ...]:
        """Every observation in the order in which they were made; a line that is still being written is left out.

        Raises:
            FolderError: a line is not an observation of ours.

        """
        with explained(self._observations.path, "read", "读取"):
            lines, unfinished = read_lines(self._observations.path)
        if unfinished and is_whole(unfinished):
            lines.append(unfinished)
        return tuple(self._entry(number, line) for number, line in enumerate(lines, start=1))

    def first_of(self, kind: str, at_most: int) -> tuple[Entry, ...]:
        """Return the first observations of a kind that are there by now, without reading the rest.

        Raises:
            FolderError: a line is not an observation of ours.

        """
        marked, found = f'"kind":"{kind}"'.encode(), list[Entry]()
        with explained(self._observations.path, "read", "读取"), self._observations.path.open("rb") as lines:
            for number, line in enumerate(lines, start=1):
                if len(found) >= at_most:
                    break
                if marked in line and line.endswith(b"\n"):
                    found.append(self._entry(number, line))
        return tuple(found)

    def keep(self, content: bytes, extension: str, *, url: str = "", step: str = "") -> str:
        """Store evidence under the SHA-256 of its content, record it in the manifest, and return that id.

        The same content with the same extension is one file and one record: the first.

        Raises:
            ValueError: `extension` is none of webp, png, jpg, html, json, txt.
            FolderError: the folder cannot be written.

        """
        sha256 = hashlib.sha256(content).hexdigest()
        name = evidence_name(sha256, extension)
        with explained(self.path / name, "write", "写入"), held(self._lock):
            self._finish_what_was_left()
            if not self._store.has(name):
                self._store.put_aside(content)
                self._manifest.append(name, sha256, url=url, step=step)
                self._store.move_in(name)
        return sha256

    def evidence_path(self, sha256: str) -> Path | None:
        """Where the evidence of this id lies, or None when there is none."""
        try:
            names = [evidence_name(sha256, extension) for extension in EXTENSIONS]
        except ValueError:
            return None
        return next((self.path / name for name in names if (self.path / name).is_file()), None)

    def seal(self) -> str:
        """Record the observations as they now stand, and return the manifest's head.

        Fingerprints of their lines are kept beside them, so that `verify` can name the line that was touched.
        Sealing again with nothing new changes nothing.

        Raises:
            FolderError: the folder cannot be written.

        """
        with explained(self.path / MANIFEST, "write", "写入"), held(self._lock):
            self._finish_what_was_left()
            self._observations.mend()
            content = self._observations.path.read_bytes()
            sha256 = hashlib.sha256(content).hexdigest()
            last = self._manifest.last()
            if last is None or (last.path, last.sha256) != (OBSERVATIONS, sha256):
                self.keep(fingerprints(content), "txt", step=OBSERVATIONS)
                self._manifest.append(OBSERVATIONS, sha256)
            return self._manifest.head()

    def read_inspection(self) -> Inspection:
        """Read `inspection.json`.

        Raises:
            FolderError: there is none yet, or it cannot be understood.

        """
        path = self.path / INSPECTION
        with explained(path, "read", "读取"):
            content = path.read_bytes()
        try:
            inspection = Inspection.model_validate_json(content)
        except ValidationError as error:
            raise self._unreadable_inspection(what_is_wrong(error)) from error
        if inspection.schema_ > SCHEMA:
            raise self._unreadable_inspection(f"schema {inspection.schema_} is newer than this PortalWalk")
        return inspection

    def write_inspection(self, inspection: Inspection) -> None:
        """Replace `inspection.json` in one go: a reader sees the old one or the new one, whole.

        Raises:
            FolderError: the folder cannot be written.

        """
        path = self.path / INSPECTION
        aside = self.path / f".{INSPECTION}"
        with explained(path, "write", "写入"), held(self._lock):
            aside.write_text(inspection.model_dump_json(indent=2, by_alias=True) + "\n", encoding="utf-8")
            aside.replace(path)

    def _finish_what_was_left(self) -> None:
        """Put evidence in its place that a process recorded before it was killed; needs the lock."""
        left = self._store.aside()
        if left is None:
            return
        last = self._manifest.last()
        if last is not None and last.sha256 == left and not self._store.has(last.path):
            self._store.move_in(last.path)
        else:
            self._store.drop_aside()

    def _unreadable_inspection(self, what: str) -> FolderError:
        path = self.path / INSPECTION
        return FolderError(
            path,
            f"{path} cannot be read: {what}. Expected is schema {SCHEMA}: "
            "take the file from a backup, or make it again with `portalwalk judge`.",
            f"无法读取 {path}：{what}。应为 schema {SCHEMA}：请从备份恢复该文件，或用 portalwalk judge 重新生成。",
        )

    def _entry(self, number: int, line: bytes) -> Entry:
        try:
            return Entry.model_validate_json(line)
        except ValidationError as error:
            path = self._observations.path
            what = what_is_wrong(error)
            raise FolderError(
                path,
                f"Line {number} of {path} cannot be read: {what}. "
                "Run `portalwalk verify` to see what was changed, and take the file from a backup.",
                f"{path} 第 {number} 行无法读取：{what}。请运行 portalwalk verify 查看改动，并从备份恢复该文件。",
            ) from error


def _new_folder(parent: Path, name: str) -> Path:
    number = 1
    while True:
        path = parent / (name if number == 1 else f"{name}-{number}")
        try:
            path.mkdir()
        except FileExistsError:
            number += 1
        else:
            return path
