"""What the mobile journey observes. Lengths are CSS px unless a name says otherwise."""

from portalwalk.model.base import Record
from portalwalk.model.observations.base import Observation, OfTemplate


class Spot(Record):
    """One element at fault on a page."""

    target: str
    what: str = ""
    """Its text or picture name, cut."""
    px: float = 0
    """The measure at issue: right edge, font size, gap …"""
    box: tuple[float, float, float, float] | None = None
    """x, y, width, height in CSS px of the page."""


class PageOnDevice(OfTemplate):
    """A page of one template as a phone or tablet showed it."""

    title: str = ""
    viewport_meta: str | None
    """Content of the viewport meta tag; None when there is none."""
    screen_width_px: float
    layout_width_px: float
    """Width the page was laid out for."""
    content_width_px: float
    """Width of what a visitor can scroll to."""
    sideways: tuple[Spot, ...] = ()
    """What sticks out to the right (not: what scrolls inside its own box)."""
    can_scroll_sideways: bool = False
    """A real swipe moved the page sideways."""
    chars_total: int = 0
    chars_tiny: int = 0
    tiny: tuple[Spot, ...] = ()
    """Text that shows smaller than 12 px on the screen."""
    targets_total: int = 0
    crowded: tuple[Spot, ...] = ()
    """Targets under 24 × 24 px whose 24 px circle touches another's (WCAG 2.5.8); inline links in text not counted."""
    covering: tuple[Spot, ...] = ()
    """Fixed boxes that cover content, with the covered share of the screen in `px` (0 to 1)."""
    covering_closable: tuple[bool | None, ...] = ()
    """For each of `covering`: whether a visitor can close it."""


class EntryOnDevice(Observation):
    """A key entry of the desktop page, looked for on a phone."""

    entry: str
    """`sign in`, `search`, `message board` … as the portal calls it."""
    role: str
    """`login`, `search`, `message`, `column`."""
    desktop_url: str
    reach: str
    """`direct`, `menu` (after opening the menu), `other-page`, `none`, or `unclear`."""
    tappable: bool | None = None
    menu_opens: bool | None = None
    """None when no menu button was seen."""
    why: str = ""


class DeepLinkOpened(Observation):
    """A phone opened the address of an inner page directly."""

    asked_url: str
    landed_url: str
    landed_on_home: bool | None
    same_content: bool | None
    """The title or text of the desktop's page was there."""
    status: int | None = None
