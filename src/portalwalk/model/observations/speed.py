"""What the survey observes of the time that pages take. All times are milliseconds."""

from portalwalk.model.observations.base import Observation
from portalwalk.model.observations.survey import PageKind

PAGE_NORM_MS = 3_000
"""A page takes at most 3 seconds to open: layout norms annexed to State Council document 2017 no. 47, as two articles
quote them."""


class PageTimed(Observation):
    """A page of one template, opened in a browser that had nothing of it in store."""

    kind: PageKind
    template: str
    took_ms: int
    """From asking for it until it was there with its pictures, styles and scripts."""
    waited_ms: int
    """Of these, the time in which an answer of the portal's own host was being waited for: the server's share."""
    connected_ms: int
    """To find and reach the host: the network's share before the first answer."""
    slowest: str = ""
    """The address of the portal's own that was waited for longest."""
    slowest_ms: int = 0
    unfinished: bool = False
    """Its pictures, styles or scripts were still on their way when the look ended."""

    @property
    def about(self) -> str:
        """The page, as something that takes time."""
        return f"timed {self.url}"
