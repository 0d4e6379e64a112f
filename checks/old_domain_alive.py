"""A domain that was given up does not answer any more."""

from collections.abc import Sequence
from urllib.parse import urlsplit

from portalwalk import EN, ZH, HostSeen, Impact, Occurrence, Verdict, check

BLOCKED = frozenset({401, 403, 429, 451})
"""Answers that may come from a firewall or a carrier on the way, not from the old site."""


@check(
    id="old-domain-alive",
    title="Retired domains do not answer any more",
    title_zh="已停用的旧域名不再提供访问",
    failure_title="A retired domain still answers or redirects",
    failure_title_zh="已停用的旧域名仍可访问或仍在跳转",
    why="Visitors keep using it; once it is forgotten, anybody may register it and speak in the government's name.",
    why_zh="旧域名长期保留，公众会继续使用；一旦被他人抢注，就可能冒用政府名义。",
    how_to_fix="Let visitors follow for a limited time, then end the redirect and deregister the domain. "
    "If somebody else holds it by now, take every link to it off the portal.",
    how_to_fix_zh="设定过渡期，到期后停止跳转并注销旧域名；如已被他人注册，应清除网站上所有指向它的链接。",
    impact=Impact.MODERATE,
    basis=("Beijing circular 2019Q3 (old domains are deregistered, not redirected for ever)",),
    basis_zh=("北京市2019年第三季度通报（旧域名应注销，不得长期跳转）",),
)
def old_domain_alive(hosts: Sequence[HostSeen]) -> Verdict:
    """Fail for a domain declared as retired that answers; one that only stands in DNS is left to a person."""
    old = [host for host in hosts if host.role == "old" and not host.is_mapped]
    if not old:
        return Verdict.inapplicable(
            "portal.toml declares no retired domain (old_domains).",
            "portal.toml 没有声明已停用的旧域名（old_domains）。",
        )
    alive = [host for host in old if host.answers and host.status not in BLOCKED]
    doubts = [host for host in old if host not in alive and not _is_gone(host)]
    return Verdict.from_failures(
        map(_alive, alive),
        doubts=map(_unsure, doubts),
        seen=(
            Occurrence.of(
                host,
                observed=f"{host.host} does not answer any more.",
                observed_zh=f"旧域名 {host.host} 已不再响应。",
            )
            for host in old
        ),
    )


def _is_gone(host: HostSeen) -> bool:
    return host.answers is False and not host.ipv4 and not host.ipv6 and not host.dns_error


def _alive(host: HostSeen) -> Occurrence:
    lands = (urlsplit(host.landed_url).hostname or host.host).lower()
    if lands != host.host.lower():
        return Occurrence.of(
            host,
            cause="redirects",
            place=host.host,
            observed=f"The retired domain {host.host} still redirects to {lands}.",
            observed_zh=f"旧域名 {host.host} 仍在跳转到 {lands}。",
        )
    return Occurrence.of(
        host,
        cause="still-answers",
        place=host.host,
        observed=f"The retired domain {host.host} still answers (HTTP {host.status}).",
        observed_zh=f"旧域名 {host.host} 仍可访问（HTTP {host.status}）。",
    )


def _unsure(host: HostSeen) -> Occurrence:
    if host.answers:
        return Occurrence.of(
            host,
            observed=f"The retired domain {host.host} turns visitors down (HTTP {host.status}): "
            "the old site, or a firewall on the way.",
            observed_zh=f"访问旧域名 {host.host} 被拒绝（HTTP {host.status}），可能是旧网站，也可能是途中的防火墙。",
        )
    if host.dns_error or host.answers is None:
        return Occurrence.of(
            host,
            observed=f"Whether the retired domain {host.host} still answers could not be told from here.",
            observed_zh=f"从本机无法判断旧域名 {host.host} 是否仍可访问。",
        )
    return Occurrence.of(
        host,
        observed=f"The retired domain {host.host} does not answer, but DNS still has it "
        f"({EN.listed((*host.ipv4, *host.ipv6))}).",
        observed_zh=f"旧域名 {host.host} 已无法访问，但域名解析仍然存在（{ZH.listed((*host.ipv4, *host.ipv6))}）。",
    )
