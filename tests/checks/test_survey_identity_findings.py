"""One fault on fifty pages is one finding, and each place can be looked at again."""

import runpy
from pathlib import Path
from typing import Any

import pytest

from portalwalk import PageKind
from portalwalk.bundled import bundled
from portalwalk.judging import load_checks

CHECKS = load_checks([bundled("checks")])
IDENTITY, HOSTS, CONTENT, PUBLICATION = (
    runpy.run_path(str(Path(__file__).parent / f"survey_{table}.py"))
    for table in ("identity", "identity_hosts", "content", "publication")
)
HOME = IDENTITY["page"](PageKind.HOME, **IDENTITY["footer"]("icp"))


def fifty(**seen: Any) -> list[Any]:
    return [IDENTITY["page"](number=number, **seen) for number in range(50)]


FAULTS: dict[str, list[Any]] = {
    "site-name-missing": [HOME, *fifty(**IDENTITY["BARE"])],
    "footer-item-missing": [HOME, *fifty(**IDENTITY["footer"]("icp"))],
    "identifiers-disagree": fifty(footer=(IDENTITY["said"]("site-code", "1399000009"),)),
    "filing-number-malformed": fifty(footer=(IDENTITY["said"]("icp", "冀ICP备1200号"),)),
    "badge-error": fifty(footer=(IDENTITY["said"]("badge", "https://dcs.conac.cn/image/red_error.png"),)),
    "guide-incomplete": CONTENT["guides"](50, "materials"),
    "form-not-offered": [CONTENT["guide"](CONTENT["form"]()) for _ in range(50)],
    "personal-data-published": PUBLICATION["shown"]("id-number") * 50,
    "mixed-content": [HOSTS["part"](f"http://a.example/{number}.js") for number in range(50)],
}


@pytest.mark.parametrize(("check", "seen"), FAULTS.items(), ids=FAULTS)
def test_one_fault_on_fifty_pages_is_one_finding(check: str, seen: list[Any]) -> None:
    places = CHECKS[check].judge(seen).occurrences

    assert len(places) >= 50
    assert len({(place.cause, place.place) for place in places}) == 1


def test_what_a_secure_page_loads_can_be_looked_at_again() -> None:
    places = CHECKS["mixed-content"].judge(FAULTS["mixed-content"]).occurrences

    assert [place.target for place in places] == [f"http://a.example/{number}.js" for number in range(50)]


def test_each_host_is_a_finding_of_its_own() -> None:
    hosts = [HOSTS["host"](name, role="old") for name in ("www.a.gov.cn", "www.b.gov.cn")]

    assert [place.place for place in CHECKS["old-domain-alive"].judge(hosts).occurrences] == [
        "www.a.gov.cn",
        "www.b.gov.cn",
    ]
