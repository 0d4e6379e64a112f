"""What `portalwalk inspect` was asked for."""

import shlex
from dataclasses import dataclass
from pathlib import Path

from portalwalk.model.outcome import Level
from portalwalk.own_suite import own_checks, suite_of


@dataclass(frozen=True, slots=True)
class Request:
    """The options of one inspection, and what they imply."""

    source: str
    out: Path = Path("results")
    level: Level | None = None
    only: tuple[str, ...] = ()
    scheme: str | None = None
    weights: Path | None = None
    resume: Path | None = None
    login_hosts: tuple[str, ...] = ()
    browser: str | None = None
    workers: int = 2
    formats: tuple[str, ...] = ("html",)
    checks: tuple[Path, ...] = ()
    timestamp: str | None = None
    """A time-stamp server's address; it may hold a password, and is in no command that is written out."""

    @property
    def suite(self) -> Path | None:
        """The folder of the portal file, which may hold a suite of its own; None for a URL."""
        return suite_of(self.source)

    @property
    def check_folders(self) -> tuple[Path, ...]:
        """The user's own checks: beside the portal file, and named."""
        return own_checks(self.suite, self.checks)

    def again(self, folder: Path) -> str:
        """Write the command that goes on with this inspection."""
        words = ["portalwalk", "inspect", self.source, "--resume", str(folder)]
        for option, values in (("--only", self.only), ("--login-host", self.login_hosts), ("--checks", self.checks)):
            words += [word for value in values for word in (option, str(value))]
        if self.browser is not None:
            words += ["--browser", self.browser]
        return shlex.join(words)
