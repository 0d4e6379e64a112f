"""Clicks on links that name no address: only what certainly does nothing is said to."""

import pytest

from portalwalk.model.observations import LinkKind, LinkSeen, LinkState
from portalwalk.survey.clicking import click_each
from tests.conftest import NewWalk
from tests.survey.site import Page, page, serving

WORDS = "\u4f9b\u6c34\u901a\u77e5"
MENU = '<ul style="display:none"><li><a href="/a">\u505c\u6c34</a></li></ul>'


def tried(new_walk: NewWalk, markup: str, target: str = "#", **links: object) -> bool | None:
    """Click one link of a page; say what was observed of it."""
    pages: dict[str, Page] = {"/": page(markup), "/a": page()}
    with serving(pages) as site:
        link = LinkSeen(
            **{
                "url": site.url,
                "target": target,
                "kind": LinkKind.PAGE,
                "state": LinkState.WRONG_TARGET,
                "cause": "placeholder",
                "words": WORDS,
                **links,
            }
        )
        walk = new_walk()
        click_each(walk, [link])
        assert "POST" not in site.methods
        (seen,) = [entry.data for entry in walk.written if isinstance(entry.data, LinkSeen)]
    return seen.does_nothing


@pytest.mark.parametrize(
    ("markup", "target"),
    [
        pytest.param(f'<p><a href="#">{WORDS}</a></p>', "#", id="hash"),
        pytest.param(f"{'<p>x</p>' * 200}<p><a href='#'>{WORDS}</a></p>", "#", id="hash below the fold"),
        pytest.param(f'<p><a href="">{WORDS}</a></p>', "#", id="empty"),
        pytest.param(f'<p><a href="javascript:void(0)">{WORDS}</a></p>', "javascript:void(0)", id="script"),
        pytest.param(
            f'<p><a href="#">{WORDS}</a></p><script>addEventListener("click", () => {{ self.n = 1 }})</script>',
            "#",
            id="somebody counts all clicks",
        ),
    ],
)
def test_a_click_that_changes_nothing_is_certain(new_walk: NewWalk, markup: str, target: str) -> None:
    assert tried(new_walk, markup, target) is True


@pytest.mark.parametrize(
    "markup",
    [
        pytest.param(
            f'<p><a href="#">{WORDS}</a></p><script>document.links[0].addEventListener("click", () => 0)</script>',
            id="a script listens on it",
        ),
        pytest.param(
            f'<p id="p"><a href="#">{WORDS}</a></p><script>p.addEventListener("mouseover", () => 0)</script>',
            id="a script listens around it",
        ),
        pytest.param(
            f'<p><a href="#"><b id="b">{WORDS}</b></a></p><script>b.onclick = () => 0</script>',
            id="a script listens in it",
        ),
        pytest.param(
            f'<p><a href="#">{WORDS}</a></p><script>addEventListener("click", () => {{ location = "/a" }})</script>',
            id="it leads on",
        ),
        pytest.param(
            f'<p><a href="#">{WORDS}</a></p><script>addEventListener("click", () => fetch("/a", {{method: "POST"}}))'
            "</script>",
            id="it sends something",
        ),
        pytest.param(f'<h2>{WORDS}</h2><p><a href="">{WORDS}</a></p>', id="an empty address under its own name"),
    ],
)
def test_a_click_that_does_something_says_so(new_walk: NewWalk, markup: str) -> None:
    assert tried(new_walk, markup) is False


@pytest.mark.parametrize(
    "markup",
    [
        pytest.param(
            f'<p><a href="#">{WORDS}</a></p><script>addEventListener("click", () => document.body.append(1))</script>',
            id="the page changes",
        ),
        pytest.param(
            f'<p><a href="#">{WORDS}</a></p><p id="p">0</p><script>setInterval(() => p.append("!"), 50)</script>',
            id="a banner that turns by itself",
        ),
        pytest.param(
            f'<style>a:hover + ul {{ display: block !important }}</style><div><a href="#">{WORDS}</a>{MENU}</div>',
            id="a menu that styles open",
        ),
        pytest.param(f'<p hidden><a href="#">{WORDS}</a></p>', id="nobody sees it"),
        pytest.param("<p>gone</p>", id="it is not there any more"),
    ],
)
def test_a_click_that_proves_nothing_is_left_to_a_person(new_walk: NewWalk, markup: str) -> None:
    assert tried(new_walk, markup) is None
