"""Time stamps from the command line: asked for at the end of an inspection or later, and never at its expense."""

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest

from portalwalk.evidence.timestamps import TIMESTAMP
from portalwalk.evidence.verify import verify
from tests.cli.command import Cli
from tests.evidence.sealed_folder import evidence, make_sealed
from tests.evidence.time_stamping import SIGNER, Authority, TimeServer, time_server

NOW = datetime.datetime.now(datetime.UTC).replace(microsecond=0)


@pytest.fixture
def server() -> Iterator[TimeServer]:
    with time_server(Authority(NOW)) as running:
        yield running


@pytest.fixture
def sealed(tmp_path: Path) -> Path:
    return make_sealed(tmp_path / "made")


@pytest.fixture
def suite(tmp_path: Path, portal_url: str) -> Path:
    """A suite that has nothing to judge."""
    folder = tmp_path / "suite"
    (folder / "scenarios").mkdir(parents=True)
    (folder / "portal.toml").write_text(f'url = "{portal_url}"\n', encoding="utf-8")
    (folder / "scenarios" / "test_nothing.py").write_text("def test_nothing() -> None: ...\n", encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("lang", "says", "doubts"),
    [("zh", "时间戳 ", "未经根证书核对"), ("en", "Time stamp ", "not checked against a root")],
)
def test_stamp_asked_for_later(
    cli: Cli, sealed: Path, server: TimeServer, tmp_path: Path, lang: str, says: str, doubts: str
) -> None:
    root = tmp_path / "root.pem"
    root.write_bytes(server.authority.root_pem)

    asked = cli("verify", sealed, "--timestamp", server.url, "--lang", lang)
    trusted = cli("verify", sealed, "--trust", root, "--lang", lang)

    assert (asked.code, trusted.code) == (0, 0)
    assert f"{says}{NOW:%Y-%m-%dT%H:%M:%S}Z" in asked.out
    assert SIGNER in asked.out
    assert f"portalwalk report {sealed}" in asked.out
    assert "portalwalk report" not in trusted.out
    assert doubts in asked.out
    assert doubts not in trusted.out
    assert len(server.asked) == 1


@pytest.mark.parametrize(("lang", "says"), [("zh", "没有取得时间戳"), ("en", "There is no time stamp")])
def test_server_that_is_not_there_ends_with_3(cli: Cli, sealed: Path, closed_port: int, lang: str, says: str) -> None:
    ran = cli("verify", sealed, "--timestamp", f"http://user:hunter2@127.0.0.1:{closed_port}/", "--lang", lang)

    assert ran.code == 3
    assert says in ran.err
    assert f"portalwalk verify {sealed} --timestamp" in ran.err.replace("\n", " ")
    assert "hunter2" not in ran.out + ran.err
    assert cli("verify", sealed).code == 0


def test_touched_evidence_is_not_stamped(cli: Cli, sealed: Path, server: TimeServer) -> None:
    evidence(sealed, 2).write_bytes(b"other")

    assert cli("verify", sealed, "--timestamp", server.url).code == 1
    assert server.asked == []
    assert not (sealed / TIMESTAMP).exists()


def test_root_that_is_asked_for_needs_a_stamp(cli: Cli, sealed: Path, server: TimeServer, tmp_path: Path) -> None:
    (tmp_path / "root.pem").write_bytes(server.authority.root_pem)
    (tmp_path / "no.pem").write_bytes(b"-----BEGIN NOTHING-----")

    assert cli("verify", sealed, "--trust", tmp_path / "root.pem").code == 1
    assert cli("verify", sealed, "--trust", tmp_path / "no.pem").code == 2
    assert cli("verify", sealed, "--trust", tmp_path / "none.pem").code == 2


@pytest.mark.parametrize("url", ["ftp://tsa/", "tsa.example.cn", "http://", "http://[::1"])
def test_what_is_no_address_is_wrong_use(cli: Cli, sealed: Path, portal_url: str, url: str) -> None:
    assert cli("verify", sealed, "--timestamp", url).code == 2
    assert cli("inspect", portal_url, "--timestamp", url).code == 2


def test_inspection_is_stamped_at_its_end(
    cli: Cli, suite: Path, server: TimeServer, browser_path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PORTALWALK_TIMESTAMP", server.url)

    ran = cli("inspect", suite, "--only", "test_nothing", "--workers", "1", "--browser", browser_path)

    (folder,) = Path("results").glob("*/*Z")
    found = verify(folder)
    assert ran.code == 3, "nothing was judged, stamp or not"
    assert found.ok
    assert found.stamp is not None
    assert found.stamp.head == found.head
    assert len(server.asked) == 1
    assert server.url not in ran.out + ran.err


def test_inspection_without_its_stamp_is_whole(cli: Cli, suite: Path, closed_port: int, browser_path: str) -> None:
    ran = cli(
        *("inspect", suite, "--only", "test_nothing", "--workers", "1", "--browser", browser_path),
        *("--timestamp", f"http://127.0.0.1:{closed_port}/"),
    )

    (folder,) = Path("results").glob("*/*Z")
    assert ran.code == 3, "nothing was judged, stamp or not"
    assert "没有取得时间戳" in ran.err
    assert verify(folder).ok
    assert (folder / "report" / "index.html").is_file()
