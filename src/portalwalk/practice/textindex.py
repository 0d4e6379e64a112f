"""Full-text search for Chinese: text becomes overlapping pairs of characters.

SQLite's FTS5 splits at spaces, which Chinese does not have. “海绵城市” is therefore stored as
“海绵 绵城 城市 市”， and the query “绵城市” becomes the phrase "绵城 城市". Titles and fragments from
one character upwards are found this way.
"""

import re
import unicodedata

from markupsafe import Markup, escape

MAX_QUERY_CHARACTERS = 100
_WORDS = re.compile(r"[a-z0-9]+|[\u3400-\u9fff]+")


def normalised(text: str) -> str:
    """The text without differences of width and case."""
    return unicodedata.normalize("NFKC", text).lower()


def indexed(text: str) -> str:
    """The text as it is stored in the index."""
    return " ".join(token for word in _words(text) for token in (*_pairs(word), _last(word)))


def phrases(query: str) -> list[str]:
    """The query as FTS5 phrases; all of them have to be found."""
    return [_phrase(word) for word in _words(query[:MAX_QUERY_CHARACTERS])]


def highlighted(text: str, query: str) -> Markup:
    """The text with the words of the query marked."""
    words = sorted({re.escape(word) for word in _words(query)}, key=len, reverse=True)
    if not words:
        return escape(text)
    parts = re.split(f"({'|'.join(words)})", text, flags=re.IGNORECASE)
    return Markup().join(
        Markup("<em>{}</em>").format(part) if position % 2 else escape(part) for position, part in enumerate(parts)
    )


def _words(text: str) -> list[str]:
    return _WORDS.findall(normalised(text))


def _is_chinese(word: str) -> bool:
    return word[0] > "z"


def _pairs(word: str) -> list[str]:
    if not _is_chinese(word):
        return []
    return [word[start : start + 2] for start in range(len(word) - 1)]


def _last(word: str) -> str:
    return word[-1] if _is_chinese(word) else word


def _phrase(word: str) -> str:
    if not _is_chinese(word) or len(word) == 1:
        return f'"{word}"*'
    return f'"{" ".join(_pairs(word))}"'
