"""Handing out what is known, and remembering that it was."""

from datetime import datetime, timedelta, timezone
from urllib.parse import urlsplit

from portalwalk.model.observations import HostSeen, LinkSeen, Observation, PageKind, PageSeen, PersonalDatum
from portalwalk.survey.asking import Answer
from portalwalk.survey.rows import Known
from portalwalk.survey.tools import Tools

BEIJING = timezone(timedelta(hours=8), "Asia/Shanghai")


def hand_over(tools: Tools, seen: Observation) -> None:
    """Hand one observation to whoever asked for the survey, in the thread that did."""
    tools.caller.do(tools.hand, seen)


def hand_out_links(tools: Tools) -> None:
    """Hand out every target, now that all pages that link to it are known."""

    def hand_out() -> None:
        for known in tools.state.links_to_hand_out():
            seen = _link_seen(known, tools.state.pages_linking_to(known.id))
            with tools.state as state:
                tools.hand(seen)
                state.handed_out(known.id)

    tools.caller.do(hand_out)  # all of it there: going there for each link costs more than handing it out


def attachment_seen(answer: Answer, personal: tuple[PersonalDatum, ...]) -> PageSeen:
    """Return an attachment in which something was found, as a page of its own."""
    return PageSeen(
        url=answer.url,
        asked_url=answer.asked_url,
        status=answer.status or 0,
        kind=PageKind.ATTACHMENT,
        kind_confidence=0,
        seen_on=datetime.now(BEIJING).date().isoformat(),
        personal=personal,
        bytes=answer.size,
        took_ms=answer.took_ms,
    )


def host_seen(tools: Tools) -> HostSeen:
    """Return what was seen of the portal's own host; its addresses and certificate are looked at elsewhere."""
    status = tools.state.fact("home-status")
    return HostSeen(
        url=tools.portal.url,
        host=tools.portal.host,
        role="portal",
        answers=bool(status) if tools.state.fact("home-landed") else None,
        status=int(status) if status else None,
        landed_url=tools.state.fact("home-landed"),
        certificate_said=tools.state.fact("home-said"),
        untrusted_allowed=tools.portal.access.allow_untrusted_certificate,
        scheme=urlsplit(tools.state.fact("home-landed")).scheme if status else "",
        is_mapped=urlsplit(tools.portal.url).hostname in tools.portal.access.resolve,
        portal_kind=tools.portal.kind,
    )


def _link_seen(known: Known, found_on: list[str]) -> LinkSeen:
    target, _, _ = known.url.partition("\x1f")  # a placeholder's words stand behind it
    return LinkSeen(
        url=found_on[0] if found_on else target,
        target=target,
        kind=known.kind,
        state=known.became.state,
        cause=known.became.cause,
        said=known.became.said,
        status=known.status,
        landed_url=known.landed if known.landed != target else "",
        found_on=tuple(found_on),
        found_count=known.found_count,
        words=known.words,
        is_external=known.is_external,
        is_hidden=bool(known.hidden_by),
        hidden_by=known.hidden_by,
    )
