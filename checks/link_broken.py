"""What a page links to or loads can be opened."""

from collections.abc import Sequence

from portalwalk import Impact, LinkKind, LinkSeen, LinksSeen, LinkState, Occurrence, Verdict, check, link_seen

SENTENCES = {
    "not-found": ("{link} is not there{said}.", "{link}打不开，页面不存在{said}。"),
    "server-error": ("{link} is answered with a server's error{said}.", "{link}打不开，服务器返回错误{said}。"),
    "tls": ("{link} cannot be opened: the secure connection fails{said}.", "{link}打不开，安全连接失败{said}。"),
    "dns": ("{link} cannot be opened: its domain name does not exist{said}.", "{link}打不开，域名不存在{said}。"),
    "timeout": ("{link} does not answer{said}.", "{link}打不开，长时间无响应{said}。"),
}


@check(
    id="link-broken",
    title="Links can be opened",
    title_zh="链接可用",
    failure_title="Links are broken",
    failure_title_zh="存在不可用链接",
    why="A visitor who follows it finds an error where help was promised.",
    why_zh="公众点击后看到的是错误页面，无法获得所需信息。",
    how_to_fix="Correct or remove the link on the pages named; when a page moves, redirect its old address.",
    how_to_fix_zh="在所列页面更正或删除该链接；页面迁移后，旧地址应跳转到新地址。",
    impact=Impact.SERIOUS,
    basis=("Daxing self-inspection 2020Q4, quoting the Beijing circular 2020Q3 (broken links)",),
    basis_zh=("大兴区2020年第四季度自查通报，转引北京市2020年第三季度通报（链接不可用）",),
)
def link_broken(links: Sequence[LinkSeen]) -> Verdict:
    """Fail for pages, attachments, styles, scripts and frames that were seen broken twice.

    Pictures are another check's. What no visitor sees, and an outside host that gave no answer in time, or a
    certificate that browsers refuse (our line may be the reason for both), is left to a person.
    """
    ours = LinksSeen(links, LinkKind.PAGE, LinkKind.ATTACHMENT, LinkKind.STYLE, LinkKind.SCRIPT, LinkKind.FRAME)
    if (verdict := ours.without_judgement) is not None:
        return verdict
    broken = ours.in_state(LinkState.BROKEN)
    return Verdict.from_failures(
        (_told(link) for link in broken if _is_certain(link)),
        doubts=(_told(link) for link in broken if not _is_certain(link)),
        seen=ours.in_short,
    )


def _is_certain(link: LinkSeen) -> bool:
    return not link.is_hidden and not (link.is_external and link.cause in ("timeout", "tls"))


def _told(link: LinkSeen) -> Occurrence:
    says, says_zh = SENTENCES.get(link.cause, ("{link} cannot be opened{said}.", "{link}打不开{said}。"))
    return link_seen(link, cause="external" if link.is_external else link.cause, says=says, says_zh=says_zh)
