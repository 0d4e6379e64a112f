"""The portal has an IPv6 address in DNS."""

from collections.abc import Sequence

from portalwalk import EN, ZH, HostSeen, Impact, Occurrence, Verdict, check, is_government


@check(
    id="ipv6-missing",
    title="The portal has an IPv6 address",
    title_zh="网站支持 IPv6 访问",
    failure_title="The portal has no IPv6 address",
    failure_title_zh="网站没有 IPv6 地址",
    why="Visitors whose network speaks IPv6 only reach it by detours, or not at all.",
    why_zh="仅有 IPv6 网络的用户只能绕行访问，甚至无法访问。",
    how_to_fix="Add an AAAA record, and make sure that pages, pictures and scripts answer over IPv6, too.",
    how_to_fix_zh="为域名添加 AAAA 记录，并确保页面、图片、脚本均可通过 IPv6 访问。",
    impact=Impact.MINOR,
    basis=("National action plan for IPv6 of 2017-11-26, and the 2022 work plan for government portals",),
    basis_zh=("2017年11月26日《推进互联网协议第六版（IPv6）规模部署行动计划》及2022年工作安排",),
)
def ipv6_missing(hosts: Sequence[HostSeen]) -> Verdict:
    """Fail when DNS answers, has IPv4 addresses and no IPv6 address; what DNS did not tell is left to a person."""
    judged = [host for host in hosts if host.role != "old" and not host.is_mapped and _was_looked_up(host)]
    if not judged:
        return Verdict.inapplicable("No host was looked up in DNS.", "没有通过域名解析访问的主机。")
    if not is_government(judged):
        return Verdict.inapplicable("Nothing says that this is a government's portal.", "没有迹象表明这是政府网站。")
    without = [host for host in judged if not host.ipv6 and host.ipv4 and not host.dns_error]
    unsure = [host for host in judged if host not in without and (not host.ipv6 or host.ipv6_answers is False)]
    return Verdict.from_failures(
        map(_missing, without),
        doubts=map(_unsure, unsure),
        seen=(_there(host) for host in judged if host.ipv6),
    )


def _was_looked_up(host: HostSeen) -> bool:
    """Say whether DNS was asked: an address in place of a name is not, nor is a host that nobody looked at."""
    return bool(host.ipv4 or host.ipv6 or host.dns_error)


def _missing(host: HostSeen) -> Occurrence:
    return Occurrence.of(
        host,
        cause="no-aaaa",
        place=host.host,
        observed=f"DNS has an IPv4 address for {host.host} ({EN.listed(host.ipv4)}), and no IPv6 address (AAAA).",
        observed_zh=f"{host.host} 只有 IPv4 地址（{ZH.listed(host.ipv4)}），没有 IPv6 地址（AAAA 记录）。",
    )


def _unsure(host: HostSeen) -> Occurrence:
    if host.ipv6:
        return Occurrence.of(
            host,
            observed=f"{host.host} has the IPv6 address {host.ipv6[0]}, which did not answer from here.",
            observed_zh=f"{host.host} 有 IPv6 地址 {host.ipv6[0]}，但从本机访问没有响应。",
        )
    return Occurrence.of(
        host,
        observed=f"Whether {host.host} has an IPv6 address could not be told from here: {host.dns_error}.",
        observed_zh=f"从本机无法确定 {host.host} 是否有 IPv6 地址（{host.dns_error}）。",
    )


def _there(host: HostSeen) -> Occurrence:
    reach = "it answers" if host.ipv6_answers else "whether it answers is not assessable from here"
    reach_zh = "可以访问" if host.ipv6_answers else "本机没有 IPv6 网络，无法评估其可达性"
    return Occurrence.of(
        host,
        observed=f"{host.host} has the IPv6 address {host.ipv6[0]}; {reach}.",
        observed_zh=f"{host.host} 有 IPv6 地址 {host.ipv6[0]}，{reach_zh}。",
    )
