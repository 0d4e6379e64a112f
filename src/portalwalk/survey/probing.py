"""Looking at what is no page of the portal: pictures, styles, scripts, attachments, and links to other hosts."""

import asyncio
import tempfile
import time
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field, replace

from portalwalk.model.observations import LinkKind, PersonalDatum
from portalwalk.survey.asking import AT_ONCE_PER_HOST, Answer
from portalwalk.survey.became import WORKS, Became
from portalwalk.survey.handing_out import attachment_seen, hand_over
from portalwalk.survey.link_states import by_first_bytes, by_status, by_wall
from portalwalk.survey.reading.attachments import text_of
from portalwalk.survey.reading.personal import personal_in
from portalwalk.survey.rows import Target
from portalwalk.survey.signatures import opened
from portalwalk.survey.tools import Tools

FIRST_BYTES = 65_536
"""Of a picture, style or script: most are smaller, and the connection is kept."""
FIRST_BYTES_ELSEWHERE = 16_384
"""Of a page on another host: enough for its title and the words of a wall."""
LARGEST_ATTACHMENT = 20_000_000
ATTACHMENTS_AT_ONCE = 2
EXTERNAL_AT_ONCE = 12
READ_AT_ONCE = 64
AT_HAND = 512
"""Links in memory that wait for busy hosts; then no more are read from the state."""


@dataclass
class _Lane:
    """Links of one sort on their way: those of the portal's own host, or those of others."""

    at_once: int
    is_external: bool
    in_flight: int = 0
    is_dry: bool = False
    """The state has no more of them for now."""
    last: int = 0
    """Number of the last that was read from the state."""
    waiting: list[Target] = field(default_factory=list)

    def begin(self) -> None:
        self.is_dry, self.last = False, 0
        self.waiting.clear()

    @property
    def is_busy(self) -> bool:
        return bool(self.in_flight or self.waiting or not self.is_dry)


class Prober:
    """Looks at the links that wait, while pages bring new ones."""

    def __init__(self, tools: Tools) -> None:
        self._tools = tools
        self._own = _Lane(AT_ONCE_PER_HOST, is_external=False)
        self._external = _Lane(EXTERNAL_AT_ONCE, is_external=True)
        self._hosts: Counter[str] = Counter()
        self._attachments = asyncio.Semaphore(ATTACHMENTS_AT_ONCE)
        self._no_more = False
        self._change = asyncio.Event()

    def news(self, file: Target | None = None) -> None:
        """Say that there are new links; or that what looked like a page is this file."""
        if file is not None:
            self._own.waiting.append(file)
        self._own.is_dry = self._external.is_dry = False
        self._change.set()

    def no_more_pages(self) -> None:
        """Say that no page will bring new links."""
        self._no_more = True
        self._change.set()

    async def run(self, deadline: float) -> None:
        """Look at links until none is left and no page is coming, or the time is over."""
        self._no_more = False
        for lane in (self._own, self._external):
            lane.begin()
        async with asyncio.TaskGroup() as group:
            while (left := deadline - time.monotonic()) > 0:
                self._change.clear()
                for lane in (self._own, self._external):
                    while lane.in_flight < lane.at_once and (target := self._next(lane)) is not None:
                        lane.in_flight += 1
                        self._hosts[target.host] += 1
                        group.create_task(self._look(lane, target))
                if self._no_more and not self._own.is_busy and not self._external.is_busy:
                    return
                with suppress(TimeoutError):
                    await asyncio.wait_for(self._change.wait(), left)

    def _next(self, lane: "_Lane") -> Target | None:
        """Take a link whose host has a turn left; more are read from the state when none of those at hand has."""
        for _ in range(2):
            for target in lane.waiting:
                if not lane.is_external or self._hosts[target.host] < AT_ONCE_PER_HOST:
                    lane.waiting.remove(target)
                    return target
            if lane.is_dry or len(lane.waiting) >= AT_HAND:
                return None
            found = self._tools.state.next_links(is_external=lane.is_external, after=lane.last, most=READ_AT_ONCE)
            lane.is_dry = len(found) < READ_AT_ONCE
            lane.last = found[-1].id if found else lane.last
            lane.waiting += found
        return None

    async def _look(self, lane: "_Lane", target: Target) -> None:
        try:
            await self._look_at(target)
        finally:
            lane.in_flight -= 1
            self._hosts[target.host] -= 1
            if not self._hosts[target.host]:
                del self._hosts[target.host]
            self._change.set()

    async def _look_at(self, target: Target) -> None:
        tools = self._tools
        personal: tuple[PersonalDatum, ...] = ()
        if target.kind is LinkKind.ATTACHMENT:
            answer, became, personal = await self._attachment(target)
        else:
            most = FIRST_BYTES if tools.scope.is_own(target.url) else FIRST_BYTES_ELSEWHERE
            answer = await tools.asker.ask(target.url, most)
            became = by_status(answer, is_own=tools.scope.is_own(answer.url)) or by_first_bytes(
                answer, target.kind, target.url
            )
        with tools.state as state:
            if state.note(target, became, status=answer.status, landed=answer.url) and personal:
                hand_over(tools, attachment_seen(answer, personal))

    async def _attachment(self, target: Target) -> tuple[Answer, Became, tuple[PersonalDatum, ...]]:
        """Take an attachment into a file without a name, and open it; look for personal data in one of the portal."""
        async with self._attachments:
            with tempfile.TemporaryFile() as file:
                answer = await self._tools.asker.ask(target.url, LARGEST_ATTACHMENT, into=file)
                file.seek(0)
                answer = replace(answer, body=file.read(FIRST_BYTES_ELSEWHERE))
                became = by_status(answer, is_own=self._tools.scope.is_own(answer.url)) or by_wall(answer)
                if became is None:
                    became = await asyncio.to_thread(opened, file, answer.size, target.url, is_whole=answer.is_whole)
                personal: tuple[PersonalDatum, ...] = ()
                if became is WORKS and answer.is_whole and self._tools.scope.is_own(answer.url):
                    personal = await asyncio.to_thread(lambda: personal_in(text_of(file, target.url)))
                return answer, became, personal
