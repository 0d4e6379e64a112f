"""The identification items of a footer, and the header with its pictures."""

import re
from functools import lru_cache
from typing import Protocol

from portalwalk.model.observations import FooterItem
from portalwalk.survey.reading.addresses import Base
from portalwalk.survey.reading.links import target_of, words_of
from portalwalk.survey.reading.tree import Element, Page, lines_of, plain, spaced
from portalwalk.survey.reading.zones import HEADER, MAIN, Zones

_SITE_CODE = re.compile(r"(?:网站|政府网站)?标[识志]码\s*[:\uff1a]?\s*(?P<said>[A-Za-z0-9]{4,20})?")
_ICP = re.compile(
    r"(?P<said>[^\s\d\uff1a:|,\uff0c;\uff1b]?\s?ICP\s*(?:备|证)?\s*(?:案)?\s*\d{4,14}\s*号?(?:\s*[-－—–]\s*\d{1,4})?)",
    re.IGNORECASE,
)
_POLICE = re.compile(r"(?P<said>[^\s\d\uff1a:|,\uff0c;\uff1b]?\s?公网安备\s*\d{6,18}\s*号?)")
_SPONSOR = re.compile(r"(?:主办单位|主办|网站主办|sponsor(?:ed by)?)\s*[:\uff1a]\s*(?P<said>\S{2,40})", re.IGNORECASE)
_CONTACT = re.compile(
    r"(?:联系方式|联系电话|联系我们|电\s?话|地\s?址|邮\s?箱|热线|传真|contact)\s*[:\uff1a]?\s*(?P<said>[^\s|]{2,60})?",
    re.IGNORECASE,
)
_SITE_MAP = re.compile(r"(?:网站|站点)(?:地图|导航)|site ?map", re.IGNORECASE)
_ERROR_REPORT = re.compile(r"网站找错|我要找错|政府网站找错|网站纠错")
_ERROR_HOSTS = ("zfwzgl.www.gov.cn", "zfwzzc.www.gov.cn", "zfwzxx.www.gov.cn", "pucha.kaipuyun.cn", "121.43.68.40")
_BADGE_HOSTS = ("bszs.conac.cn", "dcs.conac.cn")
_BADGE_PATH = re.compile(r"sitename\?method=show", re.IGNORECASE)
_FOOTER_ADDRESS = re.compile(
    r"conac|sitename\?method=show|jiucuo|kaipuyun|zfwz..\.www\.gov\.cn|121\.43\.68\.40", re.IGNORECASE
)
_BADGE_WORDS = re.compile(r"党政机关网站标识|事业单位网站标识|政府机关标识|党政机关$|conac", re.IGNORECASE)
_SITE_CODE_ATTRIBUTE = ("sitecode", "site_code")
_HEADER_TEXT = 600


_IN_WORDS = {
    "icp": (_ICP, ("ICP", "icp")),
    "public-security": (_POLICE, ("公网安备",)),
    "sponsor": (_SPONSOR, ("主办", "ponsor")),
    "contact": (_CONTACT, ("联系", "电话", "地址", "热线", "邮箱", "ontact")),
    "site-code": (_SITE_CODE, ("标识码", "标志码")),
}
_NUMBERED = ("site-code", "icp", "public-security")
_ANYWHERE = {"sponsor", "contact"}
"""Items whose words stand in articles, too."""
_LAST_LINES = 25
_LAST_PIECES = 400
_LINK_WORDS = ("标识", "党政机关", "找错", "纠错", "ICP", "icp", "公网安备", "地图", "导航", "联系", "ontact", "ap")


class _AddItem(Protocol):
    def __call__(self, item: str, said: str, href: str = "") -> None: ...


def footer_of(page: Page, zones: Zones, base: Base, not_shown: tuple[str, ...] | None = None) -> tuple[FooterItem, ...]:
    """Take each identification item that the page holds; the footer's words first, links wherever they stand.

    `not_shown` names the pictures that a browser could not show; None: no browser looked.
    """
    found: dict[tuple[str, str, str], FooterItem] = {}

    def add(item: str, said: str, href: str = "") -> None:
        found.setdefault((item, said, href), FooterItem(item=item, said=said[:200], href=href))

    for element in page.tagged("a", "area"):
        _take_link(page, base, element, add)
    for element in page.tagged("script", "img"):
        src = element.get("src")
        if any(host in src for host in _BADGE_HOSTS) and not any(i.item == "badge" for i in found.values()):
            add("badge", base.absolute(src))
        if element.tag == "script" and (element.get("id") == "_jiucuo_" or "jiucuo" in src):
            code = next((c for name in _SITE_CODE_ATTRIBUTE if (c := element.get(name))), "")
            add("error-report", f"sitecode={code}" if code else src, base.absolute(src))
    for script in page.scripts:
        if "dcs.conac.cn" in script and (written := re.search(r"[^\s'\"]*dcs\.conac\.cn[^\s'\"]*", script)):
            add("badge", written[0])
    footer = "\u3000".join(line for one in zones.footers for line in lines_of(page.raw(one)))
    last = "\u3000".join(lines_of("".join(page.row[-_LAST_PIECES:]))[-_LAST_LINES:])
    # Without a footer that can be recognised, the end of the page; at last all of it: no number may be missed.
    passed: set[str] = set()
    for text in (footer, last, "".join(page.row)):
        _take_words(text, passed | {one.item for one in found.values()}, add)
        if any(hint in text for item in _NUMBERED for hint in _IN_WORDS[item][1]):
            passed = _ANYWHERE  # a footer is known by its numbers, and an article's hotline is not the portal's contact
    items = tuple(found.values())[:30]
    if not_shown is None:
        return items
    pictures = {base.absolute(one.get("src")) for one in page.tagged("img")}
    return tuple(
        one.model_copy(update={"is_shown": one.said not in not_shown}) if one.said in pictures else one for one in items
    )


def header_of(page: Page, zones: Zones) -> tuple[str, tuple[str, ...]]:
    """Give what stands above the page's own part: its text, and the `alt` (or title) of each picture there.

    A logo whose element is empty is drawn by a style sheet: it counts as a picture without words.
    """
    first_main = next(
        (
            e.order
            for e in page.elements
            if zones.of[e.order] == MAIN and e.tag in ("h1", "h2", "main", "article", "table", "p")
        ),
        len(page.elements),
    )
    stop = page.elements[first_main].order if first_main < len(page.elements) else len(page.elements)
    region = [
        e
        for e in page.elements
        if zones.of[e.order] == HEADER or (e.order < stop and e.tag not in ("html", "head", "body"))
    ]
    pictures = []
    for element in region:
        if element.tag in ("img", "embed", "object", "svg") or (
            element.tag == "input" and element.get("type") == "image"
        ):
            pictures.append(element.get("alt") or element.get("title") or element.get("aria-label"))
        elif "logo" in element.names and element.end == element.order + 1 and not page.words(element):
            pictures.append(element.get("title"))
        elif "style" in element.attributes and "url(" in (element.attributes["style"] or ""):
            pictures.append("")
    tops = [
        e
        for e in page.elements
        if zones.of[e.order] == HEADER and (e.parent is None or zones.of[e.parent.order] != HEADER)
    ]
    spans = [(e.text_from, e.text_to) for e in tops] or [
        (0, page.elements[stop].text_from if stop < len(page.elements) else 0)
    ]
    text = " ".join(spaced("".join(page.row[start:end])) for start, end in spans)
    return text[:_HEADER_TEXT].strip(), tuple(dict.fromkeys(pictures))[:20]


def _take_link(page: Page, base: Base, element: Element, add: _AddItem) -> None:
    href = element.get("href")
    words = words_of(page, element)
    if not _may_belong(words) and not _FOOTER_ADDRESS.search(href):
        return
    url = target_of(element, base) or href
    picture = next((base.absolute(src) for i in page.inside(element) if i.tag == "img" and (src := i.get("src"))), "")
    if any(host in href for host in _BADGE_HOSTS) or _BADGE_PATH.search(href) or _BADGE_WORDS.search(words):
        add("badge", picture or words, url)
    elif any(host in href for host in _ERROR_HOSTS) or "jiucuo" in href.lower() or _ERROR_REPORT.search(words):
        add("error-report", words or picture, url)
    elif "ICP" in words.upper() and (icp := _ICP.search(words)):
        add("icp", plain(icp["said"]), url)
    elif "公网安备" in words and (psb := _POLICE.search(words)):
        add("public-security", plain(psb["said"]), url)
    elif len(words) <= 14 and _SITE_MAP.search(words):
        add("site-map", words, url)
    elif len(words) <= 10 and re.fullmatch(r"联系我们|联系方式|contact(?: us)?", words, re.IGNORECASE):
        add("contact", words, url)


@lru_cache(maxsize=2_048)  # menus are the same on every page
def _may_belong(words: str) -> bool:
    return any(hint in words for hint in _LINK_WORDS)


def _take_words(text: str, known: set[str], add: _AddItem) -> None:
    for item, (pattern, hints) in _IN_WORDS.items():
        if item not in known and any(hint in text for hint in hints):
            for found in list(pattern.finditer(text))[:3]:
                add(item, plain(found["said"] or ("" if item == "site-code" else found[0])))
