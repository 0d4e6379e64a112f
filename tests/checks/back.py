"""What the back-navigation checks make of plain observations."""

from portalwalk import (
    BackAfterSignOut,
    BackAfterSubmit,
    InputAfterBack,
    LinksCounted,
    ListPlaceAfterBack,
    Observation,
    SearchAfterBack,
    WayHomeSeen,
    WentBack,
)

HOME = "https://portal.example/"
LIST, ARTICLE = f"{HOME}news/", f"{HOME}news/1.html"


def went(**seen: object) -> WentBack:
    facts = {"case": "list-to-article", "case_zh": "列表到内容页", "from_url": ARTICLE, "expected_url": LIST}
    return WentBack.model_validate({"url": ARTICLE, **facts, "landed_url": LIST, "arrived": True, **seen})


def astray(**seen: object) -> WentBack:
    return went(**{"arrived": False, "landed_url": HOME, **seen})


def place(**seen: object) -> ListPlaceAfterBack:
    facts = {"page_before": "2", "page_after": "2", "items_kept": True, "item_visible_after": True}
    return ListPlaceAfterBack.model_validate({"url": LIST, **facts, **seen})


def results(after: int, kept: bool | None, *, query: bool | None = True, before: int = 10) -> SearchAfterBack:
    facts = {"results_before": before, "results_after": after, "query_shown_after": query, "results_kept": kept}
    return SearchAfterBack.model_validate({"url": f"{HOME}so", "query": "通知", **facts})


def filled(*lost: str, fields: tuple[str, ...] = ("标题", "内容")) -> InputAfterBack:
    return InputAfterBack(url=f"{HOME}ask", filled=fields, lost=lost)


def resent(resubmitted: bool | None, *, posted: bool = True) -> BackAfterSubmit:
    return BackAfterSubmit(url=f"{HOME}ask", posted_without_redirect=posted, resubmitted=resubmitted)


def signed_out(revealed: bool | None) -> BackAfterSignOut:
    return BackAfterSignOut(url=f"{HOME}my", revealed=revealed, shown="张*三")


def links(total: int, new: int) -> LinksCounted:
    return LinksCounted(url=HOME, template="home", links=total, new_window=new)


def inner(template: str = "article", **seen: object) -> WayHomeSeen:
    facts = {"template": template, "breadcrumb": "首页 > 新闻", "home_link": "首页"}
    return WayHomeSeen.model_validate({"url": ARTICLE, **facts, **seen})


FAR = {"scroll_before_px": 1800, "scroll_after_px": 0}
DIFFER = {"page_after": "1", "items_kept": False}
UNLOADED = {"blockers": ("unload-listener",), "from_cache": False}

CASES: list[tuple[str, str, list[Observation], str]] = [
    ("back-fails", "another page", [astray()], "failed elsewhere"),
    ("back-fails", "ERR_CACHE_MISS", [astray(error="net::ERR_CACHE_MISS")], "failed browser-error"),
    ("back-fails", "an error page", [astray(landed_url=LIST, status=500)], "failed error-page"),
    ("back-fails", "the page", [went()], "passed"),
    ("back-fails", "not known", [astray(arrived=None)], "cantTell"),
    ("back-fails", "the same address, another look", [astray(landed_url=LIST)], "cantTell"),
    ("back-fails", "our line", [astray(error="net::ERR_CONNECTION_RESET")], "cantTell"),
    ("back-fails", "a firewall", [astray(status=403)], "cantTell"),
    ("back-fails", "a new window", [astray(new_window=True)], "inapplicable"),
    ("back-fails", "held: the other check's", [astray(stayed=True)], "inapplicable"),
    ("back-trap", "held", [astray(stayed=True, presses=3, landed_url=ARTICLE)], "failed"),
    ("back-trap", "held against the button", [astray(stayed=True, presses=3, how="button")], "failed"),
    ("back-trap", "the list passed over", [astray(passed_over=True)], "failed passed-over"),
    ("back-fails", "passed over: the other check's", [astray(passed_over=True)], "inapplicable"),
    ("back-trap", "left at once", [went()], "passed"),
    ("back-trap", "two presses", [went(presses=2)], "cantTell"),
    ("back-trap", "a new window", [astray(stayed=True, new_window=True)], "inapplicable"),
    ("back-cache-blocked", "an unload handler", [went(**UNLOADED)], "failed unload-listener"),
    ("back-cache-blocked", "restored", [went(from_cache=True)], "passed"),
    ("back-cache-blocked", "the browser's own reason", [went(from_cache=False)], "passed"),
    ("back-cache-blocked", "a private page", [went(**UNLOADED, is_public=False)], "inapplicable"),
    ("back-cache-blocked", "not known", [went()], "inapplicable"),
    ("back-loses-list-place", "page one", [place(**DIFFER)], "failed page"),
    ("back-loses-list-place", "filter", [place(filter_before="2025", items_kept=False)], "failed filter"),
    ("back-loses-list-place", "loaded items gone", [place(items_kept=False, item_visible_after=False)], "failed items"),
    ("back-loses-list-place", "top of the list", [place(**FAR, item_visible_after=False)], "failed scroll"),
    ("back-loses-list-place", "the same place", [place()], "passed"),
    ("back-loses-list-place", "scrolled, yet in sight", [place(**FAR)], "passed"),
    ("back-loses-list-place", "other page, same items", [place(page_after="1")], "cantTell"),
    ("back-loses-list-place", "other items, in sight", [place(items_kept=False)], "cantTell"),
    ("back-loses-list-place", "scrolled, sight not known", [place(**FAR, item_visible_after=None)], "cantTell"),
    ("back-loses-list-place", "nothing to compare", [ListPlaceAfterBack(url=LIST)], "cantTell"),
    ("back-loses-list-place", "no list", [], "inapplicable"),
    ("back-loses-search", "nothing left", [results(0, False, query=False)], "failed"),
    ("back-loses-search", "an empty search page", [results(10, False, query=False)], "failed"),
    ("back-loses-search", "results back", [results(10, True)], "passed"),
    ("back-loses-search", "other results", [results(10, False)], "cantTell"),
    ("back-loses-search", "the query alone gone", [results(10, True, query=False)], "cantTell"),
    ("back-loses-search", "not known", [results(0, None)], "cantTell"),
    ("back-loses-search", "there were none", [results(0, None, before=0)], "inapplicable"),
    ("back-loses-input", "emptied", [filled("内容")], "failed"),
    ("back-loses-input", "kept", [filled()], "passed"),
    ("back-loses-input", "nothing filled", [filled(fields=())], "inapplicable"),
    ("back-resubmits", "about to be sent again", [resent(True)], "failed"),
    ("back-resubmits", "quiet", [resent(False)], "passed"),
    ("back-resubmits", "redirected", [resent(None, posted=False)], "passed"),
    ("back-resubmits", "not redirected, not seen", [resent(None)], "cantTell"),
    ("back-resubmits", "nothing sent", [], "inapplicable"),
    ("back-reveals-session", "private page again", [signed_out(True)], "failed"),
    ("back-reveals-session", "nothing", [signed_out(False)], "passed"),
    ("back-reveals-session", "not known", [signed_out(None)], "cantTell"),
    ("back-reveals-session", "nobody signed out", [], "inapplicable"),
    ("new-window-overuse", "most", [links(20, 11)], "failed"),
    ("new-window-overuse", "half", [links(20, 10)], "passed"),
    ("new-window-overuse", "few links", [links(9, 9)], "inapplicable"),
    ("breadcrumb-missing", "an article without", [inner(breadcrumb=None)], "failed"),
    ("breadcrumb-missing", "an article with", [inner(), inner("search", breadcrumb=None)], "passed"),
    ("breadcrumb-missing", "something like it", [inner(breadcrumb=None, breadcrumb_unsure=True)], "cantTell"),
    ("breadcrumb-missing", "a board without", [inner("board", breadcrumb=None)], "cantTell"),
    ("breadcrumb-missing", "a sign-in page", [inner("login", breadcrumb=None)], "inapplicable"),
    ("breadcrumb-missing", "an error page", [inner(breadcrumb=None, is_error_page=True)], "inapplicable"),
    ("home-link-missing", "no way home", [inner(home_link=None)], "failed"),
    ("home-link-missing", "the logo", [inner(home_link="logo")], "passed"),
    ("home-link-missing", "an error page", [inner(home_link=None, is_error_page=True)], "cantTell"),
    ("home-link-missing", "the identity provider's page", [inner("login", home_link=None)], "inapplicable"),
]
