"""The HTML report: one page that opens from disk, in both languages, with its pictures beside it."""

import base64
import hashlib
from functools import cache
from pathlib import Path

from jinja2 import Environment
from jinja2.runtime import Macro
from markupsafe import Markup, escape

from portalwalk.reporting.chart_drawing import draw_chart
from portalwalk.reporting.formats.templates import Templates
from portalwalk.reporting.job import Job, write_bytes
from portalwalk.reporting.text import Text
from portalwalk.reporting.words import WORDS, number, word

PAGE, SCRIPT = "html/report.html.j2", "html/report.js"
STYLES = (
    "html/colours.css",
    "html/report.css",
    "html/chain.css",
    "html/charts.css",
    "html/print.css",
    "html/brand.css",
)
"""In this order: an office's own come last."""


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
    templates = Templates(job.templates)
    try:
        script = templates.text(SCRIPT)
        return (
            _environment(templates, job)
            .get_template(PAGE)
            .render(
                script=Markup(script),  # noqa: S704 - a shipped or user's own file, never a portal's words
                script_hash=base64.b64encode(hashlib.sha256(script.encode()).digest()).decode(),
                styles=Markup("\n".join(map(templates.text, STYLES))),  # noqa: S704
            )
        )
    except Exception as error:  # a file of the office's own can be broken in any way there is
        told = templates.told(error)
        if told is None:
            raise
        raise told from error


def _environment(templates: Templates, job: Job) -> Environment:
    """Give templates their words; what stands here is known in every partial, also in one imported without context."""
    environment, lang = templates.environment(), job.lang

    def both(attribute: str, text: Text) -> Markup:
        """Write an attribute that follows the language switch."""
        zh, en = escape(text.zh), escape(text.en)
        written = f'{attribute}="{zh if lang == "zh" else en}"'
        if not text.is_same:
            written += f' data-{attribute}-zh="{zh}" data-{attribute}-en="{en}"'
        return Markup(written)  # noqa: S704 - escaped above; far quicker than Markup.format, and there are 100,000 of them

    @cache
    def label(key: str) -> Markup:
        return say(word(key))

    figures: dict[tuple[str, int], Markup] = {}

    def once(write: Macro, what: object) -> Markup:
        """Let a macro write a thing of the report; what many findings share is not put together each time."""
        key = write.name, id(what)
        if key not in figures:
            figures[key] = Markup(write(what))  # noqa: S704 - a macro escapes
        return figures[key]

    environment.filters["say"] = say
    environment.globals.update(
        t=lambda key, **values: say(word(key, **values)) if values else label(key),
        number=lambda n: say(number(n)),
        words=WORDS,
        both=both,
        once=once,
        report=job.report,
        lang=job.lang,
        draw=lambda chart, lang: Markup(draw_chart(chart, lang)),  # noqa: S704 - its words are escaped
        text=lambda zh, en: Text(zh=zh, en=en),
        file=templates.as_data,
    )
    return environment


def say(text: Text) -> Markup:
    """Write a sentence in both languages; the page shows one of them."""
    zh, en = escape(text.zh), escape(text.en)
    if zh == en:
        return zh
    return Markup(  # noqa: S704 - escaped above; far quicker than Markup.format, and there are 100,000 of them
        f'<span class="zh" lang="zh-CN">{zh}</span><span class="en" lang="en">{en}</span>'
    )
