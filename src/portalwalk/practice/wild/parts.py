"""What the wild form puts in front of the plain form's pages."""

from collections.abc import Iterator

from starlette.middleware import Middleware
from starlette.routing import Mount, Route

from portalwalk.practice.settings import Settings
from portalwalk.practice.site import Site
from portalwalk.practice.wild.arriving import Arriving
from portalwalk.practice.wild.asking import Asking
from portalwalk.practice.wild.lists import Lists
from portalwalk.practice.wild.pages import Pages
from portalwalk.practice.wild.session_ids import SessionIdsInPaths


def wild_routes(site: Site) -> Iterator[Route | Mount]:
    """The addresses that the wild form serves in its own way."""
    for part in (Pages(site), Lists(site), Asking(site), Arriving(site)):
        yield from part.routes()


def wild_middleware(settings: Settings) -> list[Middleware]:
    """What the wild form does to addresses before anything else sees them."""
    return [Middleware(SessionIdsInPaths)] if settings.is_wild else []
