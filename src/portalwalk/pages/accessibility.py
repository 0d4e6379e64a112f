"""One page as axe-core and a reader with weak eyes meet it: barriers that are certain, and aids to reading."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from playwright.sync_api import BrowserContext, Locator, Page

from portalwalk.model.observations import Barrier, BrokenRule, ReadingAid
from portalwalk.pages import words
from portalwalk.pages.snapshot import Snapshot, script

LEVELS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa")
"""WCAG 2.0, 2.1 and 2.2, levels A and AA, in axe's words; its best practices are no rules of WCAG."""
LEFT_OUT = (
    "meta-viewport",  # `zoom-blocked` judges it
    "target-size",  # `crowded-targets` judges it
    "document-title",  # `page-title-missing` judges it
    "meta-refresh",  # whether it is seen depends on when: the page has mostly moved on
    "scrollable-region-focusable",  # Chromium and Firefox let the keyboard scroll a region by itself
)
"""Rules of axe that are not asked for, so that nothing is counted twice or taken for certain that is not."""
MOST_ELEMENTS_OF_PAGE = 10_000
"""A page with more (ours) is not looked at: axe would take longer than a step may."""
MOST_BARRIERS = 5
LONGEST_SNIPPET = 160
STILL_MS = 400
"""Half-transparent text that changes within this time (ours) is fading in or out: its contrast cannot be told."""
LONGEST_AID = 12
"""Characters; what is longer is a headline about it."""
MOST_AIDS = 6

_AIDS = (
    ("version", words.ELDER_VERSION, words.ELDER_VERSION_ADDRESS),
    ("voice", words.READS_ALOUD, None),
    ("contrast", words.HIGH_CONTRAST, None),
    ("text-size", words.TEXT_SIZE, None),
)


@cache
def engine() -> str:
    """Return axe-core as a script for the start of every document: for pages, not their frames; out of their way."""
    axe = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
    kept = "Object.defineProperty(window, '__portalwalkAxe', {value: window.axe}); delete window.axe;"
    return f"if (window.top === window) {{\n{axe}\n;{kept}\n}}"


def bring_engine(context: BrowserContext) -> None:
    """Let every page that this context opens from now on have axe-core at hand: far cheaper than page by page."""
    context.add_init_script(engine())


def look_for_barriers(page: Page) -> tuple[str, tuple[BrokenRule, ...]] | None:
    """Return axe's name and the rules that the page breaks for certain, as it stands.

    None when it was not looked at: it is too large, still loading, or was opened before the engine came.
    """
    limits = {"mostElements": MOST_ELEMENTS_OF_PAGE, "longest": LONGEST_SNIPPET, "stillMs": STILL_MS}
    wanted = {"tags": LEVELS, "leftOut": LEFT_OUT, "most": MOST_BARRIERS, **limits}
    raw: dict[str, Any] | None = page.evaluate(script("accessibility"), wanted)
    if raw is None:
        return None
    return raw["engine"], tuple(_rule(one) for one in raw["broken"])


def reading_aids(seen: Snapshot) -> tuple[ReadingAid, ...]:
    """Return what a page offers to those who read with difficulty, such as an elder-friendly version or larger text."""
    aids: dict[str, ReadingAid] = {}
    for control in seen.shown:
        said = control.words.strip() or control.title.strip()
        markup = f"{control.raw_href} {control.cls} {control.id}"
        for role, words_of, address in _AIDS:
            is_named = len(said) <= LONGEST_AID and words_of.search(said)
            if is_named or (address is not None and address.search(markup)):
                aids.setdefault(role, ReadingAid(what=said or markup.strip()[:LONGEST_AID], role=role))
                break
    return tuple(aids.values())[:MOST_AIDS]


def first_element(page: Page, rule: BrokenRule) -> Locator | None:
    """Find the first element that breaks a rule; None where it is the page itself."""
    target = rule.elements[0].target if rule.elements else ""
    return None if target in ("", "html", "body") else page.locator(target).first


def _rule(raw: dict[str, Any]) -> BrokenRule:
    said = _texts().get(raw["rule"], {})
    return BrokenRule(
        rule=raw["rule"],
        impact=raw["impact"],
        tags=tuple(raw["tags"]),
        says=said.get("en", f"elements break the rule “{raw['rule']}” of axe-core"),
        says_zh=said.get("zh", f"元素不符合 axe-core 规则“{raw['rule']}”"),
        elements=tuple(Barrier.model_validate(one) for one in raw["elements"]),
        count=raw["count"],
    )


@cache
def _texts() -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads(files("portalwalk.pages").joinpath("accessibility_rules.toml").read_text(encoding="utf-8"))
