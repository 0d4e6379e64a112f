"""Marked copies of pictures, drawn beside the report: the pictures of the evidence stay as they were taken."""

import hashlib
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from PIL.ImageFont import FreeTypeFont

from portalwalk.evidence.annotation import CAPTION_PX, marked_and_pieces, piece_size
from portalwalk.evidence.fonts import FontMissingError, font
from portalwalk.evidence.pictures import Box, inside
from portalwalk.evidence.stretching import Layout, layout, stretched
from portalwalk.model.observations import Mark
from portalwalk.reporting.job import write_bytes
from portalwalk.reporting.parts import PieceView
from portalwalk.reporting.text import Text

FOLDER = "pictures"
STYLE = 1
"""Of the drawing: a higher number draws anew what an older PortalWalk has drawn."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is drawn on: a picture of the evidence, or a screen with what lies beyond it."""

    raw: Path
    screen: tuple[int, int]
    """Width and height of the picture in px."""
    beyond: tuple[tuple[float, Path], ...] = ()
    """How many screen widths further to the right, and the picture of it."""

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in px of what is drawn."""
        return self._layout.size if self.beyond else self.screen

    @property
    def _layout(self) -> Layout:
        return layout(self.screen, [by for by, _ in self.beyond])

    def content(self) -> bytes:
        """Return the picture without marks."""
        raw = self.raw.read_bytes()
        return stretched(raw, [(by, path.read_bytes()) for by, path in self.beyond]) if self.beyond else raw

    def boxes(self, marks: Sequence[Mark]) -> list[tuple[int, Box]]:
        """Number marks from 1 and place them."""
        moved = self._layout.moved
        return [(number, moved(mark.box) if self.beyond else mark.box) for number, mark in enumerate(marks, 1)]

    def shows(self, mark: Mark) -> bool:
        """Say whether any of a marked thing is on what is drawn."""
        (_, box), *_ = self.boxes([mark])
        return inside(box, self.size) is not None

    def name(self, *what: object) -> str:
        """Return a name that holds for what is drawn alone."""
        said = hashlib.sha256(repr((STYLE, [(by, path.stem) for by, path in self.beyond], *what)).encode()).hexdigest()
        return f"{self.raw.stem[:16]}-{said[:8]}"


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

    def drawn(self, sheet: Sheet, marks: Sequence[Mark]) -> tuple[str, PieceView | None]:
        """Draw marks 1, 2 … on a copy of a picture; return where it is, seen from the report, and a piece of it.

        The piece is what stands around the first mark, with its caption in both languages; None when it helps nobody.
        """
        boxes, suffix = sheet.boxes(marks), sheet.raw.suffix
        names, captions, piece = [f"{sheet.name(boxes)}{suffix}"], list[str](), None
        if marks and self._font is not None:
            words = Text.of(marks[0].caption, marks[0].caption_zh)
            captions = list(dict.fromkeys((words.zh, words.en)))
            room = piece_size(sheet.size, boxes, captions, self._font)
            if room is not None:
                stem = sheet.name(boxes, *captions)
                names += [f"{stem}-{lang}{suffix}" for lang in ("zh", "en")[: len(captions)]]
                piece = PieceView(Text(f"{FOLDER}/{names[1]}", f"{FOLDER}/{names[-1]}"), *room, words)
        self._draw(sheet, names, lambda: marked_and_pieces(sheet.content(), boxes, captions, self._font))
        return f"{FOLDER}/{names[0]}", piece

    def __enter__(self) -> Self:
        """Draw until the block is left, in the background."""
        return self

    def __exit__(self, problem: object, *_: object) -> None:
        """Finish; after a problem draw nothing further."""
        if problem is None:
            self.finish()
        else:
            self._pool.shutdown(cancel_futures=True)

    def finish(self) -> None:
        """Wait until all is drawn, and remove what no report shows any more. Nothing can be drawn afterwards.

        Raises:
            FolderError: the report's folder cannot be written.

        """
        with self._pool:
            for one in self._under_way.values():
                one.result()
        for old in self._folder.glob("*") if self._folder.is_dir() else ():
            if old.name not in self._under_way:
                old.unlink(missing_ok=True)

    def _draw(self, sheet: Sheet, names: Sequence[str], draw: Callable[[], list[bytes]]) -> None:
        def work() -> None:
            if all((self._folder / name).is_file() for name in names):
                return
            try:
                drawn = draw()
            except OSError:  # half a picture, as a killed run leaves: as much of it as there is, without marks
                drawn = [sheet.raw.read_bytes()] * len(names)
            for name, content in zip(names, drawn, strict=True):
                write_bytes(self._folder / name, content)

        if not self._under_way.keys() >= set(names):
            self._under_way |= dict.fromkeys(names, self._pool.submit(work))
