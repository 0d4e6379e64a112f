"""A visitor moves through the portal in one window."""

from collections.abc import Sequence

from portalwalk import EN, Impact, LinksCounted, Occurrence, Verdict, check

ENOUGH_LINKS = 10  # ours: a share of fewer links says little
TOO_MANY = 0.5  # ours: over half, a new window is the rule and not the exception


@check(
    id="new-window-overuse",
    title="Links within the portal open in the same window",
    title_zh="站内链接一般在当前窗口打开",
    failure_title="Most links within the portal open new windows",
    failure_title_zh="站内链接大多在新窗口打开",
    why="In a new window Back leads nowhere, and a phone fills up with tabs.",
    why_zh="在新窗口中无法后退，手机上会堆积大量标签页。",
    how_to_fix="Leave target=_blank to other sites and attachments.",
    how_to_fix_zh="仅对站外链接和附件使用 target=_blank。",
    impact=Impact.MINOR,
    basis=("PortalWalk's own proposal",),
    basis_zh=("PortalWalk 自行提出",),
)
def new_window_overuse(pages: Sequence[LinksCounted]) -> Verdict:
    """Fail for pages on which over half of at least ten internal links open new windows."""
    judged = [page for page in pages if page.links >= ENOUGH_LINKS]
    if not judged:
        return Verdict.inapplicable(
            f"No page with {ENOUGH_LINKS} links within the portal was seen.",
            f"没有看到站内链接达到{ENOUGH_LINKS}个的页面。",
        )
    return Verdict.from_failures(
        (_counted(page) for page in judged if page.new_window > TOO_MANY * page.links),
        seen=(_counted(page) for page in judged if page.new_window <= TOO_MANY * page.links),
    )


def _counted(page: LinksCounted) -> Occurrence:
    return Occurrence.of(
        page,
        target=page.examples[0].target if page.examples else "",
        observed=f"On the {page.page_in_words} {page.new_window} of {EN.plural(page.links, '# link', '# links')} "
        "within the "
        f"portal {EN.plural(page.new_window, 'opens', 'open')} a new window.",
        observed_zh=f"{page.page_in_words_zh}上共{page.links}个站内链接，其中{page.new_window}个在新窗口打开。",
    )
