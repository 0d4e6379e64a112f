"""Golden score sheets: the gates at their edges, caps, 4/3, vetoes, missing weights."""

from decimal import Decimal

import pytest

from portalwalk.judging import score
from portalwalk.model.scorecard import RowState
from tests.schemes.score_sheets import CLEAN, bonus, finding, of, passed, row, scheme, several, shown, veto


@pytest.mark.parametrize(
    ("taken", "left", "qualified", "bonus_open", "total"),
    [
        ("40.1", "59.9", False, False, "59.9"),
        ("40", "60", True, False, "60"),
        ("20", "80", True, False, "80"),
        ("19.9", "80.1", True, True, "85.1"),
        ("0", "100", True, True, "105"),
    ],
)
def test_the_gates_at_their_edges(taken: str, left: str, qualified: bool, bonus_open: bool, total: str) -> None:
    sheet = scheme(row("D1", "50", "broken", per_case=taken), row("D2", "50", "steady"), bonus("B1", "5", "search"))

    card = score([finding("broken"), *CLEAN], sheet)

    assert card.deduction == Decimal(left)
    assert (card.qualified, card.bonus_open, card.total) == (qualified, bonus_open, Decimal(total))
    assert card.open_points == 0
    assert card.bonus == (Decimal(5) if bonus_open else None)
    assert of(card, "B1").state is (RowState.EARNED if bonus_open else RowState.NOT_SCORED)


@pytest.mark.parametrize(("taken", "is_said"), [("40", True), ("20", True), ("40.1", False), ("19.9", False)])
def test_an_edge_that_no_document_spells_out_is_said(taken: str, is_said: bool) -> None:
    sheet = scheme(row("D1", "50", "broken", per_case=taken), row("D2", "50", "steady"))

    card = score([finding("broken"), *CLEAN], sheet)

    assert (sheet.deduction.edges in card.remarks) is is_said
    assert (sheet.deduction.edges_zh in card.remarks_zh) is is_said


def test_deductions_never_exceed_their_indicator() -> None:
    card = score([*several("broken", 9), *CLEAN], scheme(row("D1", "5", "broken"), row("D2", "95", "steady")))

    capped = of(card, "D1")
    assert (capped.cases, capped.deducted, capped.is_capped) == (9, Decimal(5), True)
    assert card.deduction == Decimal(95)
    assert not of(score([*several("broken", 5), *CLEAN], scheme(row("D1", "5", "broken"))), "D1").is_capped


def test_one_finding_is_one_case_however_often_it_was_seen() -> None:
    pages = tuple(f"https://www.example.gov.cn/{number}" for number in range(50))
    seen = [finding("broken", urls=pages), *CLEAN]

    once = score(seen, scheme(row("D1", "60", "broken"), row("D2", "40", "steady")))
    each = score(seen, scheme(row("D1", "60", "broken", per="occurrence"), row("D2", "40", "steady")))

    assert (of(once, "D1").cases, once.deduction) == (1, Decimal(99))
    assert (of(each, "D1").cases, each.deduction) == (50, Decimal(50))


@pytest.mark.parametrize(
    ("taken", "left", "qualified", "bonus_open"),
    [
        ("15", "80", True, False),  # 60 of 75
        ("14.9", "80.13", True, True),  # 60.1 of 75
        ("30", "60", True, False),  # 45 of 75
        ("30.1", "59.87", False, False),
        ("0", "100", True, True),
    ],
)
def test_without_services_the_rest_is_scaled_by_four_thirds(
    taken: str, left: str, qualified: bool, bonus_open: bool
) -> None:
    sheet = scheme(
        veto("V6", "guides", block="services"),
        row("D1", "75", "broken", per_case=taken),
        row("D9", "25", "guides", block="services", per_case="25"),
    )

    card = score([finding("broken"), finding("guides")], sheet, services=False)

    assert card.deduction == Decimal(left)
    assert (card.qualified, card.bonus_open) == (qualified, bonus_open)
    assert (of(card, "D9").state, of(card, "V6").state) == (RowState.LEFT_OUT, RowState.LEFT_OUT)
    assert "75" in card.remarks[1]


def test_a_veto_ends_the_scoring() -> None:
    sheet = scheme(veto("V3", "home"), row("D1", "100", "broken"), bonus("B1", "30", "search"))

    card = score([finding("home"), *several("broken", 2), *CLEAN], sheet)

    assert (card.qualified, card.veto) == (False, ("V3",))
    assert (card.deduction, card.bonus, card.total) == (None, None, None)
    assert {of(card, "D1").state, of(card, "B1").state} == {RowState.NOT_SCORED}
    assert of(card, "D1").deducted is None


@pytest.mark.parametrize(
    ("number", "state"), [(4, RowState.CLEAR), (5, RowState.CASES)], ids=["one short", "just enough"]
)
def test_a_veto_that_takes_several_cases(number: int, state: RowState) -> None:
    pages = tuple(f"https://www.example.gov.cn/col{column}/" for column in range(number))
    by_place = [finding("column-blank", place=f"column {column}") for column in range(number)]
    row_4 = veto("V4", "column-blank", per="place", at_least=5)

    assert of(score([finding("column-blank", urls=pages)], scheme(row_4)), "V4").state is state
    assert of(score(by_place, scheme(row_4)), "V4").state is state


def test_a_veto_that_takes_only_some_causes() -> None:
    row_4 = veto("V4", "column-outdated", causes=("news",), at_least=2, per="place")
    personnel = finding("column-outdated", cause="personnel", urls=("https://a.cn/1", "https://a.cn/2"))
    news = finding("column-outdated", cause="news", urls=("https://a.cn/3", "https://a.cn/4"))

    assert of(score([personnel], scheme(row_4)), "V4").state is RowState.CLEAR
    assert of(score([personnel, news], scheme(row_4)), "V4").state is RowState.CASES


@pytest.mark.parametrize("more", [{"person_first": ("failed",)}, {"confirmed": False}], ids=["person first", "unsure"])
def test_a_veto_for_a_person_is_a_lead(more: dict[str, object]) -> None:
    card = score([finding("hidden"), *CLEAN], scheme(veto("V1", "hidden", **more), row("D1", "100", "steady")))

    lead = of(card, "V1")
    assert (lead.state, lead.cases, len(lead.leads)) == (RowState.OPEN, 0, 1)
    assert (card.veto, card.deduction) == ((), Decimal(100))
    assert card.qualified is None, "a person may still veto"


def test_a_pass_that_only_a_person_may_confirm_stays_open() -> None:
    card = score(passed("hidden"), scheme(veto("V1", "hidden", person_first=("failed", "passed"))))

    assert (of(card, "V1").state, of(card, "V1").leads) == (RowState.OPEN, ())


def test_few_doubts_cannot_make_a_veto_that_takes_many_cases() -> None:
    doubtful = finding("column-blank", "cantTell", urls=("https://a.cn/1", "https://a.cn/2"))

    def state(at_least: int) -> RowState:
        return of(score([doubtful], scheme(veto("V4", "column-blank", per="place", at_least=at_least))), "V4").state

    assert (state(3), state(2)) == (RowState.CLEAR, RowState.OPEN)


def test_missing_weights_refuse_the_total_and_are_named() -> None:
    sheet = scheme(veto("V3", "home"), row("D1", None, "broken"), row("D2", "50", "steady"), row("D3", None))

    card = score([*passed("home"), *several("broken", 3), *CLEAN], sheet)

    assert card.missing_weights == ("D1", "D3")
    assert (card.qualified, card.deduction, card.total) == (None, None, None)
    assert (of(card, "D1").cases, of(card, "D1").deducted) == (3, None)
    assert any("D1 and D3" in remark for remark in card.remarks)


def test_a_veto_needs_no_weights() -> None:
    card = score([finding("home")], scheme(veto("V3", "home"), row("D1", None, "broken")))

    assert (card.qualified, card.missing_weights) == (False, ())


def test_missing_weights_of_the_bonus_part_count_only_once_it_is_open() -> None:
    rows = (row("D1", "100", "broken", per_case="30"), bonus("B1", None, "search"))

    opened = score([*passed("broken"), *CLEAN], scheme(*rows))
    closed = score([finding("broken"), *CLEAN], scheme(*rows))

    assert shown(opened.deduction, opened.bonus, opened.total) == "100 - -"
    assert opened.missing_weights == ("B1",)
    assert shown(closed.deduction, closed.total) == "70 70"
    assert closed.missing_weights == ()
