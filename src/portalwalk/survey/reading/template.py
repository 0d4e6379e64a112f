"""The signature of a page's template: the same for pages that were built alike, however long their lists are."""

import hashlib
import re

from portalwalk.survey.reading.tree import Element, Page

_LEVELS = 6
_FRAME_TAGS = frozenset(
    ["div", "header", "footer", "main", "nav", "section", "article", "aside", "form", "frameset", "frame", "center"]
)
_LISTS = frozenset(["ul", "ol", "dl", "table"])
_OWN_TEXT = re.compile(
    r"(?:^|[\s_-])(?:text|content|con_?text|trs_editor|zoom|article-?(?:con|content|body|text)|"
    r"entry-content|news_?con\w*|detail-?con\w*)(?:$|[\s_-])"
)
_STATE = re.compile(
    r"^(?:on|active|cur|current|selected|hover|open|show|hide|first|last|odd|even|clearfix|fl|fr|cf|clear"
    r"|(?:category|tag|term|author)-.+)$"
)
_COMES_AND_GOES = re.compile(
    r"pag(?:er|ination|ing)|fenye|share|related|relate|counterpart|empty|neighbour|swiper|slide|tip|pop|layer|float"
)


def template_of(page: Page) -> str:
    """Hash the upper levels of a page: tags and classes, alike neighbours once, the text of articles left out."""
    body = next(iter(page.tagged("body", "frameset")), None)
    if body is None:
        return ""
    return hashlib.blake2s(_skeleton(page, body, 0).encode(), digest_size=5).hexdigest()


def _skeleton(page: Page, element: Element, level: int) -> str:
    parts: list[str] = []
    for child in page.children(element):
        tag = child.tag
        if tag in _LISTS:
            # Whether a list is long, short or empty, or a table laid out the page, is not asked for below the frame.
            part = tag if level >= 2 or tag != "table" else _signature(child)
        elif tag in _FRAME_TAGS:
            names = child.names
            if _COMES_AND_GOES.search(names):
                continue
            part = _signature(child)
            is_text = level >= 2 and _OWN_TEXT.search(names) and not _frames_page(page, child)
            if level < _LEVELS - 1 and not is_text:
                part += "(" + _skeleton(page, child, level + 1) + ")"
        else:
            continue
        if part not in parts:
            parts.append(part)
    return " ".join(parts)


def _frames_page(page: Page, element: Element) -> bool:
    """Whether what is called a text holds the page's heading, too: then it is a part of the frame."""
    return any(one.tag in ("h1", "main") for one in page.inside(element))


def _signature(element: Element) -> str:
    classes = (element.attributes.get("class") or "").lower().split()
    kept = sorted(word for name in classes if not _STATE.match(name) and (word := re.sub(r"[-_]?\d+", "", name)))
    return ".".join([element.tag, *kept])
