import pytest

from portalwalk.model.observations import PageKind
from tests.survey_reading.documents_read import page, read

TEXT = "为做好冬季供热工作，保障居民温暖过冬，现将有关事项通知如下，请各单位认真贯彻执行。" * 6
ROWS = "".join(
    f"<li><a href='/t/{n}.html'>关于做好冬季供热工作的通知{n}</a><span>2026-11-0{n}</span></li>" for n in range(1, 8)
)
TRAIL = '<div class="crumb">当前位置：<a href="/">首页</a> &gt; <a href="/t/">{}</a></div>'
SITE = '<meta name="SiteName" content="清河市人民政府">'
COLUMN = '<meta name="ColumnName" content="通知公告">'


@pytest.mark.parametrize(
    ("kind", "path", "status", "body"),
    [
        (PageKind.HOME, "/", 200, page(f"<ul>{ROWS}</ul>", head=f"<title>清河市人民政府</title>{SITE}")),
        (PageKind.COLUMN, "/zwgk/tzgg/", 200, page(f"<h1>通知公告</h1><ul>{ROWS}</ul>", head=COLUMN)),
        (
            PageKind.COLUMN,
            "/zwgk/tzgg/index_2.html",
            200,
            page(f"<h1>通知公告</h1><ul>{ROWS}</ul><div class=pager>下一页</div>"),
        ),
        (
            PageKind.ARTICLE,
            "/art/2026/11/20/art_1_2.html",
            200,
            page(f"<h1>关于供热的通知</h1><p>发布时间：2026-11-20</p><p>{TEXT}</p>"),
        ),
        (PageKind.SEARCH, "/search?q=a", 200, page("<h1>搜索结果</h1><p>共3条</p>", head="<title>搜索_清河市</title>")),
        (PageKind.INTERACTION, "/zmhd/szxx/", 200, page(f"{TRAIL.format('市长信箱')}<h1>市长信箱</h1><ul>{ROWS}</ul>")),
        (
            PageKind.SERVICE,
            "/bsfw/1.html",
            200,
            page("<h1>身份证补领</h1><dl><dt>设定依据</dt><dt>申请材料</dt><dt>办理时限</dt><dt>办理地点</dt></dl>"),
        ),
        (PageKind.ERROR, "/x.html", 404, page("<h1>清河</h1>")),
        (
            PageKind.ERROR,
            "/x.html",
            200,
            page("<h1>您访问的页面不存在</h1><p>页面不存在，3秒后返回首页</p>", head="<title>404</title>"),
        ),
    ],
)
def test_kinds_that_are_sure(kind: PageKind, path: str, status: int, body: str) -> None:
    seen = read(body, path, status=status, depth=0 if path == "/" else 2).seen

    assert seen.kind is kind
    assert seen.kind_confidence >= 0.6
    assert seen.kind_signs


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/x", page("<p>你好</p>")),
        ("/x/", page("<p>你好</p>")),
        ("/x/y.html", page(f"<p>{TEXT}</p>")),
        ("/2026/11/20/a.html", page("<p>你好</p>")),
        ("/zwgk/tzgg/", page("<h1>通知公告</h1><iframe src='list.html'></iframe>", head=COLUMN)),
        ("/zwgk/tzgg/", page("<h1>通知公告</h1><ul id='list'></ul>", head=COLUMN)),
        ("/zwgk/tzgg/", page("<h1>通知公告</h1><div><script>draw()</script></div>", head=COLUMN)),
        ("/", '<meta http-equiv="refresh" content="1;url=/index.html"><title>清河市人民政府</title>' + SITE),
    ],
)
def test_one_sign_alone_is_never_sure(path: str, body: str) -> None:
    assert read(body, path).seen.kind_confidence < 0.6


def test_an_article_about_errors_is_no_error_page() -> None:
    body = page(f"<h1>关于页面不存在等问题的整改通报</h1><p>发布时间：2026-11-20</p><p>{TEXT * 3}</p>")

    assert read(body, "/art/2026/11/20/art_1_2.html").seen.kind is PageKind.ARTICLE


@pytest.mark.parametrize("content_type", ["application/pdf", "image/png", "text/xml", "application/json"])
def test_what_is_no_page_has_no_kind(content_type: str) -> None:
    assert read("{}", content_type=content_type).seen.kind is PageKind.OTHER


def test_pages_of_one_template_share_a_signature() -> None:
    def column(count: int) -> str:
        return read(page(f"<div class='box'><h1>通知</h1><ul>{ROWS * count}</ul></div>"), f"/{count}/").seen.template

    def article(text: str) -> str:
        return read(page(f"<div class='article'><h1>通知</h1><div class='text'>{text}</div></div>")).seen.template

    assert column(1) == column(9)
    assert article(f"<p>{TEXT}</p>") == article(f"<table><tr><td>{TEXT}</table><div><div>图</div></div>")
    assert column(1) != article(TEXT)


def test_states_and_numbers_in_classes_are_no_other_template() -> None:
    first, second = (
        read(page(f"<div class='col-{n} {'on' if n else ''}'><div class='a'>一</div></div>" * (n + 1))).seen.template
        for n in (0, 3)
    )

    assert first == second


def summary(number: int, word: str) -> str:
    """An item as blogs list it: heading, summary, a link to read on, a date."""
    address, title = f"/archives/{number}.html", f"清河市供热工作通知{number}"
    return (
        f"<article class='post-{number} category-{word} entry'><h2><a href='{address}'>{title}</a></h2>"
        f"<div class='entry-content'><p>{TEXT} <a href='{address}'>Continue reading {title}</a></p></div>"
        f"<footer>Published <time>2026-11-{number:02}</time></footer></article>"
    )


def blog(main: str) -> str:
    """A page whose frame is called what other systems call the text of an article."""
    return page(f"<div class='site'><div id='content' class='site-content'><div><main>{main}</main></div></div></div>")


@pytest.mark.parametrize("count", [2, 10])
def test_a_list_of_summaries_is_a_column_and_no_article(count: int) -> None:
    listed = "".join(summary(number, "gzdt") for number in range(1, count + 1))
    seen = read(blog(f"<h1>工作动态</h1>{listed}"), "/archives/category/gzdt").seen

    assert (seen.kind, seen.is_sure, len(seen.items)) == (PageKind.COLUMN, True, count)
    assert {item.title for item in seen.items} == {f"清河市供热工作通知{number}" for number in range(1, count + 1)}
    assert seen.dates == ()


def test_an_article_with_summaries_of_others_below_stays_one() -> None:
    body = f"<h1>通知</h1><p>发布时间：2026-11-20</p>{f'<p>{TEXT}</p>' * 12}{summary(1, 'gzdt')}{summary(2, 'gzdt')}"

    assert read(blog(body), "/archives/9.html").seen.kind is PageKind.ARTICLE


def test_a_page_that_holds_nothing_but_a_dated_list_is_surely_a_column() -> None:
    rows = "".join(
        f"<li>2026-11-{n:02} <a href='/doku.php?id=a:{n}' title='a:{n}'>清河市供热通知{n}</a></li>" for n in range(1, 8)
    )
    seen = read(page(f"<h1>通知公告</h1><ul>{rows}</ul>"), "/doku.php?id=tzgg:start").seen
    beside_text = read(page(f"<h1>通知公告</h1><p>{TEXT * 3}</p><ul>{rows}</ul>"), "/doku.php?id=tzgg:start").seen

    assert (seen.kind, seen.is_sure, seen.items[0].title) == (PageKind.COLUMN, True, "清河市供热通知1")
    assert not (beside_text.kind is PageKind.COLUMN and beside_text.is_sure)


def test_what_frames_a_whole_page_is_looked_into_whatever_it_is_called() -> None:
    column, other_column, article = (
        read(blog(body)).seen.template
        for body in (
            f"<h1>动态</h1>{summary(1, 'gzdt')}",
            f"<h1>公告</h1>{summary(2, 'tzgg')}",
            f"<article class='single'><h1>通知</h1><div class='entry-content'>{TEXT}</div></article>",
        )
    )

    assert column == other_column != article
