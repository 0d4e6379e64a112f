"""Whether what was seen belongs to a government: rules for government portals must not flood other sites."""

from collections.abc import Iterable
from urllib.parse import urlsplit

from portalwalk.model.observations.survey import HostSeen, PageSeen

_GOVERNMENT_KINDS = frozenset({"district-portal", "department"})
_GOVERNMENT_SUFFIXES = (".gov.cn", ".xn--zfr164b", ".政务")
"""Page norms, section 2; `.xn--zfr164b` is .政务 as DNS writes it."""


def is_government(seen: Iterable[PageSeen | HostSeen]) -> bool:
    """Say whether anything tells that this is a government's portal.

    Its kind in portal.toml, a host under .gov.cn or .政务, or a site identification code in a `SiteIDCode` tag.
    """
    return any(_tells(one) for one in seen)


def _tells(one: PageSeen | HostSeen) -> bool:
    if one.portal_kind in _GOVERNMENT_KINDS:
        return True
    host = one.host if isinstance(one, HostSeen) else urlsplit(one.url).hostname or ""
    if host.lower().rstrip(".").endswith(_GOVERNMENT_SUFFIXES):
        return True
    return isinstance(one, PageSeen) and bool(one.meta("SiteIDCode"))
