"""A portal that says it is busy is given time, and is not accused of it."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from time import monotonic

import pytest

from portalwalk.browser.pace import FIRST_GAP_S, MOST_GAP_S, SLOW_S, Pace, seconds_asked_for
from portalwalk.browser.stops import BlockedError
from tests.conftest import NewWalk
from tests.pages.conftest import Site

PORTAL = "https://www.example.gov.cn/"


@pytest.mark.parametrize("status", [429, 503])
def test_page_that_asks_for_a_moment_gets_it(new_walk: NewWalk, site: Site, status: int) -> None:
    url = site.put("<h1>首页</h1><input>")
    site.be_busy(status, "1")
    walk, began = new_walk(), monotonic()

    landing = walk.open(url)

    assert (landing.status, walk.look().headings) == (200, ((1, "首页"),))
    assert monotonic() - began >= 1
    assert len(site.asked) == 2


def test_page_that_asks_for_an_hour_is_left_alone(new_walk: NewWalk, site: Site) -> None:
    url = site.put("<h1>首页</h1><input>")
    site.be_busy(429, "3600")

    with pytest.raises(BlockedError):
        new_walk().open(url)

    assert len(site.asked) == 1


def test_page_that_stays_busy_is_asked_once_more_only(new_walk: NewWalk, site: Site) -> None:
    url = site.put("<h1>首页</h1><input>")
    site.be_busy(429, "0", times=5)

    with pytest.raises(BlockedError):
        new_walk().open(url)

    assert len(site.asked) == 2


def test_next_page_of_a_busy_host_is_asked_for_later(new_walk: NewWalk, site: Site) -> None:
    url, other = site.put("<h1>首页</h1><input>"), site.put("<h1>要闻</h1><input>", "/news")
    site.be_busy(503, "")
    walk = new_walk()
    walk.open(url)
    began = monotonic()

    walk.open(other)

    assert monotonic() - began >= FIRST_GAP_S


def test_pace_slows_down_and_recovers() -> None:
    pace = Pace()
    gaps = []
    for status in (200, 429, 429, 429, 429, 429, 200, 200, 200, 200, 200):
        pace.note(PORTAL, status)
        gaps.append(pace.gap_s(PORTAL + "news"))

    assert gaps == [0, 1, 2, 4, MOST_GAP_S, MOST_GAP_S, 4, 2, 1, 0.5, 0]
    assert pace.gap_s("https://sso.example.gov.cn/") == 0


def test_slow_host_gets_as_much_rest_as_it_needed() -> None:
    pace = Pace()
    pace.note(PORTAL, 200, SLOW_S + 1)

    assert pace.gap_s(PORTAL) == SLOW_S + 1


def test_retry_after_is_a_number_or_a_date() -> None:
    in_a_minute = format_datetime(datetime.now(UTC) + timedelta(minutes=1), usegmt=True)

    assert seconds_asked_for("5") == 5
    assert 55 < (seconds_asked_for(in_a_minute) or 0) <= 60
    assert seconds_asked_for("Wed, 21 Oct 2015 07:28:00 GMT") == 0
    assert [seconds_asked_for(said) for said in ("", "soon", "-3")] == [None, None, None]
