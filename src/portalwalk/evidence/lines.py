"""A file of JSON lines that several processes append to, and in which any of them may die."""

import io
import json
from contextlib import AbstractContextManager
from pathlib import Path

from filelock import BaseFileLock

_BLOCK_BYTES = 4096
_LOCK_POLL_S = 0.005


class Lines:
    """Complete lines only: what a killed writer left unfinished at the end is mended by the next append."""

    def __init__(self, path: Path, lock: BaseFileLock) -> None:
        self.path = path
        self.lock = lock

    def append(self, line: bytes) -> None:
        """Add one line, given without its newline."""
        with held(self.lock), self.path.open("a+b", buffering=0) as file:
            _mend(file)
            rest = memoryview(line + b"\n")
            while rest:
                rest = rest[file.write(rest) :]

    def mend(self) -> None:
        """Complete or cut off an unfinished last line."""
        with held(self.lock), self.path.open("a+b", buffering=0) as file:
            _mend(file)

    def last(self) -> bytes | None:
        """Return the last complete line without reading the whole file; None when there is none."""
        with self.path.open("rb", buffering=0) as file:
            end = file.seek(0, io.SEEK_END)
            if _ends_unfinished(file, end):
                end = _start_of_last_line(file, end)
            if end == 0:
                return None
            start = _start_of_last_line(file, end - 1)
            file.seek(start)
            return file.read(end - 1 - start)


def read_lines(path: Path) -> tuple[list[bytes], bytes]:
    """Return the complete lines, and what stands unfinished after them (usually nothing)."""
    *lines, unfinished = path.read_bytes().split(b"\n")
    return lines, unfinished


def held(lock: BaseFileLock) -> AbstractContextManager[BaseFileLock]:
    """Take a lock that its holders keep for a millisecond at most; use it in a `with`."""
    return lock.acquire(poll_interval=_LOCK_POLL_S)


def is_whole(line: bytes) -> bool:
    """Whether a line that lost its newline is a complete JSON object all the same."""
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _mend(file: io.FileIO) -> None:
    end = file.seek(0, io.SEEK_END)
    if not _ends_unfinished(file, end):
        return
    start = _start_of_last_line(file, end)
    file.seek(start)
    if is_whole(file.read(end - start)):
        file.write(b"\n")
    else:
        file.truncate(start)


def _ends_unfinished(file: io.FileIO, end: int) -> bool:
    if end == 0:
        return False
    file.seek(end - 1)
    return file.read(1) != b"\n"


def _start_of_last_line(file: io.FileIO, end: int) -> int:
    """Find where the line that ends before `end` begins, reading backwards from there."""
    while end > 0:
        start = max(0, end - _BLOCK_BYTES)
        file.seek(start)
        newline = file.read(end - start).rfind(b"\n")
        if newline >= 0:
            return start + newline + 1
        end = start
    return 0
