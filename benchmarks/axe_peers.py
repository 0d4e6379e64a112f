"""Programs of others that look at pages with axe-core, in fixed versions, started as their users start them."""

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

from benchmarks.crawling_peers import FOLDER, NotRunError

AXE_CLI = "4.13.0"
PA11Y_CI = "4.1.1"

__all__ = ["PEERS", "NotRunError"]


def axe_cli(browser: str, urls: list[str]) -> list[str]:
    """Return how @axe-core/cli is started for these pages: all its rules, as it comes.

    Raises:
        NotRunError: there is no Node.js or no chromedriver, or the package could not be had.

    """
    driver = shutil.which("chromedriver")
    if driver is None:
        raise NotRunError("chromedriver is not installed")
    program = _package("@axe-core/cli", AXE_CLI) / "dist" / "src" / "bin" / "cli.js"
    options = ["--chromedriver-path", driver, "--chrome-path", browser, "--chrome-options", ",".join(_options())]
    return [_node(), str(program), *urls, *options, "--no-reporter"]


def pa11y_ci(browser: str, urls: list[str]) -> list[str]:
    """Return how pa11y-ci is started for these pages, with axe-core as its engine, one page after another.

    Raises:
        NotRunError: there is no Node.js, or the package could not be had.

    """
    folder = _package("pa11y-ci", PA11Y_CI)
    launch = {"executablePath": browser, "args": [f"--{option}" for option in _options()]}
    defaults = {"runners": ["axe"], "concurrency": 1, "chromeLaunchConfig": launch, "threshold": 1_000_000}
    settings = folder.parent.parent / f"pages-{len(urls)}.json"
    settings.write_text(json.dumps({"defaults": defaults, "urls": urls}), encoding="utf-8")
    return [_node(), str(folder / "bin" / "pa11y-ci.js"), "--config", str(settings), "--json"]


PEERS: dict[str, Callable[[str, list[str]], list[str]]] = {"@axe-core/cli": axe_cli, "pa11y-ci": pa11y_ci}


def _options() -> list[str]:
    as_root = ["no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    return ["disable-quic", "no-first-run", "disable-background-networking", "disable-component-update", *as_root]


def _node() -> str:
    node = shutil.which("node")
    if node is None:
        raise NotRunError("Node.js is not installed")
    return node


def _package(name: str, version: str) -> Path:
    """Install a package of npm if need be, without the browser that it would bring; return its folder."""
    npm = shutil.which("npm")
    if npm is None:
        raise NotRunError("npm is not installed")
    folder = FOLDER / f"{name.strip('@').replace('/', '-')}-{version}"
    package = folder / "node_modules" / name
    if not (package / "package.json").is_file():
        command = [npm, "install", "--prefix", str(folder), "--no-audit", "--no-fund", "--ignore-scripts"]
        try:
            subprocess.run([*command, f"{name}@{version}"], capture_output=True, check=True, text=True, timeout=600)
        except subprocess.SubprocessError as error:
            raise NotRunError(f"not installed: {getattr(error, 'stderr', error)}") from error
    return package
