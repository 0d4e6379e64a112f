"""A trusted time stamp over the head: asked for, kept, and checked without the network."""

import datetime
import hashlib
import shutil
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from cryptography import x509

from portalwalk.evidence.folder import InspectionFolder
from portalwalk.evidence.stamping import stamp
from portalwalk.evidence.timestamps import TIMESTAMP, StampError
from portalwalk.evidence.verify import Tampering, verify
from portalwalk.model.inspection import State
from tests.evidence.sealed_folder import RECORDS, entry, evidence, first, lines_of, rewrite, unsealed
from tests.evidence.time_stamping import DAY, SIGNER, Authority, TimeServer, refused, time_server

NOW = datetime.datetime.now(datetime.UTC).replace(microsecond=0)
LATER = NOW + datetime.timedelta(minutes=1)


@pytest.fixture(scope="module")
def authority() -> Authority:
    return Authority(NOW)


@pytest.fixture
def server(authority: Authority) -> Iterator[TimeServer]:
    with time_server(authority) as running:
        yield running


@pytest.fixture
def stamped(sealed: Path, server: TimeServer) -> Path:
    stamp(InspectionFolder.open(sealed), server.url)
    return sealed


def head_of(path: Path) -> str:
    return hashlib.sha256(lines_of(path)[-1].rstrip("\n").encode()).hexdigest()


def test_stamp_is_over_the_head_and_outside_the_chain(sealed: Path, server: TimeServer) -> None:
    before = lines_of(sealed)

    made = stamp(InspectionFolder.open(sealed), server.url)

    assert (made.head, made.signer, made.rooted) == (head_of(sealed), f"CN={SIGNER}", False)
    assert made.at == NOW.isoformat().replace("+00:00", "Z")
    assert lines_of(sealed) == before
    assert verify(sealed).ok
    assert verify(sealed).stamp == made
    (query,) = server.asked
    assert bytes.fromhex(made.head) in query
    assert len(query) < 100, "nothing but the head and a nonce leaves this machine"


def test_checked_without_the_network(stamped: Path, authority: Authority, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_network(*_: object) -> socket.socket:
        raise AssertionError("the network was used")

    monkeypatch.setattr(socket, "socket", no_network)

    found = verify(stamped, [authority.root])

    assert found.ok
    assert found.stamp is not None
    assert found.stamp.rooted


@pytest.mark.parametrize("sends_root", [True, False])
def test_signer_of_another_root(sealed: Path, sends_root: bool) -> None:
    with time_server(Authority(NOW, sends_root=sends_root)) as server:
        stamp(InspectionFolder.open(sealed), server.url)

    found = verify(sealed, [Authority(NOW).root])

    assert [(problem.kind, problem.path) for problem in found.problems] == [(Tampering.CHANGED, TIMESTAMP)]
    assert "does not lead up to the root" in found.problems[0].message
    assert found.stamp is None
    assert verify(sealed, [server.authority.root]).ok
    assert verify(sealed).ok


def test_signer_whose_certificate_had_run_out(sealed: Path) -> None:
    old = Authority(NOW - 3 * DAY)
    with time_server(old) as server:
        old.now = NOW  # it goes on stamping
        stamp(InspectionFolder.open(sealed), server.url)

    assert "expired" in verify(sealed, [old.root]).problems[0].message


def test_root_that_is_asked_for_needs_a_stamp(sealed: Path, authority: Authority) -> None:
    assert [(one.kind, one.path) for one in verify(sealed, [authority.root]).problems] == [("dropped", TIMESTAMP)]


@pytest.mark.parametrize("checked_for_root", [True, False])
@pytest.mark.parametrize("part", ["head", "time", "digest", "signature"])
def test_changed_stamp(stamped: Path, authority: Authority, part: str, checked_for_root: bool) -> None:
    path = stamped / TIMESTAMP
    answer = bytearray(path.read_bytes())
    place = {
        "head": answer.index(bytes.fromhex(head_of(stamped))),
        "time": answer.index(f"{NOW:%Y%m%d%H%M%S}Z".encode()) + 3,
        "digest": answer.index(bytes.fromhex("06092a864886f70d010904")) + 20,  # id-messageDigest, RFC 5652
        "signature": len(answer) - 5,
    }
    answer[place[part]] ^= 1
    path.write_bytes(answer)

    found = verify(stamped, [authority.root] if checked_for_root else ())

    assert [(problem.kind, problem.path) for problem in found.problems] == [(Tampering.CHANGED, TIMESTAMP)]
    assert "its signature is wrong" in found.problems[0].message
    assert found.stamp is None


def test_changed_name_of_the_signer(stamped: Path, authority: Authority) -> None:
    path = stamped / TIMESTAMP
    path.write_bytes(path.read_bytes().replace(b"Test Time Stamping", b"Real Time Stamping"))

    assert "does not lead up to the root" in verify(stamped, [authority.root]).problems[0].message


@pytest.mark.parametrize("content", [b"", b"no stamp", b"\x30\x03\x02\x01\x00"])
def test_file_that_is_no_stamp(stamped: Path, content: bytes) -> None:
    (stamped / TIMESTAMP).write_bytes(content)

    found = verify(stamped)

    assert first(found) == (Tampering.CHANGED, None)
    assert found.problems[0].path == TIMESTAMP


def test_stamped_folder_made_anew(stamped: Path) -> None:
    """Whoever writes the whole chain anew has no stamp of then for it."""
    evidence(stamped, 2).unlink()
    folder = InspectionFolder.open(stamped)
    (stamped / "manifest.jsonl").write_bytes(b"")
    for path in sorted((stamped / "evidence").rglob("*.txt")):
        content = path.read_bytes()
        path.unlink()
        folder.keep(content, "txt")
    unsealed(stamped, manifest_head=folder.seal(), state=State.COMPLETE)

    found = verify(stamped)

    assert [(problem.kind, problem.path) for problem in found.problems] == [(Tampering.CHANGED, TIMESTAMP)]
    assert "another manifest" in found.problems[0].message


def test_stamp_of_another_inspection(stamped: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    shutil.copytree(stamped, other)
    folder = InspectionFolder.open(other)
    lines = lines_of(other)
    rewrite(other, [*lines[:-1], lines[-1].replace('"at":"2', '"at":"3')])
    unsealed(other, manifest_head=head_of(other), state=State.COMPLETE)

    assert folder.read_inspection().manifest_head == head_of(other)
    assert [problem.path for problem in verify(other).problems] == [TIMESTAMP]


def test_inspection_gone_on_with_after_its_stamp(stamped: Path, server: TimeServer) -> None:
    folder = InspectionFolder.open(stamped)
    folder.append(entry("more"))
    unsealed(stamped, manifest_head=folder.seal(), state=State.COMPLETE)

    found = verify(stamped)

    assert found.ok
    assert found.stamp is not None
    assert any(f"first {RECORDS} of {RECORDS + 2}" in remark for remark in found.remarks)
    assert any(f"前 {RECORDS} 条" in remark for remark in found.remarks_zh)
    stamp(folder, server.url)
    assert verify(stamped).remarks == ()


def test_clock_that_was_wrong_is_told(sealed: Path) -> None:
    with time_server(Authority(NOW - DAY / 2)) as server:
        stamp(InspectionFolder.open(sealed), server.url)

    found = verify(sealed)

    assert found.ok
    assert any("clock" in remark for remark in found.remarks)
    assert any("时钟" in remark for remark in found.remarks_zh)


@pytest.mark.parametrize(
    ("behaviour", "says"),
    [
        ({"status": 500}, "HTTP 500"),
        ({"status": 302}, "HTTP 302"),
        ({"body": b"<html>"}, "no answer of a time-stamp server"),
        ({"body": b""}, "no answer of a time-stamp server"),
        ({"body": refused()}, "refused: no account"),
        ({"body": b"0" * 200_000}, "does not end"),
        ({"imprint": bytes(32)}, "something else"),
    ],
)
def test_no_stamp_loses_nothing(sealed: Path, server: TimeServer, behaviour: dict[str, object], says: str) -> None:
    for name, value in behaviour.items():
        setattr(server, name, value)
    before = {path: path.read_bytes() for path in sealed.rglob("*") if path.is_file()}

    with pytest.raises(StampError, match=says) as raised:
        stamp(InspectionFolder.open(sealed), server.url)

    assert raised.value.message_zh
    assert {path: path.read_bytes() for path in sealed.rglob("*") if path.is_file()} == before


def test_stamp_of_yesterday_played_back(sealed: Path, server: TimeServer, authority: Authority) -> None:
    stamp(InspectionFolder.open(sealed), server.url)
    server.body = (sealed / TIMESTAMP).read_bytes()

    with pytest.raises(StampError, match="something else"):
        stamp(InspectionFolder.open(sealed), server.url)


def test_signer_that_is_not_for_time_stamps(sealed: Path) -> None:
    web = Authority(NOW, purpose=x509.oid.ExtendedKeyUsageOID.SERVER_AUTH)
    with time_server(web) as server, pytest.raises(StampError, match="not meant for time stamps"):
        stamp(InspectionFolder.open(sealed), server.url)


def test_inspection_that_is_not_finished(sealed: Path, server: TimeServer) -> None:
    unsealed(sealed)

    with pytest.raises(StampError, match="not finished"):
        stamp(InspectionFolder.open(sealed), server.url)

    assert server.asked == []


@pytest.mark.skipif(shutil.which("openssl") is None, reason="a second opinion, where openssl is there")
def test_openssl_agrees(stamped: Path, authority: Authority, tmp_path: Path) -> None:
    (tmp_path / "root.pem").write_bytes(authority.root_pem)
    asked = ["-digest", head_of(stamped), "-in", str(stamped / TIMESTAMP), "-CAfile", str(tmp_path / "root.pem")]

    said = subprocess.run(["openssl", "ts", "-verify", *asked], capture_output=True, text=True, check=False)

    assert "Verification: OK" in said.stdout + said.stderr
