"""What a mark and a mask do to the pixels of a picture."""

from collections.abc import Callable
from io import BytesIO
from typing import cast

import pytest
from PIL import Image, ImageChops, ImageColor

from portalwalk.evidence.annotation import MARK, marked
from portalwalk.evidence.pictures import Box, masked, picture_size

SIZE = (640, 400)
ELEMENT = (200.0, 150.0, 120.0, 40.0)
OUTSIDE: list[Box] = [(700, 10, 50, 50), (-90, 10, 50, 50), (10, 400, 5, 5), (10, 10, 0, 20), (10, 10, 20, -5)]
Pixel = tuple[int, int, int]
Is = Callable[[Pixel], bool]


def page(colour: str, form: str = "PNG", size: tuple[int, int] = SIZE) -> bytes:
    picture = BytesIO()
    Image.new("RGB", size, colour).save(picture, form)
    return picture.getvalue()


def pixels(picture: bytes) -> Image.Image:
    return Image.open(BytesIO(picture)).convert("RGB")


def count(image: Image.Image, box: tuple[int, int, int, int], is_it: Is) -> int:
    left, top, right, bottom = box
    return sum(is_it(at(image, x, y)) for x in range(left, right) for y in range(top, bottom))


def at(image: Image.Image, x: int, y: int) -> Pixel:
    return cast("Pixel", image.getpixel((x, y)))


def near(colour: str, tolerance: int = 60) -> Is:
    wanted = ImageColor.getrgb(colour)
    return lambda pixel: all(abs(a - b) <= tolerance for a, b in zip(pixel, wanted, strict=False))


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_size_and_format_stay(form: str) -> None:
    picture = page("white", form)

    for changed in (masked(picture, [ELEMENT]), marked(picture, [(1, ELEMENT)])):
        assert Image.open(BytesIO(changed)).format == form
        assert picture_size(changed) == SIZE
        assert changed != picture


def test_mask_is_opaque_and_covers_every_touched_pixel() -> None:
    secret = Image.new("RGB", SIZE, "white")
    secret.paste("red", (100, 100, 180, 120))
    picture = BytesIO()
    secret.save(picture, "PNG")

    image = pixels(masked(picture.getvalue(), [(100.4, 100.4, 79.2, 19.2)]))

    is_grey: Is = lambda pixel: pixel[0] == pixel[1] == pixel[2] < 200  # noqa: E731
    assert count(image, (100, 100, 180, 120), is_grey) == 80 * 20
    assert count(image, (0, 0, *SIZE), near("white", 0)) == SIZE[0] * SIZE[1] - 80 * 20


def test_mask_is_cut_at_the_edges() -> None:
    image = pixels(masked(page("white"), [(-20, -20, 40, 40), (600, 380, 400, 400), *OUTSIDE]))

    assert not near("white", 0)(at(image, 0, 0))
    assert not near("white", 0)(at(image, 639, 399))
    assert near("white", 0)(at(image, 20, 20))
    assert near("white", 0)(at(image, 599, 379))


@pytest.mark.parametrize("box", OUTSIDE)
def test_nothing_to_do_leaves_the_bytes(box: Box) -> None:
    picture = page("white", "JPEG")

    assert masked(picture, []) == picture
    assert masked(picture, [box]) == picture
    assert marked(picture, [(1, box)]) == picture


@pytest.mark.parametrize("colour", ["white", "black", MARK])
def test_frame_shows_on_any_page_and_leaves_the_element_alone(colour: str) -> None:
    image = pixels(marked(page(colour), [(1, ELEMENT)]))

    x, y, width, height = (int(value) for value in ELEMENT)
    assert count(image, (x, y, x + width, y + height), near(colour, 0)) == width * height
    above = (x + width // 2, y - 12, x + width // 2 + 1, y)
    assert count(image, above, near(MARK)) >= 3
    assert count(image, above, near("white")) >= 4


@pytest.mark.parametrize(
    "box",
    [
        ELEMENT,
        (0, 0, 120, 30),
        (520, 0, 120, 30),
        (0, 370, 120, 30),
        (520, 370, 120, 30),
        (0, 0, 640, 300),
        (0, 100, 640, 300),
        (0, 0, 300, 400),
        (340, 0, 300, 400),
        (300, 200, 1, 1),
    ],
)
def test_badge_stands_beside_the_element(box: Box) -> None:
    image = pixels(marked(page("black"), [(7, box)]))
    alone = pixels(marked(page("black"), [(8, box)]))

    digit = ImageChops.difference(image, alone).getbbox()
    assert digit is not None
    x, y, width, height = box
    assert digit[2] <= x or digit[0] >= x + width or digit[3] <= y or digit[1] >= y + height
    assert near("black", 0)(at(image, int(x + width / 2), int(y + height / 2)))


def test_badge_stays_on_the_picture_when_there_is_no_room() -> None:
    whole = (0.0, 0.0, float(SIZE[0]), float(SIZE[1]))

    image = pixels(marked(page("black"), [(3, whole)]))

    assert near("black", 0)(at(image, SIZE[0] // 2, SIZE[1] // 2))
    assert count(image, (0, 0, 30, 30), near(MARK)) > 300


@pytest.mark.parametrize("size", [(1, 1), (8, 4), (30, 30), (3, 900)])
@pytest.mark.parametrize("number", [1, 12, 123])
def test_tiny_pictures_and_long_numbers(size: tuple[int, int], number: int) -> None:
    assert picture_size(marked(page("white", size=size), [(number, (-5, -5, 1000, 7))])) == size
    assert picture_size(masked(page("white", size=size), [(-5, -5, 1e9, 1e9)])) == size


def test_grey_and_transparent_pictures() -> None:
    for mode in ("L", "P", "RGBA", "LA"):
        picture = BytesIO()
        Image.new(mode, SIZE).save(picture, "PNG")
        assert picture_size(marked(picture.getvalue(), [(1, ELEMENT)])) == SIZE
