"""What becomes of links: what is the portal's fault, and what never is."""

import asyncio
import io
import socket
import zipfile
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfWriter

from portalwalk.model.observations import LinkKind, LinkSeen, LinkState
from portalwalk.survey.resolving import OwnNetworkError, Resolver
from tests.survey.site import Page, Said, Site, moved, page, serving
from tests.survey.surveyed import survey
from tests.survey_hosts.local_network import Authority, web_server

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 200
BINARY = "application/octet-stream"


def pdf() -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(72, 72)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def zipped(content: bytes = b"content" * 100) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", content)
    return out.getvalue()


def once_then(first: Said, then: Said) -> Callable[[str], Said]:
    answers = [first]
    return lambda _target: answers.pop() if answers else then


def look_at(answer: Page, name: str, folder: Path, markup: str = '<a href="{}">附件</a>', **more: Page) -> LinkSeen:
    """Survey a portal whose home page links to one thing."""
    home = page(markup.format(name), "/other")
    with serving({"/": home, "/other": page(title="其他"), name.partition("?")[0]: answer, **more}) as site:
        return survey(site, folder).link(site.url.rstrip("/") + name)


@pytest.mark.parametrize(
    ("answer", "name", "state", "cause"),
    [
        pytest.param(Said(b"", 404), "/x.html", "broken", "not-found", id="404"),
        pytest.param(Said(b"", 410), "/x.html", "broken", "not-found", id="410"),
        pytest.param(Said(b"", 500), "/x.html", "broken", "server-error", id="500"),
        pytest.param(once_then(Said(b"", 404), page()), "/x.html", "works", "", id="404 at first only"),
        pytest.param(
            once_then(Said(b"", 500), Said(PNG, kind="image/png")), "/x.png", "works", "", id="500 at first only"
        ),
        *(
            pytest.param(Said(b"no", status), "/x.html", "blocked", "refused", id=str(status))
            for status in (401, 403, 405, 407, 412, 429, 451, 521, 999)
        ),
        pytest.param(Said(b"", 503, headers=(("Retry-After", "900"),)), "/x", "blocked", "refused", id="busy"),
        pytest.param(Said("您的请求被拦截".encode(), 404), "/x.html", "blocked", "refused", id="wall as 404"),
        pytest.param(Said("<html>您的访问过于频繁</html>".encode()), "/x.html", "blocked", "refused", id="wall as 200"),
        pytest.param(page(words="栏目建设中"), "/x.html", "wrong-target", "placeholder", id="under construction"),
        pytest.param(page(words=f"道路正在建设中{'。' * 200}"), "/x.html", "works", "", id="an article about building"),
        pytest.param(Said(b"", kind="application/pdf"), "/x.pdf", "wrong-target", "empty", id="empty attachment"),
        pytest.param(Said(pdf(), kind="application/pdf"), "/x.pdf", "works", "", id="a PDF that opens"),
        pytest.param(Said(pdf()[:200], kind="application/pdf"), "/x.pdf", "wrong-target", "damaged", id="half a PDF"),
        pytest.param(Said(zipped(), kind=BINARY), "/x.docx", "works", "", id="a Word file that opens"),
        pytest.param(Said(zipped()[:-60], kind=BINARY), "/x.docx", "wrong-target", "damaged", id="half a Word file"),
        pytest.param(
            Said(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", kind=BINARY), "/x.docx", "works", "", id="encrypted Word"
        ),
        pytest.param(Said(b"<html><table/></html>", kind=BINARY), "/x.xls", "works", "", id="a table as .xls opens"),
        pytest.param(page(), "/x.pdf", "wrong-target", "wrong-type", id="a page named .pdf"),
        pytest.param(Said(pdf(), kind=BINARY), "/x.zip", "wrong-target", "wrong-type", id="a PDF named .zip"),
        pytest.param(Said(pdf(), kind="application/pdf"), "/download.do?id=7", "works", "", id="a file without a name"),
    ],
)
def test_what_became_of_a_link(answer: Page, name: str, state: str, cause: str, tmp_path: Path) -> None:
    link = look_at(answer, name, tmp_path)

    assert (link.state, link.cause) == (state, cause), link.said
    assert link.url.endswith("/")


@pytest.mark.parametrize(
    ("answer", "state", "cause"),
    [
        (Said(PNG, kind="image/png"), "works", ""),
        (Said(b"<svg/>", kind="image/svg+xml"), "works", ""),
        (Said(b"", kind="image/png"), "wrong-target", "empty"),
        (page(), "wrong-target", "wrong-type"),
        (Said(b"", 404), "broken", "not-found"),
    ],
)
def test_what_became_of_a_picture(answer: Page, state: str, cause: str, tmp_path: Path) -> None:
    link = look_at(answer, "/i.png", tmp_path, '<img src="{}" alt="图">')

    assert (link.kind, link.state, link.cause) == (LinkKind.PICTURE, state, cause)


def test_a_soft_404_says_so_and_is_like_an_address_that_cannot_exist(tmp_path: Path) -> None:
    gone = page(title="清河市人民政府", words="抱歉，您访问的页面不存在或已删除，请返回首页。")
    with serving({"/": page("/a", "/lost.html"), "/a": page()}) as site:
        site.other = gone
        found = survey(site, tmp_path)

    assert (found.link(f"{site.url}lost.html").state, found.link(f"{site.url}lost.html").cause) == (
        "wrong-target",
        "soft-404",
    )
    assert found.paths(site) == {"/", "/a"}


def test_a_page_about_lost_pages_is_no_soft_404(tmp_path: Path) -> None:
    with serving({"/": page("/notice"), "/notice": page(title="关于页面不存在问题的说明")}) as site:
        found = survey(site, tmp_path)

    assert found.link(f"{site.url}notice").state is LinkState.WORKS


@pytest.mark.parametrize(
    ("path", "title", "words", "state"),
    [
        ("/gk.html", "页面不存在_清河市人民政府", "抱歉，您访问的页面不存在或已被删除。", "wrong-target"),
        ("/gk.html", "404 Not Found", "404 Not Found", "wrong-target"),
        ("/gk.html", "文章已删除 - 清河市人民政府", "您要查看的文章不存在或已删除", "wrong-target"),
        ("/gk.html", "清河市概况 - 清河市人民政府", "该内容不存在", "works"),
        ("/gk.html", "关于页面不存在问题的说明", "页面不存在的，请刷新。", "works"),
        ("/gk.html", "页面不存在", f"{'页面不存在的原因，请看下文。' * 8}", "works"),
        ("/404.html", "页面不存在", "抱歉，您访问的页面不存在。", "works"),
    ],
)
def test_a_page_that_is_called_missing_and_says_no_more_needs_no_comparison(
    path: str, title: str, words: str, state: str, tmp_path: Path
) -> None:
    with serving({"/": page(path), path: page(title=title, words=words)}) as site:
        link = survey(site, tmp_path).link(site.url.rstrip("/") + path)

    assert link.state == state
    assert link.cause == ("soft-404" if state == "wrong-target" else "")


@pytest.mark.parametrize(
    ("markup", "impossible", "state"),
    [
        ('<a href="/old/a.html">清河概况</a>', moved("/"), "wrong-target"),
        ('<a href="/old/a.html">清河概况</a>', Said(b"", 404), "works"),
        ('<a href="/old/a.html">返回首页</a>', moved("/"), "works"),
        ('<a href="/old/a.html">我的收藏</a>', moved("/"), "works"),
        ('<a href="/a.html">清河概况</a>', moved("/"), "works"),
    ],
)
def test_an_old_address_that_is_sent_home_as_impossible_ones_are(
    markup: str, impossible: Said, state: str, tmp_path: Path
) -> None:
    pages: dict[str, Page] = {"/": page(markup), "/old/a.html": moved("/"), "/a.html": moved("/")}
    with serving(pages) as site:
        site.other = impossible
        (link,) = [one for one in survey(site, tmp_path).links if one.target.endswith("/a.html")]

    assert (link.state, link.cause) == (state, "home" if state == "wrong-target" else "")


def test_a_portal_that_answers_everything_with_its_home_page_is_not_accused(tmp_path: Path) -> None:
    home = page("/x", words="欢迎。如果页面不存在，请使用搜索。")
    with serving({"/": home}) as site:
        site.other = home
        found = survey(site, tmp_path)

    assert found.link(f"{site.url}x").state is LinkState.WORKS


def test_other_hosts_that_cannot_be_reached_are_not_broken(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        nobody = f"http://127.0.0.1:{listener.getsockname()[1]}/"
    with serving({"/": page(nobody, "http://no-such-host.invalid/")}) as site:
        found = survey(site, tmp_path)

    assert (found.link(nobody).state, found.link(nobody).cause) == ("unreachable", "refused")
    assert found.link("http://no-such-host.invalid/").state is LinkState.UNREACHABLE


def test_a_way_out_that_leads_nowhere_is_not_the_portal_s_silence(tmp_path: Path) -> None:
    with serving({"/": page("/out"), "/out": moved("http://no-such-host.invalid/")}) as site:
        link = survey(site, tmp_path).link(f"{site.url}out")

    assert (link.state, link.landed_url) == ("unreachable", "http://no-such-host.invalid/")


def test_a_page_that_shows_a_picture_is_no_picture_of_the_wrong_type(tmp_path: Path) -> None:
    link = look_at(page(), "/show?image=crest.png", tmp_path)

    assert link.state is LinkState.WORKS


def test_other_hosts_are_asked_once_unless_something_is_wrong(tmp_path: Path) -> None:
    pages = {"/fine": page(), "/gone": Said(b"", 404), "/sold": page(words="该域名正在出售")}
    with serving(dict(pages)) as other, serving() as site:
        there = f"http://localhost:{other.port}"
        site.pages = {"/": page(*(there + path for path in pages))}
        found = survey(site, tmp_path)

        assert dict(other.asked) == {"/fine": 1, "/gone": 2, "/sold": 2}
    assert found.link(f"{there}/fine").state is LinkState.WORKS
    assert found.link(f"{there}/gone").cause == "not-found"
    assert (found.link(f"{there}/sold").state, found.link(f"{there}/sold").cause) == ("wrong-target", "parked")


def in_a_thread(asked: Coroutine[object, object, bool]) -> bool:
    """Run a coroutine where no loop runs: beside browser tests one does."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, asked).result()


def test_a_public_portal_does_not_send_us_into_our_own_network() -> None:
    async def refused(own_host: str, host: str) -> bool:
        resolver = Resolver(own_host, {"www.example.gov.cn": "203.0.113.9", "inner.example": "127.0.0.1"})
        try:
            resolver.refuse_own_network(host)
            await resolver.resolve(host, 80)
        except OwnNetworkError:
            return True
        finally:
            await resolver.close()
        return False

    for host in ("127.0.0.1", "10.1.2.3", "169.254.169.254", "[::1]", "localhost", "inner.example"):
        assert in_a_thread(refused("8.8.8.8", host)), host
        assert host.startswith("[") or not in_a_thread(refused("127.0.0.1", host)), host


def test_one_link_on_many_pages_is_handed_out_once(tmp_path: Path) -> None:
    pages: dict[str, Page] = {f"/{n}": page("/gone", title=str(n)) for n in range(15)}
    with serving(pages | {"/": page(*pages)}) as site:
        link = survey(site, tmp_path).link(f"{site.url}gone")

    assert (link.found_count, len(link.found_on)) == (15, 10)
    assert link.words == "去往/gone"


def test_a_link_that_is_visible_anywhere_is_not_hidden(tmp_path: Path) -> None:
    hidden = '<div style="display:none"><a href="/{}">菜单</a></div>'
    pages = {"/": page(hidden.format("menu"), hidden.format("planted"), "/a"), "/a": page("/menu"), "/menu": page()}
    with serving(pages | {"/planted": page()}) as site:
        found = survey(site, tmp_path)

    assert found.link(f"{site.url}planted").is_hidden
    assert not found.link(f"{site.url}menu").is_hidden


def test_placeholders_are_told_by_their_words(tmp_path: Path) -> None:
    with serving({"/": page('<a href="#">年报</a><a href="#">公报</a>')}) as site:
        found = survey(site, tmp_path)

    assert {(one.target, one.words, one.cause) for one in found.links} == {
        ("#", "年报", "placeholder"),
        ("#", "公报", "placeholder"),
    }


def test_a_host_that_asks_to_come_back_soon_is_asked_again(tmp_path: Path) -> None:
    busy = Said(b"", 429, headers=(("Retry-After", "1"),))
    assert look_at(once_then(busy, page()), "/x.html", tmp_path).state is LinkState.WORKS


def test_a_redirect_without_end_is_broken(tmp_path: Path) -> None:
    with serving({"/": page("/a"), "/a": Said(b"", 302, headers=(("Location", "/a"),))}) as site:
        link = survey(site, tmp_path).link(f"{site.url}a")

    assert (link.state, link.cause) == ("broken", "redirect-loop")


def test_a_redirect_that_wants_its_cookie_back_is_followed(tmp_path: Path) -> None:
    def asks(target: str) -> Said:
        return page() if "k=v" in site.cookies else Said(b"", 302, headers=(("Location", "/a"), ("Set-Cookie", "k=v")))

    with serving({"/": page("/a"), "/a": asks}) as site:
        assert survey(site, tmp_path).link(f"{site.url}a").state is LinkState.WORKS


def test_what_one_page_shows_and_another_links_to_is_a_part_of_the_first_only(tmp_path: Path) -> None:
    pages = {"/": page('<iframe src="/list"></iframe>', "/a"), "/a": page("/list"), "/list": page(title="列表")}
    with serving(dict(pages)) as site:
        link = survey(site, tmp_path).link(f"{site.url}list")

    assert (link.kind, link.found_on, link.found_count) == (LinkKind.FRAME, (site.url,), 2)


def test_personal_data_in_the_portal_s_own_attachments_are_seen(tmp_path: Path) -> None:
    said = "拟聘用人员：童某某，身份证号139999199003070012。".encode()
    files: dict[str, Page] = {f"/{name}": Said(said, kind="text/plain") for name in ("a.txt", "elsewhere.txt")}
    files["/b.txt"] = Said("拟聘用人员：童某某。".encode(), kind="text/plain")
    with serving(files) as site:
        site.pages["/"] = page("/a.txt", "/b.txt", f"{site.elsewhere}elsewhere.txt")
        found = survey(site, tmp_path)

    (seen,) = [one for one in found.pages if one.personal]
    assert (seen.url, seen.kind, seen.is_sure) == (f"{site.url}a.txt", "attachment", False)
    assert [datum.shown for datum in seen.personal] == ["1399**********0012"]
    assert found.ended.pages == 1


@pytest.mark.parametrize(
    ("by_itself", "state"),
    [pytest.param(True, "broken", id="by itself"), pytest.param(False, "unreachable", id="by an issuer unknown here")],
)
def test_a_certificate_that_browsers_refuse_breaks_a_link(by_itself: bool, state: str, tmp_path: Path) -> None:
    context = Authority(tmp_path).server("localhost", by_itself=by_itself)
    with web_server(context=context) as port, serving({"/": page(f"https://localhost:{port}/a")}) as site:
        link = survey(site, tmp_path / "state").link(f"https://localhost:{port}/a")

    assert (link.state, link.cause) == (state, "tls"), link.said
    assert link.is_external


def test_a_page_behind_a_certificate_of_its_own_is_seen_where_the_portal_file_allows_it(tmp_path: Path) -> None:
    with web_server(context=Authority(tmp_path).server("localhost", by_itself=True)) as port:
        home = f"https://localhost:{port}/"
        refused, allowed = Site(), Site()
        settings = {"url": home}
        strict = survey(refused, tmp_path / "strict", portal=settings)
        lax = survey(allowed, tmp_path / "lax", portal=settings | {"access": {"allow_untrusted_certificate": True}})

    assert strict.pages == []
    assert "certificate" in strict.host.certificate_said.lower()
    assert [one.status for one in lax.pages] == [200]


def test_a_host_that_speaks_no_tls_is_out_of_reach(tmp_path: Path) -> None:
    with web_server() as port, serving({"/": page(f"https://localhost:{port}/a")}) as site:
        link = survey(site, tmp_path).link(f"https://localhost:{port}/a")

    assert (link.state, link.cause) == ("unreachable", "tls")


@pytest.mark.parametrize(("status", "cause"), [(200, "soft-404"), (404, "not-found")])
def test_a_link_that_a_wiki_marks_as_not_written_leads_to_nothing_all_the_same(
    tmp_path: Path, status: int, cause: str
) -> None:
    unwritten = page(title="wiki:start", words="该主题尚不存在。您访问的页面并不存在。")
    with serving({"/": page('<a href="/marked" class="wikilink2" rel="nofollow">未写</a>')}) as site:
        site.other = replace(unwritten, status=status)
        found = survey(site, tmp_path)

        assert found.link(f"{site.url}marked").cause == cause
