"""A visitor who signs out is signed out everywhere."""

from collections.abc import Iterator, Sequence

from portalwalk import Impact, Occurrence, SignOutTried, Verdict, check


@check(
    id="logout-incomplete",
    title="Signing out ends the session everywhere",
    title_zh="退出登录后，各栏目和认证系统的会话同时结束",
    failure_title="Signing out leaves a session open",
    failure_title_zh="退出登录后仍有会话未结束",
    why="On a shared computer the next person acts under the visitor's name.",
    why_zh="在公用电脑上，下一位使用者可以冒用该用户的身份。",
    how_to_fix="Let signing out end the session at the identity provider (single logout) and in every section.",
    how_to_fix_zh="退出时同时注销身份认证系统的会话（单点退出）和各栏目的会话。",
    impact=Impact.SERIOUS,
    basis=("PortalWalk's own proposal",),
    basis_zh=("PortalWalk 自行提出",),
)
def logout_incomplete(tries: Sequence[SignOutTried]) -> Verdict:
    """Fail for a section that still knew the visitor, or a sign-in that asked for no password."""
    if not tries:
        return Verdict.inapplicable("Nobody was signed in, so nobody signed out.", "没有登录，因此没有进行退出操作。")
    pressed = [tried for tried in tries if tried.found and tried.found.is_sure]
    return Verdict.from_failures(
        (failure for tried in pressed for failure in _kept(tried)),
        doubts=(_doubt(tried) for tried in tries if tried not in pressed),
        seen=(_ended(tried) for tried in pressed),
    )


def _kept(tried: SignOutTried) -> Iterator[Occurrence]:
    entered = {visit.section: visit for visit in tried.still_entered}
    for section in tried.still_signed_in:
        visit = entered.get(section)
        yield Occurrence.of(
            visit or tried,
            target=visit.sign_at_the_end if visit else "",
            cause="section-session-kept",
            observed=f"After signing out, “{section}” still knew the visitor.",
            observed_zh=f"退出登录后，“{section}”仍显示为已登录状态。",
        )
    if tried.asked_again is False:
        yield Occurrence.of(
            tried,
            target=tried.sign_at_the_end,
            cause="identity-session-kept",
            observed="After signing out, signing in again did not ask for the password.",
            observed_zh="退出登录后再次登录，无需输入密码即可进入。",
        )


def _doubt(tried: SignOutTried) -> Occurrence:
    if not tried.found:
        return Occurrence.of(
            tried,
            observed="A signed-in visitor saw no way to sign out.",
            observed_zh="登录后没有看到退出登录的入口。",
        )
    return Occurrence.of(
        tried,
        target=tried.found.target,
        observed=f"“{tried.found.what}” was taken for the way to sign out; the signs are too weak to be sure.",
        observed_zh=f"将“{tried.found.what}”当作退出入口，但迹象不足，无法确定。",
    )


def _ended(tried: SignOutTried) -> Occurrence:
    again = " Signing in again asked for the password." if tried.asked_again else ""
    again_zh = "再次登录时要求输入密码。" if tried.asked_again else ""
    return Occurrence.of(
        tried,
        observed=f"After signing out, no section knew the visitor any more.{again}",
        observed_zh=f"退出登录后，各栏目均不再显示为已登录状态。{again_zh}",
    )
