"""`portalwalk doctor`: what is there, what is missing, and how to get it."""

import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table
from rich.text import Text

from portalwalk.browser.finding import BrowserMissingError, find_browser
from portalwalk.commands import options
from portalwalk.commands.voice import Exit, Lang, Voice, harmless

OLDEST_PYTHON = (3, 11)
ENOUGH_DISK_BYTES = 1_000_000_000
"""Ours: an inspection with all pictures takes some 20 to 100 MB; a gigabyte holds a series of them."""
PROGRAM_TIMEOUT_S = 20
BROWSER_REMEDY_ZH = (
    f"没有找到可用的浏览器。可以运行 {sys.executable} -m playwright install chromium；Debian、Ubuntu 可以运行 "
    "apt-get install chromium fonts-noto-cjk；也可以用 --browser 或环境变量 PORTALWALK_BROWSER 指定已有的浏览器。"
)

_PROBE = (
    "import sys\nfrom playwright.sync_api import sync_playwright\n"
    "with sync_playwright() as p:\n"
    "    b = p.chromium.launch(executable_path=sys.argv[1], args=sys.argv[2:])\n"
    "    print(b.version)\n    b.close()\n"
)


@dataclass(frozen=True, slots=True)
class Symptom:
    """One thing that was looked at; `remedy` is empty when all is well or nothing need be done."""

    what: str
    what_zh: str
    is_well: bool
    seen: str
    seen_zh: str
    remedy: str = ""
    remedy_zh: str = ""
    is_needed: bool = True


def doctor(
    out: Annotated[Path, typer.Option(metavar="DIR", help="结果文件夹 / where results would go.")] = Path("results"),
    browser: options.BrowserOption = None,
    lang: options.LangOption = Lang.ZH,
) -> None:
    """检查本机环境，缺什么、怎么装 / Say what is missing on this computer and how to get it."""
    voice = Voice(lang)
    symptoms = (_python(), _playwright(), *_browser(browser, os.environ), _fonts(), _writing(out), _disk(out))
    table = Table(show_header=False, box=None, padding=(0, 1))
    for one in symptoms:
        mark = Text("✓", "green") if one.is_well else Text("✗", "bold red") if one.is_needed else Text("!", "yellow")
        seen = Text(harmless(voice.pick(one.seen_zh, one.seen)), overflow="fold")
        table.add_row(mark, voice.pick(one.what_zh, one.what), seen)
    voice.out.print(table)
    for one in symptoms:
        if not one.is_well:
            voice.say(f"→ {one.what_zh}:{one.remedy_zh}", f"→ {one.what}: {one.remedy}")
    missing = any(one.is_needed and not one.is_well for one in symptoms)
    if not missing:
        voice.say("可以开始检查。", "Ready to inspect.")
    raise typer.Exit(Exit.NOT_INSPECTED if missing else Exit.NOTHING_FAILED)


def _python() -> Symptom:
    seen = f"{platform.python_version()} ({sys.executable})"
    return Symptom(
        "Python",
        "Python",
        sys.version_info >= OLDEST_PYTHON,
        seen,
        seen,
        "install 3.11 or later",
        "请安装 3.11 或更高版本",
    )


def _playwright() -> Symptom:
    try:
        seen = version("playwright")
    except PackageNotFoundError:
        how = f"{sys.executable} -m pip install playwright"
        return Symptom("Playwright", "Playwright", False, "not installed", "未安装", how, how)
    return Symptom("Playwright", "Playwright", True, seen, seen)


def _browser(explicit: str | None, environ: Mapping[str, str]) -> tuple[Symptom, ...]:
    try:
        choice = find_browser(explicit, environ)
    except BrowserMissingError as error:
        return (Symptom("Browser", "浏览器", False, "none found", "未找到", str(error), BROWSER_REMEDY_ZH),)
    return (
        Symptom(
            "Browser",
            "浏览器",
            True,
            f"{choice.executable} ({choice.how})",
            f"{choice.executable}（{choice.how_zh}）",
        ),
        _starts(choice.executable),
    )


def _starts(executable: str) -> Symptom:
    """Start it once: a browser that is there may still lack a library."""
    options_ = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    asked = _output([sys.executable, "-c", _PROBE, executable, *options_])
    if asked.returncode == 0:
        return Symptom("Browser starts", "浏览器启动", True, asked.stdout.strip(), asked.stdout.strip())
    said = (asked.stderr.strip().splitlines() or ["no answer"])[-1]
    return Symptom(
        "Browser starts",
        "浏览器启动",
        False,
        said,
        said,
        f"install what it needs: {sys.executable} -m playwright install-deps chromium",
        f"请安装所需的系统库：{sys.executable} -m playwright install-deps chromium",
    )


def _fonts() -> Symptom:
    what, what_zh = "Chinese fonts", "中文字体"
    if shutil.which("fc-list") is None:
        # Only fontconfig systems can be asked; macOS and Windows bring Chinese fonts with them.
        is_well = sys.platform in ("darwin", "win32")
        seen, seen_zh = (
            ("the system's own", "系统自带") if is_well else ("fc-list is not there to ask", "没有 fc-list，无法确认")
        )
    else:
        found = _output(["fc-list", ":lang=zh", "family"]).stdout.splitlines()
        is_well = bool(found)
        seen, seen_zh = (f"{len(found)}", f"{len(found)} 个") if found else ("none", "没有")
    return Symptom(
        what,
        what_zh,
        is_well,
        seen,
        seen_zh,
        "pictures would show boxes instead of characters. On Debian and Ubuntu: apt-get install fonts-noto-cjk",
        "截图中的汉字会显示为方框。Debian、Ubuntu:apt-get install fonts-noto-cjk",
        is_needed=False,
    )


def _writing(out: Path) -> Symptom:
    place = _existing(out)
    try:
        with tempfile.TemporaryFile(dir=place):
            return Symptom("Results", "结果文件夹", True, f"{out} can be written", f"{out} 可以写入")
    except OSError as error:
        said = error.strerror or str(error)
        return Symptom(
            "Results",
            "结果文件夹",
            False,
            f"{place}: {said}",
            f"{place}:{said}",
            "choose another: --out DIR",
            "请用 --out 指定其他文件夹",
        )


def _disk(out: Path) -> Symptom:
    free = shutil.disk_usage(_existing(out)).free
    seen = f"{free / 1e9:.1f} GB"
    return Symptom(
        "Free disk space",
        "剩余磁盘空间",
        free >= ENOUGH_DISK_BYTES,
        seen,
        seen,
        "free some space, or choose another disk: --out DIR",
        "请清理磁盘，或用 --out 指定其他磁盘",
        is_needed=False,
    )


def _existing(path: Path) -> Path:
    """Return the path itself, or the nearest folder above it that is there."""
    absolute = path.absolute()
    return next((one for one in (absolute, *absolute.parents) if one.exists()), Path.cwd())


def _output(command: list[str]) -> "subprocess.CompletedProcess[str]":
    try:
        return subprocess.run(  # noqa: S603 - our own interpreter, or fc-list by its name
            command, capture_output=True, text=True, errors="replace", timeout=PROGRAM_TIMEOUT_S, check=False
        )
    except subprocess.TimeoutExpired:
        return subprocess.CompletedProcess(command, 1, "", f"no answer within {PROGRAM_TIMEOUT_S} s")
