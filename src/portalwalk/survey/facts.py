"""Reading a page: everything that checks ask of a document, taken in one go."""

import re
from datetime import date
from typing import Any

from portalwalk.model.observations import ItemListed, PageKind, PageSeen
from portalwalk.survey.document import Document, Link, PageFacts
from portalwalk.survey.reading.addresses import Base, opened_by
from portalwalk.survey.reading.charset import read_text
from portalwalk.survey.reading.filling import (
    LITTLE_TEXT,
    is_filled_later,
    is_script_drawn,
    own_parts_of,
    refresh_of,
)
from portalwalk.survey.reading.footer import footer_of, header_of
from portalwalk.survey.reading.forms import forms_of
from portalwalk.survey.reading.guides import guide_elements
from portalwalk.survey.reading.headings import column_of, heading_of, metas_of
from portalwalk.survey.reading.kinds import KindSigns, kind_of_page
from portalwalk.survey.reading.leaders import leaders_of
from portalwalk.survey.reading.links import kind_of, links_of
from portalwalk.survey.reading.lists import lists_of, main_items, main_list
from portalwalk.survey.reading.messages import messages_of
from portalwalk.survey.reading.page_dates import dates_of
from portalwalk.survey.reading.personal import personal_in
from portalwalk.survey.reading.related import related_of
from portalwalk.survey.reading.template import template_of
from portalwalk.survey.reading.tree import Page, lines_of, parse, spaced
from portalwalk.survey.reading.zones import Zones, find_zones, own_text

_NO_DOCUMENT = re.compile(
    r"(?:image|audio|video|font)/|application/(?!xhtml|xml|octet-stream|force-download)|/xml|\+xml|text/(?:css|javascript|csv|xml)",
    re.IGNORECASE,
)
_BINARY = (
    b"%PDF",
    b"PK\x03\x04",
    b"\xd0\xcf\x11\xe0",
    b"Rar!",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"7z\xbc\xaf",
    b"<?xml",
)
_POLICY = "content-security-policy"
_TEXT_START = 400
_SHORT = 1000
_MOSTLY = 0.8
"""Of a page's own text (ours): with as much of it in one dated list, the page is there for the list."""
_SAYS_EMPTY = re.compile(
    r"暂无|没有(?:符合条件|相关|找到|任何)|无相关|暂时没有|no (?:items|data|results|records|content)", re.IGNORECASE
)
_NEIGHBOURS = re.compile(r"上一[篇条则]|下一[篇条则]|前一篇|后一篇")
_NEXT_PAGE = re.compile(r"下一页|下页|尾页|末页|共\s*\d+\s*页|createPageHTML")
_HAS_ITEMS = (PageKind.HOME, PageKind.COLUMN, PageKind.INTERACTION, PageKind.SERVICE, PageKind.SEARCH)


def read_page(document: Document, *, today: date) -> PageFacts:
    """Read a document: what it says of itself, what it lists, shows and links to.

    `today` is the day of the look in the portal's time zone: relative dates (今天, 3天前) count from it. Never raises
    for what a portal sends: broken markup, wrong charsets, NUL bytes, framesets and files that are no pages.
    """
    text, charset, declared = read_text(document.body, document.headers, rendered=document.rendered)
    known: dict[str, Any] = {
        "url": document.url,
        "asked_url": document.asked_url,
        "status": document.status,
        "depth": document.depth,
        "seen_on": today.isoformat(),
        "charset": charset,
        "charset_declared": declared,
        "rendered": document.rendered,
        "bytes": len(document.body),
        "took_ms": document.took_ms,
    }
    if not document.rendered and _is_no_page(document):
        failed = document.status >= 400
        kind = PageKind.ERROR if failed else PageKind.OTHER
        return PageFacts(seen=PageSeen(**known, kind=kind, kind_confidence=0.95 if failed else 0.4))
    page = parse(text)
    href = next((one.get("href") for one in page.tagged("base") if one.get("href")), "")
    base = Base(document.url, href, upgrades=_upgrades(document, page))
    return _Reading(document, page, base, today).facts(known)


class _Reading:
    """One document while it is read; topics that need each other's facts meet here."""

    def __init__(self, document: Document, page: Page, base: Base, today: date) -> None:
        self._document, self._page, self._base, self._today = document, page, base, today
        self._zones: Zones = find_zones(page)
        self._own = own_text(page, self._zones)
        self._own_lines = lines_of(self._own)
        self._own_words = spaced(self._own)

    def facts(self, known: dict[str, Any]) -> PageFacts:
        page, zones, base, own = self._page, self._zones, self._base, self._own_words
        metas, other_metas = metas_of(page)
        tags = {name.lower(): content for name, content in other_metas} | {
            m.name.lower(): m.content for m in reversed(metas)
        }
        place = heading_of(page, zones)
        heading = page.words(place)[:300] if place else ""
        lists = lists_of(page, zones, base, self._today)
        is_tagged_article = bool(tags.get("articletitle") or tags.get("pubdate"))
        listed = main_items(lists, all_lists=False)
        dated = sum(bool(item.date_said or item.published_on) for item in listed)
        links_text = sum(len(page.words(one)) for one in page.tagged("a") if zones.is_in_main(one))
        rows = main_list(lists)
        in_rows = (
            rows.text_length if rows is not None and rows.is_dated and rows.text_length >= _MOSTLY * len(own) else 0
        )
        is_headed = bool(in_rows and rows and rows.is_headed)
        # Summaries of a list's items are no running text of the page.
        prose = max(len(own) - (in_rows if is_headed else links_text), 0)
        is_list = (dated >= 3 or is_headed) and not is_tagged_article and prose < 40 * len(listed)
        dates = dates_of(
            metas=metas,
            other_metas=other_metas,
            scripts=page.scripts,
            around_heading=lines_of("".join(page.row[place.text_to : place.text_to + 120]))
            if place and not is_list
            else (),
            own_lines=self._own_lines if not is_list else (),
            url=self._document.url,
            headers=self._document.headers,
            today=self._today,
        )
        has_byline = any(one.where == "text" for one in dates)
        column = column_of(page, zones, heading, tags.get("columnname", ""), is_article=is_tagged_article or has_byline)
        elements = guide_elements(self._own, heading)
        messages = messages_of(page, base, self._document.url, heading, own, listed, self._today)
        links = links_of(page, base)
        kind, confidence, signs = kind_of_page(
            KindSigns(
                url=self._document.url,
                status=self._document.status,
                title=page.title,
                heading=heading,
                column=column,
                metas=tags,
                depth=self._document.depth,
                text_start=own[:_TEXT_START],
                text_length=len(own),
                prose=prose,
                dated_items=dated,
                dated_lists=sum(one.is_dated for one in lists),
                item_count=len(listed),
                list_weight=sum(len(item.title) for item in listed),
                is_all_list=bool(in_rows) and (dated >= 5 or is_headed) and not is_tagged_article,
                has_byline=has_byline,
                has_neighbours=("上一" in own or "前一" in own or "下一" in own) and bool(_NEIGHBOURS.search(own)),
                has_pager=bool(
                    zones.pagers
                    or _NEXT_PAGE.search(own[-_TEXT_START:])
                    or any("createPageHTML" in s for s in page.scripts)
                ),
                has_text_field=any(zones.is_in_main(one) for one in page.tagged("textarea")),
                elements=len(elements),
                messages=len(messages),
                is_filled_later=is_filled_later(page, zones, own),
                says_empty=len(own) < _SHORT and bool(_SAYS_EMPTY.search(own)),
            )
        )
        refresh_to = refresh_of(page, base, self._document.url)
        if refresh_to and len(own) < LITTLE_TEXT and kind is not PageKind.ERROR:
            # It shows nothing of its own but sends visitors on: what it owes, the page behind it has.
            kind, confidence, signs = PageKind.OTHER, 0.4, ("sends on",)
        items: tuple[ItemListed, ...] = ()
        if kind in _HAS_ITEMS and not elements:
            items = main_items(lists, all_lists=kind is PageKind.HOME)
        header_text, header_pictures = header_of(page, zones)
        drawn = not items and is_script_drawn(page, zones, own)
        about = f"{page.title} {heading} {column} {tags.get('columntype', '')} {tags.get('columnname', '')}"
        is_text = kind in (PageKind.ARTICLE, PageKind.SERVICE, PageKind.OTHER)
        seen = PageSeen(
            **known,
            kind=kind,
            kind_confidence=confidence,
            kind_signs=signs,
            template=template_of(page),
            title=page.title[:500],
            heading=heading,
            column=column[:200],
            lang=(page.elements[0].get("lang") or page.elements[0].get("xml:lang"))[:40] if page.elements else "",
            metas=metas,
            dates=dates,
            items=items,
            has_breadcrumb=True if zones.trails else None if drawn else False,
            header_text=header_text,
            header_pictures=header_pictures,
            footer=footer_of(page, zones, base, self._document.not_shown if self._document.rendered else None),
            related=related_of(page, zones, base, self._document.url) if is_text else (),
            elements=elements,
            messages=messages,
            leaders=leaders_of(page, zones, base, self._document.url, heading, about, self._own_lines),
            forms=forms_of(page, zones, base, self._own) if elements else (),
            personal=personal_in("".join(page.row)),
            text_length=len(own),
            own_parts=own_parts_of(page, zones),
        )
        return PageFacts(
            seen=seen,
            links=links + self._sent_on_by_script(links),
            text_start=own[:_TEXT_START],
            own_text=own,
            refresh_to=refresh_to,
            is_script_drawn=drawn,
        )

    def _sent_on_by_script(self, links: tuple[Link, ...]) -> tuple[Link, ...]:
        """The address that the script of an otherwise empty page opens."""
        if self._own_words or len(links) > 3:
            return ()
        to = next((url for script in self._page.scripts if (url := self._base.absolute(opened_by(script)))), "")
        return (Link(to, kind_of(to)),) if to else ()


def _upgrades(document: Document, page: Page) -> bool:
    """Whether a page that came by https asks browsers to load all its parts so (CSP `upgrade-insecure-requests`)."""
    in_page = (one.get("content") for one in page.tagged("meta") if one.get("http-equiv").lower() == _POLICY)
    said = ";".join((document.headers.get(_POLICY, "").replace(",", ";"), *in_page))
    directives = {one.strip().lower() for one in said.split(";")}
    return document.url.startswith("https:") and "upgrade-insecure-requests" in directives


def _is_no_page(document: Document) -> bool:
    kind = document.headers.get("content-type", "")
    if document.body.startswith(b"<?xml"):
        return b"<html" not in document.body[:2000].lower()
    return bool(
        _NO_DOCUMENT.match(kind) or ("xml" in kind and "xhtml" not in kind) or document.body.startswith(_BINARY)
    )
