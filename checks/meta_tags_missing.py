"""Home, column and article pages carry the mandatory meta tags."""

from collections.abc import Iterator, Sequence

from portalwalk import EN, ZH, Impact, Occurrence, PageSeen, Verdict, check, is_government, owes_labels, tags_owed


@check(
    id="meta-tags-missing",
    title="Pages carry the mandatory meta tags",
    title_zh="网页标签齐全",
    failure_title="Pages lack mandatory meta tags",
    failure_title_zh="网页标签缺失",
    why="Search engines, the national platform and inspectors read these tags; without them a page cannot be placed.",
    why_zh="搜索引擎、全国政府网站平台和检查人员都依据这些标签识别网页，缺失则无法准确归类和检索。",
    how_to_fix="Add the tags to the template: 3 on the home page, 7 on column pages, 10 on article pages.",
    how_to_fix_zh="在模板中补齐标签：首页3个、栏目页7个、内容页10个。",
    impact=Impact.MODERATE,
    basis=(
        "Tag tables of the page design norms (State Council General Office, 2017, No. 47), as restated in public",
        "Daxing self-inspection 2020Q4, quoting the Beijing circular 2020Q3 (meta tags)",
    ),
    basis_zh=(
        "《政府网站发展指引》（国办发〔2017〕47号）网页标签规范，据公开转述",
        "大兴区2020年第四季度自查通报，转引北京市2020年第三季度通报（网页标签）",
    ),
)
def meta_tags_missing(pages: Sequence[PageSeen]) -> Verdict:
    """Fail for tags that are not there in any letter case; one in the wrong case is another check's."""
    judged = owes_labels(pages)
    if not judged:
        return Verdict.inapplicable(
            "No home, column or article page could be judged.", "没有可判定的首页、栏目页或内容页。"
        )
    if not is_government(pages):
        return Verdict.inapplicable("Nothing says that this is a government's portal.", "没有迹象表明这是政府网站。")
    return Verdict.from_failures(
        (occurrence for page in judged for occurrence in _missing(page)),
        seen=[
            Occurrence.of(
                judged[0],
                observed=f"{EN.plural(len(judged), '# page carries', '# pages carry')} all mandatory tags.",
                observed_zh=f"{ZH.number(len(judged))}个页面的必备标签齐全。",
            )
        ],
    )


def _missing(page: PageSeen) -> Iterator[Occurrence]:
    there = {tag.name.lower() for tag in page.metas}
    for group, names in tags_owed(page).items():
        if absent := [name for name in names if name.lower() not in there]:
            yield Occurrence.of(
                page,
                cause=group,
                observed=f"The page has no tag {EN.listed(absent, 'or')}.",
                observed_zh=f"页面缺少标签 {ZH.listed(absent)}。",
            )
