"""What is marked on a page of results: the query as it stands there, and where the item was expected or found."""

from collections.abc import Callable

import pytest

from portalwalk.model.observations import ItemSeen, Mark, StepTaken
from portalwalk.pages.search_box import SearchBox
from portalwalk.pages.search_marks import point_at_answer
from portalwalk.pages.search_results import Results, furniture
from tests.conftest import NewWalk
from tests.pages.conftest import Site

QUERY, OTHERS = "公租房申请公告", ("养犬管理条例公开征求意见", "图书馆延长夜间开放时间", "供水管网改造工程今日启动")
FORM = '<form action="/so"><input name="q" placeholder="请输入关键词" value="{}"><button>搜索</button></form>'

Marks = Callable[[str], StepTaken]


@pytest.fixture
def marks(new_walk: NewWalk, site: Site) -> Marks:
    """Publish the answer to a query, and return the step in which it was marked."""

    def read(answer: str) -> StepTaken:
        walk = new_walk()
        walk.open(site.put(FORM.format("")))
        known = furniture(walk.look())
        box = SearchBox(walk)
        box.find()
        with walk.step("search", zh="搜索"):
            results = Results(walk, QUERY, walk.open(site.put(answer, "/so")), known, known, 300)
            match = results.find(ItemSeen(title=QUERY, url=f"{site.url}art/9.html"))
            point_at_answer(walk, box, results, QUERY, match)
        step = walk.written[-1].data
        assert isinstance(step, StepTaken)
        return step

    return read


def listed(*titles: str) -> str:
    rows = (f'<li><h3><a href="/art/{n}.html">{one}</a></h3><p>摘要</p></li>' for n, one in enumerate(titles))
    return f"<ul>{''.join(rows)}</ul>"


def said(step: StepTaken) -> list[tuple[str, str]]:
    return [(mark.caption, mark.caption_zh) for mark in step.marks if mark.picture == step.picture]


def test_the_query_in_the_box_and_the_list_that_misses_the_item(marks: Marks) -> None:
    step = marks(FORM.format(QUERY) + listed(*OTHERS))

    asked, expected = step.marks
    assert said(step) == [
        (f"Asked for, as it stands in the box: “{QUERY}”", f"搜索框中的搜索词：“{QUERY}”"),
        (
            f"Expected here: “{QUERY}”. The results on this page do not hold it",
            f"应出现在此处：“{QUERY}”，本页结果中没有",
        ),
    ]
    assert bottom(asked) <= expected.box[1]
    assert expected.box[3] > 2 * asked.box[3]  # from the first title to the last


def test_the_item_where_it_was_found(marks: Marks) -> None:
    step = marks(FORM.format(QUERY) + listed(*OTHERS, QUERY))

    assert said(step)[1] == (f"Found here, rank 4: “{QUERY}”", f"在此找到，第4位：“{QUERY}”")


def test_a_query_that_is_lost_and_words_that_nothing_was_found(marks: Marks) -> None:
    step = marks(FORM.format("") + "<p>抱歉，没有找到相关内容</p>")

    assert [zh for _, zh in said(step)] == [
        f"搜索框中已没有搜索词：“{QUERY}”",
        f"页面提示未找到任何结果，应有：“{QUERY}”",
    ]


def test_results_below_the_window_are_shown_beside_the_box(marks: Marks) -> None:
    step = marks(FORM.format(QUERY) + '<div style="height: 1500px"></div>' + listed(*OTHERS))

    (beside,) = (one for one in step.evidence if one != step.picture)
    (asked,) = (mark for mark in step.marks if mark.picture == beside)
    (expected,) = (mark for mark in step.marks if mark.picture == step.picture)
    assert asked.caption_zh.startswith("搜索框中的搜索词")
    assert expected.caption_zh.startswith("应出现在此处")
    assert 0 < bottom(expected) < 1500


def test_an_error_is_marked_where_the_page_names_it(marks: Marks) -> None:
    step = marks("<p>首页 &gt; 搜索</p><h1>500 系统错误</h1>")

    assert said(step) == [("The search answered with an error", "搜索返回错误")]


def bottom(mark: Mark) -> float:
    return mark.box[1] + mark.box[3]
