"""Attachments can be opened once they are downloaded."""

from collections.abc import Sequence

from portalwalk import Impact, LinkKind, LinkSeen, LinksSeen, LinkState, Occurrence, Verdict, check, link_seen

SENTENCES = {
    "empty": ("{link} is an empty file{said}.", "{link}是空文件{said}。"),
    "damaged": ("{link} is damaged and cannot be opened{said}.", "{link}已损坏，无法打开{said}。"),
    "wrong-type": ("{link} is not of the type that its name says{said}.", "{link}内容与文件类型不符{said}。"),
    "soft-404": (
        "{link} is no file, but a page that says there is none{said}.",
        "{link}不是文件，而是提示不存在的网页{said}。",
    ),
}


@check(
    id="attachment-broken",
    title="Attachments open",
    title_zh="附件能正常打开",
    failure_title="Attachments do not open",
    failure_title_zh="存在打不开的附件",
    why="The visitor downloads the form or document, and cannot read it.",
    why_zh="公众下载后无法打开，拿不到表格或文件内容。",
    how_to_fix="Upload the file again and open it once from the published page.",
    how_to_fix_zh="重新上传附件，并从已发布的页面下载打开验证。",
    impact=Impact.SERIOUS,
    basis=("Daxing self-inspection 2020Q4, quoting the Beijing circular 2020Q3 (links, attachments among them)",),
    basis_zh=("大兴区2020年第四季度自查通报，转引北京市2020年第三季度通报（链接，含附件）",),
)
def attachment_broken(links: Sequence[LinkSeen]) -> Verdict:
    """Fail for attachments of the portal that download, but are empty, damaged or something else than they say.

    One that does not download at all is a broken link, another check's. Other hosts' files are left to a person.
    """
    files = LinksSeen(
        [link for link in links if link.state is not LinkState.BROKEN],
        LinkKind.ATTACHMENT,
    )
    if (verdict := files.without_judgement) is not None:
        return verdict
    wrong = files.in_state(LinkState.WRONG_TARGET)
    return Verdict.from_failures(
        (_told(link) for link in wrong if _is_certain(link)),
        doubts=(_told(link) for link in wrong if not _is_certain(link)),
        seen=files.in_short,
    )


def _is_certain(link: LinkSeen) -> bool:
    return link.cause in SENTENCES and not link.is_external and not link.is_hidden


def _told(link: LinkSeen) -> Occurrence:
    says, says_zh = SENTENCES.get(
        link.cause, ("{link} is perhaps not what it says{said}.", "{link}内容可能与名称不符{said}。")
    )
    return link_seen(link, cause=link.cause, says=says, says_zh=says_zh)
