"""The HTML report is judged by PortalWalk itself: on phones, tablets and desks, for barriers, and by going back."""

import threading
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from portalwalk import inspecting
from portalwalk.browser.context import DESKTOP, Visit
from portalwalk.browser.launch import Chromium
from portalwalk.browser.recorder import Settings
from portalwalk.bundled import bundled
from portalwalk.evidence.redaction import Redactor
from portalwalk.judging.loading import load_checks
from portalwalk.model import portal as declared
from portalwalk.model.observations import AccessibilityLooked, Observation
from portalwalk.model.outcome import Level, Outcome
from portalwalk.pages.accessibility import bring_engine, look_for_barriers
from portalwalk.pages.going_back import Returner
from portalwalk.pages.on_device import OnDevice
from portalwalk.pages.portal import Portal
from portalwalk.pages.scouting import scout
from portalwalk.pages.walk import Walk
from portalwalk.reporting import write_report
from tests.reporting.sample import CHECKS, write_sample

PHONE = "Galaxy S8"
DEVICES = {360: PHONE, 768: "iPad Mini", 1440: DESKTOP}
"""Width of the screen in CSS px, and what has it."""
JUDGES = {
    "accessibility-barriers",
    "back-cache-blocked",
    "back-fails",
    "back-loses-list-place",
    "back-trap",
    "covered-content",
    "crowded-targets",
    "mobile-entry-lost",
    "sideways-scroll",
    "tiny-text",
    "viewport-missing",
    "zoom-blocked",
}
UNFOLD = """() => document.querySelectorAll('details').forEach(fold => { fold.open = true; })"""


class Quiet(SimpleHTTPRequestHandler):
    """Serves files and keeps silent about it."""

    def log_message(self, *_: object) -> None:
        """Stay quiet."""


@pytest.fixture(scope="module")
def addresses(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mapping[str, str]]:
    """Serve a report that holds something of everything; language first shown → address."""
    folder = write_sample(tmp_path_factory.mktemp("judged"))
    for lang in ("zh", "en"):
        written = write_report(folder, CHECKS, lang=lang)["html"]
        written.rename(written.with_name(f"{lang}.html"))
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=folder.path)) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield {lang: f"http://127.0.0.1:{server.server_port}/report/{lang}.html" for lang in ("zh", "en")}
        server.shutdown()


def seen_of(engine: Chromium, url: str, results: Path) -> dict[type[Observation], list[Observation]]:
    """Walk through the report as through any portal, on each screen; return what was observed."""
    portal = declared.Portal(url=url)
    settings = Settings(
        chromium=engine,
        visit=Visit(product="PortalWalk/0 (test)"),
        folder=inspecting.begin(portal, Level.LOOK, results),
        redactor=Redactor(()),
        level=Level.LOOK,
    )
    walk = Walk(settings, "test_judged.py::test_report", portal=portal)
    try:
        lay = scout(walk)
        reader = Portal(portal, lambda: lay)
        Returner(walk, reader).from_list()
        in_hand = OnDevice(walk, reader)
        entries = in_hand.key_entries()
        for width, device in DEVICES.items():
            walk.arrive(device)
            if device == DESKTOP:
                walk.page.set_viewport_size({"width": width, "height": 900})
            bring_engine(walk.page.context)
            in_hand.see_all()
            assert (walk.tab.url, walk.page.evaluate("innerWidth")) == (url, width)
            with walk.step("unfold everything", zh="全部展开"):
                walk.page.evaluate(UNFOLD)
                engine_name, broken = look_for_barriers(walk.page) or ("", ())
            assert engine_name.startswith("axe-core")
            walk.observe(AccessibilityLooked(url=url, device=walk.device, engine=engine_name, broken=broken))
            for entry in entries if device == PHONE else ():
                walk.observe(in_hand.look_for(*entry))
    finally:
        walk.leave()
    seen: dict[type[Observation], list[Observation]] = defaultdict(list)
    for one in walk.written:
        seen[type(one.data)].append(one.data)
    return seen


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_report_passes_the_checks_that_portals_are_held_to(
    engine: Chromium, addresses: Mapping[str, str], lang: str, tmp_path: Path
) -> None:
    seen = seen_of(engine, addresses[lang], tmp_path)

    checks = load_checks([bundled("checks")])
    verdicts = {name: checks[name].judge(seen[checks[name].observes]) for name in sorted(JUDGES)}

    assert {
        name: [one.observed for one in verdict.occurrences + verdict.doubts] or verdict.reason
        for name, verdict in verdicts.items()
        if verdict.outcome is not Outcome.PASSED
    } == {}
