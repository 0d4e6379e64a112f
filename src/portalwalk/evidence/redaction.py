"""Mask what must never be written: credentials, cookies, tokens, identity and phone numbers (design section 8)."""

import builtins
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from enum import Enum
from operator import is_
from types import NoneType
from typing import Any, TypeVar

from pydantic import BaseModel

from portalwalk.evidence.cut_off import CutOff
from portalwalk.evidence.parameters import (
    MASK,
    mask_fields,
    mask_pairs,
    mask_parameters,
    names_a_header,
    names_a_secret,
)
from portalwalk.evidence.personal import DIGITS, mask_personal_numbers
from portalwalk.evidence.spellings import SHORTEST_SECRET, may_hold, pattern_of, sure_forms

__all__ = ["MASK", "Redactor"]

T = TypeVar("T", bound=BaseModel)

_TEXT = {"html", "json", "txt"}
_SHA256 = re.compile(r"[0-9a-f]{64}")
_ID_LENGTH = 64
_NO_TEXT = (Enum, int, float, NoneType)
_SEQUENCES = (tuple, list, set, frozenset)
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")

_REST = r"""(?:=\\?"[^"\r\n]*+"|[^\r\n<"\\]|\\(?![rn"]))++"""  # of a header's line, in a text, in HTML or in JSON
_COOKIES = re.compile(rf"""(?i)(?<![\w-])((?:set-)?cookie2?[ \t]*+:[ \t]*+)(?=[^\s=;,"'<>]{{1,256}}+=){_REST}""")
_SCHEMES = "basic|bearer|digest|negotiate|ntlm|token|apikey|jwt|hmac|hawk|aws4-hmac-sha256"
_AUTHORIZATION = re.compile(
    rf"""(?i)(?<![\w-])((?:proxy-)?authorization[ \t]*+:[ \t]*+"""
    rf"""(?:(?:{_SCHEMES})[ \t]++|(?=[a-z._~+/=-]{{0,200}}+[0-9])(?=[\w.~+/=-]{{12}})))(?=\S){_REST}"""
)
_TOKEN_HEADER = re.compile(r"""(?i)(?<![\w-])(x-(?:[a-z]{1,20}+-){0,3}token[ \t]*+:[ \t]*+)[^\s"'<>\\]++""")
_HEADERS = (("coo", _COOKIES), ("author", _AUTHORIZATION), ("x-", _TOKEN_HEADER))
_BEARER = re.compile(r"(?ia)(?<![\w-])(bearer(?:[ \t]|%20)++)([\w.~+/=-]{8,}+)")
_JWT = re.compile(r"(?a)(?<![\w-])eyJ[\w-]{5,}+(?:\.[\w-]*+){2,4}+")
_USERINFO = re.compile(r"""(?<=://)[^\s/?#@:"'<>]{0,256}+:[^\s/?#@"'<>]{0,256}+@""")
_URL_USERINFO = re.compile(r"^([a-z][a-z0-9+.-]*+:)?//[^/?#]*@", re.IGNORECASE)

_HINT = rf"""{DIGITS}|[=%&+\\@"']|eyJ|(?i:bearer|cookie|authorization|token)"""
"""Without one of these nothing but a known secret can be found in a text."""
_MASKED = re.compile(r"\*+")

_SURE_BEARER = 20


class Redactor:
    """Masks secrets by their value, by their name and by their shape; masking twice changes nothing more.

    `secrets` are values from the environment. Each is found in every usual spelling (URL-encoded once or
    more, escaped for HTML or JSON, in base64), wherever it stands, also inside a longer word: what is
    common on the portal (a user name such as `news`) is better left out. Empty values, and values of fewer
    than four characters, are not masked by value: they stand everywhere by chance. The fields into which
    they are typed are masked in the pictures, and password fields and parameters by their name.
    """

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        values = {form for secret in secrets for form in (secret, secret.strip()) if len(form) >= SHORTEST_SECRET}
        self._secrets = frozenset(value for value in values if value.strip("*"))
        longest_first = sorted(self._secrets, key=lambda value: (-len(value), value))
        self._patterns = tuple((may_hold(value), pattern_of(value)) for value in longest_first)
        self._cut_off = CutOff(longest_first)
        sure = (re.escape(form) for value in longest_first for form in sure_forms(value))
        self._hint = re.compile("|".join((_HINT, *sure)))

    def text(self, value: str) -> str:
        """Mask whatever is secret in a text of any kind: a title, a message, HTML, JSON, a list of headers."""
        if not value.isascii():
            value = _LONE_SURROGATE.sub("\ufffd", value)  # a page can send them; no file can hold them
        for may_stand_in, pattern in self._patterns:
            if may_stand_in(value):
                value = pattern.sub(MASK, value)
        value = self._cut_off.masked(value)
        # Most texts hold nothing of the kind. What each pattern cannot do without is looked for first: it costs next
        # to nothing. Letters that `(?i)` finds in other letters too (i, k, s) are left out of these words.
        if '"' in value or "'" in value:
            value = mask_pairs(value)
        lower = value.lower()
        for word, header in _HEADERS:
            if word in lower:
                value = header.sub(rf"\g<1>{MASK}", value)
        if "<" in value:
            value = mask_fields(value)
        if "@" in value:
            value = _USERINFO.sub(f"{MASK}:{MASK}@", value)
        if "=" in value or "3d" in lower:
            value = mask_parameters(value)
        if "eyJ" in value:
            value = _JWT.sub(MASK, value)
        if "bearer" in lower:
            value = _BEARER.sub(_masked_bearer, value)
        return mask_personal_numbers(value)

    def candidates(self, texts: str, between: str) -> Iterator[str]:
        """Pick quickly, of many texts with `between` after each, those in which there may be something to mask."""
        start = 0
        while hint := self._hint.search(texts, start):
            start = texts.rfind(between, 0, hint.start()) + 1
            end = texts.find(between, hint.end())
            yield texts[start : end if end >= 0 else len(texts)]
            if end < 0:
                return
            start = end + 1

    def spans(self, value: str) -> list[tuple[int, int]]:
        """Where in a text something is masked: start and end of each part; for a picture that shows the text."""
        if not self._hint.search(value) or (masked := self.text(value)) == value:
            return []
        spans, end = list[tuple[int, int]](), 0
        first, *others = _MASKED.split(masked)
        if not value.startswith(first):
            return [(0, len(value))]
        end = len(first)
        for number, kept in enumerate(others, start=1):
            is_last = number == len(others)
            found = len(value) - len(kept) if is_last else value.find(kept, end)
            if found < end or not value.startswith(kept, found):
                return [(0, len(value))]
            spans.append((end, found))
            end = found + len(kept)
        return [(start, stop) for start, stop in spans if stop > start]

    def url(self, value: str) -> str:
        """Mask a URL and take the user's name and password out of it."""
        return _URL_USERINFO.sub(r"\g<1>//", self.text(value))

    def bytes(self, content: builtins.bytes, extension: str = "txt") -> builtins.bytes:
        """Mask evidence before it is kept: html, json and txt as UTF-8 text, pictures not at all (see `masked`).

        JSON is masked value by value and stays JSON.
        """
        if extension not in _TEXT:
            return content
        text = content.decode("utf-8", errors="replace")
        if extension == "json":
            with suppress(ValueError, RecursionError):  # what is no JSON after all is masked as text
                found = json.loads(text)
                clean = self._clean(found)
                is_clean = clean == found and self.text(text) == text  # a key written twice is read only once
                return (text if is_clean else json.dumps(clean, ensure_ascii=False)).encode()
        return self.text(text).encode()

    def record(self, observation: T) -> T:
        """Mask every string in a record, however deep; its kind and its other values stay what they are.

        A SHA-256 id stays whole, so that it still leads to its evidence.
        """
        changes: dict[str, Any] = {}
        for name, value in observation:
            clean = self._clean(value)
            if clean is not value:
                changes[name] = clean
        return observation.model_copy(update=changes) if changes else observation

    def _clean(self, value: Any) -> Any:
        """Return the same object when there was nothing to mask in it: most records stay as they are."""
        if isinstance(value, _NO_TEXT):
            return value
        if isinstance(value, str):
            is_id = len(value) == _ID_LENGTH and _SHA256.fullmatch(value) is not None and value not in self._secrets
            return value if is_id else self.text(value)
        if isinstance(value, _SEQUENCES):
            clean = [self._clean(item) for item in value]
            return value if all(map(is_, clean, value)) else type(value)(clean)
        if isinstance(value, BaseModel):
            return self.record(value)
        return self._clean_mapping(value) if isinstance(value, Mapping) else value

    def _clean_mapping(self, values: Mapping[Any, Any]) -> dict[Any, Any]:
        """Mask a mapping; HAR and storage files keep cookies, headers and forms as `name` beside `value`."""
        cleaned = {}
        for key, value in values.items():
            if key == "cookies":
                cleaned[key] = _without_values(value)
            elif _is_secret(key, value) or (key == "value" and _is_secret(values.get("name"), value)):
                cleaned[key] = MASK
            else:
                cleaned[self._clean(key)] = self._clean(value)
        return cleaned


def _without_values(cookies: Any) -> Any:
    if isinstance(cookies, list):
        return [_without_values(cookie) for cookie in cookies]
    if isinstance(cookies, Mapping):
        hidden = {"value"} & cookies.keys() or cookies.keys()
        return {key: MASK if key in hidden else value for key, value in cookies.items()}
    return cookies


def _is_secret(name: object, value: object) -> bool:
    if not isinstance(name, str) or not isinstance(value, str) or not value:
        return False
    return names_a_header(name) or names_a_secret(name, value)


def _masked_bearer(found: re.Match[str]) -> str:
    is_token = len(found[2]) >= _SURE_BEARER or any(character.isdigit() for character in found[2])
    return found[1] + MASK if is_token else found[0]
