"""Pictures are shown."""

from collections.abc import Sequence

from portalwalk import Impact, LinkKind, LinkSeen, LinksSeen, LinkState, Occurrence, Verdict, check, link_seen


@check(
    id="picture-not-shown",
    title="Pictures are shown",
    title_zh="图片正常显示",
    failure_title="Pictures are not shown",
    failure_title_zh="存在未显示的图片",
    why="Visitors see a gap where the page shows something, sometimes the very content.",
    why_zh="页面出现空白或裂图，公众看不到图片内容。",
    how_to_fix="Upload the picture again, or correct its address, on the pages named.",
    how_to_fix_zh="在所列页面重新上传图片或更正图片地址。",
    impact=Impact.MODERATE,
    basis=("Self-inspection of a Beijing district 2023Q4 (pictures not shown)",),
    basis_zh=("北京市某区2023年第四季度自查（图片未显示）",),
)
def picture_not_shown(links: Sequence[LinkSeen]) -> Verdict:
    """Fail for pictures seen broken twice, empty, or that are a web page in truth.

    What browsers may still show (damaged, another picture format), what no visitor sees, and an outside host that
    gave no answer in time is left to a person.
    """
    pictures = LinksSeen(links, LinkKind.PICTURE)
    if (verdict := pictures.without_judgement) is not None:
        return verdict
    faulty = [*pictures.in_state(LinkState.BROKEN), *pictures.in_state(LinkState.WRONG_TARGET)]
    return Verdict.from_failures(
        (_told(link) for link in faulty if _is_certain(link)),
        doubts=(_told(link) for link in faulty if not _is_certain(link)),
        seen=pictures.in_short,
    )


def _is_certain(link: LinkSeen) -> bool:
    if link.is_hidden or (link.is_external and link.cause in ("timeout", "tls")):
        return False
    if link.state is LinkState.BROKEN or link.cause in ("empty", "soft-404"):
        return True
    return link.cause == "wrong-type" and "html" in link.said.lower()


def _told(link: LinkSeen) -> Occurrence:
    is_broken = link.state is LinkState.BROKEN
    return link_seen(
        link,
        cause="external" if link.is_external else link.cause,
        says="{link} cannot be loaded{said}." if is_broken else "{link} loads, but is no sound picture{said}.",
        says_zh="{link}无法加载{said}。" if is_broken else "{link}可以加载，但不是正常的图片{said}。",
    )
