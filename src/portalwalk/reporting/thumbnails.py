"""Small copies of evidence pictures, for files that hold their pictures themselves."""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from PIL import Image

_QUALITY = {"JPEG": 72, "WEBP": 50}
"""Measured on 98 screenshots: a JPEG takes 6 kB and 3 ms at 320 × 220 px, 27 kB and 8 ms at 720 × 560 px."""
_STRIP_RATIO = 3.0
"""Height to width of what is shown of a picture."""
_DRAFT = 1.5
"""How much larger than needed a JPEG is decoded: less, and thin strokes break."""
_MOST_PIXELS = 100_000_000
"""A larger picture is not decoded: it would take some hundred MB for a moment."""


@dataclass(frozen=True, slots=True)
class Thumbnail:
    """A small picture."""

    content: bytes
    width: int
    height: int


class Thumbnails:
    """Makes each thumbnail once, however often its picture is shown."""

    def __init__(self, width: int, height: int, form: str = "JPEG") -> None:
        """Fit pictures into a box of so many px, never larger than they are; `form` is JPEG or WEBP."""
        self._box = (width, height)
        self._form = form
        self.of = cache(self._of)

    def _of(self, path: Path) -> Thumbnail | None:
        """Make it; None when the file is no picture that can be decoded, or much too large."""
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # `_MOST_PIXELS` says it
                with Image.open(path) as picture:
                    return self._made(picture) if picture.width * picture.height <= _MOST_PIXELS else None
        except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):  # what Pillow's readers raise
            return None

    def _made(self, picture: Image.Image) -> Thumbnail:
        # A strip of a whole page would be a thread: its upper part says which page it is.
        shown = min(picture.height, round(picture.width * _STRIP_RATIO))
        scale = min(self._box[0] / picture.width, self._box[1] / shown, 1)
        size = max(round(picture.width * scale), 1), max(round(shown * scale), 1)
        enough = round(size[0] * _DRAFT), round(picture.height * scale * _DRAFT) or 1
        picture.draft("RGB", enough)  # a JPEG is decoded at a half, a quarter or an eighth; others as they are
        part = (0, 0, picture.width, min(picture.height, picture.width * size[1] / size[0]))
        small = picture.convert("RGB").resize(size, Image.Resampling.HAMMING, box=part)
        encoded = io.BytesIO()
        small.save(encoded, self._form, quality=_QUALITY[self._form])
        return Thumbnail(encoded.getvalue(), small.width, small.height)
