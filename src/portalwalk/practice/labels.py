"""The title and the meta tags of a page, and what the defects of labels make of them."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from portalwalk.practice.marks import SITE_CODE, SITE_DOMAIN, SITE_NAME
from portalwalk.practice.settings import Settings

Meta = Sequence[tuple[str, str]]

_HOME = ("/", "/m/", "/index.html")
_OTHER_SITE = {"SiteName": "云岭市人民政府", "SiteDomain": "www.yunlingshi.gov.cn", "SiteIDCode": "1399970001"}
_PLACEHOLDERS = {"SiteName": "网站名称", "SiteDomain": "网站域名", "SiteIDCode": "政府网站标识码", "Keywords": "关键词"}
_PLACEHOLDERS |= {"ColumnDescription": "描述", "ColumnKeywords": "关键词", "Description": "描述"}
_ODD_CASE = {"SiteName": "siteName", "SiteDomain": "siteDomain", "SiteIDCode": "siteIdCode"}
_MINUTE = "%Y-%m-%d %H:%M"
_TWELVE_HOURS = "%Y-%m-%d %I:%M"
_OTHER_FORMS = {
    "pubdate-malformed": "%Y-%m-%d",
    "pubdate-malformed:seconds": "%Y-%m-%d %H:%M:%S",
    "pubdate-malformed:twelve-hour": _TWELVE_HOURS,
    "pubdate-malformed:twelve-hour-shown": _TWELVE_HOURS,
    "pubdate-malformed:chinese": "%Y年%m月%d日 %H:%M",
}
_WRONG_BY = timedelta(days=40)


def title_of(settings: Settings, path: str, title: str) -> str | None:
    """What stands before the name of the site in `<title>`; None where there is no `<title>` at all."""
    if path in _HOME:
        return title
    if settings.has("page-title-missing"):
        return None
    if settings.has("page-title-missing:empty"):
        return ""
    return SITE_NAME if settings.has("page-title-missing:same") else title


def moment(settings: Settings, when: datetime) -> str:
    """A publishing time as pages show it."""
    form = _TWELVE_HOURS if settings.has("pubdate-malformed:twelve-hour-shown") else _MINUTE
    return f"{when:{form}}"


def metas_of(settings: Settings, path: str, meta: Meta) -> list[tuple[str, str]]:
    """All meta tags that the norm of government sites asks for on this page."""
    tags = {"SiteName": SITE_NAME, "SiteDomain": SITE_DOMAIN, "SiteIDCode": SITE_CODE, **dict(meta)}
    for form in (form for defect, form in _OTHER_FORMS.items() if settings.has(defect) and "PubDate" in tags):
        tags["PubDate"] = f"{datetime.strptime(tags['PubDate'], _MINUTE):{form}}"
    if settings.has("dates-disagree:tag") and path.startswith("/xwzx/mtjj/") and "PubDate" in tags:
        tags["PubDate"] = f"{datetime.strptime(tags['PubDate'], _MINUTE) - _WRONG_BY:{_MINUTE}}"
    return list(_spoilt(settings, path, tags).items())


def _spoilt(settings: Settings, path: str, tags: dict[str, str]) -> dict[str, str]:
    has, is_article = settings.has, "ArticleTitle" in tags
    is_home, is_column = path in _HOME, "ColumnName" in tags and not is_article
    if has("meta-tags-missing") and is_article:
        tags = _without(tags, "ColumnDescription", "ColumnKeywords", "ContentSource")
    if has("meta-tags-missing:home") and is_home:
        tags = _without(tags, "SiteIDCode", "SiteDomain")
    if has("meta-tags-missing:column") and is_column and not is_home:
        tags = _without(tags, "ColumnName", "ColumnType")
    if has("meta-tags-empty") and is_article:
        tags |= {"ContentSource": "", "ColumnKeywords": ""}
    if has("meta-tags-empty:placeholder"):
        tags |= {name: words for name, words in _PLACEHOLDERS.items() if name in tags}
    if has("meta-tags-copied") and path.startswith("/zwgk/"):
        tags |= _OTHER_SITE
    if has("meta-tags-copied:domain") and is_article:
        tags["SiteDomain"] = _OTHER_SITE["SiteDomain"]
    if has("meta-tags-wrong-case") and is_article:
        return {name.lower(): value for name, value in tags.items()}
    if has("meta-tags-wrong-case:home") and is_home:
        return {_ODD_CASE.get(name, name): value for name, value in tags.items()}
    return tags


def _without(tags: dict[str, str], *names: str) -> dict[str, str]:
    return {name: value for name, value in tags.items() if name not in names}
