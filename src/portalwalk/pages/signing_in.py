"""Signing in and out as a resident does, and reading off every page whether one is signed in."""

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from portalwalk.browser.stops import BlockedError
from portalwalk.model.language import EN, ZH
from portalwalk.model.observations import (
    Access,
    Act,
    Discovery,
    Leg,
    LoginEntrySought,
    Phase,
    SectionEntered,
    SectionSeen,
    SignInTried,
    SignOutTried,
)
from portalwalk.pages import words
from portalwalk.pages.chain import Chain, point_at_signs
from portalwalk.pages.identity import (
    Face,
    State,
    find_login_entry,
    note,
    password_form,
    sign_out_controls,
)
from portalwalk.pages.login_form import LoginForm, answer_to
from portalwalk.pages.portal import Portal
from portalwalk.pages.sections import SectionVisitor
from portalwalk.pages.snapshot import Control, Snapshot, frame_of
from portalwalk.pages.walk import Walk

LATE_MS = 4_000
"""Signed-in state drawn by script gets this long to appear after signing in."""


@dataclass
class Resident:
    """One visitor with, perhaps, an account."""

    walk: Walk
    portal: Portal
    form: LoginForm = field(init=False)
    sections: SectionVisitor = field(init=False)

    def __post_init__(self) -> None:
        self.form = LoginForm(self.walk, self.portal)
        self.sections = SectionVisitor(self.walk, self.portal)

    def look_for_entry(self, sections: list[SectionEntered]) -> LoginEntrySought:
        """Look for the way to sign in: on the home page, then in the sections."""
        looked_on: list[str] = []
        found: Discovery | None = None
        places = [
            self.portal.url,
            *(one.url for one in self.portal.sections[:3]),
            *(one.url for one in self.portal.columns[:1]),
        ]
        with self.walk.step("look for the way to sign in", zh="寻找登录入口"):
            for place in dict.fromkeys(places):
                self.walk.open(place)
                seen = self.walk.look()
                looked_on.append(seen.url)
                choice = find_login_entry(seen)
                if choice is not None:
                    found = choice[1]
                    self.walk.point_at(self.walk.at(choice[0]), "the way to sign in", zh="登录入口")
                    break
        asks = [one.section for one in sections if one.access is Access.ASKS_SIGN_IN]
        given = self.walk.credentials is not None
        return LoginEntrySought(
            url=looked_on[0] if found is None else looked_on[-1],
            found=found,
            looked_on=tuple(looked_on),
            expected=bool(asks) or given or bool(self.portal.declared.login.url),
            because=f"{EN.listed(asks)} {EN.plural(len(asks), 'asks', 'ask')} to sign in"
            if asks
            else "an account for visitors was given"
            if given
            else "",
            because_zh=f"{ZH.listed(asks)}要求登录" if asks else "委托方提供了公众账号" if given else "",
        )

    def sign_in(self) -> SignInTried:
        """Go to the sign-in form and sign in.

        Raises:
            BlockedError: no account was given; a CAPTCHA; or a host where credentials may not be typed.
            LookError: the form was not found or understood.

        """
        if self.walk.credentials is None:
            raise BlockedError(
                "No account was given (PORTALWALK_USERNAME and PORTALWALK_PASSWORD, or [login] in portal.toml).",
                "未提供账号（环境变量 PORTALWALK_USERNAME、PORTALWALK_PASSWORD，或 portal.toml 的 [login]）。",
            )
        with self.walk.step("go to the sign-in form", zh="前往登录页"):
            self.walk.open_home()
            self.sections.face = Face.of(self.walk, self.walk.look())
            chain = Chain(self.walk, Act.SIGNED_IN)
            self.walk.tab.events.documents.clear()
            field_seen = self.form.reach()
            asked = self.sections.state(self.sections.face).against
            chain.arrived(asked, asks=True, form_in=frame_of(self.walk.page, field_seen.frame).url)
            self.walk.point_at(self.walk.at(field_seen), "the sign-in form", zh="登录表单")
        landing, host = self.form.send()
        chain.arrived()
        sent = self.walk.last_evidence
        with self.walk.step("see whether one is signed in", zh="核对登录状态"):
            state = self._state_after_login(self.form.url, chain)
            chain.arrived(state, asks=state.signed_in is False and "password-field" in state.places)
            said, _ = answer_to(landing, self.walk.look().text)
            point_at_signs(self.walk, state)
        self.sections.so_far, self.sections.proof = chain.leg, self.walk.last_evidence[:1]
        return SignInTried(
            url=self.form.url,
            evidence=tuple(dict.fromkeys((*self.walk.last_evidence, *(sent[1:] or sent)))),
            chain=chain.leg,
            identity_host=host,
            signed_in=state.signed_in,
            signs=tuple(state.signs),
            says=said[:160],
            says_credentials_wrong=bool(words.WRONG_CREDENTIALS.search(said)),
            status=landing.status,
            looped=landing.error == "net::ERR_TOO_MANY_REDIRECTS" or (state.signed_in is False and not said),
        )

    def sign_out(self, sections: list[SectionSeen]) -> SignOutTried:
        """Sign out, then see who still knows this visitor, and whether signing in asks again."""
        with self.walk.step("look for the way to sign out", zh="寻找退出入口"):
            self.walk.open_home()
            control = self._way_out()
            if control is not None and control.visible:
                self.walk.point_at(self.walk.at(control), "the way to sign out", zh="退出入口")
        if control is None:
            return SignOutTried(url=self.walk.tab.url, found=None)
        found = Discovery(
            what=control.words[:40], target=control.selector, way="reads or leads to sign out", confidence=0.9
        )
        with self.walk.step("sign out", zh="退出登录"):
            chain = Chain(self.walk, Act.SIGNED_OUT)
            self._leave_session(control)
            chain.arrived(self.sections.state(self.sections.face))
            self.walk.open_home()
            home = self.sections.state_now(self.sections.face)
            chain.arrived(home)
            point_at_signs(self.walk, home)
        self.sections.so_far += chain.leg
        signed_out = self.walk.last_evidence
        entered = [self.sections.enter(one, Phase.AFTER_SIGN_OUT) for one in sections]
        still = [one for one in entered if one.access is Access.SIGNED_IN]
        if home.signed_in:
            still.insert(0, self._home_entered(home, signed_out))
        asked_again, again = self._asks_again()
        return SignOutTried(
            url=self.walk.tab.url,
            found=found,
            still_signed_in=tuple(one.section for one in still),
            still_entered=tuple(still),
            asked_again=asked_again,
            signs=tuple(home.signs),
            chain=(*self.sections.so_far, *again),
        )

    def _home_entered(self, state: State, evidence: tuple[str, ...]) -> SectionEntered:
        """Return the home page as it received the visitor who had signed out."""
        return SectionEntered(
            url=self.portal.url,
            evidence=evidence,
            section="首页",
            phase=Phase.AFTER_SIGN_OUT,
            access=Access.SIGNED_IN,
            landed_url=self.walk.tab.url,
            signs=tuple(state.signs),
            chain=self.sections.so_far,
        )

    def _state_after_login(self, login_page: str, chain: Chain) -> State:
        """Read the page that came; when it says too little, the home page says more."""
        self.walk.tab.wait_until(lambda: self.sections.state(self.sections.face).signed_in is not None, LATE_MS)
        state = self.sections.state(self.sections.face)
        left = urlsplit(self.walk.tab.url).path != urlsplit(login_page).path
        if left:
            note(state, "left-login-page")
        elif words.WRONG_CREDENTIALS.search(self.walk.look().text[:2000]):
            note(state, "refusal")
        if state.signed_in is not None and (state.signed_in or not left):
            return state
        if (self.walk.tab.status or 200) >= 500:
            return note(state, "refusal", f"HTTP {self.walk.tab.status}")
        said = state.signs
        chain.arrived(state)
        self.walk.open_home()
        home = self.sections.state_now(self.sections.face)
        home.signs = [*[one for one in said if one.name == "left-login-page"], *home.signs]
        return home

    def _asks_again(self) -> tuple[bool | None, tuple[Leg, ...]]:
        """Go to sign in again after signing out; see whether it asks for the password, and who dealt with it."""
        with self.walk.step("go to sign in again", zh="再次前往登录"):
            self.walk.open_home()
            choice = find_login_entry(self.walk.look())
            if choice is None:
                return None, ()
            chain = Chain(self.walk, Act.SIGNED_IN_AGAIN)
            self.walk.tab.events.documents.clear()
            self.walk.follow(choice[0], "the way to sign in", "登录入口")
            self.walk.tab.wait_until(lambda: password_form(self.walk.look()) is not None, 1_500)
            asks = password_form(self.walk.look()) is not None
            state = (self.sections.state if asks else self.sections.state_now)(self.sections.face)
            chain.arrived(state, asks=asks)
            point_at_signs(self.walk, state, is_named=True)
            return (True if asks else False if state.signed_in else None), chain.leg

    def _way_out(self) -> Control | None:
        shown, hidden = sign_out_controls(self._settled_look())
        return shown[0] if shown else hidden[0] if hidden else None

    def _settled_look(self) -> Snapshot:
        self.walk.tab.wait_until(lambda: bool(sign_out_controls(self.walk.look())[0]), LATE_MS // 2)
        return self.walk.look()

    def _leave_session(self, control: Control) -> None:
        if control.visible:
            self.walk.follow(control, "signs out", "退出")
        elif control.leads_somewhere:
            self.walk.open(control.href)  # in a menu that opens by hovering: its address is what a click opens
        confirm = next(
            (
                one
                for one in self.walk.look().shown
                if one.words.strip() in ("确定", "确认", "是", "log out", "Log out", "退出")
            ),
            None,
        )
        if confirm is not None and not find_login_entry(self.walk.look()):
            self.walk.follow(confirm, "confirms", "确认退出")
