"""Evidence as a report shows it: where the file is, how large the picture is, which step took it."""

import warnings
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from urllib.parse import quote

from PIL import Image

from portalwalk.evidence.folder import InspectionFolder
from portalwalk.model.observations import Mark, Moved
from portalwalk.reporting.drawing import Drawings, Sheet
from portalwalk.reporting.parts import EvidenceView, FileView, MarkView, PictureView
from portalwalk.reporting.text import Text
from portalwalk.reporting.words import word

PICTURES = {".jpg", ".jpeg", ".png", ".webp"}
SHOWN = 3
"""Pictures shown at once for one place; the others are links."""
PHONE_RATIO, TALL_RATIO = 1.2, 3.0
"""Height to width: from the first on a picture is of a phone, from the second on it is a strip."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What a picture's step says about it."""

    journey: str
    step: str
    name: Text
    title: str
    evidence: frozenset[str]
    """All pictures of the step: a finding that rests on just these was made in it."""
    marks: tuple[Mark, ...] = ()
    moved: tuple[Moved, ...] = ()
    """Pictures of what lies to the right of this one, beyond the screen."""


class Gallery:
    """Turns evidence ids into what a template can show. Reads each picture's head once."""

    def __init__(self, folder: InspectionFolder, taken: Mapping[str, Sequence[Taken]], drawings: Drawings) -> None:
        """Look in `folder`; `taken` says which steps took which picture; marked copies are left to `drawings`."""
        self._folder = folder
        self._taken = taken
        self.drawings = drawings
        self.file = cache(self._file)
        self._size = cache(_size)
        self._picture = cache(self._seen)

    def show(self, ids: Iterable[str], target: str = "", *, journeys: Sequence[str] = ()) -> EvidenceView:
        """Sort evidence into pictures and files, in the order given.

        `target` is what a finding points at, `journeys` are those that it rests on.
        """
        wanted = list(dict.fromkeys(ids))
        found = {one: self._of(one, frozenset(wanted), target, journeys) for one in wanted}
        pictures = [picture for picture in found.values() if picture]
        within = {sha for picture in pictures for sha in picture.holds}
        first = [picture for one, picture in found.items() if picture and one not in within]
        more = [picture for one, picture in found.items() if picture and one in within]
        if any(picture.shows_target for picture in first):
            more = [*(picture for picture in first if picture.is_about_else), *more]
            first = [picture for picture in first if not picture.is_about_else]
            first.sort(key=lambda picture: not picture.shows_target)
        files = tuple(self.file(one) for one, picture in found.items() if picture is None)
        return EvidenceView(tuple(first[:SHOWN]), (*first[SHOWN:], *more), files)

    def of_step(self, sha256: str, place: str) -> PictureView | None:
        """Show a picture as the step at this anchor took it."""
        taken = next((one for one in self._taken.get(sha256, ()) if one.step == place), None)
        return self._picture(sha256, replace(taken, moved=()) if taken else None, None)

    def _of(self, sha256: str, beside: frozenset[str], target: str, journeys: Sequence[str]) -> PictureView | None:
        """Show a picture as the step took it in which a finding was made: screens that look alike are one file."""

        def fits(taken: Taken) -> tuple[bool, bool, bool, bool]:
            named = bool(target) and any(mark.target == target for mark in taken.marks)
            return named, taken.journey in journeys, bool(taken.evidence & beside - {sha256}), bool(taken.marks)

        return self._picture(sha256, max(self._taken.get(sha256, ()), key=fits, default=None), target)

    def _file(self, sha256: str) -> FileView:
        path = self._folder.evidence_path(sha256)
        if path is None or not path.is_relative_to(self._folder.path):
            return FileView(sha256, "", None)
        inside = path.relative_to(self._folder.path).as_posix()
        return FileView(sha256, inside, None if path.suffix == ".html" else f"../{quote(inside)}")

    def _seen(self, sha256: str, taken: Taken | None, target: str | None) -> PictureView | None:
        """Show a picture; `target` is what a finding names, None in a storyboard, which shows all marks."""
        file = self.file(sha256)
        if not file.href or Path(file.path).suffix not in PICTURES:
            return None
        raw = self._folder.path / file.path
        size = self._size(raw)
        if size is None:
            return None
        beyond = self._beyond(taken.moved if taken else ())
        sheet = Sheet(raw, size, tuple((by, path) for _, by, path in beyond))
        marks = [mark for mark in (taken.marks if taken else ()) if sheet.shows(mark)]
        named = [mark for mark in marks if target and mark.target == target]
        others = [mark for mark in marks if mark.target and mark.target != target]
        is_about_else = bool(others) and len(others) == len(marks)
        if target is not None:  # what other findings name is no business of this one
            marks = named or [mark for mark in marks if not mark.target]
        href, piece = self.drawings.drawn(sheet, marks) if marks or beyond else (file.href, None)
        return PictureView(
            href=href,
            raw=file.href,
            width=sheet.size[0],
            height=sheet.size[1],
            shape="stretched" if beyond else _shape(*size),
            alt=_alt(taken, sha256),
            caption=_caption(taken, sha256),
            marks=tuple(MarkView(order, Text.of(mark.caption, mark.caption_zh)) for order, mark in enumerate(marks, 1)),
            piece=piece,
            step=taken.step if taken else "",
            holds=tuple(sha for sha, _, _ in beyond),
            shows_target=bool(named),
            is_about_else=is_about_else,
        )

    def _beyond(self, moved: Sequence[Moved]) -> list[tuple[str, float, Path]]:
        """Find the pictures of what a screen did not show, as far as they are there and can be read."""
        files = ((one, self._folder.path / self.file(one.picture).path) for one in moved)
        return [(one.picture, one.by, path) for one, path in files if path.suffix in PICTURES and self._size(path)]


def _shape(width: int, height: int) -> str:
    ratio = height / width
    return "tall" if ratio >= TALL_RATIO else "phone" if ratio >= PHONE_RATIO else "wide"


def _caption(taken: Taken | None, sha256: str) -> Text:
    if taken is None:
        return word("evidence_picture", id=sha256[:8])
    return word("beyond_screen", step=taken.name) if taken.moved else taken.name


def _alt(taken: Taken | None, sha256: str) -> Text:
    if taken is None:
        return word("evidence_picture", id=sha256[:8])
    return word("picture_of", step=taken.name, title=taken.title) if taken.title else taken.name


def _size(path: Path) -> tuple[int, int] | None:
    """Read width and height; None when the file is no readable picture (a killed run leaves such)."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # nothing is decompressed here
            with Image.open(path) as picture:
                return picture.size
    except (OSError, Image.DecompressionBombError):
        return None
