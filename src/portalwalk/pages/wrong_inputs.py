"""Filling a message form wrongly on purpose: who says what, and what is left of the rest."""

from dataclasses import dataclass, field

from portalwalk.browser.holding import hold_back, hold_from_now_on
from portalwalk.browser.tab import Landing
from portalwalk.model.observations import MessageSubmitted, Stopper, WrongInput
from portalwalk.model.outcome import Level
from portalwalk.pages import words
from portalwalk.pages.form import MessageForm, complaints, fill, message_form, purpose_of, values_of
from portalwalk.pages.sending import Sender, new_text
from portalwalk.pages.snapshot import Control, FieldSeen
from portalwalk.pages.walk import Walk

NOTICE_TEXT = 600
"""A page with fewer characters and no form, in answer to a form, is a notice (ours)."""
COMPLAINT_MS = 800
"""A complaint about an input, written by script, gets this long to appear."""


@dataclass(frozen=True, slots=True)
class _Wrong:
    name: str
    name_zh: str
    field: FieldSeen
    text: str


@dataclass(frozen=True, slots=True)
class _Attempt:
    """A form that is filled wrongly and ready to be sent."""

    wrong: _Wrong
    form: MessageForm
    button: Control
    filled: list[FieldSeen]
    text_before: str
    said_before: tuple[str, ...]

    def seen(self, stopper: Stopper, said: tuple[str, ...] = ()) -> WrongInput:
        return WrongInput(
            name=self.wrong.name,
            name_zh=self.wrong.name_zh,
            stopped_by=stopper,
            says=tuple(one[:120] for one in said),
        )


@dataclass
class WrongInputs:
    """One visitor who makes mistakes."""

    walk: Walk
    sender: Sender
    tried: list[WrongInput] = field(default_factory=list)
    accepted: MessageSubmitted | None = None
    """The answer to a wrong input that the portal took all the same."""
    were_sent: bool = False
    """Whether a wrong input was really sent, so that the portal's own refusal was seen."""

    def try_all(self, form: MessageForm) -> None:
        """Make one mistake after the other, until one is accepted.

        Raises:
            BlockedError: at level `submit`, today's ceiling of messages is reached.

        """
        if not self.walk.level.allows(Level.SUBMIT):
            hold_from_now_on(self.walk.page.context, typed=self.sender.marks)
        for wrong in _wrong_inputs(form):
            if self.accepted is not None:
                return
            with self.walk.step(f"send the form with {wrong.name}", zh=f"故意填错：{wrong.name_zh}"):
                tried = self._try(wrong)
            self.tried.append(tried.model_copy(update={"evidence": self.walk.last_evidence}))

    def _try(self, wrong: _Wrong) -> WrongInput:
        sends = self.walk.level.allows(Level.SUBMIT)
        if sends:
            self.sender.reserve()
        form = self.sender.channel.open_form()
        if form is None or form.button is None:
            return WrongInput(name=wrong.name, name_zh=wrong.name_zh, stopped_by=Stopper.UNCLEAR)
        before, said_before = self.walk.look().text, complaints(self.walk, form.frame).said
        filled = fill(self.walk, form, self.sender.values, leave_out=wrong.field.selector)
        if wrong.text:
            self.walk.at(wrong.field).fill(wrong.text)
        attempt = _Attempt(wrong, form, form.button, filled, before, said_before)
        return self._send(attempt) if sends else self._send_held_back(attempt)

    def _send_held_back(self, attempt: _Attempt) -> WrongInput:
        with hold_back(self.walk.page.context, typed=self.sender.marks) as held:
            landing = self._press(attempt)
            if held:  # what the server would have said was never asked for
                return attempt.seen(Stopper.NOT_SENT, self._said(attempt, landing, patience_ms=0))
            said = self._said(attempt, landing)
        return self._stopped_here(attempt, said)

    def _send(self, attempt: _Attempt) -> WrongInput:
        sent_before = self.walk.tab.events.requests_sent
        landing = self._press(attempt)
        if self.walk.tab.events.requests_sent == sent_before:
            return self._stopped_here(attempt, self._said(attempt, landing))
        self.were_sent = True
        answer = self.sender.read_answer(landing, attempt.text_before)
        if answer.accepted:
            self.accepted = answer
            return attempt.seen(Stopper.NOBODY, (answer.says,))
        anew = (*landing.dialogs, *complaints(self.walk, attempt.form.frame).said)
        return self._with_fields(attempt, Stopper.SERVER, anew or self._refusal(attempt))

    def _press(self, attempt: _Attempt) -> Landing:
        return self.walk.click(self.walk.at(attempt.button), "sends the form", "提交按钮")

    def _refusal(self, attempt: _Attempt) -> tuple[str, ...]:
        """Return what a refused form was answered with: words that refuse, or a page that only says so."""
        seen = self.walk.look()
        said = words.REFUSED.search(new_text(seen.text, attempt.text_before))
        if said:
            return (said.group(0),)
        is_notice = message_form(seen) is None and 0 < len(seen.text) < NOTICE_TEXT
        return (seen.text.strip()[:120],) if is_notice else ()

    def _stopped_here(self, attempt: _Attempt, said: tuple[str, ...]) -> WrongInput:
        native = complaints(self.walk, attempt.form.frame).native
        stopper = Stopper.BROWSER if native and not said else Stopper.PAGE
        return self._with_fields(attempt, stopper, said or native)

    def _with_fields(self, attempt: _Attempt, stopper: Stopper, said: tuple[str, ...]) -> WrongInput:
        kept = values_of(self.walk, attempt.filled)
        if kept is None and message_form(self.walk.look()) is None:
            self.walk.tab.back()  # the refusal is a page of its own: a visitor goes back to the form
            kept = values_of(self.walk, attempt.filled)
        others = [one for one in attempt.filled if one.selector != attempt.wrong.field.selector]
        names = {one.selector: one.called for one in others}
        seen = attempt.seen(stopper, said)
        if kept is None:
            return seen
        lost = tuple(name for selector, name in names.items() if not kept.get(selector))
        held = tuple(name for selector, name in names.items() if kept.get(selector))
        return seen.model_copy(update={"lost_fields": lost, "kept_fields": held})

    def _said(self, attempt: _Attempt, landing: Landing, patience_ms: float = COMPLAINT_MS) -> tuple[str, ...]:
        """Collect what the page says anew: in dialogs, beside fields, in layers."""
        if landing.dialogs:
            return landing.dialogs
        before, frame = attempt.said_before, attempt.form.frame

        def complains() -> bool:
            now = complaints(self.walk, frame)
            return now.by_browser or bool(set(now.said) - set(before))

        self.walk.tab.wait_until(complains, patience_ms)
        return tuple(one for one in complaints(self.walk, frame).said if one not in before)


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
