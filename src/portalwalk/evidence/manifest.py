"""The manifest: one record a file, each holding the hash of the record before it.

Whoever changes, drops, adds or moves a record breaks the chain at that place. Whoever writes the whole chain
anew changes its head: a head that was written down elsewhere (a report on paper, a letter) proves the rest.
"""

import hashlib
from datetime import UTC, datetime
from pathlib import Path

from filelock import BaseFileLock
from pydantic import Field, ValidationError

from portalwalk.evidence.errors import FolderError, what_is_wrong
from portalwalk.evidence.lines import Lines, held
from portalwalk.model.base import Record

NO_RECORD = "0" * 64
"""What the first record names as its `previous`, and the head of an empty manifest."""


class ManifestRecord(Record):
    """One kept file."""

    n: int
    """1 for the first record."""
    path: str
    """Relative to the inspection folder, with POSIX separators."""
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")
    previous: str = Field(pattern=r"^[0-9a-f]{64}$")
    """SHA-256 of the previous line's bytes, without its newline."""
    at: str
    """UTC, ISO 8601 with milliseconds."""
    url: str = ""
    step: str = ""


class Manifest:
    """A chained `manifest.jsonl`; `lock` keeps its writers, in any process, from each other."""

    def __init__(self, path: Path, lock: BaseFileLock) -> None:
        self._lines = Lines(path, lock)

    def append(self, path: str, sha256: str, *, url: str = "", step: str = "") -> ManifestRecord:
        """Add a record; takes as long in a manifest of a million records as in an empty one."""
        with held(self._lines.lock):
            self._lines.mend()
            last = self.last()
            record = ManifestRecord(
                n=1 if last is None else last.n + 1,
                path=path,
                sha256=sha256,
                previous=self.head(),
                at=datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z"),
                url=url,
                step=step,
            )
            self._lines.append(record.model_dump_json().encode())
        return record

    def last(self) -> ManifestRecord | None:
        """The newest record.

        Raises:
            FolderError: the last line is not a record.

        """
        line = self._lines.last()
        if line is None:
            return None
        try:
            return ManifestRecord.model_validate_json(line)
        except ValidationError as error:
            path, what = self._lines.path, what_is_wrong(error)
            raise FolderError(
                path,
                f"The last line of {path} cannot be read: {what}. Take the file from a backup, or inspect anew.",
                f"{path} 的最后一行无法读取：{what}。请从备份恢复该文件，或重新检查。",
            ) from error

    def head(self) -> str:
        """SHA-256 of the newest record's line."""
        return line_hash(self._lines.last())


def line_hash(line: bytes | None) -> str:
    """SHA-256 of a record's line; 64 zeros where there is no line."""
    return NO_RECORD if line is None else hashlib.sha256(line).hexdigest()
