"""A resident reads, goes back, and expects to be where he was."""

from portalwalk import (
    BackAfterSignOut,
    InputAfterBack,
    LinksCounted,
    ListPlaceAfterBack,
    SearchAfterBack,
    WayHomeSeen,
    WentBack,
)
from portalwalk.pages.going_back import Returner
from portalwalk.pages.orientation import Reader
from portalwalk.pytest_plugin import Portal, Walk, observes


@observes(WentBack, ListPlaceAfterBack)
def test_reader_returns_to_the_list(portal: Portal, walk: Walk) -> None:
    """Goes home, to a list, to its second page, to an article, and back."""
    Returner(walk, portal).from_list()


@observes(WentBack, ListPlaceAfterBack)
def test_reader_returns_to_the_filtered_list(portal: Portal, walk: Walk) -> None:
    """Chooses a year or a kind, reads an article, and goes back."""
    Returner(walk, portal).from_filtered_list()


@observes(WentBack, SearchAfterBack)
def test_searcher_returns_to_the_results(portal: Portal, walk: Walk) -> None:
    """Searches, opens a result, and goes back for the next one."""
    Returner(walk, portal).from_search()


@observes(WentBack, InputAfterBack)
def test_writer_returns_to_the_form(portal: Portal, walk: Walk) -> None:
    """Half fills the message form, looks something up, and goes back."""
    Returner(walk, portal).from_form()


@observes(BackAfterSignOut)
def test_next_visitor_presses_back(portal: Portal, walk: Walk) -> None:
    """Signs out on a shared computer; the next visitor presses Back."""
    Returner(walk, portal).after_sign_out()


@observes(LinksCounted, WayHomeSeen)
def test_reader_knows_the_way_home(portal: Portal, walk: Walk) -> None:
    """Looks for the breadcrumb and the way home on every kind of page, and counts windows."""
    Reader(walk, portal).look_around()
