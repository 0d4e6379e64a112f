"""What a look at a rendered page with axe-core costs: CPU of all processes per page, ours beside others.

`python -m benchmarks.rendering` serves a local site and lets each contender look at some of its pages, and then at
more; the difference, divided by the pages more, is what a page costs in the long run, without anybody's start.
Contenders take turns, several rounds, and the median counts. The floor is a script of a few lines that does everything
in the cheapest known way: headless shell, pages reused, two at once, axe-core as init script, a slim result.
"""

import argparse
import asyncio
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from functools import partial
from importlib.resources import files
from pathlib import Path

import psutil

from benchmarks.axe_peers import PEERS, NotRunError
from benchmarks.local_site import ROOT, served

FEW, MORE = 10, 50
POLL_S = 0.05
SHELL = "chromium-headless-shell"
"""Chromium without its window; on Debian a package of its own."""
OPTIONS = ["--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update"]
_RUN = """async tags => {
  const options = {preload: false, resultTypes: ['violations'], ...(tags.length ? {runOnly: tags} : {})};
  const {violations} = await axe.run(document, options);
  return violations.map(one => [one.id, one.nodes.map(node => [node.target, node.html.slice(0, 160)])]);
}"""


def floor(urls: list[str], tags: Iterable[str] = ()) -> None:
    """Look at pages in the cheapest way known."""
    from playwright.async_api import Page, async_playwright

    axe = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
    waiting = list(urls)

    async def look(page: Page) -> None:
        while waiting:
            await page.goto(waiting.pop())
            await page.evaluate(_RUN, list(tags))

    async def work() -> None:
        async with async_playwright() as driver:
            shell = shutil.which(SHELL) or _browser()
            browser = await driver.chromium.launch(executable_path=shell, args=[*OPTIONS, *_as_root()])
            context = await browser.new_context(viewport={"width": 1280, "height": 800}, locale="zh-CN")
            await context.add_init_script(axe)
            pages = [await context.new_page() for _ in range(2)]
            await asyncio.gather(*map(look, pages))
            await browser.close()

    asyncio.run(work())


def floor_wcag(urls: list[str]) -> None:
    """Look at pages in the cheapest way known, with the rules alone that we ask for."""
    from portalwalk.pages.accessibility import LEVELS

    floor(urls, LEVELS)


def ours(urls: list[str], *, pictures: bool = False, shell: bool = False) -> None:
    """Look at pages as the survey looks at its samples: standing still, walls, barriers, reading aids, journal."""
    from portalwalk import PageKind, PageSeen, inspecting
    from portalwalk.browser.context import Visit
    from portalwalk.browser.finding import find_browser
    from portalwalk.browser.launch import Chromium
    from portalwalk.browser.recorder import Settings
    from portalwalk.evidence.redaction import Redactor
    from portalwalk.model.outcome import Level
    from portalwalk.model.portal import Portal
    from portalwalk.pages.walk import Walk
    from portalwalk.survey.samples import Samples

    chromium, portal = Chromium(find_browser(SHELL if shell else None)), Portal(url=urls[0])
    with tempfile.TemporaryDirectory() as name:
        folder = inspecting.begin(portal, Level.LOOK, Path(name))
        settings = Settings(chromium, Visit("PortalWalk/0 (benchmark)"), folder, Redactor(()), Level.LOOK)
        walk = Walk(settings, "benchmark", portal=portal)
        seen = {"status": 200, "kind": PageKind.ARTICLE, "kind_confidence": 1, "seen_on": "2026-11-22"}
        pages = [PageSeen.model_validate({"url": url, "asked_url": url, **seen}) for url in urls]
        samples = Samples(walk, pages, len(pages))
        for page in pages:
            samples.get_ready()
            if pictures:
                with walk.step("look", zh="查看"):
                    walk.goto(page.url)
                    samples.look(page)
            else:
                walk.goto(page.url)
                samples.look(page)
        looked = sum(entry.kind == "AccessibilityLooked" for entry in walk.written)
        walk.leave()
        chromium.close()
    assert looked == len(urls), f"{looked} of {len(urls)} looked at"


OWN: dict[str, Callable[[list[str]], None]] = {
    "floor": floor,
    "floor, WCAG rules only": floor_wcag,
    "PortalWalk": ours,
    "PortalWalk with a picture": partial(ours, pictures=True),
    "PortalWalk in the shell": partial(ours, shell=True),
}


def cpu_of(command: list[str]) -> float:
    """Run a command to its end; return the CPU seconds of all its processes, those that ended before it included."""
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(command, cwd=ROOT, stdout=said, stderr=subprocess.STDOUT)
        root, spent, gone = psutil.Process(process.pid), {}, 0.0
        while process.poll() is None:
            alive = {}
            for one in (root, *_below(root)):
                try:
                    alive[one] = sum(one.cpu_times()[:2])
                except psutil.Error:
                    continue
            gone += sum(cpu for one, cpu in spent.items() if one not in alive)
            spent = alive
            time.sleep(POLL_S)
        if process.returncode:
            said.seek(0)
            raise NotRunError(said.read().decode(errors="replace")[-400:])
    return gone + sum(spent.values())


def _below(process: psutil.Process) -> list[psutil.Process]:
    try:
        return process.children(recursive=True)
    except psutil.Error:
        return []


def _command(name: str, urls: list[str]) -> list[str]:
    if name in OWN:
        return [sys.executable, "-m", "benchmarks.rendering", "--contend", name, json.dumps(urls)]
    return PEERS[name](_browser(), urls)


def _browser() -> str:
    from portalwalk.browser.finding import find_browser

    return find_browser().executable


def _as_root() -> list[str]:
    return ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []


def compare(rounds: int, names: list[str]) -> None:
    """Let all contend, in turns, and print what a page costs each."""
    costs: dict[str, list[float]] = {name: [] for name in names}
    with served(MORE) as site:
        urls = [f"{site.url}p/{number}.html" for number in range(MORE)]
        for number in range(1, rounds + 1):
            for name in names:
                try:
                    few, more = (cpu_of(_command(name, urls[:count])) for count in (FEW, MORE))
                except NotRunError as error:
                    print(f"{name}: not run: {error}", flush=True)
                    continue
                costs[name].append((more - few) / (MORE - FEW) * 1_000)
                print(f"round {number}: {name}: {costs[name][-1]:.0f} ms of CPU a page", flush=True)
    medians = {name: statistics.median(each) for name, each in costs.items() if each}
    for name, each in medians.items():
        ratio = f"  {each / medians['floor']:5.2f} of the floor" if "floor" in medians else ""
        print(f"{name:<28}{each:7.0f} ms of CPU a page{ratio}")


def main() -> None:
    """Compare, or be one contender."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-n", "--rounds", type=int, default=3)
    parser.add_argument("--only", action="append", choices=[*OWN, *PEERS], help="repeatable")
    parser.add_argument("--contend", nargs=2, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.contend:
        OWN[asked.contend[0]](json.loads(asked.contend[1]))
    else:
        compare(asked.rounds, asked.only or [*OWN, *PEERS])


if __name__ == "__main__":
    main()
