"""What firewalls answer is not taken for the portal, and what the portal writes of firewalls is."""

import pytest

from portalwalk.browser.stops import BlockedError
from portalwalk.pages.walls import captcha_in, has_challenge_frame
from tests.conftest import NewWalk
from tests.pages.conftest import See, Site

WORDS = "您的访问被拦截：当前请求存在安全风险（WAF）。"
ARTICLE = (
    "<h1>全市网络安全宣传周启动</h1><p>"
    + "活动现场演示了防火墙拦截、安全防护和滑动验证等技术，讲解员说，您的请求被拦截时不必惊慌。" * 20
    + "</p>"
)


@pytest.mark.parametrize("status", [403, 405, 412, 418, 429])
def test_refusal_of_a_firewall_stops_the_walk(new_walk: NewWalk, site: Site, status: int) -> None:
    url = site.put(f"<p>{WORDS}</p><input>", status=status)

    with pytest.raises(BlockedError, match=f"{status}.*您的访问被拦截") as stopped:
        new_walk().open(url)

    assert str(status) in stopped.value.reason_zh


@pytest.mark.parametrize("said", [WORDS, "Just a moment...", "请完成人机验证", "滑动滑块进行验证"])
def test_challenge_answered_with_200_stops_the_walk(new_walk: NewWalk, site: Site, said: str) -> None:
    with pytest.raises(BlockedError):
        new_walk().open(site.put(f"<p>{said}</p><input>"))


def test_article_about_firewalls_is_read(new_walk: NewWalk, site: Site) -> None:
    assert new_walk().open(site.put(ARTICLE)).status == 200


@pytest.mark.parametrize("status", [404, 500, 503])
def test_portals_own_errors_are_no_wall(new_walk: NewWalk, site: Site, status: int) -> None:
    assert new_walk().open(site.put("<p>系统繁忙，请稍后再试</p><input>", status=status)).status == status


@pytest.mark.parametrize(
    "field",
    [
        '<input name="a" placeholder="验证码">',
        "<label>校验码 <input></label>",
        '<input name="captcha">',
        '<input placeholder="短信验证码">',
    ],
)
def test_captcha_is_recognised(see: See, field: str) -> None:
    seen = see(f"<form><input name=u></form><form>{field}</form>")

    assert captcha_in(seen, 1) is not None
    assert captcha_in(seen, 0) is None


def test_frame_of_a_captcha_service_is_recognised(see: See, site: Site) -> None:
    site.put("<p>I am not a robot</p>", "/recaptcha/anchor")

    assert has_challenge_frame(see('<iframe src="/recaptcha/anchor"></iframe>'))
    assert not has_challenge_frame(see('<iframe src="/map"></iframe>'))
