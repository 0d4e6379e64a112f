"""A page that is wider than a phone's screen: the screen in its frame, and beside it what a finger has to fetch."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageDraw

from portalwalk.evidence.pictures import Box, encode

FRAME_SHARE = 1 / 40
"""Of the screen's width: how thick the frame round it is drawn."""
FRAME = "#2b2f36"
GROUND = "#ffffff"


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the screen and what lies beyond it stand on the drawn picture, in px."""

    screen: tuple[int, int]
    beyond: int
    """How much more of the page there is to the right of the screen."""

    @property
    def frame(self) -> int:
        """How thick the frame is."""
        return max(4, round(self.screen[0] * FRAME_SHARE))

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of the whole."""
        return self.screen[0] + self.beyond + 2 * self.frame, self.screen[1] + 2 * self.frame

    def moved(self, box: Box) -> Box:
        """Return a box of the first picture as it lies on the whole; past the screen's edge it jumps over the frame."""
        x, y, width, height = box
        left, right = self._across(x), self._across(x + width)
        return left, y + self.frame, right - left, height

    def _across(self, x: float) -> float:
        return x + self.frame * (1 if x <= self.screen[0] else 2)


def layout(screen: tuple[int, int], shifts: Sequence[float]) -> Layout:
    """Return the layout for pictures that lie `shifts` screen widths to the right of the first."""
    return Layout(screen, round(screen[0] * max(shifts, default=0)))


def stretched(first: bytes, others: Sequence[tuple[float, bytes]]) -> bytes:
    """Put a screen into a frame, and beside it what each other picture shows that the ones before it do not.

    Args:
        first: the screen as the page opened.
        others: how many screen widths further to the right, and what the screen showed there.

    """
    with Image.open(BytesIO(first)) as image:
        screen, form = image.convert("RGB"), image.format
    there = layout(screen.size, [by for by, _ in others])
    edge = there.frame
    whole = Image.new("RGB", there.size, GROUND)
    draw = ImageDraw.Draw(whole)
    draw.rounded_rectangle((0, 0, screen.width + 2 * edge - 1, there.size[1] - 1), radius=2 * edge, fill=FRAME)
    whole.paste(screen, (edge, edge))
    shown = 0
    for by, picture in sorted(others, key=lambda one: one[0]):
        reached = round(screen.width * by)
        with Image.open(BytesIO(picture)) as image:
            fresh = image.convert("RGB").crop((max(image.width - (reached - shown), 0), 0, image.width, image.height))
        whole.paste(fresh, (screen.width + 2 * edge + reached - fresh.width, edge))
        shown = max(shown, reached)
    return encode(whole, form)
