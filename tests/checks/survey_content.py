"""What the checks of a portal's content make of plain observations."""

from typing import Any

from portalwalk import FormNamed, ItemListed, LeaderShown, MetaTag, Observation, PageKind, PageSeen

HOME = "https://www.qinghe.gov.cn/"
RULE = "《清河市城市供热管理办法》"


def page(kind: PageKind = PageKind.ARTICLE, path: str = "1", **seen: Any) -> PageSeen:
    facts = {"asked_url": f"{HOME}{path}", "status": 200, "kind": kind, "kind_confidence": 0.9, "depth": 2}
    looks = {"template": kind.value, "seen_on": "2026-11-22", "text_length": 500}
    return PageSeen.model_validate({"url": f"{HOME}{path}", **facts, **looks, **seen})


def elsewhere(**seen: Any) -> PageSeen:
    return page(**{"url": "https://shop.example/1", **seen})


def leader(name: str = "周明远", post: str = "市长", has_cv: bool | None = True) -> LeaderShown:
    return LeaderShown(name=name, post=post, has_cv=has_cv)


def leaders(*shown: LeaderShown) -> list[Observation]:
    return [page(PageKind.COLUMN, leaders=shown)]


def functions(**seen: Any) -> PageSeen:
    return page(PageKind.OTHER, "zn", **{"title": "机构职能-清河市", **seen})


def survey(pages: int, depth: int = 3, title: str = "通知") -> list[Observation]:
    items = (ItemListed(title=title, url=f"{HOME}x"),)
    articles = [page(path=str(number), depth=depth) for number in range(pages)]
    return [page(PageKind.HOME, depth=0, items=items), *articles]


def link(path: str) -> dict[str, Any]:
    return {"related": (ItemListed(title="相关", url=f"{HOME}{path}"),)}


def document(path: str = "doc", **seen: Any) -> PageSeen:
    return page(path=path, **{"column": "政策文件", "heading": f"关于印发{RULE}的通知", **seen})


def explained(**seen: Any) -> PageSeen:
    usual = {"column": "政策解读", "heading": f"{RULE}政策解读", "template": "explained"}
    return page(path="why", **{**usual, **seen})


ALL = ("name", "basis", "conditions", "materials", "process", "place", "hours", "phone", "fee", "time-limit")


def guides(count: int, *left_out: str, **seen: Any) -> list[Observation]:
    elements = tuple(element for element in ALL if element not in left_out)
    return [
        page(PageKind.SERVICE, f"g{number}", **{"heading": f"事项{number}", "elements": elements, **seen})
        for number in range(count)
    ]


def form(url: str = "", name: str = "申请表") -> FormNamed:
    return FormNamed(name=name, url=url)


def guide(*forms: FormNamed, **seen: Any) -> PageSeen:
    return page(PageKind.SERVICE, heading="社保卡申领", forms=forms, **seen)


SITE_CODE = {"url": "http://127.0.0.1/1", "metas": (MetaTag(name="SiteIDCode", content="1399000001"),)}

CASES: list[tuple[str, str, list[Observation], str]] = [
    ("leader-incomplete", "no CV", leaders(leader(has_cv=False), leader("林若溪")), "failed no-cv"),
    ("leader-incomplete", "no post beside others", leaders(leader(), leader("林若溪", "")), "failed no-post"),
    ("leader-incomplete", "no post on the own page", leaders(leader(post="")), "failed no-post"),
    ("leader-incomplete", "complete", leaders(leader(), leader("林若溪")), "passed"),
    (
        "leader-incomplete",
        "the CV on the own page",
        [*leaders(leader(has_cv=None)), page(leaders=(leader("周 明远", ""),))],
        "passed",
    ),
    (
        "leader-incomplete",
        "no CV on the own page",
        [*leaders(leader(has_cv=None)), page(leaders=(leader(has_cv=False),))],
        "failed no-cv",
    ),
    ("leader-incomplete", "the own page was not looked at", leaders(leader(has_cv=None)), "cantTell"),
    ("leader-incomplete", "names in a menu", leaders(leader("林若溪", "", None)), "cantTell"),
    ("leader-incomplete", "no leaders", [page()], "inapplicable"),
    ("leader-incomplete", "a firm's", [elsewhere(leaders=(leader(has_cv=False),))], "inapplicable"),
    ("leader-incomplete", "unsure kind", [page(leaders=(leader(has_cv=False),), kind_confidence=0.4)], "inapplicable"),
    ("functions-missing", "empty", [functions(text_length=5, rendered=True)], "failed empty"),
    ("functions-missing", "nowhere", survey(40), "failed absent"),
    ("functions-missing", "on a page of no sure kind", [*survey(40), functions(kind_confidence=0.4)], "passed"),
    ("functions-missing", "there", [functions()], "passed"),
    ("functions-missing", "a column that lists them", [functions(text_length=5, items=link("a")["related"])], "passed"),
    ("functions-missing", "by its tag", [page(metas=(MetaTag(name="ColumnType", content="机构职能"),))], "passed"),
    ("functions-missing", "by another name", [page(PageKind.COLUMN, column="内设机构")], "passed"),
    ("functions-missing", "filled by script perhaps", [functions(text_length=5)], "cantTell"),
    ("functions-missing", "a short survey", survey(10), "cantTell"),
    ("functions-missing", "a shallow survey", survey(40, depth=1), "cantTell"),
    ("functions-missing", "linked and not opened", survey(40, title="机构职能"), "cantTell"),
    ("functions-missing", "a firm's", [elsewhere()], "inapplicable"),
    (
        "interpretation-unlinked",
        "only from the document",
        [document(**link("why")), explained(rendered=True)],
        "failed document-not-linked",
    ),
    (
        "interpretation-unlinked",
        "only from the interpretation",
        [document(rendered=True), explained(**link("doc"))],
        "failed interpretation-not-linked",
    ),
    (
        "interpretation-unlinked",
        "the same template links elsewhere",
        [document(), document("d2", heading="通知", **link("z")), explained(**link("doc"))],
        "failed interpretation-not-linked",
    ),
    (
        "interpretation-unlinked",
        "a rendered page of the template shows none either",
        [document(), document("d2", heading="通知", rendered=True), explained(**link("doc"))],
        "failed interpretation-not-linked",
    ),
    (
        "interpretation-unlinked",
        "a rendered page of the template shows some",
        [document(), document("d2", heading="通知", rendered=True, **link("z")), explained(**link("doc"))],
        "cantTell",
    ),
    ("interpretation-unlinked", "the column itself", [page(PageKind.COLUMN, column="政策解读")], "inapplicable"),
    ("interpretation-unlinked", "both ways", [document(**link("why")), explained(**link("doc"))], "passed"),
    (
        "interpretation-unlinked",
        "both ways, written otherwise",
        [
            document(related=(ItemListed(title="解读", url="http://www.qinghe.gov.cn/why/"),)),
            explained(**link("doc#top")),
        ],
        "passed",
    ),
    ("interpretation-unlinked", "an interpretation of another's rule", [explained(heading="省级政策解读")], "passed"),
    ("interpretation-unlinked", "a script may link", [document(), explained(**link("doc"))], "cantTell"),
    ("interpretation-unlinked", "a document without one", [document(rendered=True)], "cantTell"),
    ("interpretation-unlinked", "neither", [page(column="通知公告")], "inapplicable"),
    ("interpretation-unlinked", "a firm's", [elsewhere(column="政策解读")], "inapplicable"),
    ("guide-incomplete", "three lack materials", guides(3, "materials"), "failed materials"),
    ("guide-incomplete", "whole", guides(3), "passed"),
    ("guide-incomplete", "no fee and no time limit", guides(3, "fee", "time-limit"), "passed"),
    ("guide-incomplete", "the heading names the item", guides(3, "name"), "passed"),
    ("guide-incomplete", "known by its site code", guides(3, **SITE_CODE), "passed"),
    (
        "guide-incomplete",
        "a script writes them",
        [*guides(3, "materials"), *guides(1, rendered=True)],
        "passed",
    ),
    ("guide-incomplete", "two lack materials", guides(2, "materials"), "cantTell"),
    ("guide-incomplete", "three lack hours", guides(3, "hours"), "cantTell"),
    ("guide-incomplete", "a list of services", [page(PageKind.SERVICE, elements=("name",))], "inapplicable"),
    ("guide-incomplete", "to be filled by script", guides(3, "materials", text_length=5), "inapplicable"),
    ("guide-incomplete", "a firm's", guides(3, "materials", url="https://shop.example/1"), "inapplicable"),
    ("form-not-offered", "none linked", [guide(form())], "failed none-linked"),
    ("form-not-offered", "linked", [guide(form("/a.doc"))], "passed"),
    ("form-not-offered", "a script links them", [guide(form()), guide(form("/a.doc"), rendered=True)], "cantTell"),
    ("form-not-offered", "one of two", [guide(form("/a.doc"), form(name="承诺书"))], "cantTell"),
    ("form-not-offered", "names none", [guide()], "inapplicable"),
]
