"""What is written down of a journey that ends: the kinds it set out to observe, and why it could not."""

import pytest
from playwright.sync_api import Error

from portalwalk.browser.stops import WalkStoppedError
from portalwalk.model.observations import KINDS, Observation, ScenarioEnded, Stopped
from portalwalk.model.outcome import Outcome
from portalwalk.pages.walk import Walk


def kinds_of(item: pytest.Item) -> tuple[type[Observation], ...]:
    """Return the kinds of observation that a journey is marked with."""
    marks = item.iter_markers("observes")
    return tuple(kind for mark in marks for kind in mark.args if kind.__name__ in KINDS)


def not_yet(walk: Walk, kinds: tuple[type[Observation], ...]) -> tuple[type[Observation], ...]:
    """Return the kinds that this attempt has not observed at all."""
    made = {entry.kind for entry in walk.written if entry.attempt == walk.attempt}
    return tuple(kind for kind in kinds if kind.__name__ not in made)


def end_of(url: str, kinds: tuple[type[Observation], ...]) -> ScenarioEnded:
    """Write down that a journey came to its end."""
    return ScenarioEnded(url=url, observes=tuple(kind.__name__ for kind in kinds))


def stop_for(url: str, kinds: tuple[type[Observation], ...], error: WalkStoppedError | Error) -> Stopped:
    """Write down what kept a journey from seeing something; it blames nobody wrongly."""
    if isinstance(error, WalkStoppedError):
        outcome, reason, reason_zh = error.outcome, error.reason, error.reason_zh
    else:
        outcome = Outcome.ERROR
        said = error.message.partition("\n")[0]
        reason, reason_zh = f"The browser could not do what was asked: {said}", f"浏览器未能完成操作：{said}"
    return Stopped(
        url=url,
        kinds=tuple(kind.__name__ for kind in kinds),
        outcome=outcome,
        reason=reason,
        reason_zh=reason_zh,
    )
