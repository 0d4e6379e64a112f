"""Outcomes and impacts with their labels."""

from portalwalk.model.outcome import Impact, Outcome
from portalwalk.reporting.parts import LabelView
from portalwalk.reporting.words import word


def outcome_label(outcome: Outcome) -> LabelView:
    """Name an outcome in both languages."""
    return LabelView(outcome.value, word(f"outcome_{outcome.value}"))


def impact_label(impact: Impact) -> LabelView:
    """Name an impact in both languages."""
    return LabelView(impact.value, word(f"impact_{impact.value}"))
