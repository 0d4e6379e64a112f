"""Word files written in tests, and read again."""

import re
import zipfile
from pathlib import Path

from docx import Document

from portalwalk.evidence.folder import InspectionFolder
from portalwalk.reporting import write_report
from tests.reporting.sample import CHECKS


def written(folder: InspectionFolder, lang: str = "zh", templates: Path | None = None) -> Path:
    return write_report(folder, CHECKS, formats=("docx",), lang=lang, templates=templates)["docx"]


def xml_of(path: Path, part: str = "word/document.xml") -> str:
    with zipfile.ZipFile(path) as packed:
        return packed.read(part).decode()


def words_of(path: Path) -> str:
    """Read a document's words in their order, one paragraph a line, content controls included."""
    paragraphs = re.split(r"</w:p>", xml_of(path))
    texts = ("".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", one)) for one in paragraphs)
    unescaped = (one.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&") for one in texts)
    return "\n".join(unescaped)


def own_template(folder: Path, lang: str, *paragraphs: str) -> Path:
    """Write an office's own template; return its folder of templates."""
    document = Document()
    for words in paragraphs:
        document.add_paragraph(words)
    (folder / "docx").mkdir(parents=True)
    document.save(str(folder / "docx" / f"rectification_{lang}.docx"))
    return folder


def changed(folder: InspectionFolder, **changes: object) -> InspectionFolder:
    folder.write_inspection(folder.read_inspection().model_copy(update=changes))
    return folder
