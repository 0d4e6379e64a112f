"""Defects that a visitor meets on asking a question."""

from portalwalk.practice.defect import Defect

MESSAGES: tuple[Defect, ...] = (
    Defect(
        "message-channel-missing", "没有留言板、信箱等任何互动渠道", "No board, mailbox or other way to ask is offered"
    ),
    Defect("message-form-unusable", "表单输入框没有标签", "The fields of the form have no labels"),
    Defect(
        "message-form-unusable:accepts-invalid",
        "空白或错误的内容也被直接受理",
        "Empty and nonsensical input is accepted without a word",
        level="submit",
    ),
    Defect(
        "message-form-unusable:no-errors",
        "提交被退回时没有任何提示",
        "A rejected form comes back without saying why",
        level="submit",
    ),
    Defect("message-input-lost", "提交被退回时已填内容全部丢失", "A rejected form comes back empty", level="submit"),
    Defect(
        "message-not-accepted",
        "提交正确的留言返回500错误",
        "A correct message is answered with an error 500",
        level="submit",
    ),
    Defect(
        "message-not-accepted:silent",
        "提交后回到空表单，没有受理也没有提示",
        "After submission the form simply comes back: nothing stored, nothing said",
        level="submit",
    ),
    Defect(
        "message-receipt-missing",
        "提交成功页没有查询码",
        "The confirmation gives no number to ask with",
        level="submit",
    ),
    Defect("message-daily-limit", "限制每天只能提交一次留言", "Each visitor may ask only once a day"),
)
