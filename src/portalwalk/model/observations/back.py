"""What the back-navigation journey observes."""

from portalwalk.model.observations.base import Observation, OfTemplate
from portalwalk.model.observations.hosts import OverHosts
from portalwalk.model.observations.mobile import Spot


class WentBack(Observation):
    """A visitor clicked through to a page and went back."""

    case: str
    """`list-to-article`, `page-2-to-article`, `search-to-result`, `home-to-list` …"""
    case_zh: str
    from_url: str
    expected_url: str
    landed_url: str
    arrived: bool | None
    """Whether the page that was left is the page that came back; None when it cannot be told."""
    error: str = ""
    """The browser's error (`ERR_CACHE_MISS` …) when Back ended in one."""
    presses: int = 1
    """How often Back was pressed until the page came back, or in vain."""
    stayed: bool = False
    """Still on the page one wanted to leave, or thrown forward to it again, after every press."""
    passed_over: bool = False
    """Back skipped the page that was left and landed on one visited before it."""
    how: str = "history"
    """`history` (what history.back() and the phone's gesture do) or `button` (the browser's own button)."""
    new_window: bool = False
    """The click had opened a new window: there is nothing to go back to in it."""
    from_cache: bool | None = None
    """Restored from the back/forward cache."""
    blockers: tuple[str, ...] = ()
    """The page's own reasons against the cache (notRestoredReasons), browser-made ones left out."""
    is_public: bool = True
    """False: a page behind the sign-in, which does right to stay out of every cache."""
    status: int | None = None


class ListPlaceAfterBack(Observation):
    """A visitor was somewhere in a list, opened an item and went back."""

    page_before: str = ""
    page_after: str = ""
    """The first item shown, or the pager's current page."""
    filter_before: str = ""
    filter_after: str = ""
    scroll_before_px: int = 0
    scroll_after_px: int = 0
    item_visible_after: bool | None = None
    """Whether the item that was opened is on the screen again."""
    items_kept: bool | None = None
    """Whether the list shows the same items as before."""


class SearchAfterBack(Observation):
    """A visitor opened a search result and went back."""

    query: str
    results_before: int
    results_after: int
    query_shown_after: bool | None
    results_kept: bool | None


class InputAfterBack(Observation):
    """A visitor half filled a form, followed a link and went back."""

    filled: tuple[str, ...]
    lost: tuple[str, ...]
    """Captions of the fields that were empty again; secrets and CAPTCHAs not counted."""
    from_cache: bool | None = None


class BackAfterSubmit(Observation):
    """A visitor went back, and reloaded, after a submission."""

    from_submission: bool = True
    posted_without_redirect: bool
    """The answer to the POST was the page itself: reload posts again."""
    back_error: str = ""
    resubmitted: bool | None
    """A second POST of the same form was about to be sent (it was held back)."""


class BackAfterSignOut(OverHosts):
    """A visitor signed out in a public place; the next one pressed Back."""

    revealed: bool | None
    """Whether a private page's content was readable again."""
    shown: str = ""
    """What was readable, in short and masked."""
    from_cache: bool | None = None


class LinksCounted(OfTemplate):
    """A visitor counted what opens in a new window."""

    links: int
    """Visible links to pages of this portal (attachments and other sites not counted)."""
    new_window: int
    examples: tuple[Spot, ...] = ()


class WayHomeSeen(OfTemplate):
    """A visitor on an inner page looked for where one is and how to get home."""

    breadcrumb: str | None
    """The breadcrumb's text, or None when there is none."""
    breadcrumb_linked: bool | None = None
    home_link: str | None
    """What leads home (its text, or `logo`), or None."""
    is_error_page: bool = False
    breadcrumb_unsure: bool = False
    """Something that may be a breadcrumb was seen."""
