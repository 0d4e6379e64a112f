"""Reads a TOML file into a record, strictly."""

import json
import re
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from portalwalk.toml_files import mistakes
from portalwalk.toml_files.lines import KeyPath, key_lines
from portalwalk.toml_files.mistakes import Problem

MAX_BYTES = 1_000_000

Read = TypeVar("Read", bound=BaseModel)
Wording = Callable[[ErrorDetails, Mapping[str, Any], Mapping[KeyPath, int]], Problem]


class TomlMistakesError(Exception):
    """A TOML file cannot be used; `problems` say why, each with its line."""

    def __init__(self, *problems: Problem) -> None:
        self.problems = problems
        super().__init__("\n".join(one.wrong for one in problems))


def told(file: str, problems: tuple[Problem, ...]) -> tuple[str, str]:
    """Write problems out, one a line, with file and line number; in English and in Chinese."""
    return (
        "\n".join(f"{file}{f', line {one.line}' if one.line else ''}: {one.wrong}" for one in problems),
        "\n".join(f"{file}{f' 第 {one.line} 行' if one.line else ''}：{one.wrong_zh}" for one in problems),
    )


def read_table(path: Path) -> tuple[dict[str, Any], dict[KeyPath, int]]:
    """Return what a TOML file holds, and on which line each key stands.

    Raises:
        TomlMistakesError: it cannot be read, is larger than 1 MB, is not UTF-8 or not TOML.

    """
    try:
        raw = path.read_bytes()
    except OSError as error:
        says = error.strerror or type(error).__name__
        raise TomlMistakesError(Problem(f"cannot be read: {says}.", f"无法读取：{says}。")) from None
    if len(raw) > MAX_BYTES:
        raise TomlMistakesError(Problem("is larger than 1 MB: not such a file.", "超过 1 MB，不是此类文件。"))
    try:
        text = raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        wrong = Problem("is not UTF-8. Save the file as UTF-8.", "不是 UTF-8 编码，请将文件另存为 UTF-8。", line)
        raise TomlMistakesError(wrong) from None
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise TomlMistakesError(_syntax(str(error), text)) from None
    return data, key_lines(text)


def validated(
    model: type[Read], data: Mapping[str, Any], lines: Mapping[KeyPath, int], wording: Wording | None = None
) -> Read:
    """Return the record that a table is; `wording` replaces the usual words for a mistake.

    Raises:
        TomlMistakesError: keys or values are not those of the record.

    """
    try:
        # Strict and by way of JSON: a list may become a tuple and 2.5 a Decimal, but "yes" never becomes true.
        return model.model_validate_json(json.dumps(data, default=str), strict=True)
    except ValidationError as error:
        details = error.errors(include_url=False, include_input=False)
        say = wording or (lambda one, data, lines: mistakes.of_type(model, one, data, lines))
        raise TomlMistakesError(*(say(one, data, lines) for one in details)) from None


def _syntax(says: str, text: str) -> Problem:
    place = re.search(r" \(at line (\d+), column (\d+)\)| \(at end of document\)", says)
    line = int(place[1]) if place and place[1] else text.rstrip("\n").count("\n") + 1
    what = says[: place.start()] if place else says
    column, column_zh = (f", column {place[2]}", f"（第 {place[2]} 列）") if place and place[2] else ("", "")
    return Problem(f"not valid TOML{column}: {what}.", f"不符合 TOML 语法{column_zh}：{what}。", line)
