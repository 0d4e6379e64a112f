"""The lay of the land: columns with their items and the interactive sections, found once for all journeys."""

from urllib.parse import urljoin

from playwright.sync_api import Error

from portalwalk.browser.stops import BlockedError, LookError, WindowLostError
from portalwalk.model.observations import ColumnSeen, ItemSeen, PortalScouted, SectionSeen
from portalwalk.pages import words
from portalwalk.pages.choosing import Candidate, choose
from portalwalk.pages.lists import lists_of, within
from portalwalk.pages.snapshot import Control, Snapshot, host_of, without_fragment
from portalwalk.pages.walk import Walk

MOST_COLUMNS = 5
MOST_COLUMNS_TRIED = 8
MOST_LOOKED_UP = 5
"""Items a column whose pages are fetched, not shown, to learn what they hold."""
LOOK_UP_MS = 5_000
MOST_ITEMS = 30
MOST_SECTIONS = 7
MOST_SCRIPTED = 4
"""Entries without an address, opened by script, that are clicked to see where they lead."""

_ROLES = (
    ("message", words.ASK),
    ("survey", words.SURVEY),
    ("service", words.SERVICE),
    ("personal", words.PERSONAL),
)


def scout(walk: Walk) -> PortalScouted:
    """Open the home page and its columns, as a visitor who looks around.

    Raises:
        BlockedError, LookError: the home page could not be seen.

    """
    with walk.step("open the home page", zh="打开首页"):
        walk.open_home()
        home = walk.look(blocks=True)
        name = walk.portal.name or home.title
    columns = _columns(walk, home)
    browser = walk.settings.chromium.name
    with walk.step("fetch some articles to learn what they hold", zh="读取部分文章，了解页面内容类型"):
        columns = tuple(_looked_up(walk, column) for column in columns)
    sections = _sections(walk, home)
    lay = PortalScouted(url=home.url, name=name[:80], browser=browser, columns=columns, sections=sections)
    walk.observe(lay)
    return lay


def _columns(walk: Walk, home: Snapshot) -> tuple[ColumnSeen, ...]:
    found: list[ColumnSeen] = []
    on_home = _column(home.title, home)
    for control in _column_links(home)[:MOST_COLUMNS_TRIED]:
        if len(found) >= MOST_COLUMNS:
            break
        try:
            with walk.step(f"enter the column “{control.words[:30]}”", zh=f"进入栏目“{control.words[:30]}”"):
                walk.open(control.href)
                column = _column(control.words, walk.look(blocks=True))
        except WindowLostError:
            walk.arrive()  # this column ends browsers; looking around needs nothing that the old window knew
            continue
        except (BlockedError, LookError):
            continue  # one column less to choose from; what stopped it is written in its step
        known = [*found, *([on_home] if on_home is not None else [])]
        if column is not None and not any(_same_items(column, other) for other in known):
            found.append(column)
    if not found and on_home is not None:
        found.append(on_home)
    return tuple(found)


def _looked_up(walk: Walk, column: ColumnSeen) -> ColumnSeen:
    """Fetch a few of a column's articles, newest and oldest, and note which hold tables, pictures or frames."""
    items = list(column.items)
    some = {*range(min(MOST_LOOKED_UP - 1, len(items))), len(items) - 1} if items else set()
    for number in sorted(some):
        item = items[number]
        if item.url and walk.settings.may_open(item.url):
            items[number] = item.model_copy(update={"holds": _holds(walk, item.url)})
    return column.model_copy(update={"items": tuple(items)})


def _holds(walk: Walk, url: str) -> tuple[str, ...]:
    try:
        answer = walk.page.context.request.get(url, timeout=LOOK_UP_MS)
        body = answer.body().lower() if answer.ok else b""
    except Error:
        return ()  # it will be seen, or not, when a journey opens it
    marks = {"table": b"<table", "picture": b"<img", "frame": b"<iframe"}
    return tuple(name for name, mark in marks.items() if mark in body)


def _same_items(one: ColumnSeen, other: ColumnSeen) -> bool:
    return {item.title for item in one.items} == {item.title for item in other.items}


def _column(name: str, seen: Snapshot) -> ColumnSeen | None:
    host = host_of(seen.url)
    lists = lists_of(seen, wanted=lambda control: not control.leads_somewhere or host_of(control.href) == host)
    if not lists:
        return None
    items = [item for item in lists[0].items if within(item, host)][:MOST_ITEMS]
    pages = any(words.NEXT_PAGE.search(one.words) or words.LOAD_MORE.search(one.words) for one in seen.shown)
    return ColumnSeen(
        name=name,
        url=seen.url,
        items=tuple(ItemSeen(title=one.title, url=one.url, published_on=one.published_on) for one in items),
        has_pages=pages,
    )


def _column_links(home: Snapshot) -> list[Control]:
    """Return links that look like columns: short words in menus and headings, `更多` beside a list."""
    host = host_of(home.url)
    ranked: list[tuple[float, Control]] = []
    taken: set[str] = set()
    for control in home.links_within(host):
        text, address = control.words.strip(), without_fragment(control.href)
        other = (words.SIGN_IN, words.REGISTER, words.SIGN_OUT, words.ASK, words.SURVEY, words.PERSONAL, words.HOME)
        if address in taken or address == without_fragment(home.url) or any(one.search(text) for one in other):
            continue
        weight = 2.0 * (2 <= len(text) <= 8 and control.region == "header")
        weight += 2.5 * bool(_NEWSY.search(text)) + 1.5 * bool(words.MORE.search(text))
        weight += 1.0 * ("<h" in control.signature and len(text) <= 12)
        if weight >= 2 and len(text) <= 14 and control.region not in ("footer", "search"):
            taken.add(address)
            ranked.append((weight, control))
    return [control for _, control in sorted(ranked, key=lambda pair: -pair[0])]


_NEWSY = words.any_of(
    r"(新闻|要闻|动态|公告|公示|通知|政策|文件|法规|解读|资讯|信息|公开|指南|快讯|专题)",
    r"\b(news|notices?|announcements?|polic(y|ies)|documents?|blog)\b",
)


def _sections(walk: Walk, home: Snapshot) -> tuple[SectionSeen, ...]:
    declared = [
        SectionSeen(
            name=one.name,
            url=urljoin(walk.portal.url, one.url),
            role="declared",
            exempt=bool(words.EXEMPT.search(one.name)),
        )
        for one in walk.portal.sections
    ]
    seen = {without_fragment(one.url) for one in declared}
    found: list[SectionSeen] = []
    scripted: list[tuple[str, Control]] = []
    for role, pattern in _ROLES:
        for control in home.shown:
            address = without_fragment(control.href)
            said = control.words.strip()
            first = said.partition(" ")[0]
            said = first if pattern.search(first) else said  # a name, then what it is for
            if len(said) > 14 or not pattern.search(said) or control.type == "submit":
                continue
            if not control.leads_somewhere:
                if said not in {name for name, _ in scripted}:
                    scripted.append((said, control))
                continue
            if address in seen:
                continue
            if host_of(control.href) != host_of(home.url) and role != "message":
                continue
            seen.add(address)
            found.append(_section(said, control.href, control))
    for said, control in scripted[:MOST_SCRIPTED]:
        address = _address_behind(walk, said, control)
        if address and without_fragment(address) not in seen:
            seen.add(without_fragment(address))
            found.append(_section(said, address, control))
    found.sort(key=lambda one: [role for role, _ in _ROLES].index(one.role))
    return (*declared, *found[: max(0, MOST_SECTIONS - len(declared))])


def _section(said: str, address: str, control: Control) -> SectionSeen:
    role = next(role for role, pattern in _ROLES if pattern.search(said))
    choice = choose([Candidate(control, {f"called “{said}”": 0.7, "on the home page": 0.1})])
    return SectionSeen(
        name=said,
        url=address,
        role=role,
        exempt=bool(words.EXEMPT.search(said)),
        found=choice[1] if choice else None,
    )


def _address_behind(walk: Walk, said: str, control: Control) -> str:
    """Click an entry that a script opens, and return where it leads; empty when nowhere else."""
    try:
        with walk.step(f"click “{said}”", zh=f"点击“{said}”"):
            walk.open_home()
            here = walk.tab.url
            landing = walk.follow(control)
    except (BlockedError, LookError, Error):
        return ""
    if landing.new_window:
        walk.tab.close_window()
    return "" if without_fragment(landing.url) == without_fragment(here) or landing.error else landing.url
