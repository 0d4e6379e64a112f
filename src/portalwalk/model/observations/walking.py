"""What the recorder itself notes down: steps, and why a walk stopped."""

from portalwalk.model.observations.base import Observation
from portalwalk.model.outcome import Outcome


class StepTaken(Observation):
    """One action of a visitor and what the browser showed after it; always one screenshot."""

    name: str
    name_zh: str
    number: int
    title: str = ""
    status: int | None = None
    """HTTP status of the page's own document, when it was loaded in this step."""
    started_at: str
    """UTC, ISO 8601 with milliseconds."""
    duration_ms: int
    picture: str | None = None
    """The picture with its mark; the untouched one is the second of `evidence`."""
    before: str | None = None
    """What was clicked, marked, on the page as it was before; None when the step clicked nothing."""
    caption: str = ""
    caption_zh: str = ""
    """What mark number 1 on the picture points at."""
    console_errors: tuple[str, ...] = ()
    failed_requests: tuple[str, ...] = ()
    error: str = ""
    """Why the step could not be finished, or empty."""


class Stopped(Observation):
    """Why some kinds of observation could not be made, or not completely."""

    kinds: tuple[str, ...]
    """Names of the observation kinds that this walk then could not make (completely)."""
    outcome: Outcome
    """`blocked`, `error` or `inapplicable`."""
    reason: str
    reason_zh: str


class ScenarioEnded(Observation):
    """A journey came to its end in this attempt: `--resume` need not walk it again."""

    observes: tuple[str, ...] = ()
    """Names of the kinds that the journey set out to observe."""
