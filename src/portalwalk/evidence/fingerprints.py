"""Which line of the observations was touched: a short fingerprint of each is kept when they are sealed."""

import hashlib
from collections.abc import Sequence

from portalwalk.evidence.chain import Tampering

_DIGITS = 16
"""They only point at the line: that something was touched is proved by the hash of the whole file."""


def fingerprints(content: bytes) -> bytes:
    """Return one fingerprint a line, for every line of `content`."""
    return "".join(f"{one}\n" for one in _of_lines(content)).encode()


def first_touched(kept: bytes | None, content: bytes) -> tuple[Tampering, int] | None:
    """Compare the lines of `content` with the fingerprints kept of them; name what was done to the first that differs.

    Lines are counted from 1; a dropped one by the number that it had. None when nothing differs, or was kept.
    """
    if kept is None:
        return None
    sealed, found = kept.decode("ascii", errors="replace").split(), _of_lines(content)
    same = (one == other for one, other in zip(sealed, found, strict=False))
    place = next((n for n, is_same in enumerate(same) if not is_same), min(len(sealed), len(found)))
    if place == len(sealed) == len(found):
        return None
    return _what_was_done(sealed, found, place), place + 1


def _what_was_done(sealed: Sequence[str], found: Sequence[str], place: int) -> Tampering:
    if place == len(sealed):
        return Tampering.ADDED
    if place == len(found):
        return Tampering.DROPPED
    was, stands = sealed[place], found[place]
    is_copy = found.count(stands) > sealed.count(stands) > 0
    was_moved_on, comes_from_later = was in found[place + 1 :], stands in sealed[place + 1 :]
    if is_copy or (was_moved_on and not comes_from_later):
        return Tampering.ADDED
    if was_moved_on:
        return Tampering.REORDERED
    return Tampering.DROPPED if comes_from_later else Tampering.CHANGED


def _of_lines(content: bytes) -> list[str]:
    return [hashlib.sha256(line).hexdigest()[:_DIGITS] for line in content.splitlines(keepends=True)]
