"""Looking at one page of the portal: asked for, read, handed out, and its links remembered."""

import re
from collections.abc import Iterator, Mapping

from portalwalk.model.observations import LinkKind, LinkState
from portalwalk.survey.asking import Answer
from portalwalk.survey.became import WORKS, Became
from portalwalk.survey.document import Document, Link, PageFacts
from portalwalk.survey.handing_out import hand_over
from portalwalk.survey.link_states import by_first_bytes, by_status, by_words
from portalwalk.survey.lookalikes import Lookalikes
from portalwalk.survey.probing import Prober
from portalwalk.survey.rendering import as_shown
from portalwalk.survey.rows import NOT_BY_CLICKS, NewLink, Target
from portalwalk.survey.scope import has_session_id, host_of, one_address
from portalwalk.survey.signatures import type_of
from portalwalk.survey.tools import Tools

LARGEST_PAGE = 10_000_000
FIRST_BYTES = 4_096
SILENT_PAGES = 15
"""Pages in a row that did not answer: then the survey ends, and accuses nothing (ours)."""
REFUSED_PAGES = 50
"""Pages in a row that a firewall refused (ours; a part of the portal may well be closed to everybody)."""
_HTML = ("text/html", "application/xhtml+xml", "")
_NAMES_HOME = re.compile(
    r"\A\W*\Z|首页|主页|门户|网站|政府\Z|返回|登录|注册|退出|我的|个人中心|简体|繁体|繁體|手机|无障碍|长者|home|english|login",
    re.IGNORECASE,
)
"""Words of links that may well lead to the home page, or that lead there whoever is not signed in."""


class PageLook:
    """Looks at pages, one after another or several at once."""

    def __init__(self, tools: Tools, prober: Prober, *, follows: bool = True) -> None:
        """The prober is told of new links that wait to be looked at; none are kept unless they are to be followed."""
        self._tools, self._prober, self._follows = tools, prober, follows
        self._lookalikes = Lookalikes(tools.asker, lambda answer: tools.read(_document(answer, 0)))
        self._stopped = 0
        self.gave_up = ""
        """`unreachable` or `blocked`, when the portal has not answered for many pages in a row."""

    async def at(self, target: Target) -> None:
        """Look at a page that waits; its row and what was found on it are written in one go."""
        tools = self._tools
        if target.rank and tools.memory.repeats(target.url):
            with tools.state as state:
                state.note(target, Became(LinkState.NOT_LOOKED_AT, "loop"))
                tools.memory.skip("loop", target.url)
            return
        answer = await tools.asker.ask(target.url, _most)
        became = by_status(answer, is_own=tools.scope.is_own(answer.url))
        self._learn(answer, became)
        if target.rank == 0:
            self._remember_home(answer)
        if became is not None:
            self._note(target, answer, became)
        elif not tools.scope.holds(answer.url):
            self._note(target, answer, by_first_bytes(answer, target.kind, target.url))
        elif not _is_page(answer):
            with tools.state as state:
                target = state.file_as(
                    target, LinkKind.PICTURE if type_of(answer.body) == "picture" else LinkKind.ATTACHMENT
                )
            self._prober.news(target)
        else:
            await self._read(target, answer)

    async def _read(self, target: Target, answer: Answer) -> None:
        try:
            document = _document(answer, target.rank)
            facts = await as_shown(self._tools, document, self._tools.read(document))
            became = await self._misleads(target, answer, facts)
        except (ValueError, LookupError, TypeError, AttributeError, RecursionError, ArithmeticError) as error:
            # A page that our reading trips over is our fault: it is not seen, and blamed for nothing.
            self._note(target, answer, Became(LinkState.NOT_LOOKED_AT, "not-read", f"{type(error).__name__}: {error}"))
            return
        if target.rank == 0 and became is not None and became.state is LinkState.WRONG_TARGET:
            became = None  # a home page is what visitors ask for, whatever it says
        if became is None:
            self._hand_out(target, answer, facts)
            self._prober.news()
        else:
            self._note(target, answer, became)

    async def _misleads(self, target: Target, answer: Answer, facts: PageFacts) -> Became | None:
        """Say that a page is not what its address promises, or None."""
        title, text = facts.seen.title, facts.text_start
        became = by_words(title, text, facts.seen.text_length)
        if became is None and await self._lookalikes.is_soft_404(answer, facts, self._tools.state.fact("home-text")):
            became = Became(LinkState.WRONG_TARGET, "soft-404", f"{title} {text[:80]}".strip())
        elif became is None and not _NAMES_HOME.search(self._tools.state.words_of(target)):
            home = self._tools.state.fact("home-landed") or self._tools.portal.url
            if await self._lookalikes.is_sent_home(answer, home):
                became = Became(LinkState.WRONG_TARGET, "home", answer.url)
        return became

    def _hand_out(self, target: Target, answer: Answer, facts: PageFacts) -> None:
        """Hand a page out and remember its links; a page that two addresses lead to is handed out once."""
        tools = self._tools
        with tools.state as state:
            page = target.id
            is_new = True
            if answer.url != target.url:
                page, is_new = state.landed_on(answer.url, host_of(answer.url), target.rank)
            if not state.note(target, WORKS, status=answer.status, landed=answer.url) or not is_new:
                return
            if target.rank == 0:
                state.keep_fact("home-text", facts.text_start)
            state.count("pages")
            if facts.is_script_drawn and not facts.seen.rendered:
                state.count("script-drawn")
            tools.memory.note_template(facts.seen.template)
            seen = facts.seen
            if seen.text_length > 50 and not facts.is_script_drawn:
                tools.memory.note_said(answer.url, seen.title, seen.heading, facts.text_start, str(seen.text_length))
            is_framed = target.rank > 0 and state.is_framed(target.id, page)
            seen = seen.model_copy(update={"in_frame": is_framed})
            hand_over(tools, seen)
            if not self._follows:
                return
            rank = target.rank if target.rank >= NOT_BY_CLICKS else target.rank + 1
            state.add_links(page, rank, self._links(facts, is_framed=is_framed), self._refusal)

    def _links(self, facts: PageFacts, *, is_framed: bool) -> Iterator[NewLink]:
        """Write a page's links in one way, each target once; one that is visible anywhere on the page is visible."""
        scope = self._tools.scope
        kept: dict[str, Link] = {}
        in_window: set[str] = set()
        links = [*facts.links, *([Link(facts.refresh_to, LinkKind.PAGE)] if facts.refresh_to else [])]
        for link in links:
            # The words are part of what makes a placeholder one: `#` alone is a hundred different things.
            url = f"{link.url}\x1f{link.words[:60]}" if link.is_placeholder else one_address(link.url)
            if url is None:
                continue
            if len(url) < len(link.url) and has_session_id(link.url):
                self._tools.memory.skip("session-id", link.url)
            if link.kind is not LinkKind.FRAME and (link.leaves_frame or not is_framed):
                in_window.add(url)
            if url not in kept or (kept[url].hidden_by and not link.hidden_by):
                kept[url] = link
        for url, link in kept.items():
            if link.is_placeholder:
                known = Became(LinkState.WRONG_TARGET, "placeholder", link.url)
                yield NewLink(link, url, "", is_page=False, is_external=False, known=known)
                continue
            host, is_own = host_of(url), scope.holds(url)
            is_page = is_own and link.kind in (LinkKind.PAGE, LinkKind.FRAME)
            is_external = not is_own and not scope.is_own_host(host)
            yield NewLink(link, url, host, is_page=is_page, is_external=is_external, in_window=url in in_window)

    def _refusal(self, new: NewLink) -> Became | None:
        """Say of a new target why it is not opened, or None."""
        if new.known is not None or new.is_external:
            return new.known
        cause = self._tools.memory.opens(new.url) if new.is_page else ""
        if not cause and not self._tools.may_open(new.url):
            cause = "robots"
            self._tools.memory.skip(cause, new.url)
        return Became(LinkState.NOT_LOOKED_AT, cause) if cause else None

    def _note(self, target: Target, answer: Answer, became: Became) -> None:
        with self._tools.state as state:
            state.note(target, became, status=answer.status, landed=answer.url)

    def _remember_home(self, answer: Answer) -> None:
        with self._tools.state as state:
            state.keep_fact("home-status", str(answer.status or ""))
            state.keep_fact("home-landed", answer.url)
            state.keep_fact("home-said", answer.said if answer.cause in ("tls", "certificate") else "")

    def _learn(self, answer: Answer, became: Became | None) -> None:
        """End the survey when the portal has gone silent: it is down, or the way to it; no page is to blame."""
        answered = became is None or became.cause in ("not-found", "server-error", "redirect-loop")
        has_stopped = not answered and self._tools.scope.is_own(answer.url)
        self._stopped = self._stopped + 1 if has_stopped else 0
        if became is not None and became.state is LinkState.BLOCKED:
            self.gave_up = "blocked" if self._stopped >= REFUSED_PAGES else self.gave_up
        elif self._stopped >= SILENT_PAGES:
            self.gave_up = "unreachable"


def _most(headers: Mapping[str, str]) -> int:
    kind = headers.get("content-type", "").partition(";")[0].strip().lower()
    return LARGEST_PAGE if kind in _HTML else FIRST_BYTES


def _is_page(answer: Answer) -> bool:
    return answer.content_type in _HTML[:2] or type_of(answer.body) == "html" or not answer.size


def _document(answer: Answer, rank: int) -> Document:
    return Document(
        asked_url=answer.asked_url,
        url=answer.url,
        status=answer.status or 0,
        headers=answer.headers,
        body=answer.body,
        depth=-1 if rank >= NOT_BY_CLICKS else rank,
        took_ms=answer.took_ms,
    )
