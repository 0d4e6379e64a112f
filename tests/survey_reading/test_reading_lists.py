import pytest

from tests.survey_reading.documents_read import HOST, page, read

TITLE = "关于做好冬季供热工作的通知第"


def rows(beside: str = "<span>2026-11-0{n}</span>", count: int = 6) -> str:
    return "".join(
        f'<li><a href="/tzgg/{n}.html">{TITLE}{n}号</a>{beside.format(n=n)}</li>' for n in range(1, count + 1)
    )


def column(main: str) -> str:
    return page(f'<div class="position">当前位置：<a href="/">首页</a> &gt; 通知公告</div><h1>通知公告</h1>{main}')


def items(body: str, path: str = "/tzgg/") -> list[tuple[str, str]]:
    return [(item.title, item.published_on) for item in read(body, path).seen.items]


def test_the_main_list_is_taken_and_what_stands_around_it_is_not() -> None:
    body = column(
        '<ul class="nav"><li><a href="/a/">机构职能介绍</a></li><li><a href="/b/">领导之窗介绍</a></li></ul>'
        f"<ul>{rows()}</ul>"
        '<div class="pagination"><a href="/tzgg/">首页</a><a href="index_1.html">下一页</a>'
        '<a href="index_9.html">尾页</a></div>'
        '<div class="sidebar"><ul>'
        + "".join(f'<li><a href="/hot/{n}.html">热门点击排行文章标题{n}</a></li>' for n in range(9))
        + "</ul></div>"
    )

    assert items(body) == [(f"{TITLE}{n}号", f"2026-11-0{n}") for n in range(1, 7)]


def test_rows_in_pieces_of_five_are_one_list() -> None:
    body = column(
        "<div>" + f"<ul class='l'>{rows(count=5)}</ul>" * 1 + f"<ul class='l'>{rows(count=6)}</ul>" + "</div>"
    )

    assert len(items(body)) == 11


@pytest.mark.parametrize(
    "beside",
    [
        "<span>2026-11-0{n}</span>",
        "<span>[2026-11-0{n}]</span>",
        "<em>2026</em><i>[11-0{n}]</i>",
        "<b>0{n}</b> <span>2026-11</span>",
        "<span>2026年11月{n}日</span>",
        "<span>2026/11/{n}</span>",
    ],
)
def test_a_date_beside_an_item_is_read(beside: str) -> None:
    assert [on for _, on in items(column(f"<ul>{rows(beside)}</ul>"))] == [f"2026-11-0{n}" for n in range(1, 7)]


def test_without_a_year_the_date_is_kept_as_said() -> None:
    seen = read(column(f"<ul>{rows('<span>[11-0{n}]</span>')}</ul>"), "/tzgg/").seen

    assert [(item.published_on, item.date_said) for item in seen.items][:2] == [("", "[11-01]"), ("", "[11-02]")]


def test_the_address_of_an_item_gives_the_year_when_month_and_day_agree() -> None:
    row = '<li><a href="/tzgg/202611/t202611{day}_1.html">关于冬季供热工作的通知</a><span>11-{shown}</span></li>'
    body = column(f"<ul>{row.format(day='05', shown='05') * 3}{row.format(day='04', shown='03')}</ul>")

    assert [on for _, on in items(body)] == ["2026-11-05"] * 3 + [""]


def test_a_number_in_a_title_is_no_date() -> None:
    body = column(
        "<ul>"
        + "".join(f'<li><a href="/{n}.html">2025-2026学年第{n}学期校历安排 3-5年级</a></li>' for n in range(5))
        + "</ul>"
    )

    assert [on for _, on in items(body)] == [""] * 5


def test_links_that_scripts_open_have_addresses() -> None:
    opening = "onclick=\"openWin('/tzgg/{n}.html')\""
    row = f'<li><a href="javascript:void(0)" {opening}>关于冬季供热的通知{{n}}</a><i>2026-11-0{{n}}</i></li>'
    seen = read(column("<ul>" + "".join(row.format(n=n) for n in range(1, 5)) + "</ul>"), "/tzgg/").seen

    assert [item.url for item in seen.items] == [f"{HOST}/tzgg/{n}.html" for n in range(1, 5)]


def test_rows_of_a_table_and_of_blocks_are_lists() -> None:
    table = "".join(
        f'<tr><td><a href="/{n}.html">关于冬季供热工作的通知{n}</a></td><td>2026-11-0{n}</td></tr>' for n in range(1, 5)
    )
    blocks = "".join(
        f'<div class="i" data-to="/{n}.html"><div>关于冬季供热工作的通知{n}</div><div>2026-11-0{n}</div></div>'
        for n in range(1, 5)
    )

    for main in (f"<table>{table}</table>", f"<div>{blocks}</div>"):
        assert items(column(main)) == [(f"关于冬季供热工作的通知{n}", f"2026-11-0{n}") for n in range(1, 5)]


@pytest.mark.parametrize(
    "mark", ["<i>[置顶]</i>", "<span class='zhiding'></span>", "<img src=d.gif alt=置顶>", "【置顶】", "<b>顶</b>"]
)
def test_pinned_items_are_marked(mark: str) -> None:
    body = column(
        f"<ul><li>{mark}<a href='/0.html'>关于冬季供热工作的通知</a><span>2026-01-01</span></li>{rows()}</ul>"
    )

    assert [item.marked_as_pinned for item in read(body, "/tzgg/").seen.items] == [True] + [False] * 6


def test_words_about_the_top_do_not_pin() -> None:
    body = column(
        "<ul>" + "<li><a href='/0.html'>关于整治楼顶违建和置顶广告的通知</a><span>2026-01-01</span></li>" * 4 + "</ul>"
    )

    assert not any(item.marked_as_pinned for item in read(body, "/tzgg/").seen.items)


def test_an_article_has_no_list() -> None:
    text = "为做好冬季供热工作，保障居民温暖过冬，现将有关事项通知如下。" * 12
    body = page(
        f"<h1>通知</h1><p>发布时间：2026-11-20</p><div class='text'><p>{text}</p></div><ul>"
        f"<li>上一篇：<a href='/1.html'>关于春季供水的通知</a></li></ul>"
    )

    assert read(body, "/t20261120_1.html").seen.items == ()


def test_a_home_page_gives_all_its_dated_lists() -> None:
    panels = "".join(
        f"<div class='panel'><h2><a href='/{p}/'>栏目{p}</a></h2><ul>{rows().replace('/tzgg/', f'/{p}/')}</ul></div>"
        for p in "abc"
    )

    assert len(read(page(panels), "/", depth=0).seen.items) == 18
