"""From what a user names, a URL or a portal.toml, to a Portal; every mistake is told with its place and its remedy."""

import ipaddress
import json
import os
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from portalwalk import portal_mistakes
from portalwalk.model.portal import Portal
from portalwalk.portal_mistakes import Problem
from portalwalk.toml_lines import KeyPath, key_lines

FILE_NAME = "portal.toml"
MAX_BYTES = 1_000_000
_HOST = re.compile(r"(?P<host>[\w.-]+|\[[0-9a-fA-F:.]+\])(?P<port>:\d{1,5})?(?P<rest>[/?].*)?")


class WrongUseError(Exception):
    """Something the user can put right: one readable message, in English and in Chinese."""

    def __init__(self, reason: str, reason_zh: str) -> None:
        self.reason, self.reason_zh = reason, reason_zh
        super().__init__(reason)


class PortalFileError(WrongUseError):
    """The portal file, or the URL given in its place, cannot be used."""

    def __init__(self, file: str, *problems: Problem) -> None:
        self.file, self.problems = file, problems
        super().__init__(
            "\n".join(f"{file}{f', line {one.line}' if one.line else ''}: {one.wrong}" for one in problems),
            "\n".join(f"{file}{f' 第 {one.line} 行' if one.line else ''}：{one.wrong_zh}" for one in problems),
        )


class CredentialsMissingError(WrongUseError):
    """Environment variables that the portal file names are not set; `names` are those."""

    def __init__(self, names: tuple[str, ...], purpose: str, purpose_zh: str) -> None:
        self.names = names
        how = "; ".join(f"read -rs {name}; export {name}" for name in names)
        super().__init__(
            f"Missing credentials {purpose}. Not set, or empty, in the environment: {', '.join(names)}.\n"
            f"Set them and start again, for instance with: {how}",
            f"缺少{purpose_zh}。以下环境变量没有设置（或为空）：{'、'.join(names)}。\n请设置后再运行，例如：{how}",
        )


def load_portal(source: str, *, environ: Mapping[str, str] = os.environ) -> Portal:
    """Return the portal that `source` names: a URL, a bare host, or the path of a portal.toml.

    Raises:
        PortalFileError: the file or the URL cannot be used.
        CredentialsMissingError: it names environment variables that are not set.

    """
    path = Path(source)
    if re.match(r"[A-Za-z][A-Za-z0-9+.-]*://", source):
        portal = _validated(source, {"url": source}, {})
    elif path.is_dir() or path.is_file() or path.suffix == ".toml":
        portal = _read(path / FILE_NAME if path.is_dir() else path)
    else:
        portal = _validated(source, {"url": _with_scheme(source)}, {})
    credentials_of(portal, environ)
    http_credentials_of(portal, environ)
    return portal


def credentials_of(portal: Portal, environ: Mapping[str, str] = os.environ) -> tuple[str, str] | None:
    """Return the visitor's account: name and password, or None when none was given.

    Raises:
        CredentialsMissingError: only one of both is set, or the portal file names variables that are not set.

    """
    login = portal.login
    names = (login.username_env, login.password_env)
    missing = tuple(name for name in names if not environ.get(name))
    asked_for = bool(login.model_fields_set & {"username_env", "password_env"})
    if missing and (asked_for or len(missing) < len(names)):
        raise CredentialsMissingError(missing, "to sign in with ([login])", "登录所用的账号或密码（[login]）")
    return None if missing else (environ[names[0]], environ[names[1]])


def http_credentials_of(portal: Portal, environ: Mapping[str, str] = os.environ) -> tuple[str, str] | None:
    """Return what the server itself asks for (HTTP authentication) before it shows anything.

    Raises:
        CredentialsMissingError: the portal file names variables that are not set.

    """
    names = portal.access.http_credentials_env or ()
    missing = tuple(name for name in names if not environ.get(name))
    if missing:
        raise CredentialsMissingError(
            missing, "for the server itself ([access] http_credentials_env)", "访问服务器所需的账号或密码（[access]）"
        )
    return (environ[names[0]], environ[names[1]]) if names else None


def secrets_of(portal: Portal, environ: Mapping[str, str] = os.environ) -> tuple[str, ...]:
    """Return every value that must never be written anywhere."""
    names = (portal.login.username_env, portal.login.password_env, *(portal.access.http_credentials_env or ()))
    return tuple(dict.fromkeys(value for name in names if (value := environ.get(name))))


def _with_scheme(source: str) -> str:
    """Complete a bare host as a browser does: https, unless it is an address or has a port of its own."""
    match = _HOST.fullmatch(source)
    if match is None or not (match["host"] == "localhost" or "." in match["host"] or ":" in match["host"]):
        raise PortalFileError(
            source,
            Problem(
                "neither a URL (https://www.example.gov.cn/) nor a portal.toml that exists.",
                "既不是网址（如 https://www.example.gov.cn/），也不是已有的 portal.toml 文件。",
            ),
        )
    is_plain = match["host"] == "localhost" or _is_address(match["host"]) or match["port"] not in (None, ":443")
    return f"{'http' if is_plain else 'https'}://{source}"


def _is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        return False
    return True


def _read(path: Path) -> Portal:
    try:
        raw = path.read_bytes()
    except OSError as error:
        says = error.strerror or type(error).__name__
        wrong = Problem(f"cannot be read: {says}.", f"无法读取：{says}。")
        raise PortalFileError(str(path), wrong) from None
    if len(raw) > MAX_BYTES:
        wrong = Problem("is larger than 1 MB: not a portal file.", "超过 1 MB,不是门户文件。")
        raise PortalFileError(str(path), wrong)
    try:
        text = raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        wrong = Problem("is not UTF-8. Save the file as UTF-8.", "不是 UTF-8 编码，请将文件另存为 UTF-8。", line)
        raise PortalFileError(str(path), wrong) from None
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise PortalFileError(str(path), _syntax(str(error), text)) from None
    return _validated(str(path), data, key_lines(text))


def _syntax(says: str, text: str) -> Problem:
    place = re.search(r" \(at line (\d+), column (\d+)\)| \(at end of document\)", says)
    line = int(place[1]) if place and place[1] else text.rstrip("\n").count("\n") + 1
    what = says[: place.start()] if place else says
    column, column_zh = (f", column {place[2]}", f"(第 {place[2]} 列)") if place and place[2] else ("", "")
    return Problem(f"not valid TOML{column}: {what}.", f"不符合 TOML 语法{column_zh}:{what}。", line)


def _validated(file: str, data: dict[str, Any], lines: Mapping[KeyPath, int]) -> Portal:
    shown = re.sub(r"//[^/@]*@", "//", file)
    try:
        # Strict and by way of JSON: a list may become a tuple, but "yes" never becomes true.
        portal = Portal.model_validate_json(json.dumps(data, default=str), strict=True)
    except ValidationError as error:
        details = error.errors(include_url=False, include_input=False)
        raise PortalFileError(shown, *(portal_mistakes.of_type(one, data, lines) for one in details)) from None
    if problems := tuple(portal_mistakes.beyond_types(portal, lines)):
        raise PortalFileError(shown, *problems)
    return portal
