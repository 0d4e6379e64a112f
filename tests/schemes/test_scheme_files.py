"""Scheme and weights files: the shipped ones are sound; a mistake is told with file, line, key and the right word."""

from decimal import Decimal
from pathlib import Path

import pytest

from portalwalk.bundled import bundled
from portalwalk.judging import load_checks, score
from portalwalk.model.columns import ColumnClass
from portalwalk.model.scheme import Part
from portalwalk.schemes import SchemeFileError, SchemeMissingError, load_scheme, shipped, with_weights
from tests.schemes.score_sheets import OWN, finding, of, shown, weights_of

MISTAKES = {
    "wrong key": (("per_case = 0.5", "per_cases = 0.5"), 28, "indicators[1].per_cases", "per_case"),
    "key in the wrong table": (('title = "Ours"', "pass_from = 60"), 3, "pass_from", "[deduction]"),
    "wrong key of a block": (('title = "All"', 'titel = "All"'), 16, "blocks.all.titel", "title"),
    "wrong table": (("[sources]", "[source]"), 18, "source", "sources"),
    "missing key": (("confirmed = false\n\n", "\n"), 21, "indicators[1].confirmed", "missing"),
    "text for a number": (("points = 40.5", 'points = "many"'), 27, "indicators[1].points", "a number"),
    "below nothing": (("points = 40.5", "points = -1"), 27, "indicators[1].points", "at least 0"),
    "finer than cents": (("points = 40.5", "points = 40.505"), 27, "indicators[1].points", "2 decimals"),
    "no part": (('part = "deduction"\nblock', 'part = "deducting"\nblock'), 23, "indicators[1].part", "deduction"),
    "unknown block": (('block = "all"', 'block = "alll"'), 24, "indicators[1].block", "Did you mean all?"),
    "unknown source": (('source = ["own"]', 'source = ["one"]'), 30, "indicators[1].source", "Did you mean own?"),
    "twice": (('id = "X2"', 'id = "X1"'), 34, "indicators[2].id", "twice"),
    "check feeds two rows": (("link-broken", "search-missing"), 40, "indicators[2].checks", "twice"),
    "points do not add up": (("points = 59.5", "points = 59"), 9, "deduction.points", "add up to 99.5"),
    "points of a veto": (
        ('part = "deduction"\nblock', 'part = "veto"\nblock'),
        21,
        "indicators[1]",
        "a veto indicator has no points",
    ),
    "no toml": (('version = "1"', "version = 1."), 2, "", "not valid TOML"),
}


@pytest.mark.parametrize(("change", "line", "key", "advice"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_in_a_scheme_is_told_with_its_place(
    tmp_path: Path, change: tuple[str, str], line: int, key: str, advice: str
) -> None:
    file = tmp_path / "ours.toml"
    assert change[0] in OWN
    file.write_text(OWN.replace(*change, 1), encoding="utf-8")

    with pytest.raises(SchemeFileError) as raised:
        load_scheme(str(file))

    problem = next(one for one in raised.value.problems if one.key == key)
    assert problem.line == line
    assert advice in problem.wrong
    assert problem.wrong_zh != problem.wrong
    assert f"{file}, line {line}: " in raised.value.message
    assert f"{file} 第 {line} 行：" in raised.value.message_zh


def test_an_own_scheme_is_named_by_its_path(tmp_path: Path) -> None:
    file = tmp_path / "ours.toml"
    file.write_text(OWN, encoding="utf-8")

    own = load_scheme(str(file))

    assert [row.points for row in own.indicators] == [Decimal("40.5"), Decimal("59.5")]
    card = score([finding("search-missing"), finding("link-broken", "passed")], own)
    assert (card.scheme, card.total) == ("ours", Decimal("99.5"))


def test_a_scheme_that_is_not_there_is_answered_with_the_nearest() -> None:
    with pytest.raises(SchemeMissingError, match=r"Did you mean guoban-2019\?"):
        load_scheme("guoban-2091")


@pytest.mark.parametrize("name", shipped())
def test_every_shipped_check_is_counted_and_every_row_is_sourced(name: str) -> None:
    made = load_scheme(name)

    assert {row.part for row in made.indicators} == set(Part)
    assert all(row.source for row in made.indicators)
    assert all(window.source for window in made.windows.values())
    assert all(bool(row.note) == bool(row.note_zh) for row in made.indicators)


def test_portalwalk_counts_every_shipped_check_in_whole_parts() -> None:
    ours = load_scheme()
    fed = {check for row in ours.indicators for check in row.checks}

    assert set(load_checks([bundled("checks")])) <= fed
    assert sum(row.points or 0 for row in ours.of_part(Part.DEDUCTION)) == 100
    assert sum(row.points or 0 for row in ours.of_part(Part.BONUS)) == 30
    assert "own" in ours.says


GUOBAN = load_scheme("guoban-2019")


def test_guoban_has_no_weight_that_no_document_gives() -> None:
    assert [row.id for row in GUOBAN.indicators if row.points is not None or row.per_case is not None] == []
    rules = GUOBAN.deduction
    assert shown(rules.points, rules.pass_from, rules.bonus_above) == "100 60 80"
    assert GUOBAN.bonus is not None
    assert GUOBAN.bonus.points == 30
    assert GUOBAN.blocks["services"].points == 25


def test_guoban_refuses_a_total_and_still_vetoes() -> None:
    refused = score([finding("link-broken")], GUOBAN)
    vetoed = score([finding("home-outdated")], GUOBAN)

    assert refused.missing_weights == tuple(row.id for row in GUOBAN.of_part(Part.DEDUCTION))
    assert (refused.total, refused.qualified, of(refused, "D17").cases) == (None, None, 1)
    assert (vetoed.qualified, vetoed.veto) == (False, ("V3",))


@pytest.mark.parametrize("check", ["link-hidden", "date-in-future", "message-channel-missing", "message-unanswered"])
def test_guoban_leaves_to_a_person_what_a_person_must_see(check: str) -> None:
    card = score([finding(check), finding("guide-incomplete")], GUOBAN)

    assert card.veto == ()
    assert {row.indicator for row in card.indicators if row.part is Part.VETO and row.leads} >= {"V6.2"}
    assert any(finding(check).id in row.leads for row in card.indicators if row.part is Part.VETO)


def test_a_weights_file_lets_guoban_give_a_total(tmp_path: Path) -> None:
    file = tmp_path / "weights.toml"
    file.write_text(weights_of(GUOBAN), encoding="utf-8")
    judged = ["attachment-broken", "link-placeholder", "link-wrong-target", "guide-incomplete"]

    card = score(
        [finding("link-broken"), *(finding(check, "passed") for check in judged)], load_scheme("guoban-2019", file)
    )

    assert shown(card.deduction, card.open_points) == "97.5 0"
    assert card.remarks[1] == "Weights from: the official table."
    assert card.missing_weights == tuple(row.id for row in GUOBAN.of_part(Part.BONUS))
    assert card.total is None, "above 80 the bonus part counts, and its weights are missing, too"


def test_a_weights_file_may_add_rows_that_the_scheme_lacks(tmp_path: Path) -> None:
    file = tmp_path / "weights.toml"
    own = '[[indicators]]\nid = "O1"\npart = "deduction"\ntitle = "t"\ntitle_zh = "题"\npoints = 5\nper_case = 1\n'
    more = f'\n{own}source = ["GB19"]\nconfirmed = true\n'
    file.write_text(weights_of(GUOBAN, D17="70") + more, encoding="utf-8")

    assert load_scheme("guoban-2019", file).indicators[-1].id == "O1"
    file.write_text(weights_of(GUOBAN, D17="70") + more.replace("GB19", "GB91"), encoding="utf-8")
    with pytest.raises(SchemeFileError, match=r"indicators\[1\]\.source: .*Did you mean GB19"):
        load_scheme("guoban-2019", file)


WRONG_WEIGHTS = {
    "unknown row": (("D17 =", "DD17 ="), "weights.DD17", "Did you mean D17?"),
    "wrong key": (("D17 = { points", "D17 = { point"), "weights.D17.point", "points"),
    "no amount": (("points = 75, per_case = 2.5", "points = 75"), "weights.D17", "per_case is missing"),
    "does not add up": (("points = 75", "points = 70"), "deduction.points", "add up to 95"),
    "other scheme": (("guoban-2019", "portalwalk"), "scheme", "for portalwalk, not for guoban-2019"),
    "veto": (("D17 =", "V3 ="), "weights.V3", "no indicator 'V3'"),
}


@pytest.mark.parametrize(("change", "key", "advice"), WRONG_WEIGHTS.values(), ids=WRONG_WEIGHTS)
def test_a_mistake_in_a_weights_file_is_told_with_its_place(
    tmp_path: Path, change: tuple[str, str], key: str, advice: str
) -> None:
    file = tmp_path / "weights.toml"
    whole = weights_of(GUOBAN)
    file.write_text(whole.replace(*change), encoding="utf-8")
    line = next((n for n, text in enumerate(file.read_text().splitlines(), 1) if text.startswith(change[1])), None)

    with pytest.raises(SchemeFileError) as raised:
        with_weights(GUOBAN, file)

    problem = next(one for one in raised.value.problems if one.key == key)
    assert advice in problem.wrong
    assert line is None or problem.line == line
    assert str(file) in raised.value.message


@pytest.mark.parametrize("name", shipped())
def test_windows_and_causes_are_those_that_the_checks_go_by(name: str) -> None:
    made = load_scheme(name)
    in_days = {"days": 1, "months": 30.5, "years": 365.25}

    for window, kind in {"news": "news", "notices": "notices", "personnel": "personnel"}.items():
        stated = made.windows[window]
        assert ColumnClass(kind).days - 2 <= stated.amount * in_days[stated.unit] <= ColumnClass(kind).days
    assert {cause for row in made.indicators for cause in row.causes} <= set(ColumnClass)
