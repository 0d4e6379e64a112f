"""Sub-menus of many builds, tried without a mouse."""

from collections.abc import Callable

import pytest

from portalwalk import Observation, SubMenuByKeyboard, SubMenuByTouch
from portalwalk.browser.stops import BlockedError
from portalwalk.model import portal as declared
from portalwalk.model.observations import PortalScouted
from portalwalk.pages.menus import open_menu
from portalwalk.pages.portal import Portal
from portalwalk.pages.using_menus import TOUCH_DEVICES, MenuUser
from tests.conftest import NewWalk
from tests.pages.conftest import Site, Visit

TABLET = TOUCH_DEVICES[1]
NOWHERE = "javascript:void(0)"
BASE = (
    '<meta name="viewport" content="width=device-width, initial-scale=1"><style>ul { list-style: none; margin: 0; '
    "padding: 0 } .menu > li { display: inline-block; position: relative; padding: 8px 24px } "
    ".menu a { display: block } "
    ".menu li ul { display: none; position: absolute; background: #eee; min-width: 120px } "
    ".open > ul { display: block !important }</style>"
)
TEXT = "清河市人民政府今日召开会议。" * 30
BELOW = "".join(f'<li><a href="/{name}/">{name}栏目</a></li>' for name in ("甲", "乙", "丙"))


def menu(top: str = NOWHERE, inner: str = "", style: str = "", script: str = "", attributes: str = "") -> str:
    """A menu of three entries, the second with a sub-menu."""
    return (
        f'{BASE}<style>{style}</style><ul class="menu"><li><a href="/">首页</a></li>'
        f'<li class="has"><a id="top" href="{top}" {attributes}>政务公开</a>{inner}<ul>{BELOW}</ul></li>'
        f'<li><a href="/hd/">政民互动</a></li></ul><p>{TEXT}</p><script>{script}</script>'
    )


HOVER = ".has:hover > ul { display: block }"
FOCUS = f"{HOVER} .has:focus-within > ul {{ display: block }}"
MOUSE_ONLY = (
    "const li = document.querySelector('.has');"
    "li.onmouseenter = () => setTimeout(() => li.classList.add('open'), 150);"
    "li.onmouseleave = () => li.classList.remove('open');"
)
POINTER_MOUSE = (
    "const li = document.querySelector('.has');"
    "li.onpointerenter = (event) => event.pointerType === 'mouse' && li.classList.add('open');"
    "li.onpointerleave = () => li.classList.remove('open');"
)
ARROW = MOUSE_ONLY + "li.onkeydown = (event) => { if (event.key === 'ArrowDown') li.classList.add('open') };"
BUTTON = "<button onclick=\"this.parentElement.classList.toggle('open')\">▾</button>"
BOOTSTRAP = (
    MOUSE_ONLY
    + "document.getElementById('top').onclick = (event) => { event.preventDefault(); li.classList.toggle('open') };"
)
OPEN_ON_DEVICES = "@media (hover: none) { .menu li ul { display: block !important } }"
CLIPPED = (
    ".menu li ul { display: block !important; max-height: 0; overflow: hidden } "
    ".has:hover > ul, .has:focus-within > ul { max-height: 300px; transition: max-height .2s }"
)

Use = Callable[..., list[Observation]]


@pytest.fixture
def use(site: Site, new_walk: NewWalk) -> Use:
    """Publish a home page and pages, and use its menu by keyboard or on a device."""

    def using(body: str, device: str = "", **pages: str) -> list[Observation]:
        url = site.put(body)
        for path, content in pages.items():
            site.put(content, f"/{path}/")
        walk = new_walk()
        walk.portal = declared.Portal(url=url)
        user = MenuUser(walk, Portal(walk.portal, lambda: PortalScouted(url=url, name="清河市人民政府")))
        user.look_under_menus()
        if device:
            user.use_fingers(device)
        else:
            user.use_keyboard()
        return [one.data for one in walk.written if isinstance(one.data, SubMenuByKeyboard | SubMenuByTouch)]

    return using


@pytest.mark.parametrize(
    ("body", "opened_by"),
    [
        (menu(style=FOCUS), "focus"),
        (menu(top="/zw/", style=FOCUS), "focus"),
        (menu(style=CLIPPED), "focus"),
        (menu(script=ARROW), "arrow key"),
        (menu(script=BOOTSTRAP, attributes='role="button" aria-haspopup="true"'), "Enter"),
        (menu(top="/zw/", inner=BUTTON, style=HOVER), "its button"),
    ],
    ids=[
        "focus-within",
        "top entry leads on",
        "sliding open",
        "arrow key",
        "as in Bootstrap",
        "button beside the link",
    ],
)
def test_sound_menus_are_reached_by_keyboard(use: Use, body: str, opened_by: str) -> None:
    (seen,) = use(body)

    assert isinstance(seen, SubMenuByKeyboard)
    assert (seen.menu, seen.entries) == ("政务公开", ("甲栏目", "乙栏目", "丙栏目"))
    assert (seen.opened_by, seen.reached) == (opened_by, True)
    assert seen.evidence


@pytest.mark.parametrize(
    "body", [menu(style=HOVER), menu(script=MOUSE_ONLY)], ids=["hover alone", "script for the mouse"]
)
def test_menu_that_needs_a_mouse(use: Use, body: str) -> None:
    (seen,) = use(body)

    assert isinstance(seen, SubMenuByKeyboard)
    assert (seen.opened_by, seen.reached, seen.elsewhere) == ("", False, "")
    assert seen.missing == seen.entries


@pytest.mark.parametrize(
    ("body", "elsewhere"),
    [
        (menu(top="/zw/", style=HOVER), "its own page"),
        (menu(style=HOVER) + f"<div>{BELOW}</div>", "this page"),
        (menu(style=HOVER) + '<p><a href="/zw/">网站地图</a></p>', "the site map"),
    ],
    ids=["mega menu with a page of its own", "panels below", "site map"],
)
def test_entries_that_stand_elsewhere_are_not_missing(use: Use, body: str, elsewhere: str) -> None:
    (seen,) = use(body, zw=f"<ul>{BELOW}</ul>")

    assert isinstance(seen, SubMenuByKeyboard)
    assert (seen.reached, seen.missing, seen.elsewhere) == (False, (), elsewhere)


def test_what_comes_up_meanwhile_is_no_entry(use: Use) -> None:
    notice = '<p id="late" style="display: none"><a href="/x/">一则通知</a></p>'
    with_notice = (
        "document.querySelector('.has').addEventListener('mouseenter', () => { late.style.display = 'block' });"
    )

    (seen,) = use(menu(style=FOCUS) + notice + f"<script>{with_notice}</script>")

    assert isinstance(seen, SubMenuByKeyboard)
    assert seen.entries == ("甲栏目", "乙栏目", "丙栏目")


def test_a_page_with_the_same_dead_menu_offers_nothing(use: Use) -> None:
    (seen,) = use(menu(top="/zw/", style=HOVER), zw=menu(top="/zw/", style=HOVER))

    assert isinstance(seen, SubMenuByKeyboard)
    assert seen.missing == seen.entries


@pytest.mark.parametrize(
    "body",
    [
        menu(style=".menu li ul { display: block }"),
        menu(script="document.querySelector('.has').onmouseenter = (e) => e.target.classList.add('open')"),
        menu(style=f"#top {{ pointer-events: none }} {HOVER.replace('.has', '#never')}"),
        "<p>没有菜单</p>",
    ],
    ids=["stands open", "stays open, as tabs do", "never opens", "no menu"],
)
def test_what_does_not_open_under_a_mouse_is_not_tried(use: Use, body: str) -> None:
    assert use(body) == []


@pytest.mark.parametrize(
    ("body", "opened_by"),
    [
        (menu(style=HOVER), "tap"),
        (menu(script=MOUSE_ONLY), "tap"),
        (menu(script=POINTER_MOUSE, inner=BUTTON), "tap"),
        (menu(script=POINTER_MOUSE, style=OPEN_ON_DEVICES), "shown"),
        (menu(script=POINTER_MOUSE) + f"<div>{BELOW}</div>", "shown"),
    ],
    ids=["hover at the tap", "mouse events at the tap", "button", "stands open on devices", "panels below"],
)
def test_sound_menus_are_reached_by_finger(use: Use, body: str, opened_by: str) -> None:
    (seen,) = use(body, TABLET)

    assert isinstance(seen, SubMenuByTouch)
    assert (seen.device, seen.opened_by, seen.reached, seen.missing) == (TABLET, opened_by, True, ())
    assert seen.evidence


def test_menu_that_no_finger_opens(use: Use) -> None:
    (seen,) = use(menu(script=POINTER_MOUSE), TABLET)

    assert isinstance(seen, SubMenuByTouch)
    assert (seen.reached, seen.led_away) == (False, False)
    assert seen.missing == seen.entries


LOADED = (
    "document.getElementById('top').onclick = (event) => { event.preventDefault(); fetch('/m', {method: 'POST'}) };"
)


@pytest.mark.parametrize("device", ["", TABLET])
def test_opening_a_menu_never_writes_to_the_portal(use: Use, site: Site, device: str) -> None:
    (seen,) = use(menu(script=POINTER_MOUSE + LOADED, attributes='role="button" aria-haspopup="true"'), device)

    assert isinstance(seen, SubMenuByKeyboard | SubMenuByTouch)
    assert (seen.reached, seen.held_back) == (False, True)
    assert site.posts == 0


@pytest.mark.parametrize(("offered", "missing"), [(f"<ul>{BELOW}</ul>", 0), ("<p>栏目介绍</p>", 3)])
def test_tap_that_leads_to_the_top_entrys_page(use: Use, offered: str, missing: int) -> None:
    (seen,) = use(menu(top="/zw/", script=POINTER_MOUSE), TABLET, zw=offered)

    assert isinstance(seen, SubMenuByTouch)
    assert seen.led_away
    assert len(seen.missing) == missing


def test_phone_menu_that_comes_by_a_post_is_held_back_and_not_called_dead(visit: Visit, site: Site) -> None:
    walk = visit(f"""{BASE}<button onclick="fetch('/m', {{method: 'POST'}})">菜单</button><p>{TEXT}</p>""")

    with pytest.raises(BlockedError):
        open_menu(walk)

    assert site.posts == 0
