"""Ten secrets are told to PortalWalk in every way a portal has; none is in any byte that it writes or says."""

import base64
import gzip
import os
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from portalwalk.bundled import bundled
from portalwalk.evidence.folder import InspectionFolder
from portalwalk.evidence.verify import verify
from portalwalk.model.observations import MessageSubmitted, StepTaken
from portalwalk.reporting import FORMATS
from tests.reliability.byte_search import contents, pictures, spellings
from tests.reliability.secretive_portal import PASSWORD, SECRETS, USER, secretive_portal

JOURNEYS = ("test_single_sign_on", "test_message_board", "test_whole_site")
OWN_SCENARIO = """
from urllib.parse import urljoin

from portalwalk.pytest_plugin import Portal, Walk


def test_that_breaks(portal: Portal, walk: Walk) -> None:
    with walk.step("打开个人中心", zh="打开个人中心"):
        walk.open(urljoin(portal.url, "/mine"))
        seen = walk.look()
    print(seen.text)
    raise ValueError(seen.text)
"""


@dataclass(frozen=True, repr=False)
class Ran:
    """Everything that a run left behind: results, temporary files, what it said; read, with all that is packed."""

    folder: Path
    received: frozenset[str]
    read: Mapping[str, bytes]

    @property
    def inspection(self) -> InspectionFolder:
        (path,) = self.folder.glob("results/*/*Z")
        return InspectionFolder.open(path)


def run(here: Path, *command: str) -> None:
    """Run a command in a folder of its own, with its temporary files in there; keep what it says."""
    (here / "tmp").mkdir()
    account = {"PRACTICE_USERNAME": USER, "PRACTICE_PASSWORD": PASSWORD}
    ran = subprocess.run(
        [sys.executable, "-m", *command],
        cwd=here,
        env=os.environ | account | {"TMPDIR": str(here / "tmp")},
        capture_output=True,
        timeout=300,
        check=False,
    )
    (here / "stdout.txt").write_bytes(ran.stdout)
    (here / "stderr.txt").write_bytes(ran.stderr)


@pytest.fixture(scope="module")
def inspected(tmp_path_factory: pytest.TempPathFactory, browser_path: str) -> Ran:
    """`portalwalk inspect` with every report format, at the level submit."""
    here = tmp_path_factory.mktemp("inspected")
    only = [word for journey in JOURNEYS for word in ("--only", journey)]
    with secretive_portal() as portal:
        (here / "portal.toml").write_text(portal.toml(), encoding="utf-8")
        options = ("--level", "submit", "--format", ",".join(FORMATS), "--browser", browser_path)
        run(here, "portalwalk", "inspect", "portal.toml", *only, *options)
        (here / "portal.toml").unlink()  # the user's own file, in which an e-mail address to be typed stands
    return Ran(here, frozenset(portal.received), contents(here))


@pytest.fixture(scope="module")
def walked(tmp_path_factory: pytest.TempPathFactory, browser_path: str) -> Ran:
    """The same by pytest, which prints what broke; one scenario breaks with the page's text in its hands."""
    here = tmp_path_factory.mktemp("walked")
    (here / "test_breaking.py").write_text(OWN_SCENARIO, encoding="utf-8")
    board = str(bundled("scenarios") / "test_message_board.py")
    with secretive_portal() as portal:
        (here / "portal.toml").write_text(portal.toml(), encoding="utf-8")
        options = ("--portal", "portal.toml", "--junitxml", "junit.xml", "-rA", "--rootdir", ".")
        run(here, "pytest", "-p", "no:cacheprovider", "-p", "no:xdist", "test_breaking.py", board, *options)
        (here / "portal.toml").unlink()
    return Ran(here, frozenset(portal.received), contents(here))


def test_no_secret_is_in_anything_that_inspect_writes(inspected: Ran, subtests: pytest.Subtests) -> None:
    """One test, for the inspection is made once by the process that holds it."""
    the_portal_was_told_and_told(inspected)
    report = inspected.inspection.path / "report"
    assert len(list(report.iterdir())) >= len(FORMATS), (inspected.folder / "stderr.txt").read_text(encoding="utf-8")
    no_secret_is_in_any_byte(inspected, subtests)
    shown = {where: magenta(picture) for where, picture in pictures(inspected.read).items()}
    assert len(shown) > 20
    assert {where: px for where, px in shown.items() if px > 30} == {}


def test_no_secret_is_in_anything_that_pytest_says_of_what_broke(walked: Ran, subtests: pytest.Subtests) -> None:
    for name in ("stdout.txt", "junit.xml"):
        said = (walked.folder / name).read_text(encoding="utf-8")
        assert "ValueError: 登录 首页" in said
        assert "密码 ***" in said
    no_secret_is_in_any_byte(walked, subtests)


def the_portal_was_told_and_told(inspected: Ran) -> None:
    """Assert that the portal was told what only a visitor could, and the walk saw the pages that tell the rest."""
    entries = inspected.inspection.entries()
    seen = [entry.data for entry in entries]
    steps = [one for one in seen if isinstance(one, StepTaken)]

    told = {name for name, secret in SECRETS.items() if secret in inspected.received}
    assert told >= {"password", "session cookie", "bearer token in a header", "token in a URL", "e-mail in a form"}
    assert any("Cookie: ***" in said for one in steps for said in one.console_errors)
    assert any("refresh_token=***" in said for one in steps for said in one.console_errors)
    assert any("accessToken" in said for one in steps for said in one.console_errors)
    assert any("access_token=***" in said for one in steps for said in one.failed_requests)
    assert any(isinstance(one, MessageSubmitted) and one.status == 500 for one in seen)
    assert verify(inspected.inspection.path).ok


def no_secret_is_in_any_byte(ran: Ran, subtests: pytest.Subtests) -> None:
    for name, secret in SECRETS.items():
        with subtests.test(msg=name):
            wanted = spellings(secret)
            assert [(where, one) for where, content in ran.read.items() for one in wanted if one in content] == []


def magenta(picture: bytes) -> int:
    """How many px show what is private: nothing else is magenta."""
    with Image.open(BytesIO(picture)) as image:
        red, green, blue = image.convert("RGB").split()
    strong = (band.point([255 * (value > 170) for value in range(256)]) for band in (red, blue))
    weak = green.point([255 * (value < 90) for value in range(256)])
    return ImageChops.darker(ImageChops.darker(*strong), weak).histogram()[255]


@pytest.mark.parametrize("name", SECRETS)
def test_the_search_finds_what_is_there(tmp_path: Path, name: str) -> None:
    """Each secret hidden as deep as a report could hide it is found: else finding none would say nothing."""
    secret = SECRETS[name]
    with zipfile.ZipFile(tmp_path / "a.docx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f"<w:t>{escape(secret[:4])}</w:t><w:t>{escape(secret[4:])}</w:t>")
    packed = base64.b64encode(gzip.compress(b"...." + secret.encode("utf-16-le")))
    (tmp_path / "b.html").write_bytes(b"data:x;base64," + packed)

    found = {where for where, read in contents(tmp_path).items() if any(one in read for one in spellings(secret))}

    assert found == {"a.docx/word/document.xml/without tags", "b.html/data 0/ungzipped"}
