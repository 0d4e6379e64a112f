"""Badges that a timer writes are there before anybody says that they are missing."""

from time import monotonic

from portalwalk.survey.patience import LATE_MS, MOST_MS, PAGES, Patience
from tests.pages.conftest import Visit

LATE = "<p>清河市人民政府</p><span id=badge></span><script>setTimeout(() => {badge.innerHTML = '<img>'}, 600)</script>"
WHOLE = "<p>清河市人民政府</p>"
TURNS = "<p id=turns>一</p><script>setInterval(() => { turns.textContent = Date.now() }, 100)</script>"
PICTURES = "document.images.length"


def test_what_a_timer_writes_is_waited_for_on_every_page(visit: Visit) -> None:
    walk = visit(LATE)
    patience = Patience(walk)

    for _ in range(PAGES + 1):
        walk.page.reload()
        patience.wait()
        assert walk.page.evaluate(PICTURES) == 1


def test_a_page_that_moves_by_itself_is_not_waited_for_for_ever(visit: Visit) -> None:
    began = monotonic()
    Patience(visit(TURNS)).wait()

    assert monotonic() - began < 5 * MOST_MS / 1000


def test_pages_that_are_whole_end_the_waiting(visit: Visit) -> None:
    walk = visit(WHOLE)
    patience = Patience(walk)
    for _ in range(PAGES):
        patience.wait()

    began = monotonic()
    patience.wait()

    assert monotonic() - began < LATE_MS / 1000
