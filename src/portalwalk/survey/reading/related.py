"""Links that tie a policy to its interpretation, and the other way round."""

import re
from functools import lru_cache

from portalwalk.model.observations import ItemListed
from portalwalk.survey.reading.addresses import Base
from portalwalk.survey.reading.links import target_of, words_of
from portalwalk.survey.reading.tree import Element, Page
from portalwalk.survey.reading.zones import MAIN, SIDE, Zones

_LABEL = re.compile(
    r"政策解读|解读材料|相关解读|解读文件|解读链接|图解|一图读懂|文字解读|部门解读|专家解读|媒体解读|"
    r"视频解读|动漫解读|相关(?:政策)?文件|相关政策|相关文档|"
    r"政策原文|文件原文|原文链接|查看原文|解读的?文件|关联(?:文件|政策|解读|阅读)|相关链接|延伸阅读|"
    r"(?:related|original) (?:policy|policies|documents?)|interpretation",
    re.IGNORECASE,
)
_OWN_WORDS = re.compile(
    r"解读|图解|一图读懂|一图看懂|政策问答|政策原文|文件原文|查看原文|原文链接|《[^》]{4,}》|interpret", re.IGNORECASE
)
_COLUMN = re.compile(r"/(?:index(?:_\d+)?\.s?html?)?\Z")
_LONGEST_LABEL = 20
_MOST = 20


def related_of(page: Page, zones: Zones, base: Base, url: str) -> tuple[ItemListed, ...]:
    """Take the links of an article that a label, or their own words, tie to a policy or an interpretation.

    In doubt a link is taken: a tie that is there must not be called missing. Links to whole columns are none.
    """
    found: dict[str, ItemListed] = {}
    for link in page.tagged("a"):
        if zones.of[link.order] not in (MAIN, SIDE):
            continue
        target = target_of(link, base)
        if not target or target == url or _COLUMN.search(target.partition("?")[0]):
            continue
        words = words_of(page, link)
        if len(words) >= 2 and (_OWN_WORDS.search(words) or _is_label(words) or _labelled(page, link)):
            found.setdefault(target, ItemListed(title=words[:300], url=target))
            if len(found) == _MOST:
                break
    return tuple(found.values())


@lru_cache(maxsize=4096)
def _is_label(words: str) -> bool:
    return bool(_LABEL.search(words))


def _labelled(page: Page, link: Element) -> bool:
    """Whether a label stands beside the link, or as the head of the list it stands in."""
    for number, above in enumerate(link.up()):
        if number >= 4 or above.tag in ("body", "html", "article", "main") or above.end - above.order > 60:
            return False
        if _is_label(_first_words(page, above.text_from, link.text_from)):
            return True
        head = _head_before(page, above)
        if _is_label(head):
            return True
    return False


def _first_words(page: Page, start: int, end: int) -> str:
    """The first characters of a part of the text: not all of it is put together, which is much at the end of a list."""
    first = ""
    for at in range(start, end):
        first = (first + page.row[at]).lstrip()
        if len(first) >= _LONGEST_LABEL:
            break
    return first.rstrip()[:_LONGEST_LABEL]


def _head_before(page: Page, element: Element) -> str:
    """The words of the element right before one, where they are short."""
    before = page.before(element)
    return page.words(before) if before is not None and page.length(before) <= _LONGEST_LABEL else ""
