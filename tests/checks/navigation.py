"""What the checks of finding one's way make of plain observations."""

from typing import Any

from portalwalk import (
    ColumnMarkSeen,
    FloatingBox,
    KeyEntryReached,
    Observation,
    PopupsLookedFor,
    SubMenuByKeyboard,
    SubMenuByTouch,
)

HOME = "https://portal.example/"
BELOW = ("领导之窗", "机构职能", "政策文件", "通知公告")


def entry(clicks: int | None, **seen: object) -> KeyEntryReached:
    way = tuple(f"第{number}级" for number in range(1, (clicks or 0) + 1))
    facts = {"entry": "网上咨询", "role": "message", "clicks": clicks, "way": way}
    return KeyEntryReached.model_validate({"url": HOME, **facts, **seen})


def keys(**seen: object) -> SubMenuByKeyboard:
    return SubMenuByKeyboard.model_validate({"url": HOME, "menu": "政务公开", "entries": BELOW, **seen})


def finger(**seen: object) -> SubMenuByTouch:
    return SubMenuByTouch.model_validate({"url": HOME, "menu": "政务公开", "entries": BELOW, **seen})


def column(**seen: object) -> ColumnMarkSeen:
    return ColumnMarkSeen.model_validate({"url": f"{HOME}xwzx/", "template": "list", "entry": "新闻中心", **seen})


def box(share: float = 0.2, **seen: object) -> PopupsLookedFor:
    facts = {"target": "#notice", "what": "重要通知", "share": share, "covers": True}
    return looked(boxes=(FloatingBox.model_validate({**facts, **seen}),))


def looked(**seen: object) -> PopupsLookedFor:
    return PopupsLookedFor.model_validate({"url": HOME, "template": "home", "waited_ms": 2000, **seen})


CLOSED: dict[str, Any] = {"closed_by": "its button"}

CASES: list[tuple[str, str, list[Observation], str]] = [
    ("entry-too-deep", "four clicks", [entry(1, role="login"), entry(4)], "failed deep"),
    ("entry-too-deep", "three clicks", [entry(3)], "passed"),
    ("entry-too-deep", "on the home page", [entry(0, role="search", entry="搜索")], "passed"),
    ("entry-too-deep", "perhaps there is a shorter way", [entry(4, is_shortest=False)], "cantTell"),
    ("entry-too-deep", "declared, and no menu leads there", [entry(None, entry=f"{HOME}liuyan")], "cantTell"),
    ("entry-too-deep", "no entry", [], "inapplicable"),
    ("menu-needs-mouse", "no key opens it", [keys(missing=BELOW)], "failed not-opened"),
    (
        "menu-needs-mouse",
        "beside one that opens",
        [keys(opened_by="focus", reached=True), keys(missing=BELOW)],
        "failed not-opened",
    ),
    ("menu-needs-mouse", "opens on focus", [keys(opened_by="focus", reached=True)], "passed"),
    ("menu-needs-mouse", "its own page offers the same", [keys(elsewhere="its own page")], "passed"),
    ("menu-needs-mouse", "half of it missing", [keys(missing=BELOW[:2])], "cantTell"),
    ("menu-needs-mouse", "on the site map alone", [keys(elsewhere="the site map")], "cantTell"),
    ("menu-needs-mouse", "the focus goes in unseen", [keys(reached=None, missing=BELOW)], "cantTell"),
    ("menu-needs-mouse", "a key would write", [keys(missing=BELOW, held_back=True)], "cantTell"),
    ("menu-needs-mouse", "no sub-menu", [], "inapplicable"),
    ("menu-dead-on-touch", "a tap does nothing", [finger(missing=BELOW)], "failed not-opened"),
    ("menu-dead-on-touch", "a tap opens it", [finger(opened_by="tap", reached=True)], "passed"),
    ("menu-dead-on-touch", "the page behind it offers the same", [finger(led_away=True)], "passed"),
    ("menu-dead-on-touch", "the page behind it does not", [finger(led_away=True, missing=BELOW)], "cantTell"),
    ("menu-dead-on-touch", "half of it missing", [finger(missing=BELOW[:2])], "cantTell"),
    ("menu-dead-on-touch", "its top entry is not there", [finger(reached=None, missing=BELOW)], "cantTell"),
    ("menu-dead-on-touch", "a tap would write", [finger(missing=BELOW, held_back=True)], "cantTell"),
    ("menu-dead-on-touch", "no sub-menu", [], "inapplicable"),
    ("current-column-unmarked", "nothing says it", [column()], "failed "),
    ("current-column-unmarked", "marked", [column(marked_by="look")], "passed"),
    ("current-column-unmarked", "a breadcrumb", [column(has_breadcrumb=True)], "passed"),
    ("current-column-unmarked", "a heading alone", [column(has_heading=True)], "cantTell"),
    ("current-column-unmarked", "a page below the entry", [column(is_exact=False)], "cantTell"),
    ("current-column-unmarked", "no column", [], "inapplicable"),
    ("popup-obtrusive", "nothing closes it", [box()], "failed not-closable"),
    ("popup-obtrusive", "wanders about", [box(0.06, moves=True)], "failed moves"),
    ("popup-obtrusive", "comes back", [box(**CLOSED, came_back="next page")], "failed returns"),
    ("popup-obtrusive", "closing it would write", [box(held_back=True)], "cantTell"),
    ("popup-obtrusive", "back, but told", [box(**CLOSED, came_back="reload", held_back=True)], "cantTell"),
    ("popup-obtrusive", "closed, told, stays closed", [box(**CLOSED, held_back=True)], "passed"),
    ("popup-obtrusive", "opens a window", [looked(windows=(f"{HOME}ad.html",))], "failed opens-window"),
    ("popup-obtrusive", "closed, stays closed", [box(**CLOSED)], "passed"),
    ("popup-obtrusive", "wanders about, can be closed", [box(0.06, moves=True, **CLOSED)], "passed"),
    ("popup-obtrusive", "goes by itself", [box(closed_by="itself")], "passed"),
    ("popup-obtrusive", "small", [box(0.04)], "passed"),
    ("popup-obtrusive", "over margins", [box(covers=False)], "cantTell"),
    ("popup-obtrusive", "small, wanders about", [box(0.03, moves=True)], "cantTell"),
    ("popup-obtrusive", "nothing came up", [looked()], "passed"),
    ("popup-obtrusive", "no page", [], "inapplicable"),
]
