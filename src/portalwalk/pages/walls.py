"""What stands between a visitor and the page: firewalls, challenges, CAPTCHAs. Never a fault by itself."""

from portalwalk.browser.pace import REFUSALS
from portalwalk.browser.stops import BlockedError
from portalwalk.browser.tab import Landing
from portalwalk.pages import words
from portalwalk.pages.snapshot import FieldSeen, FormSeen, Snapshot

_SHORT_PAGE = 600


def stop_at_wall(landing: Landing, seen: Snapshot | None = None) -> None:
    """Raise when a firewall, a rate limit or a challenge answered instead of the portal.

    Raises:
        BlockedError: it did; the message quotes status and words.

    """
    said = (f"{seen.title} {seen.text}" if seen else "")[: _SHORT_PAGE * 2]
    walled = seen is not None and len(seen.text) < _SHORT_PAGE and words.WALL.search(said)
    if landing.status in REFUSALS or walled:
        quoted = said.strip()[:80]
        raise BlockedError(
            f"{landing.url} answered {landing.status} with “{quoted}”: access was refused to us, "
            "which says nothing of what visitors get.",
            f"{landing.url} 返回 {landing.status}「{quoted}」：我方访问被拒，不代表公众无法访问。",
        )


def captcha_in(seen: Snapshot, form: int | None = None, frame: int = 0) -> FieldSeen | None:
    """Return the field that asks for a CAPTCHA or a code by phone, if a form has one."""
    for field in seen.fillable:
        in_form = form is None or (field.form == form and field.frame == frame)
        if in_form and (words.CAPTCHA.search(field.words) or words.SMS_CODE.search(field.words)):
            return field
    return None


def has_challenge_frame(seen: Snapshot) -> bool:
    """Whether a CAPTCHA service's frame is on the page."""
    services = ("recaptcha", "hcaptcha", "geetest", "turnstile", "captcha", "dun.163.com")
    return any(service in url for url in seen.frame_urls[1:] for service in services)


def form_of(seen: Snapshot, number: int, frame: int) -> FormSeen | None:
    """Return a form by its number within its frame."""
    in_frame = [form for form in seen.forms if form.frame == frame]
    return in_frame[number] if 0 <= number < len(in_frame) else None
