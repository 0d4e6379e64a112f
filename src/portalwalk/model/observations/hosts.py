"""The chain of hosts that dealt with a visitor, and the signs of being signed in or not at each of them."""

from enum import StrEnum

from portalwalk.model.base import Record
from portalwalk.model.observations.base import Observation, Sign


class Did(StrEnum):
    """What a host did with a visitor."""

    PASSED_ON = "passed-on"  # by a redirect, or by a page that moves on of itself
    ANSWERED = "answered"
    ASKED_SIGN_IN = "asked-sign-in"


class Act(StrEnum):
    """What a visitor did that led over a chain of hosts."""

    SIGNED_IN = "signed-in"
    ENTERED = "entered"
    SIGNED_OUT = "signed-out"
    SIGNED_IN_AGAIN = "signed-in-again"
    WENT_BACK = "went-back"


class HostMet(Record):
    """One host on the way."""

    host: str
    """host[:port]."""
    path: str = ""
    """Without query, and with `…` for what may be a token."""
    did: Did
    status: int | None = None
    signed_in: bool | None = None
    """None: nothing was seen of it, or too little."""
    sign: Sign | None = None
    """What speaks loudest for or against being signed in, where a page was seen."""


class Leg(Record):
    """One act of the visitor, and the hosts that then dealt with it, in order."""

    act: Act
    section: str = ""
    """The section's name, for an entered one."""
    hosts: tuple[HostMet, ...]


class OverHosts(Observation):
    """What was seen at the end of a chain of hosts."""

    chain: tuple[Leg, ...] = ()

    @property
    def sign_at_the_end(self) -> str:
        """The selector of what said in the end whether one was signed in, or empty."""
        last = self.chain[-1].hosts[-1].sign if self.chain and self.chain[-1].hosts else None
        return last.target if last else ""
