"""The sign-in form: reached, guarded, filled and sent. Credentials go to the hosts the portal names, and no other."""

from dataclasses import dataclass
from urllib.parse import urljoin

from portalwalk.browser.camera import Pointer
from portalwalk.browser.stops import BlockedError, LookError, NothingToSeeError
from portalwalk.browser.tab import Landing
from portalwalk.pages import words
from portalwalk.pages.identity import find_login_entry, password_form
from portalwalk.pages.portal import Portal
from portalwalk.pages.snapshot import Control, FieldSeen, Snapshot, host_of
from portalwalk.pages.walk import Walk
from portalwalk.pages.walls import captcha_in, form_of, has_challenge_frame
from portalwalk.pages.whereabouts import box_of, words_of

FORM_MS = 2_000
"""A form in a layer or behind a tab gets this long to appear."""
MOST_HOPS = 3
"""Pages, tabs and layers between the way to sign in and the password field."""


@dataclass
class LoginForm:
    """The form in which a resident types name and password."""

    walk: Walk
    portal: Portal
    url: str = ""

    def reach(self) -> FieldSeen:
        """Go on until a password field is there: by the address given, the entry, a tab, a next button.

        Raises:
            NothingToSeeError: the page has no way to sign in.
            LookError: the way led to no form that was understood.

        """
        if self.portal.declared.login.url:
            self.walk.open(urljoin(self.portal.url, self.portal.declared.login.url))
        for hop in range(MOST_HOPS + 1):
            seen = self.walk.look()
            form = password_form(seen)
            if form is not None and (hop > 0 or self.portal.declared.login.url or not find_login_entry(seen)):
                self.url = self.walk.tab.url
                return form
            control = tab_to_passwords(seen) if hop else None
            choice = find_login_entry(seen)
            if control is None and choice is not None:
                control = choice[0]
            if control is None and form is None:
                if hop == 0:
                    raise NothingToSeeError("There is no way to sign in to try.", "没有可供尝试的登录入口。")
                break
            if control is not None:
                self.walk.follow(control, "the way to sign in", "登录入口")
                self.walk.tab.wait_until(lambda: _is_ready(self.walk.look()), FORM_MS)
        if self._name_field(self.walk.look()) is not None:
            return self._type_name_first()
        raise LookError("No sign-in form with a password was found.", "未找到可输入密码的登录表单。")

    def send(self) -> tuple[Landing, str]:
        """Fill and send the form; return what came, and the host that was given the credentials.

        Raises:
            BlockedError: a CAPTCHA, or a host where credentials may not be typed.
            LookError: the form went away.

        """
        seen = self.walk.look()
        secret = password_form(seen)
        if secret is None or self.walk.credentials is None:
            raise LookError("The sign-in form went away.", "登录表单消失。")
        self._guard(seen, secret)
        self._stop_at_captcha(seen, secret)
        with self.walk.step("type name and password", zh="输入账号和密码"):
            name = self._name_field(seen, secret)
            if name is not None:
                self.walk.at(name).fill(self.walk.credentials[0])
            self.walk.at(secret).fill(self.walk.credentials[1])
            _tick(self.walk, seen, secret)
            self.walk.point_at(self.walk.at(secret), "the sign-in form", zh="登录表单")
        with self.walk.step("sign in", zh="登录"):
            landing = self._press(seen, secret)
            if not landing.error:
                self._point_at_refusal(landing, self.walk.look())
        return landing, host_of(seen.frame_urls[secret.frame])

    def _point_at_refusal(self, landing: Landing, seen: Snapshot) -> None:
        """Mark what says that nobody was let in: the portal's words, and the form that is there again."""
        form = password_form(seen)
        if form is None:
            return
        _, said = answer_to(landing, seen.text)
        there = box_of(self.walk.page, words_of(said)) if said else None
        answer = [Pointer(there, f"What the portal said: “{said}”", f"页面提示：“{said}”")] if there else []
        again = Pointer(self.walk.at(form), "The sign-in form again", "再次出现的登录表单")
        self.walk.point_at_all([*answer, again])

    def _stop_at_captcha(self, seen: Snapshot, secret: FieldSeen) -> None:
        captcha = captcha_in(seen, secret.form, secret.frame)
        if captcha is None and not has_challenge_frame(seen):
            return
        with self.walk.step("the sign-in form asks for a CAPTCHA", zh="登录表单要求验证码"):
            if captcha is not None:
                self.walk.point_at(self.walk.at(captcha), "the CAPTCHA", zh="验证码")
        raise BlockedError("Signing in asks for a CAPTCHA, which is not to be forced.", "登录需要验证码，不予绕过。")

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
                    f"登录表单位于 {host}，未在配置中列出，未输入任何账号信息。"
                    f'如确认可信，请使用 --login-host {host},或在 [login] 中写 hosts = ["{host}"]。',
                )


def answer_to(landing: Landing, text: str) -> tuple[str, str]:
    """Return what the portal said to a refused sign-in, in its own words, and the few of them that say it."""
    for pattern in (words.WRONG_CREDENTIALS, words.ANSWER_ERROR, words.REFUSED):
        said = pattern.search(" ".join(landing.dialogs)) or pattern.search(text[:3000])
        if said:
            start = max(0, said.start() - 20)
            return said.string[start : said.end() + 40].strip(), said.group(0)
    return " ".join(landing.dialogs), ""


def _tick(walk: Walk, seen: Snapshot, secret: FieldSeen) -> None:
    """Agree to the terms that a sign-in form asks one to read."""
    for one in seen.fillable:
        if one.type == "checkbox" and one.form == secret.form and not one.checked and words.AGREE.search(one.words):
            walk.at(one).check()


def tab_to_passwords(seen: Snapshot) -> Control | None:
    """Return the tab that leads from a QR code or phone code to name and password."""
    if password_form(seen) is not None:
        return None
    return next((one for one in seen.shown if words.OTHER_LOGIN_TAB.search(one.words) and len(one.words) <= 12), None)


def _is_ready(seen: Snapshot) -> bool:
    return password_form(seen) is not None or tab_to_passwords(seen) is not None


def is_login_page(seen: Snapshot) -> bool:
    """Whether a page asks for an account: by a password field, or by a tab that leads to one."""
    return password_form(seen) is not None or (
        bool(words.SIGN_IN_ADDRESS.search(seen.url)) and tab_to_passwords(seen) is not None
    )
