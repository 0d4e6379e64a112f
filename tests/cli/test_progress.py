"""Progress is told as it comes in, and what a portal sent cannot steer the terminal."""

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from portalwalk.commands.progress import Follower, PlainLines
from portalwalk.commands.suite import chosen, run_suite
from portalwalk.commands.voice import Lang, Voice, harmless, lang_in
from portalwalk.model.journal import Entry
from portalwalk.model.observations import StepTaken

AT = "2026-11-22T09:31:05.000Z"


def step(number: int, name: str) -> Entry:
    taken = StepTaken(url="http://a/", name=name, name_zh=name, number=number, started_at=AT, duration_ms=1)
    return Entry(at=AT, scenario="test_search_first_page.py::test_x", kind="StepTaken", data=taken)


def test_a_line_is_told_once_and_when_it_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "observations.jsonl"
    follower = Follower(path)
    assert list(follower.new()) == []

    line = step(1, "a").model_dump_json().encode() + b"\n"
    path.write_bytes(line + b"no observation\n" + line[:20])
    assert len(list(follower.new())) == 1
    assert list(follower.new()) == []

    with path.open("ab") as more:
        more.write(line[20:])
    assert len(list(follower.new())) == 1


def test_a_page_cannot_steer_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    PlainLines(Voice(Lang.EN)).tell(step(3, "open “\x1b[2J\x07\u202eevil [bold]x[/bold]”"))

    said = capsys.readouterr().out
    assert "\x1b" not in said
    assert "\x07" not in said
    assert "3. open" in said
    assert "[bold]x[/bold]" in said
    assert harmless("a\nb\rc") == "a\nb c"


@pytest.mark.parametrize(
    ("arguments", "lang"),
    [(["list", "--lang", "en"], "en"), (["--lang=en"], "en"), (["--lang"], "zh"), (["--lang", "fr"], "zh"), ([], "zh")],
)
def test_the_language_is_known_before_the_rest(arguments: list[str], lang: str) -> None:
    assert lang_in(arguments) == lang


def test_a_module_is_meant_before_a_test(tmp_path: Path) -> None:
    (tmp_path / "test_search.py").write_text("def test_a(): ...\n", encoding="utf-8")
    (tmp_path / "test_back.py").write_text("def test_searcher(): ...\ndef test_b(): ...\n", encoding="utf-8")

    assert chosen([tmp_path], []) == (str(tmp_path),)
    assert chosen([tmp_path], ["test_search*"]) == (str(tmp_path / "test_search.py"),)
    assert chosen([tmp_path], ["test_b", "test_back.py"]) == (
        f"{tmp_path / 'test_back.py'}::test_b",
        str(tmp_path / "test_back.py"),
    )


def test_the_log_of_a_run_keeps_no_secret(tmp_path: Path) -> None:
    test = tmp_path / "test_it.py"
    test.write_text("def test_it() -> None:\n    assert False, 'geheim'\n", encoding="utf-8")

    end = run_suite(
        [str(test), "-p", "no:cacheprovider", "-c", os.devnull, "--rootdir", str(tmp_path)],
        os.environ | {"PYTEST_ADDOPTS": "--no-such-option"},
        Follower(tmp_path / "observations.jsonl"),
        PlainLines(Voice()),
        ["geheim"],
    )

    assert end.code == 1
    assert "***" in end.log_tail
    assert "geheim" not in end.log_tail


@pytest.mark.skipif(os.name == "nt", reason="process groups are POSIX")
def test_a_killed_command_takes_its_run_with_it(tmp_path: Path) -> None:
    test = tmp_path / "test_it.py"
    waits = "import os, threading\n\n\ndef test_it() -> None:\n    os.mkfifo('here')\n    threading.Event().wait(60)\n"
    test.write_text(waits, encoding="utf-8")
    code = (
        "import os, sys\nfrom pathlib import Path\n"
        "from portalwalk.commands.progress import Follower, PlainLines\n"
        "from portalwalk.commands.suite import run_suite\nfrom portalwalk.commands.voice import Voice\n"
        "run_suite([sys.argv[1], '-p', 'no:cacheprovider', '-s'], os.environ, Follower(Path('o')), "
        "PlainLines(Voice()), [])\n"
    )
    command = [sys.executable, "-c", code, str(test)]
    with subprocess.Popen(command, cwd=tmp_path, stdin=subprocess.PIPE) as running:
        started = threading.Event()
        while not (tmp_path / "here").exists() and running.poll() is None:
            started.wait(0.05)
        alive = _processes_of(test)
        running.send_signal(signal.SIGKILL)
    for _ in range(200):
        if not _processes_of(test):
            break
        started.wait(0.05)

    assert alive
    assert _processes_of(test) == []


def _processes_of(test: Path) -> list[str]:
    listed = subprocess.run(["ps", "-ewwo", "args"], capture_output=True, text=True, check=True).stdout
    return [line for line in listed.splitlines() if str(test) in line]
