"""Every way in which a known secret can be written: as itself, in a URL, in HTML, in JSON, in base64."""

import re
from base64 import b64encode
from collections.abc import Callable
from html.entities import codepoint2name
from itertools import groupby

SHORTEST_SECRET = 4
"""A shorter value stands everywhere by chance; masking it would shred the text and betray the value."""

_SURE_BASE64 = 8
_BASE64_CHARACTER = r"[A-Za-z0-9+/_-]"
_ESCAPABLE = "\"'/\\"


def pattern_of(secret: str) -> re.Pattern[str]:
    """Build a pattern that finds `secret` in any spelling, also where spellings are mixed or nested."""
    written = "".join(_run(character, len(list(same))) for character, same in groupby(secret))
    return re.compile("|".join((written, *_in_base64(secret.encode("utf-8", "surrogatepass")))))


def may_hold(secret: str) -> Callable[[str], bool]:
    """Return a quick look at whether a text may hold `secret` in any spelling: no pattern has to run when it says no.

    Every spelling but the secret itself and its base64 needs a percent sign, an ampersand, a backslash or a plus.
    """
    sure = sure_forms(secret)

    def may_stand_in(text: str) -> bool:
        is_escaped = "%" in text or "&" in text or "\\" in text or "+" in text
        return is_escaped or any(map(text.__contains__, sure))

    return may_stand_in


def sure_forms(secret: str) -> tuple[str, ...]:
    """Return texts of which one stands wherever `secret` does, unless it is escaped in some way.

    Of what base64 makes of it, letters and digits are always written as they are.
    """
    forms = (re.split("[+/]", form) for form in _base64_forms(secret.encode("utf-8", "surrogatepass")))
    return (secret, *(max(parts, key=len) for parts in forms))


def _run(character: str, times: int) -> str:
    if character == "\\":  # each level of JSON doubles a backslash: one count, or matching would branch at each
        return rf"(?:\\{{{times},{times * 4}}}|(?:%(?:25){{0,3}}5[cC]|&#0*92;|&#[xX]0*5[cC];){{{times}}})"
    return _spellings_of(character) * times


def _spellings_of(character: str) -> str:
    code = ord(character)
    forms = [f"&(?:amp;)?#0*{code};", f"&(?:amp;)?#[xX]0*{_either_case(f'{code:x}')};"]
    if name := {0x27: "apos"}.get(code) or codepoint2name.get(code):
        forms.append(f"&(?:amp;)?{name};")
    forms += {_percent(character.encode(codec, "replace")) for codec in ("utf-8", "gb18030")}
    units = character.encode("utf-16-be", "surrogatepass").hex()
    forms.append("".join(rf"\\\\{{0,7}}u{_either_case(units[i : i + 4])}" for i in range(0, len(units), 4)))
    if code < 0x100:
        forms.append(rf"\\\\{{0,7}}x{_either_case(f'{code:02x}')}")
    if character in _ESCAPABLE:
        forms.append(rf"\\\\{{0,7}}{re.escape(character)}")
    if character == " ":
        forms.append(r"\+")
    return f"(?:{'|'.join([*sorted(forms), re.escape(character)])})"


def _percent(encoded: bytes) -> str:
    return "".join(f"%(?:25){{0,3}}{_either_case(f'{byte:02x}')}" for byte in encoded)


def _either_case(digits: str) -> str:
    return "".join(f"[{digit}{digit.upper()}]" if digit.isalpha() else digit for digit in digits)


def _in_base64(secret: bytes) -> list[str]:
    alone, *inside = map(_base64_pattern, _base64_forms(secret))
    return [f"(?<!{_BASE64_CHARACTER}){alone}(?!{_BASE64_CHARACTER})", *inside]


def _base64_forms(secret: bytes) -> list[str]:
    """Write the secret alone, and what stays the same of it inside a longer text, at each offset."""
    forms = [b64encode(secret).rstrip(b"=").decode()]
    for offset in range(3):
        encoded = b64encode(bytes(offset) + secret).decode()
        first, end = -(-offset * 8 // 6), (offset + len(secret)) * 8 // 6
        if end - first >= _SURE_BASE64:
            forms.append(encoded[first:end])
    return forms


def _base64_pattern(characters: str) -> str:
    special = {"+": r"(?:\+|-|%2[bB])", "/": r"(?:/|_|%2[fF]|\\/)"}
    return "".join(special.get(character, character) for character in characters)
