"""What the checks of residents' messages make of plain observations."""

from typing import Any

from portalwalk import MessagePublished, Observation, PageKind, PageSeen

BOARD = "https://www.qinghe.gov.cn/board"


def page(*messages: MessagePublished, **seen: Any) -> PageSeen:
    facts = {"url": BOARD, "asked_url": BOARD, "status": 200, "kind": PageKind.INTERACTION, "kind_confidence": 0.9}
    return PageSeen.model_validate({**facts, "seen_on": "2026-11-22", "messages": messages, **seen})


def message(asked: str, answered: str = "", title: str = "关于路灯", url: str = "") -> MessagePublished:
    return MessagePublished(title=title, url=url, asked_on=asked, answered_on=answered)


def board(*messages: MessagePublished, **seen: Any) -> list[Observation]:
    return [page(*messages, **seen)]


DISTRICT = {"portal_kind": "district-portal"}
QUICK = message("2026-11-02", "2026-11-03", "关于停水")

CASES: list[tuple[str, str, list[Observation], str]] = [
    ("reply-late", "six working days", board(message("2026-11-02", "2026-11-10")), "failed over-limit"),
    ("reply-late", "four in a district", board(message("2026-11-02", "2026-11-06"), **DISTRICT), "failed over-limit"),
    (
        "reply-late",
        "a Saturday that is worked",
        board(message("2026-02-09", "2026-02-14", "甲"), **DISTRICT),
        "failed over-limit",
    ),
    ("reply-late", "the same day", board(message("2026-11-02", "2026-11-02")), "passed"),
    ("reply-late", "a year ago to the day", board(message("2025-11-22", "2025-12-22")), "failed over-limit"),
    ("reply-late", "five working days", board(message("2026-11-02", "2026-11-09")), "passed"),
    ("reply-late", "three in a district", board(message("2026-11-06", "2026-11-11"), **DISTRICT), "passed"),
    ("reply-late", "over National Day", board(message("2026-09-30", "2026-10-09")), "passed"),
    ("reply-late", "years ago", [page(message("2019-11-02", "2019-12-10"))], "inapplicable"),
    ("reply-late", "holidays not known", board(message("2027-01-04", "2027-01-29"), seen_on="2027-02-03"), "cantTell"),
    (
        "reply-late",
        "in time whatever the holidays",
        board(message("2027-01-04", "2027-01-08"), seen_on="2027-02-03"),
        "passed",
    ),
    ("reply-late", "answered before it was asked", board(message("2026-11-09", "2026-11-02")), "cantTell"),
    ("reply-late", "not dated", board(message("", "2026-11-02")), "inapplicable"),
    ("reply-late", "a petition", board(message("2026-11-02", "2026-11-20"), column="网上信访"), "inapplicable"),
    (
        "reply-late",
        "a firm's",
        board(message("2026-11-02", "2026-11-20"), url="https://shop.example/"),
        "inapplicable",
    ),
    ("message-unanswered", "four months", board(QUICK, message("2026-07-20")), "failed over-three-months"),
    ("message-unanswered", "three months to the day", board(QUICK, message("2026-08-22")), "passed"),
    ("message-unanswered", "from a long month", board(QUICK, message("2026-08-31"), seen_on="2026-11-30"), "passed"),
    ("message-unanswered", "more than a year ago", board(QUICK, message("2025-07-20")), "passed"),
    (
        "message-unanswered",
        "answered on its own page",
        [page(QUICK, message("2026-07-20")), page(message("2026-07-20", "2026-07-22"))],
        "passed",
    ),
    (
        "message-unanswered",
        "cut off in the list, answered on its own page",
        [
            page(QUICK, message("2026-07-20", title="关于…", url=f"{BOARD}/7")),
            page(message("2026-07-20", "2026-07-22", url=f"{BOARD}/7")),
        ],
        "passed",
    ),
    (
        "message-unanswered",
        "the list says it is open, its own page when it was asked",
        [
            page(MessagePublished(title="关于…", url=f"{BOARD}/7", is_answered=False)),
            page(message("2026-07-20", url=f"{BOARD}/7")),
        ],
        "failed over-three-months",
    ),
    (
        "message-unanswered",
        "answered without a date",
        [page(QUICK, MessagePublished(title="关于路灯", url="", asked_on="2026-07-20", is_answered=True))],
        "passed",
    ),
    ("message-unanswered", "no list says who was answered", board(message("2026-07-20")), "cantTell"),
    ("message-unanswered", "not dated", board(message("")), "inapplicable"),
    ("message-unanswered", "a consultation", board(QUICK, message("2026-07-20"), heading="意见征集"), "inapplicable"),
    (
        "message-unanswered",
        "a firm's",
        board(QUICK, message("2026-07-20"), url="https://shop.example/"),
        "inapplicable",
    ),
    ("messages-not-published", "published", board(QUICK), "passed"),
    ("messages-not-published", "on one of several pages", [page(), page(QUICK)], "passed"),
    ("messages-not-published", "none", board(), "cantTell"),
    ("messages-not-published", "the newest is of last year", board(message("2025-10-01", "2025-10-08")), "cantTell"),
    ("messages-not-published", "not dated", board(message("")), "cantTell"),
    ("messages-not-published", "surveys only", board(heading="网上调查"), "inapplicable"),
    ("messages-not-published", "no interaction", board(kind=PageKind.ARTICLE), "inapplicable"),
    ("messages-not-published", "a firm's", board(url="https://shop.example/"), "inapplicable"),
]
