"""A sentence in both languages."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from portalwalk.model.language import EN, ZH, Language

Lang = Literal["zh", "en"]
LANGUAGES: Mapping[str, Language] = {"zh": ZH, "en": EN}
"""How each language writes numbers, days, times and lists."""
_NOT_PRINTABLE = re.compile(
    "[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"  # no character of XML 1.0
    "|[\u202a-\u202e\u2066-\u2069]"  # turns the direction of what follows, past the end of the portal's words
)


@dataclass(frozen=True, slots=True)
class Text:
    """What a reader sees, in Chinese and in English; where one is missing, the other stands in."""

    zh: str
    en: str

    @classmethod
    def of(cls, en: str, zh: str) -> Text:
        """Pair the model's `title` and `title_zh`."""
        return cls(zh=zh or en, en=en or zh)

    @classmethod
    def same(cls, words: str) -> Text:
        """Keep words that read alike in both languages: a name, a number, a selector."""
        return cls(zh=words, en=words)

    @classmethod
    def by(cls, write: Callable[[Language], str]) -> Text:
        """Have each language write something in its own way: `Text.by(lambda language: language.day(day))`."""
        return cls(zh=write(ZH), en=write(EN))

    @classmethod
    def listed(cls, texts: Iterable[Text]) -> Text:
        """Put titles or sentences side by side."""
        every = tuple(texts)
        return cls(zh=ZH.titles(one.zh for one in every), en=EN.titles(one.en for one in every))

    @property
    def is_same(self) -> bool:
        """Whether there is nothing to switch."""
        return self.zh == self.en

    def __bool__(self) -> bool:
        """Whether there is anything to read."""
        return bool(self.zh or self.en)

    def in_(self, lang: str) -> str:
        """Return the sentence in `lang`."""
        return self.zh if lang == "zh" else self.en


def printable(words: str) -> str:
    """Put U+FFFD for every character that an XML file cannot hold, or that would turn the words after it round."""
    return _NOT_PRINTABLE.sub("\ufffd", words)
