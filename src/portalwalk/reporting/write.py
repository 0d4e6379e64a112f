"""Write reports of an inspection into its `report/` folder."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from portalwalk.evidence.errors import explained
from portalwalk.evidence.folder import InspectionFolder
from portalwalk.model.check import Check
from portalwalk.reporting.build import build_report
from portalwalk.reporting.errors import ReportError
from portalwalk.reporting.html_page import render_html
from portalwalk.reporting.json_copy import render_json
from portalwalk.reporting.junit_xml import render_junit
from portalwalk.reporting.views import ReportView

Renderer = Callable[[ReportView, str, Path | None], str]

_RENDERERS: dict[str, tuple[str, Renderer]] = {
    "html": ("index.html", render_html),
    "json": ("inspection.json", lambda report, _lang, _templates: render_json(report)),
    "junit": ("junit.xml", lambda report, lang, _templates: render_junit(report, lang)),
}
FORMATS: tuple[str, ...] = tuple(_RENDERERS)
"""What `write_report` can write."""

LANGUAGES = ("zh", "en")


def write_report(
    folder: InspectionFolder,
    checks: Mapping[str, Check],
    *,
    formats: Sequence[str] = ("html",),
    lang: str = "zh",
    templates: Path | None = None,
) -> dict[str, Path]:
    """Write the report in each of `formats`; return where each one is.

    Args:
        folder: the inspection.
        checks: by id; a finding of a check that is not among them is told without its why and how-to-fix.
        formats: of `FORMATS`.
        lang: the language a reader sees first, `zh` or `en`; the HTML report holds both.
        templates: a `reports/` folder whose templates replace PortalWalk's own of the same name.

    Raises:
        ReportError: an unknown format or language, or a template that does not work.
        FolderError: the inspection cannot be read, or the report cannot be written.

    """
    if unknown := [name for name in formats if name not in _RENDERERS]:
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
    report = build_report(folder, checks)
    written: dict[str, Path] = {}
    for name in formats:
        filename, render = _RENDERERS[name]
        written[name] = _write(folder.path / "report" / filename, render(report, lang, templates))
    return written


def _write(path: Path, content: str) -> Path:
    with explained(path, "write", "写入"):
        path.parent.mkdir(parents=True, exist_ok=True)
        # A portal may send half a surrogate pair, which UTF-8 cannot hold.
        path.write_bytes(content.encode("utf-8", errors="replace"))
    return path
