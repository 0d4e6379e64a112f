"""A visitor with a valid account gets in."""

from collections.abc import Sequence

from portalwalk import Impact, Occurrence, SignInTried, Verdict, check

GATE_STATUSES = frozenset({401, 403, 405, 412, 429})
"""HTTP statuses with which a firewall or a wrong password answers: no proof of a fault."""

OTHER_REASONS = (
    "验证码", "滑块", "锁定", "冻结", "停用", "禁用", "频繁", "次数",
    "captcha", "locked", "disabled", "too many",
)  # fmt: skip
"""Words of a refusal that speak of a CAPTCHA, of a locked account or of too many attempts."""


@check(
    id="login-fails",
    title="Visitors can sign in with their account",
    title_zh="用户能用自己的账号登录",
    failure_title="Signing in fails with a valid account",
    failure_title_zh="使用有效账号无法登录",
    why="Everything behind the sign-in is closed to a visitor who did nothing wrong.",
    why_zh="用户操作无误却无法登录，登录后的所有功能都无法使用。",
    how_to_fix="Follow one sign-in through the server's log: the answer to the form, the redirects, the cookie.",
    how_to_fix_zh="在服务器日志中跟踪一次登录：表单提交后的应答、跳转过程和写入的 Cookie。",
    impact=Impact.CRITICAL,
    basis=("PortalWalk's own proposal",),
    basis_zh=("PortalWalk 自行提出",),
)
def login_fails(tries: Sequence[SignInTried]) -> Verdict:
    """Fail on an error, a loop or a refusal that blames neither the account nor a CAPTCHA."""
    if not tries:
        return Verdict.inapplicable("Nobody tried to sign in.", "没有进行登录尝试。")
    return Verdict.from_failures(
        (_failure(tried) for tried in tries if _is_portals_fault(tried)),
        doubts=(_doubt(tried) for tried in tries if not tried.signed_in and not _is_portals_fault(tried)),
        seen=(_success(tried) for tried in tries if tried.signed_in),
    )


def _is_portals_fault(tried: SignInTried) -> bool:
    if tried.signed_in is not False or tried.says_credentials_wrong or tried.status in GATE_STATUSES:
        return False
    if any(word in tried.says.lower() for word in OTHER_REASONS):
        return False
    return (tried.status or 0) >= 500 or tried.looped or bool(tried.says)


def _failure(tried: SignInTried) -> Occurrence:
    host = tried.identity_host
    if (tried.status or 0) >= 500:
        return Occurrence.of(
            tried,
            cause="server-error",
            observed=f"{host} answered the sign-in with HTTP status {tried.status}.",
            observed_zh=f"在 {host} 登录时，服务器返回 HTTP 状态码 {tried.status}。",
        )
    if tried.looped:
        return Occurrence.of(
            tried,
            cause="looped",
            observed=f"The sign-in at {host} kept coming back to its own form without letting the visitor in.",
            observed_zh=f"在 {host} 登录后反复回到登录表单，始终未能登录。",
        )
    return Occurrence.of(
        tried,
        cause="refused",
        observed=f"{host} refused the sign-in with the words “{tried.says}”; they do not blame account or password.",
        observed_zh=f"{host} 拒绝登录，提示“{tried.says}”，并未指出账号或密码有误。",
    )


def _doubt(tried: SignInTried) -> Occurrence:
    if tried.says_credentials_wrong:
        return Occurrence.of(
            tried,
            observed=f"The portal calls the account or password wrong (“{tried.says}”). Check the account first.",
            observed_zh=f"网站提示账号或密码有误（“{tried.says}”），请先核对所用账号。",
        )
    said = f" The page said “{tried.says}”." if tried.says else ""
    said_zh = f"页面提示“{tried.says}”。" if tried.says else ""
    return Occurrence.of(
        tried,
        observed=f"Whether the sign-in at {tried.identity_host} failed through the portal's fault is not clear.{said}",
        observed_zh=f"无法确定在 {tried.identity_host} 未能登录是否为网站的问题。{said_zh}",
    )


def _success(tried: SignInTried) -> Occurrence:
    return Occurrence.of(
        tried,
        observed=f"The sign-in at {tried.identity_host} let the visitor in.",
        observed_zh=f"在 {tried.identity_host} 登录成功。",
    )
