"""The report as one file: nothing beside it is needed, and its pictures open large."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from portalwalk.evidence.folder import InspectionFolder
from portalwalk.reporting import write_report
from tests.reporting.sample import CHECKS, write_sample


@pytest.fixture
def mailed(tmp_path: Path, open_page: Callable[..., Page]) -> Page:
    """The file alone, in a folder of its own."""
    sample: InspectionFolder = write_sample(tmp_path / "results")
    written = write_report(sample, CHECKS, formats=("single-file",))["single-file"]
    alone = tmp_path / "mail" / "report.html"
    alone.parent.mkdir()
    shutil.copy(written, alone)
    shutil.rmtree(tmp_path / "results")
    return open_page(alone)


def test_every_picture_is_in_the_file(mailed: Page) -> None:
    mailed.locator("main img").evaluate_all(
        "all => Promise.all(all.map(one => { one.loading = 'eager'; return one.decode() }))"
    )

    pictures = mailed.locator("main img")
    assert pictures.count() > 10
    assert pictures.evaluate_all("all => all.every(one => one.src.startsWith('data:') && one.naturalWidth > 0)")
    links = mailed.locator("a").evaluate_all("all => all.map(a => a.getAttribute('href') || '')")
    assert not [link for link in links if "evidence/" in link or "pictures/" in link]


def test_a_picture_opens_large_in_either_language(mailed: Page) -> None:
    mailed.locator(".walk > summary").first.click()
    mailed.locator("#journeys .shot").nth(1).click()
    viewer = mailed.get_by_role("dialog")
    expect(viewer).to_be_visible()

    assert viewer.locator("img").evaluate("one => one.naturalWidth") > 300
    expect(viewer.locator("a")).to_be_hidden()
    mailed.go_back()
    mailed.locator("[data-speak=en]").click()
    assert mailed.locator("img.piece").first.get_attribute("src") == mailed.locator("img.piece").first.get_attribute(
        "data-src-en"
    )
