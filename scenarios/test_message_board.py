"""A resident finds the message board, reads it and asks a question."""

from portalwalk import (
    BackAfterSubmit,
    MessageChannelSought,
    MessageFormUsed,
    MessageLimitSought,
    MessageSubmitted,
)
from portalwalk.pages.asking import Asker
from portalwalk.pages.channel import Channel
from portalwalk.pytest_plugin import Portal, Walk, observes


@observes(MessageChannelSought, MessageFormUsed, MessageLimitSought, MessageSubmitted, BackAfterSubmit)
def test_resident_asks_a_question(portal: Portal, walk: Walk) -> None:
    """Finds the form, fills it wrongly, then (only when allowed) sends one message marked as a test."""
    channel = Channel(walk, portal)
    walk.observe(channel.seek())
    asker = Asker(walk, channel)
    if not asker.can_ask():
        return
    walk.observe(asker.use_form())
    if asker.may_submit():
        walk.observe(asker.submit())
        asker.go_back_after()
    walk.observe(asker.limits())
