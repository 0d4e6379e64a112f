"""The tags that name the site name this site."""

from collections.abc import Sequence
from urllib.parse import urlsplit

from portalwalk import (
    EN,
    ZH,
    Impact,
    Occurrence,
    PageKind,
    PageSeen,
    Verdict,
    check,
    is_government,
    is_placeholder,
    owes_labels,
)

_SECOND_LEVEL = frozenset({"gov", "com", "org", "net", "edu", "ac", "mil"})
"""Under .cn the registered name stands before these."""


@check(
    id="meta-tags-copied",
    title="SiteName, SiteDomain and SiteIDCode are this site's own",
    title_zh="网站名称、域名、标识码标签与本网站一致",
    failure_title="Tags carry another site's domain",
    failure_title_zh="网页标签为其他网站的域名等信息",
    why="The page passes for another site's: its content is counted and searched there.",
    why_zh="页面会被识别为其他网站的内容，统计和检索都会出错。",
    how_to_fix="Let the template take the three tags from this site's own record; look for other copied templates.",
    how_to_fix_zh="三个站点标签由本站配置自动生成，并排查其他从别处复制的模板。",
    impact=Impact.MODERATE,
    basis=("Tag tables of the page design norms (State Council General Office, 2017, No. 47), as restated in public",),
    basis_zh=("《政府网站发展指引》（国办发〔2017〕47号）网页标签规范，据公开转述",),
)
def meta_tags_copied(pages: Sequence[PageSeen]) -> Verdict:
    """Fail where SiteDomain is neither the page's host's nor the home page's; what differs less is left to a person.

    A home page whose own SiteDomain is not its host's fails when its SiteIDCode is not that of its footer either.
    """
    judged = [page for page in owes_labels(pages) if _domain(page) or page.meta("SiteIDCode") or page.meta("SiteName")]
    if not judged or not is_government(pages):
        return Verdict.inapplicable("No page with site tags could be judged.", "没有可判定的带站点标签的页面。")
    home = min(judged, key=lambda page: (page.kind is not PageKind.HOME, page.depth != 0))
    own = home if home.kind is PageKind.HOME else None
    failed = [page for page in judged if _is_foreign(page, own)]
    doubtful = [page for page in judged if not _is_foreign(page, own) and _is_odd(page, own)]
    return Verdict.from_failures(
        (_told(page, own) for page in failed),
        doubts=(_told(page, own) for page in doubtful),
        seen=[
            Occurrence.of(
                judged[0],
                observed=f"{EN.plural(len(judged), '# page names', '# pages name')} this site: {_tags(judged[0])}.",
                observed_zh=f"{ZH.number(len(judged))}个页面的站点标签与本站一致：{_tags(judged[0])}。",
            )
        ],
    )


def _is_foreign(page: PageSeen, home: PageSeen | None) -> bool:
    domain = _domain(page)
    if not domain or domain == _registered(_host(page)):
        return False
    if home is not None and page is not home and _is_at_home(home, page):
        return domain != _domain(home)
    return _is_real(_host(page)) and _contradicts_footer(page)


def _is_at_home(home: PageSeen, page: PageSeen) -> bool:
    """Whether the home page tells the right domain: on a test host nothing else does."""
    is_own = _domain(home) == _registered(_host(home)) or not _is_real(_host(home))
    return bool(_domain(home)) and is_own and _site(home) == _site(page)


def _is_odd(page: PageSeen, home: PageSeen | None) -> bool:
    """Whether something differs that may have its reason: a second domain, a sub-site with a code of its own."""
    domain = _domain(page)
    if domain and _is_real(_host(page)) and domain != _registered(_host(page)):
        return True
    if home is None or _site(home) != _site(page) or home.lang[:2] != page.lang[:2]:
        return False
    return any(_differs(page.meta(name), home.meta(name)) for name in ("SiteIDCode", "SiteName"))


def _differs(mine: str, theirs: str) -> bool:
    told = [one for one in (mine, theirs) if one and not is_placeholder(one)]
    return len(told) == 2 and told[0] != told[1]


def _contradicts_footer(page: PageSeen) -> bool:
    code = page.meta("SiteIDCode")
    said = [item.said + item.href for item in page.footer if item.item in ("site-code", "error-report")]
    shown = [one for one in said if any(character.isdigit() for character in one)]
    return bool(code and shown) and not any(code in one for one in shown)


def _domain(page: PageSeen) -> str:
    """Return the registered domain that SiteDomain names; empty for a placeholder or what is no domain."""
    said = page.meta("SiteDomain").lower()
    try:
        host = urlsplit(said if "//" in said else f"//{said}").hostname or ""
    except ValueError:
        return ""
    return _registered(host) if _is_real(host) and not is_placeholder(said) else ""


def _is_real(host: str) -> bool:
    """Whether it is a domain of the public network, not an address, nor a test host."""
    return "." in host and not host[-1].isdigit() and ":" not in host and not host.endswith(".localhost")


def _registered(host: str) -> str:
    """Return the part of a host that is registered: example.gov.cn of www.example.gov.cn."""
    labels = host.lower().rstrip(".").split(".")
    length = 3 if labels[-1] == "cn" and len(labels) > 2 and labels[-2] in _SECOND_LEVEL else 2
    return ".".join(labels[-length:])


def _host(page: PageSeen) -> str:
    return urlsplit(page.url).hostname or ""


def _site(page: PageSeen) -> str:
    """Return its host with the port: two sites on one test machine are two."""
    return urlsplit(page.url).netloc


def _tags(page: PageSeen) -> str:
    names = ("SiteName", "SiteDomain", "SiteIDCode")
    return ", ".join(f"{name}=“{page.meta(name)}”" for name in names if page.meta(name))


def _told(page: PageSeen, home: PageSeen | None) -> Occurrence:
    is_home = home is None or page is home
    beside = "" if is_home else f"; the home page says {_tags(home)}" if home else ""
    beside_zh = "" if is_home else f"，首页为 {_tags(home)}" if home else ""
    return Occurrence.of(
        page,
        cause="copied",
        observed=f"A page on {_host(page)} says {_tags(page)}{beside}.",
        observed_zh=f"{_host(page)} 上的页面标签为 {_tags(page)}{beside_zh}。",
    )
