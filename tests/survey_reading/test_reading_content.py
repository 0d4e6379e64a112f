import pytest

from portalwalk.model.observations import FooterItem, PageSeen
from tests.survey_reading.documents_read import HOST, page, read

TEXT = "为做好冬季供热工作，保障居民温暖过冬，现将有关事项通知如下，请各单位认真贯彻执行。" * 6


def seen(body: str, path: str = "/a/b.html") -> PageSeen:
    return read(body, path).seen


def footer(bottom: str, head: str = "") -> dict[str, FooterItem]:
    return {item.item: item for item in reversed(seen(page("<h1>通知</h1>", head=head, bottom=bottom)).footer)}


def test_every_footer_item_is_read() -> None:
    items = footer(
        '<a href="https://bszs.conac.cn/sitename?method=show&id=0123456789ABCDEF0123456789ABCDEF"><img src="https://dcs.conac.cn/image/red.png"></a>'
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
            '<div class="crumb">当前位置：<a href="/">首页</a> &gt; <a href="/z/">政务公开</a> &gt; <a href="/z/t/">通知公告</a></div>',
            "通知公告",
        ),
        (
            '<p>您现在的位置：<a href="/">首页</a>&gt;&gt;<a href="/z/">政务公开</a>&gt;&gt;<a href="/z/t/">通知公告</a>&gt;&gt;正文</p>',
            "通知公告",
        ),
        (
            '<nav aria-label="当前位置"><a href="/">首页</a><span>&gt;</span><a href="/z/t/">通知公告</a><span>&gt;</span><span>关于冬季供热的通知</span></nav>',
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
            head='<meta name="sitename" content="甲"><META NAME="SiteDomain" CONTENT=" a.gov.cn "><meta name="Keywords" content>',
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


def test_a_guide_names_its_elements_in_any_layout() -> None:
    rows = "".join(
        f"<tr><th>{label}</th><td>见窗口公示</td></tr>"
        for label in ("设定依据", "受理条件", "申请材料", "承诺时限", "办理地点", "咨询电话")
    )
    titles = "".join(
        f"<h3>{label}</h3><p>见窗口公示</p>"
        for label in ("一、办理依据", "二、申请条件：", "三、所需材料", "四、办理流程", "五、收费标准", "六、办公时间")
    )

    assert set(seen(page(f"<h1>身份证补领</h1><table>{rows}</table>")).elements) == {
        "name", "basis", "conditions", "materials", "time-limit", "place", "phone",
    }  # fmt: skip
    assert set(seen(page(f"<h1>身份证补领</h1>{titles}")).elements) == {
        "name", "basis", "conditions", "materials", "process", "fee", "hours",
    }  # fmt: skip


def test_an_article_that_speaks_of_materials_is_no_guide() -> None:
    assert seen(page(f"<h1>通知</h1><p>申请材料应当齐全，办理时限缩短。</p><p>{TEXT}</p>")).elements == ()


def test_forms_of_a_guide_are_named_with_where_they_are_offered() -> None:
    guide = (
        "<h1>身份证补领</h1><dl><dt>设定依据</dt><dd>法</dd><dt>申请材料</dt><dd><ul><li>居民身份证补领申请表</li>"
        "<li>个人承诺书</li></ul></dd><dt>办理时限</dt><dd>5日</dd></dl>"
    )

    offered = seen(page(guide + '<a href="/f/1.docx">居民身份证补领申请表</a>')).forms
    missing = seen(page(guide)).forms

    assert [(form.name, form.url) for form in offered] == [
        ("居民身份证补领申请表", f"{HOST}/f/1.docx"),
        ("个人承诺书", ""),
    ]
    assert [form.url for form in missing] == ["", ""]


def test_a_message_gives_its_dates_and_its_office() -> None:
    body = page(
        "<h1>路灯不亮</h1><p><span>来信时间：2026-11-02 09:10</span></p><p>柳林路路灯不亮。</p>"
        "<h2>答复内容</h2><p>已修复。</p><p><span>答复单位：市城管局</span><span>答复时间：2026年11月05日</span></p>"
    )

    (message,) = seen(body, "/zmhd/szxx/1.html").messages

    assert (message.title, message.asked_on, message.answered_on, message.office, message.is_answered) == (
        "路灯不亮", "2026-11-02", "2026-11-05", "市城管局", True,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("rest", "is_answered"),
    [("<p>状态：办理中</p>", False), ("<h2>答复内容</h2><p>已修复。</p>", True), ("", None)],
)
def test_an_answer_without_a_date_is_still_an_answer(rest: str, is_answered: bool | None) -> None:
    (message,) = seen(page(f"<h1>路灯不亮</h1><p>留言时间：2026-11-02</p>{rest}"), "/zmhd/1.html").messages

    assert (message.answered_on, message.is_answered) == ("", is_answered)


def test_a_table_of_messages_is_read_by_its_columns() -> None:
    table = (
        "<table><tr><th>标题</th><th>来信时间</th><th>答复时间</th><th>办理单位</th></tr>"
        '<tr><td><a href="/m/1.html">路灯不亮</a></td><td>2026-11-02</td><td>2026-11-05</td><td>市城管局</td></tr>'
        '<tr><td><a href="/m/2.html">公交改线</a></td><td>2026-11-08</td><td></td><td></td></tr></table>'
    )

    told = seen(page(f"<h1>市长信箱</h1>{table}"), "/zmhd/szxx/").messages

    assert [(m.title, m.asked_on, m.answered_on, m.is_answered) for m in told] == [
        ("路灯不亮", "2026-11-02", "2026-11-05", True),
        ("公交改线", "2026-11-08", "", None),
    ]


def test_leaders_in_a_list_and_on_a_page_of_their_own() -> None:
    listed = seen(
        page(
            "<h1>领导之窗</h1><ul><li><a href='/l/1.html'><img src='p.jpg'><strong>周明远</strong><span>市委副书记、市长</span></a></li>"
            "<li><a href='/l/2.html'>林 若 溪</a><p>副市长</p></li></ul>"
        )
    ).leaders
    own = seen(
        page(
            "<h1>周明远</h1><p>市委副书记、市长</p><h2>简历</h2><p>周明远，男，汉族，1970年3月出生，大学学历，中共党员。</p>"
        )
    ).leaders
    bare = seen(page("<h1>周明远</h1><p>市委副书记、市长</p><p>主持市政府全面工作。</p>")).leaders

    assert [(one.name, one.post, one.has_cv) for one in listed] == [
        ("周明远", "市委副书记、市长", None),
        ("林若溪", "副市长", None),
    ]
    assert [(one.name, one.post, one.has_cv) for one in own] == [("周明远", "市委副书记、市长", True)]
    assert [one.has_cv for one in bare] == [False]


def test_names_in_news_are_no_leaders() -> None:
    assert seen(page(f"<h1>周明远调研冬季供热</h1><p>市长周明远到供热公司调研。</p><p>{TEXT}</p>")).leaders == ()


def test_what_the_own_part_holds_besides_text() -> None:
    assert seen(page("<h1>规划</h1>")).own_parts == ()
    assert seen(page("<h1>规划</h1><form><select><option>2026</select><input type=submit></form>")).own_parts == ()
    assert seen(page("<h1>规划</h1><form><input name=q></form><img src=a.png><iframe src=b></iframe>")).own_parts == (
        "form",
        "picture",
        "frame",
    )
