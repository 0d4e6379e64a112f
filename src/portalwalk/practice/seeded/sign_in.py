"""Defects that a visitor meets on signing in and out."""

from portalwalk.practice.defect import Defect

SIGN_IN: tuple[Defect, ...] = (
    Defect("login-entry-missing", "全站没有登录入口", "No page offers a way to sign in"),
    Defect(
        "login-fails",
        "账号密码正确，登录仍提示系统繁忙",
        "The right password is refused with “system busy”",
        level="fill",
        needs_account=True,
    ),
    Defect(
        "login-fails:loop",
        "登录回调丢失会话，一次次退回登录页",
        "The callback loses the session and sends the visitor back to sign in, again and again",
        level="fill",
        needs_account=True,
    ),
    Defect(
        "login-fails:error",
        "登录回调页面返回500错误",
        "The page that the identity provider returns to answers 500",
        level="fill",
        needs_account=True,
    ),
    Defect(
        "split-identity",
        "市长信箱使用另一套登录系统",
        "The mailbox has a sign-in system of its own",
        also=("second-login",),
    ),
    Defect(
        "second-login",
        "办事大厅跳转到另一个身份认证平台再次登录",
        "The service hall asks for a second sign-in on another identity host",
        also=("split-identity",),
        needs_account=True,
    ),
    Defect(
        "second-login:cookie-path",
        "会话Cookie限定了路径，进入办事大厅须再次登录",
        "A session cookie is bound to a path, so the service hall asks again",
        needs_account=True,
    ),
    Defect(
        "second-login:redirect-drop",
        "进入民意征集时跳转丢失会话，须再次登录",
        "A redirect into the survey drops the session and sign-in is asked again",
        needs_account=True,
    ),
    Defect(
        "logout-incomplete",
        "退出后页面显示未登录，但会话仍然有效",
        "After sign-out the header looks signed out, but the session still opens the personal space",
        also=("back-reveals-session",),
        needs_account=True,
    ),
    Defect(
        "logout-incomplete:identity-kept",
        "退出后身份认证平台仍保持登录，再点登录无需密码",
        "Sign-out leaves the identity provider signed in: the next sign-in asks for nothing",
        needs_account=True,
    ),
)
