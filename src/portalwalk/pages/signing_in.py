"""Signing in and out as a resident does; credentials go to the hosts that the portal names, and no other."""

from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

from portalwalk.browser.stops import BlockedError, LookError
from portalwalk.browser.tab import Landing
from portalwalk.model.observations import (
    Access,
    Discovery,
    LoginEntrySought,
    Phase,
    SectionEntered,
    SectionSeen,
    SignInTried,
    SignOutTried,
)
from portalwalk.pages import words
from portalwalk.pages.identity import (
    Face,
    State,
    find_login_entry,
    identity_system_of,
    note,
    password_form,
    read_state,
    sign_out_controls,
)
from portalwalk.pages.lists import lists_of
from portalwalk.pages.portal import Portal
from portalwalk.pages.snapshot import Control, FieldSeen, Snapshot, host_of
from portalwalk.pages.walk import Walk
from portalwalk.pages.walls import captcha_in, form_of, has_challenge_frame

LATE_MS = 4_000
"""Signed-in state drawn by script gets this long to appear."""
MOST_HOPS = 3


@dataclass
class Resident:
    """One visitor with, perhaps, an account."""

    walk: Walk
    portal: Portal
    face: Face = field(default_factory=Face)
    login_url: str = ""
    _section_faces: dict[str, Face] = field(default_factory=dict)

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
            because=f"{', '.join(asks)} asks to sign in"
            if asks
            else "an account for visitors was given"
            if given
            else "",
            because_zh=f"{'、'.join(asks)} 要求登录" if asks else "委托方提供了公众账号" if given else "",
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
                "未提供账号(环境变量 PORTALWALK_USERNAME、PORTALWALK_PASSWORD,或 portal.toml 的 [login])。",
            )
        with self.walk.step("go to the sign-in form", zh="前往登录页"):
            self.walk.open_home()
            self.face = Face.of(self.walk, self.walk.look())
            field_seen = self._reach_form()
            self.walk.point_at(self.walk.at(field_seen), "the sign-in form", zh="登录表单")
        return self._submit()

    def enter(self, section: SectionSeen, phase: Phase) -> SectionEntered:
        """Enter a section, and see how it receives this visitor."""
        when = {
            Phase.BEFORE: ("", ""),
            Phase.AFTER_SIGN_IN: (", signed in", "(已登录)"),
            Phase.AFTER_SIGN_OUT: (", signed out", "(已退出)"),
        }
        with self.walk.step(f"enter “{section.name}”{when[phase][0]}", zh=f"进入“{section.name}”{when[phase][1]}"):
            try:
                return self._enter(section, phase)
            except (BlockedError, LookError):
                return self._entered(section, phase, Access.UNREACHABLE, State())

    def sections(self) -> list[SectionSeen]:
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
            self._state_now(self.face)
            seen = self.walk.look()
        for one in seen.controls:
            greets = bool(words.GREETING.search(one.words))
            named = one.leads_somewhere and len(one.words) <= 20 and (words.PERSONAL.search(one.words) or greets)
            if named and self.walk.settings.may_open(one.href):
                return SectionSeen(name=one.words.strip(), url=one.href, role="personal")
        return None

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
            self._leave_session(control)
            self.walk.open_home()
            home = self._state_now(self.face)
        still = tuple(one.name for one in sections if self.enter(one, Phase.AFTER_SIGN_OUT).access is Access.SIGNED_IN)
        if home.signed_in:
            still = ("首页", *still)
        return SignOutTried(
            url=self.walk.tab.url,
            found=found,
            still_signed_in=still,
            asked_again=self._asks_again(),
            signs=tuple(home.signs),
        )

    def _enter(self, section: SectionSeen, phase: Phase) -> SectionEntered:
        landing = self.walk.open(section.url)
        if (landing.status or 200) >= 400 or landing.error:
            return self._entered(section, phase, Access.UNREACHABLE, State())
        seen = self.walk.look()
        if phase is Phase.BEFORE:
            self._section_faces[section.url] = Face.of(self.walk, seen)
        before = self._section_faces.get(section.url, self.face)
        state = self._state_now(before) if phase is Phase.AFTER_SIGN_IN else self._state(before)
        if phase is Phase.AFTER_SIGN_OUT:
            return self._entered(section, phase, Access.SIGNED_IN if state.signed_in else Access.OPEN, state)
        outside = self._hand_over(section, phase, state)
        if outside.access is not Access.OPEN or section.role in ("personal", "page"):
            return outside
        inside = self._go_inside(section, phase)
        if inside is not None and inside.access is not Access.OPEN:
            return inside
        is_known = state.signed_in and phase is Phase.AFTER_SIGN_IN
        return outside.model_copy(update={"access": Access.SIGNED_IN}) if is_known else outside

    def _go_inside(self, section: SectionSeen, phase: Phase) -> SectionEntered | None:
        """Go where a section is used, not only read: to its form, or to the first thing one can take part in."""
        control = _way_to_use(self.walk.look())
        if control is None:
            lists = lists_of(self.walk.look(), wanted=lambda one: host_of(one.href) == host_of(self.walk.tab.url))
            item = next((one for each in lists for one in each.items if one.url), None)
            if item is None:
                return None
            self.walk.follow(item.control)
            control = _way_to_use(self.walk.look())
        if control is None:
            return None
        landing = self.walk.follow(control)
        if landing.error or (landing.status or 200) >= 400:
            return None
        return self._hand_over(section, phase, self._state(self.face))

    def _hand_over(self, section: SectionSeen, phase: Phase, state: State) -> SectionEntered:
        """See where a section hands over for signing in, by its redirect or by the link it shows."""
        seen = self.walk.look()
        form = password_form(seen)
        if form is None and words.SIGN_IN_ADDRESS.search(seen.url) and _tab_to_passwords(seen) is not None:
            return self._entered(section, phase, Access.ASKS_SIGN_IN, state, identity_system_of(seen, None))
        if form is not None and _is_login_page(seen, form, section):
            return self._entered(section, phase, Access.ASKS_SIGN_IN, state, identity_system_of(seen, form))
        asked = words.ASKS_SIGN_IN.search(seen.text[:4000])
        if asked is None:
            return self._entered(section, phase, Access.OPEN, state)
        control = _link_beside(seen, asked.group(0))
        if control is None:
            return self._entered(section, phase, Access.UNCLEAR, state)
        self.walk.follow(control, "asks to sign in", "要求登录")
        seen = self.walk.look()
        form = password_form(seen)
        if form is not None:
            return self._entered(section, phase, Access.ASKS_SIGN_IN, state, identity_system_of(seen, form))
        again = self._state_now(self.face)
        access = Access.SIGNED_IN if again.signed_in and phase is not Phase.BEFORE else Access.UNCLEAR
        return self._entered(section, phase, access, again)

    def _entered(
        self, section: SectionSeen, phase: Phase, access: Access, state: State, system: str = ""
    ) -> SectionEntered:
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
        )

    def _reach_form(self) -> FieldSeen:
        """Go on until a password field is there: by the address given, the entry, a tab, a next button."""
        if self.portal.declared.login.url:
            self.walk.open(urljoin(self.portal.url, self.portal.declared.login.url))
        for hop in range(MOST_HOPS + 1):
            seen = self.walk.look()
            form = password_form(seen)
            if form is not None and (hop > 0 or self.portal.declared.login.url or not find_login_entry(seen)):
                self.login_url = self.walk.tab.url
                return form
            control = _tab_to_passwords(seen) if hop else None
            choice = find_login_entry(seen)
            if control is None and choice is not None:
                control = choice[0]
            if control is None and form is None:
                break
            if control is not None:
                self.walk.follow(control, "the way to sign in", "登录入口")
                self.walk.tab.wait_until(lambda: password_form(self.walk.look()) is not None, 2_000)
        if self._name_field(self.walk.look()) is not None:
            return self._type_name_first()
        raise LookError("No sign-in form with a password was found.", "未找到可输入密码的登录表单。")

    def _type_name_first(self) -> FieldSeen:
        seen = self.walk.look()
        name = self._name_field(seen)
        button = next((one for one in seen.shown if words.NEXT.search(one.words.strip())), None)
        if name is None or button is None or self.walk.credentials is None:
            raise LookError("No sign-in form with a password was found.", "未找到可输入密码的登录表单。")
        self._guard(seen, name)
        self.walk.at(name).fill(self.walk.credentials[0])
        self.walk.follow(button)
        form = password_form(self.walk.look())
        if form is None:
            raise LookError("No password field came after the name.", "输入账号后未出现密码框。")
        return form

    def _submit(self) -> SignInTried:
        seen = self.walk.look()
        secret = password_form(seen)
        if secret is None or self.walk.credentials is None:
            raise LookError("The sign-in form went away.", "登录表单消失。")
        self._guard(seen, secret)
        captcha = captcha_in(seen, secret.form, secret.frame)
        if captcha is not None or has_challenge_frame(seen):
            with self.walk.step("the sign-in form asks for a CAPTCHA", zh="登录表单要求验证码"):
                if captcha is not None:
                    self.walk.point_at(self.walk.at(captcha), "the CAPTCHA", zh="验证码")
            raise BlockedError("Signing in asks for a CAPTCHA, which is not to be forced.", "登录需要验证码,不予绕过。")
        host = host_of(seen.frame_urls[secret.frame])
        system_before = self.walk.tab.url
        with self.walk.step("sign in", zh="登录"):
            name = self._name_field(seen, secret)
            if name is not None:
                self.walk.at(name).fill(self.walk.credentials[0])
            self.walk.at(secret).fill(self.walk.credentials[1])
            _tick(self.walk, seen, secret)
            landing = self._press(seen, secret)
            state = self._state_after_login(system_before)
        said = self._answer(landing)
        return SignInTried(
            url=self.login_url,
            identity_host=host,
            signed_in=state.signed_in,
            signs=tuple(state.signs),
            says=said[:160],
            says_credentials_wrong=bool(words.WRONG_CREDENTIALS.search(said)),
            status=landing.status,
            looped=landing.error == "net::ERR_TOO_MANY_REDIRECTS" or (state.signed_in is False and not said),
        )

    def _press(self, seen: Snapshot, secret: FieldSeen) -> Landing:
        ranked = [
            (0 if one.type == "submit" and one.form == secret.form >= 0 else 1, one)
            for one in seen.shown
            if one.frame == secret.frame
            and (one.form == secret.form or secret.form < 0)
            and (
                one.type == "submit"
                or (words.SIGN_IN.search(one.words) and not words.OTHER_LOGIN_TAB.search(one.words))
            )
            and not words.REGISTER.search(one.words)
        ]
        after = [pair for pair in ranked if pair[1].box[1] >= secret.box[1] + seen.scroll - 5] or ranked
        if not after:
            self.walk.at(secret).focus()
            return self.walk.tab.press("Enter")
        button = min(after, key=lambda pair: pair[0])[1]
        return self.walk.click(self.walk.at(button), "signs in", "登录按钮")

    def _state_after_login(self, login_page: str) -> State:
        """Read the page that came; when it says too little, the home page says more."""
        self.walk.tab.wait_until(lambda: self._state(self.face).signed_in is not None, LATE_MS)
        state = self._state(self.face)
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
        self.walk.open_home()
        home = self._state_now(self.face)
        home.signs = [*[one for one in said if one.name == "left-login-page"], *home.signs]
        return home

    def _answer(self, landing: Landing) -> str:
        """Return what the portal said to a refused sign-in, in its own words."""
        text = self.walk.look().text
        for pattern in (words.WRONG_CREDENTIALS, words.ANSWER_ERROR, words.REFUSED):
            said = pattern.search(" ".join(landing.dialogs)) or pattern.search(text[:3000])
            if said:
                start = max(0, said.start() - 20)
                return said.string[start : said.end() + 40].strip()
        return " ".join(landing.dialogs)

    def _asks_again(self) -> bool | None:
        """Go to sign in again after signing out, and see whether it asks for the password."""
        with self.walk.step("go to sign in again", zh="再次前往登录"):
            self.walk.open_home()
            choice = find_login_entry(self.walk.look())
            if choice is None:
                return None
            self.walk.follow(choice[0], "the way to sign in", "登录入口")
            self.walk.tab.wait_until(lambda: password_form(self.walk.look()) is not None, 1_500)
            if password_form(self.walk.look()) is not None:
                return True
            return False if self._state_now(self.face).signed_in else None

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

    def _state(self, before: Face) -> State:
        account = self.walk.credentials[0] if self.walk.credentials else ""
        return read_state(self.walk, self.walk.look(), before, account)

    def _state_now(self, before: Face) -> State:
        """Read the state when it has been drawn; a page that says nothing gets some time."""
        self.walk.tab.wait_until(lambda: bool(self._state(before).signed_in), 1_500)
        return self._state(before)

    def _name_field(self, seen: Snapshot, secret: FieldSeen | None = None) -> FieldSeen | None:
        fields = [
            one
            for one in seen.fillable
            if one.type in ("text", "email", "tel", "")
            and one.tag == "input"
            and not words.CAPTCHA.search(one.words)
            and not words.SEARCH_STRONG.search(one.words)
            and (secret is None or (one.frame == secret.frame and one.form == secret.form))
        ]
        above = [one for one in fields if secret is None or one.box[1] <= secret.box[1] + 5]
        return above[-1] if above else None

    def _guard(self, seen: Snapshot, one: FieldSeen) -> None:
        """Let credentials be typed only where the portal file allows it."""
        allowed = {self.portal.declared.host, *(host.lower() for host in self.portal.declared.login.hosts)}
        form = form_of(seen, one.form, one.frame)
        for url in (seen.frame_urls[one.frame], form.action if form and form.action else seen.frame_urls[one.frame]):
            host = host_of(url)
            if host not in allowed and host.partition(":")[0] not in allowed:
                raise BlockedError(
                    f"The sign-in form is on {host}, which the portal file does not name: nothing was typed. "
                    f'Allow it with --login-host {host}, or hosts = ["{host}"] under [login].',
                    f"登录表单位于 {host},未在配置中列出,未输入任何账号信息。"
                    f'如确认可信,请使用 --login-host {host},或在 [login] 中写 hosts = ["{host}"]。',
                )


def _tick(walk: Walk, seen: Snapshot, secret: FieldSeen) -> None:
    """Agree to the terms that a sign-in form asks one to read."""
    for one in seen.fillable:
        if one.type == "checkbox" and one.form == secret.form and not one.checked and words.AGREE.search(one.words):
            walk.at(one).check()


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


def _tab_to_passwords(seen: Snapshot) -> Control | None:
    """Return the tab that leads from a QR code or phone code to name and password."""
    if password_form(seen) is not None:
        return None
    return next((one for one in seen.shown if words.OTHER_LOGIN_TAB.search(one.words) and len(one.words) <= 12), None)
