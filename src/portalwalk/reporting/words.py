"""Every sentence and label of the reports, in both languages, filled in as each language writes numbers and names."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from portalwalk.model.language import Language, Number
from portalwalk.reporting.chain_words import CHAIN_WORDS
from portalwalk.reporting.chart_words import CHART_WORDS
from portalwalk.reporting.ci_words import CI_WORDS
from portalwalk.reporting.office_words import OFFICE_WORDS
from portalwalk.reporting.page_words import PAGE_WORDS
from portalwalk.reporting.score_words import SCORE_WORDS
from portalwalk.reporting.text import LANGUAGES, Lang, Text
from portalwalk.reporting.walk_words import WALK_WORDS

_KEPT = 4_096
"""Sentences kept that hold numbers alone: a long report says `2 places` and `Walk 1` tens of thousands of times."""
WORDS: dict[str, Text] = {
    key: Text(zh=zh, en=en)
    for key, (zh, en) in (
        PAGE_WORDS | WALK_WORDS | CHAIN_WORDS | SCORE_WORDS | CHART_WORDS | OFFICE_WORDS | CI_WORDS
    ).items()
}
"""Key → sentence."""


def word(key: str, **values: object) -> Text:
    """Return the sentence of this key with `values` filled in, each as the language writes it.

    A value that is a `Text` follows the language. A number is written with the language's grouping; where the sentence
    names forms, `{n:# place|# places}`, the one that goes with the number stands there, `#` being the number.

    Raises:
        KeyError: there is no such key, or a value is missing.
        ValueError: a sentence has not as many forms as its language.

    """
    if not values:
        return WORDS[key]
    if set(map(type, values.values())) == {int}:
        return _counted(key, *values.items())
    return _filled_in(key, values)


@lru_cache(_KEPT)
def _counted(key: str, *numbers: tuple[str, object]) -> Text:
    return _filled_in(key, dict(numbers))


def _filled_in(key: str, values: Mapping[str, object]) -> Text:
    sentence = WORDS[key]
    return Text(
        zh=sentence.zh.format_map({name: _in_sentence(value, "zh") for name, value in values.items()}),
        en=sentence.en.format_map({name: _in_sentence(value, "en") for name, value in values.items()}),
    )


def word_or(key: str, otherwise: str) -> Text:
    """Return the sentence of this key, or `otherwise` in both languages when there is none."""
    return WORDS.get(key) or Text.same(otherwise)


def number(n: Number) -> Text:
    """Write a number by itself."""
    return Text.by(lambda language: language.number(n))


@dataclass(frozen=True, slots=True)
class _Counted:
    """A number in a sentence of one language."""

    n: Number
    language: Language

    def __format__(self, forms: str) -> str:
        return self.language.plural(self.n, *forms.split("|")) if forms else self.language.number(self.n)


def _in_sentence(value: object, lang: Lang) -> object:
    if isinstance(value, Text):
        return value.in_(lang)
    return _Counted(value, LANGUAGES[lang]) if isinstance(value, Number) else value
