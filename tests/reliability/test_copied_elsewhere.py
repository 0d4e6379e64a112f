"""A finished inspection copied to another machine verifies, and its reports are the same to the byte."""

import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

from portalwalk.evidence.verify import verify
from portalwalk.reporting import FORMATS
from tests.reporting.sample import write_sample

AT_HOME = {"TZ": "Asia/Shanghai", "LANG": "zh_CN.UTF-8", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "1"}
ELSEWHERE = {"TZ": "America/St_Johns", "LANG": "C", "LC_ALL": "C", "PYTHONHASHSEED": "2", "PYTHONUTF8": "0"}


def portalwalk(*words: str, here: Path, environ: dict[str, str]) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "portalwalk", *words],
        cwd=here,
        env=os.environ | environ,
        capture_output=True,
        timeout=120,
        check=False,
    )


def set_writable(folder: Path, *, writable: bool) -> None:
    for path in (folder, *folder.rglob("*")):
        mode = path.stat().st_mode
        path.chmod(mode | stat.S_IWUSR if writable else mode & ~(stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH))


def files_of(report: Path) -> dict[str, bytes]:
    return {path.relative_to(report).as_posix(): path.read_bytes() for path in report.rglob("*") if path.is_file()}


def test_copy_verifies_and_reports_the_same(tmp_path: Path) -> None:
    lang = "zh"
    original = write_sample(tmp_path / "results").path
    copy = tmp_path / "另一台机器 (copy)" / "检查"
    copy.parent.mkdir()
    shutil.copytree(original, copy, ignore=shutil.ignore_patterns("report", ".lock"))
    home, away = tmp_path / "home", tmp_path / "away"  # JUnit names pictures as seen from here, where they lie below
    home.mkdir()
    away.mkdir()
    formats = ",".join(name for name in FORMATS if name != "pdf")  # its links name the folder it was printed in
    written = ("report", "--format", formats, "--lang", lang)

    set_writable(copy, writable=False)
    before = sorted(copy.rglob("*"))
    checked = portalwalk("verify", str(copy), "--lang", lang, here=away, environ=ELSEWHERE)
    after = sorted(copy.rglob("*"))
    set_writable(copy, writable=True)
    at_home = portalwalk(*written, str(original), here=home, environ=AT_HOME)
    elsewhere = portalwalk(*written, str(copy), here=away, environ=ELSEWHERE)

    assert [one.returncode for one in (checked, at_home, elsewhere)] == [0, 0, 0], elsewhere.stderr.decode()
    assert after == before
    assert verify(copy) == verify(original)
    expected, found = files_of(original / "report"), files_of(copy / "report")
    assert found.keys() == expected.keys()
    assert len(expected) >= len(formats.split(","))
    assert [name for name in expected if expected[name] != found[name]] == []
    assert [name for name, content in found.items() if str(tmp_path).encode() in content] == []
