"""The identification items of the footer, and what the defects of identity make of them."""

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlencode

from portalwalk.practice.settings import Settings

SITE_NAME = "清河市人民政府"
SITE_DOMAIN = "www.qingheshi.gov.cn"
"""Invented: nothing in the practice portal asks for this domain."""
SITE_CODE = "1399990001"
BADGE_ID = "5F3A9C0D7E1B4A268C9D0E1F2A3B4C5D"
POLICE_CODE = "13999902000101"
_OTHER_CODE = "1399990007"
_OTHER_POLICE_CODE = "13999902000116"


@dataclass(frozen=True, slots=True)
class Marks:
    """What the footer shows; an empty text is an item that is missing."""

    site_code: str
    icp: str
    icp_href: str
    police: str
    police_href: str
    badge_picture: str
    badge_href: str
    report_href: str
    sponsor: str
    contact: str
    site_map_href: str


def marks_of(settings: Settings) -> Marks:
    """The items as this portal shows them."""
    has, other = settings.has, settings.neighbour_url
    report_code = _OTHER_CODE if has("identifiers-disagree:error-report") else SITE_CODE
    record_code = _OTHER_POLICE_CODE if has("identifiers-disagree:public-security") else POLICE_CODE
    police = POLICE_CODE[:-1] if has("filing-number-malformed:public-security") else POLICE_CODE
    badge_id = BADGE_ID[:20] if has("badge-error:id") else BADGE_ID
    shown = _shown_unless_missing(has)
    return Marks(
        site_code=shown("footer-item-missing", _OTHER_CODE if has("identifiers-disagree") else SITE_CODE),
        icp=shown(
            "footer-item-missing:icp",
            "冀ICP备2021号" if has("filing-number-malformed") else "冀ICP备05000001号-1",
        ),
        icp_href=f"{other}/beian.miit.gov.cn/",
        police=shown("footer-item-missing:public-security", f"冀公网安备 {police}号"),
        police_href=f"{other}/beian.mps.gov.cn/portal/registerSystemInfo?recordcode={record_code}",
        badge_picture=shown("footer-item-missing:badge", _badge_picture(has)),
        badge_href=f"{other}/bszs.conac.cn/sitename?{urlencode({'method': 'show', 'id': badge_id})}",
        report_href=shown(
            "footer-item-missing:error-report",
            f"{other}/zfwzgl.www.gov.cn/exposure/jiucuo.html?site_code={report_code}",
        ),
        sponsor=shown("footer-item-missing:sponsor", SITE_NAME),
        contact=shown("footer-item-missing:contact", "清河市人民路1号　电话：0399-5550100（工作日 9:00-17:00）"),
        site_map_href=shown("footer-item-missing:site-map", "/wzdt/"),
    )


def _shown_unless_missing(has: Callable[[str], bool]) -> Callable[[str, str], str]:
    return lambda defect, said: "" if has(defect) else said


def _badge_picture(has: Callable[[str], bool]) -> str:
    if has("badge-error:not-shown"):
        return "/static/conac/missing.png"
    return f"/static/conac/{'red_error' if has('badge-error') else 'red'}.png"
