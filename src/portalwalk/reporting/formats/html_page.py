"""The HTML report: one page that opens from disk, in both languages, with its pictures beside it."""

import base64
import hashlib
from pathlib import Path
from traceback import extract_tb

from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    StrictUndefined,
    TemplateError,
    TemplateSyntaxError,
)
from markupsafe import Markup, escape

from portalwalk.bundled import bundled
from portalwalk.reporting.errors import ReportError
from portalwalk.reporting.job import Job, write_bytes
from portalwalk.reporting.text import Text
from portalwalk.reporting.words import WORDS, counted, word

PAGE, SCRIPT, STYLES = "html/report.html.j2", "html/report.js", ("html/brand.css", "html/report.css", "html/print.css")
_BOTH = Markup('<span class="zh" lang="zh-CN">{}</span><span class="en" lang="en">{}</span>')


def write_html(job: Job, path: Path) -> None:
    """Write the page; a template of the same name in the job's folder takes the place of PortalWalk's own.

    Raises:
        ReportError: a template is broken; the message says which one and where.
        FolderError: it cannot be written.

    """
    write_bytes(path, rendered(job))


def rendered(job: Job) -> str:
    """Return the page.

    Raises:
        ReportError: a template is broken.

    """
    report, lang = job.report, job.lang
    folders = [folder for folder in (job.templates, bundled("reports")) if folder is not None]
    loader = ChoiceLoader([FileSystemLoader(folder) for folder in folders])
    environment = _environment(loader, lang)
    try:
        script = _source(loader, environment, SCRIPT)
        return environment.get_template(PAGE).render(
            report=report,
            lang=lang,
            script=Markup(script),  # noqa: S704 - a shipped or user's own file, never a portal's words
            script_hash=base64.b64encode(hashlib.sha256(script.encode()).digest()).decode(),
            styles=Markup("\n".join(_source(loader, environment, name) for name in STYLES)),  # noqa: S704
        )
    except TemplateError as error:
        where = _where(error)
        raise ReportError(
            f"The report template {where} does not work: {error.message}.", f"报告模板 {where} 有误：{error.message}。"
        ) from error


def _where(error: TemplateError) -> str:
    """Name the template and the line: a syntax error knows them, any other is looked up in the traceback."""
    if isinstance(error, TemplateSyntaxError):
        return f"{error.name}:{error.lineno}"
    frames = [frame for frame in extract_tb(error.__traceback__) if frame.filename.endswith(".j2")]
    return f"{frames[-1].filename}:{frames[-1].lineno}" if frames else str(error.message)


def _environment(loader: BaseLoader, lang: str) -> Environment:
    environment = Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )

    def both(attribute: str, text: Text) -> Markup:
        """Write an attribute that follows the language switch."""
        written = Markup('{}="{}"').format(attribute, text.in_(lang))
        if text.is_same:
            return written
        return written + Markup(' data-{0}-zh="{1}" data-{0}-en="{2}"').format(attribute, text.zh, text.en)

    environment.filters["say"] = say
    environment.globals.update(
        t=lambda key, **values: say(word(key, **values)),
        counted=lambda key, n: say(counted(key, n)),
        words=WORDS,
        both=both,
    )
    return environment


def say(text: Text) -> Markup:
    """Write a sentence in both languages; the page shows one of them."""
    return escape(text.zh) if text.is_same else _BOTH.format(text.zh, text.en)


def _source(loader: BaseLoader, environment: Environment, name: str) -> str:
    return loader.get_source(environment, name)[0].replace("\r\n", "\n")
