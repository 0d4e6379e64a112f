"""With our options the browser keeps pages for Back, as a visitor's does."""

from tests.conftest import NewWalk
from tests.reliability.hostile import Hostile


def test_back_restores_the_page_that_was_left(new_walk: NewWalk, hostile_portal: Hostile) -> None:
    walk = new_walk()
    walk.open(hostile_portal.at("/remembers"))
    walk.page.evaluate("window.left = 'here'")
    walk.tab.click(walk.page.locator("a"))

    landing = walk.tab.back()

    assert landing.url == hostile_portal.at("/remembers")
    assert walk.page.evaluate("window.left") == "here"
    assert walk.page.title() == "仍在"
    assert hostile_portal.count("/remembers") == 1
