"""What the checks of freshness make of plain observations: the look is on 2026-11-22."""

from typing import Any

from portalwalk import DateSeen, ItemListed, MetaTag, Observation, PageKind, PageSeen

HOME = "https://www.qinghe.gov.cn/"
TODAY = "2026-11-22"


def page(kind: PageKind, url: str, **seen: Any) -> PageSeen:
    facts = {"status": 200, "kind": kind, "kind_confidence": 0.9, "seen_on": TODAY, "template": kind.value, "depth": 2}
    return PageSeen.model_validate({"url": url, "asked_url": url, **facts, "text_length": 500, **seen})


def article(number: int, *dates: str, where: str = "PubDate", **seen: Any) -> PageSeen:
    """Article 1, 2 …, with these dates of its own."""
    own = tuple(DateSeen(where=where, said=day, at=day) for day in dates)
    return page(PageKind.ARTICLE, f"{HOME}a/{number}.html", **{"dates": own, "heading": f"第{number}号", **seen})


def items(*days: str, first: int = 1) -> tuple[ItemListed, ...]:
    """Items that lead to article 1, 2 …; an empty day is none."""
    return tuple(
        ItemListed(title=f"第{number}号", url=f"{HOME}a/{number}.html", published_on=day)
        for number, day in enumerate(days, first)
    )


def home(*days: str, **seen: Any) -> PageSeen:
    return page(PageKind.HOME, HOME, **{"depth": 0, "items": items(*days), **seen})


def column(*days: str, name: str = "部门动态", path: str = "bmdt/", **seen: Any) -> PageSeen:
    return page(PageKind.COLUMN, f"{HOME}{path}", **{"column": name, "items": items(*days), **seen})


def notices(*days: str, **seen: Any) -> PageSeen:
    return column(*days, name="通知公告", path="tzgg/", **seen)


def blank(**seen: Any) -> PageSeen:
    facts = {"name": "规划计划", "path": "ghjh/", "rendered": True, "text_length": 20, "own_parts": ()}
    return column(**{**facts, **seen})


def listed(count: int, **seen: Any) -> list[Observation]:
    return [column(FRESH, name=f"第{n}栏", path=f"c/{n}x/", **seen) for n in range(count)]


def typed(type_: str) -> dict[str, Any]:
    return {"metas": (MetaTag(name="ColumnType", content=type_),)}


def said(*words: str) -> dict[str, Any]:
    """A list with dates that have no year."""
    return {
        "items": tuple(ItemListed(title="甲", url=f"{HOME}a/{n}.html", date_said=w) for n, w in enumerate(words, 1))
    }


FRESH, OLD, FUTURE = "2026-11-20", "2026-06-01", "2027-03-01"
LAST_FRESH, FIRST_OLD = "2026-11-08", "2026-11-07"
TOMORROW = "2026-11-23"
NEWEST_FIRST = ("2026-11-20", "2026-11-18", "2026-11-18", "2026-11-10")
ELSEWHERE = "https://shop.example/"
RECENT = article(1, FRESH)

CASES: list[tuple[str, str, list[Observation], str]] = [
    ("home-outdated", "fourteen days", [home(LAST_FRESH, OLD)], "passed"),
    ("home-outdated", "its list is old, an article is not", [home(OLD, OLD), RECENT], "passed"),
    ("home-outdated", "only the articles are dated", [home("", ""), RECENT], "passed"),
    ("home-outdated", "an article one click away", [home(OLD), article(9, FRESH, depth=1)], "passed"),
    ("home-outdated", "an entry page, second level", [home(), column(FRESH, depth=1)], "passed"),
    ("home-outdated", "fifteen days", [home(FIRST_OLD, OLD)], "failed outdated"),
    ("home-outdated", "an entry page, all old", [home(), column(OLD, OLD, depth=1)], "failed outdated"),
    ("home-outdated", "articles are old, too", [home("", ""), article(1, OLD), article(2, OLD)], "failed outdated"),
    ("home-outdated", "undated articles are no update", [home(OLD, ""), article(2)], "failed outdated"),
    ("home-outdated", "an article two clicks away", [home(OLD), article(9, FRESH)], "failed outdated"),
    ("home-outdated", "some were not opened", [home(OLD, "", "")], "cantTell"),
    ("home-outdated", "no year beside some", [home(items=(*items(OLD), *said("[11-20]")["items"]))], "cantTell"),
    ("home-outdated", "no dates at all", [home("", ""), article(1), article(2)], "cantTell"),
    ("home-outdated", "only in the future", [home(FUTURE, FUTURE)], "cantTell"),
    (
        "home-outdated",
        "what only the server says",
        [home("", ""), article(1, FRESH, where="Last-Modified"), article(2)],
        "cantTell",
    ),
    ("home-outdated", "only scripts fill it", [home(text_length=0)], "inapplicable"),
    ("home-outdated", "perhaps a home page", [home(OLD, kind_confidence=0.5)], "inapplicable"),
    ("home-outdated", "of a sub-site", [home(OLD, depth=2)], "inapplicable"),
    ("home-outdated", "that answers 503", [home(OLD, status=503)], "inapplicable"),
    ("home-outdated", "no government's", [page(PageKind.HOME, ELSEWHERE, depth=0, items=items(OLD))], "inapplicable"),
    ("column-outdated", "fourteen days", [column(LAST_FRESH, OLD)], "passed"),
    ("column-outdated", "an old item is pinned", [column(OLD, FRESH)], "passed"),
    ("column-outdated", "six months of notices", [notices("2026-05-22")], "passed"),
    ("column-outdated", "a year of plans", [column("2025-11-22", name="规划计划", path="ghjh/")], "passed"),
    ("column-outdated", "a year of personnel", [column("2025-11-22", name="人事信息", path="rsxx/")], "passed"),
    (
        "column-outdated",
        "its second page is old by nature",
        [column(FRESH), column(OLD, path="bmdt/index_1.html")],
        "passed",
    ),
    (
        "column-outdated",
        "its second page, numbered downwards",
        [column(FRESH, path="bmdt.htm"), column(OLD, path="bmdt/14.htm")],
        "passed",
    ),
    (
        "column-outdated",
        "its second page, by a parameter",
        [column(FRESH, path="list.do?id=7"), column(OLD, path="list.do?id=7&pageNo=2")],
        "passed",
    ),
    (
        "column-outdated",
        "its second page, numbered beside its own number",
        [column(FRESH, path="node_7032.htm"), column(OLD, path="node_7032_2.htm")],
        "passed",
    ),
    (
        "column-outdated",
        "newer articles say they stand in it",
        [column(OLD), article(9, FRESH, column="部门动态")],
        "passed",
    ),
    ("column-outdated", "fifteen days", [column(FIRST_OLD, OLD)], "failed news"),
    ("column-outdated", "notices", [notices("2026-05-20")], "failed notices"),
    ("column-outdated", "policies", [column("2026-05-01", name="政策文件", **typed("政策文件"))], "failed policies"),
    ("column-outdated", "personnel", [column("2025-11-01", name="人事任免")], "failed personnel"),
    ("column-outdated", "articles are dated, the list is not", [column(""), article(1, OLD)], "failed news"),
    (
        "column-outdated",
        "two columns of one folder",
        [column(FRESH, path="list_1.htm", name="部门动态"), column(OLD, path="list_2.htm", name="清河要闻", depth=1)],
        "passed",
    ),
    (
        "column-outdated",
        "numbered columns",
        [column(FRESH, path="channels/12.html"), column(OLD, path="channels/13.html", name="清河要闻")],
        "failed news",
    ),
    ("column-outdated", "topic of the past", [column(OLD, name="2025年“两会”动态")], "inapplicable"),
    ("column-outdated", "press conferences", [column(OLD, name="新闻发布会")], "inapplicable"),
    ("column-outdated", "interpretations", [column(OLD, name="政策解读")], "inapplicable"),
    ("column-outdated", "nobody knows its class", [column(OLD, name="魅力清河")], "inapplicable"),
    ("column-outdated", "blank", [column()], "inapplicable"),
    ("column-outdated", "only page 2 was seen", [column(OLD, path="bmdt/index_1.html")], "inapplicable"),
    ("column-outdated", "perhaps a column", [column(OLD, kind_confidence=0.5)], "inapplicable"),
    (
        "column-outdated",
        "no government's",
        [page(PageKind.COLUMN, ELSEWHERE, column="部门动态", items=items(OLD))],
        "inapplicable",
    ),
    ("column-outdated", "an odd name", [column("2026-05-01", name="招标公告")], "cantTell"),
    ("column-outdated", "the tag alone", [column(OLD, name="魅力清河", **typed("工作动态"))], "cantTell"),
    ("column-outdated", "name and tag disagree", [column(OLD, **typed("政策文件"))], "cantTell"),
    ("column-outdated", "only in the future", [column(FUTURE, FUTURE)], "cantTell"),
    ("column-outdated", "no dates", [column("", ""), article(1), article(2)], "cantTell"),
    ("column-outdated", "one of two may be newer", [column(OLD, "")], "cantTell"),
    ("column-outdated", "no year", [column(**said("[06-01]", "[05-01]"))], "cantTell"),
    ("column-blank", "a list", [column(FRESH, rendered=True)], "passed"),
    ("column-blank", "a page of text", [blank(text_length=900)], "passed"),
    ("column-blank", "a telephone number", [blank(text_length=93)], "passed"),
    (
        "column-blank",
        "its list is on another page",
        [blank(), blank(path="ghjh/index_1.html", items=items(OLD))],
        "passed",
    ),
    ("column-blank", "nothing", [blank()], "failed blank"),
    ("column-blank", "no browser looked, others' lists are sent", [blank(rendered=False), *listed(9)], "cantTell"),
    ("column-blank", "no browser looked", [blank(rendered=False)], "cantTell"),
    ("column-blank", "some text", [blank(text_length=60)], "cantTell"),
    ("column-blank", "a frame", [blank(own_parts=("frame",))], "cantTell"),
    ("column-blank", "nobody looked for frames and forms", [blank(own_parts=None)], "cantTell"),
    ("column-blank", "a query", [blank(name="证书查询")], "cantTell"),
    ("column-blank", "page 9 of a list", [blank(path="ghjh/index_9.html")], "inapplicable"),
    ("column-blank", "an error page", [blank(status=404)], "inapplicable"),
    ("column-blank", "within a frame", [blank(in_frame=True)], "inapplicable"),
]
