"""The chain of hosts on a visitor's way, as a reader sees it: who did what, and whether one was signed in there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, zip_longest

from portalwalk.model.observations import Did, HostMet, Leg
from portalwalk.reporting.links import readable
from portalwalk.reporting.text import Text
from portalwalk.reporting.words import word


@dataclass(frozen=True, slots=True)
class HostView:
    """A host on the way."""

    host: str
    path: str
    did: Text
    state: str
    """`in`, `out`, or empty when that was not to be told."""
    sign: Text
    """Why it is taken for signed in or not; empty where no page was seen."""


@dataclass(frozen=True, slots=True)
class LegView:
    """One act of the visitor, and the hosts that dealt with it, in order."""

    act: Text
    hosts: tuple[HostView, ...]
    told: Text
    """All of it in a sentence."""


def tell_chain(chain: Sequence[Leg]) -> tuple[LegView, ...]:
    """Word a chain; a host that only passed the visitor on to itself is left out."""
    return tuple(_leg(leg) for leg in chain if leg.hosts)


def _leg(leg: Leg) -> LegView:
    act = word(f"act_{leg.act.value}", section=leg.section)
    hosts = tuple(
        _host(met)
        for met, following in zip_longest(leg.hosts, leg.hosts[1:])
        if not (met.did is Did.PASSED_ON and following and following.host == met.host)
    )
    names, end = " → ".join(host for host, _ in groupby(one.host for one in hosts)), hosts[-1]
    if end.sign:
        told = word("chain_told", act=act, hosts=names, did=end.did, state=end.sign)
    else:
        told = word("chain_told_end", act=act, hosts=names, did=end.did)
    return LegView(act, hosts, told)


def _host(met: HostMet) -> HostView:
    is_error = met.status is not None and met.status >= 400 and met.did is not Did.ASKED_SIGN_IN
    did = word("did_error", code=str(met.status)) if is_error else word(f"did_{met.did.value}")
    state = {True: "in", False: "out", None: ""}[met.signed_in]
    return HostView(met.host, readable(met.path), did, state, _sign(met, state))


def _sign(met: HostMet, state: str) -> Text:
    if met.did is Did.PASSED_ON:
        return Text.same("")
    if met.sign is None:
        return word("state_unknown")
    hint = state or ("hint_in" if met.sign.speaks_for else "hint_out")
    return word(f"state_{hint}", sign=Text.of(met.sign.in_words, met.sign.in_words_zh))
