"""What PortalWalk costs: its walks beside a bare Playwright script that makes the same page loads and clicks.

`make bench` walks the clean practice portal once to write down every load, click and typed text (`benchmarks.actions`).
Then, in turns, PortalWalk walks again and a bare script does the written-down actions: the same contexts, the same
order, one after another, with no pictures, no looking, no judging. Quote the ratio of medians, not single times.
"""

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from portalwalk.bundled import bundled
from portalwalk.practice import PracticePortal, running

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Cost:
    """What a run took: seconds on the clock, and of all its processes' CPU."""

    wall_s: float
    cpu_s: float


def timed(command: list[str], environment: dict[str, str]) -> tuple[Cost, str]:
    """Run a command to its end; return what it cost, browser and driver included, and what it printed."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(command, env=environment, capture_output=True, check=True, text=True, timeout=600)
    wall, after = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(wall, cpu), done.stdout


def walk(portal: PracticePortal, folder: Path, actions: Path | None = None) -> Cost:
    """Walk all journeys with one worker: pytest's start, the judging and the report included."""
    (folder / "portal.toml").write_text(portal.toml(), encoding="utf-8")
    command = [sys.executable, "-m", "pytest", str(bundled("scenarios")), "--portal", str(folder / "portal.toml")]
    command += ["--results", str(folder / "results"), "-q", "-p", "no:cacheprovider", "-p", "no:xdist"]
    environment = os.environ | {"PRACTICE_USERNAME": portal.username, "PRACTICE_PASSWORD": portal.password}
    if actions is not None:
        command += ["-p", "benchmarks.actions"]
        environment |= {"PORTALWALK_ACTIONS": str(actions), "PYTHONPATH": str(ROOT)}
    return timed(command, environment)[0]


def bare(actions: Path) -> tuple[Cost, list[str]]:
    """Do the same loads and clicks with nothing but Playwright; return what could not be done, too."""
    cost, said = timed(
        [sys.executable, "-m", "benchmarks.actions", str(actions)], os.environ | {"PYTHONPATH": str(ROOT)}
    )
    return cost, said.split("\n") if said.strip() else []


def main() -> None:
    """Run both in turns and print medians and their ratios."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-n", "--rounds", type=int, default=3)
    rounds = parser.parse_args().rounds
    ours: list[Cost] = []
    floor: list[Cost] = []
    with running() as portal, tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        actions = folder / "actions.jsonl"
        walk(portal, folder, actions)
        done = Counter(json.loads(line)["do"] for line in actions.read_text("utf-8").splitlines())
        print("actions: " + ", ".join(f"{count} {name}" for name, count in done.most_common()), flush=True)
        for number in range(rounds):
            ours.append(walk(portal, folder))
            cost, missed = bare(actions)
            floor.append(cost)
            print(
                f"round {number + 1}: walk {ours[-1].wall_s:.1f} s ({ours[-1].cpu_s:.1f} s of CPU), "
                f"bare script {cost.wall_s:.1f} s ({cost.cpu_s:.1f} s), {len(missed)} missed",
                flush=True,
            )
            for one in missed:
                print(f"  {one[:300]}")
    for what, took in (("wall", lambda one: one.wall_s), ("CPU", lambda one: one.cpu_s)):
        walked, loaded = statistics.median(map(took, ours)), statistics.median(map(took, floor))
        print(f"median {what}: walk {walked:.1f} s, bare script {loaded:.1f} s, ratio {walked / loaded:.2f}")


if __name__ == "__main__":
    main()
