"""A scheme: who counts what. Data only; `judging/scoring.py` is what counts by it."""

from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from portalwalk.model.base import Record

Points = Annotated[Decimal, Field(ge=0, max_digits=6, decimal_places=2)]
"""With at most two decimals: a rounded score then never crosses a line that the exact one does not."""
Words = Annotated[str, Field(min_length=1)]


_UNITS_ZH = {"seconds": "秒", "days": "天", "working-days": "个工作日", "months": "个月", "years": "年"}


class Part(StrEnum):
    """The three parts of a score sheet, in the order in which they are judged."""

    VETO = "veto"  # 单项否决: one case, and nothing else is scored
    DEDUCTION = "deduction"  # 扣分: from a full score down, capped per indicator
    BONUS = "bonus"  # 加分: only above a score


class Per(StrEnum):
    """What one case is."""

    FINDING = "finding"  # one cause, however many occurrences
    PLACE = "place"  # each page or column that shows it
    OCCURRENCE = "occurrence"


class Source(Record):
    """Where a rule or a number is from."""

    title: Words
    title_zh: Words


class Window(Record):
    """A span of time or a limit that a rule sets."""

    title: Words
    title_zh: Words
    amount: Annotated[int, Field(gt=0)]
    unit: Literal["seconds", "days", "working-days", "months", "years"]
    source: tuple[Words, ...]

    @property
    def said(self) -> str:
        """Such as `Home page updated: 14 days`."""
        unit = self.unit.replace("-", " ")
        return f"{self.title}: {self.amount} {unit if self.amount > 1 else unit.removesuffix('s')}"

    @property
    def said_zh(self) -> str:
        """Such as `首页更新：14天`."""
        return f"{self.title_zh}：{self.amount}{_UNITS_ZH[self.unit]}"


class Block(Record):
    """Indicators that belong together."""

    title: Words
    title_zh: Words
    points: Points | None = None
    """What its deduction indicators add up to; None when no document says so."""


class DeductionRules(Record):
    """How the deduction part is counted."""

    points: Points
    pass_from: Points
    """From this score on a portal is qualified."""
    bonus_above: Points
    """Above this score the bonus part is opened; at it, it is not."""
    edges: Words
    edges_zh: Words
    """How a score of exactly `pass_from` or `bonus_above` is treated, and on whose word."""
    without_services: str = ""
    """The block that is left out for an office without services; the rest is scaled up to `points`."""
    count_once: tuple[tuple[Words, ...], ...] = ()
    """Groups of checks: a place that one of them was counted for is not counted again for another."""


class BonusRules(Record):
    """How the bonus part is counted."""

    points: Points


class Indicator(Record):
    """One row of a scheme."""

    id: Annotated[str, Field(pattern=r"^[A-Za-z][A-Za-z0-9.-]*$")]
    part: Part
    block: str = ""
    title: Words
    title_zh: Words
    points: Points | None = None
    """What the row is worth; None when no public document says so. A veto row has none."""
    per_case: Points | None = None
    """What one case of a deduction row takes off."""
    per: Per = Per.FINDING
    at_least: Annotated[int, Field(gt=0)] = 1
    """Of a veto row: how many cases it takes."""
    checks: tuple[Words, ...] = ()
    """The checks that feed it; none: no machine can see it, it is left to a person."""
    causes: tuple[Words, ...] = ()
    """Only findings of these causes are its cases; empty: all."""
    person_first: tuple[Literal["failed", "passed"], ...] = ()
    """Outcomes that count only after a person confirmed them; `cantTell` always is one of these."""
    windows: tuple[Words, ...] = ()
    source: tuple[Words, ...]
    confirmed: bool
    """Whether a public document confirms the row. An unconfirmed veto row gives leads and never a veto."""
    note: str = ""
    note_zh: str = ""


class Scheme(Record):
    """A whole scheme, as its TOML file holds it."""

    name: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9.-]*$")]
    version: Words
    title: Words
    title_zh: Words
    says: Words
    says_zh: Words
    """One sentence that stands beside every score: whose weights these are."""
    deduction: DeductionRules
    bonus: BonusRules | None = None
    blocks: dict[str, Block] = Field(default_factory=dict)
    sources: dict[str, Source] = Field(default_factory=dict)
    windows: dict[str, Window] = Field(default_factory=dict)
    indicators: tuple[Indicator, ...]
    weights_from: str = ""
    weights_from_zh: str = ""
    """Where an overlay's weights are from; empty when none was laid over. Not written in a scheme's own file."""

    def of_part(self, part: Part) -> tuple[Indicator, ...]:
        """Return the rows of one part, in their order."""
        return tuple(row for row in self.indicators if row.part is part)


class Weight(Record):
    """What a weights file says of one indicator."""

    points: Points
    per_case: Points | None = None
    block: str = ""
    """The block that the row stands in, where the scheme's own word for it is wrong."""


class Weights(Record):
    """A weights file: points for the rows of a scheme that leaves them open, and rows that it lacks."""

    scheme: Words
    source: Words
    source_zh: Words
    """The document that the weights are from; said on every report."""
    weights: dict[str, Weight] = Field(default_factory=dict)
    indicators: tuple[Indicator, ...] = ()
