"""What a visitor clicks and points at is noted beside the pictures; the pictures stay as they were taken."""

import pytest

from portalwalk.browser.camera import Pointer
from portalwalk.evidence.pictures import picture_size
from portalwalk.model.observations import StepTaken
from portalwalk.pages.walk import Walk
from tests.conftest import NewWalk
from tests.reliability.hostile import Hostile

PHONE = "iPhone 13"


def last_step(walk: Walk) -> StepTaken:
    return next(one.data for one in reversed(walk.written) if isinstance(one.data, StepTaken))


@pytest.mark.parametrize("device", ["desktop", PHONE])
def test_what_is_clicked_is_noted_where_it_is_on_the_picture(
    new_walk: NewWalk, hostile_portal: Hostile, device: str
) -> None:
    walk = new_walk(device=device)
    with walk.step("open", zh="打开"):
        walk.goto(hostile_portal.at("/links"))
        link = walk.page.locator("#redirect")
    link.scroll_into_view_if_needed()
    box = link.bounding_box()
    shown_px = float(walk.page.evaluate("visualViewport.width"))  # a phone shows a page made for desktops smaller
    assert box is not None

    with walk.step("click", zh="点击"):
        walk.click(link, "the link", "该链接")

    step = last_step(walk)
    (mark,) = step.marks
    assert mark.picture == step.before != step.picture
    path = walk.settings.folder.evidence_path(mark.picture)
    assert path is not None
    scale = picture_size(path.read_bytes())[0] / shown_px
    assert mark.box == pytest.approx([box[edge] * scale for edge in ("x", "y", "width", "height")], abs=1)
    assert (mark.caption, mark.caption_zh) == ("the link", "该链接")


def test_looking_alike_is_one_picture_whatever_is_pointed_at(new_walk: NewWalk, hostile_portal: Hostile) -> None:
    walk = new_walk()
    with walk.step("open", zh="打开"):
        walk.goto(hostile_portal.at("/links"))
        walk.point_at(walk.page.locator("a").first, "the first link", zh="第一个链接")
    first = last_step(walk)

    with walk.step("look on", zh="继续查看"):
        kept = walk.keep_picture(
            Pointer(walk.page.locator("a").last, "the last link", "最后一个链接", "a:last-of-type")
        )

    second = last_step(walk)
    assert kept == first.picture == second.picture
    assert [mark.target for mark in second.marks] == ["a:last-of-type"]
    assert first.marks[0].box != second.marks[0].box


def test_a_picture_kept_beside_is_evidence_of_what_is_observed(new_walk: NewWalk, hostile_portal: Hostile) -> None:
    walk = new_walk()
    with walk.step("open", zh="打开"):
        walk.goto(hostile_portal.at("/sound"))
        before = walk.keep_picture(beside=True)
        walk.page.evaluate("() => { document.body.style.background = 'teal' }")

    assert before is not None
    assert walk.last_evidence == (last_step(walk).picture, before)
