"""Words from the lists that the office supplied: wrong, outdated or sensitive ones."""

from collections.abc import Sequence

from portalwalk import EN, ZH, Impact, ListedWord, Occurrence, PageSeen, Verdict, check


@check(
    id="sensitive-words",
    title="No page uses a word from the office's lists",
    title_zh="页面没有出现词表所列词语",
    failure_title="A page uses a word from the office's lists",
    failure_title_zh="页面出现词表所列词语",
    why="A wrong name or an outdated expression on a government's page is quoted as the government's own.",
    why_zh="政府网站上的错误名称或过时表述，会被当作官方表述引用。",
    how_to_fix="Read each hit in its sentence; correct what is wrong, and dismiss what is right in its context.",
    how_to_fix_zh="逐条结合上下文核对：确有错误的予以更正，表述无误的标记为误报。",
    impact=Impact.SERIOUS,
    basis=(
        "Lists supplied by the office (portal.toml, word_lists)",
        "Daxing self-inspection 2020Q4 (typos are collected)",
    ),
    basis_zh=("本单位提供的词表（portal.toml 的 word_lists）", "大兴区2020年第四季度自查通报（错别字）"),
)
def sensitive_words(pages: Sequence[PageSeen]) -> Verdict:
    """Leave every hit to a person, with its sentence and its place: a list knows no context."""
    read = [page for page in pages if page.is_sure and page.listed_words is not None]
    if not read:
        return Verdict.inapplicable(
            "portal.toml names no list of words (word_lists).", "portal.toml 没有指定词表（word_lists）。"
        )
    return Verdict.from_failures(
        (),
        doubts=(_hit(page, word) for page in read for word in page.listed_words or ()),
        seen=[
            Occurrence.of(
                read[0],
                observed=f"None of the listed words stands on {EN.plural(len(read), '# page', '# pages')}.",
                observed_zh=f"{ZH.number(len(read))}个页面均未出现词表所列词语。",
            )
        ],
    )


def _hit(page: PageSeen, word: ListedWord) -> Occurrence:
    right = f" (the list says: “{word.right}”)" if word.right else ""
    right_zh = f"（词表建议：“{word.right}”）" if word.right else ""
    return Occurrence.of(
        page,
        observed=f"“{word.word}”{right} at character {word.position}: “{word.around}”.",
        observed_zh=f"第{word.position}字处出现“{word.word}”{right_zh}：“{word.around}”。",
    )
