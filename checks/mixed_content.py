"""A page that came by https loads its parts by https."""

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from portalwalk import EN, ZH, Impact, LinkKind, LinkSeen, Occurrence, Verdict, check

REFUSED = {
    LinkKind.SCRIPT: ("script", "脚本"),
    LinkKind.STYLE: ("style sheet", "样式表"),
    LinkKind.FRAME: ("frame", "框架页"),
}
"""Browsers do not load these by http into a page that came by https (W3C Mixed Content, blockable)."""

PARTS = frozenset({*REFUSED, LinkKind.PICTURE})
OWN_MACHINE = re.compile(r"(?:.*\.)?localhost|127\.[\d.]+|::1")
"""Browsers trust these also by http."""


@check(
    id="mixed-content",
    title="Secure pages load their parts securely",
    title_zh="https 页面不加载 http 资源",
    failure_title="Secure pages load parts that browsers refuse",
    failure_title_zh="https 页面加载了会被浏览器拦截的 http 资源",
    why="Browsers refuse to load them: a menu, a form or the layout is missing, though the page itself opens.",
    why_zh="浏览器会拦截这些资源：页面虽能打开，菜单、表单或版面却可能缺失。",
    how_to_fix="Link scripts, style sheets, frames and pictures by https.",
    how_to_fix_zh="脚本、样式表、框架页和图片一律使用 https 地址。",
    impact=Impact.MODERATE,
    basis=("W3C Mixed Content (what browsers refuse)", "PortalWalk's own proposal (the measure)"),
    basis_zh=("W3C Mixed Content（浏览器拦截规则）", "PortalWalk 自行提出（判定方法）"),
)
def mixed_content(links: Sequence[LinkSeen]) -> Verdict:
    """Fail for scripts, styles and frames by http on https pages; pictures, which browsers may mend, are doubts.

    Links that wait for a click are no parts. Of a page that asks for `upgrade-insecure-requests` the survey takes the
    parts by https, as browsers do; `block-all-mixed-content` mends nothing.
    """
    parts = [(link, page) for link in links if link.kind in PARTS and (page := _secure_page(link))]
    if not parts:
        return Verdict.inapplicable("No page came by https and loaded parts.", "没有以 https 访问并加载资源的页面。")
    insecure = [(link, page) for link, page in parts if _is_insecure(link.target)]
    return Verdict.from_failures(
        (_refused(link, page) for link, page in insecure if link.kind in REFUSED),
        doubts=(_picture(link, page) for link, page in insecure if link.kind not in REFUSED),
        seen=[
            Occurrence(
                url=parts[0][1],
                observed=f"{EN.plural(len(parts), '# part of a secure page is', '# parts of secure pages are all')} "
                "loaded by https.",
                observed_zh=f"https 页面加载的{ZH.number(len(parts))}个资源均使用 https。",
            )
        ],
    )


def _secure_page(link: LinkSeen) -> str:
    return next((page for page in (link.url, *link.found_on) if page.startswith("https://")), "")


def _is_insecure(target: str) -> bool:
    parts = urlsplit(target)
    return parts.scheme == "http" and not OWN_MACHINE.fullmatch(parts.hostname or "")


def _refused(link: LinkSeen, page: str) -> Occurrence:
    english, chinese = REFUSED[link.kind]
    return _occurrence(
        link,
        page,
        link.kind.value,
        f"The {english} {link.target} is linked by http: browsers do not load it into a secure page.",
        f"{chinese} {link.target} 使用 http 地址，浏览器不会在 https 页面中加载。",
    )


def _picture(link: LinkSeen, page: str) -> Occurrence:
    return _occurrence(
        link,
        page,
        "",
        f"The picture {link.target} is linked by http: some browsers fetch it by https, others warn or leave it out.",
        f"图片 {link.target} 使用 http 地址：有的浏览器会自动改用 https，有的会警告或不显示。",
    )


def _occurrence(link: LinkSeen, page: str, cause: str, english: str, chinese: str) -> Occurrence:
    return Occurrence(
        url=page,
        target=link.target,
        observed=english,
        observed_zh=chinese,
        evidence=link.evidence,
        cause=cause,
    )
