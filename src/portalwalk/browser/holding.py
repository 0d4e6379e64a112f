"""Holding back what would write: what a form sends is seen, and does not leave the browser."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import unquote_plus

from playwright.sync_api import BrowserContext, Request, Route

_READING = ("GET", "HEAD", "OPTIONS")


@dataclass(slots=True)
class Held:
    """Requests that were held back."""

    requests: list[Request] = field(default_factory=list)

    def sends(self, *texts: str) -> bool:
        """Say whether one of the texts was about to be sent."""
        return any(text in _sent(request) for request in self.requests for text in texts if text)

    def __bool__(self) -> bool:
        return bool(self.requests)


@contextmanager
def hold_back(context: BrowserContext, *, typed: tuple[str, ...] = ()) -> Iterator[Held]:
    """Let nothing that writes leave the browser: no POST, PUT, DELETE, and no GET that carries `typed` texts."""
    held = Held()

    def decide(route: Route, request: Request) -> None:
        writes = request.method not in _READING
        carries = any(text in _sent(request) for text in typed if len(text) > 3)
        if writes or carries:
            held.requests.append(request)
            if request.is_navigation_request():
                route.fulfill(status=204)  # the browser stays on the page, as if nothing had been pressed
            else:
                route.abort("blockedbyclient")
        else:
            route.continue_()

    context.route("**/*", decide)
    try:
        yield held
    finally:
        context.unroute("**/*", decide)


def _sent(request: Request) -> str:
    body = request.post_data_buffer or b""
    return unquote_plus(request.url) + unquote_plus(body.decode("utf-8", errors="replace"))
