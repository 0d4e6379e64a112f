"""The site: what every page of the portal needs in order to be made."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Literal
from urllib.parse import urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse

from portalwalk.practice.content.model import Article, Column, Content
from portalwalk.practice.gate import here
from portalwalk.practice.sessions import session_of
from portalwalk.practice.settings import Form, Settings
from portalwalk.practice.store import Store
from portalwalk.practice.wild.addresses import narrow, spaced

SITE_NAME = "清河市人民政府"
SITE_DOMAIN = "www.qingheshi.example"
SITE_CODE = "1399990001"
BADGE_ID = "5F3A9C0D7E1B4A268C9D0E1F2A3B4C5D"
CONTACT = "qa@qingheshi.example"
NAVIGATION = (
    ("首页", "/"),
    ("走进清河", "/qhgk/"),
    ("政务公开", "/zwgk/"),
    ("新闻中心", "/xwzx/"),
    ("办事服务", "/bsfw/"),
    ("政民互动", "/zmhd/"),
)
_HERE = Path(str(files(__package__)))
STATIC_FOLDER = _HERE / "static"

Asset = Literal["css", "js"]
Trail = Sequence[tuple[str, str]]
Meta = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Site:
    """Settings, content and memory of one portal, and the one way to make a page of it."""

    settings: Settings
    content: Content
    store: Store
    templates: Environment
    assets: Mapping[Asset, str]

    def page(
        self,
        request: Request,
        template: str,
        *,
        title: str,
        trail: Trail = (),
        meta: Meta = (),
        status: int = 200,
        **values: object,
    ) -> HTMLResponse:
        """A page: its template, its title, the way to it, and what the template needs besides."""
        session = session_of(request)
        html = self.templates.get_template(template).render(
            status=status,
            title=title,
            trail=trail,
            meta=meta,
            path=request.url.path,
            here=here(request),
            user=session.user,
            site=self,
            versions=self.versions,
            item_address=self.item_address,
            **values,
        )
        is_kept = request.method == "GET" and "_once" not in request.query_params
        is_kept = is_kept and not self.settings.has("back-cache-blocked")
        return HTMLResponse(html, status, {"Cache-Control": "private, no-cache" if is_kept else "no-store"})

    def item_address(self, path: str) -> str:
        """Where the links of lists lead: to the item, or through a page that sends on."""
        if self.settings.has("back-trap:redirect"):
            return "/go?" + urlencode({"u": path})
        return path

    @property
    def navigation(self) -> Sequence[tuple[str, str]]:
        """The main menu."""
        without_talks = self.settings.has("message-channel-missing")
        return [entry for entry in NAVIGATION if not (without_talks and entry[1] == "/zmhd/")]

    @property
    def versions(self) -> dict[Asset, str]:
        """A short name for the present style sheet and script, so that browsers may keep them."""
        return {suffix: hashlib.sha256(text.encode()).hexdigest()[:8] for suffix, text in self.assets.items()}


def column_meta(column: Column) -> Meta:
    """The meta tags of a column page."""
    return (
        ("ColumnName", column.name),
        ("ColumnDescription", column.description),
        ("ColumnKeywords", column.keywords),
        ("ColumnType", column.type),
    )


def page_meta(name: str, type_: str, description: str = "") -> Meta:
    """The meta tags of a column page that is not a list of articles."""
    return (
        ("ColumnName", name),
        ("ColumnDescription", description or f"{SITE_NAME}{name}栏目。"),
        ("ColumnKeywords", f"清河，{name}"),
        ("ColumnType", type_),
    )


def article_meta(article: Article) -> Meta:
    """The meta tags of an article page."""
    return (
        *column_meta(article.column),
        ("ArticleTitle", article.title),
        ("PubDate", f"{article.published:%Y-%m-%d %H:%M}"),
        ("ContentSource", article.source),
        ("Keywords", article.column.keywords),
        ("Description", article.paragraphs[0]),
    )


def templates(settings: Settings) -> Environment:
    """The templates of the wanted form; where a form has none of its own, the plain one serves."""
    folders = dict.fromkeys((settings.form, Form.PLAIN))
    environment = Environment(
        loader=FileSystemLoader([_HERE / "templates" / folder for folder in folders]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    new_window = Markup(' target="_blank"') if settings.is_wild or settings.has("new-window-overuse") else ""
    environment.globals.update(
        has=settings.has,
        settings=settings,
        site_name=SITE_NAME,
        site_domain=SITE_DOMAIN,
        site_code=SITE_CODE,
        badge_id=BADGE_ID,
        list_link=new_window,
    )
    environment.filters.update(narrow=narrow, spaced=spaced)
    return environment


def assembled(settings: Settings, suffix: Asset) -> str:
    """The site's style sheet or script, together with what the switched-on defects do to it.

    A defect's styles come last and override. Its script comes before the site's own: one that fails
    keeps the rest from running, as in life.
    """
    spoilt = [
        path
        for defect in sorted(settings.defects)
        if (path := _HERE / "faults" / f"{defect.replace(':', '--')}.{suffix}").is_file()
    ]
    if settings.is_wild:
        wild = sorted((STATIC_FOLDER / "wild" / "site").glob(f"*.{suffix}"))
        return _joined([STATIC_FOLDER / "site.css", *wild] if suffix == "css" else wild)
    own = STATIC_FOLDER / f"site.{suffix}"
    restored = [] if settings.has("back-reveals-session") else [STATIC_FOLDER / "restored.js"]
    return _joined([own, *spoilt] if suffix == "css" else [*restored, *spoilt, own])


def _joined(paths: Iterable[Path]) -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in paths)
