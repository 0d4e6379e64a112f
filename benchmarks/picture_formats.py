"""Which format and quality pictures are taken in: bytes, time, and whether 12 px Chinese text can still be read.

`python -m benchmarks.picture_formats` opens pages of the practice portal as a desktop and as a phone, and takes each
of them in every format: bytes are the mean of the pages, CPU is that of the browser and of this process. What our
marks and masks add (decode, draw, encode) counts apart. Then a page of known Chinese sentences in 12 px, dark, grey,
red, and white on blue, is taken and read by a machine (`benchmarks.ocr`): the share of characters misread.
"""

import argparse
import base64
import math
import statistics
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from io import BytesIO
from itertools import product
from pathlib import Path

import psutil
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page

from benchmarks.axe_peers import NotRunError
from benchmarks.ocr import reading_errors
from portalwalk.browser.context import DESKTOP_SIZE, PHONE_SCALE
from portalwalk.browser.finding import find_browser
from portalwalk.browser.launch import Chromium
from portalwalk.bundled import bundled
from portalwalk.evidence.annotation import marked
from portalwalk.judging.loading import load_checks
from portalwalk.practice import running

PAGES = ("/", "/xwzx/yw/", "/xwzx/yw/202611/t20261121_100.html", "/zmhd/wszx/", "/bsfw/")
COLOURS = {"dark": "#333 on #fff", "grey": "#767676 on #fff", "red": "#c00 on #fff", "white": "#fff on #1a5fb4"}
SENTENCES, LONGEST = 24, 95
"""As many as one window holds, and as long as one line of it."""


@dataclass(frozen=True, slots=True)
class Form:
    """How a picture is asked for over the DevTools protocol."""

    format: str
    quality: int | None = None
    fast: bool = False

    def __str__(self) -> str:
        """Say it as the table does."""
        return " ".join(filter(None, [self.format.upper(), self.quality and f"q{self.quality}", self.fast and "fast"]))

    def wanted(self) -> dict[str, object]:
        """Return what captureScreenshot is told."""
        said: dict[str, object] = {"format": self.format, "optimizeForSpeed": self.fast}
        return said if self.quality is None else said | {"quality": self.quality}


FORMS = (
    Form("png"),
    Form("png", fast=True),
    *(Form("jpeg", quality, fast=True) for quality in (90, 75, 65, 55, 45, 30)),
    *(Form("webp", quality, fast=True) for quality in (80, 60)),
)


def picture(page: Page, form: Form, scale: float = 1) -> bytes:
    """Take what the window shows; a phone's picture is drawn larger than its CSS px, as walks do."""
    session = page.context.new_cdp_session(page)
    wanted = form.wanted()
    if scale != 1:
        seen = session.send("Page.getLayoutMetrics")["cssVisualViewport"]
        wanted["clip"] = {
            "x": seen["pageX"], "y": seen["pageY"],
            "width": seen["clientWidth"], "height": seen["clientHeight"], "scale": scale,
        }  # fmt: skip
    taken = base64.b64decode(session.send("Page.captureScreenshot", wanted)["data"])
    session.detach()
    return taken


def busy_s() -> float:
    """CPU of this process and of everything that it started, so far."""
    own = psutil.Process()
    times = [one.cpu_times() for one in (own, *own.children(recursive=True))]
    return float(sum(one.user + one.system for one in times))


def costs(context: BrowserContext, base: str, rounds: int, scale: float) -> list[tuple[Form, float, float, float]]:
    """Return for each form: KB a picture, ms of CPU a picture, ms of CPU for a mark on it; the least of the rounds."""
    sizes = dict.fromkeys(FORMS, 0.0)
    took = {form: [math.inf] * len(PAGES) for form in FORMS}
    drew = {form: [math.inf] * len(PAGES) for form in FORMS}
    for order, path in enumerate(PAGES):
        page = context.new_page()
        page.goto(base + path)
        picture(page, FORMS[0], scale)  # the first one of a page pays for its painting
        for _, form in product(range(rounds), FORMS):
            began = busy_s()
            taken = picture(page, form, scale)
            then = busy_s()
            marked(taken, [(1, (40, 40, 200, 60))])
            drawn = busy_s()
            if began <= then <= drawn:  # a process of the browser's that ends takes its time out of the count
                took[form][order] = min(took[form][order], then - began)
                drew[form][order] = min(drew[form][order], drawn - then)
            sizes[form] += len(taken) / 1024 / len(PAGES) / rounds
        page.close()
    return [(one, sizes[one], statistics.fmean(took[one]) * 1000, statistics.fmean(drew[one]) * 1000) for one in FORMS]


def sentences() -> list[str]:
    """Return Chinese sentences of the kind that portals hold: what our own checks say of them."""
    checks = load_checks([bundled("checks")]).values()
    known = {line for one in checks for line in (one.why_zh, one.how_to_fix_zh) if len(line) <= LONGEST}
    return sorted(known, key=lambda line: (-len(line), line))[:SENTENCES]


def legibility(browser: Browser, lines: Sequence[str], folder: Path) -> dict[Form, dict[str, float]]:
    """Return for each form and colour the share of characters that a machine misreads."""
    page = browser.new_page(viewport={"width": DESKTOP_SIZE["width"], "height": DESKTOP_SIZE["height"]})
    kept: dict[tuple[Form, str], Path] = {}
    for name, (ink, _, ground) in ((name, colour.split()) for name, colour in COLOURS.items()):
        text = "".join(f"<p>{escape(line)}</p>" for line in lines)
        style = f"body{{font:12px/2.2 sans-serif;color:{ink};background:{ground};margin:20px}}p{{margin:0 0 4px}}"
        page.set_content(f"<!doctype html><html lang=zh-CN><meta charset=utf-8><style>{style}</style>{text}")
        for form in FORMS:
            kept[form, name] = folder / f"{len(kept)}.png"
            # The reader gets every format as the same lossless one, three times as large: it is made for larger text.
            with Image.open(BytesIO(picture(page, form))) as image:
                large = image.convert("RGB").resize((image.width * 2, image.height * 2), Image.Resampling.BICUBIC)
            large.save(kept[form, name])
    read = dict(zip(kept, reading_errors(list(kept.values()), lines), strict=True))
    return {form: {name: read[form, name] for name in COLOURS} for form in FORMS}


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-n", "--rounds", type=int, default=8, help="pictures of each page in each format")
    rounds = parser.parse_args().rounds
    chromium = Chromium(find_browser())
    browser, phone = chromium.browser, dict(chromium.playwright.devices["iPhone 13"])
    phone.pop("default_browser_type", None)
    with running() as portal, tempfile.TemporaryDirectory() as name:
        for device, options, scale in (
            ("desktop 1280 × 800", {"viewport": DESKTOP_SIZE}, 1.0),
            ("iPhone 13", phone | {"device_scale_factor": PHONE_SCALE}, PHONE_SCALE),
        ):
            context = browser.new_context(**options, locale="zh-CN")
            print(f"{device}: format, KB a picture, ms of CPU to take it, ms of CPU to mark it")
            for form, size, took, drew in costs(context, portal.url.rstrip("/"), rounds, scale):
                print(f"  {form!s:16} {size:7.0f} {took:7.0f} {drew:7.0f}")
            context.close()
        lines = sentences()
        print(f"misread of {sum(map(len, lines))} characters in 12 px: {', '.join(COLOURS)}")
        try:
            for form, shares in legibility(browser, lines, Path(name)).items():
                print(f"  {form!s:16} " + " ".join(f"{share:7.1%}" for share in shares.values()))
        except NotRunError as error:
            print(f"not run: {error}")
    chromium.close()


if __name__ == "__main__":
    main()
