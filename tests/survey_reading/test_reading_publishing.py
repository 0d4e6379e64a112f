import pytest

from portalwalk.model.observations import PageSeen
from tests.survey_reading.documents_read import HOST, page, read

TEXT = "为做好冬季供热工作，保障居民温暖过冬，现将有关事项通知如下，请各单位认真贯彻执行。" * 6


def seen(body: str, path: str = "/a/b.html") -> PageSeen:
    return read(body, path).seen


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
            "<h1>领导之窗</h1><ul><li><a href='/l/1.html'><img src='p.jpg'><strong>周明远</strong>"
            "<span>市委副书记、市长</span></a></li>"
            "<li><a href='/l/2.html'>林 若 溪</a><p>副市长</p></li></ul>"
        )
    ).leaders
    own = seen(
        page(
            "<h1>周明远</h1><p>市委副书记、市长</p><h2>简历</h2>"
            "<p>周明远，男，汉族，1970年3月出生，大学学历，中共党员。</p>"
        )
    ).leaders
    bare = seen(page("<h1>周明远</h1><p>市委副书记、市长</p><p>主持市政府全面工作。</p>")).leaders

    assert [(one.name, one.post, one.has_cv) for one in listed] == [
        ("周明远", "市委副书记、市长", None),
        ("林若溪", "副市长", None),
    ]
    assert [(one.name, one.post, one.has_cv) for one in own] == [("周明远", "市委副书记、市长", True)]
    assert [one.has_cv for one in bare] == [False]


@pytest.mark.parametrize(
    ("cv", "post"),
    [
        ("女，汉族，1975年9月生，大学学历，经济学学士。曾任市财政局局长。", ""),
        ("女，汉族，1975年9月生。历任县长、市财政局局长。协助市长处理日常工作。", ""),
        ("女，汉族，1975年9月生。历任县长、市财政局局长，现任清河市副市长。", "清河市副市长"),
        ("女，汉族，1975年9月生。曾任市财政局局长，2021年5月任副市长。", "2021年5月任副市长"),
    ],
)
def test_a_former_post_is_no_post(cv: str, post: str) -> None:
    (leader,) = seen(
        page(f"<h1>林若溪</h1><h2>简历</h2><p>{cv}</p><h2>分工</h2><p>协助市长处理日常工作。</p>", top="领导之窗")
    ).leaders

    assert (leader.post, leader.has_cv) == (post, True)


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
