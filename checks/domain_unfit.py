"""A government portal stands under a domain that visitors recognise as a government's."""

import ipaddress
import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from portalwalk import HostSeen, Impact, Occurrence, Verdict, check

JUDGED_KINDS = frozenset({"district-portal", "department"})
"""Only these are surely a government's own site; any other portal may rightly stand elsewhere."""

GOVERNMENT = (".gov.cn", ".政务", ".xn--zfr164b")
"""`.xn--zfr164b` is .政务 as DNS writes it."""

NOT_IN_DNS = (".localhost", ".local", ".test", ".example", ".invalid", ".internal", ".lan", ".home.arpa")
"""Names that public DNS never has (RFC 6761, RFC 8375, and usual names of inner networks)."""

PORTAL_FORM = re.compile(r"www\.[a-z0-9-]+\.gov\.cn")
DEPARTMENT_FORM = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+\.gov\.cn")


@check(
    id="domain-unfit",
    title="The portal's domain is a government's",
    title_zh="网站域名符合政府网站域名规范",
    failure_title="The portal's domain is not one of a government",
    failure_title_zh="网站域名不符合政府网站域名规范",
    why="Visitors tell a government's site from an imitation by its domain.",
    why_zh="公众主要靠域名分辨政府网站与仿冒网站。",
    how_to_fix="Move the portal to a domain under .gov.cn, and deregister the unfit one once visitors have followed.",
    how_to_fix_zh="将网站迁移到 .gov.cn 域名，过渡完成后注销不合规的域名。",
    impact=Impact.SERIOUS,
    basis=(
        "Guidelines for government websites (State Council Office 2017, No. 47), as restated by later articles",
        "Beijing circular 2019Q3 (domain names)",
    ),
    basis_zh=(
        "《政府网站发展指引》（国办发〔2017〕47号，据后续文章转述）",
        "北京市2019年第三季度通报（域名名称）",
    ),
)
def domain_unfit(hosts: Sequence[HostSeen]) -> Verdict:
    """Fail for a declared government portal outside .gov.cn and .政务; an unusual form is left to a person."""
    judged = [host for host in hosts if host.role == "portal" and host.portal_kind in JUDGED_KINDS]
    named = [host for host in judged if _is_dns_name(_name(host))]
    if not named:
        return Verdict.inapplicable(
            "No host with a name in DNS was declared as a district's portal or a department's.",
            "没有以域名访问、且声明为区县门户或部门网站的主机。",
        )
    failed = [host for host in named if not _is_government(_name(host)) and not _is_unsure(host)]
    doubts = [host for host in named if host not in failed and _doubt(host)]
    return Verdict.from_failures(
        map(_unfit, failed),
        doubts=(_needs_a_person(host, *_doubt(host)) for host in doubts),
        seen=(
            Occurrence.of(
                host,
                observed=f"The portal's domain is {host.host}.",
                observed_zh=f"网站域名为 {host.host}。",
            )
            for host in named
        ),
    )


def _is_dns_name(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return "." in name and not name.endswith(NOT_IN_DNS)
    return False


def _name(host: HostSeen) -> str:
    """Return the declared name without a port."""
    return (urlsplit(f"//{host.host}").hostname or "").rstrip(".")


def _is_government(name: str) -> bool:
    return name.endswith(GOVERNMENT)


def _lands_at(host: HostSeen) -> str:
    return urlsplit(host.landed_url).hostname or _name(host)


def _is_unsure(host: HostSeen) -> bool:
    """Say whether it may be right all the same: it hands visitors on, or its Chinese domain may be a compliant one."""
    return _is_government(_lands_at(host)) or _name(host).rpartition(".")[2].startswith("xn--")


def _doubt(host: HostSeen) -> tuple[str, str] | tuple[()]:
    name, lands = _name(host), _lands_at(host)
    if not _is_government(name):
        return (
            f"The portal's domain {name} is not under .gov.cn; it lands at {lands}.",
            f"网站域名 {name} 不是 .gov.cn 域名，访问后到达 {lands}。",
        )
    if not _is_government(lands) and _is_dns_name(lands):
        return (
            f"{name} sends visitors to {lands}, which is not under .gov.cn.",
            f"访问 {name} 时被转到 {lands}，后者不是 .gov.cn 域名。",
        )
    if not name.endswith(".gov.cn"):
        return ()
    form = PORTAL_FORM if host.portal_kind == "district-portal" else DEPARTMENT_FORM
    if form.fullmatch(lands if _is_government(lands) else name):
        return ()
    return (
        f"{name} is under .gov.cn, but not in the usual form of a domain of its kind.",
        f"{name} 是 .gov.cn 域名，但与同类网站的通行形式不同。",
    )


def _unfit(host: HostSeen) -> Occurrence:
    return Occurrence.of(
        host,
        cause="suffix",
        place=host.host,
        observed=f"The portal's domain {host.host} is under neither .gov.cn nor the Chinese suffix for government.",
        observed_zh=f"网站域名 {host.host} 既不以 .gov.cn 结尾，也不以 .政务 结尾。",
    )


def _needs_a_person(host: HostSeen, english: str, chinese: str) -> Occurrence:
    return Occurrence.of(host, observed=english, observed_zh=chinese)
