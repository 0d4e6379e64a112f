"""What the checks of links make of plain observations."""

from typing import Any

from portalwalk import LinkKind, LinkSeen, LinkState, Observation

HOME = "https://www.qinghe.gov.cn/"
THERE = f"{HOME}zwgk/1.html"
AWAY: dict[str, Any] = {"target": "https://elsewhere.example/", "is_external": True}
HIDDEN: dict[str, Any] = {"is_hidden": True, "hidden_by": "display:none"}


def link(state: LinkState = LinkState.WORKS, cause: str = "", **seen: Any) -> LinkSeen:
    facts = {"target": THERE, "kind": LinkKind.PAGE, "words": "统计年报", "found_on": (HOME,)}
    return LinkSeen.model_validate({"url": HOME, **facts, "state": state, "cause": cause, **seen})


def broken(cause: str = "not-found", **seen: Any) -> LinkSeen:
    return link(LinkState.BROKEN, cause, **seen)


def wrong(cause: str, **seen: Any) -> LinkSeen:
    return link(LinkState.WRONG_TARGET, cause, **seen)


def nowhere(target: str, **seen: Any) -> LinkSeen:
    return wrong("placeholder", **{"target": target, **seen})


def picture(state: LinkState = LinkState.WORKS, cause: str = "", **seen: Any) -> LinkSeen:
    return link(state, cause, **{"kind": LinkKind.PICTURE, "target": f"{HOME}1.jpg", "words": "", **seen})


def attachment(state: LinkState = LinkState.WORKS, cause: str = "", **seen: Any) -> LinkSeen:
    return link(state, cause, **{"kind": LinkKind.ATTACHMENT, "target": f"{HOME}1.pdf", **seen})


BLOCKED = link(LinkState.BLOCKED, status=403)
UNREACHABLE = link(LinkState.UNREACHABLE)
NOT_LOOKED_AT = link(LinkState.NOT_LOOKED_AT)
BROKEN, WRONG = LinkState.BROKEN, LinkState.WRONG_TARGET

CASES: list[tuple[str, str, list[Observation], str]] = [
    ("link-broken", "works", [link()], "passed"),
    (
        "link-broken",
        "turned down, out of reach, not looked at",
        [link(), BLOCKED, UNREACHABLE, NOT_LOOKED_AT],
        "passed",
    ),
    ("link-broken", "a picture is another check's", [link(), picture(BROKEN, "not-found")], "passed"),
    ("link-broken", "a wrong target is another check's", [wrong("soft-404")], "passed"),
    ("link-broken", "not found", [broken(status=404, said="404 Not Found", found_count=50)], "failed not-found"),
    (
        "link-broken",
        "a hundred of them are one cause",
        [broken(target=f"{HOME}{n}") for n in range(99)],
        "failed not-found",
    ),
    ("link-broken", "server error", [broken("server-error", status=500)], "failed server-error"),
    ("link-broken", "a style", [broken(kind=LinkKind.STYLE, words="")], "failed not-found"),
    ("link-broken", "a script", [broken(kind=LinkKind.SCRIPT, words="")], "failed not-found"),
    ("link-broken", "a frame", [broken(kind=LinkKind.FRAME, words="")], "failed not-found"),
    ("link-broken", "an attachment", [attachment(BROKEN, "not-found")], "failed not-found"),
    ("link-broken", "another host's page", [broken(**AWAY)], "failed external"),
    ("link-broken", "another host has no name", [broken("dns", **AWAY)], "failed external"),
    ("link-broken", "another host is slow", [broken("timeout", **AWAY)], "cantTell"),
    ("link-broken", "another host's certificate", [broken("tls", **AWAY)], "cantTell"),
    ("link-broken", "its own certificate", [broken("tls")], "failed tls"),
    ("link-broken", "nobody sees it", [broken(**HIDDEN)], "cantTell"),
    ("link-broken", "all turned down", [BLOCKED, UNREACHABLE], "blocked"),
    ("link-broken", "only pictures", [picture()], "inapplicable"),
    ("link-wrong-target", "works", [link()], "passed"),
    ("link-wrong-target", "broken is another check's", [broken()], "passed"),
    ("link-wrong-target", "an empty address is another check's", [link(), nowhere("#")], "passed"),
    ("link-wrong-target", "a damaged attachment is another check's", [link(), attachment(WRONG, "damaged")], "passed"),
    ("link-wrong-target", "turned down", [link(), BLOCKED], "passed"),
    ("link-wrong-target", "soft 404", [wrong("soft-404", status=200, said="页面不存在")], "failed soft-404"),
    ("link-wrong-target", "soft 404 for a script", [wrong("soft-404", kind=LinkKind.SCRIPT)], "failed soft-404"),
    ("link-wrong-target", "soft 404 elsewhere", [wrong("soft-404", **AWAY)], "cantTell"),
    ("link-wrong-target", "parked", [wrong("parked", **AWAY)], "cantTell"),
    ("link-wrong-target", "under construction", [wrong("placeholder")], "cantTell"),
    ("link-wrong-target", "sent on to the home page", [wrong("home", landed_url=HOME)], "cantTell"),
    ("link-wrong-target", "nobody sees it", [wrong("soft-404", **HIDDEN)], "cantTell"),
    ("link-wrong-target", "all out of reach", [UNREACHABLE], "blocked"),
    ("link-wrong-target", "none", [], "inapplicable"),
    ("link-placeholder", "an address", [link(), broken()], "passed"),
    ("link-placeholder", "a page under construction has one", [wrong("placeholder")], "passed"),
    ("link-placeholder", "a click does something", [nowhere("#", does_nothing=False)], "passed"),
    ("link-placeholder", "no words", [nowhere("#", words=" ", does_nothing=True)], "passed"),
    ("link-placeholder", "nobody sees it", [nowhere("#", does_nothing=True, **HIDDEN)], "passed"),
    ("link-placeholder", "a place on the page", [link(target="#top")], "passed"),
    ("link-placeholder", "a letter", [link(target="mailto:a@qinghe.gov.cn")], "passed"),
    ("link-placeholder", "#, and a click does nothing", [nowhere("#", does_nothing=True)], "failed placeholder"),
    ("link-placeholder", "empty, and a click does nothing", [nowhere("", does_nothing=True)], "failed placeholder"),
    (
        "link-placeholder",
        "a script of nothing",
        [nowhere("javascript:void(0)", does_nothing=True)],
        "failed placeholder",
    ),
    ("link-placeholder", "a field never filled", [nowhere("http://")], "failed placeholder"),
    ("link-placeholder", "nobody could tell", [nowhere("javascript:;")], "cantTell"),
    ("link-placeholder", "only pictures", [picture()], "inapplicable"),
    ("link-hidden", "in sight", [link(**AWAY)], "passed"),
    ("link-hidden", "a tab of the portal", [link(**HIDDEN)], "passed"),
    ("link-hidden", "a counting pixel", [link(), picture(**{**HIDDEN, **AWAY})], "passed"),
    ("link-hidden", "away", [link(**HIDDEN, **AWAY, landed_url="https://casino.example/")], "cantTell"),
    ("link-hidden", "a frame", [link(**HIDDEN, **AWAY, kind=LinkKind.FRAME)], "cantTell"),
    ("link-hidden", "away and turned down", [link(LinkState.BLOCKED, **HIDDEN, **AWAY)], "cantTell"),
    ("link-hidden", "none", [], "inapplicable"),
    ("picture-not-shown", "shown", [picture()], "passed"),
    ("picture-not-shown", "a page is another check's", [picture(), broken()], "passed"),
    ("picture-not-shown", "turned down", [picture(), picture(LinkState.BLOCKED)], "passed"),
    ("picture-not-shown", "not found", [picture(BROKEN, "not-found")], "failed not-found"),
    ("picture-not-shown", "empty", [picture(WRONG, "empty")], "failed empty"),
    ("picture-not-shown", "a web page", [picture(WRONG, "wrong-type", said="text/html")], "failed wrong-type"),
    ("picture-not-shown", "no such page", [picture(WRONG, "soft-404")], "failed soft-404"),
    ("picture-not-shown", "another host's", [picture(BROKEN, "not-found", **AWAY)], "failed external"),
    ("picture-not-shown", "another format", [picture(WRONG, "wrong-type", said="image/webp")], "cantTell"),
    ("picture-not-shown", "damaged", [picture(WRONG, "damaged")], "cantTell"),
    ("picture-not-shown", "another host is slow", [picture(BROKEN, "timeout", **AWAY)], "cantTell"),
    ("picture-not-shown", "another host's certificate", [picture(BROKEN, "tls", **AWAY)], "cantTell"),
    ("picture-not-shown", "nobody sees it", [picture(BROKEN, "not-found", **HIDDEN)], "cantTell"),
    ("picture-not-shown", "all turned down", [picture(LinkState.BLOCKED)], "blocked"),
    ("picture-not-shown", "none", [link()], "inapplicable"),
    ("attachment-broken", "opens", [attachment()], "passed"),
    ("attachment-broken", "turned down", [attachment(), attachment(LinkState.BLOCKED)], "passed"),
    ("attachment-broken", "not there is another check's", [attachment(), attachment(BROKEN, "not-found")], "passed"),
    ("attachment-broken", "empty", [attachment(WRONG, "empty")], "failed empty"),
    ("attachment-broken", "damaged", [attachment(WRONG, "damaged")], "failed damaged"),
    ("attachment-broken", "a web page", [attachment(WRONG, "wrong-type", said="text/html")], "failed wrong-type"),
    ("attachment-broken", "no such page", [attachment(WRONG, "soft-404")], "failed soft-404"),
    ("attachment-broken", "another host's", [attachment(WRONG, "empty", **AWAY)], "cantTell"),
    ("attachment-broken", "something else", [attachment(WRONG, "home")], "cantTell"),
    ("attachment-broken", "all out of reach", [attachment(LinkState.UNREACHABLE)], "blocked"),
    ("attachment-broken", "none", [link()], "inapplicable"),
]
