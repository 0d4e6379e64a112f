"""Whatever a page does, the walk ends in time, blames nobody wrongly, and the next one finds a browser."""

import os
import signal
from collections.abc import Callable
from time import monotonic

import pytest
from playwright.sync_api import Error

from portalwalk.browser.events import MOST_DIALOGS, MOST_NOTES, MOST_WINDOWS
from portalwalk.browser.stops import BlockedError, LookError, WalkStoppedError, WindowLostError
from portalwalk.browser.tab import Landing
from portalwalk.model.observations import StepTaken
from portalwalk.model.outcome import Outcome
from portalwalk.pages.walk import Walk
from tests.conftest import NewWalk
from tests.reliability.hostile import Hostile

ENDED_BY_US = {"step_s": 3.0}
"""For pages that only the end of the browser ends."""
SLACK_S = 25
"""What a busy machine may add: a new browser, a picture."""


def visit(walk: Walk, url: str) -> Landing:
    """Open a page and look at it, as every journey does."""
    with walk.step(f"open {url}", zh=f"打开 {url}"):
        landing = walk.open(url)
        walk.look(blocks=True)
    return landing


def click(walk: Walk, selector: str) -> Landing:
    with walk.step(f"click {selector}", zh=f"点击 {selector}"):
        landing = walk.click(walk.page.locator(selector))
        walk.look(blocks=True)
    return landing


def within(seconds: float, act: Callable[[], object]) -> object:
    """Act, and say what was raised, or what came of it; both in time."""
    began = monotonic()
    came: object
    try:
        came = act()
    except (WalkStoppedError, Error) as error:
        came = error
    assert monotonic() - began < seconds + SLACK_S
    return came


def steps(walk: Walk) -> list[StepTaken]:
    return [entry.data for entry in walk.written if isinstance(entry.data, StepTaken)]


def renderers(walk: Walk) -> list[int]:
    session = walk.settings.chromium.browser.new_browser_cdp_session()
    processes = session.send("SystemInfo.getProcessInfo")["processInfo"]
    session.detach()
    return [int(one["id"]) for one in processes if one["type"] == "renderer"]


def goes_on(new_walk: NewWalk, portal: Hostile) -> bool:
    """Whether the next journey is walked, whatever became of the one before."""
    walk = new_walk()
    landing = visit(walk, portal.at("/sound"))
    return landing.status == 200 and steps(walk)[-1].picture is not None


def test_sound_page_is_seen(new_walk: NewWalk, hostile_portal: Hostile) -> None:
    walk = new_walk()

    landing = visit(walk, hostile_portal.at("/sound"))

    assert (landing.status, landing.error, landing.unfinished) == (200, "", False)
    assert steps(walk)[0].title == "好页面"


@pytest.mark.parametrize("path", ["/hang", "/reset"])
def test_no_answer_is_not_the_portals_failure(new_walk: NewWalk, hostile_portal: Hostile, path: str) -> None:
    walk = new_walk()

    came = within(3, lambda: visit(walk, hostile_portal.at(path)))

    assert isinstance(came, LookError)
    assert came.outcome is Outcome.ERROR
    assert path in came.reason
    assert path in came.reason_zh
    assert steps(walk)[-1].error == came.reason
    assert goes_on(new_walk, hostile_portal)


@pytest.mark.parametrize("where", ["hang", "reset", "nowhere"])
def test_click_that_leads_to_no_answer_is_not_the_portals_failure(
    new_walk: NewWalk, hostile_portal: Hostile, where: str
) -> None:
    walk = new_walk()
    visit(walk, hostile_portal.at("/links"))

    came = within(3, lambda: click(walk, f"#{where}"))

    assert isinstance(came, LookError)
    assert goes_on(new_walk, hostile_portal)


def test_slow_page_behind_a_click_is_waited_for(new_walk: NewWalk, hostile_portal: Hostile) -> None:
    """It answers after the old page has long settled: what is then looked at must be the new one."""
    walk = new_walk(limits={"navigation_ms": 20_000})
    visit(walk, hostile_portal.at("/links"))

    landing = click(walk, "#slow")

    assert landing.url == hostile_portal.at("/slow?5")
    assert steps(walk)[-1].title == "慢页面"


def test_page_that_never_ends_is_looked_at_as_it_is(new_walk: NewWalk, hostile_portal: Hostile) -> None:
    walk = new_walk()

    landing = within(6, lambda: visit(walk, hostile_portal.at("/trickle")))

    assert isinstance(landing, Landing)
    assert landing.unfinished
    assert steps(walk)[-1].picture


def test_flood_without_end_is_ended(new_walk: NewWalk, hostile_portal: Hostile) -> None:
    came = within(3, lambda: visit(new_walk(limits=ENDED_BY_US), hostile_portal.at("/flood")))

    assert isinstance(came, Landing | LookError | WindowLostError)
    assert goes_on(new_walk, hostile_portal)


def test_50_mb_page_ends_in_time(new_walk: NewWalk, hostile_portal: Hostile) -> None:
    came = within(8, lambda: visit(new_walk(limits={"step_s": 8}), hostile_portal.at("/large")))

    assert isinstance(came, Landing | LookError | WindowLostError)
    assert goes_on(new_walk, hostile_portal)


def test_error_of_the_server_is_seen(new_walk: NewWalk, hostile_portal: Hostile) -> None:
    walk = new_walk()

    assert visit(walk, hostile_portal.at("/error")).status == 500
    visit(walk, hostile_portal.at("/links"))
    assert click(walk, "#error").status == 500


def test_wall_blocks(new_walk: NewWalk, hostile_portal: Hostile) -> None:
    came = within(3, lambda: visit(new_walk(), hostile_portal.at("/wall")))

    assert isinstance(came, BlockedError)
    assert came.outcome is Outcome.BLOCKED


def test_dialogs_are_answered(new_walk: NewWalk, hostile_portal: Hostile) -> None:
    walk = new_walk()

    landing = visit(walk, hostile_portal.at("/alert"))

    assert landing.dialogs == ("您好", "继续?", "姓名?")
    assert steps(walk)[-1].title == "true/null"


def test_dialog_of_a_click_is_told(new_walk: NewWalk, hostile_portal: Hostile) -> None:
    walk = new_walk()
    visit(walk, hostile_portal.at("/alert-on-click"))

    assert click(walk, "button").dialogs == ("已提交",)


def test_dialogs_without_end_are_ended(new_walk: NewWalk, hostile_portal: Hostile) -> None:
    walk = new_walk(limits=ENDED_BY_US)

    came = within(3, lambda: visit(walk, hostile_portal.at("/alerts")))

    assert isinstance(came, WindowLostError)
    assert came.outcome is Outcome.ERROR
    assert MOST_DIALOGS < len(walk.tab.events.dialogs) <= MOST_NOTES
    assert goes_on(new_walk, hostile_portal)


def test_many_popups_leave_a_bounded_number_of_windows(new_walk: NewWalk, hostile_portal: Hostile) -> None:
    walk = new_walk(limits={"action_ms": 8_000})

    within(5, lambda: visit(walk, hostile_portal.at("/popups")))
    landing = within(5, lambda: click(walk, "button"))

    assert isinstance(landing, Landing)
    assert landing.new_window
    assert landing.url.startswith(hostile_portal.at("/sound?"))
    assert len(walk.tab.context.pages) <= MOST_WINDOWS + 1
    assert goes_on(new_walk, hostile_portal)


def test_popups_for_ever_do_not_stop_the_walk(new_walk: NewWalk, hostile_portal: Hostile) -> None:
    walk = new_walk(limits={"step_s": 10})

    within(10, lambda: visit(walk, hostile_portal.at("/popups-for-ever")))

    assert walk.tab.is_gone or len(walk.tab.context.pages) < 3 * MOST_WINDOWS
    assert goes_on(new_walk, hostile_portal)


def test_popup_that_closes_itself_gives_the_window_before_it_back(new_walk: NewWalk, hostile_portal: Hostile) -> None:
    """As sign-in windows do."""
    walk = new_walk()
    visit(walk, hostile_portal.at("/popup-closes"))

    click(walk, "button")
    walk.tab.wait_until(lambda: len(walk.tab.context.pages) == 1, 5_000)
    walk.tab.settle()

    assert walk.page.title() == "登录窗口"


@pytest.mark.parametrize("path", ["/closes", "/closes-on-click"])
def test_page_that_asks_to_be_closed_is_looked_at_all_the_same(
    new_walk: NewWalk, hostile_portal: Hostile, path: str
) -> None:
    """A browser lets a page close only what the page has opened."""
    walk = new_walk()

    visit(walk, hostile_portal.at(path))

    assert within(3, lambda: click(walk, "h1")) == Landing(hostile_portal.at(path), status=200, changed=False)


def test_window_that_is_closed_ends_the_journey(new_walk: NewWalk, hostile_portal: Hostile) -> None:
    walk = new_walk()
    visit(walk, hostile_portal.at("/sound"))

    def act() -> object:
        with walk.step("lose the window", zh="窗口被关闭"):
            walk.page.close()
            return walk.tab.settle()

    came = within(3, act)

    assert isinstance(came, WindowLostError)
    assert steps(walk)[-1].error == came.reason
    assert isinstance(within(1, lambda: visit(walk, hostile_portal.at("/sound"))), WindowLostError)
    assert goes_on(new_walk, hostile_portal)


@pytest.mark.parametrize("link", ["one", "endless"])
def test_download_is_told_and_not_taken(new_walk: NewWalk, hostile_portal: Hostile, link: str) -> None:
    walk = new_walk()
    visit(walk, hostile_portal.at("/downloads"))

    landing = within(3, lambda: click(walk, f"#{link}"))

    assert isinstance(landing, Landing)
    assert landing.download
    assert "/" not in landing.download
    assert walk.page.title() == "下载"


@pytest.mark.parametrize("path", ["/attached", "/attached?endless", "/downloads-on-load"])
def test_download_instead_of_a_page(new_walk: NewWalk, hostile_portal: Hostile, path: str) -> None:
    walk = new_walk()

    landing = within(3, lambda: visit(walk, hostile_portal.at(path)))

    assert isinstance(landing, Landing)
    assert landing.download


def test_question_before_leaving_is_answered(new_walk: NewWalk, hostile_portal: Hostile) -> None:
    walk = new_walk()
    visit(walk, hostile_portal.at("/leaving"))
    walk.page.locator("#name").press_sequentially("张")

    landing = click(walk, "a")

    assert landing.url == hostile_portal.at("/sound")
    visit(walk, hostile_portal.at("/leaving"))
    walk.page.locator("#name").press_sequentially("张")
    assert walk.tab.back().url == hostile_portal.at("/sound")


def test_redirects_for_ever_are_the_portals_own_answer(new_walk: NewWalk, hostile_portal: Hostile) -> None:
    walk = new_walk()

    assert visit(walk, hostile_portal.at("/redirect")).error == "net::ERR_TOO_MANY_REDIRECTS"
    visit(walk, hostile_portal.at("/links"))
    assert click(walk, "#redirect").error == "net::ERR_TOO_MANY_REDIRECTS"
    assert goes_on(new_walk, hostile_portal)


@pytest.mark.parametrize("path", ["/script-redirect", "/meta-redirect"])
def test_page_that_sends_itself_on_for_ever_ends_in_time(new_walk: NewWalk, hostile_portal: Hostile, path: str) -> None:
    came = within(6, lambda: visit(new_walk(limits={"step_s": 5}), hostile_portal.at(path)))

    assert isinstance(came, LookError | WindowLostError) or (isinstance(came, Landing) and came.unfinished)
    assert goes_on(new_walk, hostile_portal)


def test_gbk_page_that_does_not_say_so_is_read(new_walk: NewWalk, hostile_portal: Hostile) -> None:
    walk = new_walk()

    visit(walk, hostile_portal.at("/gbk"))

    assert steps(walk)[-1].title == "清河市人民政府"
    assert "用于测试的页面" in walk.look().text


def test_crash_of_the_renderer_ends_the_journey(new_walk: NewWalk, hostile_portal: Hostile) -> None:
    walk = new_walk()
    visit(walk, hostile_portal.at("/sound"))

    came = within(3, lambda: visit(walk, "chrome://crash"))

    assert isinstance(came, WindowLostError)
    assert came.outcome is Outcome.ERROR
    assert isinstance(within(1, lambda: visit(walk, hostile_portal.at("/sound"))), WindowLostError)
    assert goes_on(new_walk, hostile_portal)


def test_renderer_killed_between_two_looks_ends_the_journey(new_walk: NewWalk, hostile_portal: Hostile) -> None:
    """As the system does when memory runs out."""
    walk = new_walk()
    visit(walk, hostile_portal.at("/sound"))

    def act() -> None:
        with walk.step("meet a crash", zh="遇到崩溃"):
            for pid in renderers(walk):
                os.kill(pid, signal.SIGKILL)
            walk.tab.wait_until(lambda: False, 5_000)

    came = within(5, act)

    assert isinstance(came, WindowLostError)
    assert "crash" in came.reason
    assert goes_on(new_walk, hostile_portal)


@pytest.mark.parametrize("path", ["/busy", "/busy-soon", "/busy-on-click"])
def test_page_that_is_busy_for_ever_is_ended(new_walk: NewWalk, hostile_portal: Hostile, path: str) -> None:
    walk = new_walk(limits={"step_s": 4, "last_picture_s": 2})

    def act() -> object:
        visit(walk, hostile_portal.at(path))
        return click(walk, "button" if path == "/busy-on-click" else "h1")

    came = within(12, act)

    assert isinstance(came, WindowLostError)
    assert came.outcome is Outcome.ERROR
    assert goes_on(new_walk, hostile_portal)


@pytest.mark.parametrize("path", ["/cut-off", "/cut-chunk"])
def test_page_that_always_breaks_off_is_seen_as_visitors_see_it(
    new_walk: NewWalk, hostile_portal: Hostile, path: str
) -> None:
    walk = new_walk()

    landing = within(3, lambda: visit(walk, hostile_portal.at(path)))

    assert isinstance(landing, Landing)
    assert landing.unfinished
    assert hostile_portal.count(path) == 2
    assert "只有一半" in walk.look().text


def test_page_of_which_nothing_came_is_not_the_portals_failure(new_walk: NewWalk, hostile_portal: Hostile) -> None:
    came = within(3, lambda: visit(new_walk(), hostile_portal.at("/cut-before-all")))

    assert isinstance(came, LookError)
    assert "CONTENT_LENGTH_MISMATCH" in str(came)
    assert hostile_portal.count("/cut-before-all") == 2
    assert goes_on(new_walk, hostile_portal)


def test_server_that_goes_away_is_not_the_portals_failure(new_walk: NewWalk, hostile_portal: Hostile) -> None:
    walk = new_walk()
    visit(walk, hostile_portal.at("/links"))
    hostile_portal.vanish()

    assert isinstance(within(3, lambda: click(walk, "#sound")), LookError)
    assert isinstance(within(3, lambda: visit(walk, hostile_portal.at("/sound"))), LookError)


@pytest.mark.parametrize("path", ["/floods-itself", "/writes"])
def test_page_that_never_stops_changing_ends_in_time(new_walk: NewWalk, hostile_portal: Hostile, path: str) -> None:
    came = within(8, lambda: visit(new_walk(limits={"step_s": 8}), hostile_portal.at(path)))

    assert isinstance(came, Landing | WindowLostError)  # a machine with much to do may see it pause for a moment
    assert goes_on(new_walk, hostile_portal)


def test_frames_without_end_end_in_time(new_walk: NewWalk, hostile_portal: Hostile) -> None:
    came = within(10, lambda: visit(new_walk(limits={"step_s": 10}), hostile_portal.at("/nested")))

    assert isinstance(came, Landing | WindowLostError)
    assert goes_on(new_walk, hostile_portal)


def test_garbage_is_not_the_portals_failure(new_walk: NewWalk, hostile_portal: Hostile) -> None:
    came = within(3, lambda: visit(new_walk(), hostile_portal.at("/garbage")))

    assert isinstance(came, LookError | Landing)


def test_journey_has_an_end(new_walk: NewWalk, hostile_portal: Hostile) -> None:
    walk = new_walk(limits={"journey_s": 0})

    came = within(1, lambda: visit(walk, hostile_portal.at("/sound")))

    assert isinstance(came, LookError)
    assert hostile_portal.count("/sound") == 0
