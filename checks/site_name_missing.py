"""The portal says its name in the header of every page."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from difflib import SequenceMatcher

from portalwalk import EN, ZH, Impact, Occurrence, PageKind, PageSeen, Verdict, check, is_government

ENOUGH_TITLES = 3
"""Fewer page titles tell nothing of what they have in common (ours)."""

COMMON_SHARE = 0.8
"""The part of titles that this share of the pages carries is the portal's name (ours)."""

SAME_NAME = 0.6
"""A header that carries this share of the name in one piece carries it in a short or a long form (ours)."""

AGREEING = 2
"""A single page may be an odd one; so many of one kind are a template (ours)."""

_ENDINGS = re.compile(r"(政府)?(门户|官方)?(网站|网|官网)$")
"""Words for “government”, “portal”, “official” and “site” that a name may end with or leave out."""

_TELLS_NOTHING = re.compile(r"$|logo|banner|img|image|图片|标志|标识|头部|顶部|网站", re.IGNORECASE)
"""Words of an `alt` that do not say what the picture shows: it may show the name."""

KINDS_ZH = {
    PageKind.HOME: "首页",
    PageKind.COLUMN: "栏目页",
    PageKind.ARTICLE: "内容页",
    PageKind.SEARCH: "搜索页",
    PageKind.INTERACTION: "互动页",
    PageKind.SERVICE: "办事页",
    PageKind.OTHER: "其他页面",
}


@check(
    id="site-name-missing",
    title="Every page says the portal's name in its header",
    title_zh="所有页面头部均显示网站名称",
    failure_title="Pages do not say the portal's name in their header",
    failure_title_zh="部分页面头部未显示网站名称",
    why="A visitor who comes from a search engine cannot tell whose page this is.",
    why_zh="从搜索引擎进来的公众无法判断这是哪个单位的页面。",
    how_to_fix="Put the portal's name into the header of every template, as text or as a picture whose alt says it.",
    how_to_fix_zh="在每个模板的头部标明网站名称；如用图片，应在 alt 中写明名称。",
    impact=Impact.MODERATE,
    basis=("Beijing circular 2019Q3 (the name is clear in the header of all pages)",),
    basis_zh=("北京市2019年第三季度通报（网站名称应在所有页面头部明显展示）",),
)
def site_name_missing(pages: Sequence[PageSeen]) -> Verdict:
    """Fail for a kind of page that lacks the name while others of the portal show it; pictures leave a doubt."""
    judged = [page for page in pages if page.is_sure and not page.in_frame]
    if not judged:
        return Verdict.inapplicable("No page was seen of which the kind is sure.", "没有可判定类型的页面。")
    if not is_government(judged):
        return Verdict.inapplicable("Nothing says that this is a government's portal.", "没有迹象表明这是政府网站。")
    name = _name(judged)
    if not name:
        return Verdict.cant_tell(
            "Neither a SiteName tag nor the titles say what the portal is called.",
            "SiteName 标签和页面标题都没有说明网站名称。",
        )
    showing = [page for page in judged if _shows(page, name)]
    lacking = _lacking(judged, {id(page) for page in showing})
    failed: list[Occurrence] = []
    doubts: list[Occurrence] = []
    for kind, (without, agree) in lacking.items():
        has_pictures = any(_TELLS_NOTHING.match(alt.strip()) for page in without for alt in page.header_pictures)
        reads_header = all(page.header_text.strip() for page in without)
        is_template = len(without) >= AGREEING or kind is PageKind.HOME
        names_place = any(_names_place(page, name) for page in without)
        if showing and agree and is_template and reads_header and not has_pictures and not names_place:
            failed += (_missing(page, name) for page in without)
        else:
            doubts.append(_unsure(without[0], name, len(without), has_pictures=has_pictures))
    return Verdict.from_failures(failed, doubts=doubts, seen=map(_shown, showing[:1]))


def _lacking(pages: Sequence[PageSeen], showing: set[int]) -> dict[PageKind, tuple[list[PageSeen], bool]]:
    """Return by kind the pages without the name, and whether all pages of their templates agree in that.

    Where a rendered page of a template shows the name, a script may write it: documents as sent tell nothing then.
    """
    templates: defaultdict[tuple[PageKind, str], list[PageSeen]] = defaultdict(list)
    for page in pages:
        templates[page.kind, page.template].append(page)
    lacking: dict[PageKind, tuple[list[PageSeen], bool]] = {}
    for (kind, _), its_pages in templates.items():
        by_script = any(page.rendered and id(page) in showing for page in its_pages)
        without = [page for page in its_pages if id(page) not in showing and (page.rendered or not by_script)]
        if without:
            known, agreed = lacking.get(kind, ([], True))
            lacking[kind] = ([*known, *without], agreed and len(without) == len(its_pages))
    return lacking


def _name(pages: Sequence[PageSeen]) -> str:
    tagged = Counter(name for page in pages if (name := page.meta("SiteName")))
    if tagged:
        return tagged.most_common(1)[0][0]
    titles = [page.title for page in pages if page.title.strip()]
    if len(titles) < ENOUGH_TITLES:
        return ""
    parts = Counter(part for title in titles for part in {*map(str.strip, re.split(r"[-_|\u2014\u2013]+", title))})
    part, count = max(parts.items(), key=lambda item: (item[1], len(item[0])))
    return part if count >= COMMON_SHARE * len(titles) else ""


def _core(name: str) -> str:
    squeezed = re.sub(r"\s+", "", name).lower()
    return _ENDINGS.sub("", squeezed) or squeezed


def _shows(page: PageSeen, name: str) -> bool:
    core = _core(name)
    return any(_carries(re.sub(r"\s+", "", text).lower(), core) for text in (page.header_text, *page.header_pictures))


def _names_place(page: PageSeen, name: str) -> bool:
    """Say whether the header names the place or the office in a form of its own, which a person has to read."""
    place = re.sub("(人民)?政府$", "", _core(name))
    return any(part in re.sub(r"\s+", "", page.header_text).lower() for part in (place[:3], place[-3:]) if part)


def _carries(text: str, core: str) -> bool:
    if core in text:
        return True
    same = SequenceMatcher(None, text, core, autojunk=False).find_longest_match().size
    return same >= max(2, SAME_NAME * len(core))


def _missing(page: PageSeen, name: str) -> Occurrence:
    return Occurrence.of(
        page,
        cause="not-in-header",
        place=page.kind.value,
        observed=f"The header of this {page.kind.value} page does not say “{name}”, as other pages do.",
        observed_zh=f"该{KINDS_ZH[page.kind]}头部没有显示“{name}”，而网站其他页面有。",
    )


def _unsure(page: PageSeen, name: str, count: int, *, has_pictures: bool) -> Occurrence:
    kind, kind_zh = page.kind.value, KINDS_ZH[page.kind]
    if has_pictures:
        return Occurrence.of(
            page,
            observed=f"In {EN.plural(count, '# header', '# headers')} of the kind {kind} “{name}” stands at most in a "
            "picture, whose alt does not tell.",
            observed_zh=f"{ZH.number(count)}个{kind_zh}的头部只有图片，alt 未写明“{name}”，需人工查看图片内容。",
        )
    return Occurrence.of(
        page,
        observed=f"“{name}” was not found in {EN.plural(count, '# header', '# headers')} of the kind {kind}; "
        "a background picture may show it.",
        observed_zh=f"{ZH.number(count)}个{kind_zh}的头部未找到“{name}”，也可能以背景图片显示。",
    )


def _shown(page: PageSeen) -> Occurrence:
    return Occurrence.of(
        page,
        observed="The header says the portal's name.",
        observed_zh="页面头部显示了网站名称。",
    )
