"""What the checks of hosts, and of what secure pages load, make of plain observations."""

from typing import Any

from portalwalk import HostSeen, LinkKind, LinkSeen, LinkState, Observation

HOME = "https://www.qinghe.gov.cn/"


def host(name: str = "www.qinghe.gov.cn", **seen: Any) -> HostSeen:
    facts = {"role": "portal", "portal_kind": "district-portal", "answers": True, "status": 200, "scheme": "https"}
    place = {"landed_url": f"https://{name}/", "ipv4": ("192.0.2.1",), "ipv6": ("2001:db8::1",)}
    until = {"certificate_until": "2027-05-01", "certificate_days_left": 160}
    return HostSeen.model_validate({"url": f"https://{name}/", "host": name, **facts, **place, **until, **seen})


def part(target: str, kind: LinkKind = LinkKind.SCRIPT, on: str = HOME) -> LinkSeen:
    return LinkSeen(url=on, target=target, kind=kind, state=LinkState.WORKS, found_on=(on,))


GONE: dict[str, Any] = {"role": "old", "answers": False, "status": None, "ipv4": (), "ipv6": (), "landed_url": ""}

CASES: list[tuple[str, str, list[Observation], str]] = [
    ("domain-unfit", "a com", [host("www.qinghe.com")], "failed suffix"),
    (
        "domain-unfit",
        "a org.cn of a department",
        [host("fgw.qinghe.org.cn", portal_kind="department")],
        "failed suffix",
    ),
    ("domain-unfit", "www and gov.cn", [host()], "passed"),
    ("domain-unfit", "a department below a portal", [host("fgw.qinghe.gov.cn", portal_kind="department")], "passed"),
    ("domain-unfit", "the Chinese suffix", [host("清河.政务", landed_url="")], "passed"),
    ("domain-unfit", "the Chinese suffix as DNS has it", [host("xn--x.xn--zfr164b")], "passed"),
    ("domain-unfit", "hands on to gov.cn", [host("www.qinghe.cn", landed_url=HOME)], "cantTell"),
    ("domain-unfit", "leaves gov.cn", [host(landed_url="https://www.qinghe.com/")], "cantTell"),
    ("domain-unfit", "without www", [host("qinghe.gov.cn")], "cantTell"),
    ("domain-unfit", "another Chinese domain", [host("xn--x.xn--55qw42g")], "cantTell"),
    ("domain-unfit", "any portal", [host("www.qinghe.com", portal_kind="portal")], "inapplicable"),
    ("domain-unfit", "an address", [host("192.0.2.1")], "inapplicable"),
    ("domain-unfit", "an address and a port", [host("192.0.2.1:8080")], "inapplicable"),
    ("domain-unfit", "a port", [host("www.qinghe.gov.cn:8443")], "passed"),
    ("domain-unfit", "localhost", [host("localhost")], "inapplicable"),
    ("domain-unfit", "an inner name", [host("staging.lan")], "inapplicable"),
    ("domain-unfit", "mapped, but under gov.cn", [host(is_mapped=True)], "passed"),
    ("old-domain-alive", "redirects", [host("www.qh.gov.cn", role="old", landed_url=HOME)], "failed redirects"),
    ("old-domain-alive", "answers itself", [host("www.qh.gov.cn", role="old")], "failed still-answers"),
    ("old-domain-alive", "gone", [host("www.qh.gov.cn", **GONE)], "passed"),
    ("old-domain-alive", "still in DNS", [host("www.qh.gov.cn", **{**GONE, "ipv4": ("192.0.2.9",)})], "cantTell"),
    ("old-domain-alive", "DNS is silent", [host("www.qh.gov.cn", **GONE, dns_error="timeout")], "cantTell"),
    ("old-domain-alive", "turned down", [host("www.qh.gov.cn", role="old", status=403)], "cantTell"),
    ("old-domain-alive", "none declared", [host()], "inapplicable"),
    ("certificate-unfit", "expired", [host(certificate_error="expired")], "failed expired"),
    ("certificate-unfit", "another name", [host(certificate_error="wrong-name")], "failed wrong-name"),
    ("certificate-unfit", "its own", [host(certificate_error="self-signed")], "failed self-signed"),
    ("certificate-unfit", "valid", [host()], "passed"),
    ("certificate-unfit", "an issuer unknown here", [host(certificate_error="untrusted")], "cantTell"),
    ("certificate-unfit", "not seen", [host(certificate_until="")], "cantTell"),
    ("certificate-unfit", "no handshake", [host(certificate_error="no-handshake")], "cantTell"),
    (
        "certificate-unfit",
        "allowed before the launch",
        [host(certificate_error="self-signed", untrusted_allowed=True)],
        "cantTell",
    ),
    ("certificate-unfit", "http only", [host(scheme="http")], "inapplicable"),
    ("certificate-unfit", "a retired domain", [host(role="old", certificate_error="expired")], "inapplicable"),
    ("ipv6-missing", "no AAAA", [host(ipv6=())], "failed no-aaaa"),
    ("ipv6-missing", "there, from here not assessable", [host()], "passed"),
    ("ipv6-missing", "there and silent", [host(ipv6_answers=False)], "cantTell"),
    ("ipv6-missing", "DNS is silent", [host(ipv6=(), dns_error="timeout")], "cantTell"),
    ("ipv6-missing", "nobody asked DNS", [host(ipv6=(), ipv4=())], "inapplicable"),
    ("ipv6-missing", "mapped", [host(ipv6=(), is_mapped=True)], "inapplicable"),
    ("ipv6-missing", "an address", [host("192.0.2.1", ipv6=(), ipv4=())], "inapplicable"),
    ("ipv6-missing", "nobody's", [host("shop.example", ipv6=(), portal_kind="portal")], "inapplicable"),
    ("mixed-content", "a script", [part("http://a.example/x.js")], "failed script"),
    ("mixed-content", "a frame", [part("http://a.example/", LinkKind.FRAME)], "failed frame"),
    (
        "mixed-content",
        "a link to a page",
        [part("https://a.example/x.js"), part("http://a.example/", LinkKind.PAGE)],
        "passed",
    ),
    ("mixed-content", "this machine", [part("http://127.0.0.1:9/x.js")], "passed"),
    ("mixed-content", "a name for this machine", [part("http://dev.localhost/x.js")], "passed"),
    ("mixed-content", "a name like it", [part("http://localhost.example/x.js")], "failed script"),
    ("mixed-content", "a picture", [part("http://a.example/x.png", LinkKind.PICTURE)], "cantTell"),
    ("mixed-content", "a plain page", [part("http://a.example/x.js", on="http://a.example/")], "inapplicable"),
]
