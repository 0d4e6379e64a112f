"""The HTML report: one page that opens from disk, in both languages, with its pictures beside it."""

import base64
import hashlib
from collections.abc import Callable
from pathlib import Path
from traceback import extract_tb

from jinja2 import BaseLoader, Environment, FileSystemLoader, StrictUndefined, TemplateError, TemplateSyntaxError
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup, escape

from portalwalk.bundled import bundled
from portalwalk.reporting.errors import ReportError
from portalwalk.reporting.job import Job, write_bytes
from portalwalk.reporting.text import Text
from portalwalk.reporting.words import WORDS, number, word

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
    loader = _Loader([folder for folder in (job.templates, bundled("reports")) if folder is not None])
    environment = _environment(loader, lang, is_own=job.templates is not None)
    try:
        script = _source(loader, environment, SCRIPT)
        return environment.get_template(PAGE).render(
            report=report,
            lang=lang,
            script=Markup(script),  # noqa: S704 - a shipped or user's own file, never a portal's words
            script_hash=base64.b64encode(hashlib.sha256(script.encode()).digest()).decode(),
            styles=Markup("\n".join(_source(loader, environment, name) for name in STYLES)),  # noqa: S704
        )
    except ReportError:
        raise
    except Exception as error:  # a file of the office's own can be broken in any way there is
        where = _where(error, job.templates)
        if where is None:
            raise
        said = (str(error.message) if isinstance(error, TemplateError) else f"{type(error).__name__}: {error}").rstrip(
            "."
        )
        raise _broken(where, said, said) from error


def _broken(where: str, says: str, says_zh: str) -> ReportError:
    return ReportError(f"The report template {where} does not work: {says}.", f"报告模板 {where} 有误：{says_zh}。")


class _Loader(FileSystemLoader):
    """Reads templates; one that is no UTF-8, as old editors write Chinese, is told with its place."""

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        try:
            return super().get_source(environment, template)
        except UnicodeDecodeError as error:
            line = error.object[: error.start].count(b"\n") + 1
            path = next(path for folder in self.searchpath if (path := Path(folder, template)).is_file())
            raise _broken(f"{path}:{line}", "save it as UTF-8", "请另存为 UTF-8 编码") from error


def _where(error: Exception, own: Path | None) -> str | None:
    """Name the template and the line, rather an office's own; None for what is a mistake of ours."""
    if isinstance(error, TemplateSyntaxError):
        return f"{error.filename or error.name}:{error.lineno}"
    frames = [frame for frame in extract_tb(error.__traceback__) if frame.filename.endswith(".j2")]
    mine = [frame for frame in frames if own is not None and Path(frame.filename).is_relative_to(own)]
    found = mine or (frames if isinstance(error, TemplateError) else [])
    return f"{found[-1].filename}:{found[-1].lineno}" if found else None


def _environment(loader: BaseLoader, lang: str, *, is_own: bool) -> Environment:
    # An office's template may come from elsewhere: it repeats and chooses, and reaches nothing else.
    kind = SandboxedEnvironment if is_own else Environment
    environment = kind(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)

    def both(attribute: str, text: Text) -> Markup:
        """Write an attribute that follows the language switch."""
        written = Markup('{}="{}"').format(attribute, text.in_(lang))
        if text.is_same:
            return written
        return written + Markup(' data-{0}-zh="{1}" data-{0}-en="{2}"').format(attribute, text.zh, text.en)

    environment.filters["say"] = say
    environment.globals.update(
        t=lambda key, **values: say(word(key, **values)),
        number=lambda n: say(number(n)),
        words=WORDS,
        both=both,
    )
    return environment


def say(text: Text) -> Markup:
    """Write a sentence in both languages; the page shows one of them."""
    return escape(text.zh) if text.is_same else _BOTH.format(text.zh, text.en)


def _source(loader: BaseLoader, environment: Environment, name: str) -> str:
    return loader.get_source(environment, name)[0].replace("\r\n", "\n")
