"""What the message-board journey observes."""

from enum import StrEnum

from portalwalk.model.base import Record
from portalwalk.model.observations.base import Discovery, Observation


class MessageChannelSought(Observation):
    """A visitor looked for a place to ask the government something."""

    found: Discovery | None
    looked_on: tuple[str, ...]
    only_exempt: bool = False
    """Only petition or discipline channels were seen, which do not count."""
    form_url: str = ""
    """Where the form was, or empty."""
    form_closed: bool = False
    """The channel is there, but offers no form and says nothing of signing in."""
    says: str = ""
    """What the channel's page says of why (`评论已关闭`), in its own words."""
    owed: bool = True
    """False: nothing says that a site of this kind should have a channel; finding none is then no fault."""


class FormField(Record):
    """One control of a form, as a visitor meets it."""

    name: str
    type: str
    label: str
    """Its accessible name or visible caption; empty when there is none."""
    is_labelled: bool
    """Programmatically labelled (label, aria-*, title): what a screen reader would say. A placeholder alone is not."""
    visible_caption: str = ""
    """Text beside or above it that a sighted visitor takes for its label."""
    is_required: bool = False
    target: str = ""


class Stopper(StrEnum):
    """Who stopped a deliberately wrong input."""

    BROWSER = "browser"  # HTML's own validation
    PAGE = "page"  # the page's script
    SERVER = "server"
    NOBODY = "nobody"  # it was accepted
    NOT_SENT = "not-sent"  # it would have left the browser, and the safety level held it back
    UNCLEAR = "unclear"


class WrongInput(Record):
    """One deliberately wrong input and what became of it."""

    name: str
    """`required-empty`, `bad-phone`, `bad-e-mail` …"""
    name_zh: str
    stopped_by: Stopper
    says: tuple[str, ...] = ()
    """Messages a visitor could see or hear (inline, dialog, summary)."""
    lost_fields: tuple[str, ...] = ()
    """Captions of fields that had been filled and came back empty; secrets, CAPTCHAs and files not counted."""
    kept_fields: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()


class MessageFormUsed(Observation):
    """A visitor read, filled and wrongly filled the form."""

    channel: str
    fields: tuple[FormField, ...]
    wrong_inputs: tuple[WrongInput, ...] = ()
    has_captcha: bool = False


class MessageLimitSought(Observation):
    """A visitor read the notes beside the form, and the answers, for a daily limit."""

    channel: str
    said: tuple[str, ...] = ()
    """Sentences that limit how often one may ask, in the page's own words."""


class MessageSubmitted(Observation):
    """A visitor sent one message, marked as a test; this is never repeated."""

    from_submission: bool = True
    channel: str
    accepted: bool | None
    """None: the portal's answer does not say."""
    says: str = ""
    receipt: str = ""
    """The query number, or how to follow the message, in the page's own words."""
    awaits_moderation: bool = False
    shown_to_author: bool = False
    """The message itself appears on the page or the visitor's list afterwards."""
    status: int | None = None
    form_came_back: bool = False
