"""A visitor reaches what most come for within three clicks of the home page."""

from collections.abc import Sequence

from portalwalk import EN, Impact, KeyEntryReached, Occurrence, Verdict, check

MOST_CLICKS = 3  # ours: the lower end of the 3 to 4 clicks that our page norms propose


@check(
    id="entry-too-deep",
    title="Key entries are reached within three clicks",
    title_zh="主要入口三次点击内可达",
    failure_title="A key entry takes more than three clicks",
    failure_title_zh="主要入口需要三次以上点击才能到达",
    why="Signing in, asking and applying are what most visitors come for; few of them search level by level.",
    why_zh="多数公众就是为登录、咨询和办事而来，很少有人会一层层查找。",
    how_to_fix="Link sign-in, search, the message board and the service hall from the home page or the main menu.",
    how_to_fix_zh="在首页或主导航中直接提供登录、搜索、留言和办事大厅入口。",
    impact=Impact.MODERATE,
    basis=(
        "Daxing self-inspection 2020Q4, quoting the Beijing circular 2020Q3 (poor navigation)",
        "PortalWalk's own proposal (the measure)",
    ),
    basis_zh=("大兴区2020年第四季度自查通报（“导航体验较差”）", "PortalWalk 自行提出（判定方法）"),
)
def entry_too_deep(entries: Sequence[KeyEntryReached]) -> Verdict:
    """Fail for an entry whose shortest way takes more than three clicks; a way that may not be the shortest is doubted.

    So is an entry that the owner declares and no menu leads to.
    """
    if not entries:
        return Verdict.inapplicable("The portal has no key entry to look for.", "门户没有需要查找的主要入口。")
    deep = [entry for entry in entries if entry.clicks is not None and entry.clicks > MOST_CLICKS]
    return Verdict.from_failures(
        (_deep(entry) for entry in deep if entry.is_shortest),
        doubts=(
            *(_deep(entry) for entry in deep if not entry.is_shortest),
            *(_not_found(entry) for entry in entries if entry.clicks is None),
        ),
        seen=(_near(entry) for entry in entries if entry.clicks is not None and entry not in deep),
    )


def _clicks(entry: KeyEntryReached) -> str:
    return EN.plural(entry.clicks or 0, "# click", "# clicks")


def _deep(entry: KeyEntryReached) -> Occurrence:
    way, unsure = " → ".join(entry.way), not entry.is_shortest
    return Occurrence.of(
        entry,
        cause="deep",
        place=entry.role,
        observed=f"“{entry.entry}” takes {_clicks(entry)} from the home page: {way}"
        + ("; whether there is a shorter way is for a person to say." if unsure else "."),
        observed_zh=f"从首页到“{entry.entry}”需要点击{entry.clicks}次：{way}"
        + ("；是否有更短的路径需人工判断。" if unsure else "。"),
    )


def _not_found(entry: KeyEntryReached) -> Occurrence:
    return Occurrence.of(
        entry,
        place=entry.role,
        observed=f"No way from the home page to “{entry.entry}” was seen in the menus.",
        observed_zh=f"在首页和各级导航中没有看到通往“{entry.entry}”的路径。",
    )


def _near(entry: KeyEntryReached) -> Occurrence:
    way = " → ".join(entry.way)
    return Occurrence.of(
        entry,
        observed=f"“{entry.entry}” takes {_clicks(entry)}{f': {way}' if way else ''}.",
        observed_zh=f"到“{entry.entry}”需要点击{entry.clicks}次{f'：{way}' if way else ''}。",
    )
