"""Which pages a survey opens, in what order, and where it stops."""

import asyncio
import gzip
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest

from portalwalk.model.observations import LinkKind, LinkSeen, LinkState, Observation, PageSeen, SurveyEnded
from portalwalk.model.portal import Portal
from portalwalk.survey.crawl import Budget, crawl, look_again
from portalwalk.survey.document import Document, PageFacts
from portalwalk.survey.facts import read_page
from tests.survey.site import Said, moved, page, serving
from tests.survey.surveyed import survey


def test_every_page_within_reach_is_seen_once_with_its_clicks(tmp_path: Path) -> None:
    pages = {"/": page("/a", "/b#top", "/b"), "/a": page("/", "/c"), "/b": page("/a"), "/c": page("/a", title="丙")}
    with serving(dict(pages)) as site:
        found = survey(site, tmp_path)

        assert {one.url.removeprefix(site.url): one.depth for one in found.pages} == {"": 0, "a": 1, "b": 1, "c": 2}
        assert max(count for path, count in site.asked.items() if path in pages) == 1
    assert found.ended.pages == 4
    assert found.ended.why_ended == "done"
    assert found.host.answers is True


def test_the_crawl_stays_on_its_host_and_below_its_path(tmp_path: Path) -> None:
    with serving() as site:
        site.pages = {
            "/daxing/": page(
                "/daxing/a", "/other", f"{site.elsewhere}x", "mailto:a@b.cn", "javascript:go()", "ftp://h/x"
            ),
            "/daxing/a": page("/daxing/"),
            "/other": page("/far"),
            "/x": page("/y"),
        }
        found = survey(site, tmp_path, portal={"url": f"{site.url}daxing/"})

        assert found.paths(site) == {"/daxing/", "/daxing/a"}
        assert found.link(f"{site.url}other").state is LinkState.WORKS
        assert found.link(f"{site.elsewhere}x").is_external
        assert not {"/far", "/y"} & set(site.asked)


def test_a_sub_site_is_part_of_the_portal_by_rule(tmp_path: Path) -> None:
    with serving() as site:
        site.pages = {"/": page(f"{site.elsewhere}sub"), "/sub": page("/deeper"), "/deeper": page()}
        found = survey(site, tmp_path, sub_sites=("localhost:*",))

        assert {one.url for one in found.pages} == {site.url, f"{site.elsewhere}sub", f"{site.elsewhere}deeper"}


def test_a_redirect_is_followed_and_its_page_seen_once(tmp_path: Path) -> None:
    with serving({"/": page("/old", "/new"), "/old": moved("/new", 301), "/new": page()}) as site:
        found = survey(site, tmp_path)

        assert found.paths(site) == {"/", "/new"}
        assert len(found.pages) == 2
        assert found.link(f"{site.url}old").landed_url == f"{site.url}new"


def test_a_redirect_out_of_the_portal_is_no_page_of_it(tmp_path: Path) -> None:
    with serving() as site:
        site.pages = {"/": page("/out"), "/out": moved(f"{site.elsewhere}there"), "/there": page("/further")}
        found = survey(site, tmp_path)

        assert found.paths(site) == {"/"}
        assert found.link(f"{site.url}out").state is LinkState.WORKS
        assert site.asked["/further"] == 0


def test_what_sitemaps_name_is_seen_too(tmp_path: Path) -> None:
    index = "<sitemapindex><sitemap><loc>/maps/1.xml.gz</loc></sitemap></sitemapindex>"
    urls = '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>/hidden</loc></url></urlset>'
    with serving() as site:
        site.pages = {
            "/": page("/a"),
            "/a": page(),
            "/hidden": page(),
            "/robots.txt": Said(f"Sitemap: {site.url}index.xml".encode(), kind="text/plain"),
            "/index.xml": Said(index.encode(), kind="text/xml"),
            "/maps/1.xml.gz": Said(gzip.compress(urls.encode()), kind="application/gzip"),
        }
        found = survey(site, tmp_path)

        assert {one.url.removeprefix(site.url): one.depth for one in found.pages} == {"": 0, "a": 1, "hidden": -1}
        assert found.pages[0].url == site.url
        assert not [one for one in found.links if one.target.endswith("hidden")]


def test_what_robots_may_not_open_is_left_out_and_said(tmp_path: Path) -> None:
    with serving({"/": page("/secret", "/a"), "/a": page(), "/secret": page()}) as site:
        found = survey(site, tmp_path, may_open=lambda url: "secret" not in url)

        assert site.asked["/secret"] == 0
        assert found.link(f"{site.url}secret").cause == "robots"
        assert found.ended.skipped[0].startswith("what robots.txt asks")
        assert found.ended.skipped_zh[0].startswith("robots.txt")


def test_the_page_budget_is_kept_and_the_rest_is_said(tmp_path: Path) -> None:
    with serving({"/": page(*(f"/{n}" for n in range(30)))} | {f"/{n}": page(title=str(n)) for n in range(30)}) as site:
        found = survey(site, tmp_path, budget=Budget(pages=10, seconds=60))

    assert len(found.pages) == 10
    assert found.ended.why_ended == "page-budget"
    assert found.ended.not_reached == 21
    assert sum(one.state is LinkState.NOT_LOOKED_AT for one in found.links) == 21


def test_what_leads_to_no_further_page_costs_no_page_of_the_budget(tmp_path: Path) -> None:
    old = {f"/old/{n}": moved(f"/{n % 5}") for n in range(20)}
    gone = {f"/gone/{n}": Said(b"", 404) for n in range(20)}
    pages = {f"/{n}": page(title=str(n)) for n in range(9)}
    with serving({"/": page(*old, *gone, *pages), **old, **gone, **pages}) as site:
        found = survey(site, tmp_path, budget=Budget(pages=10, seconds=60))

    assert (len(found.pages), found.ended.pages, found.ended.why_ended) == (10, 10, "done")


def test_the_time_budget_ends_an_endless_portal(tmp_path: Path) -> None:
    def endless(target: str) -> Said:
        number = int(target.rpartition("/")[2] or 0)
        return page(*(f"/{number * 7 + k}" for k in range(1, 8)), title=f"第{number}页", words=f"内容{number}" * 40)

    with serving() as site:
        site.other = endless
        found = survey(site, tmp_path, budget=Budget(pages=1_000_000, seconds=1.5))

    assert found.ended.why_ended == "time-budget"
    assert found.ended.not_reached > 0


def test_a_killed_survey_goes_on_where_it_stopped(tmp_path: Path) -> None:
    with serving({"/": page(*(f"/{n}" for n in range(20)))} | {f"/{n}": page(title=str(n)) for n in range(20)}) as site:
        first: list[Observation] = []

        def hand(seen: Observation) -> None:
            first.append(seen)
            if len(first) == 8:
                raise KeyboardInterrupt

        portal = Portal(url=site.url)
        with pytest.raises(KeyboardInterrupt):
            crawl(portal, tmp_path, hand, may_open=lambda _url: True, apart_s=0)
        then = survey(site, tmp_path)
        again = survey(site, tmp_path)

    before = {one.url for one in first[:-1] if isinstance(one, PageSeen)}
    after = {one.url for one in then.pages}
    assert len(before) == 7
    assert not before & after
    assert len(before | after) == 21
    assert then.ended.pages == 21
    assert again.seen == []


def test_it_runs_where_a_loop_runs_already_and_hands_out_in_the_caller_s_thread(tmp_path: Path) -> None:
    threads: set[int] = set()

    async def inside() -> SurveyEnded:
        return crawl(
            Portal(url=site.url), tmp_path, lambda _seen: threads.add(threading.get_ident()), may_open=lambda _url: True
        )

    def in_a_thread() -> tuple[SurveyEnded, int]:
        """Beside browser tests a loop runs in the main thread."""
        return asyncio.run(inside()), threading.get_ident()

    with serving({"/": page()}) as site, ThreadPoolExecutor(1) as pool:
        ended, caller = pool.submit(in_a_thread).result()

    assert ended.pages == 1
    assert threads == {caller}


def test_a_page_that_scripts_fill_is_counted_or_rendered(tmp_path: Path) -> None:
    shell = Said(b'<html><head><title>x</title></head><body><div id="app"></div><script src="/app.js"></script></body>')
    pages = {"/": shell, "/app.js": Said(b"go()", kind="text/javascript"), "/a": page()}

    def render(url: str) -> Document:
        return Document(url, url, 200, {"content-type": "text/html"}, page("/a").body, rendered=True)

    with serving(dict(pages)) as site:
        plain = survey(site, tmp_path / "plain")
        rendered = survey(site, tmp_path / "rendered", render=render)

    assert (plain.ended.pages, plain.ended.script_drawn) == (1, 1)
    assert (rendered.ended.pages, rendered.ended.script_drawn) == (2, 0)
    assert rendered.pages[0].rendered


def test_who_asks_is_said_and_only_gets_are_sent(tmp_path: Path) -> None:
    with serving(
        {"/": page("/a", '<form method="post" action="/send"><button>ok</button></form>'), "/a": page()}
    ) as site:
        survey(site, tmp_path, portal={"contact": "qa@example.gov.cn"})

    (agent,) = site.agents
    assert agent.startswith("Mozilla/5.0")
    assert "PortalWalk/" in agent
    assert agent.endswith("(+qa@example.gov.cn)")
    assert not site.methods


def test_http_credentials_go_to_the_portal_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STAGING_USER", "u")
    monkeypatch.setenv("STAGING_PASSWORD", "p")
    with serving() as site, serving({"/x": page()}) as other:
        site.pages = {"/": page(f"http://localhost:{other.port}/x")}
        survey(site, tmp_path, portal={"access": {"http_credentials_env": ["STAGING_USER", "STAGING_PASSWORD"]}})

    assert site.authorised == {"Basic dTpw"}
    assert other.asked["/x"] == 1
    assert other.authorised == {""}


def test_a_portal_is_reached_where_its_file_says(tmp_path: Path) -> None:
    with serving({"/": page("/a"), "/a": page()}) as site:
        host = f"www.example.gov.cn:{site.port}"
        resolve = {"access": {"resolve": {"www.example.gov.cn": "127.0.0.1"}}}
        found = survey(site, tmp_path, portal={"url": f"http://{host}/"} | resolve)

    assert {one.url for one in found.pages} == {f"http://{host}/", f"http://{host}/a"}


def test_a_portal_that_does_not_answer_is_no_portal_with_broken_pages(tmp_path: Path) -> None:
    with serving() as site:
        gone = site.url
    found = survey(site, tmp_path, portal={"url": gone})

    assert found.pages == []
    assert found.host.answers is False
    assert found.links == []


def test_a_portal_that_stops_answering_ends_the_survey_without_accusing(tmp_path: Path) -> None:
    def closes(_target: str) -> Said:
        raise ConnectionAbortedError

    with serving({"/": page(*(f"/{n}" for n in range(60)))}) as site:
        site.other = closes
        site.pages["/robots.txt"] = site.pages["/sitemap.xml"] = Said(b"", 404)
        found = survey(site, tmp_path)

    assert found.ended.why_ended == "unreachable"
    assert {one.state for one in found.links} == {LinkState.NOT_LOOKED_AT}


def test_a_firewall_that_refuses_everything_ends_the_survey(tmp_path: Path) -> None:
    with serving({"/": page(*(f"/{n}" for n in range(90)))}) as site:
        site.other = Said(b"", 403)
        found = survey(site, tmp_path)

    assert found.ended.why_ended == "blocked"
    assert {one.state for one in found.links} == {LinkState.NOT_LOOKED_AT, LinkState.BLOCKED}


def test_single_addresses_are_looked_at_again(tmp_path: Path) -> None:
    with serving({"/a": page("/b"), "/b": page(), "/gone.pdf": Said(b"", 404)}) as site:
        urls = {f"{site.url}a": LinkKind.PAGE, f"{site.url}gone.pdf": LinkKind.ATTACHMENT}
        seen = list(look_again(Portal(url=site.url), urls, may_open=lambda _url: True))

        assert [one.url for one in seen if isinstance(one, PageSeen)] == [f"{site.url}a"]
        states = {one.target: one.state for one in seen if isinstance(one, LinkSeen)}
        assert states == {f"{site.url}a": LinkState.WORKS, f"{site.url}gone.pdf": LinkState.BROKEN}
        assert site.asked["/b"] == 0


def test_a_page_that_our_reading_trips_over_is_blamed_for_nothing(tmp_path: Path) -> None:
    def trips(document: Document) -> PageFacts:
        if document.url.endswith("/a"):
            raise LookupError("no such thing")
        return read_page(document, today=date(2026, 11, 22))

    with serving({"/": page("/a", "/b"), "/a": page(), "/b": page()}) as site:
        found = survey(site, tmp_path, read=trips)

    assert found.paths(site) == {"/", "/b"}
    assert (found.link(f"{site.url}a").state, found.link(f"{site.url}a").cause) == ("not-looked-at", "not-read")


def test_a_browser_that_fails_leaves_the_page_as_it_came(tmp_path: Path) -> None:
    def fails(_url: str) -> Document:
        raise RuntimeError("the browser is gone")

    shell = Said(b'<html><head><title>x</title></head><body><div id="app"></div><script src="/app.js"></script></body>')
    with serving({"/": shell, "/app.js": Said(b"go()", kind="text/javascript")}) as site:
        found = survey(site, tmp_path, render=fails)

    assert (found.ended.pages, found.ended.script_drawn) == (1, 1)
    assert found.ended.not_rendered == f"{site.url}: RuntimeError: the browser is gone"


COLUMN = """<!doctype html><title>规划计划_清河</title><meta name="ColumnName" content="规划计划">
<meta name="ColumnType" content="规划计划"><div class="trail">
当前位置：<a href="/">首页</a> &gt; <a href="/ghjh/">规划计划</a></div><h1>规划计划</h1>{}"""
LIST = "".join(
    f'<li><a href="/ghjh/{n}.html">清河市第{n}个专项规划全文</a><span>2026-11-{n:02}</span></li>' for n in range(1, 9)
)


@pytest.mark.parametrize(("status", "shown"), [(200, True), (403, False)])
def test_a_column_without_a_list_is_opened_in_a_browser(status: int, shown: bool, tmp_path: Path) -> None:
    asked = []

    def render(url: str) -> Document:
        asked.append(url)
        body = COLUMN.format(f"<ul>{LIST}</ul>").encode()
        return Document(url, url, status, {"content-type": "text/html"}, body, rendered=True)

    pages = {"/": page("/ghjh/", "/full/"), "/ghjh/": Said(COLUMN.format('<div id="app"></div>').encode())}
    pages["/full/"] = Said(COLUMN.format(f"<ul>{LIST}</ul>").encode())
    with serving(dict(pages)) as site:
        found = survey(site, tmp_path, render=render)

    (column,) = [one for one in found.pages if one.url.endswith("/ghjh/")]
    assert asked == [f"{site.url}ghjh/"]
    assert (column.rendered, len(column.items)) == (shown, 8 if shown else 0)
    assert found.ended.not_rendered == ("" if shown else f"{site.url}ghjh/: HTTP 403")


def test_a_page_that_visitors_see_only_in_a_frame_says_so(tmp_path: Path) -> None:
    pages = {
        "/": page('<iframe src="/list"></iframe>', '<iframe src="/both"></iframe>', "/both", "/a"),
        "/list": page("/list_2", '<a href="/article" target="_blank">文章</a>', title="列表"),
        "/list_2": page("/list_3", title="列表第2页"),
        "/list_3": page(title="列表第3页"),
        "/article": page(title="文章"),
        "/both": page(title="两处可见"),
        "/a": page('<iframe src="/moved"></iframe>', title="甲"),
        "/moved": moved("/there"),
        "/there": page(title="移到的"),
    }
    with serving(dict(pages)) as site:
        found = survey(site, tmp_path)

    framed = {one.url.removeprefix(site.url) for one in found.pages if one.in_frame}
    assert framed == {"list", "list_2", "list_3", "there"}
    assert found.paths(site) == {"/", "/list", "/list_2", "/list_3", "/article", "/both", "/a", "/there"}


def test_all_pages_of_a_frameset_are_seen_in_its_frames(tmp_path: Path) -> None:
    frames = '<frameset><frame src="/menu"><frame name="main" src="/first"></frameset>'
    pages = {
        "/": Said(f"<html><head><title>清河</title></head>{frames}</html>".encode()),
        "/menu": page('<a target="main" href="/news">要闻</a>', '<a target="_top" href="/all">全部</a>', title="菜单"),
        "/first": page(title="首屏"),
        "/news": page("/news/1", title="要闻"),
        "/news/1": page(title="一条要闻"),
        "/all": page(title="全部"),
    }
    with serving(dict(pages)) as site:
        found = survey(site, tmp_path)

    framed = {one.url.removeprefix(site.url): one.in_frame for one in found.pages}
    assert framed == {"": False, "menu": True, "first": True, "news": True, "news/1": True, "all": False}
