"""Screenshots for readers: numbered marks on a copy of a picture, and a readable piece of it with its caption."""

from collections.abc import Sequence
from functools import lru_cache
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont
from PIL.ImageFont import FreeTypeFont

from portalwalk.evidence.pictures import Box, Rectangle, encode, grown, inside

MARK = "#d4380d"
HALO = "#ffffff"
INK = "#1f1f1f"

_LINE_SHARE = 1 / 270
"""Of the picture's shorter side: 3 px on a desktop's picture, more on a denser one."""
_LINE_MIN_PX = 3
_HALO_PX = 2
_GAP_PX = 2
_BADGE_LINES = 10
"""A badge's diameter, in widths of the frame's line."""
_DIGIT_SHARE = 0.62
_SMOOTHING = 4

CROP_PX = (600, 260)
"""A piece of a picture is at least so wide and high: what stands around a thing says where it is (ours)."""
CROP_MARGIN_PX = 70
WORTH_CROPPING = 0.7
"""A piece that takes more of the whole than this says nothing that the whole does not (ours)."""
CAPTION_PX = 20
_CAPTION_PAD_PX = 10
_CAPTION_BADGE_PX = 26
_CAPTION_LEFT_PX = 2 * _CAPTION_PAD_PX + _CAPTION_BADGE_PX
_ROW_PX = 29
_MOST_LINES = 2


def marked(picture: bytes, boxes: Sequence[tuple[int, Box]]) -> bytes:
    """Frame elements and put a numbered badge beside each; the same bytes when none of them is on the picture.

    A badge stands where it covers neither an element nor another badge (above, left, right, below its element), on its
    element only when there is no room beside it. The picture keeps its format: a JPEG is written at quality 75.
    """
    return marked_and_pieces(picture, boxes)[0]


def marked_and_pieces(
    picture: bytes, boxes: Sequence[tuple[int, Box]], captions: Sequence[str] = (), font: FreeTypeFont | None = None
) -> list[bytes]:
    """Return the picture as `marked` does, and what stands around the first element, once for each caption below it.

    The picture is read once for all of them. Pieces are of one size, and none where `piece_size` says so.
    """
    with Image.open(BytesIO(picture)) as image:
        if not any(inside(box, image.size) for _, box in boxes):
            return [picture]
        whole = image if image.mode == "RGB" else image.convert("RGB")
        pieces = _pieces(whole, boxes, captions, font) if font is not None else []
        _mark(whole, boxes)
        return [encode(one, image.format) for one in (whole, *pieces)]


def _pieces(
    whole: Image.Image, boxes: Sequence[tuple[int, Box]], captions: Sequence[str], font: FreeTypeFont
) -> list[Image.Image]:
    region = _around(boxes[0][1], whole.size)
    if region is None:
        return []
    left, top, _, _ = region
    cut = whole.crop(region)
    moved = [(one, (x - left, y - top, width, height)) for one, (x, y, width, height) in boxes]
    _mark(cut, [(one, box) for one, box in moved if inside(box, cut.size)])
    lines = [_lines(caption, font, cut.width) for caption in captions]
    height = _strip(lines)
    return [_captioned(cut, boxes[0][0], words, font, height) for words in lines]


def piece_size(
    size: tuple[int, int], boxes: Sequence[tuple[int, Box]], captions: Sequence[str], font: FreeTypeFont
) -> tuple[int, int] | None:
    """Return width and height in px that a piece will have.

    None when the element is not on the picture, or takes so much of it that a piece would be no easier to read.
    """
    region = _around(boxes[0][1], size)
    if region is None:
        return None
    left, top, right, bottom = region
    return right - left, bottom - top + _strip([_lines(one, font, right - left) for one in captions])


def _mark(drawn: Image.Image, boxes: Sequence[tuple[int, Box]]) -> None:
    width, height = drawn.size
    line = max(_LINE_MIN_PX, round(min(width, height) * _LINE_SHARE))
    elements = [(number, element) for number, box in boxes if (element := inside(box, drawn.size))]
    taken = [element for _, element in elements]
    frames = [inside(grown(one, _GAP_PX + line + 2 * _HALO_PX), drawn.size) or one for one in taken]
    for frame in frames:
        _draw_frame(ImageDraw.Draw(drawn), frame, line)
    for (number, element), frame in zip(elements, frames, strict=True):
        badge = _badge(number, min(line * _BADGE_LINES, width, height))
        left, top = _place(badge.width, frame, element, drawn.size, taken)
        taken.append((left, top, left + badge.width, top + badge.height))
        drawn.paste(badge, (left, top), badge)


def _around(box: Box, size: tuple[int, int]) -> Rectangle | None:
    """Return the part of a picture to cut out: the element in its middle as far as the edges allow."""
    element = inside(box, size)
    if element is None:
        return None
    edges = []
    for low, high, least, whole in zip(element[:2], element[2:], CROP_PX, size, strict=True):
        length = min(whole, max(least, high - low + 2 * CROP_MARGIN_PX))
        start = min(max((low + high - length) // 2, 0), whole - length)
        edges.append((start, start + length))
    (left, right), (top, bottom) = edges
    if (right - left) * (bottom - top) > WORTH_CROPPING * size[0] * size[1]:
        return None
    return left, top, right, bottom


def _strip(lines: Sequence[Sequence[str]]) -> int:
    return 2 * _CAPTION_PAD_PX + _ROW_PX * max(map(len, lines), default=1)


def _captioned(image: Image.Image, number: int, lines: Sequence[str], font: FreeTypeFont, height: int) -> Image.Image:
    """Put a caption under a picture, never on it."""
    whole = Image.new("RGB", (image.width, image.height + height), HALO)
    whole.paste(image, (0, 0))
    draw = ImageDraw.Draw(whole)
    draw.line((0, image.height, image.width, image.height), fill=MARK, width=2)
    badge, top = _badge(number, _CAPTION_BADGE_PX), image.height + _CAPTION_PAD_PX
    whole.paste(badge, (_CAPTION_PAD_PX, top + (_ROW_PX - badge.height) // 2), badge)
    for order, words in enumerate(lines):
        draw.text((_CAPTION_LEFT_PX, top + (order + 0.5) * _ROW_PX), words, fill=INK, font=font, anchor="lm")
    return whole


def _lines(words: str, font: FreeTypeFont, width: int) -> list[str]:
    """Break a caption into lines that fit: after a space where there is one near, else after any character."""
    rest, room = " ".join(words.split()), width - _CAPTION_LEFT_PX - _CAPTION_PAD_PX
    lines: list[str] = []
    while rest and len(lines) < _MOST_LINES:
        end = next((cut for cut in range(len(rest), 0, -1) if font.getlength(rest[:cut]) <= room), 1)
        if end < len(rest) and len(lines) + 1 == _MOST_LINES:
            rest = rest[: max(1, end - 1)].rstrip() + "…"
            end = len(rest)
        elif end < len(rest) and (space := rest.rfind(" ", end // 2, end + 1)) > 0:
            end = space
        lines.append(rest[:end].rstrip())
        rest = rest[end:].lstrip()
    return lines or [""]


def _draw_frame(draw: ImageDraw.ImageDraw, frame: Rectangle, line: int) -> None:
    """Draw a line with a halo on both sides, all of it inside `frame`."""
    left, top, right, bottom = frame
    lines = ((HALO, 0, line + 2 * _HALO_PX), (MARK, _HALO_PX, line))
    for colour, inset, thickness in lines:
        corners = (left + inset, top + inset, right - 1 - inset, bottom - 1 - inset)
        if corners[0] <= corners[2] and corners[1] <= corners[3]:
            draw.rectangle(corners, outline=colour, width=thickness)


@lru_cache(maxsize=256)
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


def _place(
    side: int, frame: Rectangle, element: Rectangle, size: tuple[int, int], taken: Sequence[Rectangle]
) -> tuple[int, int]:
    """Find the badge's top left corner: beside the frame, else on the frame's line, else on the element."""
    width, height = size
    beside = []
    for left, top, right, bottom in (frame, element):
        across, down = min(left, width - side), min(top, height - side)
        for x, y in ((across, top - side), (left - side, down), (right, down), (across, bottom)):
            if 0 <= x <= width - side and 0 <= y <= height - side:
                beside.append((x, y))
    free = [(x, y) for x, y in beside if not any(_overlap((x, y, x + side, y + side), one) for one in taken)]
    corner = min(frame[0], width - side), min(frame[1], height - side)
    return next(iter([*free, *beside, corner]))


def _overlap(one: Rectangle, other: Rectangle) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
