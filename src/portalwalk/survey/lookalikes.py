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
NOTHING_ELSE = 80
"""Characters (ours): so short a page, whose title or heading is that there is nothing, says nothing else."""
_ONLY_GONE = re.compile(
    r"(?:\W|\d|抱歉|对不起|很|您|你|要|所|访问|请求|浏览|查看|的|该|此|错误|error|oops|sorry|the|this)*"
    r"(?:404|(?:页面?|文章|信息|内容|栏目|文件)(?:不存在|找不到|无法找到|未找到|已?被?删除|丢失)(?:或已?被?(?:删除|移动|移除))?"
    r"|(?:page )?not found)(?:\W|了|error|错误)*",
    re.IGNORECASE,
)
_OWN_ERROR_PAGE = re.compile(r"404|error|err\b|not.?found|no.?page|missing|exception", re.IGNORECASE)
_BEFORE_SITE_NAME = re.compile(r"\s*(?:[_|\u2013\u2014]|-{1,2}|\s-\s)\s*")
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

        Both signs are needed: a portal may answer everything with one page, and a page may speak of a lost one. Only
        where its name and its few words say that and nothing else, no comparison is needed.
        """
        if facts.seen.text_length > LONGEST_TEXT or not says_gone(facts.seen.title, facts.text_start):
            return False
        if home_text and fuzz.ratio(home_text, facts.text_start) >= ALIKE:
            return False
        if _says_nothing_else(answer, facts):
            return True
        for url in _impossible(answer.asked_url):
            like = await self._asked(url)
            if like is None:
                continue
            landed, text = like
            went_there = not is_same_place(answer.asked_url, answer.url) and is_same_place(answer.url, landed)
            if went_there or _says_the_same(text, facts, answer.asked_url):
                return True
        return False

    async def is_sent_home(self, answer: Answer, home: str) -> bool:
        """Whether the portal sends this address to its home page, as it does with one that cannot exist.

        Someone who is not signed in may be sent there, too: what it means for a link, a person decides.
        """
        is_at_home = is_same_place(answer.url, home) and not urlsplit(answer.url).query
        asked = urlsplit(answer.asked_url)
        is_deep = asked.path.strip("/").count("/") > 0 or any(letter.isdigit() for letter in asked.query)
        if not is_at_home or is_same_place(answer.asked_url, answer.url) or not is_deep:
            return False
        likes = [await self._asked(url) for url in _impossible(answer.asked_url)]
        return any(like is not None and is_same_place(like[0], answer.url) for like in likes)

    async def _asked(self, url: str) -> tuple[str, str] | None:
        """Return where an impossible address lands and what is said there; None when it is refused as it should be."""
        if url not in self._known:
            if len(self._known) >= MOST_ASKED:
                return None
            answer = await self._asker.ask(url, MOST_BYTES)
            is_page = answer.status is not None and (answer.status < 400 or answer.status in GONE) and answer.body
            self._known[url] = (answer.url, self._read(answer).text_start) if is_page else None
        return self._known[url]


def _says_nothing_else(answer: Answer, facts: PageFacts) -> bool:
    """Whether a page is called `no such page` and says no more; one that a portal made for showing it is left out."""
    if facts.seen.text_length > NOTHING_ELSE or _OWN_ERROR_PAGE.search(urlsplit(answer.asked_url).path):
        return False
    names = [_BEFORE_SITE_NAME.split(name)[0] for name in (facts.seen.title, facts.seen.heading) if name]
    return bool(names) and all(map(_ONLY_GONE.fullmatch, names)) and says_gone("", facts.text_start)


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
