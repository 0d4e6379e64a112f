"""What a page calls itself: its heading, its column by the breadcrumb, its tags."""

import re

from portalwalk.model.observations import MetaTag
from portalwalk.survey.reading.tree import Element, Page, spaced
from portalwalk.survey.reading.zones import Zones

_TITLE_NAMES = re.compile(r"(?:^|[\s_-])(?:title|tit|bt|biaoti|headline|\w*title)(?:$|[\s_-])")
_SEPARATORS = re.compile(r"\s*(?:>>|>|»|›|→|\u300b|＞|≫|/|\\|\||::|-(?=\s)|·)\s*")
_LABEL = re.compile(r"^.{0,8}(?:位置|you are here)\s*(?:是|为)?\s*[:\uff1a]?\s*", re.IGNORECASE)
_HOME = re.compile(r"^(?:网站|返回)?首\s*页$|^home$|^主页$|^\W*$", re.IGNORECASE)
_THE_TEXT = re.compile(r"^(?:正文|内容|详情|详细|文章|信息|浏览)(?:内容|页面?|详情|正文|信息|浏览)?$|^列表$")
_LONGEST = 200
_MOST_METAS = 60


def metas_of(page: Page) -> tuple[tuple[MetaTag, ...], list[tuple[str, str]]]:
    """Take the tags with a name, letter case kept, and beside them those with `property` or `itemprop`."""
    named, other = [], []
    for meta in page.tagged("meta")[:_MOST_METAS]:
        attributes = meta.attributes
        content = (attributes.get("content") or "").strip()
        if name := (attributes.get("name") or "").strip():
            named.append(MetaTag(name=name, content=content[:2000]))
        elif name := (attributes.get("property") or attributes.get("itemprop") or "").strip():
            other.append((name, content))
    return tuple(named), other


def heading_of(page: Page, zones: Zones) -> Element | None:
    """Find the heading of the page's own part: its `h1`, or what is called a title and is no link."""
    for heading in page.tagged("h1"):
        if zones.is_in_main(heading) and page.words(heading):
            return heading
    for element in page.elements:
        if (
            element.tag in ("div", "p", "h2", "h3", "td", "span", "strong")
            and ("class" in element.attributes or "id" in element.attributes)
            and zones.is_in_main(element)
            and element.end - element.order <= 6
            and _TITLE_NAMES.search(element.names)
            and 2 <= len(page.words(element)) <= _LONGEST
            and not any(one.tag in ("a", "li") for one in page.inside(element))
            and not any(one.tag in ("a", "li") for one in element.up())
        ):
            return element
    return next((h for h in page.tagged("h2") if zones.is_in_main(h) and page.words(h) and h.end - h.order <= 3), None)


def column_of(page: Page, zones: Zones, heading: str, tag: str, *, is_article: bool) -> str:
    """Name the column by the last step of the breadcrumb, the article's own title left out; else by its tag."""
    for trail in zones.trails:
        text = _LABEL.sub("", spaced(page.raw(trail)))
        steps = [step for piece in _SEPARATORS.split(text) if (step := piece.strip()) and not _HOME.match(step)]
        if len(steps) <= 1:
            # Without separators between them the links are the steps.
            links = [page.words(one) for one in page.inside(trail) if one.tag == "a"]
            steps = [one for one in links if one and not _HOME.match(one)] or steps
        while steps and _THE_TEXT.match(steps[-1]):
            steps.pop()
        if steps and is_article and _same(steps[-1], heading):
            steps.pop()
        if steps and len(steps[-1]) <= _LONGEST:
            return steps[-1]
    return tag


def _same(step: str, heading: str) -> bool:
    mine, theirs = ("".join(text.split()).rstrip(".…") for text in (step, heading))
    return bool(mine) and (theirs.startswith(mine[:20]) or mine.startswith(theirs[:20] or mine))
