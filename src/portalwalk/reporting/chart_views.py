"""What a chart is drawn from, and its table repeats: every length already added up, every label already worded."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from portalwalk.reporting.text import Text

_PAST_LIMIT = Decimal("1.1")


@dataclass(frozen=True, slots=True)
class SeriesView:
    """What one kind of segment stands for; `word` is its pattern in `charts.css`."""

    word: str
    label: Text


@dataclass(frozen=True, slots=True)
class SegmentView:
    """A piece of a bar: how long it is in the chart's unit, and how that reads."""

    length: Decimal
    figure: Text


@dataclass(frozen=True, slots=True)
class BarView:
    """One bar: a segment of each series, in their order; one may be of no length."""

    name: Text
    total: Text
    """What stands at its end."""
    segments: tuple[SegmentView, ...]

    @property
    def length(self) -> Decimal:
        """All of its segments together."""
        return sum((one.length for one in self.segments), Decimal(0))


@dataclass(frozen=True, slots=True)
class LimitView:
    """A line across all bars."""

    at: Decimal
    label: Text


@dataclass(frozen=True, slots=True)
class ChartView:
    """A chart of stacked bars that lie on their sides."""

    word: str
    """`score`, `outcomes` or `times`: its ids begin with it."""
    title: Text
    notes: tuple[Text, ...]
    """The unit, and what was counted or measured."""
    bar_heading: Text
    total_heading: Text
    series: tuple[SeriesView, ...]
    """Those that have a length in some bar."""
    bars: tuple[BarView, ...]
    limit: LimitView | None = None

    @property
    def longest(self) -> Decimal:
        """How far the scale goes: to the end of the longest bar, or past the limit, so that it stands within."""
        return max(self.limit.at * _PAST_LIMIT if self.limit else Decimal(0), *(bar.length for bar in self.bars))
