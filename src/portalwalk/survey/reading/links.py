"""Everything a page links to or shows, with its kind and the words a visitor reads."""

import re
from dataclasses import replace
from typing import Protocol

from portalwalk.model.observations import LinkKind
from portalwalk.survey.document import Link
from portalwalk.survey.reading.addresses import Base, opened_by, row_address
from portalwalk.survey.reading.hiding import Hiding
from portalwalk.survey.reading.placeholders import NO_ADDRESS, is_placeholder
from portalwalk.survey.reading.tree import Element, Page

ATTACHMENTS = frozenset(
    [
        "doc",
        "docx",
        "docm",
        "xls",
        "xlsx",
        "xlsm",
        "et",
        "ppt",
        "pptx",
        "pps",
        "dps",
        "pdf",
        "wps",
        "wpt",
        "ofd",
        "ceb",
        "rtf",
        "rar",
        "zip",
        "7z",
        "gz",
        "tar",
        "csv",
        "txt",
        "xml",
        "json",
        "mp3",
        "mp4",
        "m4v",
        "avi",
        "wmv",
        "mov",
        "flv",
        "wma",
        "wav",
        "apk",
        "exe",
        "epub",
        "dwg",
    ]
)
"""Endings of files that are offered for download."""
_ENDING = re.compile(r"\.([A-Za-z0-9]{2,4})\Z")
_STYLE_URL = re.compile(r"url\(\s*['\"]?([^'\")]+?)['\"]?\s*\)", re.IGNORECASE)
_LAZY = ("data-src", "data-original", "data-lazy-src", "data-lazyload", "lay-src", "_src")
_TAGS = frozenset(
    [
        "a",
        "area",
        "img",
        "link",
        "script",
        "iframe",
        "frame",
        "source",
        "video",
        "audio",
        "embed",
        "object",
        "input",
        "body",
        "table",
        "td",
        "tr",
        "th",
    ]
)
_WORDS = 200


class _Add(Protocol):
    def __call__(
        self,
        url: str,
        kind: LinkKind,
        words: str = "",
        hidden_by: str = "",
        *,
        leaves_frame: bool = False,
        is_placeholder: bool = False,
    ) -> None: ...


def links_of(page: Page, base: Base) -> tuple[Link, ...]:
    """Take every link, picture, style, script, frame and file of a page; each address of a kind once."""
    hiding = Hiding(page)
    found: dict[tuple[str, LinkKind, str, str], Link] = {}

    def add(
        url: str,
        kind: LinkKind,
        words: str = "",
        hidden_by: str = "",
        *,
        leaves_frame: bool = False,
        is_placeholder: bool = False,
    ) -> None:
        if url:
            key = (url, kind, hidden_by, words if is_placeholder else "")
            if key not in found or (words and not found[key].words):
                leaves_frame = leaves_frame or (key in found and found[key].leaves_frame)
                found[key] = Link(url, kind, words[:_WORDS], hidden_by, leaves_frame, is_placeholder)
            elif leaves_frame and not found[key].leaves_frame:
                found[key] = replace(found[key], leaves_frame=True)

    for element in page.elements:
        attributes = element.attributes
        if not attributes:
            continue
        if element.tag in ("a", "area"):
            if "href" in attributes:
                _take_anchor(page, base, element, hiding, add)
            continue
        if element.tag in _TAGS:
            for url, kind in _shown(element):
                add(base.part(url), kind, element.get("alt") or element.get("title"))
        if "style" in attributes and "url(" in (attributes["style"] or ""):
            for url in _STYLE_URL.findall(attributes["style"] or ""):
                add(base.part(url), LinkKind.PICTURE)
        if row := row_address(attributes):
            add(base.absolute(row), LinkKind.PAGE, page.words(element), hiding.of(element))
        elif opened := opened_by(attributes.get("onclick") or ""):
            add(base.absolute(opened), LinkKind.PAGE, page.words(element), hiding.of(element))
    return tuple(found.values())


def words_of(page: Page, link: Element) -> str:
    """Give the words of a link, or of the picture in it."""
    if words := page.words(link):
        return words
    if said := link.get("title") or link.get("aria-label") or link.get("alt"):
        return said
    return next((alt for i in page.inside(link) if i.tag == "img" and (alt := i.get("alt") or i.get("title"))), "")


def target_of(element: Element, base: Base) -> str:
    """Give where a link leads, be it by address or by script; empty when that cannot be told."""
    target = base.targets.get(element.order)
    if target is None:
        target = base.targets[element.order] = _target_of(element, base)
    return target


def _target_of(element: Element, base: Base) -> str:
    href = element.get("href")
    if NO_ADDRESS.match(href):
        return base.absolute(opened_by(element.get("onclick")) or row_address(element.attributes))
    if href[:11].lower() == "javascript:":
        return base.absolute(opened_by(href))
    return base.absolute(href)


def kind_of(url: str) -> LinkKind:
    """Tell by its path's ending whether a link leads to a file or to a page.

    The words of a link, or a parameter, may name a file, too: such a link often leads to a page about the file. And
    the link to a picture leads to a page that shows it as often as to the picture itself: a page until it is opened.
    """
    path = url.partition("?")[0]
    last = path[path.rfind("/") + 1 :] if path.count("/") > 2 else ""
    ending = _ENDING.search(last)
    return LinkKind.ATTACHMENT if ending is not None and ending[1].lower() in ATTACHMENTS else LinkKind.PAGE


def names_file(url: str, words: str) -> bool:
    """Whether a link offers a file by its address or in its words: `/download.jsp?id=3` called 申请表.doc."""
    ending = _ENDING.search(words)
    said = ending is not None and ending[1].lower() in ATTACHMENTS
    return said or kind_of(url) is LinkKind.ATTACHMENT


def _take_anchor(page: Page, base: Base, element: Element, hiding: Hiding, add: _Add) -> None:
    href = element.get("href")
    url = target_of(element, base)
    if url:
        words = words_of(page, element)
        add(url, kind_of(url), words, hiding.of(element), leaves_frame=_leaves_frame(page, element))
    elif NO_ADDRESS.match(href):
        add(
            href or "#",
            LinkKind.PAGE,
            words_of(page, element),
            hiding.of(element),
            is_placeholder=is_placeholder(page, element),
        )


def _leaves_frame(page: Page, element: Element) -> bool:
    """Whether a link says, or a script behind it may decide, that it opens outside of the frame it stands in."""
    base = next((one.get("target") for one in page.tagged("base") if one.get("target")), "")
    target = element.get("target").lower() or base.lower()
    return target in ("_blank", "_top", "_parent", "_new") or NO_ADDRESS.match(element.get("href")) is not None


def _shown(element: Element) -> list[tuple[str, LinkKind]]:
    tag = element.tag
    if tag == "img":
        lazy = [value for name in _LAZY if (value := element.get(name)) and "{" not in value]
        return [(url, LinkKind.PICTURE) for url in (lazy or [element.get("src")])]
    if tag == "link":
        rel = element.get("rel").lower().split()
        return [(element.get("href"), LinkKind.STYLE)] if "stylesheet" in rel and "alternate" not in rel else []
    if tag == "script":
        return [(element.get("src"), LinkKind.SCRIPT)]
    if tag in ("iframe", "frame"):
        return [(element.get("src"), LinkKind.FRAME)]
    if tag == "input":
        return [(element.get("src"), LinkKind.PICTURE)] if element.get("type").lower() == "image" else []
    if tag in ("source", "video", "audio", "embed", "object"):
        shown = [(element.get("poster"), LinkKind.PICTURE)]
        if srcset := element.get("srcset"):
            shown.append((srcset.split(",")[0].split()[0] if srcset.strip(" ,") else "", LinkKind.PICTURE))
        if url := element.get("src") or element.get("data"):
            shown.append((url, LinkKind.ATTACHMENT))
        return shown
    return [(element.get("background"), LinkKind.PICTURE)]
