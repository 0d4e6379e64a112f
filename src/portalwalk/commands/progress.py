"""Live progress: what the journeys write down while they walk, told as it comes in."""

import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol, Self

from pydantic import ValidationError
from rich.console import Group, RenderableType
from rich.live import Live
from rich.spinner import Spinner
from rich.table import Table
from rich.text import Text

from portalwalk.commands.voice import Voice, harmless
from portalwalk.model.journal import Entry
from portalwalk.model.language import EN, ZH
from portalwalk.model.observations import PageSeen, ScenarioEnded, StepTaken, Stopped, SurveyEnded
from portalwalk.reporting.names import scenario_name
from portalwalk.reporting.words import word_or

NAME_WIDTH = 44
"""Columns for a scenario's name in the live list."""
PAGES_A_LINE = 100


@dataclass
class Follower:
    """Reads what was added to `observations.jsonl` since the last look; a line still being written waits."""

    path: Path
    _offset: int = 0

    def skip_what_is_there(self) -> None:
        """Begin with what comes next: a resumed inspection has told its past already."""
        self._offset = self.path.stat().st_size if self.path.exists() else 0

    def new(self) -> Iterator[Entry]:
        """Yield the entries that are new."""
        if not self.path.exists():
            return
        with self.path.open("rb") as lines:
            lines.seek(self._offset)
            for line in lines:
                if not line.endswith(b"\n"):
                    return
                self._offset += len(line)
                try:
                    yield Entry.model_validate_json(line)
                except ValidationError:
                    continue  # progress only; judging tells of a line that cannot be read


class Progress(Protocol):
    """Someone who tells what happens."""

    def __enter__(self) -> Self:
        """Begin to tell."""

    def __exit__(self, *_error: object) -> None:
        """Leave the last state standing."""

    def tell(self, entry: Entry) -> None:
        """Take note of one entry."""


def progress_for(voice: Voice) -> Progress:
    """Choose a live list in a terminal, plain lines everywhere else."""
    return LiveList(voice) if voice.out.is_terminal and not voice.out.is_dumb_terminal else PlainLines(voice)


@dataclass
class PlainLines:
    """A line for each step: what a CI log keeps."""

    voice: Voice
    _start: float = field(default_factory=time.monotonic)
    _pages: int = 0

    def __enter__(self) -> Self:
        """Begin to tell."""
        return self

    def __exit__(self, *_error: object) -> None:
        """Nothing to leave."""

    def tell(self, entry: Entry) -> None:
        """Print one line for a step, a stop or an end; of a survey's pages every hundredth."""
        said = _in_words(entry, self.voice)
        if isinstance(entry.data, PageSeen):
            self._pages += 1
            said = self.voice.pick(f"第 {self._pages} 页：{said}", f"page {self._pages}: {said}")
            said = "" if self._pages % PAGES_A_LINE else said
        if said:
            seconds = time.monotonic() - self._start
            line = f"[{seconds:6.1f} s] {_name(entry, self.voice)} · {said}"
            self.voice.say(line, line)


@dataclass
class _Row:
    name: str
    steps: int = 0
    last: str = ""
    mark: RenderableType = ""
    unit: tuple[str, str] = ("步", "steps")


@dataclass
class LiveList:
    """A row for each journey: where it is now."""

    voice: Voice
    _rows: dict[tuple[str, int], _Row] = field(default_factory=dict)
    _live: Live = field(init=False)

    def __post_init__(self) -> None:
        self._live = Live(console=self.voice.out, refresh_per_second=8, get_renderable=self._table)

    def __enter__(self) -> Self:
        """Begin to draw."""
        self._live.start()
        return self

    def __exit__(self, *_error: object) -> None:
        """Leave the list as it stands."""
        self._live.stop()

    def tell(self, entry: Entry) -> None:
        """Bring one row up to date."""
        said = _in_words(entry, self.voice)
        if not said:
            return
        key = (entry.scenario, entry.attempt)
        row = self._rows.setdefault(key, _Row(_name(entry, self.voice), mark=Spinner("dots")))
        if isinstance(entry.data, ScenarioEnded):
            row.mark = Text("✓", style="green")
            return
        row.last = said
        if isinstance(entry.data, PageSeen):
            row.unit = ("页", "pages")
        if isinstance(entry.data, Stopped):
            row.mark = Text("■", style="yellow")
        elif not isinstance(entry.data, SurveyEnded):
            row.steps += 1

    def _table(self) -> RenderableType:
        if not self._rows:
            return Spinner("dots", Text(self.voice.pick("正在启动浏览器…", "starting the browser …")))
        table = Table.grid(padding=(0, 1), expand=True)
        table.add_column(width=2)
        table.add_column(no_wrap=True, max_width=NAME_WIDTH, overflow="ellipsis")
        table.add_column(justify="right", style="dim", no_wrap=True, min_width=8)
        table.add_column(style="dim", no_wrap=True, overflow="ellipsis", ratio=1)
        for row in self._rows.values():
            steps = self.voice.pick(f"{row.steps} {row.unit[0]}", f"{row.steps} {row.unit[1]}")
            table.add_row(row.mark, Text(row.name), steps, Text(row.last))
        return Group(table)


def _name(entry: Entry, voice: Voice) -> str:
    """Name a scenario as the report does, and its walk when it is not the first."""
    text = scenario_name(entry.scenario)
    again = "" if entry.attempt == 1 else voice.pick(f"（第 {entry.attempt} 次走查）", f" (walk {entry.attempt})")
    return harmless(f"{voice.pick(text.zh, text.en)}{again}")


def _in_words(entry: Entry, voice: Voice) -> str:
    seen = entry.data
    if isinstance(seen, StepTaken):
        said = f"{seen.number}. {voice.pick(seen.name_zh, seen.name)}"
        return harmless(f"{said} — {seen.error}" if seen.error else said)
    if isinstance(seen, Stopped):
        outcome = word_or(f"outcome_{seen.outcome.value}", seen.outcome.value)
        return harmless(f"{voice.pick(outcome.zh, outcome.en)}: {voice.pick(seen.reason_zh, seen.reason)}")
    if isinstance(seen, PageSeen):
        return harmless(seen.title or seen.url)
    if isinstance(seen, SurveyEnded):
        return voice.pick(
            f"打开 {ZH.number(seen.pages)} 页，核验 {ZH.number(seen.links)} 个链接",
            f"{EN.plural(seen.pages, '# page', '# pages')} opened, {EN.plural(seen.links, '# link', '# links')} "
            "followed",
        )
    if isinstance(seen, ScenarioEnded):
        return voice.pick("走完", "done")
    return ""
