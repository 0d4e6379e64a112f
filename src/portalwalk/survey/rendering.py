"""Pages that show something only in a browser: opened in one, if anybody can, and read as it shows them."""

import asyncio
from dataclasses import replace

from portalwalk.model.observations import PageKind, PageSeen
from portalwalk.survey.document import Document, PageFacts
from portalwalk.survey.tools import Tools

SHOWS_LITTLE = 80
"""Characters (ours): a column with fewer, and without a list, may be one that only scripts fill."""
LONGEST_REASON = 200


async def as_shown(tools: Tools, document: Document, facts: PageFacts) -> PageFacts:
    """Read a page as a browser shows it, when its document shows next to nothing; else give it back as it is.

    A page that the browser does not open, or gets another answer for, stays as it came; the first reason is kept as
    the survey's fact `not-rendered`.
    """
    if tools.render is None or not (facts.is_script_drawn or _is_bare(facts.seen)):
        return facts
    try:
        shown = await asyncio.wrap_future(tools.caller.submit(tools.render, document.url))
    except Exception as error:  # noqa: BLE001 - a browser fails in many ways; then the page stays as it came
        _keep(tools, document.url, f"{type(error).__name__}: {error}")
        return facts
    if shown.status != document.status:
        _keep(tools, document.url, f"HTTP {shown.status}")
        return facts
    # What the server said of the page, and how long it took, the browser's document does not tell.
    shown = replace(shown, asked_url=document.asked_url, depth=document.depth, took_ms=document.took_ms)
    read = tools.read(replace(shown, headers=document.headers))
    if not facts.is_script_drawn:
        read = replace(read, seen=read.seen.model_copy(update={"template": facts.seen.template}))
    return read


def _is_bare(seen: PageSeen) -> bool:
    listed = seen.items or seen.messages or seen.leaders or seen.elements
    return seen.kind is PageKind.COLUMN and not listed and seen.text_length < SHOWS_LITTLE


def _keep(tools: Tools, url: str, why: str) -> None:
    if not tools.state.fact("not-rendered"):
        with tools.state as state:
            state.keep_fact("not-rendered", f"{url}: {' '.join(why.split())[:LONGEST_REASON]}")
