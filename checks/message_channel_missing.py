"""A visitor who wants to ask the government something finds a place to do it."""

from collections.abc import Sequence

from portalwalk import EN, ZH, Impact, MessageChannelSought, Occurrence, Verdict, check


@check(
    id="message-channel-missing",
    title="Visitors find an open channel for questions and suggestions",
    title_zh="用户能找到有效的咨询建言渠道",
    failure_title="There is no working channel for questions and suggestions",
    failure_title_zh="未提供有效的网上咨询建言渠道",
    why="A portal that cannot be asked only talks; petition and discipline channels do not replace a message board.",
    why_zh="没有咨询渠道，网站只能单向发布；信访、纪检举报渠道不能代替留言咨询。",
    how_to_fix="Offer a message form that can be reached in two clicks from the interaction entry, and keep it open.",
    how_to_fix_zh="设置从“互动交流”入口两次点击以内可到达的留言表单，并保持开放。",
    impact=Impact.CRITICAL,
    basis=("State Council Office indicators 2019, veto “poor response to the public”, as a county list repeats it",),
    basis_zh=("《政府网站与政务新媒体检查指标》单项否决“互动回应差”（据县级部门公布的检查表）",),
)
def message_channel_missing(searches: Sequence[MessageChannelSought]) -> Verdict:
    """Fail when a channel that is owed was seen nowhere, or when the one that was found is closed."""
    due = [search for search in searches if search.owed or search.found]
    if not due:
        return Verdict.inapplicable(
            "A site of this kind need not offer a channel for messages.", "该类网站无须提供留言渠道。"
        )
    sure = [search for search in due if search.found and search.found.is_sure]
    is_open = any(not search.form_closed for search in sure)
    missed = [search for search in due if not search.found and search.looked_on]
    return Verdict.from_failures(
        () if is_open else [*map(_closed, sure), *(map(_missed, missed) if not sure else ())],
        doubts=() if sure else (_doubt(search) for search in due if search not in missed),
        seen=(_open(search) for search in sure if not search.form_closed),
    )


def _closed(search: MessageChannelSought) -> Occurrence:
    what = search.found.what if search.found else ""
    says = f" The page says “{search.says}”." if search.says else ""
    says_zh = f"页面提示“{search.says}”。" if search.says else ""
    return Occurrence.of(
        search,
        cause="form-closed",
        observed=f"“{what}” offers no form to write in, and does not ask to sign in first.{says}",
        observed_zh=f"“{what}”没有可填写的表单，也未提示需要登录。{says_zh}",
    )


def _missed(search: MessageChannelSought) -> Occurrence:
    pages, pages_zh = EN.listed(search.looked_on), ZH.listed(search.looked_on)
    if search.only_exempt:
        return Occurrence.of(
            search,
            cause="only-exempt",
            observed=f"Only petition or discipline channels were seen, which do not count. Pages looked at: {pages}.",
            observed_zh=f"只看到信访或纪检举报渠道，不计为咨询建言渠道。查看过的页面：{pages_zh}。",
        )
    return Occurrence.of(
        search,
        cause="absent",
        observed=f"No place to ask a question or make a suggestion was seen. Pages looked at: {pages}.",
        observed_zh=f"没有看到咨询或建言的入口。查看过的页面：{pages_zh}。",
    )


def _doubt(search: MessageChannelSought) -> Occurrence:
    if not search.found:
        return Occurrence.of(
            search,
            observed="No page could be looked at for a channel.",
            observed_zh="没有可供查找留言渠道的页面。",
        )
    return Occurrence.of(
        search,
        target=search.found.target,
        observed=f"“{search.found.what}” may be a channel for messages; the signs are too weak to be sure.",
        observed_zh=f"“{search.found.what}”可能是留言渠道，但迹象不足，无法确定。",
    )


def _open(search: MessageChannelSought) -> Occurrence:
    what, target = (search.found.what, search.found.target) if search.found else ("", "")
    return Occurrence.of(
        search,
        target=target,
        observed=f"Visitors can write under “{what}”.",
        observed_zh=f"用户可以通过“{what}”留言。",
    )
