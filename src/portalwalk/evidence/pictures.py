"""Mask and mark screenshots."""

import math
from collections.abc import Sequence
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

Box = tuple[float, float, float, float]
"""x, y, width, height in px of the picture."""

MARK = "#d4380d"
HALO = "#ffffff"
COVER = "#8c8c8c"
HATCH = "#a6a6a6"

_Rectangle = tuple[int, int, int, int]  # left, top, right, bottom; the last two outside it

_JPEG_QUALITY = 75
_WEBP_QUALITY = 80
_HATCH_STEP_PX = 8
_LINE_SHARE = 1 / 270
"""Of the picture's shorter side: 3 px on a desktop's picture, more on a denser one."""
_LINE_MIN_PX = 3
_HALO_PX = 2
_GAP_PX = 2
_BADGE_LINES = 10
"""A badge's diameter, in widths of the frame's line."""
_DIGIT_SHARE = 0.62
_SMOOTHING = 4


def picture_size(picture: bytes) -> tuple[int, int]:
    """Width and height in px."""
    with Image.open(BytesIO(picture)) as image:
        return image.size


def masked(picture: bytes, boxes: Sequence[Box]) -> bytes:
    """Cover boxes with hatched grey that nothing shows through; the same bytes when no box is on the picture."""
    with Image.open(BytesIO(picture)) as image:
        rectangles = [rectangle for box in boxes if (rectangle := _inside(box, image.size))]
        if not rectangles:
            return picture
        covered = image.convert("RGB")
        for left, top, right, bottom in rectangles:
            covered.paste(_cover(right - left, bottom - top), (left, top))
        return _encode(covered, image.format)


def marked(picture: bytes, box: Box, number: int = 1) -> bytes:
    """Frame an element and put a numbered badge beside it; the same bytes when the box is not on the picture.

    The badge stands where it does not cover the element (above, left, right, below), on it only when there
    is no room beside it. The picture keeps its format: a JPEG is written at quality 75.
    """
    with Image.open(BytesIO(picture)) as image:
        element = _inside(box, image.size)
        if element is None:
            return picture
        drawn = image.convert("RGB")
        width, height = drawn.size
        line = max(_LINE_MIN_PX, round(min(width, height) * _LINE_SHARE))
        frame = _inside(_grown(element, _GAP_PX + line + 2 * _HALO_PX), drawn.size) or element
        _draw_frame(ImageDraw.Draw(drawn), frame, line)
        badge = _badge(number, min(line * _BADGE_LINES, width, height))
        drawn.paste(badge, _place(badge.width, frame, element, drawn.size), badge)
        return _encode(drawn, image.format)


def _inside(box: Box, size: tuple[int, int]) -> _Rectangle | None:
    """Return the whole pixels that a box touches on the picture, or None."""
    x, y, width, height = box
    left, right = (min(max(edge, 0), size[0]) for edge in (x, x + width))
    top, bottom = (min(max(edge, 0), size[1]) for edge in (y, y + height))
    if right <= left or bottom <= top:
        return None
    return math.floor(left), math.floor(top), math.ceil(right), math.ceil(bottom)


def _grown(rectangle: _Rectangle, by: int) -> Box:
    left, top, right, bottom = rectangle
    return left - by, top - by, right - left + 2 * by, bottom - top + 2 * by


def _cover(width: int, height: int) -> Image.Image:
    cover = Image.new("RGB", (width, height), COVER)
    draw = ImageDraw.Draw(cover)
    for x in range(-height, width, _HATCH_STEP_PX):
        draw.line((x, height, x + height, 0), fill=HATCH)
    return cover


def _draw_frame(draw: ImageDraw.ImageDraw, frame: _Rectangle, line: int) -> None:
    """Draw a line with a halo on both sides, all of it inside `frame`."""
    left, top, right, bottom = frame
    lines = ((HALO, 0, line + 2 * _HALO_PX), (MARK, _HALO_PX, line))
    for colour, inset, thickness in lines:
        corners = (left + inset, top + inset, right - 1 - inset, bottom - 1 - inset)
        if corners[0] <= corners[2] and corners[1] <= corners[3]:
            draw.rectangle(corners, outline=colour, width=thickness)


def _badge(number: int, diameter: int) -> Image.Image:
    """Draw the number in a round badge with a halo, larger first, so that its edge is smooth."""
    side = diameter * _SMOOTHING
    badge = Image.new("RGBA", (side, side), (255, 255, 255, 0))
    draw = ImageDraw.Draw(badge)
    halo = min(_HALO_PX * _SMOOTHING, side // 4)
    draw.ellipse((0, 0, side - 1, side - 1), fill=HALO)
    draw.ellipse((halo, halo, side - 1 - halo, side - 1 - halo), fill=MARK)
    words = str(number)
    font = ImageFont.load_default(max(1, side * _DIGIT_SHARE * 2 / max(2, len(words) + 0.5)))
    draw.text((side / 2, side / 2), words, fill=HALO, font=font, anchor="mm", stroke_width=_SMOOTHING // 2)
    return badge.resize((diameter, diameter), Image.Resampling.LANCZOS)


def _place(side: int, frame: _Rectangle, element: _Rectangle, size: tuple[int, int]) -> tuple[int, int]:
    """Find the badge's top left corner: beside the frame, else on the frame's line, else on the element."""
    width, height = size
    for left, top, right, bottom in (frame, element):
        across, down = min(left, width - side), min(top, height - side)
        for x, y in ((across, top - side), (left - side, down), (right, down), (across, bottom)):
            if 0 <= x <= width - side and 0 <= y <= height - side:
                return x, y
    return min(frame[0], width - side), min(frame[1], height - side)


def _encode(image: Image.Image, form: str | None) -> bytes:
    encoded = BytesIO()
    if form == "PNG":
        image.save(encoded, "PNG", compress_level=1)
    elif form == "WEBP":
        image.save(encoded, "WEBP", quality=_WEBP_QUALITY, method=0)
    else:
        image.save(encoded, "JPEG", quality=_JPEG_QUALITY)
    return encoded.getvalue()
