"""A small survey by test code: every page that links lead to from home, and what each says of itself."""

from __future__ import annotations

import re
from collections import deque
from dataclasses import dataclass, field
from functools import cached_property
from html import unescape
from urllib.parse import urljoin

import httpx
from selectolax.lexbor import LexborHTMLParser

ENDLESS = re.compile(r"/xwzx/rl/\?|/zwgk/jiansuo\?|/search\?|/s\?|[?&](?:year|kind|category)=")
PRIVATE = re.compile(r"/(?:login|logout|space|mail|sso)\b")
SESSION_ID = re.compile(r";jsessionid=[0-9A-F]{32}")
WRITTEN_PAGERS = re.compile(r'"(/[^"]+_\d+\.html)"')


@dataclass
class Surveyed:
    """A page as it answered."""

    url: str
    status: int
    type: str
    depth: int
    body: bytes
    links: list[str] = field(default_factory=list)

    @cached_property
    def text(self) -> str:
        return self.body.decode("gbk" if b"charset=GBK" in self.body else "utf-8")

    @cached_property
    def tree(self) -> LexborHTMLParser:
        return LexborHTMLParser(self.text)

    @cached_property
    def metas(self) -> dict[str, str]:
        found = ((tag.attributes.get("name"), tag.attributes.get("content")) for tag in self.tree.css("meta"))
        return {name: content or "" for name, content in found if name}

    @cached_property
    def title(self) -> str:
        return self.tree.css("title")[0].text().strip()

    @property
    def is_page(self) -> bool:
        return self.type.startswith("text/html") and self.status == 200


def survey(home: str, *starts: str) -> dict[str, Surveyed]:
    """Follow every link of the portal's own host, in order of clicks from home; traps and sign-in are left out."""
    seen: dict[str, Surveyed] = {}
    waiting = deque((urljoin(home, path), 0) for path in ("", *starts))
    with httpx.Client(trust_env=False, follow_redirects=True) as http:
        while waiting:
            url, depth = waiting.popleft()
            if url in seen:
                continue
            answer = http.get(url)
            page = Surveyed(url, answer.status_code, answer.headers.get("content-type", ""), depth, answer.content)
            seen[url] = page
            if page.is_page and str(answer.url).startswith(home):
                page.links = _links(page)
                waiting.extend((link, depth + 1) for link in page.links if _is_wanted(link, home))
    return seen


def _links(page: Surveyed) -> list[str]:
    text = page.text
    found = [
        tag.attributes.get(name) or ""
        for tag in page.tree.css("[href], [src], [data-src], [data-to]")
        for name in ("href", "src", "data-src", "data-to")
        if name in tag.attributes
    ]
    found += [unescape(one) for one in re.findall(r"openWin\('([^']+)'\)", text)] + WRITTEN_PAGERS.findall(text)
    kept = (one for one in found if not one.startswith(("javascript:", "#", "data:")))
    return [SESSION_ID.sub("", urljoin(page.url, one)).partition("#")[0] for one in kept]


def _is_wanted(link: str, home: str) -> bool:
    path = link.removeprefix(home.rstrip("/"))
    return link.startswith(home) and not ENDLESS.search(path) and not PRIVATE.match(path)
