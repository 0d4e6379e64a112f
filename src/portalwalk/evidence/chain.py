"""Where a chain of records breaks, and what that tells about what was done to it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from portalwalk.evidence.manifest import NO_RECORD, ManifestRecord, line_hash


class Tampering(StrEnum):
    """What is wrong with a record, or with the file it names."""

    CHANGED = "changed"
    DROPPED = "dropped"
    ADDED = "added"
    REORDERED = "reordered"
    TORN = "torn"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Link:
    """A line of the manifest: what it hashes to and, where it can be read, what it says."""

    hash: str
    record: ManifestRecord


@dataclass(frozen=True, slots=True)
class Break:
    """The first place at which the chain does not hold."""

    kind: Tampering
    n: int
    path: str = ""


def read_link(line: bytes) -> Link:
    """Read one line of a manifest.

    Raises:
        pydantic.ValidationError: it is not a record.

    """
    return Link(line_hash(line), ManifestRecord.model_validate_json(line))


def first_break(links: Sequence[Link], end: str = "") -> Break | None:
    """Find the first record that was changed, dropped, added or moved; None when each follows the one before.

    `end` is the chain's head, when it is known that nothing may follow it. What a chain cannot show by itself
    is a last record that was changed or dropped: for that its head must be known.
    """
    places = {NO_RECORD: -1}
    for place, here in enumerate(links):
        places.setdefault(here.hash, place)
    followers = Counter(here.record.previous for here in links)
    expected = NO_RECORD
    for place, here in enumerate(links):
        n, record = place + 1, here.record
        if expected == end:
            return Break(Tampering.ADDED, n, record.path)
        if record.previous == expected and record.n == n:
            expected = here.hash
            continue
        if record.previous == expected:
            return Break(Tampering.ADDED if followers[expected] > 1 else Tampering.CHANGED, n, record.path)
        if places[here.hash] < place:  # a copy of an earlier line
            return Break(Tampering.ADDED, n, record.path)
        follows = places.get(record.previous)
        if follows is not None and follows < place:  # what stands between the two came later
            return Break(Tampering.ADDED, follows + 2, links[follows + 1].record.path)
        if followers[expected] and follows is None:  # a stranger; who should stand here comes later
            return Break(Tampering.ADDED, n, record.path)
        if follows is not None:
            return Break(Tampering.REORDERED, n, record.path)
        if record.n > n:
            return Break(Tampering.DROPPED, n)
        changed = max(place - 1, 0)
        return Break(Tampering.CHANGED, changed + 1, links[changed].record.path)
    return None
