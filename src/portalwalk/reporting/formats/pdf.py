"""The PDF report: the HTML report on paper, with contents, page numbers and bookmarks, for signing and for archives."""

import io
import os
import re
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import Any

import pikepdf
from markupsafe import Markup, escape
from playwright.sync_api import Error, Page

from portalwalk.browser.finding import ENVIRONMENT, BrowserMissingError, find_browser
from portalwalk.browser.launch import Chromium
from portalwalk.browser.stops import WalkStoppedError
from portalwalk.reporting.errors import ReportError
from portalwalk.reporting.formats.html_page import write_html
from portalwalk.reporting.formats.paper import for_paper
from portalwalk.reporting.formats.pdf_archive import archived
from portalwalk.reporting.job import Job, write_bytes
from portalwalk.reporting.words import word

AT_MOST_S = 900
"""Then the browser is ended."""
HEAD_SHOWN = 16
"""Digits of the manifest's head on every page; the last page has all 64."""
_NOT_FROM_DISK = re.compile("^(?!file:|data:)", re.IGNORECASE)
_FILL_IN = """(numbers) => {
  document.getElementById("only-counting").remove();
  document.querySelectorAll(".printed-contents .page").forEach((page, index) => { page.textContent = numbers[index]; });
}"""


def write_pdf(job: Job, path: Path) -> None:
    """Print the report in the job's language.

    The page is printed twice: Chromium knows on which page a heading stands only when it has laid all of them out.
    Nothing is asked of a network.

    Raises:
        ReportError: there is no browser, or it could not print; the message says what to do.
        FolderError: it cannot be written.

    """
    page = path.with_name(f".{path.name}.html")  # beside the report, where its pictures are found
    write_html(replace(job, report=for_paper(job.report)), page)
    try:
        with ThreadPoolExecutor(1) as thread:  # Playwright has one event loop a thread, and the caller may be using its
            printed = thread.submit(_printed, page, job).result()
    finally:
        page.unlink(missing_ok=True)
    write_bytes(path, archived(printed, job.report.inspection))


def _printed(page_file: Path, job: Job) -> bytes:
    try:
        chromium = Chromium(find_browser(job.browser))
    except BrowserMissingError as error:
        named = job.browser or os.environ.get(ENVIRONMENT)
        missing = f"指定的浏览器 {named} 不存在" if named else "没有找到可用的浏览器"
        raise ReportError(
            f"The PDF report is printed by a browser. {error}",
            f"PDF 报告由浏览器打印生成，但{missing}。请运行 playwright install chromium；"
            "在 Debian 或 Ubuntu 上也可以运行 apt-get install chromium fonts-noto-cjk；"
            f"或者用 {ENVIRONMENT}=/path/to/chromium 指定。",
        ) from error
    try:
        with chromium.bounded(AT_MOST_S):
            context = chromium.browser.new_context(offline=True, service_workers="block")
            context.route(_NOT_FROM_DISK, lambda route: route.abort())
            page = context.new_page()
            page.set_default_timeout(AT_MOST_S * 1000)
            page.goto(page_file.absolute().as_uri())
            return _with_contents(page, job)
    except (Error, WalkStoppedError) as error:
        raise ReportError(f"The browser could not print the report: {error}", f"浏览器未能打印报告：{error}") from error
    finally:
        chromium.close()


def _with_contents(page: Page, job: Job) -> bytes:
    page.emulate_media(media="print")
    script = files("portalwalk.reporting.formats").joinpath("pdf.js").read_text(encoding="utf-8")
    listed = page.evaluate(script, {"contents": job.say(word("contents"))})
    settings = _settings(job)
    numbers = _page_numbers(page.pdf(**settings))
    page.evaluate(_FILL_IN, [str(numbers.get(one, "")) for one in listed])
    return page.pdf(**settings)


def _settings(job: Job) -> dict[str, Any]:
    report = job.report
    head = report.inspection.manifest_head
    shown = job.say(word("pdf_head", head=f"{head[:HEAD_SHOWN]}…")) if head else ""
    counts = {"page": Markup('<span class="pageNumber"></span>'), "pages": Markup('<span class="totalPages"></span>')}
    counted = escape(job.say(word("pdf_page"))).format(**counts)
    return {
        "display_header_footer": True,
        "header_template": _line(job, [escape(job.say(report.title)), escape(job.say(report.started.day_time))]),
        "footer_template": _line(job, [escape(shown), counted]),
        "prefer_css_page_size": True,
        "print_background": True,
        "tagged": True,
        "outline": True,
    }


def _line(job: Job, ends: Sequence[Markup]) -> str:
    """Write a line above or below each page; it is a document of its own and knows none of the page's styles."""
    style = (
        "display:flex;justify-content:space-between;gap:2em;width:100%;margin:0 15mm;color:#4b5768;"
        "font:10px 'Noto Sans CJK SC','Noto Sans SC','Source Han Sans SC','PingFang SC','Microsoft YaHei',sans-serif"
    )
    clipped = "overflow:hidden;text-overflow:ellipsis;white-space:nowrap"
    first, last = ends
    lang = "zh-CN" if job.lang == "zh" else "en"
    return (
        f'<div lang="{lang}" style="{style}"><span style="{clipped}">{first}</span>'
        f'<span style="flex:none">{last}</span></div>'
    )


def _page_numbers(printed: bytes) -> Mapping[str, int]:
    """Return the page, from 1, on which each element stands that a link leads to."""
    with pikepdf.open(io.BytesIO(printed)) as pdf:
        numbers: dict[Any, int] = {page.objgen: number for number, page in enumerate(pdf.pages, 1)}
        places: Any = pdf.Root.get("/Dests", {})
        return {name.removeprefix("/"): numbers[place[0].objgen] for name, place in places.items()}
