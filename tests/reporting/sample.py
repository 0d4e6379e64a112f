"""An inspection of every kind: each outcome, each sort of entry, hostile words, pictures of two devices."""

import io
from datetime import UTC, datetime
from pathlib import Path

from PIL import Image, ImageDraw

from portalwalk.evidence.folder import InspectionFolder
from portalwalk.judging import score
from portalwalk.model.inspection import Coverage, Inspection, PortalRef, State, Tool
from portalwalk.model.journal import Entry
from portalwalk.model.observations import (
    Access,
    Discovery,
    Observation,
    Phase,
    ScenarioEnded,
    SearchSought,
    SearchTried,
    SectionEntered,
    Sign,
    StepTaken,
    Stopped,
)
from portalwalk.model.outcome import Level, Outcome
from portalwalk.schemes import load_scheme
from tests.reporting.sample_findings import CHECKS, HOME, HOSTILE_TITLE, HOSTILE_URL, LONG_URL, findings_of

__all__ = ["CHECKS", "HOME", "HOSTILE_TITLE", "write_sample"]

SCHEME = load_scheme()
DESKTOP, PHONE = (1280, 800), (585, 1266)

SEARCH = "test_search_first_page.py::test_resident_finds_published_items"
MOBILE = "test_mobile_adaptation.py::test_visitor_reads_on_a_phone[iPhone 13]"
SIGN_ON = "test_single_sign_on.py::test_resident_signs_in_once"


def picture(size: tuple[int, int], seed: int) -> bytes:
    """Draw something like a page: a header, a menu, a picture, lines of text."""
    width, height = size
    image = Image.new("RGB", size, "white")
    draw = ImageDraw.Draw(image)
    colours = ["#17426f", "#8a1c1c", "#1f5f4a", "#5a4a8a"]
    draw.rectangle((0, 0, width, height // 9), fill=colours[seed % 4])
    draw.rectangle((0, height // 9, width, height // 7), fill="#e6ecf4")
    draw.rectangle((width // 20, height // 5, width * 2 // 5, height // 2), fill="#c9d6e6")
    for line in range(9):
        y = height // 5 + line * height // 16
        draw.rectangle(
            (width // 2, y, width // 2 + width * (30 + (line * 7 + seed * 3) % 14) // 100, y + 6), fill="#777"
        )
    out = io.BytesIO()
    image.save(out, "JPEG", quality=75)
    return out.getvalue()


class Author:
    """Writes a sample inspection."""

    def __init__(self, results: Path) -> None:
        self.folder = InspectionFolder.create(
            results, "www.example.gov.cn", datetime(2026, 11, 22, 9, 31, 5, tzinfo=UTC)
        )
        self.seconds = 0
        self.pictures: list[str] = []

    def shoot(self, size: tuple[int, int]) -> str:
        number = len(self.pictures)
        sha = self.folder.keep(picture(size, number) + number.to_bytes(2), "jpg", url=HOME, step=f"step {number}")
        self.pictures.append(sha)
        return sha

    def write(self, scenario: str, data: Observation, attempt: int = 1) -> None:
        at = f"2026-11-22T09:{31 + self.seconds // 60:02}:{self.seconds % 60:02}.120Z"
        self.folder.append(Entry(at=at, scenario=scenario, attempt=attempt, kind=type(data).__name__, data=data))

    def step(self, scenario: str, number: int, name: str, zh: str, attempt: int = 1, **more: object) -> StepTaken:
        self.seconds += 3
        device = str(more.pop("device", "desktop"))
        size = DESKTOP if device == "desktop" else PHONE
        before = self.shoot(size) if "caption" in more else None
        after = self.shoot(size)
        box = (size[0] / 2, size[1] / 5 - 12, size[0] * 0.4, 32)
        said = {"caption": more.get("caption", ""), "caption_zh": more.get("caption_zh", "")}
        marks = ({"picture": before, "box": box, **said},) if before else ()
        values: dict[str, object] = {
            "url": HOME,
            "title": "大兴区人民政府门户网站",
            "status": 200,
            "duration_ms": 1240,
            "picture": after,
            "before": before,
            "evidence": tuple(filter(None, (after, before))),
            "marks": marks,
            "device": device,
            "started_at": f"2026-11-22T09:{31 + self.seconds // 60:02}:{self.seconds % 60:02}.120Z",
            "name": name,
            "name_zh": zh,
            "number": number,
        }
        step = StepTaken.model_validate(values | more)
        self.write(scenario, step, attempt)
        return step


def write_sample(results: Path, *, state: State = State.COMPLETE) -> InspectionFolder:
    """Write an inspection folder and return it."""
    author = Author(results)
    home = author.step(SEARCH, 1, "open the home page", "打开首页")
    found = Discovery(
        what="搜索",
        target="input[name=searchWord]",
        way="role searchbox, in a search landmark",
        confidence=0.93,
        runner_up="input#q (0.41)",
    )
    author.write(SEARCH, SearchSought(url=HOME, found=found, looked_on=(HOME,), evidence=home.evidence))
    results_page = author.step(
        SEARCH,
        2,
        "search for “关于促进就业的通知”",
        "搜索“关于促进就业的通知”",
        url=LONG_URL,
        title=HOSTILE_TITLE,
        caption="the search button",
        caption_zh="搜索按钮",
        console_errors=("Uncaught TypeError: $ is not a function", HOSTILE_TITLE),
        failed_requests=(LONG_URL,),
    )
    author.write(
        SEARCH,
        SearchTried(
            url=LONG_URL,
            query="关于促进就业的通知",
            expected_title="关于促进就业的通知",
            expected_url=HOME + "art/1.html",
            answered=True,
            rank=11,
            page=2,
            results_on_page=10,
            total=240,
            evidence=results_page.evidence,
        ),
    )
    author.step(SEARCH, 3, "open the second page of results", "翻到结果第二页", status=500, url=HOSTILE_URL)
    author.write(SEARCH, ScenarioEnded(url=HOME))
    again = author.step(SEARCH, 1, "search again as a new visitor", "以新访客身份再次搜索", 2, url=LONG_URL)
    author.write(SEARCH, ScenarioEnded(url=HOME), 2)
    for number in range(1, 9):
        author.step(
            MOBILE,
            number,
            f"open page {number}",
            f"打开第 {number} 个页面",
            device="iPhone 13",
            url=f"{HOME}col/{number}/",
        )
    ipad = author.step(MOBILE, 9, "open the home page on a tablet", "用平板打开首页", device="iPad Mini")
    author.write(MOBILE, ScenarioEnded(url=HOME))
    author.step(SIGN_ON, 1, "open the sign-in page", "打开登录页", title="", error="Timeout 30000ms exceeded")
    author.write(
        SIGN_ON,
        SectionEntered(
            url=HOME + "hudong/",
            section="区长信箱",
            phase=Phase.BEFORE,
            access=Access.ASKS_SIGN_IN,
            landed_url=HOME,
            signs=(
                Sign(name="password-field", speaks_for=False, seen="密码"),
                Sign(name="greeting", speaks_for=True, seen="您好"),
            ),
            found=Discovery(what="区长信箱", target="a[href='/hudong/']", way="link text", confidence=0.45),
        ),
    )
    author.write(
        SIGN_ON,
        Stopped(
            url=HOME + "login",
            kinds=("SignInTried",),
            outcome=Outcome.BLOCKED,
            reason="The sign-in form asks for a CAPTCHA.",
            reason_zh="登录需要图形验证码，走查到此为止。",
        ),
    )
    page_source = author.folder.keep(b"<script>alert(1)</script>", "html", url=HOME)
    findings = findings_of(results_page.evidence, again.evidence, ipad.evidence, author.pictures, page_source)
    inspection = Inspection(
        tool=Tool(version="0.1.0", browser="Chromium 156.0.8078.79"),
        portal=PortalRef(id="www.example.gov.cn", name="北京市大兴区人民政府", url=HOME, kind="district-portal"),
        started_at="2026-11-22T09:31:05Z",
        finished_at="2026-11-22T09:33:40Z" if state is State.COMPLETE else None,
        state=state,
        level=Level.FILL,
        remarks=("An untrusted certificate was allowed on purpose.",),
        remarks_zh=("经授权，检查时接受了不受信任的证书。",),
        coverage=Coverage.of(findings),
        findings=findings,
        scheme=SCHEME,
        scorecard=score(findings, SCHEME),
        manifest_head=author.folder.seal(),
    )
    author.folder.write_inspection(inspection)
    return author.folder
