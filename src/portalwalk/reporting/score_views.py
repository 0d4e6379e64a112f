"""What the score sheet's template repeats: everything already worded and sorted."""

from __future__ import annotations

from dataclasses import dataclass

from portalwalk.reporting.parts import LabelView
from portalwalk.reporting.text import Text


@dataclass(frozen=True, slots=True)
class CaseView:
    """A finding as the sheet names it; its evidence is where `anchor` leads."""

    anchor: str
    title: Text
    place: str
    places: Text


@dataclass(frozen=True, slots=True)
class RowView:
    """One indicator."""

    id: str
    title: Text
    block: Text
    """The block's title, where it differs from the row before; else empty."""
    points: Text
    per_case: Text
    result: Text
    """What was deducted or earned, or what became of a veto."""
    state: str
    cases: tuple[CaseView, ...]
    leads: tuple[CaseView, ...]
    remarks: tuple[Text, ...]
    source: Text


@dataclass(frozen=True, slots=True)
class PartView:
    """One of the three parts, with its rows."""

    word: str
    title: Text
    result_heading: Text
    has_points: bool
    source: Text
    """Of all rows, where they have the same; then none of them repeats it."""
    rows: tuple[RowView, ...]


@dataclass(frozen=True, slots=True)
class FigureView:
    """A figure of the sheet's head."""

    label: Text
    figure: Text


@dataclass(frozen=True, slots=True)
class ScoreView:
    """A whole score sheet."""

    scheme: Text
    verdict: LabelView
    """`passed`, `failed` or `open`."""
    figures: tuple[FigureView, ...]
    judged: Text
    remarks: tuple[Text, ...]
    parts: tuple[PartView, ...]
