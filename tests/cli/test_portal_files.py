"""A mistake in a portal file is told with its key, its line and the nearest right key, never with a value."""

from pathlib import Path

import pytest

from portalwalk.portal_file import (
    CredentialsMissingError,
    PortalFileError,
    credentials_of,
    http_credentials_of,
    load_portal,
    secrets_of,
)
from portalwalk.toml_files.lines import key_lines
from tests.cli.command import Cli

MISTAKES = {
    "wrong key": ('url = "http://a/"\n\n[login]\nusrname_env = "A"\n', 4, "login.usrname_env", "username_env"),
    "key in the wrong table": ('url = "http://a/"\nusername_env = "A"\n', 2, "username_env", "[login]"),
    "wrong table": ('url = "http://a/"\n[acess]\n', 2, "acess", "access"),
    "wrong key in a list": ('url = "http://a/"\n[[sections]]\nname = "x"\nurll = "y"\n', 4, "sections[1].urll", "url"),
    "wrong key in braces": (
        'url = "http://a/"\n[search]\npublished = [\n  { title = "t", url = "u" },\n  { titel = "t", url = "u" },\n]\n',
        5,
        "search.published[2].titel",
        "title",
    ),
    "wrong type": ('url = "http://a/"\nauthorised = "yes"\n', 2, "authorised", "true or false"),
    "number for text": ('url = "http://a/"\nname = 3\n', 2, "name", "text in quotes"),
    "table for list": ('url = "http://a/"\n[sections]\nname = "x"\n', 2, "sections", "a list"),
    "wrong word": ('url = "http://a/"\nkind = "distict"\n', 2, "kind", "district-portal"),
    "no url": ('name = "x"\n', 1, "url", "missing"),
    "not http": ('# c\nurl = "ftp://a/"\n', 2, "url", "http://"),
    "no host": ('url = "http://"\n', 1, "url", "names a host"),
    "syntax": ('url = "http://a/"\nname = "x\n', 2, "", "not valid TOML"),
    "twice": ('url = "http://a/"\nurl = "http://b/"\n', 2, "", "not valid TOML"),
    "host with a scheme": (
        'url = "http://a/"\n[login]\nhosts = [\n  "https://sso/",\n]\n',
        4,
        "login.hosts[1]",
        "host:port",
    ),
    "secret for a name": ('url = "http://a/"\n[login]\npassword_env = "geheim!1"\n', 3, "login.password_env", "NAME"),
    "secret in the url": ('url = "http://root:geheim!1@a/"\n', 1, "url", "http_credentials_env"),
    "bad mapping": (
        'url = "http://a/"\n[access]\nresolve = { "a" = "b, MAP * c" }\n',
        3,
        "access.resolve.a",
        "IP address",
    ),
}


@pytest.mark.parametrize(("content", "line", "key", "advice"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_told_with_its_place(tmp_path: Path, content: str, line: int, key: str, advice: str) -> None:
    file = tmp_path / "portal.toml"
    file.write_text(content, encoding="utf-8")

    with pytest.raises(PortalFileError) as raised:
        load_portal(str(file), environ={})

    assert f"{file}, line {line}: " in raised.value.reason
    assert f"{file} 第 {line} 行：" in raised.value.reason_zh
    assert key in raised.value.reason
    assert key in raised.value.reason_zh
    assert advice in raised.value.reason
    assert "geheim" not in raised.value.reason + raised.value.reason_zh


def test_every_mistake_is_told_at_once(tmp_path: Path) -> None:
    file = tmp_path / "portal.toml"
    file.write_text('url = "http://a/"\nnmae = "x"\nauthorised = 1\n', encoding="utf-8")

    with pytest.raises(PortalFileError) as raised:
        load_portal(str(file), environ={})

    assert {problem.line for problem in raised.value.problems} == {2, 3}


def test_a_file_that_is_not_utf_8_says_so(tmp_path: Path) -> None:
    file = tmp_path / "portal.toml"
    file.write_bytes('url = "http://a/"\nname = "大兴区"\n'.encode("gbk"))

    with pytest.raises(PortalFileError, match=r"line 2: is not UTF-8"):
        load_portal(str(file), environ={})


def test_a_byte_order_mark_and_windows_line_ends_are_fine(tmp_path: Path) -> None:
    file = tmp_path / "portal.toml"
    file.write_bytes(b'\xef\xbb\xbfurl = "http://a/"\r\nname = "x"\r\n')

    assert load_portal(str(file), environ={}).name == "x"


@pytest.mark.parametrize(
    ("source", "url"),
    [
        ("https://www.example.gov.cn", "https://www.example.gov.cn/"),
        ("www.example.gov.cn", "https://www.example.gov.cn/"),
        ("www.example.gov.cn/zwgk", "https://www.example.gov.cn/zwgk"),
        ("www.example.gov.cn:8080", "http://www.example.gov.cn:8080/"),
        ("127.0.0.1", "http://127.0.0.1/"),
        ("localhost:8000", "http://localhost:8000/"),
        ("[::1]:8000", "http://[::1]:8000/"),
    ],
)
def test_a_url_or_a_bare_host_is_enough(source: str, url: str) -> None:
    assert load_portal(source, environ={}).url == url


@pytest.mark.parametrize("source", ["nothing", "missing.toml", "ftp://a/", "https://", "http://a b/", "http://a:0x1/"])
def test_what_is_neither_url_nor_file_is_refused(source: str) -> None:
    with pytest.raises(PortalFileError):
        load_portal(source, environ={})


def test_a_secret_in_a_url_is_not_repeated() -> None:
    with pytest.raises(PortalFileError) as raised:
        load_portal("http://root:geheim@a/", environ={})

    assert "geheim" not in str(raised.value)


def test_the_account_comes_from_the_environment() -> None:
    environ = {"PORTALWALK_USERNAME": "u", "PORTALWALK_PASSWORD": "p"}
    portal = load_portal("http://a/", environ=environ)

    assert credentials_of(portal, environ) == ("u", "p")
    assert secrets_of(portal, environ) == ("u", "p")
    assert credentials_of(portal, {}) is None


def test_half_an_account_is_a_mistake() -> None:
    with pytest.raises(CredentialsMissingError) as raised:
        load_portal("http://a/", environ={"PORTALWALK_USERNAME": "u"})

    assert raised.value.names == ("PORTALWALK_PASSWORD",)


def test_variables_that_the_file_names_must_be_set(tmp_path: Path) -> None:
    file = tmp_path / "portal.toml"
    file.write_text(
        'url = "http://a/"\n[login]\nusername_env = "U"\npassword_env = "P"\n'
        '[access]\nhttp_credentials_env = ["HU", "HP"]\n',
        encoding="utf-8",
    )
    account = {"U": "u", "P": "p"}

    with pytest.raises(CredentialsMissingError, match="U, P"):
        load_portal(str(file), environ={"HU": "a", "HP": "b"})
    with pytest.raises(CredentialsMissingError, match="HU, HP"):
        load_portal(str(file), environ=account)

    every = account | {"HU": "a", "HP": "b"}
    portal = load_portal(str(file), environ=every)
    assert http_credentials_of(portal, every) == ("a", "b")
    assert secrets_of(portal, every) == ("u", "p", "a", "b")


def test_the_command_says_it_in_the_language_that_was_asked_for(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "portal.toml").write_text('url = "http://a/"\nnmae = "x"\n', encoding="utf-8")

    chinese, english = cli("inspect", "portal.toml"), cli("inspect", "portal.toml", "--lang", "en")

    assert (chinese.code, english.code) == (2, 2)
    assert "未知的键 nmae" in chinese.err
    assert "unknown key nmae. Did you mean name?" in english.err


def test_lines_of_keys_are_found_through_strings_and_comments() -> None:
    lines = key_lines('a = "# [x]" # b = 1\nc = """\nd = 1\n"""\n[t."q.r"]\ne = [1,\n  { f = 2 },\n]\ng.h = 1\n')

    assert lines == {
        (): 1,
        ("a",): 1,
        ("c",): 2,
        ("t",): 5,
        ("t", "q.r"): 5,
        ("t", "q.r", "e"): 6,
        ("t", "q.r", "e", 0): 6,
        ("t", "q.r", "e", 1): 7,
        ("t", "q.r", "e", 1, "f"): 7,
        ("t", "q.r", "g"): 9,
        ("t", "q.r", "g", "h"): 9,
    }
