"""Asking a question as a resident does: wrongly first, then, if allowed, once for real."""

from dataclasses import dataclass, field

from playwright.sync_api import Error

from portalwalk.browser.holding import hold_back
from portalwalk.browser.stops import BlockedError
from portalwalk.model.observations import BackAfterSubmit, MessageFormUsed, MessageLimitSought, MessageSubmitted
from portalwalk.model.outcome import Level, Outcome
from portalwalk.pages import words
from portalwalk.pages.channel import Channel
from portalwalk.pages.form import fill
from portalwalk.pages.sending import Sender
from portalwalk.pages.walk import Walk
from portalwalk.pages.walls import captcha_in, has_challenge_frame
from portalwalk.pages.wrong_inputs import WrongInputs


@dataclass
class Asker:
    """One visitor at the message form."""

    walk: Walk
    channel: Channel
    sender: Sender = field(init=False)
    mistakes: WrongInputs = field(init=False)
    has_captcha: bool = False
    submitted: MessageSubmitted | None = None

    def __post_init__(self) -> None:
        self.sender = Sender(self.walk, self.channel)
        self.mistakes = WrongInputs(self.walk, self.sender)

    def can_ask(self) -> bool:
        """Whether a form was reached; if not, why nothing can be said of it is written down."""
        if self.channel.form is not None:
            return True
        kinds = (MessageFormUsed, MessageLimitSought, MessageSubmitted, BackAfterSubmit)
        if self.channel.needs_sign_in:
            self.walk.stopped(
                *kinds,
                outcome=Outcome.BLOCKED,
                reason="The form is behind a sign-in that this walk did not pass.",
                reason_zh="留言表单需登录后使用，本次未能登录。",
            )
        else:
            self.walk.stopped(
                *kinds,
                outcome=Outcome.INAPPLICABLE,
                reason="No message form was reached.",
                reason_zh="未到达留言表单。",
            )
        return False

    def use_form(self) -> MessageFormUsed:
        """Look at the form and, where typing is allowed, fill it wrongly on purpose."""
        with self.walk.step("look at the message form", zh="查看留言表单"):
            form = self.channel.open_form()
            seen = self.walk.look()
            field_seen = captcha_in(seen, form.fields[0].form, form.frame) if form else None
            self.has_captcha = field_seen is not None or has_challenge_frame(seen)
            if field_seen is not None:
                self.walk.point_at(self.walk.at(field_seen), "the CAPTCHA", zh="验证码")
        form = self.channel.form
        can_be_sent = form is not None and form.button is not None and not self.has_captcha
        if form is not None and can_be_sent and self.walk.level.allows(Level.FILL):
            self.mistakes.try_all(form)
            self.submitted = self.mistakes.accepted
        return MessageFormUsed(
            url=self.channel.form_url,
            channel=self.channel.name,
            fields=self.channel.form.described() if self.channel.form else (),
            wrong_inputs=tuple(self.mistakes.tried),
            has_captcha=self.has_captcha,
            from_submission=self.mistakes.were_sent,
        )

    def may_submit(self) -> bool:
        """Whether this walk may send a message; if not, why is written down."""
        if self.walk.level.allows(Level.SUBMIT) and not self.has_captcha:
            return True
        level = self.walk.settings.level.value
        asks, asks_zh = ("The form asks for a CAPTCHA, which is not to be forced.", "表单要求验证码，不予绕过。")
        held, held_zh = (f"The level {level} lets nothing be submitted.", f"安全级别 {level} 不允许提交。")
        self.walk.stopped(
            MessageSubmitted,
            BackAfterSubmit,
            outcome=Outcome.BLOCKED,
            reason=asks if self.has_captcha else held,
            reason_zh=asks_zh if self.has_captcha else held_zh,
        )
        return False

    def limits(self) -> MessageLimitSought:
        """Read the notes and answers for a daily limit."""
        texts = [*self.channel.notes, self.submitted.says if self.submitted else ""]
        said = {match.group(0).strip() for text in texts for match in words.LIMIT.finditer(text)}
        return MessageLimitSought(url=self.channel.form_url, channel=self.channel.name, said=tuple(sorted(said)))

    def submit(self) -> MessageSubmitted:
        """Send one message, marked as a test, under the daily ceiling.

        Raises:
            BlockedError: the ceiling is reached.

        """
        if self.submitted is not None:
            return self.submitted
        self.sender.reserve()
        with self.walk.step("send one message, marked as a test", zh="提交一条标明“测试”的留言"):
            form = self.channel.open_form()
            if form is None or form.button is None:
                raise BlockedError("The form, or its button, was not found again.", "再次打开时未找到表单或提交按钮。")
            before = self.walk.look().text
            fill(self.walk, form, self.sender.values)
            landing = self.walk.click(self.walk.at(form.button), "sends the message", "提交按钮")
            self.submitted = self.sender.read_answer(landing, before)
        return self.submitted

    def go_back_after(self) -> None:
        """Reload after the submission and go back, and see whether the message would be sent again."""
        if self.submitted is None or self.submitted.accepted is not True:
            self.walk.stopped(
                BackAfterSubmit,
                outcome=Outcome.INAPPLICABLE,
                reason="No message was accepted.",
                reason_zh="没有留言被接受。",
            )
            return
        posted = self.sender.answer_posted
        with (
            self.walk.step("reload the answer, sending nothing", zh="刷新提交结果页（拦截重复提交）"),
            hold_back(self.walk.page.context) as held,
        ):
            try:
                self.walk.page.reload(wait_until="commit")
            except Error:
                self.walk.tab.settle()  # the held request leaves the page as it was
            self.walk.tab.settle()
            again = held.sends(*self.sender.marks)
        with self.walk.step("go back to the form", zh="后退到表单"), hold_back(self.walk.page.context) as held:
            landing = self.walk.tab.back()
            again = again or held.sends(*self.sender.marks)
        self.walk.observe(
            BackAfterSubmit(
                url=self.channel.form_url, posted_without_redirect=posted, back_error=landing.error, resubmitted=again
            )
        )
