"""What the single-sign-on checks make of plain observations."""

from portalwalk import (
    Access,
    Discovery,
    LoginEntrySought,
    Observation,
    Phase,
    SectionEntered,
    SignInTried,
    SignOutTried,
)

HOME = "https://portal.example/"
OWN, OTHER = "sso.portal.example/login", "letters.example/login"


def found(what: str, confidence: float = 0.9) -> Discovery:
    return Discovery(what=what, target=f"text={what}", way="a link of this name", confidence=confidence)


def entry(**seen: object) -> LoginEntrySought:
    return LoginEntrySought.model_validate({"url": HOME, "found": None, "looked_on": (HOME,), "expected": True, **seen})


def tried(**seen: object) -> SignInTried:
    return SignInTried.model_validate({"url": HOME, "identity_host": "sso.portal.example", "signed_in": False, **seen})


def before(section: str, system: str = OWN, **seen: object) -> SectionEntered:
    asks = Access.ASKS_SIGN_IN if system else Access.OPEN
    facts = {"phase": Phase.BEFORE, "access": asks, "landed_url": HOME, "identity_system": system, **seen}
    return SectionEntered.model_validate({"url": f"{HOME}{section}", "section": section, **facts})


def after(section: str, access: Access, **seen: object) -> SectionEntered:
    return before(section, "", phase=Phase.AFTER_SIGN_IN, access=access, **seen)


def signed_out(**seen: object) -> SignOutTried:
    return SignOutTried.model_validate({"url": HOME, "found": found("退出"), "asked_again": True, **seen})


CASES: list[tuple[str, str, list[Observation], str]] = [
    ("login-entry-missing", "expected and nowhere", [entry()], "failed"),
    ("login-entry-missing", "found", [entry(found=found("登录"))], "passed"),
    ("login-entry-missing", "found on one of two walks", [entry(), entry(found=found("登录"))], "passed"),
    ("login-entry-missing", "found, but not surely", [entry(found=found("我的", 0.4))], "cantTell"),
    ("login-entry-missing", "no page to look at", [entry(looked_on=())], "cantTell"),
    ("login-entry-missing", "no accounts here", [entry(expected=False)], "inapplicable"),
    ("login-fails", "answers 500", [tried(status=500)], "failed server-error"),
    ("login-fails", "comes back to the form", [tried(looped=True)], "failed looped"),
    ("login-fails", "refuses without blaming the account", [tried(says="系统繁忙")], "failed refused"),
    ("login-fails", "lets in", [tried(signed_in=True)], "passed"),
    ("login-fails", "blames the password", [tried(says="密码错误", says_credentials_wrong=True)], "cantTell"),
    ("login-fails", "asks for a CAPTCHA", [tried(says="请输入验证码")], "cantTell"),
    ("login-fails", "too many attempts", [tried(says="登录过于频繁，请稍后再试")], "cantTell"),
    ("login-fails", "a firewall's status", [tried(status=403, says="Forbidden")], "cantTell"),
    ("login-fails", "no word, no status", [tried()], "cantTell"),
    ("login-fails", "signs contradict", [tried(signed_in=None)], "cantTell"),
    (
        "split-identity",
        "two systems",
        [before("信箱"), before("留言"), before("调查", OTHER)],
        "failed several-systems",
    ),
    ("split-identity", "two sections, two systems", [before("信箱"), before("调查", OTHER)], "failed several-systems"),
    ("split-identity", "one system", [before("信箱"), before("留言"), before("首页", "")], "passed"),
    (
        "split-identity",
        "the other one is exempt",
        [before("信箱"), before("留言"), before("信访", OTHER, exempt=True)],
        "passed",
    ),
    (
        "split-identity",
        "the other one is unclear",
        [before("信箱"), before("留", OTHER, access=Access.UNCLEAR)],
        "cantTell",
    ),
    (
        "split-identity",
        "the other one is a guess",
        [before("信箱"), before("留", OTHER, found=found("留", 0.3))],
        "cantTell",
    ),
    ("split-identity", "one section only", [before("信箱"), before("首页", "")], "inapplicable"),
    ("split-identity", "none asks", [before("首页", "")], "inapplicable"),
    ("second-login", "asks again", [after("信箱", Access.ASKS_SIGN_IN)], "failed asks-again"),
    ("second-login", "knows the visitor", [after("信箱", Access.SIGNED_IN)], "passed"),
    ("second-login", "open to everybody", [after("公开", Access.OPEN)], "passed"),
    ("second-login", "asks again, but exempt", [after("信访", Access.ASKS_SIGN_IN, exempt=True)], "inapplicable"),
    (
        "second-login",
        "asks again, but is a guess",
        [after("信", Access.ASKS_SIGN_IN, found=found("信", 0.3))],
        "cantTell",
    ),
    ("second-login", "unclear", [after("信箱", Access.UNCLEAR)], "cantTell"),
    ("second-login", "not reached", [after("信箱", Access.UNREACHABLE)], "cantTell"),
    ("second-login", "nobody signed in", [before("信箱")], "blocked"),
    (
        "logout-incomplete",
        "a section remembers",
        [signed_out(still_signed_in=("信箱",))],
        "failed section-session-kept",
    ),
    ("logout-incomplete", "no password asked", [signed_out(asked_again=False)], "failed identity-session-kept"),
    ("logout-incomplete", "everything ended", [signed_out()], "passed"),
    ("logout-incomplete", "not known whether asked again", [signed_out(asked_again=None)], "passed"),
    ("logout-incomplete", "no way out seen", [signed_out(found=None, asked_again=None)], "cantTell"),
    ("logout-incomplete", "a guess was pressed", [signed_out(found=found("出", 0.3), asked_again=False)], "cantTell"),
]
