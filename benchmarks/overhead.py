"""What PortalWalk costs: its walks beside a bare Playwright script that makes the same page loads and clicks.

`make bench` walks the clean practice portal once to write down every load, click and typed text (`benchmarks.actions`).
Then, in turns, PortalWalk walks again and a bare script does the written-down actions: the same contexts, the same
order, one after another, with no pictures, no looking, no judging. Quote the ratio of medians, not single times.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from playwright.sync_api import sync_playwright

from benchmarks.actions import Action, Replay
from portalwalk.browser.finding import find_browser
from portalwalk.browser.launch import QUIET
from portalwalk.bundled import bundled
from portalwalk.practice import PracticePortal, running

ROOT = Path(__file__).resolve().parent.parent


def walk(portal: PracticePortal, folder: Path, actions: Path | None = None) -> float:
    """Walk all journeys with one worker; return seconds, pytest's start and the judging included."""
    (folder / "portal.toml").write_text(portal.toml(), encoding="utf-8")
    command = [sys.executable, "-m", "pytest", str(bundled("scenarios")), "--portal", str(folder / "portal.toml")]
    command += ["--results", str(folder / "results"), "-q", "-p", "no:cacheprovider", "-p", "no:xdist"]
    environment = os.environ | {"PRACTICE_USERNAME": portal.username, "PRACTICE_PASSWORD": portal.password}
    if actions is not None:
        command += ["-p", "benchmarks.actions"]
        environment |= {"PORTALWALK_ACTIONS": str(actions), "PYTHONPATH": str(ROOT)}
    began = time.perf_counter()
    subprocess.run(command, env=environment, capture_output=True, check=True, timeout=600)
    return time.perf_counter() - began


def bare(actions: list[Action]) -> tuple[float, list[str]]:
    """Do the same loads and clicks with nothing but Playwright; return seconds, and what could not be done."""
    began = time.perf_counter()
    options = [*QUIET, *(["--no-sandbox"] if os.geteuid() == 0 else [])]
    with sync_playwright() as driver:
        browser = driver.chromium.launch(
            executable_path=find_browser().executable,
            args=options,
            ignore_default_args=["--disable-back-forward-cache"],
        )
        replay = Replay(browser)
        replay.run(actions)
        browser.close()
    return time.perf_counter() - began, replay.missed


def main() -> None:
    """Run both in turns and print medians and their ratio."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-n", "--rounds", type=int, default=3)
    rounds = parser.parse_args().rounds
    ours: list[float] = []
    floor: list[float] = []
    with running() as portal, tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        walk(portal, folder, folder / "actions.jsonl")
        actions = [json.loads(line) for line in (folder / "actions.jsonl").read_text("utf-8").splitlines()]
        done = Counter(action["do"] for action in actions)
        print("actions: " + ", ".join(f"{count} {name}" for name, count in done.most_common()), flush=True)
        for number in range(rounds):
            ours.append(walk(portal, folder))
            took, missed = bare(actions)
            floor.append(took)
            print(
                f"round {number + 1}: walk {ours[-1]:.1f} s, bare script {took:.1f} s, {len(missed)} missed", flush=True
            )
            for one in missed:
                print(f"  {one[:300]}")
    walked, loaded = statistics.median(ours), statistics.median(floor)
    print(f"median: walk {walked:.1f} s, bare script {loaded:.1f} s, ratio {walked / loaded:.2f}")


if __name__ == "__main__":
    main()
