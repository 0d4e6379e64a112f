"""Golden score sheets: the gates at their edges, caps, what is never deducted, what is never silently counted."""

from decimal import Decimal

import pytest

from portalwalk.judging import score
from portalwalk.model.scorecard import RowState
from tests.schemes.score_sheets import bonus, finding, of, passed, row, scheme, several, shown, veto

CLEAN = passed("steady", "search")


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
    assert any("D1, D3" in remark for remark in card.remarks)


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


COLUMN, BLANK = "column-outdated", "column-blank"


def test_one_column_is_charged_once() -> None:
    sheet = scheme(
        row("D3", "50", COLUMN, per="place"), row("D8", "50", BLANK, per="place"), count_once=((BLANK, COLUMN),)
    )
    both = [
        finding(COLUMN, cause="news", urls=("https://a.cn/news/", "https://a.cn/work/")),
        finding(BLANK, urls=("https://a.cn/news", "https://a.cn/plans/")),
    ]

    card = score(both, sheet)

    assert (of(card, "D3").cases, of(card, "D8").cases, of(card, "D8").counted_elsewhere) == (2, 1, 1)
    assert card.deduction == Decimal(97)


def test_one_column_is_charged_once_by_its_name_too_and_other_columns_are_not_lost() -> None:
    sheet = scheme(row("D3", "50", COLUMN), row("D8", "50", BLANK), count_once=((BLANK, COLUMN),))
    news = [
        finding(COLUMN, place="要闻", urls=("https://a.cn/1",)),
        finding(BLANK, place="要闻", urls=("https://a.cn/2",)),
    ]
    plans = finding(BLANK, place="规划", urls=("https://a.cn/3",))

    assert score(news, sheet).deduction == Decimal(99)
    assert score([*news, plans], sheet).deduction == Decimal(98)


@pytest.mark.parametrize(
    "unsettled",
    [
        finding("broken", "cantTell"),
        finding("broken", "cantTell", cause="seen-once", intermittent=True),
        finding("broken", "blocked"),
        finding("broken", "error"),
        None,
    ],
    ids=["cantTell", "intermittent", "blocked", "error", "no check"],
)
def test_what_was_not_judged_is_neither_kept_nor_lost(unsettled: object) -> None:
    sheet = scheme(row("D1", "30", "broken", per_case="10"), row("D2", "70", "steady"))

    card = score([*([unsettled] if unsettled else []), *CLEAN], sheet)  # type: ignore[list-item]

    open_row = of(card, "D1")
    assert (open_row.state, open_row.judged, open_row.cases) == (RowState.OPEN, False, 0)
    assert open_row.deducted == 0
    assert open_row.open_checks == ("broken",)
    assert shown(card.deduction, card.open_points, card.total) == "70 30 70"
    assert card.qualified is True, "60 is reached whatever becomes of the rest"
    assert card.bonus_open is None
    assert any("between 70 and 100" in remark for remark in card.remarks)
    assert any("70 至 100" in remark for remark in card.remarks_zh)


def test_a_case_counts_while_the_rest_of_its_row_stays_open() -> None:
    sheet = scheme(row("D1", "30", "broken", "hidden", per_case="10"), row("D2", "70", "steady"))

    card = score([finding("broken"), finding("hidden", "blocked"), *CLEAN], sheet)

    assert shown(of(card, "D1").deducted, of(card, "D1").open_points) == "10 20"
    assert shown(card.deduction, card.open_points) == "70 20"


def test_qualification_is_undecided_while_open_points_could_turn_it() -> None:
    sheet = scheme(row("D1", "50", "broken"), row("D2", "50", "steady"))

    assert score(CLEAN, sheet).qualified is None
    assert score(passed("broken", "steady"), sheet).qualified is True


def test_a_portal_is_not_qualified_once_no_open_point_could_save_it() -> None:
    sheet = scheme(row("D1", "50", "broken", per_case="45"), row("D2", "50", "steady"))

    card = score([finding("broken")], sheet)

    assert shown(card.deduction, card.open_points) == "5 50"
    assert card.qualified is False


def test_an_indicator_with_nothing_to_check_loses_nothing() -> None:
    card = score(
        [finding("broken", "inapplicable"), *CLEAN], scheme(row("D1", "30", "broken"), row("D2", "70", "steady"))
    )

    assert shown(card.deduction, card.open_points) == "100 0"
    assert of(card, "D1").judged


def test_a_bonus_is_earned_only_by_what_was_seen_to_hold() -> None:
    sheet = scheme(
        row("D1", "100", "steady"),
        bonus("B1", "5", "search"),
        bonus("B2", "6", "chat"),
        bonus("B3", "7", "space"),
        bonus("B4", "8"),
    )

    card = score([*CLEAN, finding("chat"), finding("space", "inapplicable")], sheet)

    assert shown(*(of(card, name).earned for name in ("B1", "B2", "B3", "B4"))) == "5 0 0 -"
    assert shown(card.bonus, card.open_bonus, card.total) == "5 8 105"


def test_the_order_of_findings_changes_nothing() -> None:
    sheet = scheme(row("D3", "50", COLUMN), row("D8", "50", BLANK), count_once=((BLANK, COLUMN),))
    seen = [*several("x", 3), finding(COLUMN, place="a"), finding(BLANK, place="a"), finding(BLANK, place="b")]

    assert score(seen, sheet) == score(list(reversed(seen)), sheet)


def test_whose_weights_they_are_is_said_on_every_sheet() -> None:
    for seen in (CLEAN, [finding("home")]):
        card = score(seen, scheme(veto("V3", "home"), row("D1", "100", "steady")))
        assert card.remarks[0] == "These weights are made up."
        assert card.remarks_zh[0] == "分值为测试而设。"
