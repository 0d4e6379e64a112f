"""The door of the survey: a whole portal, or single pages once more."""

import logging
import os
from collections.abc import Callable
from contextlib import closing
from datetime import date, datetime, timedelta, timezone
from functools import partial
from pathlib import Path

from portalwalk.model.observations import Observation, SurveyEnded
from portalwalk.model.portal import Portal
from portalwalk.survey.asking import Asker
from portalwalk.survey.calling import Caller, run
from portalwalk.survey.facts import read_page
from portalwalk.survey.memory import Memory
from portalwalk.survey.scope import Scope
from portalwalk.survey.state import SurveyState
from portalwalk.survey.surveying import APART_S, Survey
from portalwalk.survey.tools import Budget, Read, Render, Tools
from portalwalk.version import VERSION

BEIJING = timezone(timedelta(hours=8), "Asia/Shanghai")
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
    today: date | None = None,
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
        read: what reads a page; `facts.read_page` if None.
        today: the day of the look; today in the portal's time zone if None.
        apart_s: seconds between the first and the second look at what is wrong.

    Raises:
        KeyError: an environment variable with HTTP credentials is not set.
        OSError: the folder cannot be written.

    """
    for name in ("crawlee", "pypdf"):
        logging.getLogger(name).setLevel(logging.ERROR)  # what they tell of portals is no business of our users
    read = read or partial(read_page, today=today or datetime.now(BEIJING).date())
    return run(
        partial(
            _survey,
            portal=portal,
            folder=folder,
            hand=hand,
            may_open=may_open,
            budget=budget,
            scope=Scope.of(portal, sub_sites),
            render=render,
            read=read,
            apart_s=apart_s,
        )
    )


async def _survey(
    caller: Caller,
    *,
    portal: Portal,
    folder: Path,
    hand: Callable[[Observation], None],
    may_open: Callable[[str], bool],
    budget: Budget,
    scope: Scope,
    render: Render | None,
    read: Read,
    apart_s: float,
) -> SurveyEnded:
    with closing(SurveyState(folder)) as state:
        async with _asker(portal) as asker:
            tools = Tools(portal, scope, asker, state, Memory(state), read, hand, may_open, render, caller)
            return await Survey(tools, budget, apart_s).run()


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
