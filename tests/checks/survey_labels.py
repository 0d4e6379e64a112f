"""What the checks of labels make of plain observations."""

from typing import Any

from portalwalk import DateSeen, FooterItem, MetaTag, Observation, PageKind, PageSeen

HOME = "https://www.qinghe.gov.cn/"
SITE = {"SiteName": "清河市人民政府", "SiteDomain": "www.qinghe.gov.cn", "SiteIDCode": "1399000001"}
COLUMN = {
    "ColumnName": "部门动态",
    "ColumnDescription": "发布各部门工作动态。",
    "ColumnKeywords": "清河，动态",
    "ColumnType": "工作动态",
}
ARTICLE = {"ArticleTitle": "第1号文章", "PubDate": "2026-11-20 16:40", "ContentSource": "清河市人民政府办公室"}
ALL = {**SITE, **COLUMN, **ARTICLE}
COPIED = {"SiteName": "白石县人民政府", "SiteDomain": "www.baishi.gov.cn", "SiteIDCode": "1398000001"}


def page(kind: PageKind, number: int, tags: dict[str, str], **seen: Any) -> PageSeen:
    looks = {"status": 200, "kind": kind, "kind_confidence": 0.9, "seen_on": "2026-11-22", "text_length": 500}
    words = {"title": f"第{number}号-清河", "heading": f"第{number}号", "depth": 2, "template": kind.value}
    metas = tuple(MetaTag(name=name, content=content) for name, content in tags.items())
    url = f"{HOME}{kind.value}/{number}.html"
    return PageSeen.model_validate({"url": url, "asked_url": url, **looks, **words, "metas": metas, **seen})


def home(tags: dict[str, str] = SITE, **seen: Any) -> PageSeen:
    return page(PageKind.HOME, 0, tags, **{"url": HOME, "asked_url": HOME, "depth": 0, **seen})


def column(tags: dict[str, str] | None = None, **seen: Any) -> PageSeen:
    return page(PageKind.COLUMN, 1, {**SITE, **COLUMN} if tags is None else tags, **seen)


def article(tags: dict[str, str] | None = None, number: int = 1, **seen: Any) -> PageSeen:
    return page(PageKind.ARTICLE, number, ALL if tags is None else tags, **seen)


def without(*names: str) -> dict[str, str]:
    return {name: content for name, content in ALL.items() if name not in names}


def dated(said: str, number: int = 1, **seen: Any) -> PageSeen:
    return article({**ALL, "PubDate": said}, number, **seen)


def beside(where: str, at: str) -> dict[str, Any]:
    return {"dates": (DateSeen(where=where, said=at.replace("T", " "), at=at),)}


def of_days(*hours: int) -> list[Observation]:
    """Articles of one day after another, at these hours in turn."""
    return [dated(f"2026-10-{1 + n % 25:02} {hours[n % len(hours)]:02}:1{n % 6}", n) for n in range(24)]


def on(url: str) -> dict[str, Any]:
    return {"url": url, "asked_url": url}


def titled(title: str, count: int = 6, **seen: Any) -> list[Observation]:
    return [article(number=number, title=title, **seen) for number in range(count)]


LOWER = {name.lower(): content for name, content in ALL.items()}
ELSEWHERE = on("https://shop.example/1.html")
TEST_HOME = on("http://127.0.0.1:8000/")
OTHER_PORT = on("http://127.0.0.1:9000/1.html")
SUB_SITE = on("https://jyj.qinghe.gov.cn/1.html")
THEIRS = on("https://www.baishi.gov.cn/1.html")
TEST_HOST = on("http://127.0.0.1:8000/1.html")
OTHER_CODE: dict[str, Any] = {"footer": (FooterItem(item="site-code", said="网站标识码：1399000001"),)}
SAME_CODE: dict[str, Any] = {"footer": (FooterItem(item="site-code", said="网站标识码：1398000001"),)}

CASES: list[tuple[str, str, list[Observation], str]] = [
    ("meta-tags-missing", "all there", [home(), column(), article()], "passed"),
    ("meta-tags-missing", "three on the home page are enough", [home()], "passed"),
    ("meta-tags-missing", "seven on a column are enough", [column()], "passed"),
    ("meta-tags-missing", "wrong letter case is not missing", [article(LOWER)], "passed"),
    ("meta-tags-missing", "an empty one is not missing", [article({**ALL, "ContentSource": ""})], "passed"),
    ("meta-tags-missing", "optional ones", [article(without("Keywords", "Author"))], "passed"),
    ("meta-tags-missing", "home", [home({"SiteName": "清河"}), article()], "failed site-tags"),
    ("meta-tags-missing", "column", [column(without("ColumnType"))], "failed column-tags"),
    ("meta-tags-missing", "article", [article(without("ContentSource"))], "failed article-tags"),
    (
        "meta-tags-missing",
        "a lower-case description is another tag",
        [article({**without("ColumnDescription"), "description": "简介"})],
        "failed column-tags",
    ),
    ("meta-tags-missing", "a search page owes none", [page(PageKind.SEARCH, 1, {})], "inapplicable"),
    ("meta-tags-missing", "an error page", [article({}, status=404)], "inapplicable"),
    ("meta-tags-missing", "a guess", [article({}, kind_confidence=0.5)], "inapplicable"),
    ("meta-tags-missing", "only scripts fill it", [article({}, text_length=10)], "inapplicable"),
    ("meta-tags-missing", "within a frame", [article({}, in_frame=True)], "inapplicable"),
    ("meta-tags-missing", "no government's", [article({}, **ELSEWHERE)], "inapplicable"),
    (
        "meta-tags-missing",
        "a browser ran its scripts",
        [article(without("PubDate"), text_length=10, rendered=True)],
        "failed article-tags",
    ),
    ("meta-tags-wrong-case", "as the norm writes them", [home(), article()], "passed"),
    ("meta-tags-wrong-case", "beside the right one", [article({**ALL, "pubdate": "2026-11-20"})], "passed"),
    ("meta-tags-wrong-case", "optional ones", [article({**ALL, "description": "简介", "author": "张"})], "passed"),
    ("meta-tags-wrong-case", "all lower case", [article(LOWER)], "failed wrong-case"),
    (
        "meta-tags-wrong-case",
        "one",
        [home(), column({**without("SiteIDCode", *ARTICLE), "siteIdCode": "1399000001"})],
        "failed wrong-case",
    ),
    ("meta-tags-wrong-case", "not owed at home", [home({**SITE, "pubdate": "x"})], "passed"),
    ("meta-tags-wrong-case", "no tags", [article({})], "inapplicable"),
    ("meta-tags-empty", "filled", [home(), column(), article()], "passed"),
    ("meta-tags-empty", "an optional one is empty", [article({**ALL, "Author": "", "Keywords": ""})], "passed"),
    ("meta-tags-empty", "a missing one is not empty", [article(without("ContentSource"))], "passed"),
    (
        "meta-tags-empty",
        "a column called after documents",
        [column({**SITE, **COLUMN, "ColumnName": "政策文件"})],
        "passed",
    ),
    (
        "meta-tags-empty",
        "a second one is filled",
        [article(metas=(*article().metas, MetaTag(name="ContentSource", content="")))],
        "passed",
    ),
    ("meta-tags-empty", "empty", [article({**ALL, "ContentSource": " "})], "failed article-tags-empty"),
    ("meta-tags-empty", "a placeholder", [home({**SITE, "SiteName": "网站名称"})], "failed site-tags-placeholder"),
    (
        "meta-tags-empty",
        "a variable",
        [column({**SITE, **COLUMN, "ColumnKeywords": "${column.keywords}"})],
        "failed column-tags-placeholder",
    ),
    ("meta-tags-empty", "a filler code", [home({**SITE, "SiteIDCode": "0000000000"})], "failed site-tags-placeholder"),
    ("meta-tags-empty", "none, in words", [article({**ALL, "ContentSource": "无"})], "cantTell"),
    ("meta-tags-empty", "no tags", [article({})], "inapplicable"),
    ("meta-tags-copied", "this site's", [home(), column(), article()], "passed"),
    ("meta-tags-copied", "without www", [home(), article({**ALL, "SiteDomain": "qinghe.gov.cn"})], "passed"),
    ("meta-tags-copied", "with scheme and path", [home({**SITE, "SiteDomain": "http://www.qinghe.gov.cn/"})], "passed"),
    ("meta-tags-copied", "the portal's on a sub-site", [home(), article(**SUB_SITE)], "passed"),
    ("meta-tags-copied", "a sub-site's own", [home(), article({**ALL, **COPIED}, **THEIRS)], "passed"),
    ("meta-tags-copied", "own, on a test host", [home(**TEST_HOME), article(**TEST_HOST)], "passed"),
    ("meta-tags-copied", "no domain at all", [home({**SITE, "SiteDomain": "http://["})], "passed"),
    ("meta-tags-copied", "all three", [home(), article({**ALL, **COPIED})], "failed copied"),
    (
        "meta-tags-copied",
        "the domain alone",
        [home(), article({**ALL, "SiteDomain": "baishi.gov.cn"})],
        "failed copied",
    ),
    (
        "meta-tags-copied",
        "on a test host",
        [home(**TEST_HOME), article({**ALL, **COPIED}, **TEST_HOST)],
        "failed copied",
    ),
    ("meta-tags-copied", "the whole site, against its footer", [home(COPIED, **OTHER_CODE)], "failed copied"),
    ("meta-tags-copied", "a second domain of its own", [home(COPIED, **SAME_CODE)], "cantTell"),
    ("meta-tags-copied", "no footer to tell", [home(COPIED), article({**ALL, **COPIED})], "cantTell"),
    (
        "meta-tags-copied",
        "name and code of an office",
        [home(), article({**ALL, "SiteName": "清河市教育局", "SiteIDCode": "1399000009"})],
        "cantTell",
    ),
    (
        "meta-tags-copied",
        "another port is another site",
        [home(**TEST_HOME), article({**ALL, **COPIED}, **OTHER_PORT)],
        "passed",
    ),
    ("meta-tags-copied", "no tags", [article({})], "inapplicable"),
    ("pubdate-malformed", "as the norm writes it", [dated("2026-11-20 16:40")], "passed"),
    ("pubdate-malformed", "midnight", [dated("2026-11-20 00:00")], "passed"),
    ("pubdate-malformed", "empty is another check's", [article({**ALL, "PubDate": ""})], "inapplicable"),
    (
        "pubdate-malformed",
        "one of two is right",
        [article(metas=(MetaTag(name="PubDate", content="2026-11-20"), *article().metas))],
        "passed",
    ),
    ("pubdate-malformed", "on a column", [column({**SITE, **COLUMN, "PubDate": "x"})], "inapplicable"),
    ("pubdate-malformed", "without a time", [dated("2026-11-20")], "failed date-only"),
    ("pubdate-malformed", "with seconds", [dated("2026-11-20 16:40:05")], "failed seconds"),
    ("pubdate-malformed", "in Chinese", [dated("2026年11月20日 16:40")], "failed form"),
    ("pubdate-malformed", "slashes", [dated("2026/11/20 16:40")], "failed form"),
    ("pubdate-malformed", "one digit", [dated("2026-11-2 16:40")], "failed form"),
    ("pubdate-malformed", "no such day", [dated("2026-02-30 16:40")], "failed no-such-time"),
    ("pubdate-malformed", "no such hour", [dated("2026-02-20 25:40")], "failed no-such-time"),
    (
        "pubdate-malformed",
        "wrong name, wrong form",
        [article({**without("PubDate"), "pubdate": "昨天"})],
        "failed form",
    ),
    ("pubdate-malformed", "afternoons, too", of_days(9, 11, 16), "passed"),
    ("pubdate-malformed", "an hour 0", of_days(0, 9, 11), "passed"),
    ("pubdate-malformed", "mornings of a few articles", of_days(9, 11)[:19], "passed"),
    ("pubdate-malformed", "all at midnight", [dated(f"2026-10-{n:02} 00:00", n) for n in range(1, 29)], "passed"),
    ("pubdate-malformed", "never an afternoon", of_days(2, 4, 9, 11), "cantTell"),
    (
        "pubdate-malformed",
        "twelve hours before what the page shows",
        [dated("2026-11-20 04:40", n, **beside("text", "2026-11-20T16:40")) for n in (1, 2)],
        "failed twelve-hours",
    ),
    (
        "pubdate-malformed",
        "twelve hours once, by chance",
        [dated("2026-11-20 04:40", **beside("Last-Modified", "2026-11-20T16:40:09"))],
        "passed",
    ),
    (
        "pubdate-malformed",
        "modified hours later",
        [dated("2026-11-20 04:40", n, **beside("Last-Modified", "2026-11-20T17:02:09")) for n in (1, 2)],
        "passed",
    ),
    ("page-title-missing", "titles", [home(), column(), article()], "passed"),
    (
        "page-title-missing",
        "one list over several pages",
        [column(title="部门动态", heading="部门动态", **on(f"{HOME}list_{n}.html")) for n in range(8)],
        "passed",
    ),
    ("page-title-missing", "few pages alike", titled("清河", 4, rendered=True), "passed"),
    ("page-title-missing", "all but one alike", [*titled("清河", rendered=True), article(number=9)], "passed"),
    ("page-title-missing", "none", [article(title=""), home()], "failed missing"),
    ("page-title-missing", "blanks", [article(title="  ")], "failed missing"),
    ("page-title-missing", "the same everywhere", titled("清河"), "failed same-everywhere"),
    ("page-title-missing", "scripts tell them apart", [*titled("清河"), article(number=9, rendered=True)], "passed"),
    ("page-title-missing", "scripts set it", [article(title=""), article(number=2, rendered=True)], "cantTell"),
    ("page-title-missing", "an error page", [page(PageKind.ERROR, 1, {}, title="")], "inapplicable"),
    ("page-title-missing", "within a frame", [article(title="", in_frame=True)], "inapplicable"),
    ("page-title-missing", "a frameset", [article(title="", text_length=0)], "inapplicable"),
]
