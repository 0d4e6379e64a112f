"""A sentence in both languages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Lang = Literal["zh", "en"]


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
