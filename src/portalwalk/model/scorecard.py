"""What a scheme makes of the findings."""

from decimal import Decimal

from portalwalk.model.base import Record


class IndicatorScore(Record):
    """One row of the score sheet."""

    indicator: str
    title: str
    title_zh: str
    points: Decimal | None
    """What the indicator is worth; None when no public document says so."""
    deducted: Decimal | None
    cases: int
    findings: tuple[str, ...] = ()
    judged: bool = True


class Scorecard(Record):
    """The score sheet of one inspection under one scheme."""

    scheme: str
    version: str
    qualified: bool | None
    veto: tuple[str, ...] = ()
    deduction: Decimal | None = None
    bonus: Decimal | None = None
    total: Decimal | None = None
    indicators: tuple[IndicatorScore, ...] = ()
    remarks: tuple[str, ...] = ()
    remarks_zh: tuple[str, ...] = ()
