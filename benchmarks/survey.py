"""What the survey costs: CPU per URL and peak memory, beside others, on the same local site, in one run.

`make bench`, or `python -m benchmarks.survey`, serves a site of 300 and one of 3,000 pages (each with 42 links and a
picture of its own) from a process of its own, and lets each contender take all of it, in turns, each time in a new
process; then the survey alone takes one of 30,000. CPU is user and system time of the contender's whole process and of
all that it starts, from its start to its end, divided by the different addresses that the server saw it fetch. The
server's own CPU is not in it. `start` is what a contender costs before its first request. Each figure is the least of
the rounds: other load on the machine adds to CPU time, too, and never takes from it. linkinator and LinkChecker are
installed into build/peers when they are not there; one that cannot be had is named, with the reason.
"""

import argparse
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from dataclasses import dataclass, replace
from fnmatch import fnmatch

from benchmarks.crawlers import CRAWLERS
from benchmarks.crawling_peers import PEERS, NotRunError
from benchmarks.local_site import ROOT, Site, addresses, served

SIZES = (300, 3_000)
LARGE = 30_000
ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run took."""

    cpu_s: float
    wall_s: float
    peak_mb: float
    urls: int = 0
    requests: int = 0


@dataclass(frozen=True, slots=True)
class Contender:
    """How one is started: `start` asks for nothing; `take` is followed by the site's address, and maybe its pages."""

    start: list[str]
    take: list[str]
    is_told_pages: bool = False

    def command(self, site: Site, pages: int) -> list[str]:
        """Return the command that takes a site."""
        return [*self.take, site.url, *([str(pages)] if self.is_told_pages else [])]


def run(command: list[str]) -> Cost:
    """Run a command to its end; the cost is that of its process and of all that it started and waited for."""
    began = time.perf_counter()
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(command, cwd=ROOT, stdout=said, stderr=said)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            raise SystemExit(f"{' '.join(command)} ended with {process.returncode}: {said.read().decode()[-2_000:]}")
    return Cost(used.ru_utime + used.ru_stime, time.perf_counter() - began, used.ru_maxrss / 1024)


def contenders(wanted: str) -> dict[str, Contender]:
    """Name the contenders; say which cannot be run."""
    found: dict[str, Contender] = {}
    for name in CRAWLERS:
        if fnmatch(name, wanted):
            own = [sys.executable, "-m", "benchmarks.crawlers", name]
            found[name] = Contender([*own, "", "0", "--start"], own, is_told_pages=True)
    for name, ready in PEERS.items():
        if fnmatch(name, wanted):
            try:
                program, options = ready()
            except NotRunError as why:
                print(f"{name}: not run: {why}", flush=True)
            else:
                found[name] = Contender([*program, "--version"], [*program, *options])
    return found


def take(name: str, contender: Contender, site: Site, pages: int) -> Cost:
    """Let a contender take the site; return what it cost, and what the server saw of it."""
    site.asked()
    cost = run(contender.command(site, pages))
    requests, urls = site.asked()
    if name == "reading alone":  # asks for nothing: spread over as many addresses as the survey takes
        urls = len(addresses(site.url, pages))
    return replace(cost, urls=urls, requests=requests)


def compare(pages: int, wanted: dict[str, Contender], rounds: int) -> None:
    """Serve a site of so many pages, let all take it in turns, and print the least that each took."""
    costs: defaultdict[str, list[Cost]] = defaultdict(list)
    starts: defaultdict[str, list[float]] = defaultdict(list)
    with served(pages) as site:
        for _ in range(rounds):
            for name, contender in wanted.items():
                starts[name].append(run(contender.start).cpu_s)
                costs[name].append(take(name, contender, site, pages))
    for name, found in costs.items():
        urls, requests = found[0].urls, found[0].requests
        each = min(one.cpu_s / one.urls for one in found) * 1_000
        start = min(starts[name])
        print(
            f"{pages:>6} pages  {name:<16} {each:6.2f} ms of CPU a URL, {each - start / urls * 1_000:6.2f} without the "
            f"start of {start:.2f} s  {max(one.peak_mb for one in found):5.0f} MB  {urls} URLs, {requests} requests  "
            f"{min(one.wall_s for one in found):.1f} s",
            flush=True,
        )
        if urls < len(addresses("/", pages)):
            print(f"{'':>14}{name} did not fetch {len(addresses('/', pages)) - urls} of the site's addresses")


def main() -> None:
    """Compare."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, nargs="+", help=f"sizes, instead of {SIZES}, and {LARGE} for the survey")
    parser.add_argument("--only", default="*", help="contenders whose names match this pattern")
    parser.add_argument("-n", "--rounds", type=int, default=ROUNDS)
    asked = parser.parse_args()
    wanted = contenders(asked.only)
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, {platform.system()}", flush=True)
    for pages in asked.pages or SIZES:
        compare(pages, wanted, asked.rounds)
    if not asked.pages:
        compare(LARGE, {name: one for name, one in wanted.items() if name.startswith("survey")}, rounds=1)


if __name__ == "__main__":
    main()
