"""Addresses, times and devices as a reader sees them; what a portal sends never becomes a live link by itself."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from urllib.parse import unquote, urlsplit

from portalwalk.reporting.parts import LinkView, MomentView
from portalwalk.reporting.text import Text
from portalwalk.reporting.words import word

_SHORT = 72
_BEIJING = timezone(timedelta(hours=8))


def link_to(url: str, home: str = "") -> LinkView:
    """Make a link of an http(s) address, and mere text of anything else (`javascript:`, `data:` …).

    `short` leaves out the host when it is the one of `home`, and the middle of a very long address.
    """
    try:
        parts = urlsplit(url)
        is_web = parts.scheme in ("http", "https") and bool(parts.hostname)
        same_host = is_web and parts.netloc == urlsplit(home).netloc
    except ValueError:
        return LinkView(text=url, href=None, short=_cut(url))
    short = url
    if is_web:
        tail = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        short = tail if same_host and tail != "/" else parts.netloc + tail
    return LinkView(text=readable(url), href=url if is_web else None, short=_cut(readable(short)))


def readable(url: str) -> str:
    """Show the words of an address as browsers do: `%E9%80%9A` as Chinese, anything that does not print as it was."""
    try:
        words = unquote(url, errors="strict")
    except UnicodeDecodeError:
        return url
    return words if words.isprintable() and " " not in words else url


def _cut(words: str) -> str:
    return words if len(words) <= _SHORT else f"{words[: _SHORT * 2 // 3]}…{words[-_SHORT // 3 :]}"


def moment(iso: str) -> MomentView:
    """Show a stored UTC time; what cannot be read as a time is shown as it stands."""
    try:
        at = datetime.fromisoformat(iso)
    except ValueError:
        return MomentView(iso="", day_time=Text.same(iso), time=iso, beijing=Text.same(""), in_beijing=None)
    at = at.astimezone(UTC) if at.tzinfo else at.replace(tzinfo=UTC)
    in_beijing = at.astimezone(_BEIJING)
    return MomentView(
        iso=at.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        day_time=word("utc_time", time=Text.by(lambda language: language.moment(at))),
        time=f"{at:%H:%M:%S}",
        beijing=Text.by(lambda language: language.moment(in_beijing)),
        in_beijing=in_beijing,
    )


def until(began: MomentView, ended: MomentView) -> Text:
    """Say when something ended; without the day where it is the one on which it began."""
    if not ended.iso or ended.iso[:10] != began.iso[:10]:
        return word("until", time=ended.day_time)
    at = datetime.fromisoformat(ended.iso)
    return word("until", time=word("utc_time", time=Text.by(lambda language: language.clock(at))))


def duration(milliseconds: int) -> Text:
    """Show how long something took."""
    if milliseconds < 60_000:
        return word("seconds", n=round(milliseconds / 1000, 1))
    minutes, seconds = divmod(round(milliseconds / 1000), 60)
    return word("minutes", m=minutes, s=seconds)


def device_name(device: str) -> Text:
    """Name a device: `desktop` in words, a phone by its own name."""
    return word("desktop") if device == "desktop" else Text.same(device)


def anchor(words: str) -> str:
    """Make an HTML id that can be quoted in a link as it is."""
    return re.sub(r"[^A-Za-z0-9._-]+", "-", words).strip("-") or "x"
