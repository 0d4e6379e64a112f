"""What the journey of finding one's way observes."""

from portalwalk.model.base import Record
from portalwalk.model.observations.base import Observation, OfTemplate


class KeyEntryReached(Observation):
    """A visitor looked for one of the portal's key entries, starting at the home page."""

    entry: str
    """As the portal calls it, or the role in a word when it was not found."""
    role: str
    """`login`, `search`, `message`, `service`, `news` or `policy`."""
    clicks: int | None
    """Clicks on the shortest way that was seen; 0 for a search box on the home page; None when no way was seen."""
    way: tuple[str, ...] = ()
    """What was clicked on that way, first click first."""
    is_shortest: bool = True
    """Every page within reach of the menus was looked at, so that no shorter way was overlooked."""


class SubMenuTried(Observation):
    """A visitor tried to use a sub-menu that opens under a mouse by hovering, without a mouse."""

    menu: str
    """The top entry, as a visitor reads it."""
    entries: tuple[str, ...]
    """What the sub-menu offers."""
    opened_by: str = ""
    """`focus`, `arrow key`, `Enter`, `Space`, `its button`, `tap`, `menu` (of the phone layout); `shown` when open."""
    reached: bool | None = False
    """Whether its entries could then be reached; None when that cannot be told."""
    missing: tuple[str, ...] = ()
    """Entries offered neither there nor anywhere that was looked: this page, the top entry's page, the site map."""
    elsewhere: str = ""
    """Where its entries stand besides: `this page`, `its own page`, `the site map`, or empty."""
    led_away: bool = False
    """Trying it led to another page: on devices that hover at the first tap it might have opened."""
    held_back: bool = False
    """Trying it was about to write to the server, which was held back: it might have opened then."""


class SubMenuByKeyboard(SubMenuTried):
    """A sub-menu, tried with Tab, arrow keys, Enter and Space."""


class SubMenuByTouch(SubMenuTried):
    """A sub-menu, tried with a finger on a phone or tablet."""


class ColumnMarkSeen(OfTemplate):
    """A visitor on a column page looked for it in the navigation."""

    entry: str
    """The navigation's entry that leads to this column, or to the channel it belongs to."""
    is_exact: bool = True
    """The entry leads to this very page, not to one above it."""
    marked_by: str = ""
    """How it differs from its neighbours: `aria-current`, `class`, `look`; empty when it does not."""
    has_breadcrumb: bool = False
    has_heading: bool = False
    """A heading or a title above the content says the column's name."""


class FloatingBox(Record):
    """A box that stood in front of the page without having been asked for."""

    target: str
    what: str
    """Its first words."""
    share: float
    """How much of the window it took, 0 to 1."""
    covers: bool
    """Content of the page lay under it."""
    moves: bool = False
    closed_by: str = ""
    """`its button`, `Escape`, `a click beside it`, `itself` when it went by itself; empty when nothing closed it."""
    came_back: str = ""
    """Where it stood again after it had been closed: `reload`, `next page`; empty when it did not."""
    held_back: bool = False
    """Closing it was about to write to the server, which was held back: it might have closed then, and for good."""
    evidence: tuple[str, ...] = ()
    """Pictures of it: as it stood, and as it came back."""


class PopupsLookedFor(OfTemplate):
    """A visitor opened a page and waited for what comes up by itself."""

    waited_ms: int
    boxes: tuple[FloatingBox, ...] = ()
    """Boxes over 1 % of the window; bars, consent notices and layout left out."""
    windows: tuple[str, ...] = ()
    """Addresses of windows that opened by themselves."""
