"""Where evidence files lie: `evidence/ab/ab12….ext`, named after their content."""

import hashlib
import re

from fsspec import AbstractFileSystem  # type: ignore[import-untyped]
from fsspec.implementations.local import LocalFileSystem  # type: ignore[import-untyped]

EXTENSIONS = ("webp", "png", "jpg", "html", "json", "txt")
UNFINISHED = ".unfinished"

_SHA256 = re.compile(r"[0-9a-f]{64}")
_NAME = re.compile(rf"evidence/([0-9a-f]{{2}})/(\1[0-9a-f]{{62}})\.({'|'.join(EXTENSIONS)})")


def evidence_name(sha256: str, extension: str) -> str:
    """Where content lies, relative to the inspection folder.

    Raises:
        ValueError: not a SHA-256 in lower-case hex, or not a kind of evidence.

    """
    if extension not in EXTENSIONS:
        raise ValueError(f"Evidence is one of {', '.join(EXTENSIONS)}; got {extension!r}.")
    if not _SHA256.fullmatch(sha256):
        raise ValueError(f"An evidence id is a SHA-256 in lower-case hex; got {sha256!r}.")
    return f"evidence/{sha256[:2]}/{sha256}.{extension}"


def is_evidence_name(name: str) -> bool:
    """Whether `name` is where evidence may lie: nothing outside the folder ever is."""
    return _NAME.fullmatch(name) is not None


class Store:
    """The evidence files of one inspection, on any file system that fsspec knows.

    A file is first written aside, as the one `.unfinished`, and moved to its name when it is whole and
    recorded. Its caller holds the folder's lock over the three, so that a killed process leaves either
    nothing, or a record whose whole content waits aside.
    """

    def __init__(self, root: str, files: AbstractFileSystem | None = None) -> None:
        self._files = LocalFileSystem() if files is None else files
        self._root: str = self._files._strip_protocol(root)

    def has(self, name: str) -> bool:
        """Whether a file of this name is kept."""
        return bool(self._files.exists(self._at(name)))

    def put_aside(self, content: bytes) -> None:
        """Write content where it is not evidence yet."""
        self._files.pipe_file(self._at(UNFINISHED), content)

    def move_in(self, name: str) -> None:
        """Give what was put aside its name among the evidence."""
        self._files.makedirs(self._at(name.rpartition("/")[0]), exist_ok=True)
        self._files.mv(self._at(UNFINISHED), self._at(name))

    def aside(self) -> str | None:
        """SHA-256 of what a killed process left aside, or None."""
        if not self._files.exists(self._at(UNFINISHED)):
            return None
        return hashlib.sha256(self._files.cat_file(self._at(UNFINISHED))).hexdigest()

    def drop_aside(self) -> None:
        """Remove what was left aside."""
        self._files.rm_file(self._at(UNFINISHED))

    def names(self) -> tuple[str, ...]:
        """Every file under `evidence/`, in order."""
        return tuple(sorted(name[len(self._root) + 1 :] for name in self._files.find(self._at("evidence"))))

    def _at(self, name: str) -> str:
        return f"{self._root}/{name}"
