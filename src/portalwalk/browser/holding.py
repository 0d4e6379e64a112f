"""Holding back what would write: what a form sends is seen, and does not leave the browser."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import unquote_to_bytes

from playwright.sync_api import BrowserContext, Request, Route

_READING = ("GET", "HEAD", "OPTIONS")
_ENCODINGS = ("utf-8", "gb18030", "big5")
_SCRIPT_ESCAPE = re.compile(rb"%u([0-9a-fA-F]{4})")
"""What JavaScript's old `escape()` makes of Chinese."""


@dataclass(slots=True)
class Held:
    """Requests that were held back."""

    requests: list[Request] = field(default_factory=list)

    def sends(self, *texts: str) -> bool:
        """Say whether one of the texts was about to be sent."""
        return any(_carries(request, text) for request in self.requests for text in texts if text)

    def __bool__(self) -> bool:
        return bool(self.requests)


@contextmanager
def hold_back(context: BrowserContext, *, typed: tuple[str, ...] = ()) -> Iterator[Held]:
    """Let nothing that writes leave the browser: no POST, PUT, DELETE, and no GET that carries `typed` texts."""
    held, decide = _holding(typed, all_that_writes=True)
    context.route("**/*", decide)
    try:
        yield held
    finally:
        context.unroute("**/*", decide)


def hold_from_now_on(context: BrowserContext, *, typed: tuple[str, ...]) -> Held:
    """Hold back what carries `typed` texts until the visitor leaves: a page may send them long after, as a draft."""
    held, decide = _holding(typed, all_that_writes=False)
    context.route("**/*", decide)
    return held


def _holding(typed: tuple[str, ...], *, all_that_writes: bool) -> tuple[Held, Callable[[Route, Request], None]]:
    held = Held()

    def decide(route: Route, request: Request) -> None:
        writes = all_that_writes and request.method not in _READING
        carries = any(_carries(request, text) for text in typed if len(text) > 3)
        if writes or carries:
            held.requests.append(request)
            if request.is_navigation_request():
                route.fulfill(status=204)  # the browser stays on the page, as if nothing had been pressed
            else:
                route.abort("blockedbyclient")
        else:
            route.continue_()

    return held, decide


def _carries(request: Request, text: str) -> bool:
    """Say whether a request holds a text: in its address or body, in the encodings of Chinese pages, escaped or not."""
    sent = request.url.encode() + b"\n" + (request.post_data_buffer or b"")
    plain = _SCRIPT_ESCAPE.sub(lambda found: chr(int(found[1], 16)).encode(errors="replace"), sent)
    once = unquote_to_bytes(plain.replace(b"+", b" "))
    forms = (sent, plain, once, unquote_to_bytes(once))  # scripts like to escape twice
    spelled = {text.encode(encoding, errors="ignore") for encoding in _ENCODINGS} - {b""}
    return any(one in form for one in spelled for form in forms)
