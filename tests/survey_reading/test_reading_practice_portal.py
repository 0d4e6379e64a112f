"""The pages of the practice portal, as they are sent, in both forms."""

from collections.abc import Iterator
from datetime import date
from urllib.parse import urlsplit

import httpx
import pytest

from portalwalk.model.observations import LinkKind, PageKind
from portalwalk.practice import Form, running
from portalwalk.survey.document import Document, PageFacts
from portalwalk.survey.facts import read_page

_LEAVES_THE_READER_OUT = ("/login", "/logout", "/space", "/callback")
_MOST = 120


@pytest.fixture(scope="module", params=list(Form), ids=lambda form: form.name.lower())
def pages(request: pytest.FixtureRequest) -> Iterator[dict[str, PageFacts]]:
    """Read the first pages that links lead to, by path."""
    form: Form = request.param
    read: dict[str, PageFacts] = {}
    with running(form=form) as portal, httpx.Client(follow_redirects=True) as client:
        waiting, known = [(portal.url, 0)], {portal.url}
        while waiting and len(read) < _MOST:
            url, depth = waiting.pop(0)
            answer = client.get(url)
            facts = read_page(
                Document(url, str(answer.url), answer.status_code, answer.headers, answer.content, depth),
                today=date.today(),
            )
            read[urlsplit(str(answer.url)).path] = facts
            found = [link.url for link in facts.links if link.kind in (LinkKind.PAGE, LinkKind.FRAME)]
            for target in [facts.refresh_to, *found]:
                path = urlsplit(target).path
                if (
                    target.startswith(portal.url)
                    and target not in known
                    and not path.startswith(_LEAVES_THE_READER_OUT)
                ):
                    known.add(target)
                    waiting.append((target, depth + 1))
        yield read


def test_every_article_is_one_and_its_dates_agree(pages: dict[str, PageFacts]) -> None:
    articles = [
        one.seen for one in pages.values() if one.seen.meta("ArticleTitle") and one.seen.kind is PageKind.ARTICLE
    ]

    assert len(articles) >= 40
    for article in articles:
        assert article.is_sure
        assert article.heading
        assert {one.at for one in article.dates if one.where == "PubDate"} == {
            one.at for one in article.dates if one.where == "text"
        }


def test_every_column_with_a_list_in_its_document_is_read(pages: dict[str, PageFacts]) -> None:
    # The site map is a list without dates; the list in the frame has no breadcrumb of its own.
    columns = [
        one.seen
        for path, one in pages.items()
        if one.seen.kind is PageKind.COLUMN and one.seen.items and path.endswith("/") and path != "/wzdt/"
    ]

    assert len(columns) >= 10
    assert all(column.is_sure and column.column and column.has_breadcrumb for column in columns)
    assert all(item.published_on and item.url for column in columns for item in column.items)


def test_a_list_that_is_not_in_the_document_is_not_called_blank(pages: dict[str, PageFacts]) -> None:
    for path in ("/zwgk/tzgg/", "/zwgk/zcwj/"):
        seen = pages[path].seen
        assert seen.items or not seen.is_sure


def test_the_home_page_lists_what_is_new(pages: dict[str, PageFacts]) -> None:
    home = (pages.get("/index.html") or pages["/"]).seen

    assert home.kind is PageKind.HOME
    assert home.is_sure
    assert len([item for item in home.items if item.published_on]) >= 15
    assert "清河市人民政府" in home.header_text


def test_nothing_is_accused_on_a_clean_portal(pages: dict[str, PageFacts]) -> None:
    for facts in pages.values():
        assert [link for link in facts.links if link.hidden_by or link.is_placeholder] == []
        assert [datum for datum in facts.seen.personal if datum.what != "mobile"] == []


def test_articles_share_few_templates(pages: dict[str, PageFacts]) -> None:
    articles = [one.seen for one in pages.values() if one.seen.kind is PageKind.ARTICLE]

    assert len({article.template for article in articles}) <= len(articles) // 6


def test_guides_leaders_and_ties_are_read(pages: dict[str, PageFacts]) -> None:
    guides = [one.seen for one in pages.values() if one.seen.elements]
    documents = [one.seen for path, one in pages.items() if "zcwj" in path and one.seen.kind is PageKind.ARTICLE]

    assert guides
    assert all(guide.kind is PageKind.SERVICE and len(guide.elements) == 10 for guide in guides)
    assert [leader.post for leader in pages["/zwgk/ldzc/"].seen.leaders]
    assert documents
    assert all(document.related for document in documents)
