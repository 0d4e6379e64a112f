"""A form that a guide asks for can be had from the guide."""

from collections.abc import Sequence

from portalwalk import EN, ZH, Impact, Occurrence, PageSeen, Verdict, check


@check(
    id="form-not-offered",
    title="Guides offer the forms they ask for",
    title_zh="办事指南提供所需表格",
    failure_title="Guides ask for forms and do not offer them",
    failure_title_zh="办事指南要求填写表格，却未提供下载",
    why="Applicants have to come to the counter for a sheet of paper.",
    why_zh="申请人为领一张表格还得专门跑一趟。",
    how_to_fix="Link each form from the guide, to download or to fill in online, with a filled-in sample.",
    how_to_fix_zh="在指南中提供每份表格的下载或在线填写链接，并附填写样例。",
    impact=Impact.MODERATE,
    basis=("Problem types of self-check tables of 2017 and later (attachment not offered)",),
    basis_zh=("2017年以来政府网站自查表的问题类型（未提供附件）",),
)
def form_not_offered(pages: Sequence[PageSeen]) -> Verdict:
    """Fail for a guide that names forms and links none; one that links some is left to a person."""
    guides = [page for page in pages if page.is_readable and page.forms]
    if not guides:
        return Verdict.inapplicable(
            "No service guide that names a form was seen.", "没有查看到要求填写表格的办事指南。"
        )
    without = [page for page in guides if not _links_some(page)]
    by_script = {page.template for page in guides if page.rendered and _links_some(page)} - {
        page.template for page in guides if not page.rendered and _links_some(page)
    }
    partly = [page for page in guides if _links_some(page) and any(not form.url for form in page.forms)]
    return Verdict.from_failures(
        (_not_offered(page) for page in without if page.rendered or page.template not in by_script),
        doubts=[
            *(_not_offered(page) for page in without if not page.rendered and page.template in by_script),
            *map(_partly, partly),
        ],
        seen=[_offered(guides[0])],
    )


def _links_some(page: PageSeen) -> bool:
    return any(form.url for form in page.forms)


def _names(page: PageSeen, *, all_of_them: bool) -> list[str]:
    return [form.name for form in page.forms if all_of_them or not form.url]


def _not_offered(page: PageSeen) -> Occurrence:
    names = _names(page, all_of_them=True)
    return Occurrence.of(
        page,
        cause="none-linked",
        observed=f"The guide “{page.heading or page.title}” asks for {EN.listed(names)} and links no form.",
        observed_zh=f"办事指南“{page.heading or page.title}”要求提供{ZH.listed(names)}，但没有任何表格链接。",
    )


def _partly(page: PageSeen) -> Occurrence:
    names = _names(page, all_of_them=False)
    return Occurrence.of(
        page,
        observed=f"The guide “{page.heading or page.title}” links some forms; no link was found for "
        f"{EN.listed(names)}.",
        observed_zh=f"办事指南“{page.heading or page.title}”提供了部分表格，但未找到{ZH.listed(names)}的链接。",
    )


def _offered(page: PageSeen) -> Occurrence:
    return Occurrence.of(
        page,
        observed="The forms that guides ask for are linked.",
        observed_zh="办事指南要求的表格均提供了链接。",
    )
