import pytest

from portalwalk.survey.document import PageFacts
from tests.survey_reading.documents_read import page, read

TEXT = "为做好冬季供热工作，保障居民温暖过冬，现将有关事项通知如下，请各单位认真贯彻执行。" * 6


def in_text(facts: PageFacts) -> list[str]:
    return [one.at for one in facts.seen.dates if one.where == "text"]


def article(byline: str, text: str = TEXT) -> str:
    return page(f"<h1>关于冬季供热工作的通知</h1>{byline}<div class='text'><p>{text}</p></div>")


@pytest.mark.parametrize(
    ("said", "at"),
    [
        ("2026-11-22", "2026-11-22"),
        ("2026-11-22 09:30", "2026-11-22T09:30"),
        ("2026-11-22 09:30:15", "2026-11-22T09:30:15"),
        ("2026年11月22日", "2026-11-22"),
        ("2026 年 11 月 2 日", "2026-11-02"),
        ("2026/11/22 10:30", "2026-11-22T10:30"),
        ("2026.11.22", "2026-11-22"),
        ("２０２６-１１-２２", "2026-11-22"),
        ("22 November 2026", "2026-11-22"),
        ("Nov 22, 2026", "2026-11-22"),
        ("二〇二六年十一月二十二日", "2026-11-22"),
        ("二○二六年十月三十日", "2026-10-30"),
        ("今天", "2026-11-22"),
        ("3天前", "2026-11-19"),
    ],
)
def test_a_date_below_the_heading_is_read(said: str, at: str) -> None:
    assert in_text(read(article(f"<p>{said}</p>"))) == [at]


@pytest.mark.parametrize(
    "byline",
    [
        "<p>发布时间：2026-11-22 来源：市政府办公室 浏览：12次</p>",
        "<p><span>来源：清河市人民政府</span><span>日期：2026-11-22</span></p>",
        "<p>来源：清河日报 2026-11-22 字号：大 中 小</p>",
        "<p><b>时间：</b>2026-11-22</p>",
        "<p>Published on 22 November 2026</p>",
        "<table><tr><td>发布日期</td><td>2026-11-22</td></tr></table>",
        "<dl><dt>成文日期</dt><dd>2026年11月01日</dd><dt>发布日期</dt><dd>2026年11月22日</dd></dl>",
    ],
)
def test_a_byline_in_any_words_is_read(byline: str) -> None:
    assert in_text(read(article(byline))) == ["2026-11-22"]


@pytest.mark.parametrize(
    "byline",
    [
        "",
        "<p>成文日期：2026年11月22日</p>",
        "<table><tr><td>成文日期</td><td>2026年11月22日</td></tr></table>",
        "<p>本办法自2026年11月22日起施行。</p>",
        "<p>（2026年11月22日清河市人民政府第5次常务会议通过）</p>",
        "<p>2026年11月22日，市长周明远调研供热工作。</p>",
        "<p>会议时间：2026年11月22日</p>",
        "<p>更新时间：2026-11-22</p>",
        "<p>2026-13-45</p>",
        "<p>版本 192.168.20.26</p>",
    ],
)
def test_other_dates_are_not_taken_for_the_publication(byline: str) -> None:
    assert in_text(read(article(byline))) == []


def test_a_date_in_running_text_is_not_taken() -> None:
    text = f"{TEXT}报名时间：2026年12月1日。{TEXT}清河市人民政府 2026年11月20日"

    assert in_text(read(article("", text))) == []


def test_the_day_at_the_top_of_every_page_is_not_taken() -> None:
    body = page("<h1>机构职能</h1><p>负责全市工作。</p>", top="<p>今天是2026年11月22日</p>")

    assert in_text(read(body)) == []


@pytest.mark.parametrize(
    ("path", "at"),
    [
        ("/zwgk/20261122/1.html", "2026-11-22"),
        ("/art/2026/11/22/art_1_2.html", "2026-11-22"),
        ("/zwgk/202611/t20261122_33.html", "2026-11-22"),
        ("/2026-11/22/content_1.htm", "2026-11-22"),
        ("/art/2026/1/2/art_1_2.html", "2026-01-02"),
        ("/info/1234520261122.html", ""),
        ("/zwgk/202611/1.html", ""),
        ("/a.html?t=20261122", ""),
    ],
)
def test_the_address_may_hold_a_date(path: str, at: str) -> None:
    dates = [one.at for one in read("<p>x", path).seen.dates if one.where == "url"]

    assert dates == ([at] if at else [])


def test_tags_are_kept_as_said_and_conflicts_stay() -> None:
    head = (
        '<meta name="PubDate" content="2026-11-22 9:5"><meta name="publishdate" content="2026-11-20">'
        '<meta property="article:published_time" content="2026-11-19T08:00:00+08:00"><meta name="pubdate" content="">'
    )
    body = page("<h1>通知</h1><p>发布时间：2026-11-21</p>", head=head)

    dates = read(body, "/t20261118_1.html", last_modified="Sun, 22 Nov 2026 20:00:00 GMT").seen.dates

    assert [(one.where, one.said, one.at) for one in dates] == [
        ("PubDate", "2026-11-22 9:5", "2026-11-22"),
        ("meta", "2026-11-20", "2026-11-20"),
        ("meta", "2026-11-19T08:00:00+08:00", "2026-11-19T08:00:00"),
        ("text", "2026-11-21", "2026-11-21"),
        ("url", "20261118", "2026-11-18"),
        ("Last-Modified", "Sun, 22 Nov 2026 20:00:00 GMT", "2026-11-23T04:00:00"),
    ]


def test_a_tag_that_is_no_date_is_kept_unread() -> None:
    seen = read(page("", head='<meta name="PubDate" content="发布时间">')).seen

    assert [(one.said, one.at) for one in seen.dates] == [("发布时间", "")]
