"""What every observation carries, and how a thing on a page was found."""

from pydantic import Field

from portalwalk.model.base import Record


class Discovery(Record):
    """How something was found on a page, how sure that is, and what came second."""

    what: str
    """What was found, as a visitor reads it: the text or accessible name of the element."""
    target: str
    """A selector that finds the element again."""
    way: str
    """The signs that pointed at it, in words."""
    confidence: float = Field(ge=0, le=1)
    """0 to 1; below `SURE_ENOUGH` no verdict of `failed` may rest on it."""
    runner_up: str = ""
    """The second-best candidate with its confidence, or empty."""

    @property
    def is_sure(self) -> bool:
        """Whether a verdict may rest on this discovery."""
        return self.confidence >= SURE_ENOUGH


SURE_ENOUGH = 0.6
"""The confidence line of the design, section 5: below it discovery abstains (ours; measured by `make accuracy`)."""


class Sign(Record):
    """One sign for or against a state, such as being signed in."""

    name: str
    """A stable word: `sign-out-link`, `greeting`, `password-field`, `session-cookie` …"""
    speaks_for: bool
    """True: it speaks for the state; False: against it."""
    seen: str = ""
    """What was seen, in the page's own words (masked)."""
    target: str = ""
    """A selector that finds it on the page, where it is a control."""

    @property
    def in_words(self) -> str:
        """Such as `a way to sign out, “Sign out”`."""
        called, _ = SIGNS.get(self.name, (self.name, ""))
        return f"{called}, “{self.seen}”" if self.seen else called

    @property
    def in_words_zh(self) -> str:
        """Such as `退出入口“退出登录”`."""
        _, called = SIGNS.get(self.name, ("", self.name))
        return f"{called}“{self.seen}”" if self.seen else called


SIGNS = {
    "sign-out-link": ("a way to sign out", "退出入口"),
    "sign-out-link-hidden": ("a way to sign out in a closed menu", "收起菜单中的退出入口"),
    "greeting": ("a greeting by name", "对用户的问候"),
    "account-name": ("the account's name on the page", "页面上的账号名"),
    "login-entry-gone": ("the way to sign in is no longer shown", "登录入口不再显示"),
    "private-page-kept": ("the private page as it was", "个人页面内容不变"),
    "left-login-page": ("the sign-in form was left", "已离开登录页"),
    "session-cookie": ("a session cookie", "会话 Cookie"),
    "password-field": ("a password field", "密码输入框"),
    "sent-to-sign-in": ("sent to a sign-in address", "被转到登录网址"),
    "asked-to-sign-in": ("words that ask to sign in", "要求登录的文字"),
    "login-entry": ("a way to sign in", "登录入口"),
    "refusal": ("the sign-in was refused", "登录被拒绝"),
}
"""Name of a sign → what a report calls it, in English and in Chinese."""


class Observation(Record):
    """A frozen record of one kind, made once; checks judge it, nobody edits it."""

    url: str
    """The page a reader of the report should open to see it."""
    evidence: tuple[str, ...] = ()
    """SHA-256 ids of the pictures and files it rests on, most telling first."""
    device: str = "desktop"
    """`desktop`, or the name of a Playwright device descriptor."""
    from_submission: bool = False
    """It rests on something that was sent to the portal: never repeated, so judged from its one attempt."""

    @property
    def about(self) -> str:
        """What a survey looks at by itself (a page, a link, a host): a later look replaces the earlier one's record.

        Empty for what a journey observes: it is walked again as a whole.
        """
        return ""

    @property
    def looked_at(self) -> str:
        """The address that a survey opened to see it."""
        return self.url


TEMPLATES_ZH = {
    "home": "首页",
    "message": "互动页",
    "survey": "征集调查页",
    "list": "列表页",
    "article": "内容页",
    "board": "留言板页",
    "form": "表单页",
    "search": "搜索页",
    "login": "登录页",
    "service": "办事页",
    "error": "错误页",
}
"""Name of a page template → what a Chinese report calls a page of it."""


def template_zh(template: str) -> str:
    """Return what a Chinese reader calls a page of a template, such as `内容页`."""
    return TEMPLATES_ZH.get(template, f"“{template}”页面")


class OfTemplate(Observation):
    """What was seen on a page of one template."""

    template: str
    """`home`, `list`, `article`, `board`, `form`, `search`, `login`, `service`, `error` …"""

    @property
    def page_in_words(self) -> str:
        """Such as `article page`."""
        return f"{self.template} page"

    @property
    def page_in_words_zh(self) -> str:
        """Such as `内容页`."""
        return template_zh(self.template)
