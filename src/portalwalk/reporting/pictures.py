"""Evidence as a report shows it: where the file is, how large the picture is, which step took it."""

import warnings
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import quote

from PIL import Image

from portalwalk.evidence.folder import InspectionFolder
from portalwalk.reporting.parts import EvidenceView, FileView, PictureView
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
    mark: Text


class Gallery:
    """Turns evidence ids into what a template can show. Reads each picture's head once."""

    def __init__(self, folder: InspectionFolder, taken: Mapping[str, Taken]) -> None:
        """Look in `folder`; `taken` says which step took which picture."""
        self._folder = folder
        self._taken = taken
        self.file = cache(self._file)
        self.picture = cache(self._picture)

    def show(self, ids: Iterable[str]) -> EvidenceView:
        """Sort evidence into pictures and files, in the order given."""
        wanted = list(dict.fromkeys(ids))
        pictures = [picture for one in wanted if (picture := self.picture(one))]
        files = tuple(self.file(one) for one in wanted if not self.picture(one))
        return EvidenceView(tuple(pictures[:SHOWN]), tuple(pictures[SHOWN:]), files)

    def _file(self, sha256: str) -> FileView:
        path = self._folder.evidence_path(sha256)
        if path is None or not path.is_relative_to(self._folder.path):
            return FileView(sha256, "", None)
        inside = path.relative_to(self._folder.path).as_posix()
        return FileView(sha256, inside, None if path.suffix == ".html" else f"../{quote(inside)}")

    def _picture(self, sha256: str) -> PictureView | None:
        file = self.file(sha256)
        if not file.href or Path(file.path).suffix not in PICTURES:
            return None
        size = _size(self._folder.path / file.path)
        if size is None:
            return None
        width, height = size
        ratio = height / width
        taken = self._taken.get(sha256)
        return PictureView(
            href=file.href,
            width=width,
            height=height,
            shape="tall" if ratio >= TALL_RATIO else "phone" if ratio >= PHONE_RATIO else "wide",
            alt=_alt(taken, sha256),
            caption=taken.name if taken else word("evidence_picture", id=sha256[:8]),
            mark=taken.mark if taken else Text.same(""),
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
