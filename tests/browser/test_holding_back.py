"""What would write does not leave the browser: the server counts."""

import pytest

from portalwalk.browser.holding import hold_back, hold_from_now_on
from portalwalk.pages.walk import Walk
from tests.conftest import NewWalk
from tests.reliability.hostile import Hostile

TYPED = "请尽快修好门前的路灯"


@pytest.fixture
def writer(new_walk: NewWalk, hostile_portal: Hostile) -> Walk:
    """A visitor who has typed a message."""
    walk = new_walk()
    walk.open(hostile_portal.at("/asks"))
    walk.page.locator("#content").fill(TYPED)
    return walk


def press(walk: Walk, button: str, *, title: str = "留言") -> None:
    """Press a button and wait until the page has seen what came of it."""
    walk.tab.click(walk.page.locator(button))
    walk.page.wait_for_function("title => document.title === title", arg=title)


@pytest.mark.parametrize(
    ("button", "title"), [("#send", "留言"), ("#by-fetch", "refused"), ("#by-beacon", "tried")], ids=lambda one: one
)
def test_nothing_is_posted(writer: Walk, hostile_portal: Hostile, button: str, title: str) -> None:
    with hold_back(writer.page.context) as held:
        press(writer, button, title=title)
        writer.tab.wait_until(lambda: bool(held), 5_000)

    assert held.sends(TYPED)
    assert hostile_portal.written() == []
    assert writer.page.locator("#content").input_value() == TYPED


@pytest.mark.parametrize(("button", "title"), [("#by-get", "留言"), ("#by-image", "refused"), ("#by-gbk", "留言")])
def test_nothing_that_was_typed_is_sent_in_an_address(
    writer: Walk, hostile_portal: Hostile, button: str, title: str
) -> None:
    with hold_back(writer.page.context, typed=(TYPED,)) as held:
        press(writer, button, title=title)
        writer.tab.wait_until(lambda: bool(held), 5_000)

    assert held.sends(TYPED)
    assert hostile_portal.count("/posted") == 0


def test_what_only_reads_goes_through(writer: Walk, hostile_portal: Hostile) -> None:
    with hold_back(writer.page.context, typed=(TYPED,)) as held:
        press(writer, "#read", title="read")

    assert not held
    assert hostile_portal.count("/sound") == 1


def test_afterwards_writing_is_possible_again(writer: Walk, hostile_portal: Hostile) -> None:
    with hold_back(writer.page.context):
        press(writer, "#send")
    landing = writer.tab.click(writer.page.locator("#send"))

    assert landing.url == hostile_portal.at("/posted")
    assert [one.method for one in hostile_portal.written()] == ["POST"]
    assert writer.tab.document_was_posted


def test_what_others_send_is_not_taken_for_the_message(writer: Walk, hostile_portal: Hostile) -> None:
    with hold_back(writer.page.context) as held:
        writer.page.evaluate("navigator.sendBeacon('/statistics', 'clicks=1')")
        writer.tab.wait_until(lambda: bool(held), 5_000)

    assert held
    assert not held.sends(TYPED)


def test_draft_that_a_page_saves_later_is_held_until_the_visitor_leaves(writer: Walk, hostile_portal: Hostile) -> None:
    held = hold_from_now_on(writer.page.context, typed=(TYPED,))
    with hold_back(writer.page.context, typed=(TYPED,)):
        press(writer, "#send")
    press(writer, "#by-fetch", title="refused")
    writer.page.evaluate(
        "fetch('/posted', {method: 'POST', body: 'clicks=1'}).then(() => { document.title = 'counted'; })"
    )
    writer.page.wait_for_function("document.title === 'counted'")

    assert held.sends(TYPED)
    assert [one.body for one in hostile_portal.written()] == [b"clicks=1"]
