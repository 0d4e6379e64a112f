"""From findings to a score sheet, by a scheme. Pure: the same findings and scheme always give the same scorecard."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from portalwalk.judging import score_words
from portalwalk.judging.tallying import ByCheck, Charged, Tally, tally
from portalwalk.model.finding import Finding
from portalwalk.model.scheme import Indicator, Part, Scheme
from portalwalk.model.scorecard import IndicatorScore, RowState, Scorecard

NOTHING = Decimal(0)


def score(findings: Sequence[Finding], scheme: Scheme, *, services: bool = True) -> Scorecard:
    """Fill in the score sheet.

    What was not judged is never counted, neither as kept nor as lost: its points stand beside the score, and a gate
    that they could still turn stays undecided.

    Args:
        findings: all findings of one inspection.
        scheme: who counts what; weights that it leaves open refuse the total.
        services: whether the portal's office offers services; if not, that block is left out and the rest scaled up.

    """
    by_check: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in sorted(findings, key=lambda one: one.id):
        by_check[finding.check].append(finding)
    left_out = "" if services else scheme.deduction.without_services
    sheet = _Sheet(scheme, by_check, left_out)
    vetoes = tuple(_veto_row(sheet, row) for row in scheme.of_part(Part.VETO))
    deductions, bonuses = scheme.of_part(Part.DEDUCTION), scheme.of_part(Part.BONUS)
    vetoed = tuple(row.indicator for row in vetoes if row.state is RowState.CASES)
    if vetoed:
        rows = tuple(_row(sheet, row, Tally(), state=RowState.NOT_SCORED) for row in (*deductions, *bonuses))
        card = _card(sheet, (*vetoes, *rows), qualified=False, veto=vetoed)
    else:
        charged = Charged(scheme.deduction.count_once)
        rows = tuple(_deduction_row(sheet, row, charged) for row in deductions)
        card = _scored(sheet, vetoes, rows)
    remarks = score_words.remarks(card, scheme)
    return card.model_copy(
        update={"remarks": tuple(en for en, _zh in remarks), "remarks_zh": tuple(zh for _en, zh in remarks)}
    )


@dataclass(frozen=True, slots=True)
class _Sheet:
    """What every row is filled in from."""

    scheme: Scheme
    by_check: ByCheck
    left_out: str
    """The block that does not apply to this portal, or empty."""

    def counts(self, row: Indicator) -> bool:
        """Whether a row applies; one that is worth nothing, by a weights file, does not."""
        return not (row.block and row.block == self.left_out) and row.points != 0


def _scored(sheet: _Sheet, vetoes: tuple[IndicatorScore, ...], rows: tuple[IndicatorScore, ...]) -> Scorecard:
    """Pass the gates, in their order: missing weights, the pass line, the line that opens the bonus."""
    scheme, rules = sheet.scheme, sheet.scheme.deduction
    bonuses = scheme.of_part(Part.BONUS)
    counted = [row for row in rows if row.state is not RowState.LEFT_OUT]
    missing = tuple(row.indicator for row in counted if row.deducted is None)
    if missing:
        closed = tuple(_row(sheet, row, Tally(), state=RowState.NOT_SCORED) for row in bonuses)
        return _card(sheet, (*vetoes, *rows, *closed), qualified=None, missing_weights=missing)
    worth = sum((row.points or NOTHING for row in counted), NOTHING)
    deducted = sum((row.deducted or NOTHING for row in counted), NOTHING)
    undecided = sum((row.open_points or NOTHING for row in counted), NOTHING)

    def scaled(points: Decimal) -> Decimal:
        """Scale up what is left when a block is left out; multiplied first, 45 of 75 is exactly 60 of 100."""
        return points * rules.points / worth if sheet.left_out and worth else points

    lowest, highest = scaled(worth - deducted - undecided), scaled(worth - deducted)
    bonus_open = _above(rules.bonus_above, lowest, highest) if scheme.bonus else False
    tallied = tuple(_bonus_row(sheet, row, is_closed=bonus_open is False) for row in bonuses)
    unweighted = tuple(row.indicator for row in tallied if row.points is None) if bonus_open else ()
    bonus = sum((row.earned or NOTHING for row in tallied), NOTHING) if bonus_open and not unweighted else None
    return _card(
        sheet,
        (*vetoes, *rows, *tallied),
        qualified=_qualified(rules.pass_from, lowest, highest, vetoes),
        deduction=_rounded(lowest),
        deducted=_rounded(scaled(deducted)),
        open_points=_rounded(scaled(undecided)),
        bonus_open=bonus_open,
        bonus=bonus,
        open_bonus=sum((row.open_points or NOTHING for row in tallied), NOTHING) if bonus is not None else None,
        total=None if unweighted else _rounded(lowest + (bonus or NOTHING)),
        missing_weights=unweighted,
    )


def _qualified(
    pass_from: Decimal, lowest: Decimal, highest: Decimal, vetoes: tuple[IndicatorScore, ...]
) -> bool | None:
    if highest < pass_from:
        return False
    is_free_of_vetoes = all(row.state is not RowState.OPEN for row in vetoes)
    return True if lowest >= pass_from and is_free_of_vetoes else None


def _above(line: Decimal, lowest: Decimal, highest: Decimal) -> bool | None:
    if lowest > line:
        return True
    return False if highest <= line else None


def _veto_row(sheet: _Sheet, row: Indicator) -> IndicatorScore:
    if not sheet.counts(row):
        return _row(sheet, row, Tally(), state=RowState.LEFT_OUT)
    # Each veto row counts for itself: a column is one case, also when two checks name it.
    tallied = tally(row, sheet.by_check, Charged((row.checks,)))
    could_be = tallied.possible is None or tallied.cases + tallied.possible >= row.at_least
    state = RowState.CLEAR if tallied.cases else _judged(tallied)  # too few cases are no veto
    if tallied.cases >= row.at_least:
        state = RowState.CASES
    elif not row.checks or tallied.unseen or (tallied.doubtful and could_be):
        state = RowState.OPEN
    return _row(sheet, row, tallied, state=state)


def _deduction_row(sheet: _Sheet, row: Indicator, charged: Charged) -> IndicatorScore:
    if not sheet.counts(row):
        return _row(sheet, row, Tally(), state=RowState.LEFT_OUT)
    tallied = tally(row, sheet.by_check, charged)
    is_open = bool(tallied.open_checks) or not row.checks
    state = RowState.OPEN if is_open else _judged(tallied)
    if row.points is None or row.per_case is None:
        return _row(sheet, row, tallied, state=state)
    wanted = row.per_case * tallied.cases
    deducted = _rounded(min(row.points, wanted))
    rest = _rounded(row.points - deducted) if is_open else NOTHING
    if is_open and not rest:
        state = _judged(tallied)  # nothing is left that could be turned
    return _row(sheet, row, tallied, state=state, deducted=deducted, open_points=rest, is_capped=wanted > row.points)


def _bonus_row(sheet: _Sheet, row: Indicator, *, is_closed: bool) -> IndicatorScore:
    if is_closed:
        return _row(sheet, row, Tally(), state=RowState.NOT_SCORED)
    if not sheet.counts(row):
        return _row(sheet, row, Tally(), state=RowState.LEFT_OUT)
    tallied = tally(row, sheet.by_check, Charged())
    if tallied.cases:
        return _row(sheet, row, tallied, state=RowState.CASES, earned=NOTHING)
    if not row.checks or tallied.open_checks:
        return _row(sheet, row, tallied, state=RowState.OPEN, open_points=row.points)
    if tallied.passed:
        return _row(sheet, row, tallied, state=RowState.EARNED, earned=row.points)
    return _row(sheet, row, tallied, state=_judged(tallied), earned=NOTHING)


def _judged(tallied: Tally) -> RowState:
    """Say what became of a row that was judged; one whose checks found nothing there is no proof of order."""
    if tallied.cases:
        return RowState.CASES
    return RowState.INAPPLICABLE if tallied.nothing_there else RowState.CLEAR


def _row(sheet: _Sheet, row: Indicator, tallied: Tally, *, state: RowState, **amounts: Any) -> IndicatorScore:
    """Fill in what every row has."""
    block = sheet.scheme.blocks.get(row.block)
    sources = [sheet.scheme.sources[key] for key in row.source if key in sheet.scheme.sources]
    windows = [sheet.scheme.windows[key] for key in row.windows if key in sheet.scheme.windows]
    is_scored = state not in (RowState.LEFT_OUT, RowState.NOT_SCORED)
    return IndicatorScore(
        indicator=row.id,
        title=row.title,
        title_zh=row.title_zh,
        points=row.points,
        per_case=row.per_case,
        per=row.per,
        **{"deducted": None, **amounts},
        cases=tallied.cases,
        findings=tallied.findings,
        judged=is_scored and state is not RowState.OPEN,
        part=row.part,
        block=block.title if block else "",
        block_zh=block.title_zh if block else "",
        state=state,
        leads=tallied.leads,
        open_checks=tallied.open_checks,
        counted_elsewhere=tallied.counted_elsewhere,
        confirmed=row.confirmed,
        sources=tuple(source.title for source in sources),
        sources_zh=tuple(source.title_zh for source in sources),
        windows=tuple(window.said for window in windows),
        windows_zh=tuple(window.said_zh for window in windows),
        note=row.note,
        note_zh=row.note_zh,
    )


def _card(sheet: _Sheet, rows: tuple[IndicatorScore, ...], **amounts: Any) -> Scorecard:
    scheme = sheet.scheme
    return Scorecard(
        scheme=scheme.name,
        version=scheme.version,
        title=scheme.title,
        title_zh=scheme.title_zh,
        indicators=rows,
        left_out=sheet.left_out,
        **amounts,
    )


def _rounded(points: Decimal) -> Decimal:
    """Round to two decimals, and write 60 rather than 60.00."""
    rounded = points.quantize(Decimal("0.01"), ROUND_HALF_UP).normalize()
    return rounded.quantize(Decimal(1)) if rounded == rounded.to_integral_value() else rounded
