"""The site: what every page of the portal needs in order to be made."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from importlib.resources import files
from pathlib import Path
from typing import Literal
from urllib.parse import urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse

from portalwalk.practice.content.columns import MEDIA, columns_of
from portalwalk.practice.content.model import Article, Column, Content
from portalwalk.practice.gate import here
from portalwalk.practice.labels import Meta, metas_of, moment, title_of
from portalwalk.practice.marks import SITE_NAME, marks_of
from portalwalk.practice.neighbours import PLANTED
from portalwalk.practice.sessions import session_of
from portalwalk.practice.settings import Form, Settings
from portalwalk.practice.store import Store
from portalwalk.practice.wild.addresses import narrow, spaced

CONTACT = "qa@qingheshi.example"
NAVIGATION = (
    ("首页", "/"),
    ("走进清河", "/qhgk/"),
    ("政务公开", "/zwgk/"),
    ("新闻中心", "/xwzx/"),
    ("办事服务", "/bsfw/"),
    ("政民互动", "/zmhd/"),
    ("专题专栏", "/ztzl/"),
)
FUNCTIONS = ("机构职能", "/zwgk/jgzn/")
_DATE_STYLES = {"iso": "%Y-%m-%d", "chinese": "%Y年%m月%d日", "short": "[%m-%d]", "none": " "}
_WRONG_BY = timedelta(days=5)
_HERE = Path(str(files(__package__)))
STATIC_FOLDER = _HERE / "static"

Asset = Literal["css", "js"]
Trail = Sequence[tuple[str, str]]


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
            head_title=title_of(self.settings, request.url.path, title),
            trail=trail,
            metas=metas_of(self.settings, request.url.path, meta),
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
        without_talks = self.settings.has("message-channel-missing") or self.settings.has("entry-too-deep")
        return [entry for entry in NAVIGATION if not (without_talks and entry[1] == "/zmhd/")]

    def under(self, channel: str) -> Sequence[tuple[str, str]]:
        """What the menu shows below a channel, once the pointer is over it."""
        columns = [(column.name, column.path) for column in columns_of(channel)]
        if channel != "政务公开":
            return columns
        leading = [("领导之窗", "/zwgk/ldzc/"), FUNCTIONS]
        return [*(leading[:1] if self.settings.has("functions-missing:column") else leading), *columns]

    def top_address(self, channel: str, address: str) -> str:
        """Where a channel's entry in the menu leads: with the defects of sub-menus, those with one lead nowhere."""
        has_columns_in_menu_alone = self.settings.has("menu-needs-mouse") or self.settings.has("menu-dead-on-touch")
        return "javascript:void(0)" if has_columns_in_menu_alone and self.under(channel) else address

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


def item_meta(column: Meta, title: str, published: datetime, source: str) -> Meta:
    """The meta tags of a page about one item: those of its column, and three of its own."""
    return (
        *column,
        ("ArticleTitle", title),
        ("PubDate", f"{published:%Y-%m-%d %H:%M}"),
        ("ContentSource", source),
    )


def article_meta(article: Article) -> Meta:
    """The meta tags of an article page."""
    return (
        *item_meta(column_meta(article.column), article.title, article.published, article.source),
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
        marks=marks_of(settings),
        planted=settings.neighbour_url + PLANTED,
        list_link=new_window,
        listed_on=partial(listed_on, settings),
    )
    environment.filters.update(narrow=narrow, spaced=spaced, moment=partial(moment, settings))
    return environment


def listed_on(settings: Settings, article: Article) -> str:
    """The date that lists show beside an article, in the style of its column; nothing where they show none."""
    published = article.published
    if settings.has("dates-disagree") and article.column.path == MEDIA.path:
        published -= _WRONG_BY
    return f"{published:{_DATE_STYLES[article.column.dates]}}"


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
