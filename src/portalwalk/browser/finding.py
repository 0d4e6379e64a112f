"""Which browser to start, and how to get one when there is none."""

import os
import shutil
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ENVIRONMENT = "PORTALWALK_BROWSER"

_CHROME_AND_EDGE = {
    "linux": ("google-chrome", "google-chrome-stable", "microsoft-edge", "microsoft-edge-stable"),
    "darwin": (
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    ),
    "win32": (
        r"C:\Program Files\Google\Chrome\Application\chrome.exe",
        r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
        r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
    ),
}
_SYSTEM_CHROMIUM = ("chromium", "chromium-browser")


@dataclass(frozen=True, slots=True)
class BrowserChoice:
    """A browser that is there, and how it was found."""

    executable: str
    how: str
    how_zh: str


class BrowserMissingError(RuntimeError):
    """No usable browser; the message lists what was tried and how to get one."""

    def __init__(self, tried: tuple[str, ...]) -> None:
        self.tried = tried
        looked = "\n".join(f"  - {way}" for way in tried)
        super().__init__(
            f"No browser found. Looked, in this order, for:\n{looked}\n"
            "Get one with `playwright install chromium`, or on Debian and Ubuntu with\n"
            "`apt-get install chromium fonts-noto-cjk`; or name yours in "
            f"{ENVIRONMENT}=/path/to/chromium."
        )


def find_browser(explicit: str | None = None, environ: Mapping[str, str] = os.environ) -> BrowserChoice:
    """Return the first browser there is: named, Playwright's own, Chrome or Edge, a system Chromium.

    Raises:
        BrowserMissingError: there is none, or the named one is not there (then nothing else is tried).

    """
    for name, value in (("the option --browser", explicit), (ENVIRONMENT, environ.get(ENVIRONMENT))):
        if value:
            named = shutil.which(value)
            if named is None:
                raise BrowserMissingError((f"{value}, named by {name}: no such program",))
            return BrowserChoice(named, f"named by {name}", f"由 {name} 指定")
    own = _playwrights_own()
    if own is not None:
        return BrowserChoice(own, "Playwright's own", "Playwright 自带")
    branded = _CHROME_AND_EDGE.get(sys.platform, ())
    for found in filter(None, map(shutil.which, branded)):
        return BrowserChoice(found, "Chrome or Edge of this computer", "本机 Chrome 或 Edge")
    for found in filter(None, map(shutil.which, _SYSTEM_CHROMIUM)):
        return BrowserChoice(found, "Chromium of this computer", "本机 Chromium")
    raise BrowserMissingError(
        (
            f"the option --browser or the variable {ENVIRONMENT}: not given",
            "Playwright's own Chromium: not installed",
            f"Chrome or Edge ({', '.join(branded) or 'no known place on this system'}): not found",
            f"a system Chromium ({', '.join(_SYSTEM_CHROMIUM)}): not found",
        )
    )


def _playwrights_own() -> str | None:
    """Look where `playwright install` puts Chromium, without starting its driver (half a second)."""
    home = Path.home()
    root = {
        "linux": home / ".cache/ms-playwright",
        "darwin": home / "Library/Caches/ms-playwright",
        "win32": home / "AppData/Local/ms-playwright",
    }.get(sys.platform, home / ".cache/ms-playwright")
    folder = Path(os.environ.get("PLAYWRIGHT_BROWSERS_PATH") or root)
    inside = ("chrome-linux*/chrome", "chrome-mac*/**/MacOS/*", "chrome-win*/chrome.exe")
    found = [path for pattern in inside for path in folder.glob(f"chromium-*/{pattern}") if path.is_file()]
    return str(max(found, key=_revision)) if found else None


def _revision(path: Path) -> int:
    """Return the number in `chromium-1210`: as text, 999 would be the newer one."""
    numbers = (part.removeprefix("chromium-") for part in path.parts if part.startswith("chromium-"))
    return max((int(number) for number in numbers if number.isdigit()), default=0)
