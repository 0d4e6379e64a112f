"""Addresses are shown as a reader can read them, and lead where they led."""

import pytest

from portalwalk.reporting.links import link_to


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://a.example/s?q=%E9%80%9A%E7%9F%A5", "https://a.example/s?q=通知"),
        ("https://a.example/s?q=%B9%AB%B8%E6", "https://a.example/s?q=%B9%AB%B8%E6"),  # GBK: not to be guessed
        ("https://a.example/%E2%80%AEgnp.exe", "https://a.example/%E2%80%AEgnp.exe"),  # turns the reading round
        ("https://a.example/a%20b%0Ac", "https://a.example/a%20b%0Ac"),
    ],
)
def test_address_is_readable_and_unchanged(url: str, shown: str) -> None:
    link = link_to(url)

    assert link.text == shown
    assert link.href == url
