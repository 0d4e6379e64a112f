"""A visitor who wants to sign in finds the way there."""

from collections.abc import Sequence

from portalwalk import EN, ZH, Impact, LoginEntrySought, Occurrence, Verdict, check


@check(
    id="login-entry-missing",
    title="Visitors find the way to sign in",
    title_zh="用户能找到登录入口",
    failure_title="There is no way to sign in to be found",
    failure_title_zh="找不到登录入口",
    why="Who cannot find the entry cannot ask, apply or look up an answer under an account.",
    why_zh="找不到登录入口，用户就无法以自己的账号咨询、办事和查询答复。",
    how_to_fix="Put a link or button named “Sign in” into the header of every page, as text and not only as a picture.",
    how_to_fix_zh="在每个页面的头部设置名为“登录”的链接或按钮，用文字而不只是图片表示。",
    impact=Impact.SERIOUS,
    basis=("PortalWalk's own proposal",),
    basis_zh=("PortalWalk 自行提出",),
)
def login_entry_missing(searches: Sequence[LoginEntrySought]) -> Verdict:
    """Fail when an entry is expected and was seen on none of the pages looked at."""
    if not any(search.found or search.expected for search in searches):
        return Verdict.inapplicable(
            "Nothing shows that visitors have accounts on this portal.", "没有迹象表明该网站为用户提供账号。"
        )
    sure = [search for search in searches if search.found and search.found.is_sure]
    if sure:
        return Verdict.from_failures((), seen=map(_seen, sure))
    return Verdict.from_failures(
        (_missed(search) for search in searches if search.expected and not search.found and search.looked_on),
        doubts=(_doubt(search) for search in searches if search.found or (search.expected and not search.looked_on)),
    )


def _missed(search: LoginEntrySought) -> Occurrence:
    because, because_zh = search.because.rstrip(". "), search.because_zh.rstrip("。 ")
    return Occurrence.of(
        search,
        observed=f"No way to sign in was seen. Pages looked at: {EN.listed(search.looked_on)}."
        + (f" One is expected: {because}." if because else ""),
        observed_zh=f"没有看到登录入口。查看过的页面：{ZH.listed(search.looked_on)}。"
        + (f"应有登录入口的依据：{because_zh}。" if because_zh else ""),
    )


def _doubt(search: LoginEntrySought) -> Occurrence:
    if not search.found:
        return Occurrence.of(
            search,
            observed="No page could be looked at for a way to sign in.",
            observed_zh="没有可供查找登录入口的页面。",
        )
    return Occurrence.of(
        search,
        target=search.found.target,
        observed=f"“{search.found.what}” may be the way to sign in; the signs are too weak to be sure.",
        observed_zh=f"“{search.found.what}”可能是登录入口，但迹象不足，无法确定。",
    )


def _seen(search: LoginEntrySought) -> Occurrence:
    what, target = (search.found.what, search.found.target) if search.found else ("", "")
    return Occurrence.of(
        search, target=target, observed=f"The way to sign in is “{what}”.", observed_zh=f"登录入口为“{what}”。"
    )
