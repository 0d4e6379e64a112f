"""The ledger of submissions: what was sent to a portal, when, and under which daily ceiling."""

from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

from filelock import FileLock

from portalwalk.evidence.lines import Lines, read_lines
from portalwalk.model.base import Record

DAILY_CEILING = 1
"""Messages a day and portal: one costs a civil servant an hour (design section 4)."""


class Sent(StrEnum):
    """What became of a submission."""

    SENDING = "sending"  # written before it is sent: after a crash it counts as sent
    REJECTED = "rejected"  # the portal refused it: it counts for nothing
    DONE = "done"


class Line(Record):
    """One state of one submission."""

    number: int
    at: str
    portal: str
    scenario: str
    sent: Sent


class Ledger:
    """A file beside a portal's inspections: `<portal-id>/submissions.jsonl`."""

    def __init__(self, path: Path, portal: str, ceiling: int = DAILY_CEILING) -> None:
        self._portal, self._ceiling = portal, ceiling
        self._lock = FileLock(path.with_suffix(".lock"))
        self._file = Lines(path, self._lock)

    def reserve(self, scenario: str) -> int | None:
        """Take one of today's submissions and return its number; None when none is left."""
        with self._lock:
            lines = self._lines()
            today = _now()[:10]
            last = {line.number: line for line in lines if line.at[:10] == today}
            used = [line for line in last.values() if line.sent is not Sent.REJECTED]
            if len(used) >= self._ceiling:
                return None
            number = max((line.number for line in lines), default=0) + 1
            self._write(number, scenario, Sent.SENDING)
            return number

    def settle(self, number: int, scenario: str, sent: Sent) -> None:
        """Write down what became of a submission."""
        with self._lock:
            self._write(number, scenario, sent)

    def _lines(self) -> list[Line]:
        if not self._file.path.exists():
            return []
        lines, torn = read_lines(self._file.path)
        read = [Line.model_validate_json(line) for line in lines if line]
        if torn:  # killed while writing it: what it was about counts as sent
            number = max((line.number for line in read), default=0) + 1
            read.append(Line(number=number, at=_now(), portal=self._portal, scenario="", sent=Sent.SENDING))
        return read

    def _write(self, number: int, scenario: str, sent: Sent) -> None:
        line = Line(number=number, at=_now(), portal=self._portal, scenario=scenario, sent=sent)
        self._file.append(line.model_dump_json().encode())


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
