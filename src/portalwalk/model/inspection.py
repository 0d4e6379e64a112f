"""An inspection: everything judged of one portal at one time, as `inspection.json` holds it."""

from enum import StrEnum

from pydantic import Field

from portalwalk.model.base import Record
from portalwalk.model.finding import Finding
from portalwalk.model.outcome import Level, Outcome
from portalwalk.model.scheme import Scheme
from portalwalk.model.scorecard import Scorecard

SCHEMA = 1


class Tool(Record):
    """What made the inspection."""

    name: str = "PortalWalk"
    version: str
    browser: str
    """Such as `Chromium 156.0.8078.79`; empty when none was started."""


class PortalRef(Record):
    """Whom the inspection is about."""

    id: str
    name: str
    url: str
    kind: str
    services: bool = True
    """Whether the office offers services, as portal.toml says."""


class Coverage(Record):
    """How many checks there were to judge, and what became of them."""

    applicable: int = 0
    judged: int = 0
    """Passed, failed, or left to a person with all evidence."""
    blocked: int = 0
    error: int = 0

    @classmethod
    def of(cls, findings: tuple[Finding, ...]) -> "Coverage":
        """Count checks, not findings: a check counts as its weightiest finding."""
        worst: dict[str, Outcome] = {}
        for finding in findings:
            seen = worst.get(finding.check, finding.outcome)
            worst[finding.check] = min(seen, finding.outcome, key=_WEIGHT.index)
        outcomes = [outcome for outcome in worst.values() if outcome is not Outcome.INAPPLICABLE]
        blocked, error = outcomes.count(Outcome.BLOCKED), outcomes.count(Outcome.ERROR)
        return cls(
            applicable=len(outcomes),
            judged=len(outcomes) - blocked - error,
            blocked=blocked,
            error=error,
        )


_WEIGHT = [
    Outcome.FAILED,
    Outcome.ERROR,
    Outcome.BLOCKED,
    Outcome.CANT_TELL,
    Outcome.PASSED,
    Outcome.INAPPLICABLE,
]


class State(StrEnum):
    """Whether the inspection came to its end."""

    RUNNING = "running"
    PARTIAL = "partial"
    COMPLETE = "complete"


class Inspection(Record):
    """The single truth of an inspection folder; its JSON Schema is published with the documentation."""

    schema_: int = Field(default=SCHEMA, alias="schema", serialization_alias="schema")
    tool: Tool
    portal: PortalRef
    started_at: str
    """UTC, ISO 8601."""
    finished_at: str | None = None
    state: State = State.RUNNING
    level: Level
    remarks: tuple[str, ...] = ()
    remarks_zh: tuple[str, ...] = ()
    """What a reader must know: an untrusted certificate was allowed, robots.txt was set aside …"""
    coverage: Coverage = Coverage()
    findings: tuple[Finding, ...] = ()
    scheme: Scheme | None = None
    """Who counts what, weights laid over it included; None in inspections from before there were schemes."""
    scorecard: Scorecard | None = None
    manifest_head: str = ""
    """SHA-256 of the manifest's last record."""
