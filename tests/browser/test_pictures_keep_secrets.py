"""What was typed into private fields is in no picture, and no secret in any byte of the folder."""

import base64
from io import BytesIO
from pathlib import Path
from urllib.parse import quote

import pytest
from PIL import Image

from portalwalk.evidence.verify import verify
from portalwalk.pages.walk import Walk
from tests.conftest import NewWalk
from tests.reliability.hostile import Hostile

SECRET = "s3cret&密码-7f"
PHONE = "13912345678"
ID_NUMBER = "110101199003070134"

OPEN_FIELD = 180
"""How far from the top the only field stands that is not private."""
WIDTH, HEIGHT = 304, 42


def type_everything(walk: Walk, url: str) -> None:
    with walk.step("fill the form", zh="填写表单"):
        walk.open(url)
        walk.page.locator("#password").fill(SECRET)
        walk.page.locator("#phone").fill(PHONE)
        walk.page.locator("#id").fill(ID_NUMBER)
        walk.page.locator("#title").fill(SECRET)
        walk.page.evaluate("title.value = '公开的标题'")  # what the field shows; the page's title keeps the secret


def picture_of(walk: Walk) -> Image.Image:
    path = walk.settings.folder.evidence_path(walk.last_evidence[0])
    assert path is not None
    return Image.open(BytesIO(path.read_bytes())).convert("RGB")


def blue_boxes(picture: Image.Image) -> int:
    """How many px show a field: the fields, and nothing else, are blue."""
    red, blue = (picture.getchannel(band).tobytes() for band in "RB")
    return sum(b > 200 and r < 80 for r, b in zip(red, blue, strict=True))


@pytest.fixture(params=[("desktop", "/private"), ("iPhone 13", "/private"), ("iPhone 13", "/private-wide")], ids=str)
def typed(request: pytest.FixtureRequest, new_walk: NewWalk, hostile_portal: Hostile) -> Walk:
    device, path = request.param
    walk = new_walk(device=device, secrets=(SECRET,))
    type_everything(walk, hostile_portal.at(path))
    return walk


def test_private_fields_are_covered_and_others_are_not(typed: Walk) -> None:
    shown = picture_of(typed)
    scale = shown.width / float(typed.page.evaluate("visualViewport.width"))
    left, top = 40 * scale, OPEN_FIELD * scale
    open_field = shown.crop((round(left), round(top), round(left + WIDTH * scale), round(top + HEIGHT * scale)))

    assert blue_boxes(open_field) > 0.8 * open_field.width * open_field.height
    assert blue_boxes(shown) <= (WIDTH * scale + 4) * (HEIGHT * scale + 4)


def test_no_secret_is_in_any_byte(typed: Walk) -> None:
    spellings = [
        SECRET,
        quote(SECRET),
        quote(SECRET, safe=""),
        SECRET.replace("&", "&amp;"),
        base64.b64encode(SECRET.encode()).decode(),
        SECRET.encode("unicode-escape").decode(),
        PHONE,
        ID_NUMBER,
    ]
    folder = typed.settings.folder.path

    written = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}

    assert typed.page.title() == SECRET
    assert [
        (path.relative_to(folder), one)
        for path, content in written.items()
        for one in spellings
        if one.encode() in content
    ] == []
    assert Path("observations.jsonl") in {path.relative_to(folder) for path in written}
    assert verify(folder).ok
