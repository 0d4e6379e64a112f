"""The defects that can be switched on in the practice portal, one by one or together.

The part of an id before the colon is the check that has to find the defect; the part after it names
one cause among several. Without any defect the portal is the clean twin of all of them.
"""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from rapidfuzz import process

from portalwalk.practice.defect import Defect
from portalwalk.practice.seeded.accessibility import ACCESSIBILITY
from portalwalk.practice.seeded.freshness import FRESHNESS
from portalwalk.practice.seeded.going_back import BACK
from portalwalk.practice.seeded.identity import IDENTITY
from portalwalk.practice.seeded.labels import LABELS
from portalwalk.practice.seeded.links import LINKS
from portalwalk.practice.seeded.messages import MESSAGES
from portalwalk.practice.seeded.mobile import MOBILE
from portalwalk.practice.seeded.navigation import NAVIGATION
from portalwalk.practice.seeded.publishing import PUBLISHING
from portalwalk.practice.seeded.searching import SEARCH
from portalwalk.practice.seeded.sign_in import SIGN_IN
from portalwalk.practice.seeded.speed import SPEED

__all__ = ["DEFECTS", "NOT_SEEDED", "Defect", "UnknownDefectError", "known"]

DEFECTS: Mapping[str, Defect] = MappingProxyType(
    {
        defect.id: defect
        for group in (
            SIGN_IN,
            MESSAGES,
            SEARCH,
            MOBILE,
            BACK,
            LABELS,
            FRESHNESS,
            LINKS,
            IDENTITY,
            PUBLISHING,
            SPEED,
            ACCESSIBILITY,
            NAVIGATION,
        )
        for defect in group
    }
)
"""Every defect by id; the plain id of a check comes before the ids of its other causes."""

NOT_SEEDED: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "domain-unfit": (
            "练习门户用IP地址访问，没有域名可言",
            "The practice portal is reached by address: it has no domain that could be unfit",
        ),
        "old-domain-alive": (
            "旧域名是否停止解析取决于DNS，本机无法演示",
            "Whether a retired domain still resolves is a matter of DNS, which one machine does not have",
        ),
        "certificate-unfit": (
            "练习门户只用HTTP，没有证书",
            "The practice portal speaks plain HTTP and has no certificate",
        ),
        "mixed-content": (
            "混合内容只出现在HTTPS页面，练习门户只用HTTP",
            "Mixed content exists on HTTPS pages only, and the practice portal speaks plain HTTP",
        ),
        "ipv6-missing": (
            "是否有IPv6地址要查DNS，练习门户没有域名",
            "Whether there is an IPv6 address is asked of DNS, and the practice portal has no domain",
        ),
    }
)
"""Checks of a whole site for which no defect can be switched on here, with the reason in zh and en."""


class UnknownDefectError(ValueError):
    """Somebody asked for a defect that the practice portal does not have."""

    def __init__(self, wanted: str) -> None:
        nearest = process.extractOne(wanted, list(DEFECTS))
        self.wanted = wanted
        self.nearest: str | None = nearest[0] if nearest else None
        advice = f" Did you mean {self.nearest!r}?" if self.nearest else ""
        super().__init__(f"The practice portal has no defect {wanted!r}.{advice}")


def known(wanted: Iterable[str]) -> frozenset[str]:
    """The wanted ids, once it is certain that each names a defect."""
    ids = frozenset(wanted)
    for unknown in sorted(ids - DEFECTS.keys()):
        raise UnknownDefectError(unknown)
    return ids
