"""Words of strangers in Markdown: they stay words, whatever a portal wrote."""

import re
from urllib.parse import quote

from portalwalk.reporting.parts import LinkView

_BREAK = "\u200b"
"""A space of no width. Mentions, references and bare addresses are looked for in the finished text, where a backslash
has gone already: only a character between their parts keeps GitHub and GitLab from making links of them."""
_JOINTS = re.compile(r"(?<=[@#!~$%&^])(?=\w)|(?<=:)(?=//)|(?<=www)(?=\.)|(?<=GH-)(?=\d)", re.IGNORECASE)
"""`@user`, `#12`, `!12`, `~label`, `$12`, `%12`, `&12`, `^alert`, `http://`, `www.`, `GH-12`."""
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]+")
"""Controls, and what turns the direction of writing or has no width."""
_BEGINS_LIST = re.compile(r"^(\d*)([-+=.)])")
"""What begins a list, or underlines a heading, when a line begins with it."""
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_ESCAPED = str.maketrans(_ENTITIES | {sign: f"\\{sign}" for sign in "\\`*_[]{}#!|~$^@"})


def plain(words: str, at_most: int = 500) -> str:
    """Escape words so that they are read as they are, on one line: no HTML, link, picture, mention or table cell.

    Args:
        words: what a portal, or a check, says.
        at_most: characters kept, before escaping; the rest becomes `…`.

    """
    line = " ".join(_UNSEEN.sub(" ", words).split())
    kept = line if len(line) <= at_most else f"{line[: at_most - 1]}…"
    return _BEGINS_LIST.sub(r"\1\\\2", _JOINTS.sub(_BREAK, kept).translate(_ESCAPED))


def linked(link: LinkView) -> str:
    """Write an address: a link when it is http or https, words otherwise."""
    if link.href is None:
        return plain(link.short)
    return f"[{plain(link.short)}](<{quote(link.href, safe=':/?#@!$&*+,;=%~')}>)"
