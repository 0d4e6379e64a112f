"""The score sheet as an inspector fills it: indicator, points, cases with their evidence, deduction, remark."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from portalwalk.model.check import Check
from portalwalk.model.inspection import Inspection
from portalwalk.model.outcome import Outcome
from portalwalk.model.scheme import Part, Per
from portalwalk.model.scorecard import IndicatorScore, RowState, Scorecard
from portalwalk.reporting.findings import pair
from portalwalk.reporting.parts import LabelView
from portalwalk.reporting.score_views import CaseView, FigureView, PartView, RowView, ScoreView
from portalwalk.reporting.text import Text
from portalwalk.reporting.views import FindingView
from portalwalk.reporting.words import number, word

_NOT_SCORED = (RowState.LEFT_OUT, RowState.NOT_SCORED)
_RESULT = {Part.VETO: "score_finding", Part.DEDUCTION: "score_deducted", Part.BONUS: "score_earned"}


def tell_score(
    inspection: Inspection, views: Mapping[str, FindingView], checks: Mapping[str, Check]
) -> ScoreView | None:
    """Word the score sheet; None when the inspection has none. Nothing is counted here."""
    card = inspection.scorecard
    if card is None:
        return None
    rows = _Rows(inspection, views, checks)
    parts = {part: [row for row in card.indicators if row.part is part] for part in Part}
    applicable = [row for row in card.indicators if row.state not in (*_NOT_SCORED, RowState.INAPPLICABLE)]
    title = Text.of(card.title or card.scheme, card.title_zh or card.scheme)
    return ScoreView(
        scheme=word("score_scheme", title=title, scheme=card.scheme, version=card.version),
        verdict=_verdict(card),
        figures=tuple(_figures(card)),
        judged=word("score_rows_judged", applicable=len(applicable), judged=sum(row.judged for row in applicable)),
        remarks=pair(card.remarks, card.remarks_zh),
        parts=tuple(_part(part, its_rows, rows) for part, its_rows in parts.items() if its_rows),
    )


def _part(part: Part, its_rows: Sequence[IndicatorScore], rows: "_Rows") -> PartView:
    sources = {_source(row) for row in its_rows}
    is_shared = len(sources) == 1
    return PartView(
        word=part.value,
        title=word(f"score_part_{part.value}"),
        result_heading=word(_RESULT[part]),
        has_points=part is not Part.VETO,
        source=sources.pop() if is_shared else Text.same(""),
        rows=rows.tell(its_rows, with_sources=not is_shared),
    )


def _verdict(card: Scorecard) -> LabelView:
    if card.qualified is None:
        return LabelView("open", word("score_undecided"))
    return (
        LabelView("passed", word("score_qualified"))
        if card.qualified
        else LabelView("failed", word("score_unqualified"))
    )


def _figures(card: Scorecard) -> Iterator[FigureView]:
    is_open = bool(card.open_points or card.open_bonus or (card.total is not None and card.bonus_open is None))
    total = _figure(card.total) if card.bonus else _of_judged(card, card.total)
    yield FigureView(word("score_total_so_far" if is_open else "score_total"), total)
    yield FigureView(word("score_deduction"), _of_judged(card, card.deduction))
    if any(row.part is Part.BONUS for row in card.indicators):
        yield FigureView(word("score_bonus"), _bonus(card))
    if card.open_points is not None:
        yield FigureView(word("score_open"), _figure(card.open_points + (card.open_bonus or 0)))


def _bonus(card: Scorecard) -> Text:
    if card.deduction is None or card.bonus is not None or card.bonus_open:
        return _figure(card.bonus)
    return word("score_undecided_short" if card.bonus_open is None else "score_closed")


def _of_judged(card: Scorecard, number: Decimal | None) -> Text:
    """Set points against those that were judged: 41 of 46 is no 41 of 100."""
    if number is None or not card.open_points or card.deduction is None:
        return _figure(number)
    return word("score_of", n=number, judged=card.deduction + (card.deducted or 0))


def _figure(points: Decimal | None) -> Text:
    return word("score_none") if points is None else number(points)


class _Rows:
    """Words the rows of one sheet."""

    def __init__(self, inspection: Inspection, views: Mapping[str, FindingView], checks: Mapping[str, Check]) -> None:
        self._views, self._checks = views, checks
        self._outcomes: defaultdict[str, set[Outcome]] = defaultdict(set)
        for finding in inspection.findings:
            self._outcomes[finding.check].add(finding.outcome)

    def tell(self, rows: Sequence[IndicatorScore], *, with_sources: bool) -> tuple[RowView, ...]:
        """Word rows in their order; a block is named at its first row."""
        told: list[RowView] = []
        block = ""
        for row in rows:
            source = _source(row) if with_sources else Text.same("")
            told.append(self._row(row, source, is_first=row.block != block))
            block = row.block
        return tuple(told)

    def _row(self, row: IndicatorScore, source: Text, *, is_first: bool) -> RowView:
        return RowView(
            id=row.indicator,
            title=Text.of(row.title, row.title_zh),
            block=Text.of(row.block, row.block_zh) if is_first else Text.same(""),
            points=word("score_no_weight") if row.points is None else number(row.points),
            per_case=_per_case(row),
            result=_result(row),
            state=row.state.value,
            cases=self._cases(row.findings),
            leads=self._cases(row.leads),
            remarks=tuple(self._remarks(row)),
            source=source,
        )

    def _cases(self, findings: tuple[str, ...]) -> tuple[CaseView, ...]:
        found = [self._views[one] for one in findings if one in self._views]
        return tuple(CaseView(one.anchor, one.title, one.apart, one.places) for one in found)

    def _remarks(self, row: IndicatorScore) -> Iterator[Text]:
        if row.is_capped:
            yield word("score_capped")
        if row.counted_elsewhere:
            yield word("score_elsewhere", n=row.counted_elsewhere)
        if row.open_points:
            yield word("score_open_points", n=row.open_points)
        if row.state is RowState.INAPPLICABLE and row.part is Part.DEDUCTION:
            yield word("score_nothing_there")
        if row.state is RowState.OPEN and not row.open_checks:
            yield word("score_no_check")
        by_reason: defaultdict[Text, list[Text]] = defaultdict(list)
        for check in row.open_checks:
            by_reason[self._why_open(check)].append(self._name(check))
        for why, names in by_reason.items():
            yield word("score_open_checks", why=why, checks=Text.listed(names))
        yield from pair(row.windows, row.windows_zh)
        if row.note:
            yield Text.of(row.note, row.note_zh)

    def _why_open(self, check: str) -> Text:
        """Say what kept a check from judging; what failed or passed is open because a person comes first."""
        for outcome in (Outcome.ERROR, Outcome.BLOCKED):
            if outcome in self._outcomes[check]:
                return word(f"outcome_{outcome.value}")
        return word("outcome_cantTell") if self._outcomes[check] else word("score_not_run")

    def _name(self, check: str) -> Text:
        known = self._checks.get(check)
        return Text.of(known.title, known.title_zh) if known else Text.same(check)


def _per_case(row: IndicatorScore) -> Text:
    if not row.per_case:
        return Text.same("")
    return word("score_per_case" if row.per is Per.FINDING else "score_per_place", n=row.per_case)


def _result(row: IndicatorScore) -> Text:
    if row.part is Part.VETO and row.state is RowState.CLEAR and row.cases:
        return word("score_state_below")
    if row.state in _NOT_SCORED or row.part is Part.VETO:
        return word(f"score_state_{row.state.value}")
    amount = row.deducted if row.part is Part.DEDUCTION else row.earned
    if amount is None or (row.state is RowState.OPEN and not amount):
        return word("score_state_open") if row.state is RowState.OPEN else word("score_none")
    return number(amount)


def _source(row: IndicatorScore) -> Text:
    sources = Text.listed(pair(row.sources, row.sources_zh))
    return word("score_unconfirmed", sources=sources) if row.sources and not row.confirmed else sources
