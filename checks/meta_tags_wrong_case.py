"""Names of mandatory meta tags are written as the norm writes them."""

from collections.abc import Sequence

from portalwalk import (
    EN,
    ZH,
    Impact,
    Occurrence,
    PageSeen,
    Verdict,
    check,
    in_other_case,
    is_government,
    owes_labels,
    tags_owed,
)


@check(
    id="meta-tags-wrong-case",
    title="Names of meta tags keep the letter case of the norm",
    title_zh="网页标签名称大小写规范",
    failure_title="Names of meta tags are written in the wrong letter case",
    failure_title_zh="网页标签名称大小写不规范",
    why="A program that looks for SiteName does not find sitename, and takes the tag for missing.",
    why_zh="按规范名称（如 SiteName）读取标签的程序找不到 sitename，会认为标签缺失。",
    how_to_fix="Write the names in the template exactly as the norm does, such as SiteName, SiteIDCode, PubDate.",
    how_to_fix_zh="在模板中按规范书写标签名称，如 SiteName、SiteIDCode、PubDate。",
    impact=Impact.MINOR,
    basis=("Tag tables of the page design norms (State Council General Office, 2017, No. 47), as restated in public",),
    basis_zh=("《政府网站发展指引》（国办发〔2017〕47号）网页标签规范，据公开转述",),
)
def meta_tags_wrong_case(pages: Sequence[PageSeen]) -> Verdict:
    """Fail where a mandatory tag is there in another letter case only; optional tags are not looked at."""
    judged = owes_labels(pages)
    tagged = [page for page in judged if _mandatory(page)]
    if not tagged or not is_government(pages):
        return Verdict.inapplicable("No page with mandatory tags could be judged.", "没有可判定的带必备标签的页面。")
    return Verdict.from_failures(
        (_failure(page, wrong) for page in tagged if (wrong := _wrong(page))),
        seen=[
            Occurrence.of(
                tagged[0],
                observed=f"The tags of {EN.plural(len(tagged), '# page', '# pages')} are written as the norm writes "
                "them.",
                observed_zh=f"{ZH.number(len(tagged))}个页面的标签名称大小写规范。",
            )
        ],
    )


def _names(page: PageSeen) -> list[str]:
    return [name for names in tags_owed(page).values() for name in names]


def _mandatory(page: PageSeen) -> bool:
    owed = {name.lower() for name in _names(page)}
    return any(tag.name.lower() in owed for tag in page.metas)


def _wrong(page: PageSeen) -> list[tuple[str, str]]:
    return [(name, written) for name in _names(page) if (written := in_other_case(page, name))]


def _failure(page: PageSeen, wrong: list[tuple[str, str]]) -> Occurrence:
    english = EN.listed(f"{written} instead of {name}" for name, written in wrong)
    chinese = ZH.listed(f"{written}（应为 {name}）" for name, written in wrong)
    return Occurrence.of(
        page,
        cause="wrong-case",
        observed=f"The page has {english}.",
        observed_zh=f"页面标签写作 {chinese}。",
    )
