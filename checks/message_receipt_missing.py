"""A visitor who has sent a message can follow what becomes of it."""

from collections.abc import Sequence

from portalwalk import Impact, MessageSubmitted, Occurrence, Verdict, check

SENT_ELSEWHERE = ("短信", "邮件", "邮箱", "sms", "text message", "e-mail", "email")
"""Words that promise the receipt by another way, which a browser does not see."""


@check(
    id="message-receipt-missing",
    title="An accepted message can be followed",
    title_zh="留言受理后可以查询办理情况",
    failure_title="An accepted message leaves no receipt",
    failure_title_zh="留言受理后未提供查询编号或查询方式",
    why="Without a number or a list of one's own messages nobody can ask what became of a question.",
    why_zh="没有查询编号，也没有“我的留言”，用户无从了解问题的办理情况。",
    how_to_fix="Answer an accepted message with a query number and say where to use it, or list it under the account.",
    how_to_fix_zh="受理后显示查询编号并说明在哪里查询，或在用户的“我的留言”中列出。",
    impact=Impact.MODERATE,
    basis=("PortalWalk's own proposal",),
    basis_zh=("PortalWalk 自行提出",),
)
def message_receipt_missing(messages: Sequence[MessageSubmitted]) -> Verdict:
    """Fail when an accepted message comes with no number and is not shown to its author."""
    sent = [message for message in messages if message.accepted is not False]
    if not sent:
        return Verdict.inapplicable("No message was accepted.", "没有被受理的留言。")
    followed = [message for message in sent if message.receipt or message.shown_to_author]
    open_ended = [message for message in sent if message not in followed]
    return Verdict.from_failures(
        (_without(message) for message in open_ended if not _may_come_later(message)),
        doubts=(_doubt(message) for message in open_ended if _may_come_later(message)),
        seen=map(_with, followed),
    )


def _may_come_later(message: MessageSubmitted) -> bool:
    is_promised = any(word in message.says.lower() for word in SENT_ELSEWHERE)
    return message.accepted is None or message.awaits_moderation or is_promised


def _without(message: MessageSubmitted) -> Occurrence:
    says = f" The page says “{message.says}”." if message.says else ""
    says_zh = f"页面提示“{message.says}”。" if message.says else ""
    return Occurrence.of(
        message,
        observed=f"“{message.channel}” accepted the message, gave no query number and did not show it again.{says}",
        observed_zh=f"“{message.channel}”受理了留言，但没有给出查询编号，也没有再显示该留言。{says_zh}",
    )


def _doubt(message: MessageSubmitted) -> Occurrence:
    says = f" The page says “{message.says}”." if message.says else ""
    says_zh = f"页面提示“{message.says}”。" if message.says else ""
    return Occurrence.of(
        message,
        observed=f"“{message.channel}” showed no receipt; whether one follows is not clear.{says}",
        observed_zh=f"“{message.channel}”没有显示回执，无法确定之后是否提供。{says_zh}",
    )


def _with(message: MessageSubmitted) -> Occurrence:
    if message.receipt:
        return Occurrence.of(
            message,
            observed=f"“{message.channel}” gave a receipt: “{message.receipt}”.",
            observed_zh=f"“{message.channel}”给出了回执：“{message.receipt}”。",
        )
    return Occurrence.of(
        message,
        observed=f"“{message.channel}” shows the message to its author.",
        observed_zh=f"“{message.channel}”向留言人显示了该留言。",
    )
