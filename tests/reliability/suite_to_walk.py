"""Whole runs of small suites, in a process of their own, with limits that a test can wait for."""

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from portalwalk.bundled import bundled
from portalwalk.evidence.folder import InspectionFolder
from portalwalk.model.inspection import Inspection
from portalwalk.model.journal import Entry
from portalwalk.model.observations import Observation, ScenarioEnded, Stopped

_SHORT_LIMITS = """
from dataclasses import replace

from portalwalk.browser.limits import Limits
from portalwalk.suite import run_of


def pytest_collection(session):
    run = run_of(session.config)
    limits = Limits({limits})
    run.settings = replace(run.settings, limits=limits)
"""
_QUICK = "navigation_ms=3_000, action_ms=5_000, settle_ms=1_000, step_s=8, last_picture_s=3"
_PATIENT = "navigation_ms=120_000, step_s=120"

_OPENING = """
import pytest

from portalwalk import WayHomeSeen
from portalwalk.pytest_plugin import Portal, Walk, observes


@observes(WayHomeSeen)
@pytest.mark.parametrize("path", {paths!r})
def test_opens(portal: Portal, walk: Walk, path: str) -> None:
    with walk.step(f"open {{path}}", zh=f"打开 {{path}}"):
        walk.open(portal.url.rstrip("/") + path)
        seen = walk.look()
    walk.observe(WayHomeSeen(url=seen.url, template="article", breadcrumb=seen.title, home_link="=cmd()"))
"""


@dataclass
class Suite:
    """Scenarios in a folder of their own, and the results beside it."""

    folder: Path

    def opening(self, *paths: str) -> "Suite":
        """Write one journey for each path: open it and look at it."""
        self._write("test_small.py", _OPENING.format(paths=paths))
        return self

    def shipped(self, *modules: str) -> "Suite":
        """Take shipped scenarios."""
        for module in modules:
            self._write(f"{module}.py", (bundled("scenarios") / f"{module}.py").read_text(encoding="utf-8"))
        return self

    def start(self, portal: str, *options: str, patient: bool = False) -> subprocess.Popen[str]:
        """Start a run as the leader of a process group of its own."""
        self._write("conftest.py", _SHORT_LIMITS.format(limits=_PATIENT if patient else _QUICK))
        options = (*options, "--portal", portal, "--results", str(self.folder / "results"))
        return subprocess.Popen(
            [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", "scenarios", *options],
            cwd=self.folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )

    def run(self, portal: str, *options: str) -> tuple[int, str]:
        """Run to the end; return the exit code and what was said."""
        process = self.start(portal, *options)
        said, _ = process.communicate(timeout=120)
        return process.returncode, said

    @property
    def inspection_folder(self) -> InspectionFolder:
        (path,) = (self.folder / "results").glob("*/*Z")
        return InspectionFolder.open(path)

    @property
    def inspection(self) -> Inspection:
        return self.inspection_folder.read_inspection()

    def entries(self, kind: type[Observation]) -> list[Entry]:
        return [entry for entry in self.inspection_folder.entries() if isinstance(entry.data, kind)]

    def stops(self) -> dict[str, str]:
        """Journey → the outcome it was stopped with."""
        return {
            entry.scenario.partition("::")[2]: entry.data.outcome.value
            for entry in self.entries(Stopped)
            if isinstance(entry.data, Stopped)
        }

    def ended(self) -> list[str]:
        return [entry.scenario.partition("::")[2] for entry in self.entries(ScenarioEnded)]

    def outcomes(self) -> dict[str, str]:
        """Check → its outcome."""
        return {finding.check: finding.outcome.value for finding in self.inspection.findings}

    def _write(self, name: str, content: str) -> None:
        path = self.folder / "scenarios" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
