"""Numbers that belong to a person: mainland identity numbers and mobile numbers."""

import re
from datetime import date

DIGITS = r"[0-9]{11}|[0-9]{3}[ -][0-9]{4}[ -][0-9]{4}|[0-9]{6}[ -][0-9]{8}[ -]"
"""What both kinds of numbers hold, in one piece or in groups: it is found much faster than either."""
_DIGITS = re.compile(DIGITS)
_IDENTITY = re.compile(
    r"(?<![0-9A-Za-z])(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])[0-9]{4}[ -]?(?P<born>(?:19|20)[0-9]{6})"
    r"[ -]?[0-9]{3}[0-9Xx](?![0-9A-Za-z])"
)
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)  # GB 11643-1999
_CHECK_DIGITS = "10X98765432"

_MOBILE = re.compile(
    r"(?<![0-9A-Za-z_])(?<![0-9]\.)"
    r"(?P<country>(?:\+|00)?86[ -]?)?(?P<first>1[3-9][0-9])(?P<gap>[ -]?)[0-9]{4}(?P=gap)(?P<last>[0-9]{4})"
    r"(?![0-9A-Za-z_元万亿]|\.[0-9]|\.(?:s?html?|jspx?|aspx?|php|do|action|pdf|docx?|xlsx?|jpe?g|png|gif)\b)"
)


def mask_personal_numbers(text: str) -> str:
    """Mask identity numbers (`110*************12`) and mobile numbers standing alone (`138****1234`).

    An identity number must have a province, a date of birth and the right check digit: article, filing and
    credit numbers of the same length stay. A mobile number must not be a file's name or a sum of money. Both are also
    found in groups (`138 1234 5678`, `138-1234-5678`, `110105 19491231 002X`).
    """
    if not _DIGITS.search(text):
        return text
    text = _IDENTITY.sub(_masked_identity, text)
    return _MOBILE.sub(lambda number: f"{number['country'] or ''}{number['first']}****{number['last']}", text)


def _masked_identity(found: re.Match[str]) -> str:
    written = found[0]
    number = re.sub("[ -]", "", written)
    try:
        date.fromisoformat(found["born"])
    except ValueError:
        return written
    total = sum(int(digit) * weight for digit, weight in zip(number, _WEIGHTS, strict=False))
    return f"{number[:3]}{'*' * 13}{number[-2:]}" if _CHECK_DIGITS[total % 11] == number[-1].upper() else written
