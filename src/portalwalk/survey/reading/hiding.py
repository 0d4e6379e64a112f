"""What no visitor can see, and what only looks like it: menus, tabs and dialogs wait for a click."""

import re

from portalwalk.survey.reading.tree import Element, Page

_OPENABLE = re.compile(
    r"nav|menu|tab|drop|dialog|modal|layer|pop|slide|swiper|fold|accordion|collapse|hover|toggle|select|share|drawer|"
    r"offcanvas|sr-only|visually|screen-?reader|skip|barrier|wza"
)
_UNNAMED = frozenset({"style", "hidden", "align", "href", "target", "title", "rel", "width", "height"})
"""Attributes by which no script looks for an element."""
_OPENED_WITH_PARENT = frozenset(
    ["img", "input", "button", "form", "li", "ul", "ol", "dl", "dd", "tr", "tbody", "option"]
)
"""A list within an entry opens with it; rows wait for 更多."""
_FAR = re.compile(
    r"(?:^|;|\s)(?:left|top|right|bottom|margin-left|margin-top)\s*:\s*-\s*(\d{3,})\s*(?:px|em|rem|pt)?", re.IGNORECASE
)
_FAR_PIXELS = 900
"""Ours: menus wait some hundred pixels outside the window; what waits farther away does not come in."""
_PLACED = re.compile(r"position\s*:\s*(?:absolute|fixed)|margin-(?:left|top)\s*:\s*-", re.IGNORECASE)
_NOTHING = re.compile(r"(?:^|;|\s)(?:height|width|max-height|max-width)\s*:\s*[01](?:px)?\s*(?:;|!|$)", re.IGNORECASE)
_NO_FONT = re.compile(r"(?:^|;|\s)font-size\s*:\s*[01](?:px|pt|em)?\s*(?:;|!|$)", re.IGNORECASE)
_COLOUR = re.compile(r"(?:^|;)\s*color\s*:\s*([^;!]+)", re.IGNORECASE)
_BACKGROUND = re.compile(
    r"(?:^|;)\s*background(?:-color)?\s*:\s*(#[0-9a-f]{3,8}|rgba?\([^)]*\)|[a-z]+)\s*(?:;|!|$)", re.IGNORECASE
)
_WHITE = {"#fff": "white", "#ffffff": "white", "#000": "black", "#000000": "black"}
_SR_ONLY = re.compile(r"skip|跳到|跳过|跳至|无障碍|直接到", re.IGNORECASE)


class Hiding:
    """Tells which elements of one page are hidden for good, as far as its document says."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._reasons = {
            element.order: reason
            for element in page.elements
            if (element.tag == "marquee" or "style" in element.attributes or "hidden" in element.attributes)
            and (reason := self._reason(element))
        }

    def of(self, link: Element) -> str:
        """Say why nobody sees a link; empty when somebody may."""
        said = ""
        if self._reasons:
            said = next((why for one in (link, *link.up()) if (why := self._reasons.get(one.order))), "")
        if said and (link.get("href").startswith("#") or _SR_ONLY.search(self._page.words(link))):
            return ""
        return said or self._by_colour(link)

    def _reason(self, element: Element) -> str:
        style = (element.attributes.get("style") or "").lower()
        if element.tag == "marquee":
            tiny = any(re.fullmatch(r"[0-2](?:px)?", element.get(side)) for side in ("height", "width"))
            return "marquee without height" if tiny or _NOTHING.search(style) else ""
        squeezed = style.replace(" ", "")
        if "display:none" in squeezed or "hidden" in element.attributes:
            return "" if self._may_open(element) else "display:none"
        if "visibility:hidden" in squeezed:
            return "" if self._may_open(element) else "visibility:hidden"
        if _PLACED.search(style) and any(int(far) >= _FAR_PIXELS for far in _FAR.findall(style)):
            return "" if _OPENABLE.search(_names_around(element)) else "far away"
        if _NOTHING.search(style) and "overflow:hidden" in squeezed:
            return "" if self._may_open(element) else "no size"
        if (
            element.tag == "a"
            and _NO_FONT.search(style)
            and not any(i.tag == "img" for i in self._page.inside(element))
        ):
            return "no font size"
        return ""

    def _may_open(self, element: Element) -> bool:
        """Whether a script or a style sheet could show it: it can be named, or it stands in something that opens."""
        if not _UNNAMED.issuperset(element.attributes):
            return True
        if element.tag in _OPENED_WITH_PARENT:
            return True
        if any(
            _OPENABLE.search(above.names) or above.tag in ("nav", "details", "dialog") for above in _near(element, 3)
        ):
            return True
        parent = element.parent
        if parent is None:
            return False
        if any(name.startswith("on") for name in parent.attributes) or parent.tag in ("li", "dd", "td"):
            return True
        # One of several alike, of which another is shown, with lists in them: the panes of tabs.
        beside = (self._page.before(element), self._page.after(element))
        alike = any(c is not None and c.tag == element.tag and "style" not in c.attributes for c in beside)
        return alike and any(inner.tag in ("ul", "ol", "dl", "table") for inner in self._page.inside(element))

    def _by_colour(self, link: Element) -> str:
        style = link.attributes.get("style")
        colour = _COLOUR.search(style) if style else None
        if colour is None:
            return ""
        mine = _named(colour[1])
        for element in (link, *link.up()):
            behind = _BACKGROUND.search(element.attributes.get("style") or "")
            if behind:
                return "colour of its background" if _named(behind[1]) == mine else ""
        return ""


def _near(element: Element, levels: int) -> list[Element]:
    above = []
    for number, one in enumerate(element.up()):
        if number >= levels or one.tag in ("body", "html"):
            break
        above.append(one)
    return above


def _names_around(element: Element) -> str:
    return " ".join([element.names, element.get("role"), *(one.names for one in _near(element, 2))])


def _named(colour: str) -> str:
    colour = colour.strip().lower()
    return _WHITE.get(colour, colour)
