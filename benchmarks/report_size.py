"""What a very long HTML report costs to build, to open and to scroll, beside floors that do the bare minimum.

`python -m benchmarks.report_size` writes an inspection of 5,000 findings and 2,000 pictures (`large_inspection.py`) and
lets each contender take turns, each building in a process of its own. Wall time is what a reader waits; CPU, that of
the whole process, is what stays comparable on a shared machine.
"""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any

import psutil
from jinja2 import Environment
from PIL import Image
from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

from benchmarks.large_inspection import write_large
from benchmarks.local_site import ROOT
from portalwalk.browser.finding import find_browser
from portalwalk.bundled import bundled
from portalwalk.evidence.folder import InspectionFolder
from portalwalk.judging.loading import load_checks
from portalwalk.reporting import write_report

SLICES = 5_000
SCREENS, SPEED_PX_S = 40, 2_400
"""What is scrolled through, in pages of 800 px, and how fast: a reader who looks for something."""
LONGEST_MS = 300_000
LATE_MS = 50
"""A frame that comes so late is seen as a stutter; the browser itself calls a task of this length long."""
FRAMES = """() => {
  const mine = window.frames_ms = [];
  let last = performance.now();
  const tick = now => {
    if (window.frames_ms !== mine) return;
    mine.push(now - last);
    last = now;
    requestAnimationFrame(tick);
  };
  requestAnimationFrame(tick);
}"""
DRAWN = (
    """() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now()))))"""
)


def ours(folder: Path) -> None:
    """Build the report; marked pictures that are there already are left as they are."""
    write_report(InspectionFolder.open(folder), load_checks([bundled("checks")]))


def ours_anew(folder: Path) -> None:
    """Build the report and draw all its pictures."""
    shutil.rmtree(folder / "report", ignore_errors=True)
    ours(folder)


def bare_page(folder: Path) -> None:
    """Read the same files as plain JSON, and let Jinja write the page's bytes slice by slice."""
    json.loads((folder / "inspection.json").read_bytes())
    for line in (folder / "observations.jsonl").read_bytes().splitlines():
        json.loads(line)
    page = (folder / "report" / "index.html").read_text(encoding="utf-8")
    each = len(page) // SLICES + 1
    slices = [page[start : start + each] for start in range(0, len(page), each)]
    loop = Environment(autoescape=False).from_string("{% for one in slices %}{{ one }}{% endfor %}")
    (folder / "bare.html").write_text(loop.render(slices=slices), encoding="utf-8")


def bare_pictures(folder: Path) -> None:
    """Read every picture and write it again, in two threads."""
    aside = folder / "bare"
    aside.mkdir(exist_ok=True)

    def again(path: Path) -> None:
        with Image.open(path) as picture:
            picture.save(aside / path.name, "JPEG", quality=75)

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(again, (folder / "evidence").rglob("*.jpg")))
    shutil.rmtree(aside)


BUILDERS: dict[str, Callable[[Path], None]] = {
    "ours, all pictures drawn": ours_anew,
    "ours, pictures there": ours,
    "floor: the page's bytes": bare_page,
    "floor: pictures read and written": bare_pictures,
}


def build(folder: Path, rounds: int) -> None:
    """Print wall and CPU seconds and the memory of each builder, the least of the rounds."""
    print("| building | wall s | CPU s | at most, MB |\n|---|---|---|---|")
    taken: dict[str, list[tuple[float, float, float]]] = {name: [] for name in BUILDERS}
    for _ in range(rounds):
        for name in BUILDERS:
            taken[name].append(_timed(_command(name, folder)))
    for name, times in taken.items():
        wall, cpu, memory = (min(one[index] for one in times) for index in range(3))
        print(f"| {name} | {wall:.1f} | {cpu:.1f} | {memory:.0f} |")


def _command(builder: str, folder: Path) -> list[str]:
    return [sys.executable, "-m", "benchmarks.report_size", "--build", builder, str(folder)]


def _timed(command: list[str]) -> tuple[float, float, float]:
    began = time.perf_counter()
    process = subprocess.Popen(command, cwd=ROOT)
    _, status, used = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"{command} failed")
    return time.perf_counter() - began, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def all_at_once(page: Path) -> Path:
    """Write the page with nothing left for later: the same words, styles and pictures, all as elements."""
    copy = page.with_name("all.html")
    copy.write_text(re.sub("</?noscript>| data-later", "", page.read_text(encoding="utf-8")), encoding="utf-8")
    return copy


def bare_text(page: Path) -> Path:
    """Write as many bytes as mere text, which the browser has to read, and a plain paragraph for each finding."""
    markup = page.read_text(encoding="utf-8").replace("noscript", "no")
    words = "关于第一号事项的通知" * 20
    shown = "".join(f"<p style='min-height:20rem'>{number}. {words}</p>" for number in range(SLICES))
    copy = page.with_name("bare.html")
    copy.write_text(f"<!doctype html><meta charset=utf-8>{shown}<noscript>{markup}</noscript>", encoding="utf-8")
    return copy


@contextmanager
def browser() -> Iterator[Browser]:
    """Start a browser, and end it."""
    options = ["--disable-quic", "--no-first-run", "--disable-background-networking", "--no-sandbox"]
    with sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=find_browser().executable, args=options)
        yield started
        started.close()


def opened(started: Browser, page_file: Path) -> tuple[float, float, int, Page]:
    """Open a page; return ms until it is drawn, CPU s of all processes, and the elements there are by then."""
    page = started.new_page(viewport={"width": 1440, "height": 800})
    page.set_default_timeout(LONGEST_MS)
    cpu = _cpu()
    page.goto(page_file.as_uri(), wait_until="load")
    drawn = float(page.evaluate(DRAWN))
    return drawn, _cpu() - cpu, int(page.evaluate("document.querySelectorAll('*').length")), page


def _cpu() -> float:
    used = (child.cpu_times() for child in psutil.Process().children(recursive=True))
    return sum(times.user + times.system for times in used)


def scrolled(page: Page, places: tuple[float, ...] = (0.0, 0.5, 0.9)) -> list[float]:
    """Scroll with the wheel from several places; return how long each frame took, in ms."""
    session: CDPSession = page.context.new_cdp_session(page)
    frames: list[float] = []
    for place in places:
        page.evaluate("place => scrollTo(0, document.documentElement.scrollHeight * place)", place)
        page.evaluate(DRAWN)
        page.evaluate(FRAMES)
        gesture: dict[str, Any] = {"x": 700, "y": 400, "yDistance": -800 * SCREENS, "speed": SPEED_PX_S}
        session.send("Input.synthesizeScrollGesture", gesture | {"gestureSourceType": "mouse"})
        frames += page.evaluate("() => frames_ms")
    return frames


def read(folder: Path, rounds: int) -> None:
    """Print what opening and scrolling cost, the median of the rounds."""
    page = folder / "report" / "index.html"
    head = ("reading", "drawn after s", "CPU s", "elements by then", "frames", "late", "longest ms")
    print(f"| {' | '.join(head)} |\n{'|---' * len(head)}|")
    contenders = {"ours": page, "ours, all elements at once": all_at_once(page), "floor: bare text": bare_text(page)}
    for name, path in contenders.items():
        rows = []
        for _ in range(rounds):
            with browser() as started:
                drawn, cpu, elements, tab = opened(started, path)
                frames = scrolled(tab)
                late = [one for one in frames if one > LATE_MS]
                rows.append((drawn / 1000, cpu, elements, len(frames), len(late), max(frames)))
        drawn, cpu, elements, shown, late_ones, longest = (median(column) for column in zip(*rows, strict=True))
        print(f"| {name} | {drawn:.2f} | {cpu:.1f} | {elements:.0f} | {shown:.0f} | {late_ones:.0f} | {longest:.0f} |")


def main() -> None:
    """Read the command line and measure."""
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("-n", "--rounds", type=int, default=3)
    options.add_argument("--only", choices=("build", "read"))
    options.add_argument("--build", nargs=2, metavar=("BUILDER", "FOLDER"), help=argparse.SUPPRESS)
    asked = options.parse_args()
    if asked.build:
        BUILDERS[asked.build[0]](Path(asked.build[1]))
        return
    with tempfile.TemporaryDirectory() as aside:
        folder = write_large(Path(aside)).path
        _timed(_command("ours, pictures there", folder))
        if asked.only != "read":
            build(folder, asked.rounds)
        if asked.only != "build":
            read(folder, asked.rounds)


if __name__ == "__main__":
    main()
