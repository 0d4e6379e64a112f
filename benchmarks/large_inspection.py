"""A large inspection: 5,000 findings of all checks, one of them in 500 places, and 2,000 pictures with a mark each.

`python -m benchmarks.large_inspection DIR` writes one; it takes some seconds, which nobody measures. Twenty pages are
drawn with Chinese text, in a desktop's and a phone's size; each picture is one of them with its own number after its
end, so that every picture is a file of its own that costs what a screenshot costs to read.
"""

import argparse
import io
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from itertools import cycle
from pathlib import Path

from PIL import Image, ImageDraw

from portalwalk.bundled import bundled
from portalwalk.evidence.folder import InspectionFolder
from portalwalk.evidence.fonts import font
from portalwalk.judging import score
from portalwalk.judging.loading import load_checks
from portalwalk.model.check import Check
from portalwalk.model.finding import Attempt, Finding, fingerprint
from portalwalk.model.inspection import Coverage, Inspection, PortalRef, State, Tool
from portalwalk.model.journal import Entry
from portalwalk.model.observations import ScenarioEnded, StepTaken
from portalwalk.model.outcome import Level, Outcome
from portalwalk.model.verdict import Occurrence
from portalwalk.schemes import load_scheme

HOME = "https://www.qinghe.gov.cn/"
FINDINGS, PICTURES, MOST_PLACES = 5_000, 2_000, 500
STEPS_OF_A_WALK = 40
DESKTOP, PHONE = (1280, 800), (585, 996)
"""px: as the recorder takes them."""
KINDS = 20
"""Drawn pages of each size."""
SCENARIOS = (
    "test_whole_site.py::test_every_page_is_in_order",
    "test_search_first_page.py::test_resident_finds_published_items",
    "test_mobile_adaptation.py::test_resident_reads_pages[iPhone 13]",
    "test_back_navigation.py::test_reader_returns_to_the_list",
    "test_single_sign_on.py::test_resident_signs_in_once",
)
OUTCOMES = (Outcome.FAILED,) * 14 + (Outcome.CANT_TELL,) * 4 + (Outcome.BLOCKED, Outcome.PASSED)
"""Of twenty findings; most of a list so long are failures, which take the most room."""
WORDS = "清河市人民政府今日召开会议，研究部署近期重点工作，听取各部门情况汇报，对下一阶段工作作出安排。"
BEGAN = datetime(2026, 11, 22, 9, 31, 5, tzinfo=UTC)


def write_large(results: Path, findings: int = FINDINGS, pictures: int = PICTURES) -> InspectionFolder:
    """Write the inspection and return its folder."""
    folder = InspectionFolder.create(results, "www.qinghe.gov.cn", BEGAN)
    checks = load_checks([bundled("checks")])
    steps = [_step(folder, number, raw) for number, raw in zip(range(pictures), cycle(_pages()), strict=False)]
    made = _findings(checks, steps, findings)
    scheme = load_scheme()
    inspection = Inspection(
        tool=Tool(version="0.1.0", browser="Chromium 156.0.8078.79"),
        portal=PortalRef(id="www.qinghe.gov.cn", name="清河市人民政府", url=HOME, kind="district-portal"),
        started_at=_at(0),
        finished_at=_at(pictures),
        state=State.COMPLETE,
        level=Level.FILL,
        coverage=Coverage.of(made),
        findings=made,
        scheme=scheme,
        scorecard=score(made, scheme),
        manifest_head=folder.seal(),
    )
    folder.write_inspection(inspection)
    return folder


def _pages() -> list[tuple[bytes, str]]:
    """Draw pages, every fifth of them a phone's."""
    return [_page(kind, *((PHONE, "iPhone 13") if kind % 5 == 4 else (DESKTOP, "desktop"))) for kind in range(KINDS)]


def _page(kind: int, size: tuple[int, int], device: str) -> tuple[bytes, str]:
    width, height = size
    image = Image.new("RGB", size, "white")
    draw, face = ImageDraw.Draw(image), font(14)
    draw.rectangle((0, 0, width, 90), fill=["#17426f", "#8a1c1c", "#1f5f4a", "#5a4a8a"][kind % 4])
    for row, top in enumerate(range(110, height - 40, 34)):
        said = WORDS[(kind + row) % 9 :] * 3
        draw.text((20, top), said[: (width - 40) // (22 + row % 3 * 10)], fill="#222", font=face)
    photo = Image.effect_noise((width // 8, height // 8), 40).convert("RGB")
    image.paste(photo, (width // 2, 120 + kind * 7))
    out = io.BytesIO()
    image.save(out, "JPEG", quality=75)
    return out.getvalue(), device


def _step(folder: InspectionFolder, number: int, page: tuple[bytes, str]) -> StepTaken:
    """Keep a picture, and write down the step that took it, with a mark on it."""
    raw, device = page
    url = f"{HOME}col/{number % 60}/art/{number}.html"
    sha256 = folder.keep(raw + number.to_bytes(4), "jpg", url=url, step=f"step {number}")
    width = DESKTOP[0] if device == "desktop" else PHONE[0]
    target = f"main > ul.list > li:nth-child({number % 30 + 1}) > a"
    step = StepTaken.model_validate(
        {
            "url": url,
            "title": f"关于第{number}号事项的通知_清河市人民政府",
            "status": 200,
            "duration_ms": 800 + number % 700,
            "picture": sha256,
            "evidence": (sha256,),
            "marks": (
                {
                    "picture": sha256,
                    "box": (20 + number % (width // 2), 200 + number % 400, 180, 24),
                    "target": target,
                    "caption": f"“关于第{number}号事项的通知” leads nowhere",
                    "caption_zh": f"“关于第{number}号事项的通知”打不开",
                },
            ),
            "device": device,
            "started_at": _at(number),
            "name": f"look at a page of the survey, number {number}",
            "name_zh": f"用浏览器查看巡查到的第{number}个页面",
            "number": number % STEPS_OF_A_WALK + 1,
        }
    )
    scenario = SCENARIOS[number // STEPS_OF_A_WALK % len(SCENARIOS)]
    attempt = 1 + number // (STEPS_OF_A_WALK * len(SCENARIOS))
    folder.append(Entry(at=_at(number), scenario=scenario, attempt=attempt, kind="StepTaken", data=step))
    if step.number == STEPS_OF_A_WALK:
        ended = ScenarioEnded(url=url)
        folder.append(Entry(at=_at(number), scenario=scenario, attempt=attempt, kind="ScenarioEnded", data=ended))
    return step


def _findings(checks: Mapping[str, Check], steps: list[StepTaken], wanted: int) -> tuple[Finding, ...]:
    """Make findings of every check in turn: one place or two each, the first of them in `MOST_PLACES`."""
    taken, found = cycle(steps), []
    for number, check in zip(range(wanted), cycle(checks.values()), strict=False):
        outcome = OUTCOMES[number // len(checks) % len(OUTCOMES)]
        places = tuple(_place(next(taken)) for _ in range(MOST_PLACES if number == 0 else 1 + number % 2))
        failed = outcome is Outcome.FAILED
        found.append(
            Finding(
                id=fingerprint(check.id, f"cause-{number}"),
                check=check.id,
                outcome=outcome,
                impact=check.impact,
                title=check.failure_title if failed else check.title,
                title_zh=check.failure_title_zh if failed else check.title_zh,
                summary=f"Seen {len(places)} times. The first: {places[0].observed}",
                summary_zh=f"共{len(places)}处。首处：{places[0].observed_zh}",
                scenario=SCENARIOS[number % len(SCENARIOS)].partition(".")[0],
                cause=f"cause-{number}",
                occurrences=places,
                attempts=tuple(Attempt(number=n, outcome=outcome, evidence=places[0].evidence) for n in (1, 2)),
            )
        )
    return tuple(found)


def _place(step: StepTaken) -> Occurrence:
    return Occurrence(
        url=step.url,
        target=step.marks[0].target,
        observed=f"“{step.title}” answers 404 Not Found; the list still links to it.",
        observed_zh=f"“{step.title}”返回 404，列表中仍有指向它的链接。",
        evidence=step.evidence,
        device=step.device,
    )


def _at(seconds: int) -> str:
    return (BEGAN + timedelta(seconds=seconds)).isoformat(timespec="milliseconds").replace("+00:00", "Z")


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("results", type=Path)
    print(write_large(options.parse_args().results).path)
