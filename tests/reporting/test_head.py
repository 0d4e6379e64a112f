"""Every format prints the head of the evidence: one line on paper proves the whole folder."""

import re
from pathlib import Path

import pytest

from portalwalk.evidence.verify import verify
from portalwalk.reporting import FORMATS, write_report
from tests.reliability.byte_search import contents
from tests.reporting.sample import CHECKS, write_sample


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "pdf"])  # test_pdf.py reads its last page
def test_head_is_in_every_format(tmp_path: Path, name: str) -> None:
    folder = write_sample(tmp_path)
    head = verify(folder.path).head.encode()

    write_report(folder, CHECKS, formats=(name,))

    written = contents(folder.path / "report").values()
    assert any(head in re.sub(rb"\s", b"", content) for content in written)
