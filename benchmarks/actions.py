"""What a walk does to the browser, written down and done again with nothing but Playwright.

As a pytest plugin (`-p benchmarks.actions`, with `PORTALWALK_ACTIONS` naming a file) it writes every page load and
every input of a run, one JSON record a line. Run with that file, it does the same again: the same contexts, loads,
clicks and typing, in the same order, waiting as a plain script would: for `load` after a load or a click, and for
whatever is acted on next.
"""

import json
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import wraps
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Error, Keyboard, Locator, Mouse, Page, sync_playwright

from portalwalk.browser.finding import find_browser
from portalwalk.browser.launch import QUIET

_PAGE = ("goto", "go_back", "reload", "close")
_LOCATOR = ("click", "tap", "fill", "check", "select_option", "press", "focus")
_KEYBOARD = ("press", "insert_text", "type")
_MOUSE = ("click", "wheel", "move")

Action = dict[str, Any]


class _Recording:
    """Wraps Playwright's methods for the length of a test run."""

    def __init__(self, file: Path) -> None:
        self._file = file.open("a", encoding="utf-8")
        self._contexts: dict[str, int] = {}
        self._is_inside = False
        self._last: Action = {}
        self._wrap(Browser, "new_context", self._new_context)
        self._wrap(BrowserContext, "close", self._leave)
        for name in _PAGE:
            self._wrap(Page, name, self._on_page)
        for name in _LOCATOR:
            self._wrap(Locator, name, self._on_locator)
        for name in _KEYBOARD:
            self._wrap(Keyboard, name, self._on_input)
        for name in _MOUSE:
            self._wrap(Mouse, name, self._on_input)

    def _wrap(self, kind: type, name: str, note: Callable[..., None]) -> None:
        original = getattr(kind, name)

        @wraps(original)
        def noted(this: Any, *given: Any, **named: Any) -> Any:
            if self._is_inside:
                return original(this, *given, **named)
            self._is_inside = True
            try:
                if kind is not Browser:
                    note(this, name, given, named)
                result = original(this, *given, **named)
                if kind is Browser:
                    note(result, name, given, named)
                return result
            finally:
                self._is_inside = False

        setattr(kind, name, noted)

    def _new_context(self, made: BrowserContext, name: str, _given: tuple[Any, ...], named: dict[str, Any]) -> None:
        number = self._contexts[_id(made)] = len(self._contexts)
        self._write({"do": name, "context": number, "options": named})

    def _leave(self, context: BrowserContext, _name: str, _given: tuple[Any, ...], _named: dict[str, Any]) -> None:
        self._write({"do": "leave", "context": self._contexts[_id(context)]})

    def _on_page(self, page: Page, name: str, given: tuple[Any, ...], _named: dict[str, Any]) -> None:
        self._write(self._where(page) | {"do": name, "given": list(given)})

    def _on_locator(self, locator: Locator, name: str, given: tuple[Any, ...], named: dict[str, Any]) -> None:
        inside = locator._impl_obj  # the selector is nowhere else
        frames = [frame._impl_obj for frame in locator.page.frames]
        frame = frames.index(inside._frame) if inside._frame in frames else 0
        self._write(
            self._where(locator.page)
            | {"do": name, "frame": frame, "selector": inside._selector, "given": list(given)}
            | {"named": {"trial": True} if named.get("trial") else {}}
        )

    def _on_input(self, device: Keyboard | Mouse, name: str, given: tuple[Any, ...], _named: dict[str, Any]) -> None:
        self._write({"do": name, "on": type(device).__name__.lower(), "given": list(given)} | self._last)

    def _where(self, page: Page) -> Action:
        self._last = {"context": self._contexts[_id(page.context)], "page": page.context.pages.index(page)}
        return self._last

    def _write(self, action: Action) -> None:
        self._file.write(json.dumps(action, ensure_ascii=False) + "\n")
        self._file.flush()


def _id(context: BrowserContext) -> str:
    return str(context._impl_obj._guid)  # its wrappers come and go


def pytest_configure() -> None:
    """Write down what this run does."""
    _Recording(Path(os.environ["PORTALWALK_ACTIONS"]))


@dataclass
class Replay:
    """Does recorded actions again."""

    browser: Browser
    missed: list[str] = field(default_factory=list)
    """Actions that could not be done again."""
    _contexts: dict[int, BrowserContext] = field(default_factory=dict)

    def run(self, actions: list[Action]) -> None:
        """Do them in their order."""
        for action in actions:
            try:
                self._do(action)
            except Error as error:
                self.missed.append(f"{action}: {error.message.partition(chr(10))[0]}")
        for context in self._contexts.values():
            context.close()

    def _do(self, action: Action) -> None:
        number, name = action["context"], action["do"]
        if name == "new_context":
            context = self._contexts[number] = self.browser.new_context(**action["options"])
            context.set_default_timeout(3_000)
            context.new_page()
        elif name == "leave":
            if number in self._contexts:
                self._contexts.pop(number).close()
        else:
            self._act(self._page(number, action["page"]), name, action)

    def _page(self, context: int, number: int) -> Page:
        pages = self._contexts[context].pages
        if number >= len(pages):  # a click opened it a moment ago
            self._contexts[context].wait_for_event("page")
            pages = self._contexts[context].pages
        return pages[number]

    def _act(self, page: Page, name: str, action: Action) -> None:
        given = action["given"]
        if name == "go_back":
            page.go_back(wait_until="commit")  # never `load`: a restored page has had it
        elif name == "close":
            page.close()
        elif name in ("goto", "reload"):
            getattr(page, name)(*given)
        elif "on" in action:
            getattr(getattr(page, action["on"]), name)(*given)
            _wait_for_load(page)
        else:
            getattr(page.frames[action["frame"]].locator(action["selector"]), name)(*given, **action["named"])
            if name in ("click", "tap", "press"):
                _wait_for_load(page)


_LOADED = "() => document.readyState === 'complete' || new Promise(done => addEventListener('load', () => done(true)))"


def _wait_for_load(page: Page) -> None:
    """Wait for what a click led to; Playwright's own wait does not come back for a page out of the cache."""
    try:
        page.evaluate(_LOADED)
    except Error:  # it was moving on to the next document
        page.evaluate(_LOADED)


def main() -> None:
    """Do the actions of a file again, in a browser of its own; print what could not be done, one a line."""
    actions = [json.loads(line) for line in Path(sys.argv[1]).read_text("utf-8").splitlines()]
    options = [*QUIET, *(["--no-sandbox"] if os.geteuid() == 0 else [])]
    with sync_playwright() as driver:
        browser = driver.chromium.launch(
            executable_path=find_browser().executable,
            args=options,
            ignore_default_args=["--disable-back-forward-cache"],
        )
        replay = Replay(browser)
        replay.run(actions)
        browser.close()
    print("\n".join(replay.missed))


if __name__ == "__main__":
    main()
