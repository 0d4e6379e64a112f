"""Marks on pictures: drawn on a copy beside the report, with a readable piece in both languages."""

from pathlib import Path

import pytest
from PIL import Image

from portalwalk.evidence import fonts
from portalwalk.evidence.folder import InspectionFolder
from portalwalk.evidence.verify import verify
from portalwalk.model.journal import Entry
from portalwalk.model.observations import Mark, Moved, StepTaken
from portalwalk.reporting import write_report
from portalwalk.reporting.build import build_report
from portalwalk.reporting.drawing import Drawings
from portalwalk.reporting.parts import PictureView
from portalwalk.reporting.pictures import Gallery
from portalwalk.reporting.walks import gather, pictures_taken
from tests.reporting.sample import CHECKS, HOME, PHONE, SEARCH, SIGN_ON, picture, write_sample

BOX = (900.0, 100.0, 120.0, 40.0)


def marked_picture(folder: InspectionFolder) -> PictureView:
    report = build_report(folder, CHECKS)
    shown = (step.before for one in report.journeys for walk in one.walks for reel in walk.reels for step in reel.steps)
    return next(one for one in shown if one is not None)


def look(folder: InspectionFolder, scenario: str = SEARCH, **seen: object) -> None:
    """Write one more step down, in a walk of its own."""
    at = "2026-11-22T09:40:05.000Z"
    said = {"url": HOME, "name": "look", "name_zh": "查看", "number": 1, "started_at": at, "duration_ms": 1}
    step = StepTaken.model_validate(said | seen)
    folder.append(Entry(at=at, scenario=scenario, attempt=3, kind="StepTaken", data=step))


def size_of(path: Path) -> tuple[int, int]:
    with Image.open(path) as image:
        return image.size


@pytest.fixture
def sample(tmp_path: Path) -> InspectionFolder:
    return write_sample(tmp_path / "results")


def test_the_picture_of_the_evidence_stays_as_it_was(sample: InspectionFolder) -> None:
    seen = marked_picture(sample)
    report = sample.path / "report"

    assert (report / seen.raw).read_bytes() != (report / seen.href).read_bytes()
    assert size_of(report / seen.href) == size_of(report / seen.raw) == (seen.width, seen.height)
    assert verify(sample.path).ok


def test_a_piece_is_there_in_each_language_and_of_the_size_that_is_said(sample: InspectionFolder) -> None:
    piece = marked_picture(sample).piece

    assert piece is not None
    assert piece.href.zh != piece.href.en
    for href in (piece.href.zh, piece.href.en):
        assert size_of(sample.path / "report" / href) == (piece.width, piece.height)


def test_what_no_report_shows_any_more_is_removed(sample: InspectionFolder) -> None:
    write_report(sample, CHECKS)
    drawn = sample.path / "report" / "pictures"
    before = {one.name: one.stat().st_mtime_ns for one in drawn.iterdir()}
    (drawn / "old.jpg").write_bytes(b"")

    write_report(sample, CHECKS)

    assert {one.name: one.stat().st_mtime_ns for one in drawn.iterdir()} == before  # and nothing is drawn twice


def test_without_a_chinese_font_there_are_numbers_and_the_reason_is_said_once(
    sample: InspectionFolder, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    nothing = tmp_path / "none.ttf"
    monkeypatch.setattr(fonts, "_candidates", lambda: iter([(str(nothing), 0)]))
    fonts._found.cache_clear()

    report, marked = build_report(sample, CHECKS), marked_picture(sample)

    fonts._found.cache_clear()
    assert sum("font" in one.en for one in report.remarks) == 1
    assert marked.piece is None
    assert marked.href != marked.raw


def test_half_a_picture_does_not_end_the_report(sample: InspectionFolder) -> None:
    whole = picture((1280, 800), 1)
    sha = sample.keep(whole[: len(whole) // 2], "jpg", url=HOME, step="look")
    look(
        sample,
        picture=sha,
        evidence=(sha,),
        marks=(Mark(picture=sha, box=BOX, caption="the header", caption_zh="页首徽标"),),
    )

    page = write_report(sample, CHECKS)["html"].read_text(encoding="utf-8")

    assert "页首徽标" in page


def test_a_page_too_wide_for_a_phone_is_shown_with_what_lies_beyond_its_screen(sample: InspectionFolder) -> None:
    base, beyond = (
        sample.keep(picture(PHONE, number) + b"wide%d" % number, "jpg", url=HOME, step="look") for number in (1, 2)
    )
    look(
        sample,
        picture=base,
        evidence=(base, beyond),
        marks=(Mark(picture=base, box=(400, 100, 400, 300), caption="a table", target="#wide"),),
        moved=(Moved(picture=beyond, base=base, by=0.95),),
    )
    with Drawings(sample.path / "report") as drawings:
        seen = Gallery(sample, pictures_taken(gather(sample.entries())), drawings).show([beyond, base], "#wide")

    (whole,), (moved,) = seen.pictures, seen.more_pictures
    assert whole.shape == "stretched"
    assert size_of(sample.path / "report" / whole.href) == (whole.width, whole.height)
    assert whole.width > 1.95 * PHONE[0]
    assert moved.href.endswith(f"{beyond}.jpg")
    assert "滑动后" in moved.caption.zh


@pytest.mark.parametrize(
    ("target", "captions"), [("#mine", ["mine"]), ("#other", ["other"]), ("", ["general"]), ("#unknown", ["general"])]
)
def test_a_finding_shows_what_it_names_and_nothing_that_others_name(
    sample: InspectionFolder, target: str, captions: list[str]
) -> None:
    sha = sample.keep(picture((1280, 800), 1) + b"many", "jpg", url=HOME, step="look")
    marks = [
        Mark(picture=sha, box=BOX, caption=caption, caption_zh=caption, target=named)
        for caption, named in (("mine", "#mine"), ("other", "#other"), ("general", ""))
    ]
    look(
        sample,
        picture=sha,
        evidence=(sha,),
        marks=tuple(marks),
    )
    taken = pictures_taken(gather(sample.entries()))
    with Drawings(sample.path / "report") as drawings:
        gallery = Gallery(sample, taken, drawings)
        (seen,) = gallery.show([sha], target).pictures
        told = gallery.of_step(sha, taken[sha][0].step)

    assert [mark.what.en for mark in seen.marks] == captions
    assert told is not None
    assert len(told.marks) == len(marks)


def test_of_screens_that_look_alike_a_finding_shows_the_one_of_its_own_journey(sample: InspectionFolder) -> None:
    sha = sample.keep(picture((1280, 800), 1) + b"alike", "jpg", url=HOME, step="look")
    look(sample, SIGN_ON, picture=sha, evidence=(sha,), marks=(Mark(picture=sha, box=BOX, caption="the way in"),))
    look(sample, SEARCH, picture=sha, evidence=(sha,))
    with Drawings(sample.path / "report") as drawings:
        gallery = Gallery(sample, pictures_taken(gather(sample.entries())), drawings)
        (of_search,) = gallery.show([sha], journeys=["test_search_first_page"]).pictures
        (of_sign_on,) = gallery.show([sha], journeys=["test_single_sign_on"]).pictures

    assert of_search.marks == ()
    assert [mark.what.en for mark in of_sign_on.marks] == ["the way in"]
