"""A resident opens the portal on a phone or tablet and wants the same as at the desk."""

import pytest

from portalwalk import DeepLinkOpened, EntryOnDevice, PageOnDevice
from portalwalk.pages.on_device import DEVICES, PHONES, OnDevice
from portalwalk.pytest_plugin import Portal, Walk, observes


@observes(PageOnDevice)
@pytest.mark.parametrize("device", DEVICES)
def test_resident_reads_pages(portal: Portal, walk: Walk, device: str) -> None:
    """Opens one page of every template and a page of search results."""
    walk.arrive(device)
    in_hand = OnDevice(walk, portal)
    in_hand.see_all()
    in_hand.see_search()


@observes(EntryOnDevice, DeepLinkOpened)
@pytest.mark.parametrize("device", PHONES[:1])
def test_resident_finds_key_entries(portal: Portal, walk: Walk, device: str) -> None:
    """Looks for what the desktop's home page offers, and opens a link that a friend sent."""
    in_hand = OnDevice(walk, portal)
    entries = in_hand.key_entries()
    article = portal.an_article()
    if article is not None:
        in_hand.remember_desktop(article)

    walk.arrive(device)
    for entry in entries:
        walk.observe(in_hand.look_for(*entry))
    if article is not None:
        walk.observe(in_hand.open_deep(article))
