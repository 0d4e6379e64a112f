"""Secrets by their names: in the query or fragment of a URL, in a posted form, in JSON, in hidden fields."""

import re
from collections.abc import Iterator
from urllib.parse import unquote

MASK = "***"

_SECRET = re.compile(
    r"(?:.*token|token(?:id|key|value|str)?\d*|.*(?:password|passwd|pwd)\d*|pass|passphrase|.*secret|.*secretkey"
    r"|.*ticket|jsessionid|phpsessid|aspnetsessionid|nonce|.*signature|.*apikey|.*(?:access|private|app)key"
    r"|.*authcode|codeverifier|.*assertion|saml(?:response|request|art)|.*credentials?)"
)
_SESSION = re.compile(r"sid|.*sessionid|session.*")
_E_MAIL = re.compile(r".*mail(?:addr|address|box)?\d*")
_TOKEN_LIKE = {"key", "sign", "sig", "auth"}
_OAUTH = {"code", "state"}
_HEADERS = {"authorization", "proxyauthorization", "cookie", "setcookie", "setcookie2"}

_LONG = 16
_SHORTEST_MIXED = 6
_SHORTEST_SESSION_NUMBER = 8

_RUN = re.compile(r"[!#-&(-;=?-~]+", re.ASCII)
_PERCENT = r"%(?:25){0,4}"
_PARAMETER = re.compile(
    rf"(?:(?<!&)[?&#]|(?<=&amp);|(?<=&\#38);|(?<=&\#x26);|;(?=j?sessionid|phpsessid)|\\u0026"
    rf"|(?P<encoded>{_PERCENT}(?:3f|26|23|3b(?=j?sessionid))))"
    rf"(?P<name>[a-z0-9_.\-\[\]]{{1,64}}+)(?:=|\\u003d|(?P<equals>{_PERCENT}3d))",
    re.ASCII | re.IGNORECASE,
)
_FIRST = re.compile(r"(?P<name>[a-z0-9_.\-\[\]]{1,64}+)=", re.ASCII | re.IGNORECASE)
_ALONE = re.compile(r"(?P<name>[A-Za-z0-9_.\-]{1,64}+)=(?=[^=]*[0-9!@$%^*~+])[\w.~+/@%!*$^-]{6,}+[.,:;]*+", re.ASCII)
_VALUE = re.compile(r"[^&#?;\\]*+")
_ENCODED_VALUE = re.compile(r"(?:[^&#?;\\%]|%(?!(?:25){0,4}(?:26|23|3[fFbB])))*+")
_CLOSING = ".,:!)]}"

_FIELD = re.compile(r"<(?:input|meta)\b[^<>]{0,8000}+", re.IGNORECASE)
_FIELD_NAME = re.compile(r"""(?<![\w-])(?:name|id)\s*+=\s*+["']?([\w.\-\[\]]{1,64})""", re.IGNORECASE | re.ASCII)
_FIELD_VALUE = re.compile(
    r"""(?<![\w-])((?:value|content)\s*+=\s*+)("[^"]*(?:"|\Z)|'[^']*(?:'|\Z)|[^\s"'>]++)""", re.IGNORECASE
)
_PRIVATE_FIELD = re.compile(r"""(?<![\w-])type\s*+=\s*+["']?(?:password|email)""", re.IGNORECASE)

_NAME = r"[\w.\-]{1,64}+"
_PAIR = re.compile(rf"""(?P<quote>["'])(?P<name>{_NAME})(?P=quote)\s*+:\s*+(?P=quote)""", re.ASCII)
_HAR_PAIR = re.compile(rf"""(?P<quote>")name"\s*+:\s*+"(?P<name>{_NAME})"\s*+,\s*+"value"\s*+:\s*+\"""", re.ASCII)
_PAIR_IN_STRING = re.compile(
    rf"""(?P<quote>\\{{1,7}}+")(?P<name>{_NAME})(?P=quote)\s*+:\s*+(?P=quote)(?P<value>[^"\\\r\n]*+)(?=(?P=quote))""",
    re.ASCII,
)
_STRING_REST = {
    '"': re.compile(r'(?:[^"\\\r\n]|\\.)*+(?="|\\?\Z)'),
    "'": re.compile(r"(?:[^'\\\r\n]|\\.)*+(?='|\\?\Z)"),
}


def names_a_header(name: str) -> bool:
    """Whether it names a header whose whole value is secret."""
    return _letters(name) in _HEADERS


def names_a_secret(name: str, value: str) -> bool:
    """Whether `value` is the secret that `name` announces, and not words for people such as a field's label."""
    word = _letters(name)
    is_named = _SECRET.fullmatch(word) or _is_e_mail(word, value)
    return bool(is_named) and value.isascii() and not re.search(r"\s", value)


def is_secret(name: str, value: str, *, beside: frozenset[str] = frozenset()) -> bool:
    """Whether the value of a URL's parameter is a secret; `beside` are the names of all its parameters.

    A name such as `access_token` is enough. A word that portals use for other things as well (`key` for what
    was searched for, `code` for an area, `sid` for a section) also needs a value that looks like a token.
    """
    word, plain = _letters(name), unquote(value)
    if not plain or _SECRET.fullmatch(word) or _is_e_mail(word, plain):
        return bool(plain)
    if not plain.isascii():
        return False
    if _SESSION.fullmatch(word):
        return not plain.isdigit() or len(plain) >= _SHORTEST_SESSION_NUMBER
    if word in _OAUTH:
        return len(plain) >= _LONG or beside >= _OAUTH
    return word in _TOKEN_LIKE and _looks_random(plain)


def mask_parameters(text: str) -> str:
    """Mask the secret parameters of every URL, encoded URL and posted form in `text`."""

    def mask(run: re.Match[str]) -> str:
        is_form = len(run[0]) == len(text) or "&" in run[0] or _is_alone(run[0])
        return _mask_run(run[0], is_form=is_form)

    return _RUN.sub(mask, text)


def mask_fields(html: str) -> str:
    """Mask the values of password and e-mail fields, and of hidden fields and `meta` elements that hold a token."""

    def mask(field: re.Match[str]) -> str:
        tag = field[0]
        is_private = _PRIVATE_FIELD.search(tag) is not None
        names = _FIELD_NAME.findall(tag)

        def mask_value(value: re.Match[str]) -> str:
            bare = value[2].strip("\"'")
            is_masked = is_private or any(names_a_secret(name, bare) for name in names)
            return f'{value[1]}"{MASK}"' if bare and is_masked else value[0]

        return _FIELD_VALUE.sub(mask_value, tag)

    return _FIELD.sub(mask, html)


def mask_pairs(text: str) -> str:
    """Mask what stands under a secret name in JSON, in a script's literals and in HAR's pairs of name and value."""
    for pattern in (_PAIR, _HAR_PAIR):
        text = "".join(_masked_pairs(pattern, text))

    def mask(pair: re.Match[str]) -> str:
        return pair[0].removesuffix(pair["value"]) + MASK if _is_secret_pair(pair["name"], pair["value"]) else pair[0]

    return _PAIR_IN_STRING.sub(mask, text)


def _masked_pairs(pattern: re.Pattern[str], text: str) -> Iterator[str]:
    done = 0
    for pair in pattern.finditer(text):
        value = _STRING_REST[pair["quote"]].match(text, pair.end())
        if value is not None and pair.end() >= done and _is_secret_pair(pair["name"], value[0]):
            yield text[done : pair.end()]
            yield MASK
            done = value.end()
    yield text[done:]


def _is_secret_pair(name: str, value: str) -> bool:
    return bool(value) and (names_a_header(name) or names_a_secret(name, value))


def _mask_run(run: str, *, is_form: bool) -> str:
    if "=" not in run and "%3" not in run and "3d" not in run.lower():
        return run
    found = [first] if is_form and (first := _FIRST.match(run)) else []
    found += _PARAMETER.finditer(run)
    beside = frozenset(parameter["name"].lower() for parameter in found)
    parts, done = [], 0
    for parameter in found:
        start = parameter.end()
        if start < done:
            continue
        groups = parameter.groupdict()
        value_pattern = _ENCODED_VALUE if groups.get("encoded") or groups.get("equals") else _VALUE
        matched = value_pattern.match(run, start)
        value = matched[0].rstrip(_CLOSING) if matched else ""
        if is_secret(parameter["name"], value, beside=beside):
            parts += [run[done:start], MASK]
            done = start + len(value)
    return "".join([*parts, run[done:]])


def _is_alone(run: str) -> bool:
    """Whether `password=hunter2` stands among words: named as nothing but a secret, and no word and no code itself."""
    alone = _ALONE.fullmatch(run)
    return alone is not None and _SECRET.fullmatch(_letters(alone["name"])) is not None


def _is_e_mail(word: str, value: str) -> bool:
    """Whether it is an address in a form; those that stand in a page's words are mostly an office's own, and stay."""
    return "@" in value and _E_MAIL.fullmatch(word) is not None


def _letters(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.lower())


def _looks_random(value: str) -> bool:
    has_letter = any(character.isalpha() for character in value)
    has_digit = any(character.isdigit() for character in value)
    if len(value) >= _LONG:
        return has_digit or not value.islower()
    return len(value) >= _SHORTEST_MIXED and has_letter and has_digit
