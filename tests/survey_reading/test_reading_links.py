import pytest

from portalwalk.model.observations import LinkKind
from portalwalk.survey.document import Document, Link
from portalwalk.survey.facts import read_page
from tests.survey_reading.documents_read import HOST, TODAY, page, read

BAD = '<a href="http://casino.example/">娱乐城</a>'


def links(body: str, path: str = "/a/b.html") -> tuple[Link, ...]:
    return read(body, path).links


def one(body: str) -> Link:
    return next(link for link in links(body) if link.kind is not LinkKind.STYLE)


@pytest.mark.parametrize(
    ("markup", "url", "kind"),
    [
        ('<a href="c.html#x">a</a>', f"{HOST}/a/c.html", LinkKind.PAGE),
        ('<a href=" /c/d/ ">a</a>', f"{HOST}/c/d/", LinkKind.PAGE),
        ('<a href="../c.html">a</a>', f"{HOST}/c.html", LinkKind.PAGE),
        ('<a href="/c/../d.html">a</a>', f"{HOST}/d.html", LinkKind.PAGE),
        ('<a href="//other.example/x">a</a>', "https://other.example/x", LinkKind.PAGE),
        ('<a href="\\c\\d.html">a</a>', f"{HOST}/c/d.html", LinkKind.PAGE),
        ('<a href="/c/\nd.html">a</a>', f"{HOST}/c/d.html", LinkKind.PAGE),
        ('<map><area href="/c.html"></map>', f"{HOST}/c.html", LinkKind.PAGE),
        ('<a href="/f/1.PDF?x=1">a</a>', f"{HOST}/f/1.PDF?x=1", LinkKind.ATTACHMENT),
        ('<a href="/down.jsp?id=1">附件：申请表.docx</a>', f"{HOST}/down.jsp?id=1", LinkKind.PAGE),
        ('<a href="/f/1.ofd">a</a>', f"{HOST}/f/1.ofd", LinkKind.ATTACHMENT),
        ('<a href="/big.jpg">a</a>', f"{HOST}/big.jpg", LinkKind.PAGE),
        ('<img src="p.png">', f"{HOST}/a/p.png", LinkKind.PICTURE),
        ('<img src="blank.gif" data-src="p.png">', f"{HOST}/a/p.png", LinkKind.PICTURE),
        ("<div style=\"background:url('p.png')\"></div>", f"{HOST}/a/p.png", LinkKind.PICTURE),
        ('<table background="p.png"></table>', f"{HOST}/a/p.png", LinkKind.PICTURE),
        ('<iframe src="f.html"></iframe>', f"{HOST}/a/f.html", LinkKind.FRAME),
        ('<script src="s.js"></script>', f"{HOST}/a/s.js", LinkKind.SCRIPT),
        ('<link rel="stylesheet" href="s.css">', f"{HOST}/a/s.css", LinkKind.STYLE),
        ('<video><source src="v.mp4"></video>', f"{HOST}/a/v.mp4", LinkKind.ATTACHMENT),
        ("<a href=\"javascript:window.open('/c.html')\">a</a>", f"{HOST}/c.html", LinkKind.PAGE),
        ('<a href="#" onclick="location.href=\'/c.html\'">a</a>', f"{HOST}/c.html", LinkKind.PAGE),
    ],
)
def test_what_a_page_links_to(markup: str, url: str, kind: LinkKind) -> None:
    assert [(link.url, link.kind) for link in links(markup)] == [(url, kind)]


@pytest.mark.parametrize(
    "markup",
    [
        '<a href="mailto:a@b.cn">a</a>',
        '<a href="tel:12345">a</a>',
        '<a href="#content">a</a>',
        '<a name="top">a</a>',
        '<img src="data:image/gif;base64,AAAA">',
        '<img data-src="{{ item.src }}">',
        '<noscript><a href="/c.html">a</a></noscript>',
        '<!-- <a href="/c.html">a</a> -->',
        '<template><a href="/c.html">a</a></template>',
        '<iframe src="about:blank"></iframe>',
        '<link rel="canonical" href="/c.html">',
        "<a href=\"javascript:open('/c?id='+id)\" id=x>a</a>",
        "<button onclick=\"removeItem('/api/delete/1')\">a</button>",
    ],
)
def test_what_is_no_link(markup: str) -> None:
    assert [link for link in links(markup) if link.url[:4] == "http"] == []


def test_the_base_counts_and_words_come_from_text_title_or_picture() -> None:
    body = (
        '<base href="/x/"><a href="1.html"><b>一</b>二</a><a href="2.html" title="三"></a>'
        '<a href="3.html"><img alt="四" src="data:,"></a>'
    )

    assert [(link.url, link.words) for link in links(body)] == [
        (f"{HOST}/x/1.html", "一二"),
        (f"{HOST}/x/2.html", "三"),
        (f"{HOST}/x/3.html", "四"),
    ]


@pytest.mark.parametrize(
    ("markup", "why"),
    [
        (f'<div style="display:none">{BAD}</div>', "display:none"),
        (f'<div style="DISPLAY : none;"><p>{BAD}</p></div>', "display:none"),
        (f"<p hidden>{BAD}</p>", "display:none"),
        (f'<div style="visibility:hidden">{BAD}</div>', "visibility:hidden"),
        (f'<div style="position:absolute;left:-9999px">{BAD}</div>', "far away"),
        (f'<div style="position:fixed;top:-2000px" class="x1">{BAD}</div>', "far away"),
        (f'<div style="width:0;height:0;overflow:hidden">{BAD}</div>', "no size"),
        (f'<marquee height="1" width="5" scrollamount="3000">{BAD}</marquee>', "marquee without height"),
        (BAD.replace("<a", '<a style="font-size:0"'), "no font size"),
        (BAD.replace("<a", '<a style="color:#fff;background:#ffffff"'), "colour of its background"),
        (BAD.replace("<a", '<a style="display:none"'), "display:none"),
    ],
)
def test_hidden_links_are_recognised(markup: str, why: str) -> None:
    assert one(f"<body><p>正文</p>{markup}</body>").hidden_by == why


@pytest.mark.parametrize(
    "markup",
    [
        BAD,
        f'<ul class="menu"><li><a>栏目</a><ul style="display:none"><li>{BAD}</li></ul></li></ul>',
        f'<ul><li><a>栏目</a><div style="display:none">{BAD}</div></li></ul>',
        f'<nav><div style="display:none">{BAD}</div></nav>',
        f'<div id="con_two_2" style="display:none">{BAD}</div>',
        f'<div class="layer" style="display:none">{BAD}</div>',
        f'<div role="dialog" style="display:none">{BAD}</div>',
        f'<div class="tabs"><div><ul><li>一</li></ul></div><div style="display:none"><ul><li>{BAD}</li>'
        f"</ul></div></div>",
        f'<div><div><ul><li>一</li></ul></div><div style="display:none"><ul><li>{BAD}</li></ul></div></div>',
        f'<div onmouseover="show()"><p style="display:none">{BAD}</p></div>',
        f'<div class="nav-drawer" style="position:fixed;left:-1200px">{BAD}</div>',
        f'<div style="position:absolute;left:-300px">{BAD}</div>',
        f'<div style="text-indent:-9999px">{BAD}</div>',
        f'<div style="font-size:0">{BAD}</div>',
        f'<div style="height:0">{BAD}</div>',
        f'<marquee height="30">{BAD}</marquee>',
        BAD.replace("<a", '<a style="color:#fff"'),
        '<a href="/c.html" style="position:absolute;left:-9999px">跳到正文</a>',
        f'<div style="opacity:0">{BAD}</div>',
    ],
)
def test_what_waits_for_a_visitor_is_not_hidden(markup: str) -> None:
    assert [link.hidden_by for link in links(f"<body><div class='main'><p>正文</p>{markup}</div></body>")] == [""]


@pytest.mark.parametrize(
    "href", ["#", "", "##", "javascript:void(0)", "javascript:;", "javascript:void(0);", "JavaScript:"]
)
def test_a_link_left_over_from_a_template_is_a_placeholder(href: str) -> None:
    body = page(f'<ul><li><a href="/1.html">供热通知</a></li><li><a href="{href}">供水通知</a></li></ul>')

    assert [link.words for link in links(body) if link.is_placeholder] == ["供水通知"]


def test_buttons_beside_it_make_no_placeholder_a_button() -> None:
    body = page('<div><a href="#" onclick="f()">打印</a><p>相关链接：<a href="#">供水通知</a></p></div>')

    assert [link.words for link in links(body) if link.is_placeholder] == ["供水通知"]


@pytest.mark.parametrize(
    "markup",
    [
        '<a href="#" onclick="f()">供水通知</a>',
        '<a href="#" id="x">供水通知</a>',
        '<a href="#" class="x">供水通知</a>',
        '<a href="#" data-id="1">供水通知</a>',
        '<a href="#" role="button">供水通知</a>',
        '<a href="#" aria-expanded="false">供水通知</a>',
        '<a href="#" @click="f">供水通知</a>',
        '<a href="#"><span class="icon"></span>供水通知</a>',
        '<a href="#">返回顶部</a>',
        '<a href="javascript:void(0)">打印</a>',
        '<a href="#">[大]</a><a href="#">[中]</a><a href="#">[小]</a>',
        '<a href="#"><img src="x.png"></a>',
        '<div onclick="f()"><a href="#">供水通知</a></div>',
        '<ul class="tab-head"><li><a href="#">要闻</a></li><li><a href="/2">动态</a></li></ul>',
        '<ul><li class="on"><a href="#">要闻</a></li><li><a href="#">动态</a></li></ul>',
        '<ul><li><a href="#">要闻</a></li><li><a href="#">动态</a></li></ul>',
        '<ul><li><a href="#">栏目</a><ul><li><a href="/1.html">一</a></li></ul></li></ul>',
        '<nav><a href="#">供水通知</a></nav>',
        "<a href=\"javascript:openWin('x')\">供水通知</a>",
        '<a href="#top">供水通知</a>',
        "<a>供水通知</a>",
    ],
)
def test_buttons_and_tabs_are_no_placeholders(markup: str) -> None:
    assert not any(link.is_placeholder for link in links(page(markup)))


def test_where_a_page_sends_visitors_on() -> None:
    assert read('<meta http-equiv="refresh" content="1;url=/index.html">', "/").refresh_to == f"{HOST}/index.html"
    assert read("<meta http-equiv='Refresh' content=\"0; URL='index.html'\">", "/").refresh_to == f"{HOST}/index.html"
    assert read('<meta http-equiv="refresh" content="300;url=/index.html">', "/").refresh_to == ""
    assert read('<meta http-equiv="refresh" content="3">', "/").refresh_to == ""
    assert read('<noscript><meta http-equiv="refresh" content="0;url=/no.html"></noscript>', "/").refresh_to == ""


def test_a_page_that_only_scripts_fill_says_so() -> None:
    assert read('<body><div id="app"></div><script src="/app.js"></script></body>').is_script_drawn
    assert not read("<body><p>没有脚本</p></body>").is_script_drawn
    assert not read(f"<body><p>{'本页有很多文字。' * 20}</p><script src='/a.js'></script></body>").is_script_drawn
    assert not read("<frameset><frame src='a.html'></frameset><script src=a.js></script>").is_script_drawn


PARTS = (
    '<script src="http://a.example/x.js"></script><img src="http://a.example/x.png" alt="图">'
    '<a href="http://a.example/">链接</a><iframe src="http://127.0.0.1:9/"></iframe>'
)


@pytest.mark.parametrize(
    ("policy", "head", "scheme"),
    [
        ("upgrade-insecure-requests", "", "https"),
        ("default-src 'self'; Upgrade-Insecure-Requests ;", "", "https"),
        ("default-src 'self', upgrade-insecure-requests", "", "https"),
        ("", '<meta http-equiv="Content-Security-Policy" content="upgrade-insecure-requests">', "https"),
        ("block-all-mixed-content", "", "http"),
        ("default-src 'self'; report-uri /upgrade-insecure-requests", "", "http"),
        ("", '<meta name="keywords" content="upgrade-insecure-requests">', "http"),
    ],
)
def test_a_page_that_asks_for_it_loads_its_parts_by_https(policy: str, head: str, scheme: str) -> None:
    seen = {link.url for link in read(page(PARTS, head=head), content_security_policy=policy).links}

    assert {f"{scheme}://a.example/x.js", f"{scheme}://a.example/x.png"} <= seen
    assert {"http://a.example/", "http://127.0.0.1:9/"} <= seen


def test_a_page_that_came_by_http_keeps_its_parts_as_they_are() -> None:
    document = Document(
        "http://a.example/",
        "http://a.example/",
        200,
        {"content-security-policy": "upgrade-insecure-requests"},
        page(PARTS).encode(),
    )

    assert "http://a.example/x.js" in {link.url for link in read_page(document, today=TODAY).links}
