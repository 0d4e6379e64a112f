"""Entering interactive sections: open, signed in, or asked to sign in, and by whom."""

from dataclasses import dataclass, field

from portalwalk.browser.stops import BlockedError, LookError
from portalwalk.model.observations import Access, Act, Leg, Phase, SectionEntered, SectionSeen, Sign
from portalwalk.pages import words
from portalwalk.pages.chain import Chain, point_at_signs
from portalwalk.pages.identity import (
    Face,
    State,
    identity_system_of,
    password_form,
    read_state,
    sign_out_controls,
)
from portalwalk.pages.lists import lists_of, same_page
from portalwalk.pages.login_form import is_login_page
from portalwalk.pages.portal import Portal
from portalwalk.pages.snapshot import Control, FieldSeen, Snapshot, frame_of, host_of
from portalwalk.pages.walk import Walk

STATE_MS = 1_500
"""Signed-in state drawn by script gets this long to appear on a section's page."""
SAME_PAGE = 0.7
"""A page with this share of the words read before is the same page (ours)."""


@dataclass
class SectionVisitor:
    """One visitor who goes from section to section."""

    walk: Walk
    portal: Portal
    face: Face = field(default_factory=Face)
    """What the home page shows to somebody who is not signed in."""
    so_far: tuple[Leg, ...] = ()
    """Where the visitor signed in, and out: what comes before entering a section in its chain of hosts."""
    proof: tuple[str, ...] = ()
    """Pictures of having signed in."""
    chain: Chain = field(init=False)
    """Of the section that is being entered."""
    _faces: dict[str, Face] = field(default_factory=dict)
    _read: tuple[str, State] = field(default_factory=lambda: ("", State()))
    """Where the visitor's state was read last, and what it was."""
    _shown: dict[str, frozenset[str]] = field(default_factory=dict)
    """The words of a section's page, as a signed-in visitor read them."""

    def __post_init__(self) -> None:
        self.chain = Chain(self.walk, Act.ENTERED)

    def enter(self, section: SectionSeen, phase: Phase) -> SectionEntered:
        """Enter a section, and see how it receives this visitor."""
        when = {
            Phase.BEFORE: ("", ""),
            Phase.AFTER_SIGN_IN: (", signed in", "（已登录）"),
            Phase.AFTER_SIGN_OUT: (", signed out", "（已退出）"),
        }
        self._read = ("", State())
        with self.walk.step(f"enter “{section.name}”{when[phase][0]}", zh=f"进入“{section.name}”{when[phase][1]}"):
            self.chain = Chain(self.walk, Act.ENTERED, section.name)
            try:
                entered = self._enter(section, phase)
            except (BlockedError, LookError):
                entered = self._entered(section, phase, Access.UNREACHABLE, State())
            if self._read[0] == self.walk.tab.url:
                point_at_signs(self.walk, self._read[1])
        before = self.proof if entered.access in (Access.ASKS_SIGN_IN, Access.UNCLEAR) else ()
        return entered.model_copy(update={"evidence": tuple(dict.fromkeys((*self.walk.last_evidence, *before)))})

    def all(self) -> list[SectionSeen]:
        """Return the sections to enter; a portal that names none is entered at its home page and a column."""
        if self.portal.sections:
            return list(self.portal.sections)
        pages = [SectionSeen(name="首页", url=self.portal.url, role="page")]
        return pages + [SectionSeen(name=one.name, url=one.url, role="page") for one in self.portal.columns[:1]]

    def private_section(self) -> SectionSeen | None:
        """Return the personal space that the home page shows to a signed-in visitor."""
        known = next((one for one in self.portal.sections if one.role == "personal"), None)
        if known is not None:
            return known
        with self.walk.step("look for the personal space", zh="寻找个人中心"):
            self.walk.open_home()
            self.state_now(self.face)
            seen = self.walk.look()
        for one in seen.controls:
            greets = bool(words.GREETING.search(one.words))
            named = one.leads_somewhere and len(one.words) <= 20 and (words.PERSONAL.search(one.words) or greets)
            if named and self.walk.settings.may_open(one.href):
                return SectionSeen(name=one.words.strip(), url=one.href, role="personal")
        return None

    def state(self, before: Face) -> State:
        """Read the state of the visitor off the page as it is."""
        return self._read_off(self.walk.look(), before)

    def _read_off(self, seen: Snapshot, before: Face) -> State:
        return read_state(self.walk, seen, before, self.walk.credentials[0] if self.walk.credentials else "")

    def state_now(self, before: Face) -> State:
        """Read the state when it has been drawn; a page that says nothing gets some time."""
        self.walk.tab.wait_until(lambda: bool(self.state(before).signed_in), STATE_MS)
        return self.state(before)

    def _enter(self, section: SectionSeen, phase: Phase) -> SectionEntered:
        landing = self.walk.open(section.url)
        if (landing.status or 200) >= 400 or landing.error:
            return self._entered(section, phase, Access.UNREACHABLE, State())
        seen = self.walk.look()
        if phase is Phase.BEFORE:
            self._faces[section.url] = Face.of(self.walk, seen)
        before = self._faces.get(section.url, self.face)
        state = self.state_now(before) if phase is Phase.AFTER_SIGN_IN else self.state(before)
        if phase is Phase.AFTER_SIGN_IN:
            self._shown[section.url] = frozenset(seen.text.split())
        if phase is Phase.AFTER_SIGN_OUT:
            is_kept = section.role == "personal" and not state.signed_in and self._shows_the_same(section, seen)
            kept = Sign(name="private-page-kept", speaks_for=True) if is_kept else None
            access = Access.SIGNED_IN if state.signed_in or kept else Access.OPEN
            return self._entered(section, phase, access, state, kept=kept)
        outside = self._hand_over(section, phase, state)
        if outside.access is not Access.OPEN or section.role in ("personal", "page"):
            return outside
        inside = self._go_inside(section, phase)
        if inside is not None and inside.access is not Access.OPEN:
            return inside
        is_known = state.signed_in and phase is Phase.AFTER_SIGN_IN
        return outside.model_copy(update={"access": Access.SIGNED_IN}) if is_known else outside

    def _shows_the_same(self, section: SectionSeen, seen: Snapshot) -> bool:
        """Whether a private page still shows what only the signed-in visitor was to read, and asks for nothing."""
        asks = password_form(seen) is not None or words.ASKS_SIGN_IN.search(seen.text[:4000])
        before = self._shown.get(section.url, frozenset())
        same = len(before & frozenset(seen.text.split())) >= SAME_PAGE * len(before)
        return bool(before) and same and not asks and same_page(self.walk.tab.url, section.url)

    def _go_inside(self, section: SectionSeen, phase: Phase) -> SectionEntered | None:
        """Go where a section is used, not only read: to its form, or to the first thing one can take part in."""
        seen = self.walk.look()
        control = _way_to_use(seen)
        if control is None:
            lists = lists_of(seen, wanted=lambda one: host_of(one.href) == host_of(self.walk.tab.url))
            item = next((one for each in lists for one in each.items if one.url), None)
            if item is None:
                return None
            self.walk.follow(item.control)
            seen = self.walk.look()
            control = _way_to_use(seen)
            if control is not None:
                self.chain.arrived(_told(phase, self._read_off(seen, self.face)))
        if control is None:
            return None
        landing = self.walk.follow(control)
        if landing.error or (landing.status or 200) >= 400:
            return None
        return self._hand_over(section, phase, self.state(self.face))

    def _hand_over(self, section: SectionSeen, phase: Phase, state: State) -> SectionEntered:
        """See where a section hands over for signing in, by its redirect or by the link it shows."""
        seen = self.walk.look()
        form = password_form(seen)
        if form is None and is_login_page(seen):
            return self._entered(section, phase, Access.ASKS_SIGN_IN, state, identity_system_of(seen, None))
        if form is not None and _is_login_page(seen, form, section):
            return self._asked(section, phase, state, seen, form)
        asked = words.ASKS_SIGN_IN.search(seen.text[:4000])
        if asked is None:
            return self._entered(section, phase, Access.OPEN, state)
        control = _link_beside(seen, asked.group(0))
        if control is None:
            return self._entered(section, phase, Access.UNCLEAR, state)
        self.chain.arrived(_told(phase, state), asks=True)
        self.walk.follow(control, "asks to sign in", "要求登录")
        seen = self.walk.look()
        form = password_form(seen)
        if form is not None:
            return self._asked(section, phase, self.state(self.face), seen, form)
        again = self.state_now(self.face)
        access = Access.SIGNED_IN if again.signed_in and phase is not Phase.BEFORE else Access.UNCLEAR
        return self._entered(section, phase, access, again)

    def _asked(
        self, section: SectionSeen, phase: Phase, state: State, seen: Snapshot, form: FieldSeen
    ) -> SectionEntered:
        """Take down who asks to sign in: the page, or the frame in it that holds the form."""
        form_in, system = frame_of(self.walk.page, form.frame).url, identity_system_of(seen, form)
        return self._entered(section, phase, Access.ASKS_SIGN_IN, state, system, form_in=form_in)

    def _entered(
        self,
        section: SectionSeen,
        phase: Phase,
        access: Access,
        state: State,
        system: str = "",
        *,
        form_in: str = "",
        kept: Sign | None = None,
    ) -> SectionEntered:
        told = _told(phase, state)
        self.chain.arrived(told, asks=access is Access.ASKS_SIGN_IN, form_in=form_in, kept=kept)
        self._read = (self.walk.tab.url, told)
        return SectionEntered(
            url=section.url,
            section=section.name,
            phase=phase,
            access=access,
            landed_url=self.walk.tab.url,
            identity_system=system,
            hosts=tuple(dict.fromkeys((host_of(section.url), host_of(self.walk.tab.url)))),
            signs=tuple(state.signs),
            exempt=section.exempt,
            found=section.found,
            chain=(*self.so_far, *self.chain.leg),
        )


def _told(phase: Phase, state: State) -> State:
    """Before anybody has signed in, nothing speaks for it."""
    return state.against if phase is Phase.BEFORE else state


def _is_login_page(seen: Snapshot, form: FieldSeen, section: SectionSeen) -> bool:
    """A password field on the section's own page may belong to a profile; elsewhere it is a sign-in form."""
    shown, _ = sign_out_controls(seen)
    if shown:
        return False
    return seen.url != section.url or bool(words.SIGN_IN.search(seen.text[:3000])) or form.frame > 0


def _way_to_use(seen: Snapshot) -> Control | None:
    """Return the link that leads to using a section: to write, to apply, to take part."""
    for pattern in (words.WRITE, words.TAKE_PART):
        for one in seen.shown:
            said = one.words.strip()
            outside = one.region in ("header", "footer") or one.type == "submit"
            if len(said) <= 14 and pattern.search(said) and not outside and not words.EXEMPT.search(said):
                return one
    return None


def _link_beside(seen: Snapshot, asked: str) -> Control | None:
    """Return the link that belongs to a request to sign in: in the content first, else the header's."""
    ways = [
        one for one in seen.shown if words.SIGN_IN.search(one.words) and len(one.words) <= 30 and one.type != "submit"
    ]
    inner = [one for one in ways if one.region not in ("header", "footer")]
    exact = [one for one in inner if asked in one.words or one.words in asked]
    return next(iter(exact or inner or ways), None)
