"""What the wild form puts in front of the plain form's pages."""

from collections.abc import Iterator

from starlette.routing import Mount, Route

from portalwalk.practice.site import Site
from portalwalk.practice.wild.arriving import Arriving
from portalwalk.practice.wild.asking import Asking
from portalwalk.practice.wild.lists import Lists
from portalwalk.practice.wild.pages import Pages


def wild_routes(site: Site) -> Iterator[Route | Mount]:
    """The addresses that the wild form serves in its own way."""
    for part in (Pages(site), Lists(site), Asking(site), Arriving(site)):
        yield from part.routes()
