"""A visitor who does not know the portal finds the way: by menus, without a mouse, with nothing in front of them."""

from portalwalk import ColumnMarkSeen, KeyEntryReached, PopupsLookedFor, SubMenuByKeyboard, SubMenuByTouch
from portalwalk.pages.current_column import ColumnReader
from portalwalk.pages.floating import Onlooker
from portalwalk.pages.using_menus import TOUCH_DEVICES, MenuUser
from portalwalk.pages.way_in import Newcomer
from portalwalk.pytest_plugin import Portal, Walk, observes


@observes(KeyEntryReached, ColumnMarkSeen)
def test_newcomer_finds_the_way(portal: Portal, walk: Walk) -> None:
    """Counts the clicks to what most visitors come for, and looks in the navigation for where one is."""
    Newcomer(walk, portal).look_for_entries()
    ColumnReader(walk, portal).look_where_one_is()


@observes(SubMenuByKeyboard, SubMenuByTouch)
def test_visitor_opens_sub_menus_without_a_mouse(portal: Portal, walk: Walk) -> None:
    """Sees what opens under a mouse, then wants the same by keyboard and by finger."""
    visitor = MenuUser(walk, portal)
    visitor.look_under_menus()
    visitor.use_keyboard()
    for device in TOUCH_DEVICES:
        visitor.use_fingers(device)


@observes(PopupsLookedFor)
def test_visitor_closes_what_comes_up(portal: Portal, walk: Walk) -> None:
    """Opens the portal, waits, closes what comes up, and expects it to stay closed."""
    Onlooker(walk, portal).look_for_popups()
