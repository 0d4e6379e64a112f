"""What the message-board checks make of plain observations."""

from portalwalk import (
    Discovery,
    FormField,
    MessageChannelSought,
    MessageFormUsed,
    MessageLimitSought,
    MessageSubmitted,
    Observation,
    Stopper,
    WrongInput,
)

HOME = "https://portal.example/"
SURE = Discovery(what="我要咨询", target="text=我要咨询", way="a link of this name", confidence=0.9)
GUESS = SURE.model_copy(update={"confidence": 0.4})
TITLE = FormField(name="title", type="text", label="标题", is_labelled=True)
CAPTIONED = FormField(name="tel", type="tel", label="", is_labelled=False, visible_caption="电话")
PLACEHELD = FormField(name="tel", type="tel", label="电话", is_labelled=False, visible_caption="电话")
PLACEHOLDER = FormField(name="mail", type="email", label="请输入邮箱", is_labelled=False)
NAMELESS = FormField(name="f3", type="text", label="", is_labelled=False)
BUTTON = FormField(name="go", type="submit", label="", is_labelled=False)


def channel(**seen: object) -> MessageChannelSought:
    return MessageChannelSought.model_validate({"url": HOME, "found": None, "looked_on": (HOME,), **seen})


def wrong(stopped_by: Stopper, **seen: object) -> WrongInput:
    facts = {"name": "bad-phone", "name_zh": "电话格式错误", "stopped_by": stopped_by, "says": ("电话不正确",), **seen}
    return WrongInput.model_validate(facts)


def form(*tries: WrongInput, fields: tuple[FormField, ...] = (TITLE, BUTTON)) -> MessageFormUsed:
    return MessageFormUsed(url=HOME, channel="咨询", fields=fields, wrong_inputs=tries)


def notes(*said: str) -> MessageLimitSought:
    return MessageLimitSought(url=HOME, channel="咨询", said=said)


def sent(accepted: bool | None, **seen: object) -> MessageSubmitted:
    return MessageSubmitted.model_validate({"url": HOME, "channel": "咨询", "accepted": accepted, **seen})


SAID, MUTE = wrong(Stopper.SERVER), wrong(Stopper.SERVER, says=())
HELD = wrong(Stopper.NOT_SENT, says=())
KEPT = wrong(Stopper.SERVER, kept_fields=("标题", "内容"))
LOST = wrong(Stopper.SERVER, kept_fields=("标题",), lost_fields=("内容",))

CASES: list[tuple[str, str, list[Observation], str]] = [
    ("message-channel-missing", "nowhere", [channel()], "failed absent"),
    ("message-channel-missing", "only petitions", [channel(only_exempt=True)], "failed only-exempt"),
    (
        "message-channel-missing",
        "closed",
        [channel(found=SURE, form_closed=True, says="评论已关闭")],
        "failed form-closed",
    ),
    ("message-channel-missing", "open", [channel(found=SURE)], "passed"),
    (
        "message-channel-missing",
        "one closed, one open",
        [channel(found=SURE, form_closed=True), channel(found=SURE)],
        "passed",
    ),
    ("message-channel-missing", "a guess", [channel(found=GUESS)], "cantTell"),
    ("message-channel-missing", "a closed guess", [channel(found=GUESS, form_closed=True)], "cantTell"),
    ("message-channel-missing", "no page to look at", [channel(looked_on=())], "cantTell"),
    ("message-channel-missing", "a site that owes none", [channel(owed=False)], "inapplicable"),
    ("message-form-unusable", "a nameless field", [form(SAID, fields=(TITLE, NAMELESS))], "failed unlabelled"),
    ("message-form-unusable", "accepts anything", [form(wrong(Stopper.NOBODY))], "failed accepts-invalid"),
    ("message-form-unusable", "refuses without a word", [form(MUTE)], "failed errors-not-shown"),
    ("message-form-unusable", "nameless, level held back", [form(HELD, fields=(NAMELESS,))], "failed unlabelled"),
    ("message-form-unusable", "names and messages", [form(SAID, wrong(Stopper.BROWSER, says=()))], "passed"),
    ("message-form-unusable", "a caption not tied", [form(SAID, fields=(TITLE, CAPTIONED))], "failed unlabelled"),
    ("message-form-unusable", "a placeholder only", [form(SAID, fields=(TITLE, PLACEHELD))], "cantTell"),
    ("message-form-unusable", "a placeholder alone", [form(SAID, fields=(TITLE, PLACEHOLDER))], "cantTell"),
    ("message-form-unusable", "unclear", [form(wrong(Stopper.UNCLEAR))], "cantTell"),
    ("message-form-unusable", "nothing tried", [form()], "cantTell"),
    ("message-form-unusable", "level held back", [form(HELD)], "blocked"),
    ("message-form-unusable", "no form", [], "inapplicable"),
    ("message-input-lost", "comes back half empty", [form(LOST)], "failed"),
    (
        "message-input-lost",
        "the page's script empties it",
        [form(wrong(Stopper.PAGE, lost_fields=("内容",)))],
        "failed",
    ),
    ("message-input-lost", "keeps all", [form(KEPT)], "passed"),
    (
        "message-input-lost",
        "the browser stopped it",
        [form(wrong(Stopper.BROWSER, kept_fields=("标题",)), HELD)],
        "passed",
    ),
    ("message-input-lost", "unclear", [form(wrong(Stopper.UNCLEAR))], "cantTell"),
    ("message-input-lost", "level held back", [form(HELD)], "blocked"),
    ("message-input-lost", "nothing was filled", [form(SAID)], "inapplicable"),
    ("message-input-lost", "nothing was refused", [form(wrong(Stopper.NOBODY, lost_fields=("内容",)))], "inapplicable"),
    ("message-not-accepted", "answers 500", [sent(False, status=500)], "failed server-error"),
    ("message-not-accepted", "refuses", [sent(False, says="系统繁忙，提交失败")], "failed refused"),
    ("message-not-accepted", "no word", [sent(False, form_came_back=True)], "failed without-a-word"),
    ("message-not-accepted", "accepts", [sent(True)], "passed"),
    ("message-not-accepted", "answer does not say", [sent(None)], "cantTell"),
    ("message-not-accepted", "wants a CAPTCHA", [sent(False, says="验证码错误")], "cantTell"),
    ("message-not-accepted", "wants another input", [sent(False, says="联系电话格式不正确")], "cantTell"),
    ("message-not-accepted", "a firewall", [sent(False, status=405)], "cantTell"),
    ("message-not-accepted", "refused, yet shown", [sent(False, shown_to_author=True)], "cantTell"),
    ("message-not-accepted", "nothing sent", [], "inapplicable"),
    ("message-receipt-missing", "no number", [sent(True, says="提交成功")], "failed"),
    ("message-receipt-missing", "a number", [sent(True, receipt="查询码 2026-031")], "passed"),
    ("message-receipt-missing", "shown to its author", [sent(True, shown_to_author=True)], "passed"),
    ("message-receipt-missing", "awaits moderation", [sent(True, awaits_moderation=True)], "cantTell"),
    ("message-receipt-missing", "a text message follows", [sent(True, says="查询码将以短信发送")], "cantTell"),
    ("message-receipt-missing", "answer does not say", [sent(None)], "cantTell"),
    ("message-receipt-missing", "not accepted", [sent(False)], "inapplicable"),
    ("message-daily-limit", "three a day", [notes("每天只能提交3次")], "failed"),
    ("message-daily-limit", "limit reached", [notes("今日留言次数已达上限")], "failed"),
    ("message-daily-limit", "restricted a day", [notes("每人每天限提一个问题")], "failed"),
    ("message-daily-limit", "in English", [notes("You can ask at most two questions per day")], "failed"),
    ("message-daily-limit", "no word of it", [notes()], "passed"),
    ("message-daily-limit", "not of a day", [notes("同一问题请勿重复提交")], "cantTell"),
    ("message-daily-limit", "a date, no day's limit", [notes("截至二十一日，最多写500字")], "cantTell"),
    ("message-daily-limit", "no form", [], "inapplicable"),
]
