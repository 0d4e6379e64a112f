"""The site search: where it is, and how to put a question to it."""

from dataclasses import dataclass, field

from playwright.sync_api import Locator
from playwright.sync_api import TimeoutError as PlaywrightTimeoutError

from portalwalk.browser.camera import Pointer
from portalwalk.browser.tab import Landing
from portalwalk.model.observations import Discovery
from portalwalk.pages import words
from portalwalk.pages.choosing import Candidate, choose
from portalwalk.pages.snapshot import Control, FieldSeen, Snapshot
from portalwalk.pages.walk import Walk

_NAMES = {
    "q",
    "s",
    "wd",
    "kw",
    "keyword",
    "keywords",
    "query",
    "search",
    "searchword",
    "searchkey",
    "keys",
    "searchtext",
}
MOST_WORDS = 30
LIKELY = 0.3
"""A field with less weight is no candidate (ours)."""
_SEARCHING = ("search", "sousuo", "jiansuo", "query")


@dataclass
class SearchBox:
    """The search of a portal, as found from the page the visitor is on."""

    walk: Walk
    found: Discovery | None = None
    field_seen: FieldSeen | None = None
    button: Control | None = None
    looked_on: list[str] = field(default_factory=list)

    def find(self) -> Discovery | None:
        """Find the search on this page: a field, or an icon that opens one."""
        seen = self.walk.look()
        self.looked_on.append(seen.url)
        if self._take(seen):
            return self.found
        opener = choose(_openers(seen))
        if opener is None or opener[1].confidence < 0.4:
            return None
        self.walk.follow(opener[0], "opens the search", "打开搜索")
        if self._take(self.walk.look()) and self.found is not None:
            self.found = self.found.model_copy(update={"way": f"{self.found.way}; opened by “{opener[1].what}”"})
        return self.found

    def ask(self, query: str) -> Landing:
        """Type a query and send it, by its button or with Enter."""
        if self.field_seen is None:
            raise LookupError("find() comes before ask()")
        box = self.walk.at(self.field_seen)
        box.click()
        box.fill(query)
        self.walk.point_at(box, "the search", zh="搜索框")
        if self.button is not None:
            typed = _typed(box, query)
            try:
                landing = self.walk.click(self.walk.at(self.button), "the search button", "搜索按钮", after=[typed])
            except PlaywrightTimeoutError:
                landing = Landing(self.walk.tab.url, changed=False)  # covered, perhaps by suggestions: Enter then
            if landing.changed:
                return landing
        box = self.walk.at(self.field_seen)
        if box.is_visible():
            box.focus()
        return self.walk.tab.press("Enter")

    def field_on(self, seen: Snapshot) -> FieldSeen | None:
        """Return the search field on another page, the one asked in first of all."""
        known = self.field_seen.selector if self.field_seen else ""
        same = next((one for one in seen.fillable if one.selector == known), None)
        ranked = _ranked(seen)
        return same or (ranked[0][1] if ranked else None)

    def _take(self, seen: Snapshot) -> bool:
        ranked = _ranked(seen)
        if not ranked:
            return False
        (confidence, signs), best = ranked[0]
        self.field_seen, self.button = best, _button_for(best, seen)
        second = next((one for one in ranked[1:] if one[0][0] > 0), None)
        self.found = Discovery(
            what=best.called or "text field",
            target=best.selector,
            way=", ".join(signs),
            confidence=round(min(1.0, confidence), 2),
            runner_up=f"{second[1].called or second[1].selector} ({min(1.0, second[0][0]):.2f})" if second else "",
        )
        return True


def _typed(box: Locator, query: str) -> Pointer:
    said = query.strip()[:MOST_WORDS]
    if not said:
        return Pointer(box, "Nothing was typed", "未输入任何文字")
    return Pointer(box, f"What was typed: “{said}”", f"输入的搜索词：“{said}”")


def _ranked(seen: Snapshot) -> list[tuple[tuple[float, list[str]], FieldSeen]]:
    """Return every field with its weight and its signs, the best first; nothing when none is likely."""
    ranked = sorted(((_weigh(one, seen), one) for one in seen.fillable), key=lambda pair: -pair[0][0])
    return ranked if ranked and ranked[0][0][0] >= LIKELY else []


def _weigh(one: FieldSeen, seen: Snapshot) -> tuple[float, list[str]]:
    if one.type not in ("text", "search", "") or one.tag != "input":
        return 0.0, []
    form = _form_of(one, seen)
    same_form = [other for other in seen.fields if other.form == one.form and other.frame == one.frame]
    if one.form >= 0 and any(other.type == "password" for other in same_form):
        return 0.0, []
    button = _button_for(one, seen)
    signs = {
        "a search field by type or role": 0.5 * (one.type == "search" or one.role == "searchbox"),
        "in a search landmark": 0.4 * (one.region == "search"),
        "a label or placeholder that says search": 0.4
        * bool(words.SEARCH_FIELD.search(f"{one.label} {one.placeholder} {one.caption}")),
        f"a field named {one.name or one.id}": 0.3 * (one.name.lower() in _NAMES or one.id.lower() in _NAMES),
        "a form that searches": 0.3 * any(word in form.lower() for word in _SEARCHING),
        "a search button beside it": 0.3
        * bool(button and words.SEARCH_STRONG.search(button.words + button.cls + button.id)),
        "in the header": 0.1 * (one.region == "header" or one.box[1] < 200),
        "asks for something else": -0.6
        * bool(words.NOT_SITE_SEARCH.search(f"{one.label} {one.placeholder} {one.caption} {one.name}")),
        "among many fields": -0.3
        * (len([other for other in same_form if other.type in ("text", "tel", "email", "textarea")]) > 2),
    }
    held = {name: weight for name, weight in signs.items() if weight}
    return sum(held.values()), list(held)


def _form_of(one: FieldSeen, seen: Snapshot) -> str:
    in_frame = [form for form in seen.forms if form.frame == one.frame]
    if not 0 <= one.form < len(in_frame):
        return ""
    form = in_frame[one.form]
    return f"{form.action} {form.name} {form.role}"


def _button_for(one: FieldSeen, seen: Snapshot) -> Control | None:
    """Return the button a visitor would press: in the same form, else the nearest that says search."""
    fx, fy, width, height = one.box
    ranked: list[tuple[float, Control]] = []
    for control in seen.shown:
        if control.frame != one.frame or (control.target == "_blank" and control.leads_somewhere):
            continue
        says = bool(words.SEARCH.search(f"{control.words} {control.cls} {control.id} {control.onclick}"))
        submits = control.type in ("submit", "image") and control.form == one.form >= 0
        gap = abs(control.box[0] - (fx + width)) + abs(
            control.box[1] + control.box[3] / 2 - (fy + seen.scroll + height / 2)
        )
        near = gap < 160
        if submits or (says and near and not control.leads_somewhere):
            ranked.append((gap - 1000 * submits - 200 * says, control))
    return min(ranked, key=lambda pair: pair[0])[1] if ranked else None


def _openers(seen: Snapshot) -> list[Candidate]:
    found = []
    for control in seen.shown:
        named = f"{control.words} {control.title}"
        signs = {
            "says search": 0.5 * (bool(words.SEARCH_STRONG.search(named)) and len(control.words) <= 12),
            "drawn as a search icon": 0.4
            * bool(words.SEARCH_STRONG.search(f"{control.cls} {control.id} {control.onclick}")),
            "in the header": 0.2 * (control.region in ("header", "search") or control.box[1] < 200),
            "leads to a search page": 0.2 * any(word in control.href.lower() for word in _SEARCHING),
        }
        held = {name: weight for name, weight in signs.items() if weight}
        if "says search" in held or "drawn as a search icon" in held:
            found.append(Candidate(control, held))
    return found
