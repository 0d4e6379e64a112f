"""Badges that a timer writes are there before anybody says that they are missing."""

from time import monotonic

import pytest

from portalwalk.survey.patience import LATE_MS, PAGES, Patience
from tests.pages.conftest import Visit

LATE = "<p>清河市人民政府</p><span id=badge></span><script>setTimeout(() => {badge.innerHTML = '<img>'}, 600)</script>"
WHOLE = "<p>清河市人民政府</p>"
TURNS = "<p id=turns>一</p><script>setInterval(() => { turns.textContent = Date.now() }, 100)</script>"
PICTURES = "document.images.length"


def test_what_a_timer_writes_is_waited_for_on_every_page(visit: Visit) -> None:
    walk = visit(LATE)
    patience = Patience(walk)

    for _ in range(PAGES + 2):
        walk.page.reload()
        patience.wait()
        assert walk.page.evaluate(PICTURES) == 1


@pytest.mark.parametrize("page", [WHOLE, TURNS], ids=["stands still", "moves by itself"])
def test_pages_that_are_whole_end_the_waiting(visit: Visit, page: str) -> None:
    walk = visit(page)
    patience = Patience(walk)
    for _ in range(PAGES):
        patience.wait()

    began = monotonic()
    patience.wait()

    assert monotonic() - began < LATE_MS / 1000
