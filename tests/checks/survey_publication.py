"""What the checks of publication safety make of plain observations."""

from typing import Any

from portalwalk import ListedWord, Observation, PageKind, PageSeen, PersonalDatum


def page(**seen: Any) -> PageSeen:
    url = "https://www.qinghe.gov.cn/1"
    facts = {"url": url, "asked_url": url, "status": 200, "kind": PageKind.ARTICLE, "kind_confidence": 0.9}
    return PageSeen.model_validate({**facts, "seen_on": "2026-11-22", **seen})


def shown(what: str, around: str = "张某某，身份证号", **seen: Any) -> list[Observation]:
    return [page(personal=(PersonalDatum(what=what, shown="1101**********1234", around=around),), **seen)]


ATTACHMENT: dict[str, Any] = {"kind": PageKind.ATTACHMENT, "kind_confidence": 0}


def words(*found: str) -> list[Observation]:
    return [
        page(listed_words=tuple(ListedWord(word=one, right="人民", around=f"清河{one}。", position=3) for one in found))
    ]


CASES: list[tuple[str, str, list[Observation], str]] = [
    ("personal-data-published", "an ID number", shown("id-number"), "failed id-number"),
    ("personal-data-published", "a card", shown("bank-card", "银行卡号"), "failed bank-card"),
    ("personal-data-published", "nothing", [page()], "passed"),
    ("personal-data-published", "a mobile", shown("mobile"), "cantTell"),
    ("personal-data-published", "a sample", shown("id-number", "样表：身份证号"), "cantTell"),
    ("personal-data-published", "an office's account", shown("bank-card", "保证金缴至账户，卡号"), "cantTell"),
    ("personal-data-published", "a long number", shown("bank-card", "项目编号"), "cantTell"),
    ("personal-data-published", "unsure kind", shown("id-number", kind_confidence=0.3), "cantTell"),
    ("personal-data-published", "in an attachment", shown("id-number", **ATTACHMENT), "failed id-number"),
    ("personal-data-published", "a sample attached", shown("id-number", "样表：身份证号", **ATTACHMENT), "cantTell"),
    ("personal-data-published", "an error page", shown("id-number", status=500), "inapplicable"),
    ("sensitive-words", "none found", words(), "passed"),
    ("sensitive-words", "one found", words("人明"), "cantTell"),
    ("sensitive-words", "no list", [page()], "inapplicable"),
]
