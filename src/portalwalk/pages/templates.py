"""One page of every template: what is worth a look on each device."""

from portalwalk.model.observations import PageKind
from portalwalk.pages.lists import names_file, same_page
from portalwalk.pages.portal import Portal

MOST_ARTICLES = 4
MOST_MORE = 4
"""Templates that only the survey knows and that are looked at, too (ours): each costs a second on every device."""

_NAMES = {
    PageKind.COLUMN: "list",
    PageKind.ARTICLE: "article",
    PageKind.INTERACTION: "message",
    PageKind.SERVICE: "service",
}


def known_pages(portal: Portal) -> list[tuple[str, str]]:
    """Return pages of every template that is known: template and address; articles by what they hold.

    A portal may have its only list on its home page, and items that are files: neither is a page of its own.
    """
    lists = [column.url for column in portal.columns if not same_page(column.url, portal.url)]
    found = [("home", portal.url), *(("list", url) for url in lists[:1])]
    chosen: dict[str, frozenset[str]] = {}
    for holding in ("", "table", "picture", "frame"):
        for column in portal.columns:
            for item in column.items:
                shown = frozenset(item.holds)
                is_page = item.url and not names_file(item.url)
                is_new = is_page and item.url not in chosen and (holding in shown or not holding)
                if is_new and not any(shown == other for other in chosen.values()):
                    chosen[item.url] = shown
                    break
    found += [("article", url) for url in list(chosen)[:MOST_ARTICLES]]
    for role in ("message", "service", "survey"):
        found += [(role, section.url) for section in portal.sections if section.role == role][:1]
    return found


def more_templates(portal: Portal) -> list[tuple[str, str]]:
    """Return pages of templates that journeys do not come by, as the survey has seen them until now."""
    known = {url for _, url in known_pages(portal)}
    seen = {page.template for page in portal.surveyed if page.url in known}
    more: dict[str, tuple[str, str]] = {}
    for page in portal.surveyed:
        is_own = page.url.startswith(portal.url.rstrip("/") + "/")
        if is_own and page.kind in _NAMES and page.template not in seen:
            more.setdefault(page.template, (_NAMES[page.kind], page.url))
    return list(more.values())[:MOST_MORE]
