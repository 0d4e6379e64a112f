"""Evidence as a report shows it: where the file is, how large the picture is, which step took it."""

import warnings
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import quote

from PIL import Image

from portalwalk.evidence.folder import InspectionFolder
from portalwalk.model.observations import Mark
from portalwalk.reporting.drawing import Drawings
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

    step: str
    name: Text
    title: str
    evidence: frozenset[str]
    """All pictures of the step: a finding that rests on just these was made in it."""
    marks: tuple[Mark, ...] = ()


class Gallery:
    """Turns evidence ids into what a template can show. Reads each picture's head once."""

    def __init__(self, folder: InspectionFolder, taken: Mapping[str, Sequence[Taken]]) -> None:
        """Look in `folder`; `taken` says which steps took which picture."""
        self._folder = folder
        self._taken = taken
        self.drawings = Drawings(folder.path / "report")
        self.file = cache(self._file)
        self._size = cache(_size)
        self._picture = cache(self._seen)

    def show(self, ids: Iterable[str], target: str = "") -> EvidenceView:
        """Sort evidence into pictures and files, in the order given; `target` is what a finding points at."""
        wanted = list(dict.fromkeys(ids))
        pictures = [picture for one in wanted if (picture := self._of(one, frozenset(wanted), target))]
        files = tuple(self.file(one) for one in wanted if not self._of(one, frozenset(wanted), target))
        return EvidenceView(tuple(pictures[:SHOWN]), tuple(pictures[SHOWN:]), files)

    def of_step(self, sha256: str, place: str) -> PictureView | None:
        """Show a picture as the step at this anchor took it."""
        return self._picture(sha256, next((one for one in self._taken.get(sha256, ()) if one.step == place), None), "")

    def _of(self, sha256: str, beside: frozenset[str], target: str) -> PictureView | None:
        """Show a picture as the step took it in which a finding was made: screens that look alike are one file."""

        def fits(taken: Taken) -> tuple[bool, bool, bool]:
            named = bool(target) and any(mark.target == target for mark in taken.marks)
            return named, bool(taken.evidence & beside - {sha256}), bool(taken.marks)

        return self._picture(sha256, max(self._taken.get(sha256, ()), key=fits, default=None), target)

    def _file(self, sha256: str) -> FileView:
        path = self._folder.evidence_path(sha256)
        if path is None or not path.is_relative_to(self._folder.path):
            return FileView(sha256, "", None)
        inside = path.relative_to(self._folder.path).as_posix()
        return FileView(sha256, inside, None if path.suffix == ".html" else f"../{quote(inside)}")

    def _seen(self, sha256: str, taken: Taken | None, target: str) -> PictureView | None:
        file = self.file(sha256)
        if not file.href or Path(file.path).suffix not in PICTURES:
            return None
        raw = self._folder.path / file.path
        size = self._size(raw)
        if size is None:
            return None
        width, height = size
        marks = taken.marks if taken else ()
        marks = tuple(mark for mark in marks if target and mark.target == target) or marks
        ratio = height / width
        return PictureView(
            href=self.drawings.whole(raw, marks) if marks else file.href,
            raw=file.href,
            width=width,
            height=height,
            shape="tall" if ratio >= TALL_RATIO else "phone" if ratio >= PHONE_RATIO else "wide",
            alt=_alt(taken, sha256),
            caption=taken.name if taken else word("evidence_picture", id=sha256[:8]),
            marks=tuple(MarkView(order, Text.of(mark.caption, mark.caption_zh)) for order, mark in enumerate(marks, 1)),
            piece=self.drawings.piece(raw, size, marks),
            step=taken.step if taken else "",
        )


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
