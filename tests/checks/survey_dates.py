"""What the checks of dates make of plain observations: the look is on 2026-11-22."""

from typing import Any

from portalwalk import DateSeen, ItemListed, MetaTag, Observation, PageKind, PageSeen

HOME = "https://www.qinghe.gov.cn/"
TODAY = "2026-11-22"


def page(kind: PageKind, url: str, **seen: Any) -> PageSeen:
    facts = {"status": 200, "kind": kind, "kind_confidence": 0.9, "seen_on": TODAY, "template": kind.value, "depth": 2}
    return PageSeen.model_validate({"url": url, "asked_url": url, **facts, "text_length": 500, **seen})


def article(number: int, *dates: str, where: str = "PubDate", **seen: Any) -> PageSeen:
    """Article 1, 2 …, with these dates of its own."""
    own = tuple(DateSeen(where=where, said=day, at=day) for day in dates)
    return page(PageKind.ARTICLE, f"{HOME}a/{number}.html", **{"dates": own, "heading": f"第{number}号", **seen})


def items(*days: str, first: int = 1) -> tuple[ItemListed, ...]:
    """Items that lead to article 1, 2 …; an empty day is none."""
    return tuple(
        ItemListed(title=f"第{number}号", url=f"{HOME}a/{number}.html", published_on=day)
        for number, day in enumerate(days, first)
    )


def column(*days: str, name: str = "部门动态", path: str = "bmdt/", **seen: Any) -> PageSeen:
    return page(PageKind.COLUMN, f"{HOME}{path}", **{"column": name, "items": items(*days), **seen})


def pinned(*days: str, marked: bool = False) -> PageSeen:
    first, *others = items(*days)
    return column(items=(first.model_copy(update={"marked_as_pinned": marked}), *others))


def said(*words: str) -> dict[str, Any]:
    """A list with dates that have no year."""
    return {
        "items": tuple(ItemListed(title="甲", url=f"{HOME}a/{n}.html", date_said=w) for n, w in enumerate(words, 1))
    }


FRESH, OLD, FUTURE = "2026-11-20", "2026-06-01", "2027-03-01"
TOMORROW = "2026-11-23"
NEWEST_FIRST = ("2026-11-20", "2026-11-18", "2026-11-18", "2026-11-10")
RECENT = article(1, FRESH)
NEWS = (MetaTag(name="ColumnType", content="工作动态"),)
TAGGED = [column(*("",) * 6), *(article(n, FRESH) for n in range(1, 7))]
LEGIBLE = [article(n, FRESH, where="text") for n in range(100, 130)]

CASES: list[tuple[str, str, list[Observation], str]] = [
    ("items-undated", "dated in the list", [column(FRESH), article(1)], "passed"),
    ("items-undated", "dated in the article", [column(""), article(1, FRESH, where="text")], "passed"),
    ("items-undated", "dated in tags alone, perhaps not read", [column(""), RECENT], "cantTell"),
    ("items-undated", "dated in tags alone, few others are read", [*TAGGED, *LEGIBLE[:9]], "cantTell"),
    (
        "items-undated",
        "some dated in tags alone",
        [*TAGGED[:-1], article(6, FRESH, where="text"), *LEGIBLE],
        "cantTell",
    ),
    ("items-undated", "a column dated in tags alone", [*TAGGED, *LEGIBLE], "failed undated"),
    ("items-undated", "dated without a year", [column(**said("11-20")), article(1)], "passed"),
    ("items-undated", "neither", [column(FRESH, ""), article(2)], "failed undated"),
    (
        "items-undated",
        "what only the server says",
        [column(""), article(1, FRESH, where="Last-Modified")],
        "failed undated",
    ),
    ("items-undated", "not opened", [column("")], "cantTell"),
    ("items-undated", "perhaps no article", [column(""), article(1, kind_confidence=0.4)], "cantTell"),
    ("items-undated", "its tag says news", [column("", name="清河聚焦", metas=NEWS), article(1)], "failed undated"),
    ("items-undated", "an odd name", [column("", name="招标公告"), article(1)], "cantTell"),
    ("items-undated", "leaders owe no date", [column("", name="领导之窗"), article(1)], "inapplicable"),
    ("pinned-unmarked", "newest first", [column(*NEWEST_FIRST)], "passed"),
    ("pinned-unmarked", "marked", [pinned(OLD, *NEWEST_FIRST, marked=True)], "passed"),
    (
        "pinned-unmarked",
        "marked in words",
        [column(items=(ItemListed(title="[置顶]甲", url=f"{HOME}a/9.html", published_on=OLD), *items(*NEWEST_FIRST)))],
        "passed",
    ),
    ("pinned-unmarked", "oldest first", [column(*reversed(NEWEST_FIRST))], "passed"),
    ("pinned-unmarked", "no order at all", [column("2026-10-01", "2026-11-20", "2026-09-01", "2026-11-01")], "passed"),
    ("pinned-unmarked", "a day older", [column("2026-11-19", *NEWEST_FIRST)], "passed"),
    ("pinned-unmarked", "one", [pinned(OLD, *NEWEST_FIRST)], "failed unmarked"),
    ("pinned-unmarked", "two", [column(OLD, "2026-05-01", *NEWEST_FIRST)], "failed unmarked"),
    (
        "pinned-unmarked",
        "dated by their articles",
        [column(*("",) * 5), *(article(n, day) for n, day in enumerate((OLD, *NEWEST_FIRST), 1))],
        "failed unmarked",
    ),
    ("pinned-unmarked", "a short list", [column(OLD, "2026-11-20", "2026-11-18")], "cantTell"),
    ("pinned-unmarked", "all others of one day", [column(OLD, *(FRESH,) * 5)], "cantTell"),
    ("pinned-unmarked", "a later page", [column(OLD, *NEWEST_FIRST, path="bmdt/index_2.html")], "inapplicable"),
    ("pinned-unmarked", "two items", [column(OLD, FRESH)], "inapplicable"),
    ("date-in-future", "today", [column(TODAY), article(1, TODAY)], "passed"),
    ("date-in-future", "the list alone, its article says another", [column(FUTURE), RECENT], "passed"),
    (
        "date-in-future",
        "a tag against the visible date",
        [
            article(
                1,
                FUTURE,
                dates=(DateSeen(where="PubDate", said=FUTURE, at=FUTURE), DateSeen(where="text", said=FRESH, at=FRESH)),
            )
        ],
        "passed",
    ),
    ("date-in-future", "PubDate", [article(1, FUTURE)], "failed in-future"),
    ("date-in-future", "list and article", [column(FUTURE), article(1, FUTURE, where="text")], "failed in-future"),
    ("date-in-future", "the page alone", [article(1, FUTURE, where="text")], "cantTell"),
    ("date-in-future", "the list alone", [column(FUTURE)], "cantTell"),
    ("date-in-future", "tomorrow", [article(1, TOMORROW)], "cantTell"),
    ("date-in-future", "an event", [article(1, FUTURE, column="活动预告")], "cantTell"),
    ("date-in-future", "what only the address says", [article(1, FUTURE, where="url")], "passed"),
    ("date-in-future", "no dates", [column(""), article(1)], "inapplicable"),
    ("dates-disagree", "the same day", [column(FRESH), article(1, f"{FRESH}T16:40")], "passed"),
    (
        "dates-disagree",
        "another date stands in the text",
        [
            column(FRESH),
            article(
                1, dates=(DateSeen(where="PubDate", said=FRESH, at=FRESH), DateSeen(where="text", said=OLD, at=OLD))
            ),
        ],
        "passed",
    ),
    (
        "dates-disagree",
        "modified later",
        [
            column(FRESH),
            article(
                1,
                dates=(
                    DateSeen(where="text", said=FRESH, at=FRESH),
                    DateSeen(where="Last-Modified", said=TODAY, at=TODAY),
                ),
            ),
        ],
        "passed",
    ),
    ("dates-disagree", "two days", [column("2026-11-18"), RECENT], "failed list"),
    ("dates-disagree", "list against page", [column(OLD), article(1, FRESH, where="text")], "failed list"),
    (
        "dates-disagree",
        "list and page against tag",
        [
            column(OLD),
            article(
                1, dates=(DateSeen(where="PubDate", said=FRESH, at=FRESH), DateSeen(where="text", said=OLD, at=OLD))
            ),
        ],
        "failed tag",
    ),
    ("dates-disagree", "one day", [column("2026-11-19"), RECENT], "cantTell"),
    ("dates-disagree", "the same day of another year", [column("2025-11-20"), RECENT], "cantTell"),
    (
        "dates-disagree",
        "signed and published",
        [column(OLD, name="政策文件"), article(1, FRESH, column="政策文件")],
        "cantTell",
    ),
    ("dates-disagree", "dated once", [column(FRESH), article(1)], "inapplicable"),
    ("dates-disagree", "perhaps no article", [column(OLD), article(1, FRESH, kind_confidence=0.4)], "inapplicable"),
]
