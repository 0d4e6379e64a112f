"""What every format is made from."""

import os
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from portalwalk.evidence.errors import explained
from portalwalk.evidence.folder import InspectionFolder
from portalwalk.reporting.parts import PictureView
from portalwalk.reporting.text import Text
from portalwalk.reporting.views import ReportView


@dataclass(frozen=True, slots=True)
class Job:
    """One report to be written, in one language where a format holds only one."""

    report: ReportView
    folder: InspectionFolder
    lang: str
    """`zh` or `en`."""
    templates: Path | None = None
    """A `reports/` folder whose templates replace PortalWalk's own of the same name."""
    browser: str | None = None
    """What prints on paper, instead of the browser that is found."""

    def say(self, text: Text) -> str:
        """Return a text in the report's language."""
        return text.in_(self.lang)

    def file_of(self, picture: PictureView) -> Path:
        """Return where a picture is on disk."""
        return self._on_disk(picture.href)

    def close_up_of(self, picture: PictureView) -> Path:
        """Return where its readable piece is, or the picture itself where there is none."""
        return self._on_disk(self.say(picture.piece.href) if picture.piece else picture.href)

    def _on_disk(self, href: str) -> Path:
        # `report/..` cannot be walked through before anything was written into `report/`.
        return Path(os.path.normpath(self.folder.path / "report" / unquote(href)))


def write_bytes(path: Path, content: str | bytes) -> None:
    """Write a file of a report, with the folders above it.

    Raises:
        FolderError: it cannot be written; the message says why.

    """
    # A portal may send half a surrogate pair, which UTF-8 cannot hold.
    raw = content.encode("utf-8", errors="replace") if isinstance(content, str) else content
    with explained(path, "write", "写入"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(raw)
