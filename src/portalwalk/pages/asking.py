"""Asking a question as a resident does: wrongly first, then, if allowed, once for real."""

from dataclasses import dataclass, field

from playwright.sync_api import Error

from portalwalk.browser.holding import hold_back
from portalwalk.browser.stops import BlockedError
from portalwalk.browser.tab import Landing
from portalwalk.evidence.ledger import Ledger, Sent
from portalwalk.model.observations import (
    BackAfterSubmit,
    MessageFormUsed,
    MessageLimitSought,
    MessageSubmitted,
    Stopper,
    WrongInput,
)
from portalwalk.model.outcome import Level, Outcome
from portalwalk.pages import words
from portalwalk.pages.channel import Channel
from portalwalk.pages.form import SAMPLE, MessageForm, complaints, fill, message_form, purpose_of, values_of
from portalwalk.pages.snapshot import FieldSeen
from portalwalk.pages.walk import Walk
from portalwalk.pages.walls import captcha_in, has_challenge_frame

OUR_MARK = "网站功能检测"
NOTICE_TEXT = 600
"""A page with fewer characters and no form, in answer to a form, is a notice (ours)."""
COMPLAINT_MS = 800
"""A complaint about an input, written by script, gets this long to appear."""
ANSWER_MS = 4_000
"""An answer drawn by script gets this long to appear."""


@dataclass(frozen=True, slots=True)
class _Wrong:
    name: str
    name_zh: str
    field: FieldSeen
    text: str


@dataclass
class Asker:
    """One visitor at the message form."""

    walk: Walk
    channel: Channel
    ledger: Ledger = field(init=False)
    has_captcha: bool = False
    submitted: MessageSubmitted | None = None
    _reserved: int | None = None
    _really_sent: bool = False
    _answer_posted: bool = False
    _tried: list[WrongInput] = field(default_factory=list)

    @property
    def values(self) -> dict[str, str]:
        """What portal.toml says to type; else our sample, with the minute in it: portals refuse a text twice."""
        told = dict(self.channel.portal.declared.message_board.values)
        return {"content": f"{SAMPLE['content']}（{self.channel.opened_at}）"} | told

    def __post_init__(self) -> None:
        beside = self.walk.settings.folder.path.parent
        self.ledger = Ledger(beside / "submissions.jsonl", self.channel.portal.declared.id)

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
        if self.walk.level.allows(Level.FILL) and not self.has_captcha:
            self._try_wrong_inputs()
        return MessageFormUsed(
            url=self.channel.form_url,
            channel=self.channel.name,
            fields=self.channel.form.described() if self.channel.form else (),
            wrong_inputs=tuple(self._tried),
            has_captcha=self.has_captcha,
            from_submission=self._really_sent,
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

    def _try_wrong_inputs(self) -> None:
        """Fill the form wrongly on purpose, and see who says what."""
        form = self.channel.form
        if form is None or form.button is None:
            return
        for wrong in _wrong_inputs(form):
            if self.submitted is not None:
                return
            with self.walk.step(f"send the form with {wrong.name}", zh=f"故意填错：{wrong.name_zh}"):
                self._tried.append(self._try(wrong))
            picture = self.walk.last_evidence
            self._tried[-1] = self._tried[-1].model_copy(update={"evidence": picture})

    def submit(self) -> MessageSubmitted:
        """Send one message, marked as a test, under the daily ceiling.

        Raises:
            BlockedError: the ceiling is reached.

        """
        if self.submitted is not None:
            return self.submitted
        self._reserve()
        with self.walk.step("send one message, marked as a test", zh="提交一条标明“测试”的留言"):
            form = self.channel.open_form()
            if form is None or form.button is None:
                raise BlockedError("The form, or its button, was not found again.", "再次打开时未找到表单或提交按钮。")
            before = self.walk.look().text
            fill(self.walk, form, self.values)
            landing = self.walk.click(self.walk.at(form.button), "sends the message", "提交按钮")
            self.submitted = self._read_answer(landing, before)
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
        posted = self._answer_posted
        with (
            self.walk.step("reload the answer, sending nothing", zh="刷新提交结果页(拦截重复提交)"),
            hold_back(self.walk.page.context) as held,
        ):
            try:
                self.walk.page.reload(wait_until="commit")
            except Error:
                self.walk.tab.settle()  # the held request leaves the page as it was
            self.walk.tab.settle()
            again = held.sends(*self._marks())
        with self.walk.step("go back to the form", zh="后退到表单"), hold_back(self.walk.page.context) as held:
            landing = self.walk.tab.back()
            again = again or held.sends(*self._marks())
        self.walk.observe(
            BackAfterSubmit(
                url=self.channel.form_url, posted_without_redirect=posted, back_error=landing.error, resubmitted=again
            )
        )

    def _try(self, wrong: _Wrong) -> WrongInput:
        sends = self.walk.level.allows(Level.SUBMIT)
        if sends:
            self._reserve()
        form = self.channel.open_form()
        if form is None or form.button is None:
            return self._judged(wrong, Stopper.UNCLEAR)
        before, said_before = self.walk.look().text, complaints(self.walk, form.frame).said
        filled = fill(self.walk, form, self.values, leave_out=wrong.field.selector)
        if wrong.text:
            self.walk.at(wrong.field).fill(wrong.text)
        if sends:
            return self._send_wrong(wrong, form, filled, before, said_before)
        with hold_back(self.walk.page.context, typed=self._marks()) as held:
            landing = self.walk.click(self.walk.at(form.button), "sends the form", "提交按钮")
            if held:  # what the server would have said was never asked for
                return self._judged(wrong, Stopper.NOT_SENT, self._said(form, landing, said_before, patience_ms=0))
            said = self._said(form, landing, said_before)
        return self._stopped_here(wrong, form, filled, said)

    def _send_wrong(
        self, wrong: _Wrong, form: MessageForm, filled: list[FieldSeen], before: str, said_before: tuple[str, ...]
    ) -> WrongInput:
        here = self.walk.tab.events.requests_sent
        landing = (
            self.walk.click(self.walk.at(form.button), "sends the form", "提交按钮") if form.button else Landing("")
        )
        if self.walk.tab.events.requests_sent == here:
            return self._stopped_here(wrong, form, filled, self._said(form, landing, said_before))
        self._really_sent = True
        answer = self._read_answer(landing, before)
        if answer.accepted:
            self.submitted = answer
            return self._judged(wrong, Stopper.NOBODY, (answer.says,))
        said = self._said(form, landing, ())
        return self._with_fields(wrong, Stopper.SERVER, said or self._refusal(before), filled)

    def _refusal(self, before: str) -> tuple[str, ...]:
        """Return what a refused form was answered with: words that refuse, or a page that only says so."""
        seen = self.walk.look()
        said = words.REFUSED.search(_new_text(seen.text, before))
        if said:
            return (said.group(0),)
        is_notice = message_form(seen) is None and 0 < len(seen.text) < NOTICE_TEXT
        return (seen.text.strip()[:120],) if is_notice else ()

    def _stopped_here(
        self, wrong: _Wrong, form: MessageForm, filled: list[FieldSeen], said: tuple[str, ...]
    ) -> WrongInput:
        native = complaints(self.walk, form.frame).native
        stopper = Stopper.BROWSER if native and not said else Stopper.PAGE
        return self._with_fields(wrong, stopper, said or native, filled)

    def _with_fields(
        self, wrong: _Wrong, stopper: Stopper, said: tuple[str, ...], filled: list[FieldSeen]
    ) -> WrongInput:
        kept = values_of(self.walk, filled)
        if kept is None and message_form(self.walk.look()) is None:
            self.walk.tab.back()  # the refusal is a page of its own: a visitor goes back to the form
            kept = values_of(self.walk, filled)
        names = {one.selector: one.called for one in filled if one.selector != wrong.field.selector}
        if kept is None:
            return self._judged(wrong, stopper, said)
        lost = tuple(name for selector, name in names.items() if not kept.get(selector))
        held = tuple(name for selector, name in names.items() if kept.get(selector))
        return self._judged(wrong, stopper, said).model_copy(update={"lost_fields": lost, "kept_fields": held})

    def _judged(self, wrong: _Wrong, stopper: Stopper, said: tuple[str, ...] = ()) -> WrongInput:
        return WrongInput(
            name=wrong.name, name_zh=wrong.name_zh, stopped_by=stopper, says=tuple(one[:120] for one in said)
        )

    def _said(
        self, form: MessageForm, landing: Landing, before: tuple[str, ...], patience_ms: float = COMPLAINT_MS
    ) -> tuple[str, ...]:
        """Collect what the page says anew: in dialogs, beside fields, in layers."""
        if landing.dialogs:
            return landing.dialogs

        def complains() -> bool:
            now = complaints(self.walk, form.frame)
            return now.by_browser or bool(set(now.said) - set(before))

        self.walk.tab.wait_until(complains, patience_ms)
        now = complaints(self.walk, form.frame).said
        return tuple(one for one in now if one not in before)

    def _read_answer(self, landing: Landing, before: str) -> MessageSubmitted:
        """Read the portal's answer: words, a number, the message itself, or the form once more."""
        self._answer_posted = self.walk.tab.document_was_posted
        self.walk.tab.wait_until(lambda: self._has_answered(before, landing), ANSWER_MS)
        seen = self.walk.look()
        shown = self.channel.opened_at in seen.text or self.values["content"] in seen.text
        new = _new_text(seen.text, before)
        if OUR_MARK in new and not shown:
            new = ""  # it belongs to an earlier test message, which the portal still shows to its author
        new = " ".join((*landing.dialogs, new))
        accepted, receipt = words.acceptance_in(new), words.RECEIPT.search(new)
        follow = words.FOLLOW_UP.search(new)
        came_back = message_form(seen) is not None
        refused = words.REFUSED.search(new)
        verdict: bool | None = None
        if (landing.status or 200) >= 500 or landing.error:
            verdict = False
        elif accepted or receipt or shown:
            verdict = True
        elif came_back or refused:
            verdict = False
        said = accepted or receipt or refused
        if self._reserved is not None:
            self.ledger.settle(
                self._reserved, self.walk.scenario, Sent.REJECTED if verdict is False and refused else Sent.DONE
            )
        return MessageSubmitted(
            url=self.walk.tab.url,
            channel=self.channel.name,
            accepted=verdict,
            says=_around(new, said.start(), said.end()) if said else new[:120],
            receipt=receipt.group(0) if receipt else follow.group(0) if follow and accepted else "",
            awaits_moderation=bool(words.MODERATED.search(new)),
            shown_to_author=shown,
            status=landing.status,
            form_came_back=came_back,
        )

    def _has_answered(self, before: str, landing: Landing) -> bool:
        new = " ".join((*landing.dialogs, *self.walk.tab.events.dialogs, _new_text(self.walk.look().text, before)))
        return bool(words.acceptance_in(new) or words.RECEIPT.search(new) or words.REFUSED.search(new))

    def _reserve(self) -> None:
        if self._reserved is None:
            self._reserved = self.ledger.reserve(self.walk.scenario)
        if self._reserved is None:
            raise BlockedError(
                "Today's ceiling of test messages for this portal is reached; nothing more is sent.",
                "本门户今日测试留言已达上限，不再提交。",
            )

    def _marks(self) -> tuple[str, ...]:
        return (*self.values.values(), OUR_MARK)


def _wrong_inputs(form: MessageForm) -> list[_Wrong]:
    """Return what to do wrong with this form: leave out what it requires, then a nonsensical contact."""
    typed = [one for one in form.fields if purpose_of(one) in ("content", "title", "person", "phone")]
    leave = next((one for one in form.required if purpose_of(one) != "captcha"), None)
    leave = leave or next((one for one in typed if purpose_of(one) == "content"), None)
    wrong = [_Wrong("a required field left empty", "必填项留空", leave, "")] if leave else []
    for purpose, text, name, name_zh in (
        ("phone", "12", "a phone number of two digits", "联系电话填两位数字"),
        ("e-mail", "not-an-address", "an e-mail address without @", "电子邮箱缺少@"),
    ):
        one = next((field_seen for field_seen in form.fields if purpose_of(field_seen) == purpose), None)
        if one is not None and (leave is None or one.selector != leave.selector):
            wrong.append(_Wrong(name, name_zh, one, text))
    return wrong


def _new_text(now: str, before: str) -> str:
    """Return the words of a page that were not on it before."""
    old = set(before.split())
    return " ".join(word for word in now.split() if word not in old)


def _around(text: str, start: int, end: int) -> str:
    return text[max(0, start - 40) : end + 60].strip()
