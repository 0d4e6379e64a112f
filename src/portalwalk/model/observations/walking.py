"""What the recorder itself notes down: steps, and why a walk stopped."""

from pydantic import Field

from portalwalk.model.base import Record
from portalwalk.model.observations.base import Discovery, Observation
from portalwalk.model.outcome import Outcome


class Mark(Record):
    """What a picture shows that a reader should look at. The picture itself is kept untouched."""

    picture: str
    """SHA-256 id of the picture."""
    box: tuple[float, float, float, float]
    """x, y, width, height in px of the picture; may reach beyond it."""
    caption: str = ""
    caption_zh: str = ""
    target: str = ""
    """The selector that a finding names for it, where there is one."""


class Moved(Record):
    """A picture of the same page after it was moved sideways: what a screen that is too narrow did not show."""

    picture: str
    """SHA-256 id of the picture."""
    base: str
    """Id of the picture from before: it goes on to the right on this one."""
    by: float = Field(gt=0, le=10)
    """How far the page was moved, in widths of the screen; a picture of it all is drawn from this."""


class StepTaken(Observation):
    """One action of a visitor and what the browser showed after it; always one screenshot."""

    name: str
    name_zh: str
    number: int
    title: str = ""
    status: int | None = None
    """HTTP status of the page's own document, when it was loaded in this step."""
    started_at: str
    """UTC, ISO 8601 with milliseconds."""
    duration_ms: int
    picture: str | None = None
    """What the window showed when the step was done."""
    before: str | None = None
    """The page as it was before something on it was clicked; None when the step clicked nothing."""
    caption: str = ""
    caption_zh: str = ""
    """What was clicked or pointed at."""
    marks: tuple[Mark, ...] = ()
    """What to look at on this step's pictures, and on those kept during it."""
    moved: tuple[Moved, ...] = ()
    """Pictures that go on to the right of others."""
    console_errors: tuple[str, ...] = ()
    failed_requests: tuple[str, ...] = ()
    error: str = ""
    """Why the step could not be finished, or empty."""


class Stopped(Observation):
    """Why some kinds of observation could not be made, or not completely."""

    kinds: tuple[str, ...]
    """Names of the observation kinds that this walk then could not make (completely)."""
    outcome: Outcome
    """`blocked`, `error` or `inapplicable`."""
    reason: str
    reason_zh: str


class ScenarioEnded(Observation):
    """A journey came to its end in this attempt: `--resume` need not walk it again."""

    observes: tuple[str, ...] = ()
    """Names of the kinds that the journey set out to observe."""


class ItemSeen(Record):
    """One item of a list."""

    title: str
    url: str = ""
    """Empty when the item is opened by script."""
    published_on: str = ""
    """ISO date shown beside it, or empty."""
    holds: tuple[str, ...] = ()
    """What its page holds beside text, as far as it was looked up: `table`, `picture`, `frame`."""


class ColumnSeen(Record):
    """A column of the portal: a page with a list of items."""

    name: str
    url: str
    items: tuple[ItemSeen, ...]
    has_pages: bool = False


class SectionSeen(Record):
    """An interactive section, as the home page names it."""

    name: str
    url: str
    role: str
    """`message`, `survey`, `service`, `personal`, or `declared` when portal.toml names it."""
    exempt: bool = False
    found: Discovery | None = None


class PortalScouted(Observation):
    """The lay of the land, found once and used by every journey."""

    name: str
    """What the portal calls itself: the title of its home page, unless portal.toml says."""
    browser: str = ""
    columns: tuple[ColumnSeen, ...] = ()
    sections: tuple[SectionSeen, ...] = ()
