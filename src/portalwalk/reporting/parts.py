"""The small things that every view is made of: links, times, pictures, labels, figures."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from portalwalk.reporting.text import Text


@dataclass(frozen=True, slots=True)
class LinkView:
    """An address; `href` is None when it must not be clicked."""

    text: str
    href: str | None
    short: str


@dataclass(frozen=True, slots=True)
class MomentView:
    """A time, in UTC; `iso` is empty when it could not be read, and the other texts are what stands there."""

    iso: str
    day_time: Text
    time: str
    """Hours, minutes and seconds."""
    beijing: Text
    """Day and time in Beijing; empty when it could not be read."""
    in_beijing: datetime | None
    """The same as a program reckons with it."""


@dataclass(frozen=True, slots=True)
class MarkView:
    """What a number on a picture points at."""

    number: int
    what: Text


@dataclass(frozen=True, slots=True)
class PieceView:
    """A readable piece of a picture around one mark, with its caption in it; a file for each language."""

    href: Text
    width: int
    height: int
    what: Text


@dataclass(frozen=True, slots=True)
class PictureView:
    """A picture of the evidence, seen from the `report/` folder."""

    href: str
    """The copy with its marks, where there are any."""
    raw: str
    """The picture as it was taken."""
    width: int
    height: int
    shape: str
    """`wide`, `phone`, `stretched` (a phone with what lies beyond its screen) or `tall` (cut off in the small view)."""
    alt: Text
    caption: Text
    marks: tuple[MarkView, ...]
    piece: PieceView | None
    step: str
    """The anchor of the step that took it, or empty."""
    holds: tuple[str, ...] = ()
    """Ids of the pictures that this one was put together with: what a screen did not show."""
    shows_target: bool = False
    """Whether what the finding names is marked on it."""
    is_about_else: bool = False
    """Whether all that is marked on it is what other findings name."""


@dataclass(frozen=True, slots=True)
class FileView:
    """Evidence that is no picture, or is not there."""

    sha256: str
    path: str
    """Seen from the inspection folder; empty when the file is missing."""
    href: str | None
    """None for a saved page: opened from disk, its scripts would run."""


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """What proves one thing."""

    pictures: tuple[PictureView, ...] = ()
    more_pictures: tuple[PictureView, ...] = ()
    files: tuple[FileView, ...] = ()

    def __bool__(self) -> bool:
        """Whether there is anything to look at."""
        return bool(self.pictures or self.files)


@dataclass(frozen=True, slots=True)
class LabelView:
    """An outcome or an impact: its stable word for styles, its label for readers."""

    word: str
    label: Text


@dataclass(frozen=True, slots=True)
class CountView:
    """A figure with its label."""

    word: str
    label: Text
    count: int


@dataclass(frozen=True, slots=True)
class IndicatorRef:
    """A row of the score sheet as a problem names it."""

    id: str
    name: Text
    """Its number and its title."""
    windows: tuple[Text, ...]
    """The spans of time that it goes by, in words."""
