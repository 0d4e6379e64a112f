"""The HTML report as one file to be mailed: its pictures are in it, smaller than those of the folder."""

import base64
import re
from pathlib import Path
from urllib.parse import unquote

from portalwalk.reporting.formats.html_page import rendered
from portalwalk.reporting.job import Job, write_bytes
from portalwalk.reporting.thumbnails import Thumbnails

SHOWN_PX = (800, 1_200)
"""Pictures are made to fit into this (ours): what is marked is in a piece of its own, at full size."""
NOTHING = "data:,"

_LOCAL = r"(?:\.\./evidence|pictures)/[^\"]+"
_SOURCE = re.compile(rf'(?P<name>\b(?:src|data-src-zh|data-src-en))="(?P<href>{_LOCAL})"')
_SHOT = re.compile(rf'(?P<before><a class="shot"[^>]*) href="{_LOCAL}"')
_LINK = re.compile(rf' href="{_LOCAL}"')


def write_single_file(job: Job, path: Path) -> None:
    """Write the page with all it shows; what the pictures were made from stays in the folder.

    Raises:
        ReportError: a template is broken.
        FolderError: it cannot be written.

    """
    small = Thumbnails(*SHOWN_PX, "WEBP")

    def inline(found: re.Match[str]) -> str:
        made = small.of(job.folder.path / "report" / unquote(found["href"]))
        said = f"data:image/webp;base64,{base64.b64encode(made.content).decode()}" if made else NOTHING
        return f'{found["name"]}="{said}"'

    page = _SHOT.sub(r'\g<before> href="#"', rendered(job))  # the viewer takes the picture that stands in the link
    write_bytes(path, _SOURCE.sub(inline, _LINK.sub("", page)))
