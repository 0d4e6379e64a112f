"""The clean forms as a whole site: what the norms for government portals ask for holds on every page."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

import pypdf

from portalwalk.practice import Form

if TYPE_CHECKING:
    from tests.practice.whole import Whole

SITE_TAGS = {"SiteName": "清河市人民政府", "SiteDomain": "www.qingheshi.gov.cn", "SiteIDCode": "1399990001"}
COLUMN_TAGS = ("ColumnName", "ColumnDescription", "ColumnKeywords", "ColumnType")
ARTICLE_TAGS = ("ArticleTitle", "PubDate", "ContentSource")
WINDOWS = {
    "/xwzx/yw/": 14,
    "/xwzx/bmdt/": 14,
    "/xwzx/qxdt/": 14,
    "/xwzx/mtjj/": 14,
    "/zwgk/tzgg/": 180,
    "/zwgk/zcwj/": 180,
    "/zwgk/bmwj/": 180,
    "/zwgk/rsxx/": 365,
    "/zwgk/ghjh/": 365,
    "/zwgk/nb/": 366,
}


def test_more_than_300_pages_within_four_clicks_and_no_dead_link(whole: Whole) -> None:
    near = [page for page in whole.pages if page.depth <= (4 if whole.form is Form.PLAIN else 5)]

    assert len(near) >= 300
    assert {url: page.status for url, page in whole.seen.items() if page.status != 200} == {}


def test_every_page_has_the_tags_of_its_kind_with_the_right_values(whole: Whole) -> None:
    for page in whole.pages:
        metas = page.metas
        assert {name: metas.get(name) for name in SITE_TAGS} == SITE_TAGS, page.url
        if "ColumnName" in metas:
            assert all(metas.get(name, "").strip() for name in COLUMN_TAGS), page.url
        if "ArticleTitle" in metas:
            assert all(metas.get(name, "").strip() for name in ARTICLE_TAGS), page.url
            assert re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d", metas["PubDate"]), page.url
    assert sum("ColumnName" in page.metas for page in whole.pages) >= len(whole.pages) - 5
    assert any(datetime.fromisoformat(page.metas["PubDate"]).hour > 12 for page in whole.articles)


def test_visible_dates_are_those_of_the_tags_and_none_is_in_the_future(whole: Whole) -> None:
    compared = 0
    for page in whole.articles:
        visible = re.search(r"(?:发布时间|日期|来信时间)：(\d{4}-\d\d-\d\d \d\d:\d\d)", page.text)
        if visible:
            compared += 1
            assert visible[1] == page.metas["PubDate"], page.url
        assert page.metas["PubDate"][:10] <= f"{date.today()}", page.url

    assert compared > 380


def test_every_page_has_a_title_and_articles_have_their_own(whole: Whole) -> None:
    titles = Counter(page.title for page in whole.pages)

    assert "" not in titles
    assert len({page.title for page in whole.articles}) == len(whole.articles)


def test_every_header_names_the_site_and_every_footer_has_its_items(whole: Whole) -> None:
    items = ["主办单位", "网站标识码：1399990001", "冀ICP备05000001号-1", "冀公网安备 13999902000101号", "联系方式"]
    for page in whole.pages:
        header = page.tree.css_first(".site-header")
        if header is None:
            assert "http-equiv" in page.text, page.url  # the splash, which goes on to the home page
            continue
        assert "清河市人民政府" in header.text(), page.url
        if whole.form is Form.PLAIN:
            assert [item for item in items if item not in page.tree.css("footer")[0].text()] == [], page.url
            assert page.tree.css_matches('footer a[href="/wzdt/"]')
            assert page.tree.css_matches('footer img[src$="/red.png"][alt="党政机关网站标识"]')


def test_the_footer_leads_to_other_hosts_that_know_the_site(whole: Whole) -> None:
    expected = ["bszs.conac.cn/sitename?method=show&id=", "jiucuo.html?site_code=1399990001", "beian.miit.gov.cn/"]
    expected += ["registerSystemInfo?recordcode=13999902000101"]

    assert [words for words in expected if not any(words in url for url in whole.footer)] == []
    assert set(whole.footer.values()) == {200}


def test_columns_are_fresh_and_an_old_one_says_why(plain: Whole) -> None:
    newest: dict[str, str] = {}
    for page in plain.articles:
        column = re.sub(r"\d{6}/t.*", "", page.url.removeprefix(plain.home.rstrip("/")))
        newest[column] = max(newest.get(column, ""), page.metas["PubDate"][:10])

    for column, days in WINDOWS.items():
        assert newest[column] >= f"{date.today() - timedelta(days=days)}", column
    assert newest["/ztzl/ghg/"] < "2022"
    assert "归档" in plain.seen[plain.home + "ztzl/ghg/"].text


def test_pictures_have_words(whole: Whole) -> None:
    pictures = [picture for page in whole.pages for picture in page.tree.css("img")]

    assert all("alt" in picture.attributes for picture in pictures)
    assert any(picture.attributes.get("data-src") for picture in pictures)


def test_attachments_open(whole: Whole) -> None:
    opened: Counter[str] = Counter()
    for url, file in whole.seen.items():
        extension = url.rpartition(".")[2]
        if extension == "pdf":
            opened[extension] += len(pypdf.PdfReader(io.BytesIO(file.body), strict=True).pages[0].extract_text()) > 10
        elif extension in ("docx", "xlsx", "zip"):
            opened[extension] += zipfile.ZipFile(io.BytesIO(file.body)).testzip() is None

    assert {name: count >= 8 for name, count in opened.items()} == dict.fromkeys(("pdf", "docx", "xlsx", "zip"), True)
    assert opened.total() == sum(re.search(r"\.(pdf|docx|xlsx|zip)$", url) is not None for url in whole.seen)


def test_every_policy_is_tied_to_its_interpretation_and_back(whole: Whole) -> None:
    by_url = {page.url: page for page in whole.articles}
    rules = [page for page in by_url.values() if page.metas["ColumnType"] == "政策文件"]

    assert len(rules) == 45
    for rule in rules:
        linked = {by_url[link].url: by_url[link] for link in rule.links if link in by_url}
        tied = [page for page in linked.values() if page.metas["ColumnType"] == "政策解读"]
        assert [rule.url in other.links for other in tied] == [True], rule.url


def test_messages_are_answered_within_three_days(plain: Whole) -> None:
    letters = [page for page in plain.articles if re.search(r"/zmhd/(wszx|szxx)/\d+\.html", page.url)]

    assert len(letters) > 25
    for page in letters:
        times = re.findall(r"(?:来信时间|答复时间)：(\d{4}-\d\d-\d\d \d\d:\d\d)", page.text)
        asked, answered = (datetime.fromisoformat(one) for one in times)
        assert timedelta() < answered - asked <= timedelta(days=3), page.url


def test_guides_have_every_element_and_offer_their_forms(plain: Whole) -> None:
    guides = [page for page in plain.articles if re.search(r"/bsfw/\d+\.html", page.url)]
    elements = [
        "事项名称",
        "设定依据",
        "申请条件",
        "申请材料",
        "办理流程",
        "办理地点",
        "办理时间",
        "咨询电话",
        "收费标准",
        "办理时限",
    ]

    assert len(guides) == 24
    for page in guides:
        assert [element for element in elements if f"<dt>{element}</dt>" not in page.text] == []
        assert sum("/files/" in link for link in page.links) == 2


def test_leaders_and_functions_are_complete(plain: Whole) -> None:
    leaders = [page for page in plain.pages if re.search(r"/zwgk/ldzc/\d+\.html", page.url)]

    assert len(leaders) >= 5
    assert all(f"<h2>{part}</h2><p>" in page.text for page in leaders for part in ("职务", "简历", "分工"))
    assert plain.seen[plain.home + "zwgk/jgzn/"].text.count("<li>") > 5
