"""A document's text before it is parsed: what bounds its cost, and what browsers with scripts leave out."""

import re
from collections import Counter

_CLOSED_BY_THEMSELVES = frozenset(
    [
        "area",
        "br",
        "col",
        "dd",
        "dt",
        "hr",
        "img",
        "input",
        "li",
        "link",
        "meta",
        "option",
        "p",
        "param",
        "source",
        "td",
        "th",
        "tr",
        "wbr",
    ]
)
_NOSCRIPT = re.compile(r"<noscript[^>]*>", re.IGNORECASE)
_END_OF_NOSCRIPT = re.compile(r"</noscript[^>]*>", re.IGNORECASE)
_OPENING = re.compile(r"<([A-Za-z][\w-]*)")
_CLOSING = re.compile(r"</([A-Za-z][\w-]*)")
_DEEPEST = 4_000
_LARGEST = 2_000_000
_TAIL = 300_000
"""Ours: they bound time and memory; an ordinary page has less than a tenth of any of them."""


def cleaned(text: str) -> str:
    """Give the text to parse: without NUL, `noscript` and endless nesting, and at most 2,000,000 characters long."""
    if len(text) > _LARGEST:
        # A page this long is a mistake; its beginning and its footer still tell what it is.
        cut, tail = text[: _LARGEST - _TAIL], text[-_TAIL:]
        text = cut[: cut.rfind(">") + 1] + tail[max(tail.find("<"), 0) :]
    return _shallow(_with_scripts(text.replace("\0", "")))


def _with_scripts(text: str) -> str:
    """Take out `noscript`, as browsers do that run scripts: in a head, its content would end up in the body."""
    if "noscript" not in text:
        return text
    kept, at = [], 0
    while (opened := _NOSCRIPT.search(text, at)) is not None:
        closed = _END_OF_NOSCRIPT.search(text, opened.end())
        if closed is None:
            break
        kept.append(text[at : opened.start()])
        at = closed.end()
    return "".join([*kept, text[at:]])


def _shallow(text: str) -> str:
    """Take out tags that are opened thousands of times and never closed: nesting costs the square of its depth."""
    if text.count("<") - 2 * text.count("</") < _DEEPEST:
        return text
    opened = Counter(tag.lower() for tag in _OPENING.findall(text))
    closed = Counter(tag.lower() for tag in _CLOSING.findall(text))
    for tag, times in opened.items():
        if tag not in _CLOSED_BY_THEMSELVES and times - closed[tag] >= _DEEPEST:
            text = re.sub(rf"<{re.escape(tag)}(?![\w-])[^>]*>", "", text, flags=re.IGNORECASE)
    return text
