"""What the checks of a portal's identity make of plain observations."""

from typing import Any

from portalwalk import FooterItem, HostSeen, LinkKind, LinkSeen, LinkState, MetaTag, Observation, PageKind, PageSeen

HOME = "https://www.qinghe.gov.cn/"
NAME = "清河市人民政府"
HEX = "0123456789abcdef0123456789abcdef"
CODE = "1399000001"
BADGE = f"https://bszs.conac.cn/sitename?method=show&id={HEX}"
PICTURE = "https://dcs.conac.cn/image/red.png"
REPORT = f"https://zfwzgl.www.gov.cn/exposure/jiucuo.html?site_code={CODE}&url=x"
POLICE = "https://beian.mps.gov.cn/portal/registerSystemInfo?recordcode=13990002000001"

WHOLE = {
    "badge": FooterItem(item="badge", said=PICTURE, href=BADGE),
    "error-report": FooterItem(item="error-report", said="我为政府网站找错", href=REPORT),
    "site-code": FooterItem(item="site-code", said=f"网站标识码：{CODE}"),
    "icp": FooterItem(item="icp", said="冀ICP备12008262号-1", href="https://beian.miit.gov.cn/"),
    "public-security": FooterItem(item="public-security", said="冀公网安备 13990002000001号", href=POLICE),
    "sponsor": FooterItem(item="sponsor", said="主办单位：清河市人民政府办公室"),
    "contact": FooterItem(item="contact", said="电话：0399-5550111"),
    "site-map": FooterItem(item="site-map", said="网站地图", href="/map"),
}


def host(name: str = "www.qinghe.gov.cn", **seen: Any) -> HostSeen:
    facts = {"role": "portal", "portal_kind": "district-portal", "answers": True, "status": 200, "scheme": "https"}
    place = {"landed_url": f"https://{name}/", "ipv4": ("192.0.2.1",), "ipv6": ("2001:db8::1",)}
    until = {"certificate_until": "2027-05-01", "certificate_days_left": 160}
    return HostSeen.model_validate({"url": f"https://{name}/", "host": name, **facts, **place, **until, **seen})


def page(kind: PageKind = PageKind.ARTICLE, number: int = 1, **seen: Any) -> PageSeen:
    facts = {"asked_url": HOME, "status": 200, "kind": kind, "kind_confidence": 0.9, "seen_on": "2026-11-22"}
    looks = {"template": kind.value, "title": f"第{number}号-{NAME}", "header_text": f"{NAME} 首页 新闻"}
    tags = {"metas": (MetaTag(name="SiteName", content=NAME), MetaTag(name="SiteIDCode", content=CODE))}
    whole = {**facts, **looks, **tags, "footer": tuple(WHOLE.values()), "text_length": 500, **seen}
    return PageSeen.model_validate({"url": f"{HOME}{kind.value}/{number}.html", **whole})


def portal(inner: dict[str, Any], **home: Any) -> list[Observation]:
    """A home page as told, and three articles."""
    return [page(PageKind.HOME, **home), *(page(number=number, **inner) for number in (1, 2, 3))]


def elsewhere(**seen: Any) -> PageSeen:
    """A page of nobody's government."""
    return page(url="https://shop.example/1", metas=(), **seen)


def footer(*left_out: str, **other: FooterItem) -> dict[str, Any]:
    items = {**WHOLE, **{name.replace("_", "-"): item for name, item in other.items()}}
    return {"footer": tuple(item for name, item in items.items() if name not in left_out), "rendered": True}


def one(**items: FooterItem) -> list[Observation]:
    return [page(**footer(**items))]


def said(item: str, text: str, href: str = "") -> FooterItem:
    return FooterItem(item=item, said=text, href=href)


def part(target: str, kind: LinkKind = LinkKind.SCRIPT, on: str = HOME) -> LinkSeen:
    return LinkSeen(url=on, target=target, kind=kind, state=LinkState.WORKS, found_on=(on,))


BARE: dict[str, Any] = {"header_text": "首页 新闻 服务"}
LOGO: dict[str, Any] = {**BARE, "header_pictures": ("",)}
SCRIPTED = said("badge", "https://dcs.conac.cn/js/11/000/0000/00000000/CA110000000000000000001.js")
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
    ("mixed-content", "a picture", [part("http://a.example/x.png", LinkKind.PICTURE)], "cantTell"),
    ("mixed-content", "a plain page", [part("http://a.example/x.js", on="http://a.example/")], "inapplicable"),
    ("site-name-missing", "inner pages", portal(BARE), "failed not-in-header"),
    ("site-name-missing", "the home page", portal({}, **BARE), "failed not-in-header"),
    ("site-name-missing", "everywhere", portal({}), "passed"),
    ("site-name-missing", "as a picture", portal({**BARE, "header_pictures": (f"{NAME}门户网站",)}), "passed"),
    ("site-name-missing", "a longer name", portal({"header_text": f"河北省 {NAME} 首页"}), "passed"),
    ("site-name-missing", "a shorter one", portal({"header_text": "清河市 政府网"}), "cantTell"),
    ("site-name-missing", "spaced", portal({"header_text": "清 河 市 人 民 政 府"}), "passed"),
    ("site-name-missing", "by titles alone", [page(number=n, metas=()) for n in (1, 2, 3)], "passed"),
    ("site-name-missing", "a script writes it", [*portal(BARE), page(number=4, rendered=True)], "passed"),
    (
        "site-name-missing",
        "a picture of something else",
        portal({**BARE, "header_pictures": ("国徽",)}),
        "failed not-in-header",
    ),
    ("site-name-missing", "a picture without words", portal(LOGO), "cantTell"),
    ("site-name-missing", "a picture called logo", portal({**BARE, "header_pictures": ("LOGO图",)}), "cantTell"),
    ("site-name-missing", "no page has it", portal(BARE, **BARE), "cantTell"),
    ("site-name-missing", "a single odd page", [*portal({}), page(PageKind.OTHER, **BARE)], "cantTell"),
    ("site-name-missing", "no header read", portal({"header_text": ""}), "cantTell"),
    ("site-name-missing", "no name known", [page(metas=(), title="通知")], "cantTell"),
    ("site-name-missing", "nobody's", [elsewhere(**BARE)], "inapplicable"),
    ("site-name-missing", "unsure kind", [page(kind_confidence=0.3, **BARE)], "inapplicable"),
    ("site-name-missing", "an error page", [page(PageKind.ERROR, **BARE)], "inapplicable"),
    ("footer-item-missing", "site code", portal(footer("site-code"), **footer("site-code")), "failed site-code"),
    ("footer-item-missing", "badge", portal(footer("badge"), **footer("badge")), "failed badge"),
    ("footer-item-missing", "whole", portal(footer(), **footer()), "passed"),
    ("footer-item-missing", "whole on the rendered only", [page(PageKind.HOME), page(footer=())], "passed"),
    ("footer-item-missing", "by a script", portal(footer(badge=SCRIPTED), **footer(badge=SCRIPTED)), "passed"),
    ("footer-item-missing", "on inner pages", portal(footer("icp"), **footer()), "cantTell"),
    (
        "footer-item-missing",
        "nothing was rendered",
        portal({**footer("badge"), "rendered": False}, **{**footer("badge"), "rendered": False}),
        "cantTell",
    ),
    ("footer-item-missing", "no home page", [page(number=n, **footer("icp")) for n in (1, 2)], "cantTell"),
    ("footer-item-missing", "usual only", portal(footer("sponsor"), **footer("sponsor")), "cantTell"),
    ("footer-item-missing", "no footer read", portal({"footer": ()}, footer=(), rendered=True), "cantTell"),
    ("footer-item-missing", "nobody's", [elsewhere(footer=())], "inapplicable"),
    ("identifiers-disagree", "footer", one(site_code=said("site-code", "网站标识码 1399000002")), "failed site-code"),
    (
        "identifiers-disagree",
        "error report",
        one(error_report=said("error-report", "找错", REPORT.replace(CODE, "1399000002"))),
        "failed site-code",
    ),
    (
        "identifiers-disagree",
        "police",
        one(public_security=said("public-security", "冀公网安备 13990002000009号", POLICE)),
        "failed public-security",
    ),
    ("identifiers-disagree", "the same", one(), "passed"),
    (
        "identifiers-disagree",
        "letter case of a ministry",
        [
            page(
                metas=(MetaTag(name="SiteIDCode", content="BM01000001"),),
                footer=(said("site-code", "网站标识码bm01000001"),),
            )
        ],
        "passed",
    ),
    (
        "identifiers-disagree",
        "malformed is not different",
        one(site_code=said("site-code", "网站标识码 139")),
        "passed",
    ),
    (
        "identifiers-disagree",
        "a newer entry",
        [page(footer=(said("error-report", "", "/jcInfo/1-99"),))],
        "inapplicable",
    ),
    ("identifiers-disagree", "nobody's", [elsewhere()], "inapplicable"),
    ("filing-number-malformed", "too short", one(icp=said("icp", "冀ICP备1200号")), "failed icp"),
    ("filing-number-malformed", "a placeholder", one(icp=said("icp", "冀ICP备XXXXXXXX号")), "failed icp"),
    (
        "filing-number-malformed",
        "a digit short of its link",
        one(public_security=said("public-security", "冀公网安备1399000200000号", POLICE)),
        "failed public-security",
    ),
    ("filing-number-malformed", "well formed", one(), "passed"),
    ("filing-number-malformed", "wide signs", one(icp=said("icp", "冀ＩＣＰ备１２００８２６２号－１２")), "passed"),
    ("filing-number-malformed", "spaces", one(icp=said("icp", "ICP备案编号: 冀 ICP 备 12008262 号 - 12")), "passed"),
    ("filing-number-malformed", "ten digits", one(icp=said("icp", "冀ICP备2021012345号")), "passed"),
    ("filing-number-malformed", "another licence beside", one(icp=said("icp", "冀ICP证000007号")), "passed"),
    ("filing-number-malformed", "a licence alone", [page(footer=(said("icp", "冀ICP证000007号"),))], "inapplicable"),
    ("filing-number-malformed", "without a province", one(icp=said("icp", "ICP备12008262号")), "cantTell"),
    ("filing-number-malformed", "cut off", one(icp=said("icp", "冀ICP备12008262")), "cantTell"),
    (
        "filing-number-malformed",
        "perhaps an old number",
        one(public_security=said("public-security", "冀公网安备 139900020001")),
        "cantTell",
    ),
    (
        "badge-error",
        "its error picture",
        one(badge=said("badge", PICTURE.replace("red", "red_error"), BADGE)),
        "failed error-picture",
    ),
    ("badge-error", "an id cut off", one(badge=said("badge", PICTURE, BADGE[:-4])), "failed link-id"),
    ("badge-error", "sound", one(), "passed"),
    (
        "badge-error",
        "a public institution's",
        one(badge=said("badge", PICTURE.replace("red", "blue"), BADGE)),
        "passed",
    ),
    ("badge-error", "another page of its own", one(badge=said("badge", PICTURE, f"{HOME}badge.html")), "passed"),
    ("badge-error", "no link", one(badge=said("badge", PICTURE)), "cantTell"),
    ("badge-error", "a script to come", one(badge=SCRIPTED), "inapplicable"),
]
