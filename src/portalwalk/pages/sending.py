"""Sending one message, and reading what the portal answers to it."""

from dataclasses import dataclass, field

from portalwalk.browser.stops import BlockedError
from portalwalk.browser.tab import Landing
from portalwalk.evidence.ledger import Ledger, Sent
from portalwalk.model.observations import MessageSubmitted
from portalwalk.pages import words
from portalwalk.pages.channel import Channel
from portalwalk.pages.form import SAMPLE, message_form
from portalwalk.pages.walk import Walk

OUR_MARK = "网站功能检测"
ANSWER_MS = 4_000
"""An answer drawn by script gets this long to appear."""


@dataclass
class Sender:
    """What is typed into a message, leave to send it, and its answer."""

    walk: Walk
    channel: Channel
    ledger: Ledger = field(init=False)
    answer_posted: bool = False
    """Whether the answer came as the direct answer to a POST."""
    _reserved: int | None = None

    def __post_init__(self) -> None:
        beside = self.walk.settings.folder.path.parent
        self.ledger = Ledger(beside / "submissions.jsonl", self.channel.portal.declared.id)

    @property
    def values(self) -> dict[str, str]:
        """What portal.toml says to type; else our sample, with the minute in it: portals refuse a text twice."""
        told = dict(self.channel.portal.declared.message_board.values)
        return {"content": f"{SAMPLE['content']}（{self.channel.opened_at}）"} | told

    @property
    def marks(self) -> tuple[str, ...]:
        """Texts that stand in our message and in nobody else's."""
        return (*self.values.values(), OUR_MARK)

    def reserve(self) -> None:
        """Take leave from the ledger to send one message; asked again, it is the same leave.

        Raises:
            BlockedError: today's ceiling is reached.

        """
        if self._reserved is None:
            self._reserved = self.ledger.reserve(self.walk.scenario)
        if self._reserved is None:
            raise BlockedError(
                "Today's ceiling of test messages for this portal is reached; nothing more is sent.",
                "本门户今日测试留言已达上限，不再提交。",
            )

    def read_answer(self, landing: Landing, before: str) -> MessageSubmitted:
        """Read the portal's answer: words, a number, the message itself, or the form once more."""
        self.answer_posted = self.walk.tab.document_was_posted
        self.walk.tab.wait_until(lambda: self._has_answered(before, landing), ANSWER_MS)
        seen = self.walk.look()
        shown = self.channel.opened_at in seen.text or self.values["content"] in seen.text
        new = new_text(seen.text, before)
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
        said_since = (*landing.dialogs, *self.walk.tab.events.dialogs)
        new = " ".join((*said_since, new_text(self.walk.look().text, before)))
        return bool(words.acceptance_in(new) or words.RECEIPT.search(new) or words.REFUSED.search(new))


def new_text(now: str, before: str) -> str:
    """Return the words of a page that were not on it before."""
    old = set(before.split())
    return " ".join(word for word in now.split() if word not in old)


def _around(text: str, start: int, end: int) -> str:
    return text[max(0, start - 40) : end + 60].strip()
