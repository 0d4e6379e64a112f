"""A visitor who presses Back sees the page at once, as it was."""

from collections.abc import Sequence

from portalwalk import Impact, Occurrence, Verdict, WentBack, check


@check(
    id="back-cache-blocked",
    title="Public pages let the browser restore them at once",
    title_zh="公开页面支持浏览器快速恢复（往返缓存）",
    failure_title="Public pages keep the browser from restoring them at once",
    failure_title_zh="公开页面阻止浏览器快速恢复，后退时需重新加载",
    why="Each Back loads the page anew: slowly on a phone, without its scroll position and what was typed.",
    why_zh="每次后退都重新加载：手机上更慢，滚动位置和已填内容也容易丢失。",
    how_to_fix="Remove unload handlers and “Cache-Control: no-store” from public pages.",
    how_to_fix_zh="公开页面去掉 unload 事件处理和“Cache-Control: no-store”。",
    impact=Impact.MINOR,
    basis=("PortalWalk's own proposal",),
    basis_zh=("PortalWalk 自行提出",),
)
def back_cache_blocked(returns: Sequence[WentBack]) -> Verdict:
    """Fail for each reason that the browser gave against restoring a public page."""
    judged = [went for went in returns if went.is_public and not went.new_window and went.from_cache is not None]
    if not judged:
        return Verdict.inapplicable(
            "Whether the browser restored a public page is not known.", "不了解浏览器是否快速恢复了公开页面。"
        )
    blocked = [went for went in judged if went.blockers and not went.from_cache]
    return Verdict.from_failures(
        (_blocked(went, blocker) for went in blocked for blocker in went.blockers),
        seen=(_restorable(went) for went in judged if went not in blocked),
    )


def _blocked(went: WentBack, blocker: str) -> Occurrence:
    return Occurrence.of(
        went,
        cause=blocker,
        observed=f"The browser loaded {went.expected_url} anew; the reason it gives is “{blocker}”.",
        observed_zh=f"后退到 {went.expected_url} 时浏览器重新加载了页面，浏览器给出的原因是“{blocker}”。",
    )


def _restorable(went: WentBack) -> Occurrence:
    if went.from_cache:
        return Occurrence.of(
            went,
            observed=f"The browser restored {went.expected_url} at once.",
            observed_zh=f"浏览器快速恢复了 {went.expected_url}。",
        )
    return Occurrence.of(
        went,
        observed=f"The browser loaded {went.expected_url} anew, for no reason of the page's own.",
        observed_zh=f"浏览器重新加载了 {went.expected_url}，但原因不在页面。",
    )
