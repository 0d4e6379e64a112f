"""Forms and samples that a service guide asks for, and whether the page offers them."""

import re

from portalwalk.model.observations import FormNamed
from portalwalk.survey.reading.addresses import Base
from portalwalk.survey.reading.links import names_file, target_of, words_of
from portalwalk.survey.reading.tree import Element, Page, lines_of
from portalwalk.survey.reading.zones import MAIN, SIDE, Zones

_FORM = re.compile(
    r"《?(?P<name>[\u4e00-\u9fffA-Za-z()（）“”]{0,24}(?:申请表|申请书|登记表|审批表|申报表|备案表|审核表|"
    r"报名表|承诺书|委托书|样表|空白表格?|示例样表))》?"
)
_LEADING = re.compile(
    r"^(?:填写|提交|提供|填报|下载|领取|打印|如实填写|填好的|已填写的|需要?|应当?|请|的|和|及|与|或|一份|本人|并)+"
)
_OFFERS = re.compile(r"下载|表格|样表|附件|空白|示例|在线填|download", re.IGNORECASE)
_LONGEST_LINE = 80
_MOST = 20


def forms_of(page: Page, zones: Zones, base: Base, own_text: str) -> tuple[FormNamed, ...]:
    """Name the forms of a guide with the address where it offers each: a link of its name, beside it, or to a file.

    A form counts as offered when any link of the page may lead to it: a form that is there must not be called missing.
    """
    links = [link for link in page.tagged("a") if zones.of[link.order] in (MAIN, SIDE)]
    offers = [
        (link, words, target) for link in links if (target := target_of(link, base)) and (words := words_of(page, link))
    ]
    found: dict[str, FormNamed] = {}
    for line in lines_of(own_text):
        if len(line) > _LONGEST_LINE:
            continue
        for match in _FORM.finditer(line):
            name = _LEADING.sub("", match["name"])
            if len(name) >= 3 and name not in found and len(found) < _MOST:
                found[name] = FormNamed(name=name, url=_offer(page, name, offers))
    return tuple(found.values())


def _offer(page: Page, name: str, offers: list[tuple[Element, str, str]]) -> str:
    for link, words, target in offers:
        if name in words or (words.strip("《》 ") in name and len(words) >= 4):
            return target
        row = next((above for above in link.up() if above.tag in ("tr", "li", "dd", "p")), None)
        if row is not None and row.end - row.order < 40 and name in page.words(row):
            return target
    for _, words, target in offers:
        if names_file(target, words) and (_OFFERS.search(words) or name[-3:] in words):
            return target
    return ""
