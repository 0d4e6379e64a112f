"""Numbers, counted things, lists, days and times as each language writes them: the rules of CLDR, through Babel.

Babel is imported, and a language read from its data (some 15 ms), when something is first worded: a command that only
prints its help pays for neither.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from babel import Locale

Number = int | float | Decimal

_CATEGORIES = ("zero", "one", "two", "few", "many", "other")
"""CLDR's plural categories, in the order in which it names them; a language has `other` and some of the rest."""
_KEPT = 4_096
"""Words kept for each purpose: a long report says the same numbers and days tens of thousands of times."""
_GROUPED_FROM = 1_000
"""Below, a whole number is its digits in both languages."""


class Language:
    """One of the languages that every sentence exists in."""

    def __init__(self, locale: str, semicolon: str) -> None:
        """Write as CLDR's `locale` does, which knows no semicolon."""
        self._name, self._semicolon = locale, semicolon
        self.number = lru_cache(_KEPT)(self._number)
        """Write a number with the language's grouping and decimal sign, all its digits kept: `1,234.5`."""
        self.day = lru_cache(_KEPT)(self._day)
        """Write a day: `22 November 2026`, `2026年11月22日`. Of an ISO 8601 time its day; other words as they are."""
        self._category = lru_cache(_KEPT)(self._category_of)
        self._clock = lru_cache(_KEPT)(self._clock_of)

    @cached_property
    def _locale(self) -> Locale:
        from babel import Locale

        return Locale.parse(self._name)

    @cached_property
    def _categories(self) -> list[str]:
        return [name for name in _CATEGORIES if name in {*self._locale.plural_form.tags, "other"}]

    @cached_property
    def _day_and_time(self) -> str:
        from babel.dates import get_datetime_format

        return str(get_datetime_format("medium", locale=self._locale))

    def plural(self, n: Number, *forms: str) -> str:
        """Choose the form of words that goes with a number, and put the number where `#` stands in it.

        `EN.plural(1, "# page carries", "# pages carry")` is `1 page carries`. Forms are a programme's own words, not a
        portal's.

        Raises:
            ValueError: there are not as many forms as the language has (English: one, other; Chinese: other).

        """
        if len(forms) != len(self._categories):
            raise ValueError(f"{self._name} has the forms {self._categories}, not {forms}")
        return forms[self._category(n)].replace("#", self.number(n))

    def percent(self, share: float) -> str:
        """Write a share of 1 as a whole percentage."""
        from babel.numbers import format_percent

        return format_percent(share, locale=self._locale)

    def listed(self, names: Iterable[str], style: Literal["standard", "or"] = "standard") -> str:
        """Write names as a list in a sentence: `a, b and c`, `a、b和c`; with `or` as a choice."""
        from babel.lists import format_list

        return format_list(list(names), style, self._locale)

    def titles(self, titles: Iterable[str]) -> str:
        """Put titles or sentences side by side, apart by semicolons: they have commas and `and` in themselves."""
        return self._semicolon.join(titles)

    def clock(self, at: datetime) -> str:
        """Write hours and minutes, in the zone that `at` is in."""
        return self._clock(at.hour, at.minute)

    def moment(self, at: datetime) -> str:
        """Write a day with hours and minutes, in the zone that `at` is in."""
        return self._day_and_time.replace("{1}", self.day(at.date())).replace("{0}", self.clock(at))

    def _number(self, n: Number) -> str:
        if isinstance(n, int) and -_GROUPED_FROM < n < _GROUPED_FROM:
            return str(n)
        from babel.numbers import format_decimal

        return format_decimal(n, locale=self._locale, decimal_quantization=False)

    def _day(self, day: date | str) -> str:
        from babel.dates import format_date

        if isinstance(day, str):
            try:
                day = datetime.fromisoformat(day)
            except ValueError:
                return str(day)
        return format_date(day, "long", self._locale)

    def _clock_of(self, hour: int, minute: int) -> str:
        from babel.dates import format_time

        return format_time(time(hour, minute), "short", locale=self._locale)

    def _category_of(self, n: Number) -> int:
        return self._categories.index(self._locale.plural_form(n))


EN = Language("en_GB", "; ")
"""English, as the reports spell it."""
ZH = Language("zh_CN", "；")
"""Chinese, in simplified characters."""
