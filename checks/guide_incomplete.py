"""A service guide says what an applicant needs to know."""

from collections import defaultdict
from collections.abc import Sequence

from portalwalk import EN, ZH, Impact, Occurrence, PageKind, PageSeen, Verdict, check, is_government

REQUIRED = {
    "basis": ("the legal basis", "设定依据"),
    "conditions": ("the conditions", "申请条件"),
    "materials": ("the materials", "申请材料"),
}
"""Element classes with a source; the item's name, which has one too, is the heading of the guide."""

USUAL = {
    "process": ("the process", "办理流程"),
    "place": ("the place", "办理地点"),
    "hours": ("the hours", "办理时间"),
    "phone": ("the phone number", "咨询电话"),
}
"""Usual classes; whether each is required is not confirmed, so a person decides."""

SEVERAL = 3
"""From so many guides on, the same missing class is a fault of the guides, not of one (ours: no public threshold)."""

A_GUIDE_HAS = 2
"""A page with fewer element classes may be a list of services, not a guide (ours)."""


@check(
    id="guide-incomplete",
    title="Service guides hold every element class",
    title_zh="办事指南要素完整",
    failure_title="Service guides lack element classes",
    failure_title_zh="办事指南缺少要素",
    why="Applicants come with the wrong papers, or come for nothing.",
    why_zh="申请人可能带错材料，甚至白跑一趟。",
    how_to_fix="Complete the guides: name, legal basis, conditions, materials, process, place, hours and phone.",
    how_to_fix_zh="补齐办事指南要素：事项名称、设定依据、申请条件、申请材料、办理流程、地点、时间和咨询电话。",
    impact=Impact.SERIOUS,
    basis=(
        "A county bureau's checklist of 2022Q4 (element classes of guides)",
        "PortalWalk's own threshold: three guides that lack the same class",
    ),
    basis_zh=("某县民政局2022年第四季度检查表（办事指南要素）", "PortalWalk 自定阈值：三份以上指南缺少同一要素"),
)
def guide_incomplete(pages: Sequence[PageSeen]) -> Verdict:
    """Fail for a class that several guides lack; a single guide, and classes without a source, are doubts."""
    services = [page for page in pages if page.is_readable and page.kind is PageKind.SERVICE]
    guides = [page for page in services if len(set(page.elements)) >= A_GUIDE_HAS]
    if not guides:
        return Verdict.inapplicable("No service guide was seen.", "没有查看到办事指南。")
    if not is_government(guides):
        return Verdict.inapplicable("Nothing says that this is a government's portal.", "没有迹象表明这是政府网站。")
    by_script = _by_script(guides)
    lacking: defaultdict[str, list[PageSeen]] = defaultdict(list)
    for page in guides:
        for element in (*REQUIRED, *USUAL):
            if element not in page.elements and (page.rendered or (page.template, element) not in by_script):
                lacking[element].append(page)
    failed = {element for element, its_pages in lacking.items() if element in REQUIRED and len(its_pages) >= SEVERAL}
    return Verdict.from_failures(
        (_lacks(page, element) for element in REQUIRED if element in failed for page in lacking[element]),
        doubts=(_perhaps(its_pages, element) for element, its_pages in lacking.items() if element not in failed),
        seen=[_complete(guides)],
    )


def _by_script(guides: Sequence[PageSeen]) -> set[tuple[str, str]]:
    """Name (template, class) that only rendered pages of the template show: a script writes it."""
    rendered = {(page.template, element) for page in guides if page.rendered for element in page.elements}
    return rendered - {(page.template, element) for page in guides if not page.rendered for element in page.elements}


def _lacks(page: PageSeen, element: str) -> Occurrence:
    english, chinese = REQUIRED[element]
    return Occurrence.of(
        page,
        cause=element,
        observed=f"The guide “{page.heading or page.title}” lacks {english}.",
        observed_zh=f"办事指南“{page.heading or page.title}”缺少{chinese}。",
    )


def _perhaps(pages: Sequence[PageSeen], element: str) -> Occurrence:
    english, chinese = {**REQUIRED, **USUAL}[element]
    title = pages[0].heading or pages[0].title
    return Occurrence.of(
        pages[0],
        observed=f"Not found in {EN.plural(len(pages), '# guide', '# guides')}, such as “{title}”: {english}.",
        observed_zh=f"有{ZH.number(len(pages))}份办事指南未找到{chinese}，如“{title}”。",
    )


def _complete(guides: Sequence[PageSeen]) -> Occurrence:
    return Occurrence.of(
        guides[0],
        observed=f"{EN.plural(len(guides), '# service guide holds', '# service guides hold')} every element class "
        "that was looked for.",
        observed_zh=f"{ZH.number(len(guides))}份办事指南要素完整。",
    )
