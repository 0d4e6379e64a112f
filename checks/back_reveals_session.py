"""A visitor who signed out leaves nothing behind for the next person who presses Back."""

from collections.abc import Sequence

from portalwalk import BackAfterSignOut, Impact, Occurrence, Verdict, check


@check(
    id="back-reveals-session",
    title="After signing out, Back shows nothing private",
    title_zh="退出登录后，后退看不到个人信息",
    failure_title="After signing out, Back shows private pages again",
    failure_title_zh="退出登录后，后退仍能看到个人信息",
    why="In a service hall the next person reads names, phone numbers and letters of the one before.",
    why_zh="在政务服务大厅的公用电脑上，下一位使用者能看到上一位的姓名、电话和信件。",
    how_to_fix="Send private pages with “Cache-Control: no-store”, and only these.",
    how_to_fix_zh="仅对登录后的个人页面设置“Cache-Control: no-store”。",
    impact=Impact.CRITICAL,
    basis=("PortalWalk's own proposal",),
    basis_zh=("PortalWalk 自行提出",),
)
def back_reveals_session(returns: Sequence[BackAfterSignOut]) -> Verdict:
    """Fail when the content of a private page could be read again."""
    if not returns:
        return Verdict.inapplicable("Nobody signed out.", "没有进行退出登录操作。")
    return Verdict.from_failures(
        (_revealed(went) for went in returns if went.revealed),
        doubts=(_doubt(went) for went in returns if went.revealed is None),
        seen=(_hidden(went) for went in returns if went.revealed is False),
    )


def _revealed(went: BackAfterSignOut) -> Occurrence:
    shown = f": “{went.shown}”" if went.shown else ""
    shown_zh = f"：“{went.shown}”" if went.shown else ""
    return Occurrence.of(
        went,
        observed=f"After signing out, Back made a private page readable again{shown}.",
        observed_zh=f"退出登录后按后退，个人页面的内容再次显示{shown_zh}。",
    )


def _doubt(went: BackAfterSignOut) -> Occurrence:
    return Occurrence.of(
        went,
        observed="Whether the page that Back showed after signing out is private is not clear.",
        observed_zh="无法确定退出后按后退显示的页面是否含有个人信息。",
    )


def _hidden(went: BackAfterSignOut) -> Occurrence:
    return Occurrence.of(
        went,
        observed="After signing out, Back showed nothing private.",
        observed_zh="退出登录后按后退，没有显示个人信息。",
    )
