"""What the checks of accessibility make of plain observations."""

from typing import Any

from portalwalk import AccessibilityLooked, Barrier, BrokenRule, Observation, PageKind, ReadingAid

HOME = "https://portal.example/"
FAINT = Barrier(target=".date", snippet='<span class="date">', what="11-22", contrast=2.84, contrast_needed=4.5)
VERSION = ReadingAid(what="长者模式", role="version")
LARGER = ReadingAid(what="大字", role="text-size")


def broken(rule: str = "image-alt", **seen: Any) -> BrokenRule:
    facts = {"says": "pictures have no text alternative", "says_zh": "图片没有替代文本", "tags": ("wcag2a", "wcag111")}
    one = Barrier(target="img", snippet='<img src="1.png">')
    return BrokenRule.model_validate({"rule": rule, "elements": (one,), "count": 1, **facts, **seen})


def look(*rules: BrokenRule, **seen: Any) -> AccessibilityLooked:
    facts = {"url": HOME, "page_kind": PageKind.HOME, "title": "清河市", "engine": "axe-core 4.12.1"}
    return AccessibilityLooked.model_validate({**facts, "broken": rules, **seen})


def on_phone(*rules: BrokenRule, **seen: Any) -> AccessibilityLooked:
    return look(*rules, device="iPhone 13", **seen)


FAINT_TEXT = broken("color-contrast", elements=(FAINT,), count=12, tags=("wcag2aa", "wcag143"))

CASES: list[tuple[str, str, list[Observation], str]] = [
    ("accessibility-barriers", "a picture without alt", [look(broken())], "failed image-alt"),
    ("accessibility-barriers", "faint text", [look(FAINT_TEXT)], "failed color-contrast"),
    ("accessibility-barriers", "on a phone only", [look(), on_phone(FAINT_TEXT)], "failed color-contrast"),
    ("accessibility-barriers", "on another page", [look(), look(broken(), url=f"{HOME}1")], "failed image-alt"),
    ("accessibility-barriers", "ARIA that does nothing", [look(broken("aria-allowed-attr"))], "cantTell"),
    (
        "accessibility-barriers",
        "a barrier beside ARIA that does nothing",
        [look(broken(), broken("aria-valid-attr"))],
        "failed image-alt",
    ),
    ("accessibility-barriers", "nothing that a machine sees", [look(), on_phone()], "passed"),
    ("accessibility-barriers", "no page", [], "inapplicable"),
    ("elder-friendly-missing", "nothing", [look(), on_phone()], "cantTell"),
    ("elder-friendly-missing", "larger text only", [look(aids=(LARGER,)), on_phone()], "cantTell"),
    ("elder-friendly-missing", "an entry", [look(aids=(LARGER, VERSION)), on_phone()], "passed"),
    ("elder-friendly-missing", "an entry on the phone", [look(), on_phone(aids=(VERSION,))], "passed"),
    ("elder-friendly-missing", "no page", [], "inapplicable"),
]
