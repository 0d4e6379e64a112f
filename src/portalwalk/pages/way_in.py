"""The way in: how many clicks it takes from the home page to what most visitors come for."""

from dataclasses import dataclass, field
from urllib.parse import urljoin

from portalwalk.browser.camera import Pointer, bring_into_view
from portalwalk.browser.stops import BlockedError, LookError
from portalwalk.model.observations import KeyEntryReached
from portalwalk.pages import words
from portalwalk.pages.lists import lists_of, same_page
from portalwalk.pages.portal import Portal
from portalwalk.pages.snapshot import Control, FieldSeen, Snapshot, host_of, without_fragment
from portalwalk.pages.walk import Walk

MOST_CLICKS = 5
"""Beyond this many nobody looks (ours)."""
MOST_PROMISING = 10
MOST_PAGES = 60
"""Pages opened to see that there is no shorter way; a portal with more menu pages is not judged."""
NEAR = 3
"""A way of more clicks is too long: only then is it worth while to see whether there is a shorter one."""
LONGEST_ENTRY = 14
LONGEST_NAME = 10
"""Names of columns and entries are hardly longer; titles of items are (ours)."""

ROLES = {
    "login": words.any_of(words.SIGN_IN.pattern, words.SIGN_IN_WEAK.pattern),
    "search": words.SEARCH_STRONG,
    "message": words.any_of(words.ASK.pattern, words.WRITE.pattern),
    "service": words.any_of(words.SERVICE.pattern, r"办事|政务服务|一网通办|网上办"),
    "news": words.any_of(r"新闻|要闻|动态|资讯", r"\bnews\b"),
    "policy": words.any_of(r"政策|文件|法规|规章|信息公开|政务公开", r"\bpolic(y|ies)\b"),
}
_PROMISING = {
    "login": words.PERSONAL,
    "search": words.SITE_MAP,
    "message": words.any_of(words.INTERACTION.pattern, r"互动|咨询|联系我们|交流|投诉|便民|服务|意见"),
    "service": words.any_of(r"办事|服务|便民|在线"),
    "news": words.any_of(r"资讯|动态|信息|中心"),
    "policy": words.any_of(r"公开|法规|信息"),
}


_TURNS = words.any_of(words.NEXT_PAGE.pattern, r"^(首页|[上前]一?页|尾页|末页|last|first|prev\w*)$")


@dataclass(slots=True)
class _Page:
    """A page on the way, and how one came there."""

    url: str
    way: tuple[str, ...]
    seen: Snapshot | None = None


@dataclass
class Newcomer:
    """One visitor who does not know the portal and follows what the menus promise."""

    walk: Walk
    portal: Portal
    _pages: dict[str, _Page] = field(default_factory=dict)
    """Pages opened, by address."""

    def look_for_entries(self) -> None:
        """Look for each key entry on the home page; for what is not there, on the pages that promise it."""
        lost = []
        with self.walk.step("look for the key entries on the home page", zh="在首页查找主要入口"):
            self.walk.open_home()
            home = _Page(self.walk.tab.url, (), self.walk.look())
            self._pages[_key(home.url)] = home
            for role in ROLES:
                entry = self._entry_on(home, role)
                if entry is None:
                    lost.append(role)
                else:
                    self.walk.observe(entry)
        for role in lost:
            entry = self._look_deeper(home, role)
            if entry is not None:
                self.walk.observe(entry)

    def _entry_on(self, page: _Page, role: str) -> KeyEntryReached | None:
        """Return a role's entry as this page offers it; what a menu still hides is one click away all the same."""
        seen = page.seen
        if seen is None:
            return None
        declared = self._declared(role)
        if role == "search":
            field_seen = next((one for one in seen.fillable if words.SEARCH_FIELD.search(one.words)), None)
            if field_seen is not None:
                picture = self._picture(page, field_seen)
                return self._reached(role, field_seen.called or "搜索", page.way, picture)
        for one in sorted(seen.controls, key=lambda one: not one.visible):
            said = one.words.strip() or one.title
            named = len(said) <= LONGEST_ENTRY and bool(ROLES[role].search(said))
            if declared:
                named = one.leads_somewhere and any(same_page(one.href, url) for url in declared)
            if named:
                return self._reached(role, said, (*page.way, said), self._picture(page, one))
        return None

    def _picture(self, page: _Page, one: Control | FieldSeen) -> tuple[str, ...]:
        """Take a picture of an entry where it stands, if it can be seen there now."""
        is_here = page.seen is not None and _key(page.seen.url) == _key(self.walk.tab.url)
        box = bring_into_view(self.walk.at(one)) if is_here and one.visible else None
        said = f"“{one.words.strip()}”"
        picture = self.walk.keep_picture(Pointer(box, said, said)) if box else None
        return (picture,) if picture else ()

    def _declared(self, role: str) -> list[str]:
        about = self.portal.declared
        url = {"message": about.message_board.url, "login": about.login.url}.get(role, "")
        return [urljoin(self.portal.url, url)] if url else []

    def _look_deeper(self, home: _Page, role: str) -> KeyEntryReached | None:
        """Follow what promises a role, nearest first; where that leads far, see whether another way is shorter."""
        front, opened = [home], 0
        for _ in range(1, MOST_CLICKS):
            ahead: list[_Page] = []
            for page in front:
                for one in self._links(page, role):
                    if opened >= MOST_PROMISING:
                        break
                    opened += 1
                    following = self._open(one, page)
                    found = self._entry_on(following, role)
                    if found is not None:
                        return self._checked(home, role, found)
                    ahead.append(following)
            front = ahead
        declared = self._declared(role)
        return self._reached(role, declared[0], None, ()) if declared else None

    def _checked(self, home: _Page, role: str, found: KeyEntryReached) -> KeyEntryReached:
        """Say whether a long way is the shortest: every page of the menus nearer than that is looked at."""
        found = found.model_copy(update={"evidence": (*found.evidence, *self.walk.last_evidence)})
        if (found.clicks or 0) <= NEAR:
            return found
        front, is_shortest = [home], True
        for _ in range(NEAR - 1):
            ahead: list[_Page] = []
            for page in front:
                is_shortest &= page.seen is not None and not _has_riddles(page.seen)
                for one in self._links(page, ""):
                    if _key(one.href) not in self._pages and len(self._pages) >= MOST_PAGES:
                        return found.model_copy(update={"is_shortest": False})
                    following = self._open(one, page)
                    shorter = self._entry_on(following, role)
                    if shorter is not None and (shorter.clicks or 0) <= NEAR:
                        return shorter
                    ahead.append(following)
            front = ahead
        return found.model_copy(update={"is_shortest": is_shortest and all(one.seen for one in front)})

    def _links(self, page: _Page, role: str) -> list[Control]:
        """Return links to pages of the portal that promise a role; without one, all that are no items of lists."""
        if page.seen is None:
            return []
        found: dict[str, Control] = {}
        items = {item.control.selector for listed in lists_of(page.seen) for item in listed.items}
        for one in page.seen.controls:
            said = one.words.strip()
            is_way = one.leads_somewhere and host_of(one.href) == host_of(page.url) and one.selector not in items
            if is_way and (_promises(said, role) and _key(one.href) not in self._pages if role else _names_page(said)):
                found.setdefault(_key(one.href), one)
        return list(found.values())

    def _open(self, one: Control, before: _Page) -> _Page:
        """Open a page once; a page that cannot be seen is one without links."""
        key = _key(one.href)
        if key in self._pages:
            known = self._pages[key]
            way = min(known.way, (*before.way, one.words.strip()), key=len)
            return _Page(known.url, way, known.seen)
        page = self._pages[key] = _Page(one.href, (*before.way, one.words.strip()))
        try:
            with self.walk.step(f"follow “{one.words.strip()[:30]}”", zh=f"沿“{one.words.strip()[:30]}”查找"):
                landing = self.walk.open(one.href)
                if not (landing.error or landing.download or (landing.status or 200) >= 400):
                    page.seen = self.walk.look()
        except (BlockedError, LookError):
            pass  # its step says why
        return page

    def _reached(self, role: str, said: str, way: tuple[str, ...] | None, evidence: tuple[str, ...]) -> KeyEntryReached:
        return KeyEntryReached(
            url=self.portal.url,
            evidence=evidence,
            entry=said[:40],
            role=role,
            clicks=None if way is None else len(way),
            way=way or (),
        )


def _promises(said: str, role: str) -> bool:
    return bool(words.SITE_MAP.search(said)) or (len(said) <= LONGEST_ENTRY and bool(_PROMISING[role].search(said)))


def _names_page(said: str) -> bool:
    """Whether a link's words name a page as menus do: not an item's title, not a pager's number, not the sign-in."""
    is_name = 1 < len(words.folded(said)) <= LONGEST_NAME and not words.PAGE_NUMBER.search(said)
    return is_name and not words.SIGN_IN.search(said) and not _TURNS.search(said)


def _has_riddles(seen: Snapshot) -> bool:
    """Whether something to click says nothing of where it leads: a picture without words, a script."""
    return any(
        not one.words.strip() or (one.tag == "a" and not one.leads_somewhere and one.onclick) for one in seen.shown
    )


def _key(url: str) -> str:
    return without_fragment(url).rstrip("/")
