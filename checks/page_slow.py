"""A page is there in time."""

from collections.abc import Sequence

from portalwalk import PAGE_NORM_MS, Impact, Occurrence, PageTimed, Verdict, check

NEAR_MS = 200  # ours: a host that takes longer to be reached is far away, and each answer comes late on the way


@check(
    id="page-slow",
    title="Pages open within 3 seconds",
    title_zh="页面在3秒内打开",
    failure_title="Pages take more than 3 seconds to open",
    failure_title_zh="页面打开时间超过3秒",
    why="Visitors wait in front of a blank page, and many of them leave.",
    why_zh="公众面对空白页面等待，不少人会直接离开。",
    how_to_fix="Find out what the server does before it answers the addresses named: cache pages, speed up queries.",
    how_to_fix_zh="查明服务器在应答所列地址前做了什么：为页面设置缓存，优化查询。",
    impact=Impact.MODERATE,
    basis=("Layout norms annexed to State Council document 2017 no. 47, as two articles quote them (3 seconds)",),
    basis_zh=("国办发〔2017〕47号附件《网页设计规范》的两篇转述：页面加载不超过3秒",),
)
def page_slow(pages: Sequence[PageTimed]) -> Verdict:
    """Fail only for what the portal's own server took; what others took, a person weighs."""
    if not pages:
        return Verdict.inapplicable("No page was timed.", "没有测得页面打开时间。")
    slow = [page for page in pages if page.took_ms > PAGE_NORM_MS]
    return Verdict.from_failures(
        (_told(page) for page in slow if _is_the_servers(page)),
        doubts=(_told(page) for page in slow if not _is_the_servers(page)),
        seen=(_told(page) for page in pages if page not in slow),
    )


def _is_the_servers(page: PageTimed) -> bool:
    return page.waited_ms > PAGE_NORM_MS and page.connected_ms <= NEAR_MS


def _told(page: PageTimed) -> Occurrence:
    took, waited, reached = (f"{ms / 1000:.1f}" for ms in (page.took_ms, page.waited_ms, page.connected_ms))
    slowest = f" The longest wait was for {page.slowest}." if page.took_ms > PAGE_NORM_MS else ""
    slowest_zh = f"等待最久的地址是 {page.slowest}。" if page.took_ms > PAGE_NORM_MS else ""
    opened = f"This page ({page.kind.value}), with nothing of it in store, was there after {took} s."
    opened_zh = f"首次访问该页面用时{took}秒。"
    if page.unfinished:
        opened = f"This page ({page.kind.value}), with nothing of it in store, was not complete after {took} s."
        opened_zh = f"首次访问该页面，{took}秒后仍未加载完毕。"
    return Occurrence.of(
        page,
        observed=f"{opened} Waiting for the server took {waited} s, reaching it {reached} s.{slowest}",
        observed_zh=f"{opened_zh}等待服务器应答{waited}秒，建立连接{reached}秒。{slowest_zh}",
        cause="server",
        place=page.kind.value,
    )
