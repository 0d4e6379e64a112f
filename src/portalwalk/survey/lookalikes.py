"""Soft 404s: pages that answer 200 and say that there is nothing; compared with addresses that cannot exist."""

import re
from collections.abc import Callable
from urllib.parse import urljoin, urlsplit, urlunsplit

from rapidfuzz import fuzz

from portalwalk.survey.asking import Answer, Asker
from portalwalk.survey.document import PageFacts
from portalwalk.survey.link_states import GONE, is_same_place, says_gone

IMPOSSIBLE = "portalwalk-no-such-page-7f3a91"
IMPOSSIBLE_NUMBER = "987654321987"
ALIKE = 90
"""Of 100, by rapidfuzz; ours: error pages differ in the address they quote."""
LONGEST_TEXT = 1_500
"""Characters; a page that says more is no error page (ours)."""
_ONLY_NAME = re.compile(r"([\w-]+)=([^&=]*[^&=\d])")
MOST_BYTES = 1_000_000
MOST_ASKED = 40
"""Impossible addresses that are asked for in one survey (ours)."""


class Lookalikes:
    """Asks for an impossible address beside a suspicious page, once for each folder, and compares."""

    def __init__(self, asker: Asker, read: Callable[[Answer], PageFacts]) -> None:
        self._asker, self._read = asker, read
        self._known: dict[str, tuple[str, str] | None] = {}

    async def is_soft_404(self, answer: Answer, facts: PageFacts, home_text: str) -> bool:
        """Whether a page says that there is nothing, and the portal says the same of an address that cannot exist.

        Both signs are needed: a portal may answer everything with one page, and a page may speak of a lost one.
        """
        if facts.seen.text_length > LONGEST_TEXT or not says_gone(facts.seen.title, facts.text_start):
            return False
        if home_text and fuzz.ratio(home_text, facts.text_start) >= ALIKE:
            return False
        for url in _impossible(answer.asked_url):
            like = await self._asked(url)
            if like is None:
                continue
            landed, text = like
            went_there = not is_same_place(answer.asked_url, answer.url) and is_same_place(answer.url, landed)
            if went_there or _says_the_same(text, facts, answer.asked_url):
                return True
        return False

    async def _asked(self, url: str) -> tuple[str, str] | None:
        """Return where an impossible address lands and what is said there; None when it is refused as it should be."""
        if url not in self._known:
            if len(self._known) >= MOST_ASKED:
                return None
            answer = await self._asker.ask(url, MOST_BYTES)
            is_page = answer.status is not None and (answer.status < 400 or answer.status in GONE) and answer.body
            self._known[url] = (answer.url, self._read(answer).text_start) if is_page else None
        return self._known[url]


def _says_the_same(text: str, facts: PageFacts, asked_url: str) -> bool:
    """Compare what two pages say; each may quote the name that it was asked for."""
    named = _ONLY_NAME.fullmatch(urlsplit(asked_url).query)
    said = facts.text_start.replace(named[2], "") if named else facts.text_start
    return bool(text) and fuzz.ratio(text.replace(IMPOSSIBLE, ""), said) >= ALIKE


def _impossible(url: str) -> list[str]:
    """Return addresses like this one that cannot exist: another name in its folder, another number in its query."""
    parts = urlsplit(url)
    ending = re.search(r"\.\w{1,5}$", parts.path)
    made = [urljoin(url, IMPOSSIBLE + (ending[0] if ending else ""))]
    # A name in the query, `?id=about`: alone, or it may not be what names the page (`?id=about&do=media`).
    if only := _ONLY_NAME.fullmatch(parts.query):
        made.append(urlunsplit(parts._replace(query=f"{only[1]}={IMPOSSIBLE}", fragment="")))
    if re.search(r"\d", parts.query):
        query = re.sub(r"\d+(?=\D*$)", IMPOSSIBLE_NUMBER, parts.query)
        made.append(urlunsplit(parts._replace(query=query, fragment="")))
    return made
