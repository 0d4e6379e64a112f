"""Every link leads somewhere."""

from collections.abc import Sequence

from portalwalk import EN, ZH, Impact, LinkKind, LinkSeen, LinksSeen, LinkState, Occurrence, Verdict, check, link_seen

_NEVER_FILLED = frozenset({"http:", "https:", "http://#", "https://#", "url", "网址", "链接", "链接地址", "网址链接"})
"""What stands in an address field before anybody filled it; final slashes apart."""


@check(
    id="link-placeholder",
    title="Every link leads somewhere",
    title_zh="链接均有实际地址",
    failure_title="Links lead nowhere",
    failure_title_zh="存在没有实际地址的空链接",
    why="The visitor clicks, and nothing happens.",
    why_zh="公众点击后没有任何反应。",
    how_to_fix="Give the link its address; until there is one, show the words without a link.",
    how_to_fix_zh="补充链接地址；暂无地址的，先以普通文字显示。",
    impact=Impact.MODERATE,
    basis=("Daxing self-inspection 2020Q4, quoting the Beijing circular 2020Q3 (wrong links)",),
    basis_zh=("大兴区2020年第四季度自查通报，转引北京市2020年第三季度通报（错误链接）",),
)
def link_placeholder(links: Sequence[LinkSeen]) -> Verdict:
    """Fail where it is certain that a click changes nothing, or an address field was never filled.

    `#` or an empty script alone prove nothing: a listener may stand elsewhere. They are left to a person; links
    without words, or that no visitor sees, are left out.
    """
    pages = LinksSeen(links, LinkKind.PAGE)
    if not pages.all:
        return Verdict.inapplicable("There was no link.", "没有链接。")
    nowhere = [link for link in pages.in_state(LinkState.WRONG_TARGET) if not link.names_address]
    empty = [link for link in nowhere if link.words.strip() and not link.is_hidden]
    return Verdict.from_failures(
        (_told(link) for link in empty if _is_certain(link)),
        doubts=(_told(link) for link in empty if not _is_certain(link) and link.does_nothing is None),
        seen=[
            Occurrence.of(
                pages.all[0],
                observed=f"{EN.plural(len(pages.all), '# link has', '# links have')} an address, or an answer to a "
                "click.",
                observed_zh=f"{ZH.number(len(pages.all))}个链接均有地址或能够响应点击。",
            )
        ],
    )


def _is_certain(link: LinkSeen) -> bool:
    return link.does_nothing is True or link.target.strip().rstrip("/").lower() in _NEVER_FILLED


def _told(link: LinkSeen) -> Occurrence:
    if link.does_nothing:
        return link_seen(
            link,
            cause="placeholder",
            says="{link} names no address, and a click does nothing{said}.",
            says_zh="{link}没有实际地址，点击无反应{said}。",
        )
    return link_seen(
        link, cause="placeholder", says="{link} names no address{said}.", says_zh="{link}没有实际地址{said}。"
    )
