"""No public page shows a private person's numbers."""

import re
from collections.abc import Sequence
from http import HTTPStatus

from portalwalk import EN, ZH, Impact, Occurrence, PageKind, PageSeen, PersonalDatum, Verdict, check

NAMES = {
    "id-number": ("ID number", "身份证号"),
    "mobile": ("mobile number", "手机号码"),
    "bank-card": ("bank card number", "银行卡号"),
}

_A_SAMPLE = re.compile("样表|样例|示例|范例|模板|example|sample", re.IGNORECASE)
"""A number made up to show how a form is filled in."""

_OF_A_PERSON = re.compile("卡号|银行卡|储蓄卡|社保卡|一卡通|card", re.IGNORECASE)
_OF_AN_OFFICE = re.compile("缴|保证金|收款|汇款|对公|公司|单位|国库|财政局|非税|捐")
"""Words around an account that an office or a firm gives for payments."""


@check(
    id="personal-data-published",
    title="No page publishes private persons' numbers",
    title_zh="页面没有泄露个人信息",
    failure_title="A page publishes a private person's numbers",
    failure_title_zh="页面公开了未经遮盖的个人证件号码或银行卡号",
    why="With name and number, anybody can borrow money or open accounts in that person's name.",
    why_zh="姓名和号码一旦公开，他人就可能冒名贷款、开户。",
    how_to_fix="Take the page down, mask the numbers, publish it again, and ask search engines to drop their copy.",
    how_to_fix_zh="先撤下页面，遮盖号码后重新发布，并请搜索引擎删除快照。",
    impact=Impact.CRITICAL,
    basis=("Personal Information Protection Law of 2021", "PortalWalk's own proposal (the measure)"),
    basis_zh=("《中华人民共和国个人信息保护法》（2021年）", "PortalWalk 自行提出（判定方法）"),
)
def personal_data_published(pages: Sequence[PageSeen]) -> Verdict:
    """Fail for ID numbers and a person's cards; mobiles may be an official's, accounts an office's."""
    judged = [page for page in pages if page.status == HTTPStatus.OK and page.kind is not PageKind.ERROR]
    if not judged:
        return Verdict.inapplicable("No page was opened.", "没有打开任何页面。")
    found = [(page, datum) for page in judged for datum in page.personal]
    return Verdict.from_failures(
        (_published(page, datum) for page, datum in found if _is_certain(page, datum)),
        doubts=(_published(page, datum) for page, datum in found if not _is_certain(page, datum)),
        seen=[_nothing_found(judged)],
    )


def _is_certain(page: PageSeen, datum: PersonalDatum) -> bool:
    is_read = page.is_sure or page.kind is PageKind.ATTACHMENT
    if not is_read or datum.what == "mobile" or _A_SAMPLE.search(datum.around):
        return False
    if datum.what == "bank-card":
        return bool(_OF_A_PERSON.search(datum.around)) and not _OF_AN_OFFICE.search(datum.around)
    return True


def _published(page: PageSeen, datum: PersonalDatum) -> Occurrence:
    english, chinese = NAMES.get(datum.what, (datum.what, datum.what))
    if page.kind is PageKind.ATTACHMENT:
        return Occurrence.of(
            page,
            cause=datum.what,
            observed=f"This attachment holds a valid {english}, {datum.shown}: “{datum.around}”.",
            observed_zh=f"附件中出现符合校验规则的{chinese} {datum.shown}：“{datum.around}”。",
        )
    return Occurrence.of(
        page,
        cause=datum.what,
        shown_by=_words_before(datum),
        observed=f"The page shows a valid {english}, {datum.shown}: “{datum.around}”.",
        observed_zh=f"页面出现符合校验规则的{chinese} {datum.shown}：“{datum.around}”。",
    )


def _words_before(datum: PersonalDatum) -> str:
    """Return what stands before the number, which itself is masked."""
    return re.split(r"\*+\S*", datum.around.partition(datum.shown)[0])[-1].strip()


def _nothing_found(pages: Sequence[PageSeen]) -> Occurrence:
    return Occurrence.of(
        pages[0],
        observed=f"No private person's number was found on {EN.plural(len(pages), '# page', '# pages')}.",
        observed_zh=f"{ZH.number(len(pages))}个页面未发现个人证件号码、手机号码或银行卡号。",
    )
