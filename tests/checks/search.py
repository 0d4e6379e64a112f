"""What the search checks make of plain observations."""

from typing import Any

from portalwalk import Discovery, Observation, OddQueryTried, SearchResultOpened, SearchSought, SearchTried

HOME = "https://portal.example/"
SURE = Discovery(what="搜索", target="role=searchbox", way="role searchbox", confidence=0.9)
GUESS = SURE.model_copy(update={"confidence": 0.4})


def sought(found: Discovery | None, *looked_on: str) -> SearchSought:
    return SearchSought(url=HOME, found=found, looked_on=looked_on or (HOME,))


def searched(item: int = 1, **seen: object) -> SearchTried:
    """A search for item 1, 2 …, found first of ten unless told otherwise."""
    title = f"关于第{item}号文件的通知"
    facts = {"query": title, "expected_title": title, "expected_url": f"{HOME}{item}.html", "answered": True}
    place = {
        "rank": 1,
        "page": 1,
        "results_on_page": 10,
        "total": 10,
        "query_kept": True,
        "categories": ("全部", "政策"),
    }
    return SearchTried.model_validate({"url": f"{HOME}so?q={item}", **facts, **place, **seen})


def missed(item: int = 1, **seen: object) -> SearchTried:
    return searched(item, **{"rank": None, "page": None, **seen})


def empty(item: int = 1, **seen: object) -> SearchTried:
    return missed(item, **{"results_on_page": 0, "total": 0, **seen})


def opened(opens: bool | None, status: int | None = None, says: str = "") -> SearchResultOpened:
    facts = {"query": "通知", "result_title": "通知", "result_url": f"{HOME}1.html", "opened": opens}
    return SearchResultOpened.model_validate({"url": HOME, **facts, "status": status, "says": says})


def odd(answered: bool | None, **seen: object) -> OddQueryTried:
    facts = {"name": "quotes", "name_zh": "引号", "query": "'", "answered": answered}
    return OddQueryTried.model_validate({"url": HOME, **facts, **seen})


BROKEN: dict[str, Any] = {"answered": False, "rank": None, "page": None, "results_on_page": 0, "total": None}

CASES: list[tuple[str, str, list[Observation], str]] = [
    ("search-missing", "nowhere", [sought(None)], "failed"),
    ("search-missing", "found", [sought(None), sought(SURE)], "passed"),
    ("search-missing", "a guess", [sought(GUESS)], "cantTell"),
    ("search-missing", "nobody looked", [], "inapplicable"),
    ("search-misses-published-item", "rank 11", [searched(rank=11, page=2, total=240)], "failed below-first-page"),
    ("search-misses-published-item", "absent", [missed(), searched(2)], "failed absent"),
    ("search-misses-published-item", "nothing for this one", [empty(), searched(2)], "failed absent"),
    ("search-misses-published-item", "nothing for anything", [empty(), empty(2)], "failed nothing-found"),
    ("search-misses-published-item", "errors", [searched(**BROKEN, status=500)], "failed search-errors"),
    ("search-misses-published-item", "last of the first page", [searched(rank=10)], "passed"),
    ("search-misses-published-item", "a fragment misses", [searched(), missed(is_fragment=True)], "cantTell"),
    ("search-misses-published-item", "a fragment finds nothing", [searched(), empty(is_fragment=True)], "cantTell"),
    ("search-misses-published-item", "not understood", [missed(understood=False)], "cantTell"),
    ("search-misses-published-item", "a firewall", [searched(**BROKEN, status=403, error="Forbidden")], "cantTell"),
    ("search-misses-published-item", "the line", [searched(**BROKEN, error="net::ERR_TIMED_OUT")], "cantTell"),
    ("search-misses-published-item", "rank without a page", [searched(rank=3, page=None)], "cantTell"),
    ("search-misses-published-item", "nothing to search for", [], "inapplicable"),
    ("search-results-uncategorised", "none", [searched(categories=())], "failed"),
    ("search-results-uncategorised", "a single one", [searched(categories=("全部",))], "failed"),
    ("search-results-uncategorised", "two in one search", [searched(categories=()), searched(2)], "passed"),
    ("search-results-uncategorised", "one result each", [searched(categories=(), results_on_page=1)], "cantTell"),
    ("search-results-uncategorised", "no results", [empty(categories=())], "inapplicable"),
    ("search-query-lost", "gone", [searched(query_kept=False)], "failed"),
    ("search-query-lost", "kept", [searched()], "passed"),
    ("search-query-lost", "not known", [searched(query_kept=None)], "cantTell"),
    ("search-query-lost", "page not understood", [searched(query_kept=False, understood=False)], "cantTell"),
    ("search-query-lost", "not answered", [searched(**BROKEN)], "inapplicable"),
    ("search-result-broken", "gone", [opened(False, 404)], "failed not-found"),
    ("search-result-broken", "error", [opened(False, 500)], "failed server-error"),
    ("search-result-broken", "says so with status 200", [opened(False, 200, "页面不存在")], "failed unreadable"),
    ("search-result-broken", "opens", [opened(True, 200)], "passed"),
    ("search-result-broken", "asks to sign in", [opened(False, 403)], "cantTell"),
    ("search-result-broken", "perhaps our line", [opened(None)], "cantTell"),
    ("search-result-broken", "no result", [], "inapplicable"),
    ("search-fragile", "answers 500", [odd(False, status=500)], "failed quotes"),
    ("search-fragile", "shows an error", [odd(False, status=200, error="SQL syntax error")], "failed quotes"),
    ("search-fragile", "answers", [odd(True, status=200)], "passed"),
    ("search-fragile", "a firewall turns it down", [odd(False, status=405, error="Blocked")], "cantTell"),
    ("search-fragile", "too long for the server", [odd(False, name="very-long", status=414)], "cantTell"),
    ("search-fragile", "not known", [odd(None)], "cantTell"),
    ("search-fragile", "no answer in time", [odd(False, error="Timeout 15000 ms exceeded")], "cantTell"),
    ("search-fragile", "nothing tried", [], "inapplicable"),
]
