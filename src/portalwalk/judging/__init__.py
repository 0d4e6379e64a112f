"""Loads checks and turns what was observed into findings. Pure: no browser, no network, no clock."""

from portalwalk.judging.findings import judge
from portalwalk.judging.journey import Failure, Judgement, Standing, doubts_of, failures_of, verdicts_of
from portalwalk.judging.loading import CheckLoadError, load_checks
from portalwalk.judging.scoring import score

__all__ = [
    "CheckLoadError",
    "Failure",
    "Judgement",
    "Standing",
    "doubts_of",
    "failures_of",
    "judge",
    "load_checks",
    "score",
    "verdicts_of",
]
