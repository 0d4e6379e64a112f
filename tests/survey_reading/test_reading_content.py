import pytest

from portalwalk.model.observations import FooterItem, PageSeen
from portalwalk.survey.document import Document
from portalwalk.survey.facts import read_page
from tests.survey_reading.documents_read import HOST, TODAY, page, read

TEXT = "为做好冬季供热工作，保障居民温暖过冬，现将有关事项通知如下，请各单位认真贯彻执行。" * 6


def seen(body: str, path: str = "/a/b.html") -> PageSeen:
    return read(body, path).seen


def footer(bottom: str, head: str = "") -> dict[str, FooterItem]:
    return {item.item: item for item in reversed(seen(page("<h1>通知</h1>", head=head, bottom=bottom)).footer)}


def test_every_footer_item_is_read() -> None:
    items = footer(
        '<a href="https://bszs.conac.cn/sitename?method=show&id=0123456789ABCDEF0123456789ABCDEF">'
        '<img src="https://dcs.conac.cn/image/red.png"></a>'
        '<a href="https://zfwzgl.www.gov.cn/exposure/jiucuo.html?site_code=1304000009"><img src="/jc.png"></a>'
        "<p>主办单位：清河市人民政府 承办单位：市政府办公室</p><p>网站标识码：1304000009</p>"
        '<p><a href="https://beian.miit.gov.cn/">冀ICP备05000001号-1</a> '
        '<a href="https://beian.mps.gov.cn/?recordcode=13040002000101">冀公网安备 13040002000101号</a></p>'
        '<p>联系电话：0399-5550100 <a href="/map.html">网站地图</a></p>'
    )

    assert {name: item.said for name, item in items.items()} == {
        "badge": "https://dcs.conac.cn/image/red.png",
        "error-report": "https://www.qinghe.example/jc.png",
        "icp": "冀ICP备05000001号-1",
        "public-security": "冀公网安备 13040002000101号",
        "site-map": "网站地图",
        "sponsor": "清河市人民政府",
        "contact": "0399-5550100",
        "site-code": "1304000009",
    }
    assert items["badge"].href.endswith("id=0123456789ABCDEF0123456789ABCDEF")
    assert items["public-security"].href.endswith("recordcode=13040002000101")
    assert items["site-map"].href == f"{HOST}/map.html"


def test_items_that_scripts_write_are_read_from_the_scripts() -> None:
    items = footer(
        "<script>document.write(unescape(\"%3Cspan id='_ideConac'%3E%3Cscript src='https://dcs.conac.cn/js/01/000/CA01.js'\"))</script>"
        '<script id="_jiucuo_" sitecode="1304000009" src="https://zfwzgl.www.gov.cn/exposure/jiucuo.js"></script>'
    )

    assert set(items) == {"badge", "error-report"}
    assert items["error-report"].said == "sitecode=1304000009"


def test_items_outside_a_footer_are_found_and_missing_ones_are_not_made_up() -> None:
    body = "<body><h1>通知</h1><p>正文</p><center>京ICP备12008262号-12<br>网站标识码：bm17000009</center></body>"

    assert {(item.item, item.said) for item in seen(body).footer} == {
        ("icp", "京ICP备12008262号-12"),
        ("site-code", "bm17000009"),
    }
    assert seen(page("<h1>通知</h1><p>党政机关网站要规范管理。</p>")).footer == ()


def test_a_hotline_in_an_article_is_not_the_portals_contact() -> None:
    article = "<h1>停水通知</h1><p>咨询热线：0399-5550123，主办单位：清河自来水公司</p>"
    numbers = "<p>网站标识码：1304000009</p>"

    assert {item.item for item in seen(page(article, bottom=numbers)).footer} == {"site-code"}
    assert "contact" in {item.item for item in seen(f"<body>{article}{numbers}</body>").footer}


def test_the_header_gives_its_words_and_its_pictures() -> None:
    body = page("<h1>通知</h1>", top='<img src="/name.png" alt="清河市人民政府"><p>无障碍浏览</p>')

    assert "无障碍浏览" in seen(body).header_text
    assert seen(body).header_pictures == ("", "清河市人民政府")


def test_a_name_that_a_style_sheet_draws_counts_as_a_picture() -> None:
    body = '<div class="top"><h1 class="logo"></h1></div><div class="main"><h1>通知</h1><p>正文</p></div>'

    assert "" in seen(body).header_pictures


@pytest.mark.parametrize(
    ("trail", "column"),
    [
        (
            '<div class="crumb">当前位置：<a href="/">首页</a> &gt; <a href="/z/">政务公开</a> &gt; '
            '<a href="/z/t/">通知公告</a>'
            "</div>",
            "通知公告",
        ),
        (
            '<p>您现在的位置：<a href="/">首页</a>&gt;&gt;<a href="/z/">政务公开</a>&gt;&gt;'
            '<a href="/z/t/">通知公告</a>&gt;&gt;正文</p>',
            "通知公告",
        ),
        (
            '<nav aria-label="当前位置"><a href="/">首页</a><span>&gt;</span><a href="/z/t/">通知公告</a>'
            "<span>&gt;</span><span>关于冬季供热的通知</span></nav>",
            "通知公告",
        ),
        (
            '<div class="crumb"><a href="/">首页</a><a href="/z/">政务公开</a><a href="/z/t/">通知公告</a></div>',
            "通知公告",
        ),
    ],
)
def test_the_breadcrumb_names_the_column(trail: str, column: str) -> None:
    told = seen(page(f"{trail}<h1>关于冬季供热的通知</h1><p>发布时间：2026-11-20</p><p>{TEXT}</p>"))

    assert (told.has_breadcrumb, told.column, told.heading) == (True, column, "关于冬季供热的通知")


def test_without_a_breadcrumb_the_tag_names_the_column() -> None:
    told = seen(page("<h1>通知</h1>", head='<meta name="ColumnName" content="通知公告">'))

    assert (told.has_breadcrumb, told.column) == (False, "通知公告")


def test_metas_keep_their_letter_case() -> None:
    told = seen(
        page(
            "",
            head='<meta name="sitename" content="甲"><META NAME="SiteDomain" CONTENT=" a.gov.cn ">'
            '<meta name="Keywords" content>',
        )
    )

    assert [(tag.name, tag.content) for tag in told.metas] == [
        ("sitename", "甲"),
        ("SiteDomain", "a.gov.cn"),
        ("Keywords", ""),
    ]


@pytest.mark.parametrize(
    "tie",
    [
        '<p>政策解读：<a href="/j/1.html">供热办法十问十答</a></p>',
        '<div><h3>相关文件</h3><ul><li><a href="/j/1.html">供热管理办法</a></li></ul></div>',
        '<p><a href="/j/1.html">【图解】供热管理办法</a></p>',
        '<p><a href="/j/1.html">政策原文</a></p>',
        '<p>现对<a href="/j/1.html">《清河市供热管理办法》</a>解读如下</p>',
        '<div class="sidebar"><h3>相关解读</h3><a href="/j/1.html">供热办法十问十答</a></div>',
    ],
)
def test_ties_between_policy_and_interpretation_are_read(tie: str) -> None:
    body = page(f"<h1>清河市供热管理办法</h1><p>发布时间：2026-11-20</p><p>{TEXT}</p>{tie}")

    assert [item.url for item in seen(body, "/t20261120_1.html").related] == [f"{HOST}/j/1.html"]


@pytest.mark.parametrize(
    "other",
    [
        '<ul class="nav"><li><a href="/j/1.html">政策解读</a></li></ul>',
        '<p><a href="/zcjd/">政策解读</a></p>',
        '<p>上一篇：<a href="/j/1.html">关于春季供水的通知</a></p>',
    ],
)
def test_menus_columns_and_neighbours_are_no_ties(other: str) -> None:
    body = page(f"<h1>清河市供热管理办法</h1><p>发布时间：2026-11-20</p><p>{TEXT}</p>{other}")

    assert seen(body, "/t20261120_1.html").related == ()


@pytest.mark.parametrize(
    ("rendered", "not_shown", "is_shown"),
    [(False, (), None), (True, (), True), (True, (f"{HOST}/red.png",), False), (True, (f"{HOST}/logo.png",), True)],
)
def test_a_browser_says_whether_the_badge_is_shown(
    rendered: bool, not_shown: tuple[str, ...], is_shown: bool | None
) -> None:
    bottom = '<a href="http://bszs.conac.cn/sitename?method=show&amp;id=1"><img src="/red.png" alt="\u6807\u8bc6"></a>'
    body = page("<h1>\u901a\u77e5</h1>", bottom=f"{bottom} \u4eacICP\u590712345678\u53f7").encode()
    url = f"{HOST}/a.html"
    document = Document(url, url, 200, {}, body, rendered=rendered, not_shown=not_shown)

    items = {item.item: item.is_shown for item in read_page(document, today=TODAY).seen.footer}

    assert items == {"badge": is_shown, "icp": None}
