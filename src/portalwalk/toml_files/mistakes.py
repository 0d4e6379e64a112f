"""What can be wrong in a TOML file, said with its key, its line and the nearest right key, never with its value."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, get_args, get_origin

from pydantic import BaseModel
from pydantic_core import ErrorDetails
from rapidfuzz import fuzz, process

from portalwalk.toml_files.lines import KeyPath

NEAR_ENOUGH = 60
"""Percent of likeness from which a word is proposed for a misspelt one."""

_EXPECTED = {
    "string_type": ("text in quotes", "加引号的文字"),
    "bool_type": ("true or false, without quotes", " true 或 false（不加引号）"),
    "int_type": ("a whole number", "整数"),
    "decimal_type": ("a number", "数字"),
    "decimal_parsing": ("a number", "数字"),
    "finite_number": ("a number", "数字"),
    "tuple_type": ("a list: [ … ]", "列表：[ … ]"),
    "dict_type": ('a table: { key = "value" }', '表：{ 键 = "值" }'),
    "model_type": (
        'a table: [name] on a line of its own, or { key = "value" }',
        '表：单独一行的 [名称]，或 { 键 = "值" }',
    ),
    "date_parsing": ("a date such as 2026-11-22", "日期，如 2026-11-22"),
    "date_from_datetime_parsing": ("a date such as 2026-11-22", "日期，如 2026-11-22"),
    "date_type": ("a date such as 2026-11-22", "日期，如 2026-11-22"),
}
"""Of a wrong type: what it must be. What it is instead is said, too."""
_BOUNDS = {
    "too_short": ("a list of at least {min_length}", "至少有 {min_length} 项的列表"),
    "too_long": ("a list of at most {max_length}", "最多有 {max_length} 项的列表"),
    "string_too_short": ("text that is not empty", "非空的文字"),
    "greater_than_equal": ("a number of at least {ge}", "不小于 {ge} 的数字"),
    "greater_than": ("a number above {gt}", "大于 {gt} 的数字"),
    "decimal_max_places": ("a number with at most {decimal_places} decimals", "最多有 {decimal_places} 位小数的数字"),
    "decimal_max_digits": ("a smaller number", "较小的数字"),
    "decimal_whole_digits": ("a smaller number", "较小的数字"),
}
"""Of the right type and out of bounds."""
_IS = {
    str: ("text", "文字"),
    bool: ("true/false", "布尔值"),
    int: ("a number", "数字"),
    float: ("a number", "数字"),
    list: ("a list", "列表"),
    dict: ("a table", "表"),
}


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong; `line` is None when there is no file."""

    wrong: str
    wrong_zh: str
    line: int | None = None
    key: str = ""


def of_type(
    model: type[BaseModel], detail: ErrorDetails, data: Mapping[str, Any], lines: Mapping[KeyPath, int]
) -> Problem:
    """Put one of pydantic's complaints about a `model` into words that the file's author understands."""
    path: KeyPath = detail["loc"]
    key, line, kind = dotted(path), line_of(path, lines), detail["type"]
    if kind == "extra_forbidden":
        hint, hint_zh = _right_key(model, path)
        return Problem(f"unknown key {key}.{hint}", f"未知的键 {key}。{hint_zh}", line, key)
    if kind == "missing":
        return Problem(f"the key {key} is missing.", f"缺少必填的键 {key}。", line, key)
    if kind in {"literal_error", "enum"}:
        words = detail.get("ctx", {}).get("expected", "")
        return Problem(
            f"{key}: must be {words}.", f"{key}：只能是 {words.replace(' or ', '、').replace(', ', '、')}。", line, key
        )
    if kind in _BOUNDS:
        must, must_zh = (words.format(**detail.get("ctx", {})) for words in _BOUNDS[kind])
        return Problem(f"{key}: must be {must}.", f"{key}：应为{must_zh}。", line, key)
    must, must_zh = _EXPECTED.get(kind, (detail["msg"], detail["msg"]))
    got, got_zh = _IS.get(type(_value_at(path, data)), ("something else", "其他类型"))
    return Problem(f"{key}: must be {must}; it is {got}.", f"{key}：应为{must_zh}；现在是{got_zh}。", line, key)


def dotted(path: KeyPath) -> str:
    """Write a path as TOML's readers know it: `sections[2].name`, counted from 1."""
    words = (f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in path)
    return "".join(words).removeprefix(".")


def line_of(path: KeyPath, lines: Mapping[KeyPath, int]) -> int | None:
    """Return the line of a key, or of the innermost table around it that the file has."""
    return next((lines[path[:end]] for end in range(len(path), -1, -1) if path[:end] in lines), None)


def nearest(wrong: str, words: Sequence[str]) -> str | None:
    """Return the word that was probably meant, or None when none is near."""
    found = process.extractOne(wrong, words, scorer=fuzz.ratio, score_cutoff=NEAR_ENOUGH)
    return None if found is None else str(found[0])


def advice(wrong: str, words: Sequence[str]) -> tuple[str, str]:
    """Name the word that was probably meant, else all that are known here; in English and in Chinese."""
    near = nearest(wrong, words)
    if near is None:
        return f" Known here: {', '.join(words)}.", f"此处可用的有：{'、'.join(words)}。"
    return f" Did you mean {near}?", f"您是不是想写 {near}？"


def _value_at(path: KeyPath, data: Any) -> Any:
    for part in path:
        data = data[part]
    return data


def _right_key(model: type[BaseModel], path: KeyPath) -> tuple[str, str]:
    wrong, keys = str(path[-1]), _keys_at(model, path[:-1])
    tables = [(name,) for name, field in model.model_fields.items() if _is_model(field.annotation)]
    for table in ((), *tables):
        if table != path[:-1] and wrong in _keys_at(model, table):
            inside, inside_zh = (
                (f"in [{table[0]}]", f" [{table[0]}] 中") if table else ("at the top", "文件开头、第一个 [表] 之前")
            )
            return f" It belongs {inside}.", f"它应写在{inside_zh}。"
    return advice(wrong, keys)


def _keys_at(model: type[BaseModel], path: KeyPath) -> list[str]:
    """Name the keys that a table has; a path leads through tables, lists of tables and tables by name."""
    at: Any = model
    for part in path:
        if _is_model(at):
            at = at.model_fields[str(part)].annotation
        else:
            at = get_args(at)[1 if get_origin(at) is dict else 0]
        if not _is_model(at) and get_origin(at) not in (dict, tuple):
            at = next(_models_in(at))
    return list(at.model_fields)


def _is_model(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if _is_model(annotation):
        yield annotation
    for inner in get_args(annotation):
        yield from _models_in(inner)
