"""One look at a page as a visitor meets it: what can be clicked, what can be filled, what it says."""

import json
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any
from urllib.parse import urldefrag, urlsplit

from playwright.sync_api import Error, Frame, Locator, Page

MOST_CONTROLS = 1500
MOST_FIELDS = 200
LONGEST_TEXT = 20_000
MOST_FRAMES = 12


@dataclass(frozen=True, slots=True)
class Control:
    """A link, a button, or a box that behaves like one."""

    selector: str
    tag: str
    type: str
    text: str
    name: str
    href: str
    raw_href: str
    title: str
    target: str
    onclick: str
    cls: str
    id: str
    form: int
    region: str
    """`header`, `nav` (within the content), `footer`, `aside`, `main`, `search`, `breadcrumb`, `dialog` or empty."""
    visible: bool
    soft: bool
    """Not a link or button by its markup, only by its pointer."""
    signature: str
    block: str
    expanded: str
    current: str
    has_picture: bool
    box: tuple[float, float, float, float]
    frame: int = 0

    @property
    def words(self) -> str:
        """What a visitor reads on it, or hears of it."""
        return self.text or self.name or self.title

    @property
    def leads_somewhere(self) -> bool:
        """Whether its link is an address, not a script or the page itself."""
        return self.href.startswith(("http:", "https:")) and not self.raw_href.startswith(("#", "javascript:"))


@dataclass(frozen=True, slots=True)
class FieldSeen:
    """A control to fill."""

    selector: str
    tag: str
    type: str
    name: str
    id: str
    label: str
    caption: str
    placeholder: str
    autocomplete: str
    required: bool
    pattern: str
    form: int
    region: str
    visible: bool
    checked: bool
    value_length: int
    readonly: bool
    chosen: str
    """What a select box shows."""
    options: tuple[str, ...]
    box: tuple[float, float, float, float]
    focused: bool
    role: str
    frame: int = 0

    @property
    def words(self) -> str:
        """Everything that says what belongs in it."""
        return " ".join((self.label, self.caption, self.placeholder, self.name, self.id, self.autocomplete))

    @property
    def called(self) -> str:
        """What a visitor calls it."""
        said = self.label or self.caption or self.placeholder or self.name or self.id
        return re.sub(r"^[\s*＊]+|[\s*＊:：]+$", "", said)


@dataclass(frozen=True, slots=True)
class FormSeen:
    """A form's frame."""

    selector: str
    action: str
    method: str
    role: str
    name: str
    region: str
    frame: int = 0


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A page and its frames at one moment."""

    url: str
    title: str
    lang: str
    charset: str
    text: str
    controls: tuple[Control, ...]
    fields: tuple[FieldSeen, ...]
    forms: tuple[FormSeen, ...]
    headings: tuple[tuple[int, str], ...]
    height: float
    scroll: float
    frame_urls: tuple[str, ...] = ()

    @property
    def shown(self) -> tuple[Control, ...]:
        """The controls a visitor can see."""
        return tuple(control for control in self.controls if control.visible)

    @property
    def fillable(self) -> tuple[FieldSeen, ...]:
        """The fields a visitor can see and fill."""
        return tuple(field for field in self.fields if field.visible and not field.readonly)

    def links_within(self, host: str) -> tuple[Control, ...]:
        """Visible links to pages of a host."""
        return tuple(one for one in self.shown if one.leads_somewhere and host_of(one.href) == host)


@cache
def script(name: str) -> str:
    """Return one of the scripts beside this module, which look at a page and change nothing in it."""
    return files("portalwalk.pages").joinpath(f"{name}.js").read_text(encoding="utf-8")


def look(page: Page, *, blocks: bool = False) -> Snapshot:
    """Look at a page with all its frames; `blocks` adds the text of the list item around each control."""
    limits = {"controls": MOST_CONTROLS, "fields": MOST_FIELDS, "text": LONGEST_TEXT, "blocks": blocks}
    frames = list(page.frames)[:MOST_FRAMES]
    seen: list[tuple[int, Any]] = []
    for number, frame in enumerate(frames):
        try:
            seen.append((number, json.loads(frame.evaluate(script("snapshot"), limits))))
        except Error:
            if frame == page.main_frame:
                page.wait_for_load_state("domcontentloaded")  # it was moving on: once more, on what came
                seen.append((number, json.loads(frame.evaluate(script("snapshot"), limits))))
    main = seen[0][1]
    return Snapshot(
        url=main["url"],
        title=main["title"],
        lang=main["lang"],
        charset=main["charset"],
        text="\n".join(raw["text"] for _, raw in seen),
        controls=tuple(_control(one, number) for number, raw in seen for one in raw["controls"]),
        fields=tuple(_field(one, number) for number, raw in seen for one in raw["fields"]),
        forms=tuple(FormSeen(**one, frame=number) for number, raw in seen for one in raw["forms"]),
        headings=tuple((level, text) for _, raw in seen for level, text in raw["headings"]),
        height=main["height"],
        scroll=main["scroll"],
        frame_urls=tuple(frame.url for frame in frames),
    )


def _control(raw: dict[str, Any], frame: int) -> Control:
    return Control(**(raw | {"box": tuple(raw["box"])}), frame=frame)


def _field(raw: dict[str, Any], frame: int) -> FieldSeen:
    return FieldSeen(**(raw | {"box": tuple(raw["box"]), "options": tuple(raw["options"])}), frame=frame)


def frame_of(page: Page, number: int) -> Frame:
    """Return the frame a control was seen in."""
    frames = page.frames
    return frames[number] if number < len(frames) else page.main_frame


def locate(page: Page, seen: Control | FieldSeen | FormSeen) -> Locator:
    """Find on the page again what a snapshot saw."""
    return frame_of(page, seen.frame).locator(seen.selector).first


def host_of(url: str) -> str:
    """host[:port] in lower case."""
    return urlsplit(url).netloc.rpartition("@")[2].lower()


def without_fragment(url: str) -> str:
    """Drop what the server never sees."""
    return urldefrag(url).url
