"""What failed in a survey is marked on a picture of its page: a link, a picture, words; nothing that cannot be seen."""

from portalwalk.model.observations import Mark, StepTaken
from portalwalk.model.verdict import Doubt, Occurrence
from portalwalk.pages.walk import Walk
from portalwalk.survey.pointing import MOST_POINTED, point_out
from tests.conftest import NewWalk
from tests.pages.conftest import Site


def marks_of(walk: Walk, url: str, *shown_by: str, target: str = "", about: str = "") -> tuple[Mark, ...]:
    doubts = [
        Doubt(
            place=Occurrence(url=about or url, target=target, shown_by=said, observed="-", observed_zh="-"),
            title="wrong",
            title_zh="有误",
        )
        for said in shown_by
    ]
    with walk.step("look", zh="查看"):
        walk.goto(url)
        point_out(walk, url, doubts)
    return next(one.data.marks for one in reversed(walk.written) if isinstance(one.data, StepTaken))


def test_links_pictures_and_words_are_each_brought_up_and_marked(new_walk: NewWalk, site: Site) -> None:
    walk = new_walk()
    url = site.put(
        '<div style="height: 3000px"></div><a href="/gone.html">旧通知</a><div style="height: 3000px"></div>'
        "<p>公示：<b>童某某</b>，身份证号 1101</p>"
    )

    link, words = marks_of(walk, url, f"{site.url}gone.html", "童某某")

    assert (link.target, words.target) == (f"{site.url}gone.html", "童某某")
    assert (link.caption, link.caption_zh) == ("wrong", "有误")
    assert link.picture != words.picture
    assert all(0 <= mark.box[1] < 800 for mark in (link, words))


def test_an_address_that_a_finding_names_is_pointed_at_without_other_words(new_walk: NewWalk, site: Site) -> None:
    walk = new_walk()
    url = site.put('<a href="/gone.html">旧通知</a>')

    (mark,) = marks_of(walk, url, "", target=f"{site.url}gone.html")

    assert mark.target == f"{site.url}gone.html"


def test_what_cannot_be_seen_is_left_alone(new_walk: NewWalk, site: Site) -> None:
    walk = new_walk()
    url = site.put('<a href="/gone.html" style="display: none">旧通知</a><p hidden>童某某</p><p>其他</p>')

    assert marks_of(walk, url, f"{site.url}gone.html", "童某某", "没有的话") == ()


def test_what_is_said_of_another_page_is_not_looked_for_here(new_walk: NewWalk, site: Site) -> None:
    walk = new_walk()
    url = site.put("<p>童某某</p>")

    assert marks_of(walk, url, "童某某", about=f"{site.url}elsewhere") == ()
    assert len(marks_of(walk, url, "童某某")) == 1


def test_a_page_with_many_faults_gets_a_few_pictures(new_walk: NewWalk, site: Site) -> None:
    walk = new_walk()
    url = site.put("".join(f"<p>第{number}号留言</p>" for number in range(9)))

    assert len(marks_of(walk, url, *(f"第{number}号留言" for number in range(9)))) == MOST_POINTED
