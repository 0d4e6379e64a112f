"""What the mobile checks make of plain observations."""

from portalwalk import DeepLinkOpened, EntryOnDevice, Observation, PageOnDevice, Spot

HOME = "https://portal.example/"
FITS = "width=device-width, initial-scale=1"
TABLE = Spot(target="table", what="办事材料", px=1180)
PAGER = tuple(Spot(target=f"a:nth-child({n})", what=str(n), px=14) for n in range(1, 6))


def page(**seen: object) -> PageOnDevice:
    widths = {"screen_width_px": 390, "layout_width_px": 390, "content_width_px": 390}
    facts = {"template": "article", "viewport_meta": FITS, "chars_total": 1000, "targets_total": 40, **widths}
    return PageOnDevice.model_validate({"url": HOME, "device": "iPhone 15", **facts, **seen})


def covered(share: float, *closable: bool) -> PageOnDevice:
    return page(covering=(Spot(target="#float", what="智能问答", px=share),), covering_closable=closable)


def entry(reach: str, **seen: object) -> EntryOnDevice:
    facts = {"entry": "登录", "role": "login", "desktop_url": HOME, "reach": reach}
    return EntryOnDevice.model_validate({"url": HOME, "device": "iPhone 15", **facts, **seen})


def link(on_home: bool | None, same: bool | None) -> DeepLinkOpened:
    facts = {"asked_url": f"{HOME}art/1.html", "landed_url": f"{HOME}m/", "landed_on_home": on_home}
    return DeepLinkOpened.model_validate({"url": HOME, "device": "iPhone 15", **facts, "same_content": same})


DESKTOP_LAYOUT = {"viewport_meta": None, "layout_width_px": 980, "content_width_px": 1200}
SWIPED = {"can_scroll_sideways": True}

CASES: list[tuple[str, str, list[Observation], str]] = [
    ("viewport-missing", "laid out for a desktop", [page(**DESKTOP_LAYOUT)], "failed"),
    ("viewport-missing", "an empty tag", [page(viewport_meta="", layout_width_px=980)], "failed"),
    ("viewport-missing", "a tag", [page()], "passed"),
    ("viewport-missing", "no tag, yet it fits a tablet", [page(viewport_meta=None)], "passed"),
    ("viewport-missing", "no page", [], "inapplicable"),
    ("zoom-blocked", "user-scalable=no", [page(viewport_meta=f"{FITS}, user-scalable=no")], "failed"),
    (
        "zoom-blocked",
        "user-scalable=0; semicolons",
        [page(viewport_meta="width=device-width; User-Scalable = 0")],
        "failed",
    ),
    ("zoom-blocked", "maximum-scale=1.0", [page(viewport_meta=f"{FITS},maximum-scale=1.0")], "failed"),
    ("zoom-blocked", "maximum-scale=2", [page(viewport_meta=f"{FITS},maximum-scale=2,user-scalable=yes")], "passed"),
    ("zoom-blocked", "nonsense", [page(viewport_meta=f"{FITS},maximum-scale=big,,=")], "passed"),
    ("zoom-blocked", "no tag at all", [page(viewport_meta=None)], "passed"),
    ("zoom-blocked", "no page", [], "inapplicable"),
    ("sideways-scroll", "a wide table", [page(**SWIPED, sideways=(TABLE,), content_width_px=1180)], "failed"),
    ("sideways-scroll", "a wide page without culprit", [page(**SWIPED, content_width_px=1200)], "failed"),
    ("sideways-scroll", "wide, but a swipe moves nothing", [page(sideways=(TABLE,), content_width_px=1180)], "passed"),
    ("sideways-scroll", "4 px more than a phone", [page(**SWIPED, content_width_px=394)], "cantTell"),
    ("sideways-scroll", "fits", [page()], "passed"),
    ("sideways-scroll", "moves without a measure", [page(**SWIPED)], "cantTell"),
    ("sideways-scroll", "the viewport is the cause", [page(**DESKTOP_LAYOUT, **SWIPED)], "inapplicable"),
    ("tiny-text", "half of the text", [page(chars_tiny=500, tiny=(Spot(target="p", what="正文", px=9),))], "failed"),
    ("tiny-text", "a copyright line", [page(chars_tiny=50)], "passed"),
    ("tiny-text", "a short page's caption", [page(chars_total=100, chars_tiny=39)], "passed"),
    ("tiny-text", "no text", [page(chars_total=0)], "inapplicable"),
    ("tiny-text", "the viewport is the cause", [page(**DESKTOP_LAYOUT, chars_tiny=900)], "inapplicable"),
    ("crowded-targets", "a crowded pager", [page(crowded=PAGER)], "failed"),
    ("crowded-targets", "room enough", [page()], "passed"),
    ("crowded-targets", "two only", [page(crowded=PAGER[:2])], "cantTell"),
    ("crowded-targets", "no links", [page(targets_total=0)], "inapplicable"),
    ("crowded-targets", "the viewport is the cause", [page(**DESKTOP_LAYOUT, crowded=PAGER)], "inapplicable"),
    ("covered-content", "large, cannot be closed", [covered(0.2, False)], "failed"),
    ("covered-content", "nothing", [page()], "passed"),
    ("covered-content", "small", [covered(0.03, False)], "passed"),
    ("covered-content", "middling, closable", [covered(0.1, True)], "passed"),
    ("covered-content", "middling, cannot be closed", [covered(0.1, False)], "cantTell"),
    ("covered-content", "large, closable", [covered(0.6, True)], "cantTell"),
    ("covered-content", "large, not known", [covered(0.6)], "cantTell"),
    ("covered-content", "no viewport", [page(**DESKTOP_LAYOUT)], "inapplicable"),
    ("mobile-entry-lost", "gone", [entry("none")], "failed gone"),
    ("mobile-entry-lost", "cannot be tapped", [entry("direct", tappable=False)], "failed not-tappable"),
    ("mobile-entry-lost", "dead menu", [entry("none", menu_opens=False)], "failed menu-dead"),
    ("mobile-entry-lost", "in the menu", [entry("menu", tappable=True, menu_opens=True)], "passed"),
    ("mobile-entry-lost", "beside a dead menu", [entry("direct", tappable=True, menu_opens=False)], "passed"),
    ("mobile-entry-lost", "unclear", [entry("unclear", tappable=False)], "cantTell"),
    ("mobile-entry-lost", "no entry", [], "inapplicable"),
    ("mobile-page-lost", "the home page", [link(True, False)], "failed"),
    ("mobile-page-lost", "the article", [link(False, True)], "passed"),
    ("mobile-page-lost", "the article within the home page", [link(True, True)], "passed"),
    ("mobile-page-lost", "something else", [link(False, False)], "cantTell"),
    ("mobile-page-lost", "not known", [link(None, None)], "cantTell"),
    ("mobile-page-lost", "no page", [], "inapplicable"),
]
