"""The step recorder: a picture of every step, and every observation in its order."""

import base64
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from time import monotonic

from playwright.sync_api import BrowserContext, CDPSession, Error, Frame, Locator, Page

from portalwalk.browser.context import DESKTOP, PHONE_SCALE, Visit, new_context
from portalwalk.browser.launch import Chromium
from portalwalk.browser.limits import STANDARD, Limits
from portalwalk.browser.pace import Pace
from portalwalk.browser.stops import BlockedError, LookError, WalkStoppedError, WindowLostError
from portalwalk.browser.tab import Landing, Tab
from portalwalk.evidence.folder import InspectionFolder
from portalwalk.evidence.pictures import marked, masked, picture_size
from portalwalk.evidence.redaction import Redactor
from portalwalk.model.journal import Entry
from portalwalk.model.observations import Observation, StepTaken, Stopped
from portalwalk.model.outcome import Level, Outcome

JPEG_QUALITY = 75
MOST_MESSAGES = 10
LONGEST_MESSAGE = 300
MASK_EDGE_PX = 2

Box = tuple[float, float, float, float]

_PRIVATE_FIELDS = """() => {
  const secret = /phone|mobile|tel|id_?card|sfz|zjhm|card_?no|passw|pwd|身份证|证件号|手机|电话|密码/i;
  const named = field => [field.name, field.id, field.placeholder, field.autocomplete,
                          ...[...(field.labels || [])].map(label => label.textContent)].join(' ');
  return [...document.querySelectorAll('input, textarea')].filter(field => {
    const type = field.type;
    if (!field.value || ['hidden', 'submit', 'button', 'checkbox', 'radio', 'search'].includes(type)) return false;
    return ['password', 'tel'].includes(type) || secret.test(named(field)) ||
           (field.form && field.form.querySelector('input[type=password]'));
  }).map(field => field.getBoundingClientRect()).filter(box => box.width > 0 && box.height > 0)
    .map(box => [box.x, box.y, box.width, box.height]);
}"""


@dataclass(frozen=True, slots=True)
class Settings:
    """What holds for every walk of a run."""

    chromium: Chromium
    visit: Visit
    folder: InspectionFolder
    redactor: Redactor
    level: Level
    may_open: Callable[[str], bool] = lambda _url: True
    """Whether robots.txt, or the owner's consent, lets us open an address."""
    limits: Limits = STANDARD
    pace: Pace = field(default_factory=Pace)


@dataclass
class _Step:
    name: str
    name_zh: str
    number: int
    started_at: str
    started: float
    before: str | None = None
    mark: Locator | None = None
    caption: str = ""
    caption_zh: str = ""
    waiting: list[Observation] = field(default_factory=list)


@dataclass
class Recorder:
    """Acts in one visitor's window and writes down what it showed."""

    settings: Settings
    scenario: str
    attempt: int = 1
    device: str = DESKTOP
    tab: Tab = field(init=False)
    written: list[Entry] = field(default_factory=list)
    """Everything this walk wrote down, in order."""
    last_url: str = ""
    _began: float = field(default_factory=monotonic)
    _number: int = 0
    _step: _Step | None = None
    _shown: tuple[str, ...] = ()
    _sessions: dict[Page, CDPSession] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.arrive(self.device)

    def arrive(self, device: str = DESKTOP) -> None:
        """Come as a new visitor, with nothing remembered of the one before."""
        if hasattr(self, "tab"):
            self.leave()
        self.device = device
        self.tab = Tab(self._new_context(device), self.settings.limits, self.settings.pace)

    def _new_context(self, device: str) -> BrowserContext:
        return new_context(self.settings.chromium, self.settings.visit, device, self.settings.limits)

    def begin_again(self) -> None:
        """Walk once more as a new visitor, to see whether a failure comes again."""
        self.attempt += 1
        self._number, self._began, self._shown = 0, monotonic(), ()
        self.arrive()

    @property
    def last_evidence(self) -> tuple[str, ...]:
        """Pictures of the step that was finished last."""
        return self._shown

    @property
    def level(self) -> Level:
        """How far this walk may write: what was submitted once is not submitted again."""
        return self.settings.level if self.attempt == 1 else min(self.settings.level, Level.FILL, key=list(Level).index)

    def leave(self) -> None:
        """Close every window of this visitor."""
        self._sessions.clear()
        try:
            self.tab.context.close()
        except Error as error:
            if self.settings.chromium.browser.is_connected() and "closed" not in error.message:
                raise

    @property
    def page(self) -> Page:
        """The window's page, for what the page objects do not offer."""
        return self.tab.page

    @contextmanager
    def step(self, name: str, *, zh: str) -> Iterator[None]:
        """Name one action of the visitor, time it and take its picture when it is done."""
        most_s = self.settings.limits.journey_s
        if monotonic() - self._began > most_s:
            raise LookError(
                f"The journey took longer than {most_s:.0f} s and was ended.",
                f"该场景用时超过 {most_s:.0f} 秒，已中止。",
            )
        if self.tab.is_gone:
            raise WindowLostError("The window was lost in an earlier step.", "窗口在之前的步骤中已丢失。")
        self._number += 1
        step = _Step(name, zh, self._number, _now(), monotonic())
        self._step = step
        self.tab.events.console_errors.clear()
        self.tab.events.failed_requests.clear()
        try:
            with self.settings.chromium.bounded(self.settings.limits.step_s):
                yield
                self._finish(step)
        except (Error, WalkStoppedError) as error:
            self._finish_broken(step, error)
            raise
        finally:
            self._step = None

    def goto(self, url: str) -> Landing:
        """Open an address.

        Raises:
            BlockedError: robots.txt forbids it, and the owner's consent is not declared.
            LookError: it cannot be reached.

        """
        self.ask_leave(url)
        return self.tab.goto(url)

    def click(self, locator: Locator, caption: str = "", zh: str = "") -> Landing:
        """Click with a real pointer (tap on a phone), keeping a picture of what was clicked."""
        is_touch = self.device != DESKTOP
        if self._step is not None:
            self._step.before = self._shoot(_bring_into_view(locator))
            self._step.caption, self._step.caption_zh = caption, zh
        return self.tab.click(locator, tap=is_touch)

    def point_at(self, locator: Locator, caption: str, *, zh: str) -> None:
        """Mark an element on this step's picture, and say what it is."""
        if self._step is not None:
            self._step.mark, self._step.caption, self._step.caption_zh = locator, caption, zh

    def observe(self, seen: Observation) -> None:
        """Write an observation down, resting on the pictures of the step it was made in, or after."""
        if self._step is not None:
            self._step.waiting.append(seen)
        else:
            self._write(self._with_evidence(seen))

    def stopped(self, *kinds: type[Observation], outcome: Outcome, reason: str, reason_zh: str) -> None:
        """Write down why some kinds of observation cannot be made."""
        self.observe(
            Stopped(
                url=self._url(),
                kinds=tuple(kind.__name__ for kind in kinds),
                outcome=outcome,
                reason=reason,
                reason_zh=reason_zh,
                device=self.device,
            )
        )

    def keep_picture(self, locator: Locator | None = None) -> str | None:
        """Take one more picture now, and return its id."""
        return self._shoot(locator)

    def ask_leave(self, url: str) -> None:
        """Stop before an address that robots.txt forbids; where the portal itself sends a visitor is its own affair.

        Raises:
            BlockedError: it does, and the owner's consent is not declared.

        """
        if not self.settings.may_open(url):
            raise BlockedError(
                f"robots.txt asks not to open {url}; the owner's consent (`authorised = true`) is not declared.",
                f"robots.txt 要求不访问 {url};portal.toml 中未声明已获授权(authorised = true)。",
            )

    def _finish(self, step: _Step, error: str = "") -> None:
        picture = self._shoot(step.mark)
        self._shown = tuple(filter(None, (picture, step.before)))
        self._write(
            StepTaken(
                url=self._url(),
                evidence=self._shown,
                device=self.device,
                name=step.name,
                name_zh=step.name_zh,
                number=step.number,
                title=self.page.title() if not error else "",
                status=self.tab.status,
                started_at=step.started_at,
                duration_ms=round((monotonic() - step.started) * 1000),
                picture=picture,
                before=step.before,
                caption=step.caption,
                caption_zh=step.caption_zh,
                console_errors=_bounded(self.tab.events.console_errors),
                failed_requests=_bounded(self.tab.events.failed_requests),
                error=error,
            )
        )
        for seen in step.waiting:
            self._write(self._with_evidence(seen))

    def _finish_broken(self, step: _Step, error: Exception) -> None:
        step.mark = None
        message = error.reason if isinstance(error, WalkStoppedError) else str(error)
        message = message.partition("\n")[0]
        if self.tab.is_gone:  # no picture of it, and no new browser for a last look at nothing
            self._finish(step, message)
            return
        try:
            with self.settings.chromium.bounded(self.settings.limits.last_picture_s):
                self._finish(step, message)
        except WindowLostError as lost:
            self._shown = ()
            if not isinstance(error, WalkStoppedError):  # it was stuck: that is why the step broke off
                raise lost from error

    def _shoot(self, mark: Locator | Box | None = None) -> str | None:
        if self.tab.is_gone:
            return None
        for is_last in (False, True):
            try:
                return self._picture(mark)
            except Error:
                if self.tab.is_gone:
                    return None
                if is_last:
                    break
                self.tab.settle()  # it was moving on: once more, of what came
        return None  # it never stands still

    def _picture(self, mark: Locator | Box | None) -> str:
        session = self._sessions.get(self.page)
        if session is None:
            session = self._sessions[self.page] = self.tab.context.new_cdp_session(self.page)
        private = self._private_boxes()
        wanted: dict[str, object] = {"format": "jpeg", "quality": JPEG_QUALITY, "optimizeForSpeed": True}
        if self.device != DESKTOP and (clip := _enlarged(session)) is not None:
            wanted["clip"] = clip
        answer = session.send("Page.captureScreenshot", wanted)
        private += self._private_boxes()  # before and after: what moves meanwhile is covered at both places
        taken = base64.b64decode(answer["data"])
        on_picture = self._on_picture(taken)
        picture = masked(taken, [_grown(on_picture(box)) for box in private])
        box = _box_of(mark) if isinstance(mark, Locator) else mark
        if box is not None:
            picture = marked(picture, on_picture(box))
        step = self._step.name if self._step is not None else ""
        return self.settings.folder.keep(
            picture, "jpg", url=self.settings.redactor.url(self._url()), step=self.settings.redactor.text(step)
        )

    def _on_picture(self, picture: bytes) -> Callable[[Box], Box]:
        """Return what takes a box from the page to the picture; a phone shows a page that is too wide smaller."""
        if self.device == DESKTOP:
            return lambda box: box
        try:
            shown_px, left, top = self.page.evaluate(
                "() => [visualViewport.width, visualViewport.offsetLeft, visualViewport.offsetTop]"
            )
        except Error:
            return lambda box: box  # it went away: nothing of it is measured, either
        scale = picture_size(picture)[0] / max(shown_px, 1)

        def place(box: Box) -> Box:
            x, y, width, height = box
            return _scaled((x - left, y - top, width, height), scale)

        return place

    def _private_boxes(self) -> list[Box]:
        boxes: list[Box] = []
        for frame in self.page.frames:
            try:
                found = frame.evaluate(_PRIVATE_FIELDS)
                offset = _offset_of(frame) if found and frame.parent_frame else (0, 0)
            except Error:
                continue  # the frame went away: nothing of it is in the picture
            boxes += [(x + offset[0], y + offset[1], width, height) for x, y, width, height in found]
        return boxes

    def _with_evidence(self, seen: Observation) -> Observation:
        changes: dict[str, object] = {"device": self.device} if seen.device == DESKTOP else {}
        if not seen.evidence:
            changes["evidence"] = self._shown
        return seen.model_copy(update=changes)

    def _write(self, seen: Observation) -> None:
        clean = self.settings.redactor.record(seen)
        entry = Entry(at=_now(), scenario=self.scenario, attempt=self.attempt, kind=type(seen).__name__, data=clean)
        self.settings.folder.append(entry)
        self.written.append(entry)

    def _url(self) -> str:
        self.last_url = self.page.url
        return self.last_url


def _enlarged(session: CDPSession) -> dict[str, float] | None:
    """Return what the screen shows, as a clip drawn larger than a phone's CSS px; None for a page zoomed out."""
    seen = session.send("Page.getLayoutMetrics")["cssVisualViewport"]
    if seen["scale"] != 1:
        return None
    place = {"x": seen["pageX"], "y": seen["pageY"], "width": seen["clientWidth"], "height": seen["clientHeight"]}
    return place | {"scale": PHONE_SCALE}


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _bounded(messages: list[str]) -> tuple[str, ...]:
    return tuple(message[:LONGEST_MESSAGE] for message in messages[:MOST_MESSAGES])


def _scaled(box: Box, scale: float) -> Box:
    x, y, width, height = box
    return (x * scale, y * scale, width * scale, height * scale)


def _grown(box: Box) -> Box:
    """Leave no edge uncovered where a box falls between two pixels."""
    x, y, width, height = box
    return (x - MASK_EDGE_PX, y - MASK_EDGE_PX, width + 2 * MASK_EDGE_PX, height + 2 * MASK_EDGE_PX)


def _bring_into_view(locator: Locator) -> Box | None:
    """Scroll to a control as a visitor does who looks for it, and return where it then is."""
    size, box = locator.page.viewport_size, _box_of(locator)
    if box is not None and size is not None:
        x, y, width, height = box
        if x >= 0 and y >= 0 and x + width <= size["width"] and y + height <= size["height"]:
            return box
    locator.scroll_into_view_if_needed()
    return _box_of(locator)


def _box_of(locator: Locator) -> Box | None:
    try:
        box = locator.first.bounding_box(timeout=500)
    except Error:
        return None  # it went with the page that held it: the picture shows what came instead
    return (box["x"], box["y"], box["width"], box["height"]) if box else None


def _offset_of(frame: Frame) -> tuple[float, float]:
    box = frame.frame_element().bounding_box()
    return (box["x"], box["y"]) if box else (0, 0)
