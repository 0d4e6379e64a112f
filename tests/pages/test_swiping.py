"""A page that is too wide for a phone, or at fault further down: pictures show where, and the screen comes back."""

from io import BytesIO
from typing import cast

import pytest
from PIL import Image

from portalwalk.model.observations import Spot, StepTaken
from portalwalk.pages.moving import where
from portalwalk.pages.spots import show_spots
from portalwalk.pages.swiping import show_beyond, swipes_sideways
from portalwalk.pages.walk import Walk
from tests.conftest import NewWalk
from tests.pages.conftest import Site

TOP = 1500
WIDE = f"""<meta name="viewport" content="width=device-width, initial-scale=1"><body style="margin: 0">
<div style="height: {TOP}px">清河市</div>
<div id="wide" style="width: 1000px; height: 300px;
  background: linear-gradient(90deg, red 0 300px, lime 0 600px, blue 0)"></div><div style="height: 900px"></div>"""


def last_step(walk: Walk) -> StepTaken:
    return next(one.data for one in reversed(walk.written) if isinstance(one.data, StepTaken))


def colours(walk: Walk, sha256: str, box: tuple[float, float, float, float]) -> set[str]:
    """Name the pure colours on the middle line of a box on a picture."""
    path = walk.settings.folder.evidence_path(sha256)
    assert path is not None
    with Image.open(BytesIO(path.read_bytes())) as image:
        y = round(box[1] + box[3] / 2)
        pixels = image.convert("RGB")
        seen = {cast("tuple[int, int, int]", pixels.getpixel((x, y))) for x in range(0, image.width, 5)}
    named = {"red": (255, 0, 0), "lime": (0, 255, 0), "blue": (0, 0, 255)}
    return {name for name, colour in named.items() if any(_is_near(colour, one) for one in seen)}


def _is_near(one: tuple[int, int, int], other: tuple[int, int, int]) -> bool:
    return all(abs(a - b) < 40 for a, b in zip(one, other, strict=True))


@pytest.mark.parametrize("device", ["iPhone 13", "iPad Mini"])
def test_what_lies_beyond_the_screen_is_kept_where_it_sticks_out(new_walk: NewWalk, site: Site, device: str) -> None:
    walk = new_walk(device=device)
    spot = Spot(target="#wide", what="宽表格", px=1000, box=(0, TOP, 1000, 300))
    with walk.step("open", zh="打开"):
        walk.goto(site.put(WIDE))
        assert swipes_sideways(walk)
        assert where(walk) == pytest.approx((0, 0), abs=2)
        show_beyond(walk, [spot])
        assert where(walk) == pytest.approx((0, 0), abs=2)

    step = last_step(walk)
    (mark,) = step.marks
    base = {one.base for one in step.moved}
    assert base == {mark.picture}
    assert mark.target == "#wide"
    assert "red" in colours(walk, mark.picture, mark.box)
    last = max(step.moved, key=lambda one: one.by)
    assert "blue" in colours(walk, last.picture, mark.box)
    assert "red" not in colours(walk, last.picture, mark.box) or device == "iPad Mini"
    assert {mark.picture, *(one.picture for one in step.moved)} <= set(step.evidence)


def test_what_is_at_fault_below_the_screen_is_brought_up_for_a_picture(new_walk: NewWalk, site: Site) -> None:
    walk = new_walk(device="Galaxy S9+")
    below = Spot(target="#below", what="小字", box=(0, TOP, 300, 20))
    above = Spot(target="#above", what="小字", box=(0, 0, 300, 20))
    with walk.step("open", zh="打开"):
        walk.goto(
            site.put(
                f'<meta name="viewport" content="width=device-width"><body style="margin:0"><p id="above">上</p>'
                f'<div style="height:{TOP}px"></div><p id="below" style="background:red;height:20px">下</p>'
                '<div style="height:2000px"></div>'
            )
        )
        show_spots(walk, [above], [below])

    step = last_step(walk)
    marks = {mark.target: mark for mark in step.marks}
    assert marks["#above"].picture == step.picture
    assert marks["#below"].picture != step.picture
    assert colours(walk, marks["#below"].picture, marks["#below"].box) == {"red"}
