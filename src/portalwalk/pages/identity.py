"""Signed in or not: decided from several signs together, each of which is kept."""

import re
from dataclasses import dataclass, field

from portalwalk.model.observations import Discovery, Sign
from portalwalk.pages import words
from portalwalk.pages.choosing import Candidate, choose
from portalwalk.pages.snapshot import Control, FieldSeen, Snapshot, host_of
from portalwalk.pages.walk import Walk

_SESSION_COOKIE = re.compile(
    r"sess|sid|token|auth|login|jsession|phpsess|ticket|sso|wordpress_logged|user", re.IGNORECASE
)

_WEIGHTS = {
    "sign-out-link": 3.0,
    "sign-out-link-hidden": 1.5,
    "greeting": 1.5,
    "account-name": 2.0,
    "login-entry-gone": 1.0,
    "password-field": -2.0,
    "sent-to-sign-in": -2.0,
    "asked-to-sign-in": -1.5,
    "login-entry": -1.0,
    "session-cookie": 0.3,
    "left-login-page": 1.0,
    "refusal": -3.0,
}
"""How much each sign says (ours; tuned on the practice portal's two forms and on WordPress and DokuWiki)."""

SURE = 1.5

Place = Control | FieldSeen | str


@dataclass(frozen=True, slots=True)
class Face:
    """What a page showed to a visitor who was not signed in: the ground against which signs stand out."""

    sign_out: bool = False
    sign_out_hidden: bool = False
    greeting: bool = False
    login_entry: bool = False
    cookies: frozenset[str] = frozenset()

    @classmethod
    def of(cls, walk: Walk, seen: Snapshot) -> "Face":
        """Take in a page's signs as they are."""
        shown, hidden = sign_out_controls(seen)
        return cls(
            sign_out=bool(shown),
            sign_out_hidden=bool(hidden),
            greeting=bool(_greeting(seen)),
            login_entry=bool(login_entries(seen)),
            cookies=_cookies(walk),
        )


@dataclass(slots=True)
class State:
    """Signed in, not signed in, or not to be told."""

    signs: list[Sign] = field(default_factory=list)
    places: dict[str, Place] = field(default_factory=dict)
    """Name of a sign → what can be pointed at on the page; its words where it is no control."""

    @property
    def against(self) -> "State":
        """What speaks against being signed in, by itself."""
        return State([one for one in self.signs if not one.speaks_for], self.places)

    @property
    def loudest(self) -> list[Sign]:
        """The signs that speak for what was decided, the weightiest first; all of them when nothing was."""
        decided = self.signed_in
        agreeing = [one for one in self.signs if decided is None or one.speaks_for is decided]
        return sorted(agreeing, key=lambda one: -abs(_WEIGHTS[one.name]))

    @property
    def weight(self) -> float:
        """Positive speaks for being signed in."""
        return sum(abs(_WEIGHTS[sign.name]) * (1 if sign.speaks_for else -1) for sign in self.signs)

    @property
    def signed_in(self) -> bool | None:
        """None when the signs are too few or contradict each other."""
        if self.weight >= SURE:
            return True
        return False if self.weight <= -SURE else None


def read_state(walk: Walk, seen: Snapshot, before: Face, account: str = "") -> State:
    """Read every sign off a page; `before` is the same portal's face without a session."""
    state = State()
    shown, hidden = sign_out_controls(seen)
    greeting = _greeting(seen)
    if shown:
        _add(state, "sign-out-link", shown[0].words, shown[0])
    elif hidden and not before.sign_out_hidden:
        _add(state, "sign-out-link-hidden", hidden[0].words or hidden[0].href)
    if greeting and not before.greeting:
        _add(state, "greeting", greeting, greeting)
    if account and len(account) > 3 and account.lower() in seen.text.lower():
        _add(state, "account-name", "", account)
    entries = login_entries(seen)
    form = password_form(seen)
    if form is not None and not shown:
        _add(state, "password-field", form.called, form)
        if words.SIGN_IN_ADDRESS.search(seen.url):
            _add(state, "sent-to-sign-in", seen.url)
    asked = words.ASKS_SIGN_IN.search(seen.text[:4000])
    if asked and not shown:
        _add(state, "asked-to-sign-in", asked.group(0), asked.group(0))
    if entries and not shown:
        _add(state, "login-entry", entries[0].words, entries[0])
    elif before.login_entry and not entries and form is None:
        _add(state, "login-entry-gone", "")
    if any(_SESSION_COOKIE.search(name) for name in _cookies(walk) - before.cookies):
        _add(state, "session-cookie", "")
    return state


def _add(state: State, name: str, seen: str, place: Place | None = None) -> None:
    target = "" if place is None or isinstance(place, str) else place.selector
    state.signs.append(Sign(name=name, speaks_for=_WEIGHTS[name] > 0, seen=seen[:80], target=target))
    if place is not None:
        state.places[name] = place


def note(state: State, name: str, seen: str = "") -> State:
    """Add a sign that the page itself does not show, such as having left the login page."""
    _add(state, name, seen)
    return state


def sign_out_controls(seen: Snapshot) -> tuple[list[Control], list[Control]]:
    """Return the ways to sign out that a visitor sees, and those that are there but hidden."""
    ways = [
        control
        for control in seen.controls
        if len(control.words) <= 14
        and (words.SIGN_OUT.search(control.words.strip()) or words.SIGN_OUT_ADDRESS.search(control.raw_href))
    ]
    return [one for one in ways if one.visible], [one for one in ways if not one.visible]


def login_entries(seen: Snapshot) -> list[Control]:
    """Return what a visitor takes for the way to sign in."""
    return [one.control for one in _entry_candidates(seen) if one.confidence >= 0.5]


def find_login_entry(seen: Snapshot) -> tuple[Control, Discovery] | None:
    """Find the way to sign in on a page."""
    return choose(_entry_candidates(seen))


def password_form(seen: Snapshot) -> FieldSeen | None:
    """Return the password field of a sign-in form; forms to change or set a password do not count."""
    fields = [field for field in seen.fillable if field.type == "password"]
    by_form: dict[tuple[int, int], list[FieldSeen]] = {}
    for one in fields:
        by_form.setdefault((one.frame, one.form), []).append(one)
    alone = [group[0] for group in by_form.values() if len(group) == 1]
    return alone[0] if alone else None


def _entry_candidates(seen: Snapshot) -> list[Candidate]:
    found = []
    for control in seen.shown:
        said = control.words.strip()
        if (
            len(said) > 20
            or words.NOT_SIGN_IN.search(said)
            or (control.type in ("submit", "reset") and control.form >= 0)
        ):
            continue
        signs = {
            "reads “sign in” and nothing else": 0.7 * bool(words.SIGN_IN_EXACT.search(said)),
            "speaks of signing in": 0.5 * (bool(words.SIGN_IN.search(said)) and not words.SIGN_IN_EXACT.search(said)),
            "names the personal space": 0.35 * bool(words.SIGN_IN_WEAK.search(said)),
            "leads to a sign-in address": 0.25 * bool(words.SIGN_IN_ADDRESS.search(control.href)),
            "in the header": 0.15 * (control.region == "header" or control.box[1] < 160),
            "only for legal persons": -0.1 * ("法人" in said),
            "in the footer": -0.1 * (control.region == "footer"),
        }
        held = {name: weight for name, weight in signs.items() if weight}
        if any("sign" in name or "personal" in name for name in held):
            found.append(Candidate(control, held))
    return found


def _greeting(seen: Snapshot) -> str:
    """Return a greeting by name: in the head of the page or in a short line of it."""
    for line in (seen.text[:600], seen.text[-600:]):
        said = words.GREETING.search(line)
        if said and not words.SIGN_IN.search(said.group(0)[:24]):
            return said.group(0)[:30]
    return ""


def _cookies(walk: Walk) -> frozenset[str]:
    return frozenset(f"{one.get('domain')} {one.get('name')}" for one in walk.page.context.cookies())


def identity_system_of(seen: Snapshot, field_seen: FieldSeen | None) -> str:
    """Name the sign-in system of a form: host[:port] and path of the document that holds it."""
    url = seen.frame_urls[field_seen.frame] if field_seen and field_seen.frame < len(seen.frame_urls) else seen.url
    path = re.sub(
        r";jsessionid=[^/?]*", "", url.partition("?")[0].partition("#")[0].split("://", 1)[-1], flags=re.IGNORECASE
    )
    return f"{host_of(url)}/{path.partition('/')[2]}".rstrip("/")
