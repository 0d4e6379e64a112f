"""Survey a test's site, and find one's way in what was handed out."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from portalwalk.model.observations import HostSeen, LinkSeen, Observation, PageSeen, SurveyEnded
from portalwalk.model.portal import Portal
from portalwalk.survey.crawl import Budget, crawl
from tests.survey.site import Site


@dataclass
class Surveyed:
    """All that one survey handed out, in order."""

    seen: list[Observation] = field(default_factory=list)

    @property
    def pages(self) -> list[PageSeen]:
        return [one for one in self.seen if isinstance(one, PageSeen)]

    @property
    def links(self) -> list[LinkSeen]:
        return [one for one in self.seen if isinstance(one, LinkSeen)]

    @property
    def host(self) -> HostSeen:
        (host,) = [one for one in self.seen if isinstance(one, HostSeen)]
        return host

    @property
    def ended(self) -> SurveyEnded:
        (ended,) = [one for one in self.seen if isinstance(one, SurveyEnded)]
        return ended

    def paths(self, site: Site) -> set[str]:
        """Where pages were seen, within the portal."""
        return {one.url.removeprefix(site.url.rstrip("/")) for one in self.pages}

    def link(self, target: str) -> LinkSeen:
        """The one link to a target."""
        (link,) = [one for one in self.links if one.target == target]
        return link


def survey(site: Site, folder: Path, *, portal: dict[str, Any] | None = None, **options: Any) -> Surveyed:
    """Survey a site with second looks at once, as robots who may open everything unless told otherwise."""
    found = Surveyed()
    settings: dict[str, Any] = {
        "may_open": lambda _url: True,
        "apart_s": 0.0,
        "budget": Budget(pages=500, seconds=60),
    } | options
    crawl(Portal(**({"url": site.url} | (portal or {}))), folder, found.seen.append, **settings)
    return found
