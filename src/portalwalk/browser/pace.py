"""How fast pages are asked for: a host that is busy, or says so, is given time."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

BUSY = (429, 503)
REFUSALS = frozenset({401, 403, 405, 407, 412, 418, 429, 444, 451, 468, 521, 999})
"""Statuses that firewalls answer with; 412 and 405 with a script challenge are common on Chinese portals."""
RETRY_MOST_S = 20
"""A page that asks to come back sooner than this is waited for; one that asks for more ends the step (ours)."""
FIRST_GAP_S = 1.0
MOST_GAP_S = 8.0
SLOW_S = 2.0
"""A host that takes longer to answer gets as much rest before the next page (Scrapy's AutoThrottle does the same)."""


@dataclass
class Pace:
    """Remembers, for each host, how long to wait between two pages."""

    _gaps: dict[str, float] = field(default_factory=dict)

    def gap_s(self, url: str) -> float:
        """Seconds to wait before the next page of this host; 0 while it is at ease."""
        return self._gaps.get(_host(url), 0)

    def note(self, url: str, status: int | None, took_s: float = 0) -> None:
        """Learn from an answer: doubled when it says busy, the answer's own time when it was slow, else halved."""
        gap = self.gap_s(url)
        if status in BUSY:
            gap = max(FIRST_GAP_S, gap * 2)
        elif took_s > SLOW_S:
            gap = took_s
        else:
            gap = gap / 2 if gap > FIRST_GAP_S / 2 else 0
        self._gaps[_host(url)] = min(gap, MOST_GAP_S)


def seconds_asked_for(retry_after: str) -> float | None:
    """Return the seconds that a `Retry-After` header asks for (a number, or a date); None when it says nothing.

    Source: RFC 9110, section 10.2.3.
    """
    if retry_after.strip().isdigit():
        return float(retry_after)
    try:
        when = parsedate_to_datetime(retry_after)
    except ValueError:
        return None
    return max(0.0, (when.replace(tzinfo=when.tzinfo or UTC) - datetime.now(UTC)).total_seconds())


def _host(url: str) -> str:
    return urlsplit(url).netloc.lower()
