"""The way to sign in, and whether one is signed in, read off pages."""

import pytest

from portalwalk.pages.identity import Face, State, find_login_entry, password_form, read_state
from portalwalk.pages.walk import Walk
from tests.pages.conftest import See, Site, Visit

LOGIN = '<header><a href="/login">登录</a></header>'
LEFT = '<div style="margin-top: 400px">{}</div>'

SURE = {
    "登录": LOGIN,
    "登陆": '<header><a href="/user">登陆</a></header>',
    "登录/注册": '<header><a href="/user">登录/注册</a></header>',
    "Sign in": '<header><a href="/account">Sign in</a></header>',
    "icon with a name": '<header><a href="/login" aria-label="用户登录"><svg></svg></a></header>',
    "clickable box": '<header><div style="cursor: pointer" onclick="ask()">用户登录</div></header>',
    "address": LEFT.format('<a href="/sso/authorize">统一身份认证</a>'),
}
UNSURE = {
    "个人中心": '<header><a href="/space">个人中心</a></header>',
    "我的": '<header><a href="/my">我的</a></header>',
    "a word among others": LEFT.format('<a href="/art/1.html">企业用户登录操作说明</a>'),
}
NONE = {
    "忘记密码": '<header><a href="/login/forgot">忘记密码</a></header>',
    "注册": '<header><a href="/register">注册</a></header>',
    "登录帮助": '<header><a href="/help">登录帮助</a></header>',
    "退出登录": '<header><a href="/logout">退出登录</a></header>',
    "hidden": f"<div hidden>{LOGIN}</div>",
    "title that speaks of it": '<a href="/art/2.html">关于清河市统一身份认证平台用户登录方式调整的公告</a>',
}


@pytest.mark.parametrize("body", SURE.values(), ids=SURE)
def test_way_to_sign_in_is_found_with_certainty(see: See, body: str) -> None:
    choice = find_login_entry(see(body))

    assert choice is not None
    assert choice[1].is_sure, choice[1]


@pytest.mark.parametrize("body", UNSURE.values(), ids=UNSURE)
def test_weak_signs_are_kept_and_not_relied_on(see: See, body: str) -> None:
    choice = find_login_entry(see(body))

    assert choice is not None
    assert not choice[1].is_sure, choice[1]


@pytest.mark.parametrize("body", NONE.values(), ids=NONE)
def test_other_links_are_no_way_to_sign_in(see: See, body: str) -> None:
    assert find_login_entry(see(body)) is None


def test_word_wins_over_personal_space_which_is_kept_as_runner_up(see: See) -> None:
    choice = find_login_entry(see('<header><a href="/space">个人中心</a> <a href="/login">登录</a></header>'))

    assert choice is not None
    assert choice[0].words == "登录"
    assert choice[1].runner_up == "个人中心 (0.50)"


ORDINARY = "<p>今日要闻</p>"
HIDDEN_SIGN_OUT = '<header>张三<ul style="display: none"><li><a href="/logout">退出登录</a></ul></header>'
SIGN_OUT = '<header><a href="/logout">退出</a></header>'

SIGNED_IN = {
    "visible sign-out": (SIGN_OUT, LOGIN, "sign-out-link"),
    "English sign-out": ('<header><button type="button">Log out</button></header>', LOGIN, "sign-out-link"),
    "sign-out in a closed menu": (HIDDEN_SIGN_OUT, LOGIN, "sign-out-link-hidden"),
    "greeting": ("<header>您好，张三</header>", LOGIN, "greeting"),
    "login link that stays": (LOGIN + SIGN_OUT, LOGIN, "sign-out-link"),
    "profile with a password field": (
        f'{SIGN_OUT}<form>手机号 <input name="tel"> 当前密码 <input type="password"></form>',
        LOGIN,
        "sign-out-link",
    ),
}
NOT_SIGNED_IN = {
    "sign-in form": (f'{LOGIN}<form><input name="u"><input type="password"></form>', LOGIN, "password-field"),
    "登录已超时": (f"{LOGIN}<p>登录已超时，请重新登录</p>", LOGIN, "asked-to-sign-in"),
    "请先登录": ("<p>请先登录</p>", ORDINARY, "asked-to-sign-in"),
    "asked in English": (LOGIN + "<p>Please sign in to continue.</p>", LOGIN, "asked-to-sign-in"),
}
UNTOLD = {
    "nothing either way": (ORDINARY, ORDINARY),
    "login link alone": (LOGIN, LOGIN),
    "hidden sign-out that was there before": (HIDDEN_SIGN_OUT, HIDDEN_SIGN_OUT),
    "greeting that everybody reads": ("<header>您好，欢迎访问</header>", "<header>您好，欢迎访问</header>"),
    "form to change a password": (
        '<form><input type="password"><input type="password"><input type="password"></form>',
        ORDINARY,
    ),
}


def state_of(visit: Visit, before: str, after: str) -> State:
    """Look at a page without a session, then at what came later."""
    walk: Walk = visit(before)
    face = Face.of(walk, walk.look())
    walk = visit(after)
    return read_state(walk, walk.look(), face)


@pytest.mark.parametrize(("after", "before", "sign"), SIGNED_IN.values(), ids=SIGNED_IN)
def test_signed_in(visit: Visit, after: str, before: str, sign: str) -> None:
    state = state_of(visit, before, after)

    assert state.signed_in is True, state.signs
    assert sign in {one.name for one in state.signs if one.speaks_for}


@pytest.mark.parametrize(("after", "before", "sign"), NOT_SIGNED_IN.values(), ids=NOT_SIGNED_IN)
def test_not_signed_in(visit: Visit, after: str, before: str, sign: str) -> None:
    state = state_of(visit, before, after)

    assert state.signed_in is False, state.signs
    assert sign in {one.name for one in state.signs if not one.speaks_for}


@pytest.mark.parametrize(("after", "before"), UNTOLD.values(), ids=UNTOLD)
def test_too_few_signs_decide_nothing(visit: Visit, after: str, before: str) -> None:
    state = state_of(visit, before, after)

    assert state.signed_in is None, state.signs


def test_sign_in_form_in_a_frame_is_seen(see: See, site: Site) -> None:
    site.put('<form><input name="u"><input type="password" aria-label="密码"></form>', "/frame")

    form = password_form(see('<iframe src="/frame"></iframe>'))

    assert form is not None
    assert (form.called, form.frame) == ("密码", 1)
