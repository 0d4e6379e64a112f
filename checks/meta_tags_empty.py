"""Mandatory meta tags say something."""

from collections.abc import Iterator, Sequence

from portalwalk import (
    EN,
    ZH,
    Impact,
    Occurrence,
    PageSeen,
    Verdict,
    check,
    contents_of,
    is_government,
    is_placeholder,
    owes_labels,
    says_next_to_nothing,
    tags_owed,
)

EMPTY, PLACEHOLDER, NEXT_TO_NOTHING = "empty", "placeholder", "next-to-nothing"


@check(
    id="meta-tags-empty",
    title="Mandatory meta tags have a content of their own",
    title_zh="网页标签内容已填写",
    failure_title="Mandatory meta tags are empty, or say what the template was shipped with",
    failure_title_zh="网页标签内容为空或仍为模板占位文字",
    why="An empty tag is as good as none; a placeholder tells every reader something untrue.",
    why_zh="空标签等于没有标签；占位文字会误导检索和统计。",
    how_to_fix="Let the template fill each tag from the site's, the column's and the article's own record; "
    "make source and column description mandatory when an editor publishes.",
    how_to_fix_zh="由模板从站点、栏目、文章的数据中自动填写标签；发布时将来源、栏目描述等设为必填。",
    impact=Impact.MODERATE,
    basis=("Tag tables of the page design norms (State Council General Office, 2017, No. 47), as restated in public",),
    basis_zh=("《政府网站发展指引》（国办发〔2017〕47号）网页标签规范，据公开转述",),
)
def meta_tags_empty(pages: Sequence[PageSeen]) -> Verdict:
    """Fail for tags of the right name that are empty or placeholders; words such as 无 are left to a person."""
    judged = owes_labels(pages)
    if not judged or not is_government(pages):
        return Verdict.inapplicable("No page with mandatory tags could be judged.", "没有可判定的带必备标签的页面。")
    if not any(contents_of(page, name) for page in judged for names in tags_owed(page).values() for name in names):
        return Verdict.inapplicable("No page carries any of the mandatory tags.", "所有页面都没有必备标签。")
    found = [(fault, occurrence) for page in judged for fault, occurrence in _faults(page)]
    return Verdict.from_failures(
        (occurrence for fault, occurrence in found if fault != NEXT_TO_NOTHING),
        doubts=(occurrence for fault, occurrence in found if fault == NEXT_TO_NOTHING),
        seen=[
            Occurrence.of(
                judged[0],
                observed=f"The mandatory tags of {EN.plural(len(judged), '# page', '# pages')} are filled.",
                observed_zh=f"{ZH.number(len(judged))}个页面的必备标签均已填写。",
            )
        ],
    )


def _faults(page: PageSeen) -> Iterator[tuple[str, Occurrence]]:
    for group, names in tags_owed(page).items():
        by_fault: dict[str, list[str]] = {}
        for name in names:
            contents = contents_of(page, name)
            if contents and (fault := _fault(contents)):
                by_fault.setdefault(fault, []).append(f"{name}=“{max(contents)}”")
        for fault, told in by_fault.items():
            yield (
                fault,
                Occurrence.of(
                    page,
                    cause=f"{group}-{fault}",
                    observed=f"The page says {EN.listed(told)}.",
                    observed_zh=f"页面标签内容为 {ZH.listed(told)}。",
                ),
            )


def _fault(contents: tuple[str, ...]) -> str:
    """Say what is wrong with all tags of one name; one that is filled is enough."""
    filled = [content for content in contents if content]
    if not filled:
        return EMPTY
    if all(map(is_placeholder, filled)):
        return PLACEHOLDER
    return NEXT_TO_NOTHING if all(map(says_next_to_nothing, filled)) else ""
