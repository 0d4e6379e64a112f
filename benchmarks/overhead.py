"""What recording costs: PortalWalk's walks beside a bare Playwright script that loads and clicks the same.

`make bench` walks the clean practice portal, reads from the journal which pages every journey opened, and lets a bare
script open the same pages in the same order, a fresh context a journey, with no pictures, no looking, no judging.
Both run with one worker on the same portal, in turns; quote the ratio of medians, not single times.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Error, sync_playwright

from portalwalk.browser.finding import find_browser
from portalwalk.browser.launch import QUIET
from portalwalk.bundled import bundled
from portalwalk.practice import PracticePortal, running

Journey = tuple[str, str, list[str]]
"""Scenario, device, and the addresses it came to, in order."""


def walk(portal: PracticePortal, folder: Path) -> tuple[float, list[Journey]]:
    """Walk all journeys with one worker; return the seconds between the first and the last step, and the addresses."""
    (folder / "portal.toml").write_text(portal.toml(), encoding="utf-8")
    command = [sys.executable, "-m", "pytest", str(bundled("scenarios")), "--portal", str(folder / "portal.toml")]
    command += ["--results", str(folder / "results"), "-q", "-p", "no:cacheprovider", "-p", "no:xdist"]
    accounts = {"PRACTICE_USERNAME": portal.username, "PRACTICE_PASSWORD": portal.password}
    began = time.perf_counter()
    subprocess.run(command, env=os.environ | accounts, capture_output=True, check=True, timeout=600)
    took = time.perf_counter() - began
    newest = max((folder / "results").glob("*/*/observations.jsonl"), key=lambda path: path.stat().st_mtime)
    journeys: dict[tuple[str, str], list[str]] = {}
    for line in newest.read_text("utf-8").splitlines():
        entry = json.loads(line)
        if entry["kind"] == "StepTaken":
            key = (entry["scenario"], entry["data"]["device"])
            journeys.setdefault(key, []).append(entry["data"]["url"])
    return took, [(scenario, device, urls) for (scenario, device), urls in journeys.items()]


def bare(journeys: list[Journey]) -> float:
    """Load the same addresses with nothing but Playwright; return seconds."""
    began = time.perf_counter()
    options = [*QUIET, *(["--no-sandbox"] if os.geteuid() == 0 else [])]
    with sync_playwright() as driver:
        browser = driver.chromium.launch(
            executable_path=find_browser().executable,
            args=options,
            ignore_default_args=["--disable-back-forward-cache"],
        )
        for _, device, urls in journeys:
            described = {} if device == "desktop" else dict(driver.devices[device])
            described.pop("default_browser_type", None)
            context = browser.new_context(**described)
            page = context.new_page()
            for url in urls:
                if not url.startswith("http"):
                    continue
                try:
                    page.goto(url, wait_until="load")
                except Error as error:
                    print(f"  {url}: {error.message.partition(chr(10))[0]}", file=sys.stderr)
            context.close()
        browser.close()
    return time.perf_counter() - began


def main() -> None:
    """Run both in turns and print medians and their ratio."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-n", "--rounds", type=int, default=3)
    rounds = parser.parse_args().rounds
    ours: list[float] = []
    floor: list[float] = []
    with running() as portal, tempfile.TemporaryDirectory() as folder:
        for number in range(rounds):
            took, journeys = walk(portal, Path(folder))
            ours.append(took)
            floor.append(bare(journeys))
            pages = sum(len(urls) for _, _, urls in journeys)
            print(
                f"round {number + 1}: walk {ours[-1]:.1f} s, bare script {floor[-1]:.1f} s, {pages} steps", flush=True
            )
    walked, loaded = statistics.median(ours), statistics.median(floor)
    print(f"median: walk {walked:.1f} s, bare script {loaded:.1f} s, ratio {walked / loaded:.2f}")


if __name__ == "__main__":
    main()
