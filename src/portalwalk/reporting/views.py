"""What templates repeat and choose from: everything already worded, sorted and counted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import reduce

from portalwalk.model.check import Check
from portalwalk.model.inspection import Inspection
from portalwalk.reporting.chains import LegView
from portalwalk.reporting.chart_views import ChartView
from portalwalk.reporting.parts import (
    CountView,
    EvidenceView,
    IndicatorRef,
    LabelView,
    LinkView,
    MomentView,
)
from portalwalk.reporting.score_views import ScoreView
from portalwalk.reporting.stamps import StampView
from portalwalk.reporting.text import Text
from portalwalk.reporting.walk_views import WalkView
from portalwalk.reporting.words import word


@dataclass(frozen=True, slots=True)
class OccurrenceView:
    """One place where it was seen."""

    link: LinkView
    device: Text
    observed: Text
    target: str
    evidence: EvidenceView
    chain: tuple[LegView, ...]
    """The hosts that dealt with the visitor on the way there; empty where signing in has no part in it."""

    @property
    def told(self) -> Text:
        """What was seen, and the way there, in sentences."""
        return reduce(lambda said, leg: word("sentences", first=said, second=leg.told), self.chain, self.observed)


@dataclass(frozen=True, slots=True)
class AttemptView:
    """What one walk said."""

    number: int
    outcome: LabelView
    evidence: EvidenceView


@dataclass(frozen=True, slots=True)
class JourneyRef:
    """A journey as a finding names it; `anchor` is empty when nothing of it was recorded."""

    module: str
    anchor: str
    name: Text


@dataclass(frozen=True, slots=True)
class FindingView:
    """One cause with all its places."""

    id: str
    check: str
    anchor: str
    outcome: LabelView
    impact: LabelView
    title: Text
    place: str
    apart: str
    """What tells it from findings of the same title: its place, else its cause where several are alike."""
    summary: Text
    journeys: tuple[JourneyRef, ...]
    intermittent: bool
    shape: str
    reproduced: Text
    attempts: tuple[AttemptView, ...]
    occurrences: tuple[OccurrenceView, ...]
    more_occurrences: tuple[OccurrenceView, ...]
    places: Text
    """How many places, in words; empty when there is none."""
    proof: EvidenceView
    """The first pictures of its places, or of its attempts: enough for a compact list."""


@dataclass(frozen=True, slots=True)
class ProblemView:
    """The findings of one check that ended alike."""

    check: str
    title: Text
    impact: LabelView
    why: Text
    how_to_fix: Text
    basis: tuple[Text, ...]
    findings: tuple[FindingView, ...]


@dataclass(frozen=True, slots=True)
class JourneyView:
    """Everything recorded of one journey."""

    module: str
    anchor: str
    name: Text
    walks: tuple[WalkView, ...]
    findings: tuple[FindingView, ...]
    """What did not simply pass."""


@dataclass(frozen=True, slots=True)
class CoverageView:
    """How much of what applied was judged."""

    applicable: int
    judged: int
    blocked: int
    error: int
    sentence: Text
    parts: tuple[CountView, ...]


@dataclass(frozen=True, slots=True)
class SummaryView:
    """The verdict in a sentence and a few figures."""

    mood: str
    """`failed`, `open` (nothing failed, something is undecided), `passed` or `nothing` (nothing was judged)."""
    headline: Text
    explanation: Text
    impacts: tuple[CountView, ...]
    outcomes: tuple[CountView, ...]

    def count(self, outcome: str) -> int:
        """How many findings ended so."""
        return sum(part.count for part in self.outcomes if part.word == outcome)


@dataclass(frozen=True, slots=True)
class ReportView:
    """A whole report."""

    inspection: Inspection
    checks: Mapping[str, Check]
    impacts: tuple[LabelView, ...]
    """Those that findings have, the weightiest first."""
    evidence_files: Mapping[str, str]
    """SHA-256 → path seen from the inspection folder, for every file the findings rest on."""
    title: Text
    home: LinkView
    started: MomentView
    until: Text
    """When it ended; empty when it did not come to its end."""
    level: Text
    is_partial: bool
    is_long: bool
    """So long that a browser had better draw only what is on the screen."""
    remarks: tuple[Text, ...]
    summary: SummaryView
    failed: tuple[ProblemView, ...]
    doubtful: tuple[ProblemView, ...]
    unjudged: tuple[FindingView, ...]
    passed: tuple[FindingView, ...]
    inapplicable: tuple[FindingView, ...]
    coverage: CoverageView
    score: ScoreView | None
    charts: tuple[ChartView, ...]
    indicators: Mapping[str, tuple[IndicatorRef, ...]]
    """Finding id → the rows of the score sheet that count it."""
    journeys: tuple[JourneyView, ...]
    stamp: StampView | None
    """The time stamp over the evidence's head, where there is one."""
