"""What the commands say, in which language, and where: results to stdout, errors to stderr."""

import io
import re
import sys
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum

from rich.console import Console

PLAIN_WIDTH = 110
"""Columns of tables where there is no terminal to ask."""

_UNSAFE = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]+")


class Lang(StrEnum):
    """The languages that every sentence exists in."""

    ZH = "zh"
    EN = "en"


class Exit(IntEnum):
    """The exit codes (design section 5)."""

    NOTHING_FAILED = 0
    SOMETHING_FAILED = 1
    WRONG_USE = 2
    NOT_INSPECTED = 3
    INTERRUPTED = 130


EXIT_CODES = "\n\n".join(
    (
        "退出码 / Exit codes:",
        "0  没有不通过 / nothing failed",
        "1  有不通过 / something failed",
        "2  用法有误 / wrong use",
        "3  无法检查该门户 / the portal could not be inspected",
        "130  被中断 / interrupted",
    )
)


@dataclass(frozen=True, slots=True)
class Voice:
    """Speaks one language; what a portal sent is made harmless for the terminal before it is said."""

    lang: Lang = Lang.ZH
    out: Console = field(default_factory=lambda: _console(stderr=False))
    err: Console = field(default_factory=lambda: _console(stderr=True))

    def pick(self, zh: str, en: str) -> str:
        """Choose the sentence of this language."""
        return zh if self.lang is Lang.ZH else en

    def say(self, zh: str, en: str) -> None:
        """Say something that was asked for."""
        self.out.print(harmless(self.pick(zh, en)), markup=False, highlight=False, soft_wrap=True)

    def warn(self, zh: str, en: str) -> None:
        """Say something that was not asked for."""
        self.err.print(harmless(self.pick(zh, en)), markup=False, highlight=False, soft_wrap=True)


def harmless(text: str) -> str:
    """Take out of each line what steers a terminal instead of being read."""
    return "\n".join(_UNSAFE.sub(" ", line) for line in text.split("\n"))


def lang_in(arguments: list[str]) -> Lang:
    """Find the language that was asked for, before anything else is understood of the arguments."""
    for number, word in enumerate(arguments):
        option, equals, value = word.partition("=")
        if option == "--lang":
            value = value if equals else next(iter(arguments[number + 1 :]), "")
            return Lang(value) if value in set(Lang) else Lang.ZH
    return Lang.ZH


def _console(*, stderr: bool) -> Console:
    stream = sys.stderr if stderr else sys.stdout
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(errors="replace")  # a terminal that cannot show a character must not end the command
    return Console(stderr=stderr, width=None if stream.isatty() else PLAIN_WIDTH)
