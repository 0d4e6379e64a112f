"""A portal's identifiers say the same wherever they stand on a page."""

import re
from collections.abc import Iterator, Sequence

from portalwalk import EN, FooterItem, Impact, Occurrence, PageSeen, Verdict, check, is_government

SITE_CODE = r"(?:[0-9]{10}|bm[0-9]{8})"
"""Page norms, section 6."""

_STANDING_ALONE = re.compile(rf"(?<![0-9a-z]){SITE_CODE}(?![0-9a-z])", re.IGNORECASE)
_IN_ADDRESS = re.compile(rf"site_?code=[\"']?({SITE_CODE})(?![0-9a-z])", re.IGNORECASE)
_POLICE_NUMBER = re.compile(r"公网安备\D{0,3}([0-9]{14})(?![0-9])")
_RECORD_CODE = re.compile(r"recordcode=([0-9]{14})(?![0-9])", re.IGNORECASE)

PLACES_ZH = {"meta": "SiteIDCode 标签", "footer": "页面底部", "error-report": "“找错”入口"}


@check(
    id="identifiers-disagree",
    title="The portal's identifiers agree wherever they stand",
    title_zh="网站标识码、备案号在各处一致",
    failure_title="The portal's identifiers disagree",
    failure_title_zh="网站标识码或备案号前后不一致",
    why="Error reports and filings are led to another site, and visitors cannot verify this one.",
    why_zh="纠错留言会转到别的网站，公众也无法核实本网站身份。",
    how_to_fix="Write the site's own code and numbers into tag, footer, error-report entry and links of the template.",
    how_to_fix_zh="在模板中统一填写本网站的标识码和备案号，包括 SiteIDCode 标签、页面底部、“找错”入口和链接。",
    impact=Impact.MODERATE,
    basis=("Beijing circular 2019Q3 (identification items in the footer)", "PortalWalk's own proposal (the measure)"),
    basis_zh=("北京市2019年第三季度通报（底部功能区标识信息）", "PortalWalk 自行提出（判定方法）"),
)
def identifiers_disagree(pages: Sequence[PageSeen]) -> Verdict:
    """Fail when one page gives two site codes, or a filing's text another number than its link."""
    judged = [page for page in pages if page.is_sure]
    if not is_government(judged):
        return Verdict.inapplicable("Nothing says that this is a government's portal.", "没有迹象表明这是政府网站。")
    with_codes = [(page, codes) for page in judged if len(codes := _site_codes(page)) > 1]
    with_numbers = [(page, numbers) for page in judged for numbers in _police_numbers(page)]
    if not with_codes and not with_numbers:
        return Verdict.inapplicable(
            "No identifier stands in two places of a page: there is nothing to compare.",
            "没有在同一页面多处出现的标识码或备案号，无从比较。",
        )
    return Verdict.from_failures(
        [
            *(_codes_differ(page, codes) for page, codes in with_codes if len(set(codes.values())) > 1),
            *(_numbers_differ(page, numbers) for page, numbers in with_numbers if numbers[0] != numbers[1]),
        ],
        seen=[_agree((with_codes or with_numbers)[0][0])],
    )


def _site_codes(page: PageSeen) -> dict[str, str]:
    """Return place → well-formed code; a malformed one is another check's business."""
    codes = {}
    if found := _STANDING_ALONE.fullmatch(page.meta("SiteIDCode")):
        codes["meta"] = found[0].lower()
    for item in page.footer:
        if item.item == "site-code" and (found := _STANDING_ALONE.search(item.said)):
            codes.setdefault("footer", found[0].lower())
        if item.item == "error-report" and (found := _IN_ADDRESS.search(f"{item.href} {item.said}")):
            codes.setdefault("error-report", found[1].lower())
    return codes


def _police_numbers(page: PageSeen) -> Iterator[tuple[str, str]]:
    for item in page.footer:
        if numbers := _text_and_link(item):
            yield numbers


def _text_and_link(item: FooterItem) -> tuple[str, str] | None:
    text, link = _POLICE_NUMBER.search(item.said), _RECORD_CODE.search(item.href)
    return (text[1], link[1]) if item.item == "public-security" and text and link else None


def _codes_differ(page: PageSeen, codes: dict[str, str]) -> Occurrence:
    return Occurrence.of(
        page,
        cause="site-code",
        shown_by=codes.get("footer", ""),
        observed=f"Site codes differ: {EN.listed(f'{place} {code}' for place, code in codes.items())}.",
        observed_zh=f"网站标识码不一致：{'，'.join(f'{PLACES_ZH[place]}为 {code}' for place, code in codes.items())}。",
    )


def _numbers_differ(page: PageSeen, numbers: tuple[str, str]) -> Occurrence:
    return Occurrence.of(
        page,
        cause="public-security",
        shown_by=numbers[0],
        observed=f"The public security filing reads {numbers[0]}, its link names {numbers[1]}.",
        observed_zh=f"公安备案号显示为 {numbers[0]}，链接中的编号却是 {numbers[1]}。",
    )


def _agree(page: PageSeen) -> Occurrence:
    return Occurrence.of(
        page,
        observed="The identifiers agree wherever they stand.",
        observed_zh="标识码和备案号在各处一致。",
    )
