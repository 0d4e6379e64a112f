"""A resident read about a notice and searches for it on the portal."""

from portalwalk import OddQueryTried, SearchResultOpened, SearchSought, SearchTried
from portalwalk.pages.queries import ODD_QUERIES
from portalwalk.pages.searching import Searcher
from portalwalk.pytest_plugin import Portal, Walk, observes

PUBLISHED_ITEMS = 5
FRAGMENTS = 2


@observes(SearchSought, SearchTried, SearchResultOpened)
def test_resident_finds_published_items(portal: Portal, walk: Walk) -> None:
    """Searches by title, then by a fragment of it, and opens a result."""
    searcher = Searcher(walk, portal)
    searcher.find()
    items = searcher.confirmed(portal.published_items(at_most=PUBLISHED_ITEMS))
    for item in items:
        walk.observe(searcher.search_for(item))
    for item in items[:FRAGMENTS]:
        walk.observe(searcher.search_for(item, by_fragment=True))
    walk.observe(searcher.search_broadly())
    for opened in searcher.open_results():
        walk.observe(opened)


@observes(OddQueryTried)
def test_resident_types_something_odd(portal: Portal, walk: Walk) -> None:
    """Presses the button too early, pastes too much, uses quotes: search must answer all the same."""
    searcher = Searcher(walk, portal)
    searcher.find()
    for odd in ODD_QUERIES:
        walk.observe(searcher.try_odd(odd))
