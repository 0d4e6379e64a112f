"""Draws a chart as static SVG: no script, no style of its own, nothing from elsewhere.

Lengths lie along the page as percentages and letters have their own size, so that one drawing is as readable on a phone
as on a wide screen and on paper. Colours and patterns are those of `charts.css`, which takes them from `brand.css`.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any
from xml.etree.ElementTree import Element, SubElement, tostring

from portalwalk.reporting.chart_views import BarView, ChartView
from portalwalk.reporting.text import LANGUAGES, Text, printable
from portalwalk.reporting.words import word

LETTER, LINE, BAR, GAP = 14, 21, 22, 16
"""px, as `charts.css` sets them: size of letters, from line to line, thickness of a bar, what separates two rows."""
NARROW, WIDE = 280, 460
"""px that a chart has on a phone 320 px wide, and on paper or beside another on a wide screen."""
_LINE_EM = NARROW / LETTER
_CLOSING = "\u3001\u3002\uff0c\uff1a\uff1b\uff01\uff1f\uff09\u300b\u3011\u201d\u2019"
"""What no line begins with: 、。，：；！？）》】”’."""
_HALF, _CAPITAL = 0.66, 0.76
"""em: the widest that letters are on an average which are not full-width: bold ones of DejaVu Sans."""
_LABEL_RISE, _AXIS, _PAST_BAR = 6, 22, 7
"""px: from the foot of a line up to its letters, the height of the scale, how far the limit reaches below a bar."""
_CANVAS = 1_000


def draw_chart(chart: ChartView, lang: str) -> str:
    """Return the chart in one language, as an `svg` element to be put into a page.

    Its ids begin with `chart-`, the chart's word and the language.
    """
    drawing = _Drawing(chart, lang)
    return tostring(drawing.svg, encoding="unicode")


@dataclass(frozen=True, slots=True)
class _Laid:
    """What the charting library laid out, in percent of the chart's width."""

    segments: tuple[tuple[tuple[float, float], ...], ...]
    """Series → bar → where it begins, how long it is."""
    ticks: tuple[tuple[float, Decimal], ...]
    """Where a figure of the scale stands, and which."""


def _lay_out(chart: ChartView) -> _Laid:
    """Have pygal stack the segments and place the scale."""
    ticks = _ticks(chart)
    stacked = _stacked_bars()(
        width=_CANVAS,
        height=_CANVAS,
        margin=0,
        range=(0, float(chart.longest)),
        y_labels=[float(tick) for tick in ticks],
        show_legend=False,
        js=(),
    )
    for index, series in enumerate(chart.series):
        stacked.add(series.word, [float(bar.segments[index].length) for bar in chart.bars])
    plot = stacked.render_tree().find(".//*[@class='plot']")
    lines = [line.get("d") for line in plot.findall("*[@class='axis x always_show']//path")]
    places = [float(line.split()[0].removeprefix("M")) for line in lines]
    zero = places[0]
    span = float(plot.find("rect").get("width")) - 2 * zero  # pygal leaves as much after the scale as before it

    def percent(length: float) -> float:
        return 100 * length / span

    return _Laid(
        segments=tuple(
            tuple(
                (percent(float(bar.get("x", zero)) - zero), percent(float(bar.get("width", 0))))
                for bar in plot.findall(f"*[@class='series serie-{index} color-{index}']//rect")
            )
            for index in range(len(chart.series))
        ),
        ticks=tuple((percent(place - zero), tick) for place, tick in zip(places, ticks, strict=True)),
    )


@cache
def _stacked_bars() -> Any:
    """Import pygal, which takes 50 ms, when something is to be drawn."""
    import pygal  # type: ignore[import-untyped]

    # It adds an import hook for its maps, in a form that Python 3.12 does not call and 3.11 warns of at every import.
    sys.meta_path[:] = [hook for hook in sys.meta_path if not isinstance(hook, pygal.PluginImportFixer)]
    return pygal.HorizontalStackedBar


def _ticks(chart: ChartView) -> tuple[Decimal, ...]:
    """Choose a round step with at most six figures: 0, 5, 10 …; what is counted comes in whole ones."""
    lengths = (one.length for bar in chart.bars for one in bar.segments)
    is_counted = all(length == length.to_integral_value() for length in lengths)
    least = max(chart.longest / 5, Decimal(1 if is_counted else 0))
    power = Decimal(10) ** (chart.longest.adjusted() - 1)
    step = next(power * factor for factor in (1, 2, 5, 10, 20) if power * factor >= least)
    return tuple(step * number for number in range(int(chart.longest / step) + 1))


class _Drawing:
    """One chart on its way to the page."""

    def __init__(self, chart: ChartView, lang: str) -> None:
        self._chart, self._lang = chart, lang
        self._laid = _lay_out(chart)
        name = f"chart-{chart.word}-{lang}"
        self.svg = Element("svg", {"class": "chart-drawing", "width": "100%", "role": "img"})
        self.svg.set("aria-labelledby", f"{name}-title")
        self.svg.set("aria-describedby", f"{name}-desc")
        SubElement(self.svg, "title", id=f"{name}-title").text = self._say(chart.title)
        SubElement(self.svg, "desc", id=f"{name}-desc").text = self._say(_described(chart))
        guides = SubElement(self.svg, "g", {"class": "chart-guides"})
        self._limit_at = float(100 * chart.limit.at / chart.longest) if chart.limit else None
        top = y = self._limit()
        for index, bar in enumerate(chart.bars):
            y = self._bar(index, bar, y)
        self._axis(guides, top, y)
        self.svg.set("height", str(y + _AXIS))

    def _say(self, text: Text) -> str:
        return printable(text.in_(self._lang))

    def _limit(self) -> int:
        """Name the line that stands across each bar; return where the first one begins."""
        if self._chart.limit is None or self._limit_at is None:
            return 0
        label, place = self._say(self._chart.limit.label), f"{self._limit_at:.3f}%"
        _write(self.svg, "chart-limit-label", place, LINE - _LABEL_RISE, label).set("data-end", _end(self._limit_at))
        return LINE + GAP // 2

    def _bar(self, index: int, bar: BarView, y: int) -> int:
        """Draw the name, the total and the segments of one bar; return where the next one begins."""
        total = self._say(bar.total)
        lines = list(_wrapped(self._say(bar.name), _LINE_EM))
        is_beside = _ems(lines[-1]) + 1 + _ems(total) <= _LINE_EM
        row = SubElement(self.svg, "g")
        for number, line in enumerate(lines, 1):
            _write(row, "chart-name", "0", y + number * LINE - _LABEL_RISE, line)
        rows = len(lines) if is_beside else len(lines) + 1
        _write(row, "chart-total", "100%", y + rows * LINE - _LABEL_RISE, total)
        y += rows * LINE
        laid = [places[index] for places in self._laid.segments]
        for series, (begins, length) in zip(self._chart.series, laid, strict=True):
            if length:
                _rect(row, begins, length, y).set("data-series", series.word)
        _rect(row, 0, sum(length for _, length in laid), y).set("class", "chart-outline")
        if self._limit_at is not None:
            _line(row, "chart-limit-ground", self._limit_at, y, y + BAR + _PAST_BAR)
            _line(row, "chart-limit", self._limit_at, y, y + BAR + _PAST_BAR)
        for series, segment, (begins, length) in zip(self._chart.series, bar.segments, laid, strict=True):
            figure = self._say(segment.figure)
            needed = (_ems(figure) + 0.5) * LETTER
            if length and needed <= length / 100 * WIDE:
                written = _write(row, "chart-figure", f"{begins + length / 2:.3f}%", y + LINE - _LABEL_RISE, figure)
                written.set("data-series", series.word)
                written.set("data-room", "any" if needed <= length / 100 * NARROW else "wide")
        return y + BAR + GAP

    def _axis(self, guides: Element, top: int, bottom: int) -> None:
        for at, figure in self._laid.ticks:
            _line(guides, "chart-guide", at, top, bottom)
            written = LANGUAGES[self._lang].number(figure)
            _write(guides, "chart-tick", f"{at:.3f}%", bottom + LINE - _LABEL_RISE, written).set("data-end", _end(at))


def _described(chart: ChartView) -> Text:
    """Say the whole chart, for those who do not see it and for paper, where its table stays folded."""
    bars = (
        word(
            "labelled",
            label=bar.name,
            value=Text.listed(
                word("labelled", label=series.label, value=one.figure)
                for series, one in zip(chart.series, bar.segments, strict=True)
                if one.length
            ),
        )
        for bar in chart.bars
    )
    said = (*chart.notes, Text.listed(bars))
    return Text(zh="".join(one.zh for one in said), en=" ".join(one.en for one in said))


def _write(parent: Element, name: str, x: str, y: int, words: str) -> Element:
    written = SubElement(parent, "text", {"class": name, "x": x, "y": str(y)})
    written.text = words
    return written


def _rect(parent: Element, begins: float, length: float, y: int) -> Element:
    place = {"x": f"{begins:.3f}%", "y": str(y), "width": f"{length:.3f}%", "height": str(BAR)}
    return SubElement(parent, "rect", place)


def _line(parent: Element, name: str, at: float, top: int, bottom: int) -> None:
    x = f"{at:.3f}%"
    SubElement(parent, "line", {"class": name, "x1": x, "x2": x, "y1": str(top), "y2": str(bottom)})


def _end(percent: float) -> str:
    """Which end of a label stands at its line, so that it does not leave the chart."""
    return "start" if percent < 10 else "end" if percent > 90 else "middle"


def _ems(words: str) -> float:
    return sum(_em(letter) for letter in words)


def _em(letter: str) -> float:
    if unicodedata.combining(letter):
        return 0
    return 1 if unicodedata.east_asian_width(letter) in "WFA" else (_CAPITAL if letter.isupper() else _HALF)


def _wrapped(words: str, room: float) -> Iterator[str]:
    """Break into lines of at most `room` em: at a space, between Chinese characters, else before any letter."""
    line, width = "", 0.0
    for piece in re.findall(rf"[!-~]+ ?|.[{_CLOSING}]*", words):
        for part in [piece] if _ems(piece.rstrip()) <= room else piece:
            needed = _ems(part)
            if line and width + _ems(part.rstrip()) > room:
                yield line.rstrip()
                line, width = "", 0.0
            line, width = line + part, width + needed
    yield line.rstrip()
