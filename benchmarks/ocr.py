"""Reading pictures by machine: how much of a known text can still be read tells how legible a picture is."""

import json
import subprocess
import venv
from collections.abc import Sequence
from difflib import SequenceMatcher
from pathlib import Path

from benchmarks.axe_peers import NotRunError
from benchmarks.local_site import ROOT

RAPIDOCR = "1.4.4"
"""Brings its models for Chinese along; installed beside the project."""
_READ = """
import json, sys
from rapidocr_onnxruntime import RapidOCR
read = RapidOCR(text_score=0)
print(json.dumps([[line[1] for line in read(name)[0] or []] for name in sys.argv[1:]]))
"""


def reading_errors(pictures: Sequence[Path], lines: Sequence[str]) -> list[float]:
    """Return for each picture which share of the characters of `lines` is not read as what it is.

    Raises:
        NotRunError: the reader could not be had.

    """
    command = [str(_installed()), "-c", _READ, *map(str, pictures)]
    said = subprocess.run(command, capture_output=True, check=True, text=True, timeout=900).stdout
    truth = "".join(lines)
    return [1 - _same("".join(read), truth) / len(truth) for read in json.loads(said.splitlines()[-1])]


def _same(read: str, truth: str) -> int:
    # The reader writes punctuation in half width now and then: that is its habit and no question of legibility.
    folded = read.translate(str.maketrans(",.:;?!()", "，。：；？！（）")).replace(" ", "")
    matcher = SequenceMatcher(None, folded, truth, autojunk=False)
    return sum(block.size for block in matcher.get_matching_blocks())


def _installed() -> Path:
    folder = ROOT / "build" / "peers" / f"rapidocr-{RAPIDOCR}"
    python = folder / "bin" / "python"
    if not (folder / "installed").is_file():
        folder.mkdir(parents=True, exist_ok=True)
        venv.create(folder, with_pip=True, clear=True)
        try:
            wanted = f"rapidocr-onnxruntime=={RAPIDOCR}"
            subprocess.run([python, "-m", "pip", "install", "-q", wanted], capture_output=True, check=True, timeout=900)
        except (OSError, subprocess.SubprocessError) as error:
            raise NotRunError(f"the reader of Chinese text could not be installed: {error}") from error
        (folder / "installed").touch()
    return python
