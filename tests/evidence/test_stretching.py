"""A screen in its frame, with what lies beyond it: nothing twice, nothing left out, marks where they were."""

from io import BytesIO

import pytest
from PIL import Image, ImageColor

from portalwalk.evidence.stretching import FRAME, GROUND, layout, stretched

SCREEN = (200, 100)
STRIPE = 20
COLOURS = ["#d00000", "#00a000", "#0000d0", "#c0c000", "#c000c0"] * 8


def screen_at(left: int) -> bytes:
    """Show the part of a page of coloured stripes that begins at `left`."""
    image = Image.new("RGB", SCREEN)
    for x in range(SCREEN[0]):
        image.paste(ImageColor.getrgb(COLOURS[(left + x) // STRIPE]), (x, 0, x + 1, SCREEN[1]))
    raw = BytesIO()
    image.save(raw, "PNG")
    return raw.getvalue()


def across(picture: bytes) -> list[str]:
    """Return the colours that stand beside one another halfway up, each once."""
    with Image.open(BytesIO(picture)) as image:
        row = ["#{:02x}{:02x}{:02x}".format(*image.getpixel((x, image.height // 2))) for x in range(image.width)]  # type: ignore[misc]
    return [colour for number, colour in enumerate(row) if number == 0 or row[number - 1] != colour]


def test_the_page_goes_on_beside_the_screen_without_gap_or_repetition() -> None:
    others = [(0.95, screen_at(190)), (1.9, screen_at(380)), (2.2, screen_at(440))]

    whole = stretched(screen_at(0), others)

    assert across(whole) == [FRAME, *COLOURS[:10], FRAME, *COLOURS[10:32]]
    assert Image.open(BytesIO(whole)).size == layout(SCREEN, [by for by, _ in others]).size


def test_a_stretch_that_nobody_took_stays_empty_and_moves_nothing() -> None:
    assert across(stretched(screen_at(0), [(1.5, screen_at(300))])) == [
        FRAME,
        *COLOURS[:10],
        FRAME,
        GROUND,
        *COLOURS[15:25],
    ]


@pytest.mark.parametrize(
    ("box", "frames"), [((40, 10, 60, 20), (1, 1)), ((150, 10, 100, 20), (1, 2)), ((210, 10, 50, 20), (2, 2))]
)
def test_a_mark_goes_with_what_it_points_at(box: tuple[float, float, float, float], frames: tuple[int, int]) -> None:
    there = layout(SCREEN, [0.95])

    x, y, width, height = there.moved(box)

    assert (x, x + width) == (box[0] + frames[0] * there.frame, box[0] + box[2] + frames[1] * there.frame)
    assert (y, height) == (10 + there.frame, 20)
