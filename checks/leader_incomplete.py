"""Leaders are presented with name, post and CV."""

from collections import defaultdict
from collections.abc import Sequence

from portalwalk import EN, ZH, Impact, LeaderShown, Occurrence, PageSeen, Verdict, check, is_government


@check(
    id="leader-incomplete",
    title="Leaders are presented with post and CV",
    title_zh="领导信息完整（姓名、职务、简历）",
    failure_title="Leaders are presented without post or CV",
    failure_title_zh="领导信息不完整，缺少职务或简历",
    why="Residents cannot tell who answers for what.",
    why_zh="公众无法了解由谁负责哪些工作。",
    how_to_fix="Give every leader a post, a CV and the division of work, and update them with each appointment.",
    how_to_fix_zh="为每位领导补齐职务、简历和工作分工，并随任免及时更新。",
    impact=Impact.MODERATE,
    basis=("Beijing circulars 2019Q3 (missing CVs) and 2019Q4 (leaders' information)",),
    basis_zh=("北京市2019年第三季度通报（缺少简历）、第四季度通报（领导信息）",),
)
def leader_incomplete(pages: Sequence[PageSeen]) -> Verdict:
    """Fail for a leader whose post or CV stands nowhere; a CV that no page could show yet is left to a person."""
    judged = [page for page in pages if page.is_sure]
    if not is_government(judged):
        return Verdict.inapplicable("Nothing says that this is a government's portal.", "没有迹象表明这是政府网站。")
    leaders: defaultdict[str, list[tuple[PageSeen, LeaderShown]]] = defaultdict(list)
    for page in judged:
        for leader in page.leaders:
            leaders["".join(leader.name.split())].append((page, leader))
    if not leaders:
        return Verdict.inapplicable("No page presents leaders.", "没有查看到领导信息页面。")
    failed: list[Occurrence] = []
    doubts: list[Occurrence] = []
    for name, shown in leaders.items():
        page, _ = shown[0]
        if not any(leader.post for _, leader in shown):
            (failed if _would_show_a_post(shown) else doubts).append(_without(page, name, "no-post"))
        known = {leader.has_cv for _, leader in shown}
        if True not in known:
            (failed if False in known else doubts).append(_without(page, name, "no-cv"))
    return Verdict.from_failures(
        failed, doubts=doubts, seen=[_complete(next(iter(leaders.values()))[0][0], len(leaders))]
    )


def _would_show_a_post(shown: Sequence[tuple[PageSeen, LeaderShown]]) -> bool:
    """Say whether a post would have been seen: the leader's own page was read, or others have theirs beside them."""
    own_page_read = any(leader.has_cv is not None for _, leader in shown)
    return own_page_read or any(other.post for page, _ in shown for other in page.leaders)


def _without(page: PageSeen, name: str, cause: str) -> Occurrence:
    english, chinese = {"no-post": ("post", "职务"), "no-cv": ("CV", "简历")}[cause]
    return Occurrence.of(
        page,
        cause=cause,
        shown_by=name,
        observed=f"No {english} of {name} was found.",
        observed_zh=f"未找到{name}的{chinese}。",
    )


def _complete(page: PageSeen, count: int) -> Occurrence:
    return Occurrence.of(
        page,
        observed=f"{EN.plural(count, '# leader is', '# leaders are')} presented with post and CV.",
        observed_zh=f"{ZH.number(count)}位领导的职务、简历齐全。",
    )
