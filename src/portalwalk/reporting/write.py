"""Write reports of an inspection into its `report/` folder."""

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

from portalwalk.evidence.folder import InspectionFolder
from portalwalk.model.check import Check
from portalwalk.reporting.errors import ReportError


class _Format(NamedTuple):
    """How a format is written; what writes it is imported with its libraries when it is asked for, and not before."""

    filename: str
    """In `report/`."""
    module: str
    """In `portalwalk.reporting.formats`."""
    function: str
    """Takes a `Job` and the path to write."""


_FORMATS = {
    "html": _Format("index.html", "html_page", "write_html"),
    "single-file": _Format("report.html", "single_file", "write_single_file"),
    "docx": _Format("rectification.docx", "word_letter", "write_letter"),
    "xlsx": _Format("problems.xlsx", "excel", "write_excel"),
    "pdf": _Format("report.pdf", "pdf", "write_pdf"),
    "json": _Format("inspection.json", "json_copy", "write_json"),
    "junit": _Format("junit.xml", "junit_xml", "write_junit"),
    "allure": _Format("allure-results", "allure_results", "write_allure"),
    "markdown": _Format("summary.md", "markdown_summary", "write_markdown"),
}
_NAMES_PICTURES = {"html"}
"""Written while pictures are still being drawn: they are named there and not read."""
FORMATS: tuple[str, ...] = tuple(_FORMATS)
"""What `write_report` can write."""

LANGUAGES = ("zh", "en")


def write_report(
    folder: InspectionFolder,
    checks: Mapping[str, Check],
    *,
    formats: Sequence[str] = ("html",),
    lang: str = "zh",
    templates: Path | None = None,
    browser: str | None = None,
) -> dict[str, Path]:
    """Write the report in each of `formats`; return where each one is.

    Args:
        folder: the inspection.
        checks: by id; a finding of a check that is not among them is told without its why and how-to-fix.
        formats: of `FORMATS`.
        lang: the language a reader sees first, `zh` or `en`; the HTML report holds both.
        templates: a `reports/` folder whose templates replace PortalWalk's own of the same name.
        browser: what prints the PDF report, instead of the browser that is found.

    Raises:
        ReportError: an unknown format or language, or a template that does not work.
        FolderError: the inspection cannot be read, or the report cannot be written.

    """
    if unknown := [name for name in formats if name not in _FORMATS]:
        asked, there_is = ", ".join(map(repr, unknown)), ", ".join(FORMATS)
        raise ReportError(
            f"No report format {asked}. There is: {there_is}.", f"没有报告格式 {asked}。可用的格式：{there_is}。"
        )
    if lang not in LANGUAGES:
        there_is = ", ".join(LANGUAGES)
        raise ReportError(
            f"No report language {lang!r}. There is: {there_is}.", f"没有报告语言 {lang!r}。可用的语言：{there_is}。"
        )
    if templates is not None and not templates.is_dir():
        raise ReportError(
            f"The folder of report templates, {templates}, is not there.", f"报告模板文件夹 {templates} 不存在。"
        )
    # Imported here with all that draws and words: a command that writes no report starts without it.
    from portalwalk.reporting.build import build_report
    from portalwalk.reporting.drawing import Drawings
    from portalwalk.reporting.job import Job

    written: dict[str, Path] = {}
    with Drawings(folder.path / "report") as drawings:
        job = Job(build_report(folder, checks, drawings), folder, lang, templates, browser)
        for name in formats:
            form = _FORMATS[name]
            if name not in _NAMES_PICTURES:
                drawings.finish()
            write: Callable[[Job, Path], None] = getattr(
                import_module(f"portalwalk.reporting.formats.{form.module}"), form.function
            )
            written[name] = folder.path / "report" / form.filename
            write(job, written[name])
    return written
