"""Which pages are looked at as one of their kind: neither files nor the home page once more."""

from portalwalk.model import portal as declared
from portalwalk.model.observations import ColumnSeen, ItemSeen, PortalScouted
from portalwalk.pages.portal import Portal
from portalwalk.pages.templates import known_pages

HOME = "https://www.qinghe.gov.cn/"


def portal(*items: str, column: str = HOME + "gg/") -> Portal:
    """Return a portal with one column that lists these addresses."""
    listed = tuple(ItemSeen(title=f"关于{url}的公告", url=HOME + url) for url in items)
    lay = PortalScouted(url=HOME, name="清河区", columns=(ColumnSeen(name="公告", url=column, items=listed),))
    return Portal(declared.Portal(url=HOME), lambda: lay)


def test_items_that_are_files_are_no_articles() -> None:
    seen = portal("tu/1.jpg", "wj/2.pdf?v=3", "gg/3.html")

    assert known_pages(seen) == [("home", HOME), ("list", HOME + "gg/"), ("article", HOME + "gg/3.html")]
    assert seen.an_article() == HOME + "gg/3.html"
    assert portal("tu/1.jpg", "tu/2.PNG").an_article() is None


def test_list_on_the_home_page_is_no_inner_page() -> None:
    seen = portal("gg/3.html", column=HOME + "index.html")

    assert known_pages(seen) == [("home", HOME), ("article", HOME + "gg/3.html")]
