"""What the single-sign-on journey observes."""

from enum import StrEnum

from portalwalk.model.observations.base import Discovery, Observation, Sign
from portalwalk.model.observations.hosts import OverHosts


class LoginEntrySought(Observation):
    """A visitor looked for the way to sign in."""

    found: Discovery | None
    looked_on: tuple[str, ...]
    """URLs of the pages that were searched for it."""
    expected: bool
    """Whether visitors' accounts are known to exist (an account was given, or a section asks to sign in)."""
    because: str = ""
    because_zh: str = ""
    """Why an entry is expected."""


class SignInTried(OverHosts):
    """A visitor typed the account's name and password and pressed the button."""

    identity_host: str
    """host[:port] of the page with the sign-in form."""
    signed_in: bool | None
    """None: the signs contradict each other or are too few."""
    signs: tuple[Sign, ...] = ()
    says: str = ""
    """What the portal answered in words (masked), if anything."""
    says_credentials_wrong: bool = False
    """The answer names the account or password as wrong: then the account may be at fault, not the portal."""
    status: int | None = None
    looped: bool = False
    """It kept coming back to the sign-in form without a word."""


class Access(StrEnum):
    """How a section received a visitor."""

    OPEN = "open"  # readable, no sign-in asked, no sign of a session either
    SIGNED_IN = "signed-in"
    ASKS_SIGN_IN = "asks-sign-in"
    UNCLEAR = "unclear"
    UNREACHABLE = "unreachable"


class Phase(StrEnum):
    """When a section was entered."""

    BEFORE = "before"  # nobody signed in
    AFTER_SIGN_IN = "after-sign-in"
    AFTER_SIGN_OUT = "after-sign-out"


class SectionEntered(OverHosts):
    """A visitor entered one interactive section."""

    section: str
    phase: Phase
    access: Access
    landed_url: str
    identity_system: str = ""
    """Where it hands over for signing in: host[:port] and path of the sign-in form; empty when it does not."""
    hosts: tuple[str, ...] = ()
    """The host that was asked, and the one that answered in the end; all between them are in `chain`."""
    signs: tuple[Sign, ...] = ()
    exempt: bool = False
    """Petition and discipline channels do not count for login unity."""
    found: Discovery | None = None


class SignOutTried(OverHosts):
    """A visitor signed out and came back."""

    found: Discovery | None
    """The way to sign out; None when no such entry was seen."""
    still_signed_in: tuple[str, ...] = ()
    """Sections that still knew the visitor afterwards."""
    still_entered: tuple[SectionEntered, ...] = ()
    """How each of them received the visitor."""
    asked_again: bool | None = None
    """Whether signing in again asked for the password; None when that was not seen."""
    signs: tuple[Sign, ...] = ()
