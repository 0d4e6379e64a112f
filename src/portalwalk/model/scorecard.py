"""What a scheme makes of the findings."""

from decimal import Decimal
from enum import StrEnum

from portalwalk.model.base import Record
from portalwalk.model.scheme import Part, Per


class RowState(StrEnum):
    """What became of one row of the score sheet."""

    CLEAR = "clear"  # judged, no case
    INAPPLICABLE = "inapplicable"  # its checks found nothing to judge: no case, and its points are kept
    CASES = "cases"  # judged, with cases (of a veto row: a veto)
    EARNED = "earned"  # a bonus row whose points were given
    OPEN = "open"  # not judged, or not wholly
    LEFT_OUT = "left-out"  # does not apply to this portal
    NOT_SCORED = "not-scored"  # a veto ended the scoring, or the bonus part was not opened


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
    part: Part = Part.DEDUCTION
    block: str = ""
    block_zh: str = ""
    """The block's title."""
    state: RowState = RowState.CLEAR
    per_case: Decimal | None = None
    per: Per = Per.FINDING
    """What one case is."""
    earned: Decimal | None = None
    """Of a bonus row: the points given."""
    open_points: Decimal | None = None
    """Points of this row that stay undecided because not all of it was judged."""
    is_capped: bool = False
    """The cases would take off more than the row is worth."""
    leads: tuple[str, ...] = ()
    """Findings that a person has to decide; they never deduct."""
    open_checks: tuple[str, ...] = ()
    """Checks that did not judge: blocked, our own error, left to a person, or not run."""
    counted_elsewhere: int = 0
    """Cases at places that another row was charged for already."""
    confirmed: bool = False
    """Whether a public document confirms the row."""
    sources: tuple[str, ...] = ()
    sources_zh: tuple[str, ...] = ()
    windows: tuple[str, ...] = ()
    windows_zh: tuple[str, ...] = ()
    """The spans of time that it goes by, in words."""
    note: str = ""
    note_zh: str = ""


class Scorecard(Record):
    """The score sheet of one inspection under one scheme."""

    scheme: str
    version: str
    qualified: bool | None
    """None: not decided, because what was not judged could still turn it."""
    veto: tuple[str, ...] = ()
    """Indicators of vetoes."""
    deduction: Decimal | None = None
    """Score of the deduction part as far as judged: points that are known to be kept. None when it is refused."""
    bonus: Decimal | None = None
    """Points of the bonus part as far as judged; None when it is not opened, undecided or refused."""
    total: Decimal | None = None
    """`deduction` and `bonus`; `open_points` stand beside it."""
    indicators: tuple[IndicatorScore, ...] = ()
    remarks: tuple[str, ...] = ()
    remarks_zh: tuple[str, ...] = ()
    title: str = ""
    title_zh: str = ""
    deducted: Decimal | None = None
    """What the cases took off, scaled as `deduction` is."""
    open_points: Decimal | None = None
    """Points of the deduction part that were not judged: the score is from `deduction` to both together."""
    open_bonus: Decimal | None = None
    """The same of the bonus part, when it is opened."""
    bonus_open: bool | None = None
    """Whether the bonus part is opened; None: not decided."""
    missing_weights: tuple[str, ...] = ()
    """Indicators without which no total can be given."""
    left_out: str = ""
    """The block that was left out, because the office offers no services."""
