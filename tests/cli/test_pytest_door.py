"""`pytest --portal`: the suite's own look and the time stamp, as `portalwalk inspect` has them."""

import datetime
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from portalwalk.evidence.timestamps import TIMESTAMP
from portalwalk.evidence.verify import verify
from tests.evidence.time_stamping import SIGNER, Authority, time_server

NOW = datetime.datetime.now(datetime.UTC).replace(microsecond=0)


@dataclass
class Suite:
    """A suite with a look of its own, and nothing to judge."""

    folder: Path

    def run(self, *options: str, **environ: str) -> subprocess.CompletedProcess[str]:
        # From elsewhere: a suite is where its portal file is.
        words = ("-q", "-p", "no:cacheprovider", "-p", "no:xdist", "suite/scenarios", "--portal", "suite", *options)
        return subprocess.run(
            [sys.executable, "-m", "pytest", *words],
            cwd=self.folder,
            env=os.environ | environ,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    @property
    def inspection(self) -> Path:
        (path,) = (self.folder / "results").glob("*/*Z")
        return path

    @property
    def page(self) -> str:
        return (self.inspection / "report" / "index.html").read_text(encoding="utf-8")


@pytest.fixture
def suite(tmp_path: Path) -> Suite:
    for name, content in {
        "portal.toml": 'url = "http://127.0.0.1:1/"\n',
        "scenarios/test_nothing.py": "def test_nothing() -> None: ...\n",
        "reports/html/_brand.html.j2": "<p>Office of ours</p>",
    }.items():
        (tmp_path / "suite" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "suite" / name).write_text(content, encoding="utf-8")
    return Suite(tmp_path)


@pytest.mark.parametrize("is_named_by_option", [True, False])
def test_inspection_is_stamped_at_its_end_and_the_report_says_so_in_its_own_look(
    suite: Suite, is_named_by_option: bool
) -> None:
    with time_server(Authority(NOW)) as server:
        if is_named_by_option:
            ran = suite.run("--timestamp", server.url, PORTALWALK_TIMESTAMP="http://127.0.0.1:1/")
        else:
            ran = suite.run(PORTALWALK_TIMESTAMP=server.url)

    assert ran.returncode == 0, ran.stdout
    assert len(server.asked) == 1
    assert verify(suite.inspection).stamp is not None, ran.stdout
    assert SIGNER in suite.page
    assert "Office of ours" in suite.page


def test_without_its_stamp_the_inspection_is_whole(suite: Suite, closed_port: int) -> None:
    ran = suite.run("--timestamp", f"http://user:hunter2@127.0.0.1:{closed_port}/")

    assert ran.returncode == 0
    assert "There is no time stamp: the server cannot be reached" in ran.stdout
    assert "hunter2" not in ran.stdout + ran.stderr
    assert verify(suite.inspection).ok
    assert not (suite.inspection / TIMESTAMP).exists()
    assert "Office of ours" in suite.page


def test_what_is_no_address_is_wrong_use(suite: Suite) -> None:
    ran = suite.run("--timestamp", "tsa.example.cn")

    assert ran.returncode == pytest.ExitCode.USAGE_ERROR
    assert "--timestamp: name the address of a time-stamp server" in ran.stderr
    assert not (suite.folder / "results").exists()


def test_a_broken_template_is_named_and_the_inspection_kept(suite: Suite) -> None:
    (suite.folder / "suite/reports/html/_brand.html.j2").write_text("<p>\n{{ telephone }}</p>", encoding="utf-8")

    ran = suite.run()

    assert ran.returncode == pytest.ExitCode.USAGE_ERROR
    assert "suite/reports/html/_brand.html.j2:2 does not work: 'telephone' is undefined." in ran.stdout
    assert "Traceback" not in ran.stdout + ran.stderr
    assert f"PortalWalk inspection: {suite.inspection.relative_to(suite.folder)}" in ran.stdout
    assert verify(suite.inspection).ok
