"""What a link leads to is what it promises."""

from collections.abc import Sequence

from portalwalk import Impact, LinkKind, LinkSeen, LinksSeen, LinkState, Occurrence, Verdict, check, link_seen

SENTENCES = {
    "soft-404": (
        "{link} is answered as if all were well, but says that there is no such page{said}.",
        "{link}返回正常状态，内容却提示页面不存在{said}。",
    ),
    "parked": (
        "{link} perhaps leads to a domain that is for sale, or was bought by somebody else{said}.",
        "{link}指向的域名可能已出售或易主{said}。",
    ),
    "placeholder": (
        "{link} leads to a page that perhaps holds nothing yet{said}.",
        "{link}指向的页面可能尚未建成{said}。",
    ),
    "home": (
        "{link} is sent on to the home page, as an address is that does not exist{said}.",
        "{link}被转到首页，与访问不存在的地址时一样{said}。",
    ),
    "empty": ("{link} leads to an empty page{said}.", "{link}指向的页面没有内容{said}。"),
    "wrong-type": (
        "{link} leads to something of another type than its name says{said}.",
        "{link}指向的内容类型与名称不符{said}。",
    ),
}


@check(
    id="link-wrong-target",
    title="Links lead to what they promise",
    title_zh="链接指向正确",
    failure_title="Links open, but lead to the wrong thing",
    failure_title_zh="存在错误链接",
    why="The visitor gets something else than what was promised; on a resold domain even something harmful.",
    why_zh="公众点击后看到的内容与预期不符；若域名已易主，还可能被引向有害信息。",
    how_to_fix="Correct the link; let the server answer 404 for pages that are not there.",
    how_to_fix_zh="更正链接；对不存在的页面，服务器应返回404状态码。",
    impact=Impact.SERIOUS,
    basis=("Daxing self-inspection 2020Q4, quoting the Beijing circular 2020Q3 (wrong links)",),
    basis_zh=("大兴区2020年第四季度自查通报，转引北京市2020年第三季度通报（错误链接）",),
)
def link_wrong_target(links: Sequence[LinkSeen]) -> Verdict:
    """Fail for pages of the portal's own host that say they do not exist; any other wrong target a person decides.

    Pictures, attachments, and links that name no address are other checks'.
    """
    ours = LinksSeen(
        [link for link in links if link.names_address],
        *(LinkKind.PAGE, LinkKind.FRAME, LinkKind.STYLE, LinkKind.SCRIPT),
    )
    if (verdict := ours.without_judgement) is not None:
        return verdict
    wrong = ours.in_state(LinkState.WRONG_TARGET)
    return Verdict.from_failures(
        (_told(link) for link in wrong if _is_certain(link)),
        doubts=(_told(link) for link in wrong if not _is_certain(link)),
        seen=ours.in_short,
    )


def _is_certain(link: LinkSeen) -> bool:
    return link.cause == "soft-404" and not link.is_external and not link.is_hidden


def _told(link: LinkSeen) -> Occurrence:
    says, says_zh = SENTENCES.get(
        link.cause,
        ("{link} perhaps leads to something else than it says{said}.", "{link}指向的内容可能与名称不符{said}。"),
    )
    return link_seen(link, cause=link.cause, says=says, says_zh=says_zh)
