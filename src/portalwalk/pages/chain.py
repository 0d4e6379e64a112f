"""The chain of hosts that deals with one act of a visitor, and what speaks for being signed in or not at each."""

import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Error

from portalwalk.browser.camera import Box, Pointer, bring_into_view
from portalwalk.model.observations import Act, Did, HostMet, Leg, Sign
from portalwalk.pages.identity import Place, State
from portalwalk.pages.snapshot import host_of
from portalwalk.pages.walk import Walk
from portalwalk.pages.whereabouts import FOUND_MS, boxes_of, element, is_in_window, words_of

MOST_HOSTS = 12
MOST_POINTED = 2
"""Signs marked on one picture: the weightiest say it."""

MOST_WORDS = 30

_TOKEN = re.compile(r"(?=[^.]*\d)[A-Za-z0-9_~%+=-]{20,}|.*[;=].*")
"""A piece of a path that may be a ticket or a session's id: long, with digits, and no file's name (ours)."""
_NAMED = re.compile(r"^(您好|欢迎(?:您|你|回来)?|welcome|hi)([\s,，:：!！]*)(\S)\S*", re.IGNORECASE)
_HAS_PRIVATE_WORDS = ("sent-to-sign-in", "account-name")


@dataclass
class Chain:
    """Writes down who dealt with an act, from the documents that came to the visitor's windows in this step."""

    walk: Walk
    act: Act
    section: str = ""
    _hosts: list[HostMet] = field(default_factory=list)

    @property
    def leg(self) -> tuple[Leg, ...]:
        """The act with its hosts so far; nothing when none was met."""
        met = tuple(self._hosts[:MOST_HOSTS])
        return (Leg(act=self.act, section=self.section, hosts=met),) if met else ()

    def arrived(
        self, state: State | None = None, *, asks: bool = False, form_in: str = "", kept: Sign | None = None
    ) -> None:
        """Take down the page that is shown now, with its signs, and all that passed the visitor on to it.

        `form_in` is the address of the frame that holds the sign-in form, where it is in one; `kept` a sign that the
        page shows only to somebody who knows what it showed before.
        """
        here, documents = self.walk.tab.url, self.walk.tab.events.documents
        came = list(documents)
        documents.clear()
        if not here.startswith("http"):
            return  # an error page of the browser: nobody answered
        for url, answer in came[:-1]:
            self._add(HostMet(host=host_of(url), path=shown_path(url), did=Did.PASSED_ON, status=answer))
        status = came[-1][1] if came else None
        last = self._hosts[-1] if self._hosts else None
        if not came and last and (last.host, last.path) == (host_of(here), shown_path(here)):
            status = self._hosts.pop().status  # the same page, now looked at for its signs
        if asks and form_in and host_of(form_in) != host_of(here):
            self._add(HostMet(host=host_of(here), path=shown_path(here), did=Did.ANSWERED, status=status))
            here = form_in
        signs = [kept] if kept else state.loudest if state else []
        if asks and state:
            signs = state.against.signs or signs
        self._add(
            HostMet(
                host=host_of(here),
                path=shown_path(here),
                did=Did.ASKED_SIGN_IN if asks else Did.ANSWERED,
                status=status,
                signed_in=True if kept else state.signed_in if state else None,
                sign=_without_names(signs[0]) if signs else None,
            )
        )

    def _add(self, met: HostMet) -> None:
        last = self._hosts[-1] if self._hosts else None
        if not (last and last.host == met.host and last.did is met.did is Did.PASSED_ON):
            self._hosts.append(met)


def shown_path(url: str) -> str:
    """Return the path of an address, with `…` for each piece that may be a token."""
    pieces = urlsplit(url).path.split("/")
    return "/".join("…" if _TOKEN.fullmatch(unquote(piece)) else piece for piece in pieces)


def point_at_signs(walk: Walk, state: State, *, is_named: bool = False) -> None:
    """Mark on this step's picture what says whether the visitor is signed in; the weightiest is brought into view.

    `is_named`: a finding names the sign as what it points at; such marks are shown with that finding alone.
    """
    signs = [one for one in state.loudest if one.name in state.places][:MOST_POINTED]
    places = [state.places[one.name] for one in signs]
    found = _where(walk, places)
    if found and found[0] is not None and not isinstance(places[0], str) and not is_in_window(walk.page, found[0]):
        with suppress(Error):  # it went away, or does not stand still
            bring_into_view(walk.at(places[0]))
            found = _where(walk, places)
    seen = [(sign, box) for sign, box in zip(signs, found, strict=True) if box is not None]
    walk.point_at_all([_pointer(sign, box, sign.target if is_named else "") for sign, box in seen])


def _where(walk: Walk, places: Sequence[Place]) -> list[Box | None]:
    wanted = [words_of(one) if isinstance(one, str) else element(one.selector) for one in places]
    found = boxes_of(walk.page, wanted)
    for number, place in enumerate(places):
        if not isinstance(place, str) and (place.frame or found[number] is None):
            with suppress(Error):  # in a frame, or found by Playwright alone
                box = walk.at(place).bounding_box(timeout=FOUND_MS)
                found[number] = (box["x"], box["y"], box["width"], box["height"]) if box else None
    return found


def _pointer(sign: Sign, there: Box, target: str) -> Pointer:
    named = _without_names(sign)
    if sign.speaks_for:
        said, zh = f"Sign of being signed in: {named.in_words}", f"已登录的标志：{named.in_words_zh}"
    else:
        said, zh = f"Sign of not being signed in: {named.in_words}", f"未登录的标志：{named.in_words_zh}"
    return Pointer(there, said, zh, target)


def _without_names(sign: Sign) -> Sign:
    """Leave out of a sign's words who the visitor is, and addresses with what may be a ticket in them."""
    seen = "" if sign.name in _HAS_PRIVATE_WORDS else _NAMED.sub(r"\1\2\3**", sign.seen)
    return sign.model_copy(update={"seen": seen[:MOST_WORDS]})
