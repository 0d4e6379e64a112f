"""Somebody with much time opens every page of the portal and follows every link."""

from portalwalk import AccessibilityLooked, HostSeen, LinkSeen, PageSeen, PageTimed, SurveyEnded
from portalwalk.pytest_plugin import Portal, Walk, observes
from portalwalk.survey.whole_site import WholeSite


@observes(PageSeen, LinkSeen, HostSeen, SurveyEnded, PageTimed, AccessibilityLooked)
def test_every_page_is_in_order(portal: Portal, walk: Walk) -> None:
    """Opens every page, follows every link, and looks twice at what is wrong."""
    WholeSite(walk, portal).look_at_everything()
