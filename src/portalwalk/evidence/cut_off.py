"""Secrets of which only a part is left, because a text was cut to a length before it was masked.

Page objects quote what they saw in so many characters, and a cut may go through a secret. At the end of a text (and at
its beginning, for known secrets) a part is masked as the whole would be.
"""

import re
from collections.abc import Iterable
from datetime import date

from portalwalk.evidence.parameters import MASK
from portalwalk.evidence.spellings import SHORTEST_SECRET

_USERINFO = re.compile(r"""(?<=://)[^\s/?#@:"'<>]{1,256}+:(?![0-9]{1,5}\Z)[^\s/?#@"'<>]{4,256}+\Z""")
_JWT = re.compile(r"(?a)(?<![\w-])eyJ[\w-]{17,}+(?:\.[\w-]*+)?\Z")
_IDENTITY = re.compile(
    r"(?<![0-9A-Za-z_.=/-])((?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])[0-9])[0-9]{3}"
    r"(?P<born>(?:19|20)[0-9]{6})[0-9]{1,3}\Z"
)


class CutOff:
    """Masks what a cut has left of a secret; a part of less than half its length says little, and stays."""

    def __init__(self, secrets: Iterable[str]) -> None:
        known = tuple(secrets)
        self._beginnings = _longest_first(one[:length] for one in known for length in _lengths(one))
        self._ends = _longest_first(one[-length:] for one in known for length in _lengths(one))

    def masked(self, text: str) -> str:
        """Mask parts at the two ends of a text."""
        if text.endswith(self._beginnings):
            part = next(one for one in self._beginnings if text.endswith(one))
            text = text[: -len(part)] + MASK
        if text.startswith(self._ends):
            part = next(one for one in self._ends if text.startswith(one))
            text = MASK + text[len(part) :]
        if "://" in text:
            text = _USERINFO.sub(f"{MASK}:{MASK}", text)
        if "eyJ" in text:
            text = _JWT.sub(MASK, text)
        return _IDENTITY.sub(_masked_identity, text) if text[-12:].isdecimal() else text


def _lengths(secret: str) -> range:
    return range(max(SHORTEST_SECRET, -(-len(secret) // 2)), len(secret))


def _longest_first(parts: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted((one for one in set(parts) if one.strip("*")), key=lambda one: (-len(one), one)))


def _masked_identity(found: re.Match[str]) -> str:
    try:
        date.fromisoformat(found["born"])
    except ValueError:
        return found[0]
    return found[1] + "*" * (len(found[0]) - len(found[1]))
