"""The office's own letter as a Word file: a template that the office can replace, filled in."""

import io
import zipfile
from dataclasses import fields
from datetime import datetime
from pathlib import Path
from typing import Any

from docx.oxml import parse_xml
from docxtpl import DocxTemplate  # type: ignore[import-untyped]
from jinja2 import StrictUndefined, TemplateError
from jinja2.sandbox import SandboxedEnvironment
from lxml import etree  # type: ignore[import-untyped]
from markupsafe import Markup

from portalwalk.bundled import bundled
from portalwalk.reporting.errors import ReportError
from portalwalk.reporting.job import Job, write_bytes
from portalwalk.reporting.letter import ShownInLetter, tell_letter
from portalwalk.reporting.thumbnails import Thumbnails

TEMPLATE = "docx/rectification_{lang}.docx"
"""In a `reports/` folder."""
_BOX = (720, 560)
"""A picture in the letter, px."""
_WIDEST_MM, _HIGHEST_MM = 72.0, 58.0
"""Two fit side by side between the margins of an A4 page."""
_EMU = 36_000
"""English metric units in a millimetre: what OOXML counts lengths in."""
_FRAME = (
    '<a:ln xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" w="6350">'
    '<a:solidFill><a:srgbClr val="BFBFBF"/></a:solidFill></a:ln>'
)
"""A hairline around a picture: most pages are white at the edges."""
_NEAR = 160
"""Characters of the template that a message quotes."""
_LONG_AGO = (1980, 1, 1, 0, 0, 0)


def write_letter(job: Job, path: Path) -> None:
    """Write `rectification.docx`, in one language; a template in the job's folder takes the place of PortalWalk's own.

    Raises:
        ReportError: the template is broken; the message says which one and what is wrong.
        FolderError: it cannot be written.

    """
    template = _template(job)
    write_bytes(path, _repeatable(_rendered(job, template)))


def _template(job: Job) -> Path:
    name = TEMPLATE.format(lang=job.lang)
    own = job.templates / name if job.templates else None
    return own if own and own.is_file() else bundled("reports") / name


def _rendered(job: Job, path: Path) -> bytes:
    letter = tell_letter(job.report, job.lang)
    # An office's template may come by mail from elsewhere: it may repeat and choose, and reach nothing else.
    environment = SandboxedEnvironment(autoescape=True, undefined=StrictUndefined)
    if not zipfile.is_zipfile(path):
        raise _broken(path, "it is no Word file (.docx)", "不是 Word 文件（.docx）")
    content = io.BytesIO()
    try:
        document = _Template(path)
        environment.filters["image"] = _Images(job, document).show
        document.render({one.name: getattr(letter, one.name) for one in fields(letter)}, environment)
        if started := job.report.started.iso:
            document.core_properties.created = document.core_properties.modified = datetime.fromisoformat(started)
        document.save(content)
    except TemplateError as error:
        # docxtpl keeps the lines around a mistake in the template's own words.
        near = " ".join("".join(getattr(error, "docx_context", ())).split())[:_NEAR]
        said = f"{error.message or type(error).__name__}{f' (near “{near}”)' if near else ''}"
        raise _broken(path, said, said) from error
    except Exception as error:  # a file of the office's own can be broken in any way there is
        said = f"{type(error).__name__}: {error}"
        raise _broken(path, said, said) from error
    return content.getvalue()


def _broken(path: Path, says: str, says_zh: str) -> ReportError:
    return ReportError(f"The letter template {path} does not work: {says}.", f"公文模板 {path} 有误：{says_zh}。")


class _Template(DocxTemplate):  # type: ignore[misc]
    """A template whose result must be sound."""

    def fix_tables(self, xml: str) -> Any:
        """Refuse what docxtpl would mend by leaving out parts: a loop that begins in a table and ends outside it."""
        etree.fromstring(xml)
        return super().fix_tables(xml)


class _Images:
    """Pictures as a template shows them: `{{ picture|image }}`."""

    def __init__(self, job: Job, document: DocxTemplate) -> None:
        self._job, self._document = job, document
        self._thumbnails = Thumbnails(*_BOX)

    def show(self, shown: ShownInLetter, widest_mm: float = _WIDEST_MM, highest_mm: float = _HIGHEST_MM) -> Markup:
        """Put a picture into the text, not larger than so many mm; nothing when it cannot be read."""
        small = self._thumbnails.of(self._job.close_up_of(shown.picture))
        if small is None:
            return Markup("")
        emu_per_px = _EMU * min(widest_mm / small.width, highest_mm / small.height)
        inline = self._document.current_rendering_part.new_pic_inline(
            io.BytesIO(small.content), round(small.width * emu_per_px), round(small.height * emu_per_px)
        )
        inline.docPr.set("descr", shown.alt)
        inline.graphic.graphicData.pic.spPr.append(parse_xml(_FRAME))
        # Closes the run of the template's words, and opens another for what follows, as docxtpl's own images do.
        return Markup(  # noqa: S704 - made by python-docx; the alternative text went in as an attribute
            f'</w:t></w:r><w:r><w:drawing>{inline.xml}</w:drawing></w:r><w:r><w:t xml:space="preserve">'
        )


def _repeatable(document: bytes) -> bytes:
    """Pack the file anew without the time of packing: the same inspection gives the same bytes."""
    content = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(document)) as packed, zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as again:
        for entry in packed.infolist():
            again.writestr(zipfile.ZipInfo(entry.filename, _LONG_AGO), packed.read(entry), zipfile.ZIP_DEFLATED)
    return content.getvalue()
