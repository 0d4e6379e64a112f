"""A message that a visitor sends is accepted."""

from collections.abc import Sequence

from portalwalk import Impact, MessageSubmitted, Occurrence, Verdict, check

GATE_STATUSES = frozenset({401, 403, 405, 412, 429})
"""HTTP statuses with which a firewall answers: no proof of a fault."""

SENDERS_MATTER = (
    "验证码", "请输入", "请填写", "请选择", "不能为空", "必填", "格式", "不正确", "敏感词", "登录",
    "频繁", "次数", "上限", "重复", "已提交过",
    "captcha", "required", "invalid", "sign in", "log in", "too many", "duplicate",
)  # fmt: skip
"""Words of a refusal that speak of what was typed, of signing in or of too many messages."""


@check(
    id="message-not-accepted",
    title="A message that visitors send is accepted",
    title_zh="用户提交的留言能够被受理",
    failure_title="A complete message is not accepted",
    failure_title_zh="填写完整的留言无法提交",
    why="The question is lost, and the visitor learns that asking is useless.",
    why_zh="问题没有提交成功，用户会认为网上提问没有用。",
    how_to_fix="Follow one submission through the server's log; watch the form with a test message every day.",
    how_to_fix_zh="在服务器日志中跟踪一次提交过程，并每天用测试留言监测表单是否可用。",
    impact=Impact.CRITICAL,
    basis=("Beijing circular 2019Q3",),
    basis_zh=("北京市2019年第三季度通报",),
)
def message_not_accepted(messages: Sequence[MessageSubmitted]) -> Verdict:
    """Fail on a refusal for which nothing that the sender typed or did is given as the reason."""
    if not messages:
        return Verdict.inapplicable("No message was sent.", "没有提交留言。")
    return Verdict.from_failures(
        (_refused(message) for message in messages if _is_portals_fault(message)),
        doubts=(_doubt(message) for message in messages if not message.accepted and not _is_portals_fault(message)),
        seen=(_accepted(message) for message in messages if message.accepted),
    )


def _is_portals_fault(message: MessageSubmitted) -> bool:
    if message.accepted is not False or message.receipt or message.shown_to_author or message.awaits_moderation:
        return False
    if message.status in GATE_STATUSES:
        return False
    return not any(word in message.says.lower() for word in SENDERS_MATTER)


def _refused(message: MessageSubmitted) -> Occurrence:
    if (message.status or 0) >= 500:
        return Occurrence.of(
            message,
            cause="server-error",
            observed=f"“{message.channel}” answered a complete message with HTTP status {message.status}.",
            observed_zh=f"在“{message.channel}”提交完整留言后，服务器返回 HTTP 状态码 {message.status}。",
        )
    if message.says:
        return Occurrence.of(
            message,
            cause="refused",
            observed=f"“{message.channel}” answered a complete message with the words “{message.says}”.",
            observed_zh=f"在“{message.channel}”提交完整留言后，页面提示“{message.says}”。",
        )
    return Occurrence.of(
        message,
        cause="without-a-word",
        observed=f"“{message.channel}” did not accept a complete message, and did not say why.",
        observed_zh=f"“{message.channel}”未接受填写完整的留言，也没有说明原因。",
    )


def _doubt(message: MessageSubmitted) -> Occurrence:
    says = f" The page says “{message.says}”." if message.says else ""
    says_zh = f"页面提示“{message.says}”。" if message.says else ""
    return Occurrence.of(
        message,
        observed=f"Whether “{message.channel}” refused the message through its own fault is not clear.{says}",
        observed_zh=f"无法确定“{message.channel}”未受理留言是否为网站的问题。{says_zh}",
    )


def _accepted(message: MessageSubmitted) -> Occurrence:
    return Occurrence.of(
        message,
        observed=f"“{message.channel}” accepted the message.",
        observed_zh=f"“{message.channel}”受理了留言。",
    )
