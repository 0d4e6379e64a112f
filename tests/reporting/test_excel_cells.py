"""Words in a cell: never a formula, not even when the sheet went through a CSV file."""

import pytest

from portalwalk.reporting.formats.excel_cells import defused


@pytest.mark.parametrize(
    "words", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠x", "=HYPERLINK(1)"]
)
def test_what_could_start_a_formula_gets_an_apostrophe(words: str) -> None:
    assert defused(words) == f"'{words}"


@pytest.mark.parametrize("words", ["", "a=1", " =1", "1-1", "关于=的说明", "#deep"])
def test_what_could_not_stays_as_it_is(words: str) -> None:
    assert defused(words) == words
