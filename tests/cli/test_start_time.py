"""A command starts without what it does not need."""

import subprocess
import sys

FOR_ONE_FORMAT = {"babel", "docx", "docxtpl", "lxml", "PIL", "pikepdf", "playwright", "pygal", "pypdf", "xlsxwriter"}


def test_libraries_of_single_formats_are_not_waited_for() -> None:
    code = "import sys, portalwalk.cli; print(*{name.partition('.')[0] for name in sys.modules})"

    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert set(ran.stdout.split()) & FOR_ONE_FORMAT == set()
