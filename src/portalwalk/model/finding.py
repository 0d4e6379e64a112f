"""A finding: a verdict about this portal that keeps its name from quarter to quarter."""

import hashlib

from portalwalk.model.base import Record
from portalwalk.model.outcome import Impact, Outcome
from portalwalk.model.verdict import Occurrence


class Attempt(Record):
    """What one walk in a fresh context said about a finding."""

    number: int
    outcome: Outcome
    evidence: tuple[str, ...] = ()


class Finding(Record):
    """One cause with all its occurrences; every check that ran has at least one finding."""

    id: str
    check: str
    outcome: Outcome
    impact: Impact
    title: str
    title_zh: str
    summary: str
    summary_zh: str
    scenario: str
    """The journey's module name, such as `test_search_first_page`; several are joined by a comma and a space."""
    intermittent: bool = False
    """Seen to fail in one attempt and not in the next: reported, never deducted."""
    cause: str = ""
    place: str = ""
    occurrences: tuple[Occurrence, ...] = ()
    attempts: tuple[Attempt, ...] = ()


def fingerprint(check: str, cause: str = "", place: str = "") -> str:
    """Name a finding by check + cause + place: the same words give the same id in every inspection."""
    digest = hashlib.sha256("\x1f".join((check, cause, place)).encode()).hexdigest()
    return f"{check}-{digest[:8]}"
