"""Which hosts dealt with an act, and what is shown of their addresses."""

import pytest

from portalwalk.model.observations import Act, Did
from portalwalk.pages.chain import Chain, point_at_signs, shown_path
from portalwalk.pages.identity import Face, read_state
from tests.pages.conftest import Site, Visit

TOKEN = "/cas/eyJ0eXAiOiJKV1QiLCJhbGciOiJIUzI1NiJ9/login"


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://sso.example/login?ticket=ST-1", "/login"),
        (f"https://sso.example{TOKEN}", "/cas/…/login"),
        ("https://sso.example/login;jsessionid=0A1B2C", "/…"),
        (
            "https://www.example/art/2026/11/22/art_1234_5678901234567890.html",
            "/art/2026/11/22/art_1234_5678901234567890.html",
        ),
        (
            "https://www.example/%E4%BA%92%E5%8A%A8/%E9%A2%86%E5%AF%BC%E4%BF%A1%E7%AE%B1",
            "/%E4%BA%92%E5%8A%A8/%E9%A2%86%E5%AF%BC%E4%BF%A1%E7%AE%B1",
        ),
        ("https://www.example", ""),
    ],
)
def test_of_an_address_only_the_path_is_shown_and_no_token_in_it(url: str, shown: str) -> None:
    assert shown_path(url) == shown


def test_a_page_that_moves_on_passes_the_visitor_to_the_form_that_asks(visit: Visit, site: Site) -> None:
    walk = visit('<header><a href="/login">登录</a></header>')
    face = Face.of(walk, walk.look())
    other = site.put("<p>您好，张三丰</p><form><input name=u><input type=password aria-label=密码></form>", "/form")
    site.put(f"<script>location.replace('{other.replace('127.0.0.1', 'localhost')}')</script>", "/login")
    chain = Chain(walk, Act.ENTERED, "市长信箱")

    with walk.step("enter", zh="进入"):
        walk.open(f"{site.url}login")
        state = read_state(walk, walk.look(), face)
        chain.arrived(state.against, asks=True)
        point_at_signs(walk, state.against)

    (leg,) = chain.leg
    port = site.url.rstrip("/").rpartition(":")[2]
    assert [(one.host, one.path, one.did) for one in leg.hosts] == [
        (f"127.0.0.1:{port}", "/login", Did.PASSED_ON),
        (f"localhost:{port}", "/form", Did.ASKED_SIGN_IN),
    ]
    sign = leg.hosts[-1].sign
    assert sign is not None
    assert sign.name == "password-field"
    assert walk.page.locator(sign.target).count() == 1
    (mark,) = walk.written[-1].data.marks  # type: ignore[attr-defined]
    assert (mark.caption_zh, mark.target) == ("未登录的标志：密码输入框“密码”", "")


def test_a_greeting_does_not_give_the_name_away(visit: Visit) -> None:
    walk = visit('<header>您好，张三丰 <a href="/out">退出</a></header>')
    state = read_state(walk, walk.look(), Face())
    chain = Chain(walk, Act.SIGNED_IN)
    with walk.step("look", zh="查看"):
        chain.arrived(state)
        point_at_signs(walk, state)

    captions = " ".join(mark.caption_zh for mark in walk.written[-1].data.marks)  # type: ignore[attr-defined]
    assert chain.leg[0].hosts[0].signed_in is True
    assert "您好，张**" in captions
    assert "张三丰" not in captions
