"""What a good site that is oddly built has in it, and what must not be taken for a fault."""

from __future__ import annotations

import re
from datetime import date

import httpx
import pytest

from portalwalk.practice import Form, running
from tests.practice.whole import BROWSER, Whole

ID_NUMBER = re.compile(r"(?<!\d)\d{17}[\dX](?!\d)")
ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def test_nothing_that_looks_like_an_id_number_is_one(whole: Whole) -> None:
    numbers = [number for page in whole.pages for number in ID_NUMBER.findall(page.text)]

    assert "110101199913320012" in numbers
    for number in numbers:
        check = sum(int(digit) * weight for digit, weight in zip(number[:17], ID_WEIGHTS, strict=True)) % 11
        assert number[17] != "10X98765432"[check]


def test_lists_show_dates_in_three_ways_and_mark_what_is_pinned(plain: Whole) -> None:
    counties, media = (plain.seen[plain.home + path].text for path in ("xwzx/qxdt/", "xwzx/mtjj/"))

    assert re.search(r"<time[^>]*>\[\d\d-\d\d\]</time>", counties)
    assert re.search(r"<time[^>]*>\d{4}年\d\d月\d\d日</time>", media)
    assert re.search(r'<li><span class="tag">置顶</span>', counties)


def test_robots_and_the_site_map_for_machines_name_what_there_is(whole: Whole) -> None:
    listed = set(re.findall("<loc>([^<]+)</loc>", whole.map))

    assert f"Sitemap: {whole.home}sitemap.xml" in whole.robots
    assert len(listed) > 400
    assert listed <= whole.seen.keys()


@pytest.mark.parametrize("form", Form)
def test_traps_have_no_end(form: Form) -> None:
    with running(form=form) as portal, httpx.Client(base_url=portal.url, trust_env=False) as http:
        month, longer = "/xwzx/rl/", "/zwgk/jiansuo"
        for _ in range(20):
            page = http.get(month)
            assert page.status_code == 200
            month = re.findall(r'href="([^"]+)">下个月', page.text)[0]
            longer = re.findall(r'href="(/zwgk/jiansuo\?[^"]+)"', http.get(longer).text)[0].replace("&amp;", "&")

    assert int(month[-7:-3]) in (date.today().year + 1, date.today().year + 2)
    assert longer.count("&") > 9


def test_session_ids_in_addresses_of_the_wild_form_change_and_do_no_harm() -> None:
    with running(form=Form.WILD) as portal, httpx.Client(base_url=portal.url, trust_env=False) as http:
        first, second = (
            re.findall(r'href="([^"]+;jsessionid=[^"]+)"', http.get("/xwzx/mtjj/").text)[0] for _ in range(2)
        )

        assert first != second
        assert http.get(first).text.count("媒体聚焦") == http.get(second).text.count("媒体聚焦") > 0


def test_open_data_turns_robots_away_and_answers_visitors(plain: Whole) -> None:
    with running() as portal, httpx.Client(base_url=portal.url, trust_env=False) as http:
        address = re.findall(r'href="([^"]+/data\.qingheshi\.gov\.cn/)"', http.get("/zwgk/").text)[0]

        assert http.get(address).status_code == 403
        assert http.get(address, headers=BROWSER).status_code == 200
