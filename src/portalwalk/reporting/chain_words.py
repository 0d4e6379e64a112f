"""Labels of the chain of hosts that dealt with a sign-on, in both languages: key → (中文, English)."""

CHAIN_WORDS: dict[str, tuple[str, str]] = {
    "chain": ("经过的主机与登录状态", "Hosts on the way, and whether one was signed in"),
    "act_signed-in": ("登录", "Signing in"),
    "act_entered": ("进入“{section}”", "Entering “{section}”"),
    "act_signed-out": ("退出登录", "Signing out"),
    "act_signed-in-again": ("退出后再次登录", "Signing in again after signing out"),
    "act_went-back": ("退出后按后退", "Pressing Back after signing out"),
    "did_passed-on": ("转往下一处", "passed on"),
    "did_answered": ("显示页面", "showed a page"),
    "did_asked-sign-in": ("要求登录", "asked to sign in"),
    "did_error": ("返回状态码 {code}", "answered HTTP {code}"),
    "state_in": ("已登录：{sign}", "signed in: {sign}"),
    "state_out": ("未登录：{sign}", "not signed in: {sign}"),
    "state_hint_in": ("可能已登录：{sign}", "perhaps signed in: {sign}"),
    "state_hint_out": ("可能未登录：{sign}", "perhaps not signed in: {sign}"),
    "state_unknown": ("没有可判断登录状态的标志", "no sign either way"),
    "chain_told": ("{act}：{hosts}，{did}，{state}。", "{act}: {hosts}, {did}, {state}."),
    "chain_told_end": ("{act}：{hosts}，{did}。", "{act}: {hosts}, {did}."),
}
