"""The door of the survey: a whole portal, or single pages once more."""

import logging
import os
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from contextlib import asynccontextmanager, closing
from datetime import datetime
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from portalwalk.model.observations import LinkKind, Observation, SurveyEnded
from portalwalk.model.portal import Portal
from portalwalk.survey.asking import Asker
from portalwalk.survey.calling import Caller, run
from portalwalk.survey.facts import read_page
from portalwalk.survey.handing_out import BEIJING
from portalwalk.survey.memory import Memory
from portalwalk.survey.scope import Scope
from portalwalk.survey.state import SurveyState
from portalwalk.survey.surveying import APART_S, Survey
from portalwalk.survey.tools import Budget, Read, Render, Tools
from portalwalk.version import VERSION

__all__ = ["BEIJING", "Budget", "crawl", "look_again"]

BROWSER_LIKE = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36"
"""What a desktop browser says first: some portals answer nothing else. Who we are comes after it."""


def crawl(
    portal: Portal,
    folder: Path,
    hand: Callable[[Observation], None],
    *,
    may_open: Callable[[str], bool],
    budget: Budget = Budget(),  # noqa: B008 - frozen
    sub_sites: tuple[str, ...] = (),
    render: Render | None = None,
    read: Read | None = None,
    apart_s: float = APART_S,
) -> SurveyEnded:
    """Survey a portal; return when everything is seen twice that has to be, or the budget is used up.

    Runs its own event loop in a thread of its own, so that it may be called where a loop runs already. `hand` and
    `render` are called in the caller's thread.

    Args:
        portal: where, and how to reach it.
        folder: the survey's own state. A survey that was killed goes on from it, and hands out again at most the one
            page or link that it was handing out; one that had ended hands out nothing.
        hand: takes every `PageSeen` as soon as it is read; then, when all pages that link to them are known, every
            `LinkSeen`; at last `HostSeen` of the portal and `SurveyEnded`.
        may_open: robots.txt, as `robots.permission` reads it; asked for addresses of the portal only.
        budget: pages and seconds.
        sub_sites: patterns of further hosts that are part of the portal: `*.example.gov.cn`.
        render: opens an address in a browser, for pages that only scripts fill; None: they are handed out as they came.
        read: what reads a page; `facts.read_page` with today's date in the portal's time zone if None.
        apart_s: seconds between the first and the second look at what is wrong.

    Raises:
        KeyError: an environment variable with HTTP credentials is not set.
        OSError: the folder cannot be written.

    """

    async def survey(caller: Caller) -> SurveyEnded:
        scope = Scope.of(portal, sub_sites)
        async with _tools(portal, scope, folder, hand, may_open, render, read, caller) as tools:
            return await Survey(tools, budget, apart_s).run()

    return run(survey)


def look_again(
    portal: Portal,
    urls: Mapping[str, LinkKind],
    *,
    may_open: Callable[[str], bool],
    sub_sites: tuple[str, ...] = (),
    render: Render | None = None,
    read: Read | None = None,
) -> Iterator[Observation]:
    """Look at single addresses once more, following nothing: a second attempt.

    Yields, for each address, the `PageSeen` (when it is a page of the portal and works; its depth is -1, unknown) and
    the `LinkSeen` with its state as seen this once. `urls` says what each address is: `dict.fromkeys(urls,
    LinkKind.PAGE)` for pages. The other arguments are those of `crawl`.
    """
    seen: list[Observation] = []

    async def look(caller: Caller) -> None:
        scope = Scope.of(portal, sub_sites)
        with TemporaryDirectory() as folder:
            async with _tools(portal, scope, Path(folder), seen.append, may_open, render, read, caller) as tools:
                await Survey(tools, Budget(pages=len(urls))).look_again(urls)

    run(look)
    yield from seen


@asynccontextmanager
async def _tools(
    portal: Portal,
    scope: Scope,
    folder: Path,
    hand: Callable[[Observation], None],
    may_open: Callable[[str], bool],
    render: Render | None,
    read: Read | None,
    caller: Caller,
) -> AsyncIterator[Tools]:
    """Open what a survey works with, in the loop and thread that it runs in."""
    for name in ("crawlee", "pypdf"):
        logging.getLogger(name).setLevel(logging.ERROR)  # what they tell of portals is no business of our users
    read = read or partial(read_page, today=datetime.now(BEIJING).date())
    with closing(SurveyState(folder)) as state:
        async with _asker(portal) as asker:
            yield Tools(portal, scope, asker, state, Memory(state), read, hand, may_open, render, caller)


def _asker(portal: Portal) -> Asker:
    names = portal.access.http_credentials_env
    contact = f" (+{portal.contact})" if portal.contact else ""
    return Asker(
        portal.url,
        f"{BROWSER_LIKE} PortalWalk/{VERSION}{contact}",
        resolve=portal.access.resolve,
        credentials=(os.environ[names[0]], os.environ[names[1]]) if names else None,
        verify=not portal.access.allow_untrusted_certificate,
    )
