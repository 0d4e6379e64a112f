"""No page holds links to other hosts that visitors cannot see."""

from collections.abc import Sequence

from portalwalk import EN, ZH, Impact, LinkKind, LinkSeen, LinksSeen, Occurrence, Verdict, check, link_seen


@check(
    id="link-hidden",
    title="No hidden links to other hosts",
    title_zh="没有指向外部网站的隐藏链接（暗链）",
    failure_title="Hidden links lead to other hosts",
    failure_title_zh="存在指向外部网站的隐藏链接（暗链）",
    why="Intruders plant such links to lend a site of theirs the portal's good name.",
    why_zh="入侵者常以暗链借用政府网站的信誉，为非法网站引流。",
    how_to_fix="Ask who put it there; if nobody did, it is an intrusion: remove it, find the way in, change passwords.",
    how_to_fix_zh="核实链接来源；若无人添加，按入侵事件处置：删除链接、排查漏洞、更换密码。",
    impact=Impact.CRITICAL,
    basis=(
        "Inspection indicators of 2019 (State Council General Office, letter 2019 No. 19), as reproduced by a county's "
        "published checklist of 2022Q4 (security; a person's verdict)",
    ),
    basis_zh=(
        "《政府网站与政务新媒体检查指标》（国办秘函〔2019〕19号）“安全、泄密事故等严重问题”，据某县级部门2022年第四季度公开的检查表转引（由人工判定）",
    ),
)
def link_hidden(links: Sequence[LinkSeen]) -> Verdict:
    """Hand hidden links to other hosts to a person, with what hides them and where they lead; never fail.

    Menus and tabs hide links of the portal itself: these pass.
    """
    clickable = LinksSeen(links, LinkKind.PAGE, LinkKind.ATTACHMENT, LinkKind.FRAME)
    if not clickable.all:
        return Verdict.inapplicable("There was no link.", "没有链接。")
    return Verdict.from_failures(
        (),
        doubts=(_told(link) for link in clickable.all if link.is_hidden and link.is_external),
        seen=[
            Occurrence.of(
                clickable.all[0],
                observed=f"None of {EN.plural(len(clickable.all), '# link', '# links')} is hidden and leads to "
                "another host.",
                observed_zh=f"{ZH.number(len(clickable.all))}个链接中没有指向外部网站的隐藏链接。",
            )
        ],
    )


def _told(link: LinkSeen) -> Occurrence:
    how = f" by {link.hidden_by}" if link.hidden_by else ""
    how_zh = f"（{link.hidden_by}）" if link.hidden_by else ""
    there = link.landed_url if link.landed_url not in ("", link.target) else ""
    if there:
        return link_seen(
            link,
            cause="hidden",
            says="{link} leads to another host and is hidden{how}; it lands on {there}{said}.",
            says_zh="{link}指向外部网站且被隐藏{how_zh}，最终到达 {there}{said}。",
            how=how,
            how_zh=how_zh,
            there=there,
        )
    return link_seen(
        link,
        cause="hidden",
        says="{link} leads to another host and is hidden{how}{said}.",
        says_zh="{link}指向外部网站且被隐藏{how_zh}{said}。",
        how=how,
        how_zh=how_zh,
    )
