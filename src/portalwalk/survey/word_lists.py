"""Words that the office listed: wrong, outdated or sensitive ones, found in one pass over a page's text."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import ahocorasick  # type: ignore[import-not-found]

from portalwalk.model.observations import ListedWord

ARROW = "=>"
MOST_HITS = 50
"""Of one page (ours): a page with more shows a mistake in the list, not in the page."""
AROUND = 60
"""Characters shown on either side of a word when its sentence is longer (ours)."""

_ENDS = re.compile(r"[\u3002\uff01\uff1f\uff1b!?;\r\n]")
"""Where a Chinese sentence ends."""


class WordListError(ValueError):
    """A list of words cannot be read; says its file, its line and what is wrong, in English and in Chinese."""

    def __init__(self, wrong: str, wrong_zh: str) -> None:
        super().__init__(wrong)
        self.wrong, self.wrong_zh = wrong, wrong_zh


class WordLists:
    """All listed words as one automaton: its time does not depend on how many there are."""

    def __init__(self, words: Iterable[tuple[str, str]]) -> None:
        """Take pairs of a word and its right form; the right form is empty when the list does not say it."""
        self._words = ahocorasick.Automaton()
        for word, right in words:
            self._words.add_word(_folded(word), (word, right))
        self._is_empty = not len(self._words)
        if not self._is_empty:
            self._words.make_automaton()

    @classmethod
    def read(cls, paths: Iterable[str | Path]) -> "WordLists":
        """Read lists: one word a line, `wrong => right`, blank lines and lines that begin with # left out.

        Raises:
            WordListError: a file cannot be read, or one of its lines has an arrow without a word before it.

        """
        return cls(pair for path in paths for pair in _pairs(Path(path)))

    def find(self, text: str) -> tuple[ListedWord, ...]:
        """Find every listed word in a page's own text, with its sentence and its position.

        Of words that overlap the longest counts. Letter case does not count, Latin words have to stand alone, and a
        wrong word inside its right form is no hit.
        """
        return tuple(self._hits(text))

    def _hits(self, text: str) -> Iterator[ListedWord]:
        if self._is_empty:
            return
        folded, count = _folded(text), 0
        for end, (word, right) in self._words.iter_long(folded):
            start = end + 1 - len(word)
            if not _stands_alone(folded, start, end + 1) or _is_inside(folded, start, end + 1, _folded(right)):
                continue
            yield ListedWord(word=word, right=right, around=_sentence(text, start, end + 1), position=start)
            count += 1
            if count == MOST_HITS:
                return


def _pairs(path: Path) -> Iterator[tuple[str, str]]:
    try:
        raw = path.read_bytes()
    except OSError as error:
        says = error.strerror or type(error).__name__
        raise WordListError(f"{path} cannot be read: {says}.", f"无法读取 {path}：{says}。") from None
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("gb18030", errors="replace")
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        word, arrow, right = map(str.strip, line.partition(ARROW))
        if not word or (arrow and word == right):
            raise WordListError(
                f"{path}, line {number}: must be a word, or: wrong {ARROW} right.",
                f"{path} 第 {number} 行：应为一个词，或“错误 {ARROW} 正确”。",
            )
        yield word, right


def _folded(text: str) -> str:
    """Fold letter case and keep every position: the few letters that would grow stay as they are."""
    return "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)


def _is_latin(letter: str) -> bool:
    return letter.isascii() and letter.isalnum()


def _stands_alone(text: str, start: int, end: int) -> bool:
    runs_on_before = start > 0 and _is_latin(text[start]) and _is_latin(text[start - 1])
    runs_on_after = end < len(text) and _is_latin(text[end - 1]) and _is_latin(text[end])
    return not runs_on_before and not runs_on_after


def _is_inside(text: str, start: int, end: int, right: str) -> bool:
    return bool(right) and right in text[max(0, end - len(right)) : start + len(right)]


def _sentence(text: str, start: int, end: int) -> str:
    before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
    since = max((found.end() for found in _ENDS.finditer(before)), default=0)
    until = next((found.end() for found in _ENDS.finditer(after)), len(after))
    return f"{before[since:]}{text[start:end]}{after[:until]}".strip()
