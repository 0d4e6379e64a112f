"""The footer identifies the portal: badge, error-report entry, site code, filing number."""

from collections.abc import Sequence

from portalwalk import EN, ZH, Impact, Occurrence, PageKind, PageSeen, Verdict, check, is_government

REQUIRED = {
    "badge": ("the Party and government website badge", "党政机关网站标识"),
    "error-report": ("the error-report entry", "“我为政府网站找错”入口"),
    "site-code": ("the site identification code", "网站标识码"),
    "icp": ("the ICP filing number", "ICP备案编号"),
}
"""Items of which a source says that they belong into the footer."""

USUAL = {
    "public-security": ("the public security filing", "公安机关备案标识"),
    "sponsor": ("the sponsor", "主办单位"),
    "contact": ("a contact", "联系方式"),
    "site-map": ("the site map", "站点地图"),
}
"""Usual in footers; whether each is mandatory is not confirmed, so a person decides."""

AGREEING = 2
"""So many rendered pages, the home page among them, have to agree (ours)."""

HARDLY_ANY = 40
"""Characters (ours): a home page with less text of its own may be a set of frames."""


@check(
    id="footer-item-missing",
    title="The footer identifies the portal",
    title_zh="页面底部标识信息齐全",
    failure_title="An identification item is missing in the footer",
    failure_title_zh="页面底部缺少标识信息",
    why="Visitors cannot tell an official site from an imitation, nor report an error where it is followed up.",
    why_zh="公众无法核实网站身份，发现错误也找不到反映渠道。",
    how_to_fix="Add the missing item to the footer that all templates share.",
    how_to_fix_zh="在各模板共用的页面底部补齐缺少的标识信息。",
    impact=Impact.MODERATE,
    basis=(
        "Beijing circular 2019Q3 (identification items in the footer)",
        "Xicheng district's rules for government sites, as an article reports them (error-report entry, ICP number)",
    ),
    basis_zh=(
        "北京市2019年第三季度通报（底部功能区标识信息）",
        "西城区政府网站有关规定，据网络文章转述（找错入口、ICP备案编号）",
    ),
)
def footer_item_missing(pages: Sequence[PageSeen]) -> Verdict:
    """Fail for a required item that no page has, when rendered pages with the home page among them agree."""
    judged = [page for page in pages if page.is_sure]
    if not judged:
        return Verdict.inapplicable("No page was seen of which the kind is sure.", "没有可判定类型的页面。")
    if not is_government(judged):
        return Verdict.inapplicable("Nothing says that this is a government's portal.", "没有迹象表明这是政府网站。")
    there = {item.item for page in pages for item in page.footer}
    if not there:
        return Verdict.cant_tell(
            "No item of a footer was recognised on any page: it may be a picture, or in a frame.",
            "所有页面均未识别到底部标识信息，可能是图片或位于框架页中。",
            [_unsure(_home_first(judged)[0], {**REQUIRED, **USUAL})],
        )
    rendered = _home_first([page for page in judged if page.rendered and not page.in_frame])
    is_certain = len(rendered) >= AGREEING and rendered[0].kind is PageKind.HOME and not _is_frameset(rendered[0])
    missing = [item for item in REQUIRED if item not in there]
    doubtful = {item: words for item, words in USUAL.items() if item not in there}
    if not is_certain:
        doubtful = {**{item: REQUIRED[item] for item in missing}, **doubtful}
    return Verdict.from_failures(
        (_missing(page, item) for item in missing for page in rendered) if is_certain else (),
        doubts=[
            *([_unsure(_home_first(judged)[0], doubtful)] if doubtful else []),
            *(_partly(judged, item, words) for item, words in REQUIRED.items() if _is_partly(judged, item, there)),
        ],
        seen=[_complete(_home_first(judged)[0])],
    )


def _home_first(pages: Sequence[PageSeen]) -> list[PageSeen]:
    return sorted(pages, key=lambda page: page.kind is not PageKind.HOME)


def _is_frameset(home: PageSeen) -> bool:
    """Whether all that a visitor sees of the home page stands in frames, and its footer with it."""
    return home.text_length < HARDLY_ANY


def _without(pages: Sequence[PageSeen], item: str) -> list[PageSeen]:
    shown = (page for page in pages if page.rendered and not page.in_frame)
    return [page for page in shown if all(one.item != item for one in page.footer)]


def _is_partly(pages: Sequence[PageSeen], item: str, there: set[str]) -> bool:
    return item in there and len(_without(pages, item)) >= AGREEING


def _missing(page: PageSeen, item: str) -> Occurrence:
    english, chinese = REQUIRED[item]
    return Occurrence.of(
        page,
        cause=item,
        shown_by=_known(page),
        observed=f"The footer lacks {english}, on this page as on every other that was seen.",
        observed_zh=f"页面底部没有{chinese}，已查看的其他页面也都没有。",
    )


def _known(page: PageSeen) -> str:
    """Return words that do stand in the footer: they say where the item was looked for."""
    return next((one.said for one in page.footer if not one.said.startswith("http")), "")


def _unsure(page: PageSeen, items: dict[str, tuple[str, str]]) -> Occurrence:
    english = EN.listed(words for words, _ in items.values())
    chinese = ZH.listed(words for _, words in items.values())
    return Occurrence.of(
        page,
        observed=f"Not found in the footer of any page: {english}.",
        observed_zh=f"所有页面底部均未找到：{chinese}。",
    )


def _partly(pages: Sequence[PageSeen], item: str, words: tuple[str, str]) -> Occurrence:
    without = _without(pages, item)
    return Occurrence.of(
        without[0],
        observed=f"{EN.plural(len(without), '# rendered page lacks', '# rendered pages lack')} {words[0]} in the "
        "footer, "
        "while other pages have it.",
        observed_zh=f"{ZH.number(len(without))}个页面底部没有{words[1]}，而其他页面有。",
    )


def _complete(page: PageSeen) -> Occurrence:
    return Occurrence.of(
        page,
        observed="The footer has every identification item that was looked for.",
        observed_zh="页面底部标识信息齐全。",
    )
