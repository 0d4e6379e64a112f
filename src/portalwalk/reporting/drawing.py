"""Marked copies of pictures, drawn beside the report: the pictures of the evidence stay as they were taken."""

import hashlib
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from PIL.ImageFont import FreeTypeFont

from portalwalk.evidence.annotation import CAPTION_PX, marked, piece, piece_size
from portalwalk.evidence.fonts import FontMissingError, font
from portalwalk.model.observations import Mark
from portalwalk.reporting.job import write_bytes
from portalwalk.reporting.parts import PieceView
from portalwalk.reporting.text import Text

FOLDER = "pictures"
STYLE = 1
"""Of the drawing: a higher number draws anew what an older PortalWalk has drawn."""
WORKERS = 2
"""Pillow decodes and encodes beside other threads; more than the cores there are gain nothing."""


class Drawings:
    """Draws in the background; what is there from an earlier report is left as it is."""

    def __init__(self, report: Path) -> None:
        """Draw into `report`/pictures."""
        self._folder = report / FOLDER
        self._pool = ThreadPoolExecutor(WORKERS)
        self._under_way: dict[str, Future[None]] = {}
        self._font: FreeTypeFont | None = None
        self.missing: FontMissingError | None = None
        """Why pieces of pictures could not be given their captions."""
        try:
            self._font = font(CAPTION_PX)
        except FontMissingError as error:
            self.missing = error

    def whole(self, raw: Path, marks: Sequence[Mark]) -> str:
        """Draw marks 1, 2 … on a copy of a picture; return where it is, seen from the report."""
        boxes = _numbered(marks)
        name = f"{_name(raw, boxes)}{raw.suffix}"
        self._draw(raw, (name,), lambda: [marked(raw.read_bytes(), boxes)])
        return f"{FOLDER}/{name}"

    def piece(self, raw: Path, size: tuple[int, int], marks: Sequence[Mark]) -> PieceView | None:
        """Cut out what stands around the first mark, with its caption in both languages; None when it helps nobody."""
        if self._font is None or not marks:
            return None
        words, boxes, letters = Text.of(marks[0].caption, marks[0].caption_zh), _numbered(marks), self._font
        captions = list(dict.fromkeys((words.zh, words.en)))
        room = piece_size(size, boxes, captions, letters)
        if room is None:
            return None
        stem = _name(raw, boxes, *captions)
        names = tuple(f"{stem}-{lang}{raw.suffix}" for lang in ("zh", "en")[: len(captions)])
        self._draw(raw, names, lambda: piece(raw.read_bytes(), boxes, captions, letters))
        hrefs = Text(f"{FOLDER}/{names[0]}", f"{FOLDER}/{names[-1]}")
        return PieceView(hrefs, *room, words)

    def finish(self) -> None:
        """Wait until all is drawn, and remove what no report shows any more.

        Raises:
            FolderError: the report's folder cannot be written.

        """
        with self._pool:
            for one in self._under_way.values():
                one.result()
        for old in self._folder.glob("*") if self._folder.is_dir() else ():
            if old.name not in self._under_way:
                old.unlink(missing_ok=True)

    def _draw(self, raw: Path, names: Sequence[str], draw: Callable[[], list[bytes]]) -> None:
        def work() -> None:
            if all((self._folder / name).is_file() for name in names):
                return
            try:
                drawn = draw()
            except OSError:  # half a picture, as a killed run leaves: as much of it as there is, without marks
                drawn = [raw.read_bytes()] * len(names)
            for name, content in zip(names, drawn, strict=True):
                write_bytes(self._folder / name, content)

        if names[0] not in self._under_way:
            self._under_way |= dict.fromkeys(names, self._pool.submit(work))


def _numbered(marks: Sequence[Mark]) -> list[tuple[int, tuple[float, float, float, float]]]:
    return [(number, mark.box) for number, mark in enumerate(marks, 1)]


def _name(raw: Path, *what: object) -> str:
    said = hashlib.sha256(repr((STYLE, *what)).encode()).hexdigest()
    return f"{raw.stem[:16]}-{said[:8]}"
