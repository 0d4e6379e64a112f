"""A visitor who opens the address of an article on a phone sees the article."""

from collections.abc import Sequence

from portalwalk import DeepLinkOpened, Impact, Occurrence, Verdict, check


@check(
    id="mobile-page-lost",
    title="The address of an inner page opens that page on a phone",
    title_zh="手机打开内页地址时显示该页内容",
    failure_title="The address of an inner page opens the home page on a phone",
    failure_title_zh="手机打开内页地址时被转到首页",
    why="Links in messages and search engines lead to the home page, and the visitor has to search again.",
    why_zh="从短信、微信或搜索引擎点开的链接都变成首页，用户只能重新查找。",
    how_to_fix="Redirect each desktop address to the same article of the mobile site, or use one responsive site.",
    how_to_fix_zh="将每个电脑版地址跳转到手机版的同一篇内容，或改用响应式设计。",
    impact=Impact.SERIOUS,
    basis=("PortalWalk's own proposal",),
    basis_zh=("PortalWalk 自行提出",),
)
def mobile_page_lost(links: Sequence[DeepLinkOpened]) -> Verdict:
    """Fail for a deep link that landed on the home page without the content that was asked for."""
    if not links:
        return Verdict.inapplicable("No inner page was opened on a phone.", "没有在手机上打开内页。")
    lost = [link for link in links if link.landed_on_home and link.same_content is not True]
    return Verdict.from_failures(
        map(_lost, lost),
        doubts=(_doubt(link) for link in links if not link.same_content and link not in lost),
        seen=(_kept(link) for link in links if link.same_content),
    )


def _lost(link: DeepLinkOpened) -> Occurrence:
    return Occurrence.of(
        link,
        observed=f"{link.asked_url} landed on the home page, {link.landed_url}.",
        observed_zh=f"打开 {link.asked_url}，被转到首页 {link.landed_url}。",
    )


def _doubt(link: DeepLinkOpened) -> Occurrence:
    return Occurrence.of(
        link,
        observed=f"Whether {link.landed_url} shows what {link.asked_url} shows on the desktop is not clear.",
        observed_zh=f"无法确定 {link.landed_url} 与电脑版 {link.asked_url} 的内容是否一致。",
    )


def _kept(link: DeepLinkOpened) -> Occurrence:
    return Occurrence.of(
        link, observed=f"{link.asked_url} shows its own content.", observed_zh=f"{link.asked_url} 显示了该页内容。"
    )
