"""Numbers, counted words, lists, days and times as English and Chinese write them."""

import subprocess
import sys
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal

import pytest

from portalwalk import EN, ZH, Language

AT = datetime(2026, 11, 22, 9, 31, 5, tzinfo=UTC)
BEIJING = timezone(timedelta(hours=8))


@pytest.mark.parametrize(
    ("n", "said"),
    [
        (0, "0"),
        (999, "999"),
        (1_000, "1,000"),
        (-1_234_567, "-1,234,567"),
        (0.5, "0.5"),
        (Decimal("12.50"), "12.5"),
        (Decimal("0.12345"), "0.12345"),
    ],
)
def test_numbers_are_grouped_and_keep_their_digits(n: float | Decimal, said: str) -> None:
    assert (EN.number(n), ZH.number(n)) == (said, said)


@pytest.mark.parametrize(
    ("n", "said"),
    [(0, "0 pages are"), (1, "1 page is"), (2, "2 pages are"), (21, "21 pages are"), (1_234, "1,234 pages are")],
)
def test_english_has_two_forms_and_chinese_one(n: int, said: str) -> None:
    assert EN.plural(n, "# page is", "# pages are") == said
    assert ZH.plural(n, "有#个页面") == f"有{n:,}个页面"


@pytest.mark.parametrize("language", [EN, ZH])
def test_a_form_too_many_or_too_few_is_a_mistake(language: Language) -> None:
    with pytest.raises(ValueError, match="forms"):
        language.plural(1, "one", "two", "three")


@pytest.mark.parametrize(
    ("names", "en", "zh"),
    [
        ([], "", ""),
        (["a"], "a", "a"),
        (["a", "b"], "a and b", "a和b"),
        (["a", "b", "c"], "a, b and c", "a、b和c"),
        (["{0}", "{1}"], "{0} and {1}", "{0}和{1}"),
    ],
)
def test_lists_end_as_the_language_ends_them(names: list[str], en: str, zh: str) -> None:
    assert (EN.listed(names), ZH.listed(names)) == (en, zh)
    assert EN.listed(iter(names)) == en


def test_titles_keep_their_commas_apart() -> None:
    assert (EN.titles(["News, notices", "IPv6"]), ZH.titles(["新闻", "IPv6"])) == ("News, notices; IPv6", "新闻；IPv6")


def test_a_choice_is_no_list() -> None:
    assert EN.listed(["a", "b", "c"], "or") == "a, b or c"
    assert ZH.listed(["a", "b", "c"], "or") == "a、b或c"


@pytest.mark.parametrize(
    ("day", "en", "zh"),
    [
        (AT.date(), "22 November 2026", "2026年11月22日"),
        ("2026-11-22", "22 November 2026", "2026年11月22日"),
        ("2026-11-22T23:59:00+08:00", "22 November 2026", "2026年11月22日"),
        ("last week", "last week", "last week"),
    ],
)
def test_days(day: str, en: str, zh: str) -> None:
    assert (EN.day(day), ZH.day(day)) == (en, zh)


def test_moments_stay_in_their_zone() -> None:
    assert (EN.moment(AT), ZH.moment(AT)) == ("22 November 2026, 09:31", "2026年11月22日 09:31")
    assert EN.moment(AT.astimezone(BEIJING)) == "22 November 2026, 17:31"
    assert ZH.clock(AT.astimezone(BEIJING)) == "17:31"


def test_percentages_are_whole() -> None:
    assert (EN.percent(0.874), ZH.percent(0.874)) == ("87%", "87%")


def test_babel_is_left_alone_until_something_is_worded() -> None:
    asked = "import sys, portalwalk.cli; sys.exit('babel' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", asked], check=False).returncode == 0
