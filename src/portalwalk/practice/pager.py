"""Splits a list into pages."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar
from urllib.parse import urlencode

from starlette.requests import Request

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class PageOf(Generic[Item]):
    """One page of a list and the addresses of the others."""

    items: Sequence[Item]
    number: int
    last: int
    total: int
    address: Callable[[int], str]

    @property
    def numbers(self) -> range:
        """The pages that the pager names: at most seven around this one."""
        first = max(1, min(self.number - 3, self.last - 6))
        return range(first, min(self.last, first + 6) + 1)


def page_of(request: Request, items: Sequence[Item], size: int, wanted: str | None = None) -> PageOf[Item]:
    """The wanted page of the items; the nearest one there is, when it does not exist."""
    last = max(1, -(-len(items) // size))
    asked = wanted if wanted is not None else request.query_params.get("page", "1")
    number = min(max(int(asked), 1), last) if asked.isascii() and asked.isdigit() and len(asked) < 6 else 1
    kept = [(key, value) for key, value in request.query_params.items() if key not in ("page", "_once") and value]

    def address(page: int) -> str:
        query = urlencode([*kept, ("page", str(page))] if page > 1 else kept)
        return f"{request.url.path}?{query}" if query else request.url.path

    return PageOf(items[(number - 1) * size : number * size], number, last, len(items), address)
