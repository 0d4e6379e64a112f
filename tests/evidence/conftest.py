"""A finished inspection for the tests of its evidence."""

from pathlib import Path

import pytest

from tests.evidence.sealed_folder import make_sealed


@pytest.fixture
def sealed(tmp_path: Path) -> Path:
    """Five pieces of evidence and the seal, the head in inspection.json."""
    return make_sealed(tmp_path)
