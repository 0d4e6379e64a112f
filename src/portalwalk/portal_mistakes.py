"""What can be wrong in a portal file, said with its key, its line and the nearest right key, never with its value."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, get_args
from urllib.parse import urlsplit

from pydantic_core import ErrorDetails
from rapidfuzz import fuzz, process

from portalwalk.model.base import Record
from portalwalk.model.portal import Portal
from portalwalk.toml_lines import KeyPath

NEAR_ENOUGH = 60
"""Percent of likeness from which a key is proposed for a misspelt one."""

_VARIABLE = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_HOST = re.compile(r"([\w-]+(\.[\w-]+)*|\[[0-9A-Fa-f:.]+\])(:\d{1,5})?")
_ADDRESS = re.compile(r"[\w.-]+|\[?[0-9A-Fa-f:.]+\]?")

_EXPECTED = {
    "string_type": ("text in quotes", "加引号的文字"),
    "bool_type": ("true or false, without quotes", " true 或 false(不加引号)"),
    "tuple_type": ("a list: [ … ]", "列表：[ … ]"),
    "dict_type": ('a table: { key = "value" }', '表：{ 键 = "值" }'),
    "model_type": (
        'a table: [name] on a line of its own, or { key = "value" }',
        '表：单独一行的 [名称]，或 { 键 = "值" }',
    ),
    "date_parsing": ("a date such as 2026-11-22", "日期，如 2026-11-22"),
    "date_from_datetime_parsing": ("a date such as 2026-11-22", "日期，如 2026-11-22"),
    "date_type": ("a date such as 2026-11-22", "日期，如 2026-11-22"),
    "too_short": ("a list of two names", "两个名称的列表"),
    "too_long": ("a list of two names", "两个名称的列表"),
}
_IS = {
    str: ("text", "文字"),
    bool: ("true/false", "布尔值"),
    int: ("a number", "数字"),
    float: ("a number", "数字"),
} | {
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


def of_type(detail: ErrorDetails, data: Mapping[str, Any], lines: Mapping[KeyPath, int]) -> Problem:
    """Put one of pydantic's complaints into words that the file's author understands."""
    path: KeyPath = detail["loc"]
    key, line = dotted(path), line_of(path, lines)
    if detail["type"] == "extra_forbidden":
        hint, hint_zh = _right_key(path)
        return Problem(f"unknown key {key}.{hint}", f"未知的键 {key}。{hint_zh}", line, key)
    if detail["type"] == "missing":
        return Problem(f"the key {key} is missing.", f"缺少必填的键 {key}。", line, key)
    if detail["type"] == "value_error":
        says = detail["msg"].removeprefix("Value error, ")
        return Problem(f"{key}: {says}.", f"{key}：应为以 http:// 或 https:// 开头、含主机名的网址。", line, key)
    if detail["type"] == "literal_error":
        words = detail.get("ctx", {}).get("expected", "")
        return Problem(
            f"{key}: must be {words}.", f"{key}：只能是 {words.replace(' or ', '、').replace(', ', '、')}。", line, key
        )
    must, must_zh = _EXPECTED.get(detail["type"], (detail["msg"], detail["msg"]))
    if detail["type"] in {"too_short", "too_long"}:
        return Problem(f"{key}: must be {must}.", f"{key}：应为{must_zh}。", line, key)
    got, got_zh = _IS.get(type(_value_at(path, data)), ("something else", "其他类型"))
    return Problem(f"{key}: must be {must}; it is {got}.", f"{key}：应为{must_zh}；现在是{got_zh}。", line, key)


def beyond_types(portal: Portal, lines: Mapping[KeyPath, int]) -> Iterator[Problem]:
    """Yield what has the right type and still cannot be used."""

    def problem(path: KeyPath, wrong: str, wrong_zh: str) -> Problem:
        return Problem(f"{dotted(path)}: {wrong}", f"{dotted(path)}：{wrong_zh}", line_of(path, lines), dotted(path))

    yield from _bad_url(portal, problem)
    names: list[tuple[KeyPath, str]] = [
        (("login", "username_env"), portal.login.username_env),
        (("login", "password_env"), portal.login.password_env),
        *((("access", "http_credentials_env", i), v) for i, v in enumerate(portal.access.http_credentials_env or ())),
    ]
    for path, name in names:
        if not _VARIABLE.fullmatch(name):
            yield problem(
                path,
                "must be the NAME of an environment variable, such as PORTAL_USER. Never write the secret here.",
                "应为环境变量的名称，如 PORTAL_USER。切勿把账号或密码写在文件里。",
            )
    for number, host in enumerate(portal.login.hosts):
        if not _HOST.fullmatch(host):
            yield problem(
                ("login", "hosts", number),
                "must be host or host:port, without https:// and path.",
                "应为 主机 或 主机:端口，不带 https:// 和路径。",
            )
    for host, address in portal.access.resolve.items():
        if not _HOST.fullmatch(host) or not _ADDRESS.fullmatch(address):
            yield problem(
                ("access", "resolve", host),
                'must be "host" = "IP address", without https:// and path.',
                '应为 "主机" = "IP 地址"，不带 https:// 和路径。',
            )


def _bad_url(portal: Portal, problem: Callable[[KeyPath, str, str], Problem]) -> Iterator[Problem]:
    parts = urlsplit(portal.url)
    if parts.username is not None or parts.password is not None:
        yield problem(
            ("url",),
            "must not contain a user name or password. Put them into two environment variables "
            "and name these in [access] http_credentials_env.",
            "不能包含账号或密码。请把它们放进两个环境变量，并在 [access] http_credentials_env 中写明变量名。",
        )
    if not _HOST.fullmatch(f"[{host}]" if ":" in (host := parts.hostname or "") else host):
        yield problem(("url",), "the host's name is not one.", "主机名不正确。")
    try:
        parts.port  # noqa: B018 - reading it is the test
    except ValueError:
        yield problem(("url",), "the port must be a number from 1 to 65535.", "端口应为 1 到 65535 的数字。")


def dotted(path: KeyPath) -> str:
    """Write a path as TOML's readers know it: `sections[2].name`, counted from 1."""
    words = (f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in path)
    return "".join(words).removeprefix(".")


def line_of(path: KeyPath, lines: Mapping[KeyPath, int]) -> int | None:
    """Return the line of a key, or of the innermost table around it that the file has."""
    return next((lines[path[:end]] for end in range(len(path), -1, -1) if path[:end] in lines), None)


def _value_at(path: KeyPath, data: Any) -> Any:
    for part in path:
        data = data[part]
    return data


def _right_key(path: KeyPath) -> tuple[str, str]:
    wrong, keys = str(path[-1]), _keys_at(path[:-1])
    for table in ((), ("login",), ("access",), ("search",), ("message_board",)):
        if table != path[:-1] and wrong in _keys_at(table):
            inside, inside_zh = (
                (f"in [{table[0]}]", f" [{table[0]}] 中") if table else ("at the top", "文件开头、第一个 [表] 之前")
            )
            return f" It belongs {inside}.", f"它应写在{inside_zh}。"
    nearest = process.extractOne(wrong, keys, scorer=fuzz.ratio, score_cutoff=NEAR_ENOUGH)
    if nearest is None:
        return f" Known here: {', '.join(keys)}.", f"此处可用的键：{'、'.join(keys)}。"
    return f" Did you mean {nearest[0]}?", f"您是不是想写 {nearest[0]}?"


def _keys_at(path: KeyPath) -> list[str]:
    model: type[Record] = Portal
    for part in path:
        if isinstance(part, str):
            model = next(_records_in(model.model_fields[part].annotation))
    return list(model.model_fields)


def _records_in(annotation: Any) -> Iterator[type[Record]]:
    if isinstance(annotation, type) and issubclass(annotation, Record):
        yield annotation
    for inner in get_args(annotation):
        yield from _records_in(inner)
