"""What the pictures of a walk cost: its time and CPU beside the same walk without them, and bytes for twenty steps.

`python -m benchmarks.evidence` walks all journeys over the clean practice portal, in turns with pictures and without
(`benchmarks.blind`), one worker, whole processes. Bytes are those of the pictures of each journey, for twenty of its
steps.
"""

import argparse
import os
import statistics
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

from benchmarks.overhead import ROOT, Cost, timed
from portalwalk.bundled import bundled
from portalwalk.evidence.folder import InspectionFolder
from portalwalk.model.observations import StepTaken
from portalwalk.practice import PracticePortal, running

STEPS = 20


def walk(portal: PracticePortal, folder: Path, *, blind: bool) -> Cost:
    """Walk all journeys with one worker."""
    (folder / "portal.toml").write_text(portal.toml(), encoding="utf-8")
    command = [sys.executable, "-m", "pytest", str(bundled("scenarios")), "--portal", str(folder / "portal.toml")]
    command += ["--results", str(folder / "results"), "-q", "-p", "no:cacheprovider", "-p", "no:xdist"]
    command += ["-k", "not whole_site", *(["-p", "benchmarks.blind"] if blind else [])]
    account = {"PRACTICE_USERNAME": portal.username, "PRACTICE_PASSWORD": portal.password}
    return timed(command, os.environ | account | {"PYTHONPATH": str(ROOT)})[0]


def sizes(inspection: Path) -> dict[str, tuple[int, float]]:
    """Return for each journey: how many steps it has, and KB of pictures for twenty of them."""
    folder = InspectionFolder.open(inspection)
    steps: dict[str, int] = defaultdict(int)
    pictures: dict[str, set[str]] = defaultdict(set)
    for entry in folder.entries():
        if isinstance(entry.data, StepTaken) and entry.attempt == 1:
            steps[entry.scenario] += 1
            marked = (mark.picture for mark in entry.data.marks)
            pictures[entry.scenario] |= {
                *filter(None, (entry.data.picture, entry.data.before)),
                *entry.data.evidence,
                *marked,
            }
    found = {}
    for name, count in steps.items():
        files = filter(None, map(folder.evidence_path, pictures[name]))
        found[name] = (count, sum(path.stat().st_size for path in files) / 1024 * STEPS / count)
    return found


def main() -> None:
    """Walk in turns, and print medians, their ratio, and bytes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-n", "--rounds", type=int, default=3)
    parser.add_argument("--sizes", type=Path, nargs="*", help="only the bytes, of inspections that are there already")
    told = parser.parse_args()
    if told.sizes:
        for one in told.sizes:
            _print_sizes(one)
        return
    costs: dict[bool, list[Cost]] = {False: [], True: []}
    with running() as portal, tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for number in range(told.rounds):
            for blind in (False, True):
                costs[blind].append(walk(portal, folder, blind=blind))
            seen, unseen = costs[False][-1], costs[True][-1]
            print(f"round {number + 1}: with pictures {seen.wall_s:.1f} s ({seen.cpu_s:.1f} s of CPU), "
                  f"without {unseen.wall_s:.1f} s ({unseen.cpu_s:.1f} s)", flush=True)  # fmt: skip
            if number == 0:
                _print_sizes(min((folder / "results").glob("*/*Z")))
    for what in ("wall_s", "cpu_s"):
        seen_s, unseen_s = (statistics.median(getattr(one, what) for one in costs[blind]) for blind in (False, True))
        print(f"median {what}: with {seen_s:.1f}, without {unseen_s:.1f}, ratio {seen_s / unseen_s:.2f}")


def _print_sizes(inspection: Path) -> None:
    print(f"{inspection}: steps, KB of pictures for {STEPS} steps")
    for name, (count, size) in sorted(sizes(inspection).items()):
        print(f"  {name:90} {count:4} {size:7.0f}")


if __name__ == "__main__":
    main()
