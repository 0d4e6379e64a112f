"""Filing numbers in the footer have the form of filing numbers."""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from portalwalk import FooterItem, Impact, Occurrence, PageSeen, Verdict, check

_PROVINCES = "京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川蜀贵黔云滇藏陕秦甘陇青宁新"
"""The short names of provinces, one of which stands before a filing number."""

_HYPHENS = re.compile(r"[\u2010-\u2015\u2212\ufe63\uff0d一]")
"""The last is a numeral that is typed for a hyphen."""

_ICP = re.compile(rf"[{_PROVINCES}]ICP备[0-9]{{8,10}}号(?:-[0-9]+)?(?![0-9])", re.IGNORECASE)
_ICP_LIKE = re.compile(r"ICP备(?:案)?([0-9X*\u00d7]+)号", re.IGNORECASE)
_POLICE = re.compile(rf"[{_PROVINCES}]公网安备[0-9]{{14}}(?![0-9])")
_POLICE_LIKE = re.compile(r"公网安备号?:?([0-9X*\u00d7]+)", re.IGNORECASE)

OLD_POLICE_DIGITS = range(11, 14)
"""Numbers from before the present form are said to be shorter; whether this is one, a person decides."""

NAMES = {"icp": ("ICP filing number", "ICP备案编号"), "public-security": ("public security filing", "公安备案号")}


@check(
    id="filing-number-malformed",
    title="Filing numbers in the footer are well formed",
    title_zh="页面底部备案号格式正确",
    failure_title="A filing number in the footer cannot be one",
    failure_title_zh="页面底部备案号格式有误",
    why="Visitors who look the number up find nothing, as on an imitation.",
    why_zh="公众按此号码查询不到备案信息，容易误认为仿冒网站。",
    how_to_fix="Copy the number from the filing's certificate: 8 to 10 digits for ICP, 14 for public security.",
    how_to_fix_zh="按备案凭证填写：ICP备案编号为省份简称加“ICP备”和8至10位数字，公安备案号为14位数字。",
    impact=Impact.MINOR,
    basis=("Form of the numbers on many government sites (page norms, identifiers)", "PortalWalk's own proposal"),
    basis_zh=("各地政府网站备案号的通行格式", "PortalWalk 自行提出（判定方法）"),
)
def filing_number_malformed(pages: Sequence[PageSeen]) -> Verdict:
    """Fail for placeholders and wrong counts of digits; what may be cut off or old is left to a person."""
    numbers = [(page, item) for page in pages if page.is_sure for item in page.footer if item.item in NAMES]
    judged = [(page, item, state) for page, item in numbers if (state := _state(item))]
    if not judged:
        return Verdict.inapplicable("No filing number was seen in a footer.", "页面底部没有显示备案号。")
    return Verdict.from_failures(
        (_malformed(page, item, item.item) for page, item, state in judged if state == "malformed"),
        doubts=_once_each((page, item) for page, item, state in judged if state == "unsure"),
        seen=[_well_formed(*judged[0][:2])],
    )


def _state(item: FooterItem) -> str:
    """Return `sound`, `malformed`, `unsure`, or empty when the text names no such number."""
    text = _HYPHENS.sub("-", re.sub(r"\s+", "", unicodedata.normalize("NFKC", item.said)))
    sound, alike = (_ICP, _ICP_LIKE) if item.item == "icp" else (_POLICE, _POLICE_LIKE)
    if sound.search(text):
        return "sound"
    found = alike.search(text)
    if found is None:
        return "unsure" if re.search(r"(?:ICP备|网安备)\S*[0-9]", text, re.IGNORECASE) else ""
    digits = found[1]
    if not digits.isdigit():
        return "malformed"
    if item.item == "icp":
        return "unsure" if 8 <= len(digits) <= 10 else "malformed"
    if len(digits) == 14 or (len(digits) in OLD_POLICE_DIGITS and "recordcode" not in item.href.lower()):
        return "unsure"
    return "malformed"


def _once_each(seen: Iterator[tuple[PageSeen, FooterItem]]) -> Iterator[Occurrence]:
    said = set()
    for page, item in seen:
        if item.said not in said:
            said.add(item.said)
            yield _unsure(page, item)


def _malformed(page: PageSeen, item: FooterItem, cause: str) -> Occurrence:
    english, chinese = NAMES[item.item]
    return Occurrence.of(
        page,
        cause=cause,
        shown_by=item.said,
        observed=f"The {english} reads “{item.said}”, which cannot be one.",
        observed_zh=f"{chinese}显示为“{item.said}”，格式有误。",
    )


def _unsure(page: PageSeen, item: FooterItem) -> Occurrence:
    english, chinese = NAMES[item.item]
    return Occurrence.of(
        page,
        shown_by=item.said,
        observed=f"The {english} reads “{item.said}”: an old form, or a part of it may be missing.",
        observed_zh=f"{chinese}显示为“{item.said}”，可能是旧格式，也可能不完整。",
    )


def _well_formed(page: PageSeen, item: FooterItem) -> Occurrence:
    english, chinese = NAMES[item.item]
    return Occurrence.of(
        page,
        observed=f"The {english} reads “{item.said}”.",
        observed_zh=f"{chinese}显示为“{item.said}”。",
    )
