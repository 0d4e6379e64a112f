"""Write reports of an inspection into its `report/` folder."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from portalwalk.evidence.folder import InspectionFolder
from portalwalk.model.check import Check
from portalwalk.reporting.build import build_report
from portalwalk.reporting.errors import ReportError
from portalwalk.reporting.formats.allure_results import write_allure
from portalwalk.reporting.formats.excel import write_excel
from portalwalk.reporting.formats.html_page import write_html
from portalwalk.reporting.formats.json_copy import write_json
from portalwalk.reporting.formats.junit_xml import write_junit
from portalwalk.reporting.formats.markdown_summary import write_markdown
from portalwalk.reporting.formats.pdf import write_pdf
from portalwalk.reporting.formats.single_file import write_single_file
from portalwalk.reporting.formats.word_letter import write_letter
from portalwalk.reporting.job import Job

_WRITERS: dict[str, tuple[str, Callable[[Job, Path], None]]] = {
    "html": ("index.html", write_html),
    "single-file": ("report.html", write_single_file),
    "docx": ("rectification.docx", write_letter),
    "xlsx": ("problems.xlsx", write_excel),
    "pdf": ("report.pdf", write_pdf),
    "json": ("inspection.json", write_json),
    "junit": ("junit.xml", write_junit),
    "allure": ("allure-results", write_allure),
    "markdown": ("summary.md", write_markdown),
}
"""Format → name in `report/`, and what writes it there."""
FORMATS: tuple[str, ...] = tuple(_WRITERS)
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
    if unknown := [name for name in formats if name not in _WRITERS]:
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
    job = Job(build_report(folder, checks), folder, lang, templates, browser)
    written: dict[str, Path] = {}
    for name in formats:
        filename, write = _WRITERS[name]
        written[name] = folder.path / "report" / filename
        write(job, written[name])
    return written
