"""The clean portal's inspection is made once, whichever worker of a test run comes first."""

import json
import os
from dataclasses import asdict
from pathlib import Path

import pytest
from filelock import FileLock

from tests.scenarios.journeys import JOURNEYS, Walked, walk_practice

ON_ONE_PHONE = (
    *(one for one in JOURNEYS if one != "test_mobile_adaptation"),
    "test_mobile_adaptation::test_resident_reads_pages[iPhone 13]",
    "test_mobile_adaptation::test_resident_finds_key_entries",
)
"""Every journey; the other devices, which cost as much again each, are walked for the accuracy table."""


@pytest.fixture(scope="session")
def clean(tmp_path_factory: pytest.TempPathFactory, browser_path: str) -> Walked:
    """All journeys through the clean practice portal, on one phone, at the level submit, by two workers."""
    base = tmp_path_factory.getbasetemp()
    base = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    kept = base / "clean.json"
    with FileLock(base / "clean.lock"):
        if not kept.exists():
            walked = walk_practice(base / "clean", *ON_ONE_PHONE, level="submit", workers=2)
            kept.write_text(json.dumps(asdict(walked), default=str), encoding="utf-8")
    stored = json.loads(kept.read_text(encoding="utf-8"))
    return Walked(**stored | {"folder": Path(stored["folder"])})
