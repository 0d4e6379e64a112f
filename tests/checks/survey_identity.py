"""What the checks of a portal's identity make of plain observations."""

from typing import Any

from portalwalk import FooterItem, MetaTag, Observation, PageKind, PageSeen

HOME = "https://www.qinghe.gov.cn/"
NAME = "清河市人民政府"
HEX = "0123456789abcdef0123456789abcdef"
CODE = "1399000001"
BADGE = f"https://bszs.conac.cn/sitename?method=show&id={HEX}"
PICTURE = "https://dcs.conac.cn/image/red.png"
OWN = f"{HOME}static/image/red.png"
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


def said(item: str, text: str, href: str = "", *, is_shown: bool | None = None) -> FooterItem:
    return FooterItem(item=item, said=text, href=href, is_shown=is_shown)


BARE: dict[str, Any] = {"header_text": "首页 新闻 服务"}
LOGO: dict[str, Any] = {**BARE, "header_pictures": ("",)}
SCRIPTED = said("badge", "https://dcs.conac.cn/js/11/000/0000/00000000/CA110000000000000000001.js")

CASES: list[tuple[str, str, list[Observation], str]] = [
    ("site-name-missing", "inner pages", portal(BARE), "failed not-in-header"),
    ("site-name-missing", "the home page", portal({}, **BARE), "failed not-in-header"),
    ("site-name-missing", "everywhere", portal({}), "passed"),
    ("site-name-missing", "within a frame", portal({**BARE, "in_frame": True}), "passed"),
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
    (
        "site-name-missing",
        "some of a template",
        [*portal({}), page(number=4, **BARE), page(number=5, **BARE)],
        "cantTell",
    ),
    (
        "site-name-missing",
        "two of a kind",
        [page(PageKind.HOME), *(page(number=n, **BARE) for n in (1, 2))],
        "failed not-in-header",
    ),
    (
        "site-name-missing",
        "one without a header that was read",
        portal({**BARE, "header_text": ""}, **BARE),
        "cantTell",
    ),
    ("site-name-missing", "a single odd page", [*portal({}), page(PageKind.OTHER, **BARE)], "cantTell"),
    ("site-name-missing", "no header read", portal({"header_text": ""}), "cantTell"),
    ("site-name-missing", "no name known", [page(metas=(), title="通知")], "cantTell"),
    ("site-name-missing", "nobody's", [elsewhere(**BARE)], "inapplicable"),
    ("site-name-missing", "unsure kind", [page(kind_confidence=0.3, **BARE)], "inapplicable"),
    ("site-name-missing", "an error page", [page(PageKind.ERROR, **BARE)], "inapplicable"),
    ("footer-item-missing", "site code", portal(footer("site-code"), **footer("site-code")), "failed site-code"),
    ("footer-item-missing", "badge", portal(footer("badge"), **footer("badge")), "failed badge"),
    (
        "footer-item-missing",
        "home and one more",
        [page(PageKind.HOME, **footer("icp")), page(**footer("icp"))],
        "failed icp",
    ),
    ("footer-item-missing", "home alone", [page(PageKind.HOME, **footer("icp"))], "cantTell"),
    (
        "footer-item-missing",
        "a set of frames",
        [page(PageKind.HOME, text_length=0, **footer("icp")), page(**footer("icp"))],
        "cantTell",
    ),
    (
        "footer-item-missing",
        "within a frame",
        [page(PageKind.HOME, **footer("icp")), page(**footer("icp"), in_frame=True)],
        "cantTell",
    ),
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
    ("badge-error", "not shown", one(badge=said("badge", OWN, BADGE, is_shown=False)), "failed not-shown"),
    ("badge-error", "shown", one(badge=said("badge", OWN, BADGE, is_shown=True)), "passed"),
    ("badge-error", "not come from elsewhere", one(badge=said("badge", PICTURE, BADGE, is_shown=False)), "cantTell"),
    (
        "badge-error",
        "a public institution's",
        one(badge=said("badge", PICTURE.replace("red", "blue"), BADGE)),
        "passed",
    ),
    ("badge-error", "another page of its own", one(badge=said("badge", PICTURE, f"{HOME}badge.html")), "passed"),
    (
        "badge-error",
        "another site's way of naming",
        one(badge=said("badge", PICTURE, f"{HOME}sitename?id=1")),
        "passed",
    ),
    ("badge-error", "no link", one(badge=said("badge", PICTURE)), "cantTell"),
    ("badge-error", "a script to come", one(badge=SCRIPTED), "inapplicable"),
]
