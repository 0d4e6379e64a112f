"""What journeys take over from the survey that walks beside them."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from portalwalk.evidence.folder import InspectionFolder
from portalwalk.inspecting import begin
from portalwalk.model import portal as declared
from portalwalk.model.journal import Entry
from portalwalk.model.observations import ColumnSeen, ItemListed, ItemSeen, PageKind, PageSeen, PortalScouted
from portalwalk.model.outcome import Level
from portalwalk.pages.portal import Portal
from portalwalk.pages.templates import known_pages, more_templates

HOME = "https://www.qinghe.gov.cn/"


def days_ago(days: int) -> str:
    return (datetime.now(UTC) - timedelta(days=days)).date().isoformat()


def page(kind: PageKind, path: str, *, template: str = "", **seen: Any) -> PageSeen:
    facts = {"status": 200, "kind_confidence": 0.9, "seen_on": days_ago(0), "text_length": 500}
    url = path if path.startswith("https:") else HOME + path
    return PageSeen.model_validate(
        {"url": url, "asked_url": url, "kind": kind, "template": template or kind.value, **facts, **seen}
    )


def listing(path: str, *items: tuple[str, int], **seen: Any) -> PageSeen:
    """Return a column with items: the path of each, and its age in days."""
    made = tuple(ItemListed(title=f"关于{at}的通知", url=HOME + at, published_on=days_ago(age)) for at, age in items)
    return page(PageKind.COLUMN, path, items=made, **seen)


def portal(*surveyed: PageSeen) -> Portal:
    """Return a portal whose journeys know one column with one item."""
    item = ItemSeen(title="关于办公时间的公告", url=HOME + "gg/1.html", published_on=days_ago(30))
    lay = PortalScouted(url=HOME, name="清河区", columns=(ColumnSeen(name="公告", url=HOME + "gg/", items=(item,)),))
    return Portal(declared.Portal(url=HOME), lambda: lay, lambda: surveyed)


def searched_for(*surveyed: PageSeen) -> list[str]:
    return [item.url.removeprefix(HOME) for item in portal(*surveyed).published_items(5)]


def test_search_takes_the_oldest_item_of_a_year_from_a_column_that_only_the_survey_saw() -> None:
    opened = [page(PageKind.ARTICLE, f"zc/{number}.html") for number in (1, 2, 3, 4)]

    column = listing("zc/", ("zc/1.html", 1), ("zc/2.html", 40), ("zc/3.html", 300), ("zc/4.html", 900))

    assert searched_for(column, *opened) == ["gg/1.html", "zc/3.html"]


def test_search_takes_no_item_that_nobody_opened_or_that_stands_elsewhere() -> None:
    elsewhere = "https://other.qinghe.gov.cn/1.html"
    foreign = ItemListed(title="关于外站的通知", url=elsewhere, published_on=days_ago(40))

    column = listing("zc/", ("zc/2.html", 40))
    guest = page(PageKind.COLUMN, "links/", items=(foreign,))

    assert searched_for(column, guest, page(PageKind.ARTICLE, elsewhere)) == ["gg/1.html"]


def test_search_takes_nothing_twice_and_at_most_two_more() -> None:
    opened = [page(PageKind.ARTICLE, f"{name}/1.html") for name in ("a", "b", "c", "gg")]
    columns = [listing(f"{name}/", (f"{name}/1.html", 40)) for name in ("gg", "a", "b", "c")]

    assert searched_for(*columns, listing("again/", ("gg/1.html", 40)), *opened) == [
        "gg/1.html",
        "a/1.html",
        "b/1.html",
    ]


def test_items_that_the_owner_declares_are_the_only_ones() -> None:
    column, article = listing("zc/", ("zc/2.html", 40)), page(PageKind.ARTICLE, "zc/2.html")
    about = declared.Portal.model_validate({"url": HOME, "search": {"published": [{"title": "甲", "url": "/1.html"}]}})

    chosen = Portal(about, portal().look_around, lambda: (column, article)).published_items(5)

    assert [item.title for item in chosen] == ["甲"]


def test_phones_see_templates_that_only_the_survey_knows_once() -> None:
    seen = (
        page(PageKind.COLUMN, "gg/", template="list"),
        page(PageKind.COLUMN, "zc/", template="list"),
        page(PageKind.COLUMN, "ld/", template="leaders"),
        page(PageKind.COLUMN, "ld/2/", template="leaders"),
        page(PageKind.SERVICE, "bs/1.html", template="guide"),
        page(PageKind.OTHER, "odd/", template="odd"),
        page(PageKind.ARTICLE, "https://sub.qinghe.gov.cn/1.html", template="sub"),
    )

    assert more_templates(portal(*seen)) == [("list", HOME + "ld/"), ("service", HOME + "bs/1.html")]
    assert known_pages(portal(*seen)) == known_pages(portal())


def test_second_look_takes_the_same_pages_as_the_first() -> None:
    seen = [page(PageKind.COLUMN, "ld/", template="leaders")]
    about = Portal(declared.Portal(url=HOME), portal().look_around, lambda: list(seen))

    first = more_templates(about)
    seen.append(page(PageKind.SERVICE, "bs/1.html", template="guide"))

    assert more_templates(about) == first != []


def test_pages_are_read_while_the_survey_still_writes(tmp_path: Path) -> None:
    folder = begin(declared.Portal(url=HOME), Level.LOOK, tmp_path)
    for number in range(3):
        seen = page(PageKind.ARTICLE, f"zc/{number}.html")
        folder.append(Entry(at="2026-11-22T00:00:00.000Z", scenario="test_whole_site", kind="PageSeen", data=seen))
    with (folder.path / "observations.jsonl").open("ab") as file:
        file.write(b'{"at":"2026-11-22T00:00:00.000Z","kind":"PageSeen","da')

    again = InspectionFolder.open(folder.path)

    assert [entry.data.url for entry in again.first_of("PageSeen", 10)] == [f"{HOME}zc/{n}.html" for n in range(3)]
    assert len(again.first_of("PageSeen", 2)) == 2
    assert again.first_of("LinkSeen", 2) == ()
