"""What is counted once, what is never deducted, and what is never silently counted."""

from decimal import Decimal

import pytest

from portalwalk.judging import score
from portalwalk.model.scorecard import RowState
from tests.schemes.score_sheets import CLEAN, bonus, finding, of, passed, row, scheme, several, shown, veto

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


def test_what_was_not_there_to_be_judged_keeps_its_points_and_is_named() -> None:
    sheet = scheme(row("D1", "30", "worded"), row("D2", "70", "steady"), veto("V1", "worded"))

    card = score([finding("worded", "inapplicable"), *CLEAN], sheet)

    assert (card.deduction, card.open_points) == (Decimal(100), Decimal(0))
    assert of(card, "D1").state is of(card, "V1").state is RowState.INAPPLICABLE
    assert of(card, "D2").state is RowState.CLEAR
    assert [remark for remark in card.remarks if "nothing to judge" in remark and "(30)" in remark and "D1" in remark]


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
