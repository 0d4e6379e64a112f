"""What can be wrong in a portal file, beyond what is wrong in any TOML file."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

from pydantic_core import ErrorDetails

from portalwalk.model.portal import Portal
from portalwalk.toml_files import mistakes
from portalwalk.toml_files.lines import KeyPath
from portalwalk.toml_files.mistakes import Problem, dotted, line_of

_VARIABLE = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_HOST = re.compile(r"([\w-]+(\.[\w-]+)*|\[[0-9A-Fa-f:.]+\])(:\d{1,5})?")
_ADDRESS = re.compile(r"[\w.-]+|\[?[0-9A-Fa-f:.]+\]?")


def of_type(detail: ErrorDetails, data: Mapping[str, Any], lines: Mapping[KeyPath, int]) -> Problem:
    """Put one of pydantic's complaints into words that the file's author understands."""
    if detail["type"] != "value_error":
        return mistakes.of_type(Portal, detail, data, lines)
    key, says = dotted(detail["loc"]), detail["msg"].removeprefix("Value error, ")
    zh = f"{key}：应为以 http:// 或 https:// 开头、含主机名的网址。"
    return Problem(f"{key}: {says}.", zh, line_of(detail["loc"], lines), key)


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
    for number, host in enumerate(portal.old_domains):
        if not _HOST.fullmatch(host) or host == portal.host:
            yield problem(
                ("old_domains", number),
                "must be a host other than the portal's own, without https:// and path.",
                "应为门户现用主机以外的主机名，不带 https:// 和路径。",
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
