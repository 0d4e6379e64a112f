"""Browsers accept the portal's certificate."""

from collections.abc import Sequence

from portalwalk import EN, ZH, HostSeen, Impact, Occurrence, Verdict, check

SURE = {
    "expired": ("The certificate of {host} has expired{until}.", "{host} 的证书已过期{until}。"),
    "not-yet-valid": ("The certificate of {host} is not valid yet{until}.", "{host} 的证书尚未生效{until}。"),
    "wrong-name": (
        "The certificate of {host} is made out to another name{until}.",
        "{host} 的证书与访问的域名不符{until}。",
    ),
    "self-signed": (
        "The certificate of {host} is signed by nobody but itself{until}.",
        "{host} 的证书为自签名证书{until}。",
    ),
}
"""What every browser turns down, wherever it stands."""

KNOWN = frozenset({*SURE, "untrusted", "no-handshake"})


@check(
    id="certificate-unfit",
    title="Browsers accept the portal's certificate",
    title_zh="网站的安全证书有效",
    failure_title="Browsers warn of the portal's certificate",
    failure_title_zh="网站的安全证书无效，浏览器会发出警告",
    why="Visitors meet a full-page warning and turn back, or learn to ignore warnings.",
    why_zh="公众会看到整页安全警告，要么放弃访问，要么养成忽视警告的习惯。",
    how_to_fix="Install a certificate for this very name from an authority that browsers know, with its intermediate "
    "certificates, and let it be renewed by itself.",
    how_to_fix_zh="安装由受信任机构签发、与域名一致的证书及其中间证书，并设置自动续期。",
    impact=Impact.SERIOUS,
    basis=(
        "RFC 5280 and RFC 9525 (what a browser demands of a certificate)",
        "PortalWalk's own proposal (the measure)",
    ),
    basis_zh=("RFC 5280、RFC 9525（浏览器对证书的要求）", "PortalWalk 自行提出（判定方法）"),
)
def certificate_unfit(hosts: Sequence[HostSeen]) -> Verdict:
    """Fail for what every browser turns down; an issuer that is only unknown here is left to a person."""
    current = [host for host in hosts if host.role != "old"]
    judged = [host for host in current if host.scheme == "https" or host.certificate_error in KNOWN]
    if not judged:
        if any(host.scheme == "http" for host in current):
            return Verdict.inapplicable(
                "The portal was asked by http only: there is no certificate.", "网站以 http 方式访问，没有安全证书。"
            )
        return Verdict.inapplicable("No host answered.", "没有主机作出响应。")
    wrong = [host for host in judged if host.certificate_error or not host.certificate_until]
    failed = [host for host in wrong if host.certificate_error in SURE and not host.untrusted_allowed]
    return Verdict.from_failures(
        map(_wrong, failed),
        doubts=(_unsure(host) for host in wrong if host not in failed),
        seen=(_valid(host) for host in judged if host not in wrong),
    )


def _wrong(host: HostSeen) -> Occurrence:
    english, chinese = SURE[host.certificate_error]
    until = f" (valid until {EN.day(host.certificate_until)})" if host.certificate_until else ""
    until_zh = f"（有效期至{ZH.day(host.certificate_until)}）" if host.certificate_until else ""
    return Occurrence.of(
        host,
        cause=host.certificate_error,
        place=host.host,
        observed=english.format(host=host.host, until=until),
        observed_zh=chinese.format(host=host.host, until=until_zh),
    )


def _unsure(host: HostSeen) -> Occurrence:
    said = f": {host.certificate_said}" if host.certificate_said else ""
    said_zh = f"：{host.certificate_said}" if host.certificate_said else ""
    if host.untrusted_allowed and host.certificate_error:
        return Occurrence.of(
            host,
            observed=f"The certificate of {host.host} is not accepted{said} (portal.toml allows that for now).",
            observed_zh=f"{host.host} 的证书未获认可{said_zh}（portal.toml 已声明上线前允许）。",
        )
    return Occurrence.of(
        host,
        observed=f"Whether browsers accept the certificate of {host.host} could not be told from here{said}.",
        observed_zh=f"从本机无法确定浏览器是否认可 {host.host} 的证书{said_zh}。",
    )


def _valid(host: HostSeen) -> Occurrence:
    days = host.certificate_days_left
    left = "" if days is None else f", {EN.plural(days, '# day', '# days')} left"
    left_zh = "" if days is None else f"，还剩{days}天"
    return Occurrence.of(
        host,
        observed=f"The certificate of {host.host} is valid until {EN.day(host.certificate_until)}{left}.",
        observed_zh=f"{host.host} 的证书有效期至{ZH.day(host.certificate_until)}{left_zh}。",
    )
