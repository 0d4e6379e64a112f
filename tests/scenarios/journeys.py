"""Journeys through the pytest door, in a process of their own, and what they left behind."""

import os
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from portalwalk.bundled import bundled
from portalwalk.evidence.folder import InspectionFolder
from portalwalk.model.finding import Finding
from portalwalk.model.inspection import Inspection
from portalwalk.practice import running

JOURNEYS = tuple(path.stem for path in sorted(bundled("scenarios").glob("test_*.py")))
"""Every shipped journey."""

PYTEST = (sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--rootdir", ".")
ACCOUNT = ("zhangsan", "a-password-for-the-test")


@dataclass(frozen=True)
class Walked:
    """A finished run."""

    folder: Path
    code: int
    said: str
    submissions: int = 0
    rejected: int = 0

    @property
    def inspection(self) -> Inspection:
        return InspectionFolder.open(self.folder).read_inspection()

    def finding(self, check: str) -> Finding:
        """The one finding of a check."""
        (found,) = (one for one in self.inspection.findings if one.check == check)
        return found

    def checks_with(self, *outcomes: str) -> set[str]:
        return {one.check for one in self.inspection.findings if one.outcome.value in outcomes}

    def kept(self, evidence: str) -> bool:
        """Whether a piece of evidence is a file that holds something."""
        files = list((self.folder / "evidence").glob(f"*/{evidence}.*"))
        return len(files) == 1 and files[0].stat().st_size > 0


def walk(
    here: Path, toml: str, tests: Iterable[str], *options: str, account: tuple[str, str] = ACCOUNT, workers: int = 1
) -> Walked:
    """Write a portal file and walk shipped scenarios, each named as `module` or `module::test`."""
    here.mkdir(parents=True, exist_ok=True)
    (here / "portal.toml").write_text(toml, encoding="utf-8")
    chosen = [str(bundled("scenarios") / _path(name)) for name in tests]
    side = ["-n", str(workers)] if workers > 1 else ["-p", "no:xdist"]
    ran = subprocess.run(
        [*PYTEST, *side, *chosen, "--portal", "portal.toml", *options],
        cwd=here,
        env=os.environ | {"PRACTICE_USERNAME": account[0], "PRACTICE_PASSWORD": account[1]},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    said = ran.stdout + ran.stderr
    folders = list((here / "results").glob("*/*Z"))
    assert len(folders) == 1, said
    return Walked(folders[0], ran.returncode, said)


def _path(name: str) -> str:
    module, _, test = name.partition("::")
    return f"{module}.py" + f"::{test}" * bool(test)


def walk_practice(
    here: Path, *tests: str, defects: tuple[str, ...] = (), level: str = "fill", workers: int = 1
) -> Walked:
    """Walk a practice portal of its own."""
    with running(defects=defects) as portal:
        account = (portal.username, portal.password)
        ran = walk(here, portal.toml(), tests, "--level", level, account=account, workers=workers)
        return Walked(ran.folder, ran.code, ran.said, portal.submissions, portal.rejected)
