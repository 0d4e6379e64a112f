"""From what a user names, a URL or a portal.toml, to a Portal; every mistake is told with its place and its remedy."""

import ipaddress
import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from portalwalk import portal_mistakes
from portalwalk.model.portal import Portal
from portalwalk.survey.word_lists import WordListError, WordLists
from portalwalk.toml_files.lines import KeyPath
from portalwalk.toml_files.mistakes import Problem, dotted, line_of
from portalwalk.toml_files.reading import TomlMistakesError, read_table, told, validated

FILE_NAME = "portal.toml"
_HOST = re.compile(r"(?P<host>[\w.-]+|\[[0-9a-fA-F:.]+\])(?P<port>:\d{1,5})?(?P<rest>[/?].*)?")
_PERSONAL = ("phone", "e-mail", "id-number")
_E_MAIL = re.compile(r"\S+@\S+\Z")


class WrongUseError(Exception):
    """Something the user can put right: one readable message, in English and in Chinese."""

    def __init__(self, reason: str, reason_zh: str) -> None:
        self.reason, self.reason_zh = reason, reason_zh
        super().__init__(reason)


class PortalFileError(WrongUseError):
    """The portal file, or the URL given in its place, cannot be used."""

    def __init__(self, file: str, *problems: Problem) -> None:
        self.file, self.problems = file, problems
        super().__init__(*told(file, problems))


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
    """Return every value that must never be written anywhere: of accounts, and a person's that is typed into forms."""
    names = (portal.login.username_env, portal.login.password_env, *(portal.access.http_credentials_env or ()))
    typed = (value for name, value in portal.message_board.values.items() if name in _PERSONAL or _E_MAIL.match(value))
    return tuple(dict.fromkeys((*(value for name in names if (value := environ.get(name))), *typed)))


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
        data, lines = read_table(path)
    except TomlMistakesError as error:
        raise PortalFileError(str(path), *error.problems) from None
    portal = _validated(str(path), data, lines)
    word_lists = tuple(str(path.parent / named) for named in portal.word_lists)
    if problems := [one for number, named in enumerate(word_lists) if (one := _bad_list(number, named, lines))]:
        raise PortalFileError(str(path), *problems)
    return portal.model_copy(
        update={
            "scheme": _beside(path, portal.scheme),
            "weights": _beside(path, portal.weights),
            "word_lists": word_lists,
        }
    )


def _bad_list(number: int, named: str, lines: Mapping[KeyPath, int]) -> Problem | None:
    """Say what keeps a list of words from being used, before anything is opened."""
    path: KeyPath = ("word_lists", number)
    try:
        WordLists.read([named])
    except WordListError as error:
        key = dotted(path)
        return Problem(f"{key}: {error.wrong}", f"{key}：{error.wrong_zh}", line_of(path, lines), key)
    return None


def _beside(path: Path, named: str) -> str:
    """Lead the path of a file that the portal file names from the portal file's own folder; a mere name stays one."""
    return str(path.parent / named) if named.endswith(".toml") or "/" in named else named


def _validated(file: str, data: dict[str, Any], lines: Mapping[KeyPath, int]) -> Portal:
    shown = re.sub(r"//[^/@]*@", "//", file)
    try:
        portal = validated(Portal, data, lines, portal_mistakes.of_type)
    except TomlMistakesError as error:
        raise PortalFileError(shown, *error.problems) from None
    if problems := tuple(portal_mistakes.beyond_types(portal, lines)):
        raise PortalFileError(shown, *problems)
    return portal
