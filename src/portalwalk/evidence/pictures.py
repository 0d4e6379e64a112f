"""Screenshots: their size, their encoding, and masks over what is private."""

import math
from collections.abc import Sequence
from io import BytesIO

from PIL import Image, ImageDraw

Box = tuple[float, float, float, float]
"""x, y, width, height in px of the picture."""

COVER = "#8c8c8c"
HATCH = "#a6a6a6"

Rectangle = tuple[int, int, int, int]
"""Left, top, right, bottom in px; the last two lie outside it."""

_JPEG_QUALITY = 75
_WEBP_QUALITY = 80
_HATCH_STEP_PX = 8


def picture_size(picture: bytes) -> tuple[int, int]:
    """Width and height in px."""
    with Image.open(BytesIO(picture)) as image:
        return image.size


def masked(picture: bytes, boxes: Sequence[Box]) -> bytes:
    """Cover boxes with hatched grey that nothing shows through; the same bytes when no box is on the picture."""
    with Image.open(BytesIO(picture)) as image:
        rectangles = [rectangle for box in boxes if (rectangle := inside(box, image.size))]
        if not rectangles:
            return picture
        covered = image.convert("RGB")
        for left, top, right, bottom in rectangles:
            covered.paste(_cover(right - left, bottom - top), (left, top))
        return encode(covered, image.format)


def inside(box: Box, size: tuple[int, int]) -> Rectangle | None:
    """Return the whole pixels that a box touches on a picture of this size, or None."""
    x, y, width, height = box
    left, right = (min(max(edge, 0), size[0]) for edge in (x, x + width))
    top, bottom = (min(max(edge, 0), size[1]) for edge in (y, y + height))
    if right <= left or bottom <= top:
        return None
    return math.floor(left), math.floor(top), math.ceil(right), math.ceil(bottom)


def grown(rectangle: Rectangle, by: int) -> Box:
    """Return the box that reaches `by` px further on each side."""
    left, top, right, bottom = rectangle
    return left - by, top - by, right - left + 2 * by, bottom - top + 2 * by


def _cover(width: int, height: int) -> Image.Image:
    cover = Image.new("RGB", (width, height), COVER)
    draw = ImageDraw.Draw(cover)
    for x in range(-height, width, _HATCH_STEP_PX):
        draw.line((x, height, x + height, 0), fill=HATCH)
    return cover


def encode(image: Image.Image, form: str | None) -> bytes:
    """Write a picture in a format of Pillow's name; JPEG unless it is PNG or WEBP."""
    encoded = BytesIO()
    if form == "PNG":
        image.save(encoded, "PNG", compress_level=1)
    elif form == "WEBP":
        image.save(encoded, "WEBP", quality=_WEBP_QUALITY, method=0)
    else:
        image.save(encoded, "JPEG", quality=_JPEG_QUALITY)
    return encoded.getvalue()
