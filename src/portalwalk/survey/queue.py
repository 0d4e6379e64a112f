"""The survey's state as the queue of Crawlee: what it opens next, and when it is done."""

from crawlee import Request
from crawlee.request_loaders import RequestManager
from crawlee.storage_clients.models import ProcessedRequest

from portalwalk.survey.rows import Target
from portalwalk.survey.state import SurveyState


class PageQueue(RequestManager):
    """Hands out the pages that wait in the state; the state itself is written by who looks at them."""

    def __init__(self, state: SurveyState, most_pages: int) -> None:
        """Hand out addresses until so many pages were seen; those that lead to no further page are not counted."""
        self._state, self._most_pages = state, most_pages
        self.taken: dict[str, Target] = {}
        """Pages that are being looked at, by their number in the state."""
        self.is_closed = False
        """Time is up: nothing more is handed out."""

    def close(self) -> None:
        """Hand out nothing more."""
        self.is_closed = True

    async def get_handled_count(self) -> int:
        """How many pages were seen."""
        return self._state.pages_seen

    async def get_total_count(self) -> int:
        """How many pages are known."""
        return self._state.pages_seen + self._state.pages_waiting

    async def is_empty(self) -> bool:
        """Whether no page may be handed out now."""
        return self.is_closed or not self._waiting()

    async def is_finished(self) -> bool:
        """Whether no page is being looked at, and none will be."""
        return not self.taken and await self.is_empty()

    async def fetch_next_request(self) -> Request | None:
        """Hand out a page."""
        target = None
        if not self.is_closed:
            taken = {one.id for one in self.taken.values()}
            target = self._state.next_page(but=taken, only_again=self._is_full())
        if target is None:
            return None
        key = str(target.id)
        self.taken[key] = target
        return Request(url=target.url, unique_key=key, method="GET")

    def _waiting(self) -> int:
        """Count the pages that may still be handed out."""
        if self._is_full():
            return self._state.again_waiting - sum(one.looks > 0 for one in self.taken.values())
        return self._state.pages_waiting - len(self.taken)

    def _is_full(self) -> bool:
        return self._state.pages_seen + sum(one.looks == 0 for one in self.taken.values()) >= self._most_pages

    async def mark_request_as_handled(self, request: Request) -> ProcessedRequest | None:
        """Note that a page is no longer being looked at."""
        self.taken.pop(request.unique_key, None)
        return None

    async def reclaim_request(self, request: Request, *, forefront: bool = False) -> ProcessedRequest | None:  # noqa: ARG002
        """Let a page go back to those that wait, which it never left."""
        self.taken.pop(request.unique_key, None)
        return None

    async def add_request(self, request: str | Request, *, forefront: bool = False) -> ProcessedRequest | None:
        """Refuse: pages come out of links, by way of the state."""
        raise NotImplementedError

    async def drop(self) -> None:
        """Keep everything: the state is what a killed survey goes on from."""
