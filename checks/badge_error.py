"""The Party and government website badge is the real one and leads to its certificate."""

import re
from collections.abc import Sequence
from urllib.parse import parse_qs, urlsplit

from portalwalk import FooterItem, Impact, Occurrence, PageSeen, Verdict, check

_ERROR_PICTURE = re.compile(r"/(?:red|blue)_error\.png(?:$|[?#])", re.IGNORECASE)
"""What the issuer's host shows instead of a badge that is not valid for the site."""

_BADGE_ID = re.compile(r"[0-9a-f]{32}", re.IGNORECASE)
ISSUER = "bszs.conac.cn"


@check(
    id="badge-error",
    title="The website badge is shown and leads to its certificate",
    title_zh="党政机关网站标识显示正常",
    failure_title="The website badge is in error state or leads nowhere",
    failure_title_zh="党政机关网站标识异常",
    why="The badge is how visitors verify that the site is a government's; an invalid one says the opposite.",
    why_zh="公众靠该标识核实政府网站身份，标识异常会让人怀疑网站真伪。",
    how_to_fix="Have the badge issued for the present domain, and copy its code and link into the template unchanged.",
    how_to_fix_zh="按现用域名重新申领标识，并将标识代码和链接原样写入模板。",
    impact=Impact.MODERATE,
    basis=(
        "Beijing circular 2019Q3 (identification items in the footer)",
        "Form of badges on many government sites (page norms, footer items)",
    ),
    basis_zh=("北京市2019年第三季度通报（底部功能区标识信息）", "各地政府网站标识的通行形式"),
)
def badge_error(pages: Sequence[PageSeen]) -> Verdict:
    """Fail for the error picture, for a link without a badge's id, and for a picture of the portal that is not shown.

    A badge without a link is a doubt; so is a picture from another host that did not come: our line may be the reason.
    """
    badges = [(page, item) for page in pages if page.is_sure for item in page.footer if item.item == "badge"]
    shown = [(page, item) for page, item in badges if _is_picture_or_link(item)]
    if not shown:
        return Verdict.inapplicable(
            "No badge was shown by a document; one that a script writes is seen on rendered pages only.",
            "页面文档中没有显示标识；由脚本生成的标识只有渲染后才能看到。",
        )
    in_error = [(page, item) for page, item in shown if _ERROR_PICTURE.search(item.said)]
    wrong_id = [(page, item) for page, item in shown if _names_no_badge(item.href)]
    not_shown = [
        (page, item) for page, item in shown if item.is_shown is False and not _ERROR_PICTURE.search(item.said)
    ]
    unlinked = [(page, item) for page, item in shown if not item.href and not _ERROR_PICTURE.search(item.said)]
    return Verdict.from_failures(
        [
            *(_error_picture(page, item) for page, item in in_error),
            *(_wrong_id(page, item) for page, item in wrong_id),
            *(_not_shown(page, item) for page, item in not_shown if _is_own(page, item)),
        ],
        doubts=[
            *(_unlinked(page, item) for page, item in unlinked[:1]),
            *(_not_shown(page, item) for page, item in not_shown if not _is_own(page, item)),
        ],
        seen=[_sound(shown[0][0])],
    )


def _is_picture_or_link(item: FooterItem) -> bool:
    is_script = ".js" in urlsplit(item.said).path or ".js" in urlsplit(item.href).path
    return not is_script and bool(item.href or _ERROR_PICTURE.search(item.said) or "/image" in item.said)


def _names_no_badge(href: str) -> bool:
    """Say whether the link is a badge's and its id cannot be one; another kind of link is not judged."""
    parts = urlsplit(href)
    query = parse_qs(parts.query, keep_blank_values=True)
    is_badge_link = parts.path.rstrip("/").endswith("/sitename") and (parts.hostname == ISSUER or "method" in query)
    return is_badge_link and not any(_BADGE_ID.fullmatch(one) for one in query.get("id", ()))


def _error_picture(page: PageSeen, item: FooterItem) -> Occurrence:
    return Occurrence.of(
        page,
        cause="error-picture",
        shown_by=item.said,
        observed=f"The badge shows its error picture ({item.said}).",
        observed_zh=f"标识显示为错误状态图片（{item.said}）。",
    )


def _wrong_id(page: PageSeen, item: FooterItem) -> Occurrence:
    return Occurrence.of(
        page,
        cause="link-id",
        shown_by=item.href,
        observed=f"The badge's link names no badge: its id is not 32 hexadecimal digits ({item.href}).",
        observed_zh=f"标识链接中的编号不是32位十六进制数，无法打开证书页（{item.href}）。",
    )


def _is_own(page: PageSeen, item: FooterItem) -> bool:
    return urlsplit(item.said).hostname == urlsplit(page.url).hostname


def _not_shown(page: PageSeen, item: FooterItem) -> Occurrence:
    return Occurrence.of(
        page,
        cause="not-shown",
        target=item.said,
        observed=f"The browser could not show the badge's picture ({item.said}).",
        observed_zh=f"标识图片无法显示（{item.said}）。",
    )


def _unlinked(page: PageSeen, item: FooterItem) -> Occurrence:
    return Occurrence.of(
        page,
        observed=f"The badge ({item.said}) was seen without a link to its certificate.",
        observed_zh=f"标识（{item.said}）没有指向证书页的链接。",
    )


def _sound(page: PageSeen) -> Occurrence:
    return Occurrence.of(
        page,
        observed="The badge is shown and its link names a badge.",
        observed_zh="标识显示正常，链接编号有效。",
    )
