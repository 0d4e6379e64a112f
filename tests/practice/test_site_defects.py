"""What each defect of the whole site does to its pages: there when switched on, and only then."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from portalwalk.practice import DEFECTS, NOT_SEEDED
from portalwalk.practice.seeded.freshness import FRESHNESS
from portalwalk.practice.seeded.identity import IDENTITY
from portalwalk.practice.seeded.labels import LABELS
from portalwalk.practice.seeded.links import LINKS
from portalwalk.practice.seeded.publishing import PUBLISHING
from portalwalk.practice.seeded.speed import SPEED

if TYPE_CHECKING:
    from tests.practice.conftest import Visit, Visitor

NEWS, NOTICES, MEDIA, COUNTIES = "/xwzx/yw/", "/zwgk/tzgg/", "/xwzx/mtjj/", "/xwzx/qxdt/"
PERSONNEL, PLANS, RULES = "/zwgk/rsxx/", "/zwgk/ghjh/", "/zwgk/bmwj/"


def rows(v: Visitor, column: str) -> list[str]:
    return re.findall(rf'href="({column}\d+/t[^"]+)"', v.get(column).text)


def article(v: Visitor, column: str = NEWS, number: int = 0) -> str:
    return v.get(rows(v, column)[number]).text


def tag(page: str, name: str) -> str | None:
    found = re.findall(rf'<meta name="{name}" content="([^"]*)">', page)
    return found[0] if found else None


def hours(v: Visitor, where: str) -> list[int]:
    """The hours of the newest articles, in the tag or as visible."""
    pattern = rf'{where}(?:" content="|：)[\d-]+ (\d\d):'
    return [int(re.findall(pattern, article(v, NEWS, number))[0]) for number in range(8)]


def newest(v: Visitor, column: str) -> date:
    return max(date.fromisoformat(tag(v.get(path).text, "PubDate")[:10]) for path in rows(v, column))  # type: ignore[index]


def is_older(v: Visitor, column: str, days: int) -> bool:
    return newest(v, column) < date.today() - timedelta(days=days)


def footer(v: Visitor) -> str:
    return v.get(NEWS).text.partition("<footer")[2].partition("</footer>")[0]


def header(v: Visitor, path: str) -> str:
    return v.get(path).text.partition("<header")[2].partition("</header>")[0]


def related(v: Visitor) -> str:
    return str(re.findall(r'相关链接：</strong><a href="([^"]*)">', article(v, MEDIA))[0])


def files(v: Visitor, extension: str) -> list[bytes]:
    column = {"pdf": RULES, "zip": "/zwgk/czxx/", "docx": PLANS}[extension]
    paths = re.findall(rf'href="(/files/[^"]+\.{extension})"', article(v, column))
    return [v.get(path).content for path in paths if v.get(path).status_code == 200]


def opens_as_zip(content: bytes) -> bool:
    try:
        return zipfile.ZipFile(io.BytesIO(content)).testzip() is None
    except zipfile.BadZipFile:
        return False


def takes_long(v: Visitor, path: str) -> bool:
    return v.get(path).elapsed > timedelta(seconds=3)


def picture(v: Visitor) -> tuple[int, bytes]:
    found = [re.findall(r'class="figure"><img src="([^"]+)"', article(v, NEWS, number)) for number in range(4)]
    answer = v.get(next(path[0] for path in found if path))
    return answer.status_code, answer.content


def planted(v: Visitor) -> str:
    return "".join(re.findall(r'<div style="([^"]+)"><a href="http://localhost:\d+/yule888', v.get("/").text))


def letters(v: Visitor) -> list[str]:
    return [v.get(path).text for path in re.findall(r'href="(/zmhd/wszx/\d+\.html)"', v.get("/zmhd/wszx/").text)]


def days_of(letter: str) -> list[date]:
    return [date.fromisoformat(one) for one in re.findall(r"(?:来信|答复)时间：(\d{4}-\d\d-\d\d)", letter)]


def ties(v: Visitor, column: str) -> int:
    return sum("counterpart" in article(v, column, number) for number in range(3))


def list_of_people(v: Visitor) -> bytes:
    return v.get(re.findall(r'href="(/files/rsxx/[^"]+\.pdf)"', article(v, PERSONNEL))[0]).content


SEEN: dict[str, Callable[[Visitor], bool]] = {
    "meta-tags-missing": lambda v: tag(article(v), "ContentSource") is None and tag(article(v), "PubDate") is not None,
    "meta-tags-missing:home": lambda v: tag(v.get("/").text, "SiteIDCode") is None,
    "meta-tags-missing:column": lambda v: tag(v.get(NEWS).text, "ColumnType") is None,
    "meta-tags-empty": lambda v: tag(article(v), "ContentSource") == "",
    "meta-tags-empty:placeholder": lambda v: tag(v.get("/").text, "SiteName") == "网站名称",
    "meta-tags-copied": lambda v: tag(v.get(NOTICES).text, "SiteIDCode") == "1399970001",
    "meta-tags-copied:domain": lambda v: tag(article(v), "SiteDomain") == "www.yunlingshi.gov.cn",
    "meta-tags-wrong-case": lambda v: tag(article(v), "pubdate") is not None and tag(article(v), "PubDate") is None,
    "meta-tags-wrong-case:home": lambda v: tag(v.get("/").text, "siteName") is not None,
    "pubdate-malformed": lambda v: len(tag(article(v), "PubDate") or "") == 10,
    "pubdate-malformed:seconds": lambda v: (tag(article(v), "PubDate") or "").count(":") == 2,
    "pubdate-malformed:twelve-hour": lambda v: hours(v, "PubDate") != hours(v, "发布时间"),
    "pubdate-malformed:twelve-hour-shown": lambda v: max(hours(v, "发布时间")) <= 12,
    "pubdate-malformed:chinese": lambda v: "年" in (tag(article(v), "PubDate") or ""),
    "page-title-missing": lambda v: "<title>" not in v.get(NEWS).text,
    "page-title-missing:empty": lambda v: "<title></title>" in v.get(NEWS).text,
    "page-title-missing:same": lambda v: "<title>清河市人民政府</title>" in v.get(NEWS).text,
    "home-outdated": lambda v: (
        max(re.findall(r'datetime="([\d-]+)"', v.get("/").text)) < f"{date.today() - timedelta(days=15)}"
    ),
    "column-outdated": lambda v: is_older(v, "/xwzx/bmdt/", 40),
    "column-outdated:notices": lambda v: is_older(v, NOTICES, 190),
    "column-outdated:policies": lambda v: is_older(v, RULES, 190),
    "column-outdated:personnel": lambda v: is_older(v, PERSONNEL, 366),
    "column-outdated:plans": lambda v: is_older(v, PLANS, 366),
    "column-blank": lambda v: rows(v, PLANS) == [] and "暂无信息" in v.get(PLANS).text,
    "column-blank:bare": lambda v: rows(v, PLANS) == [] and "暂无信息" not in v.get(PLANS).text,
    "items-undated": lambda v: "<time" not in v.get(COUNTIES).text and "发布时间" not in article(v, COUNTIES),
    "pinned-unmarked": lambda v: "置顶" not in v.get(COUNTIES).text,
    "date-in-future": lambda v: newest(v, COUNTIES) > date.today() + timedelta(days=30),
    "dates-disagree": lambda v: (
        re.findall(r"<time[^>]*>([^<]+)", v.get(MEDIA).text)[0]
        != f"{date.fromisoformat((tag(article(v, MEDIA), 'PubDate') or '')[:10]):%Y年%m月%d日}"
    ),
    "dates-disagree:tag": lambda v: (
        re.findall(r"发布时间：([\d-]+ [\d:]+)", article(v, MEDIA))[0] != tag(article(v, MEDIA), "PubDate")
    ),
    "link-broken": lambda v: v.get(related(v)).status_code == 404,
    "link-broken:server-error": lambda v: v.get(related(v)).status_code == 500,
    "link-broken:attachment": lambda v: files(v, "pdf") == [],
    "link-broken:external": lambda v: related(v).startswith("http:") and v.get(related(v)).status_code == 404,
    "link-wrong-target": lambda v: "页面不存在" in v.get(related(v)).text and v.get(related(v)).status_code == 200,
    "link-wrong-target:parked": lambda v: "for sale" in v.get(related(v)).text,
    "link-wrong-target:placeholder": lambda v: "网站建设中" in v.get(related(v)).text,
    "link-wrong-target:home": lambda v: v.get(related(v)).url.path == "/",
    "link-placeholder": lambda v: related(v) == "#",
    "link-placeholder:script": lambda v: related(v) == "javascript:void(0)",
    "link-placeholder:empty": lambda v: related(v) == "",
    "link-hidden": lambda v: planted(v) == "display:none",
    "link-hidden:far-away": lambda v: "left:-9999px" in planted(v),
    "link-hidden:zero-size": lambda v: "width:0;height:0" in planted(v),
    "picture-not-shown": lambda v: picture(v)[0] == 404,
    "picture-not-shown:empty": lambda v: picture(v) == (200, b""),
    "picture-not-shown:wrong-type": lambda v: picture(v)[1].startswith(b"<!DOCTYPE html>"),
    "attachment-broken": lambda v: files(v, "pdf") == [b""],
    "attachment-broken:html": lambda v: files(v, "pdf")[0].startswith(b"<!DOCTYPE html>"),
    "attachment-broken:truncated": lambda v: not opens_as_zip(files(v, "zip")[0]),
    "attachment-broken:damaged": lambda v: not opens_as_zip(files(v, "docx")[0]),
    "site-name-missing": lambda v: "清河市人民政府" not in header(v, NEWS) and "清河市人民政府" in header(v, "/"),
    "site-name-missing:interaction": lambda v: "清河市人民政府" not in header(v, "/zmhd/wszx/"),
    "footer-item-missing": lambda v: "网站标识码" not in footer(v),
    "footer-item-missing:badge": lambda v: "党政机关网站标识" not in footer(v),
    "footer-item-missing:error-report": lambda v: "找错" not in footer(v),
    "footer-item-missing:icp": lambda v: "ICP备" not in footer(v),
    "footer-item-missing:public-security": lambda v: "公网安备" not in footer(v),
    "footer-item-missing:sponsor": lambda v: "主办单位" not in footer(v),
    "footer-item-missing:contact": lambda v: "联系" not in footer(v),
    "footer-item-missing:site-map": lambda v: "网站地图" not in footer(v),
    "identifiers-disagree": lambda v: "网站标识码：1399990007" in footer(v),
    "identifiers-disagree:error-report": lambda v: "site_code=1399990007" in footer(v),
    "identifiers-disagree:public-security": lambda v: "recordcode=13999902000101" not in footer(v),
    "filing-number-malformed": lambda v: re.search(r"ICP备\d{8}号", footer(v)) is None,
    "filing-number-malformed:public-security": lambda v: re.search(r"公网安备 \d{14}号", footer(v)) is None,
    "badge-error": lambda v: "red_error.png" in footer(v),
    "badge-error:not-shown": lambda v: v.get(re.findall(r'<img src="([^"]+)"', footer(v))[0]).status_code == 404,
    "badge-error:id": lambda v: re.search(r"id=[0-9A-F]{32}\"", footer(v)) is None,
    "leader-incomplete": lambda v: "简历" not in v.get("/zwgk/ldzc/1.html").text,
    "leader-incomplete:post": lambda v: "职务" not in v.get("/zwgk/ldzc/1.html").text,
    "functions-missing": lambda v: "主要职责" not in v.get("/zwgk/jgzn/").text,
    "functions-missing:column": lambda v: (
        v.get("/zwgk/jgzn/").status_code == 404
        and all("jgzn" not in v.get(path).text for path in ("/", "/zwgk/", "/wzdt/"))
    ),
    "interpretation-unlinked": lambda v: ties(v, RULES) == 0 and ties(v, "/zwgk/bmjd/") == 3,
    "interpretation-unlinked:document": lambda v: ties(v, RULES) == 3 and ties(v, "/zwgk/bmjd/") == 0,
    "guide-incomplete": lambda v: "设定依据" not in v.get("/bsfw/1001.html").text,
    "guide-incomplete:hours": lambda v: "办理时间" not in v.get("/bsfw/1001.html").text,
    "form-not-offered": lambda v: "/files/" not in v.get("/bsfw/1001.html").text,
    "personal-data-published": lambda v: "139999199003070012" in article(v, PERSONNEL),
    "personal-data-published:mobile": lambda v: "<td>19900000127</td>" in article(v, PERSONNEL),
    "personal-data-published:attachment": lambda v: b"139999199003070012".hex().encode() in list_of_people(v),
    "personal-data-published:bank-card": lambda v: (
        re.search(r"<td>6222990{10}\d{3}</td>", article(v, PERSONNEL)) is not None
    ),
    "sensitive-words": lambda v: "人明政府" in article(v, MEDIA),
    "reply-late": lambda v: all((days_of(one)[1] - days_of(one)[0]).days == 20 for one in letters(v)),
    "message-unanswered": lambda v: "办理中" in "".join(v.get("/zmhd/wszx/", page=str(n)).text for n in (1, 2, 3)),
    "messages-not-published": lambda v: letters(v) == [],
    "messages-not-published:stale": lambda v: (
        max(max(days_of(one)) for one in letters(v)) < date.today() - timedelta(days=365)
    ),
    "page-slow": lambda v: takes_long(v, "/zwgk/ldzc/"),
    "page-slow:picture": lambda v: takes_long(v, "/static/banner.svg"),
}


def test_every_defect_of_the_whole_site_is_tried_here() -> None:
    assert {one.id for group in (LABELS, FRESHNESS, LINKS, IDENTITY, PUBLISHING, SPEED) for one in group} == SEEN.keys()


def test_what_cannot_be_seeded_says_why_in_both_languages() -> None:
    assert not NOT_SEEDED.keys() & {one.check for one in DEFECTS.values()}
    assert all(zh and en for zh, en in NOT_SEEDED.values())


@pytest.mark.parametrize("defect", SEEN)
def test_a_defect_is_there_when_it_is_switched_on_and_only_then(visit: Visit, sound: Visitor, defect: str) -> None:
    assert SEEN[defect](visit(defect))
    assert not SEEN[defect](sound)
