"""Is the host there at all? Asked once, before a browser is started, so that the answer is about the network alone."""

import errno
import socket
import ssl
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from urllib.parse import SplitResult, urlsplit

import httpx

from portalwalk.model.portal import Portal
from portalwalk.portal_file import http_credentials_of
from portalwalk.version import VERSION

CONNECT_TIMEOUT_S = 10
ANSWER_TIMEOUT_S = 30
"""Longer than a page may take (15 s): a server that wakes up slowly is judged by the walk, not refused here."""

_CA_ISSUERS = bytes.fromhex("2b06010505073002")
"""The object identifier 1.3.6.1.5.5.7.48.2: the certificate says where its issuer's certificate is."""
_ISSUER_UNKNOWN = {20, 21}  # X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY, …_VERIFY_LEAF_SIGNATURE


class UnreachableError(Exception):
    """The portal could not be inspected because its host does not answer; both texts say why and what to do."""

    def __init__(self, reason: str, reason_zh: str) -> None:
        self.reason, self.reason_zh = reason, reason_zh
        super().__init__(reason)


def require_answer(portal: Portal, environ: Mapping[str, str], *, connect_s: float = CONNECT_TIMEOUT_S) -> int | None:
    """Return the HTTP status with which the portal's own address answers; any status is an answer.

    None: the server is there, but cut the connection; a browser may fare better.

    Raises:
        UnreachableError: name not found, connection refused, no answer in time, untrusted certificate.
        CredentialsMissingError: portal.toml names HTTP credentials that are not set.

    """
    parts = urlsplit(portal.url)
    host = parts.hostname or ""
    resolved = portal.access.resolve.get(parts.netloc) or portal.access.resolve.get(host)
    verify: ssl.SSLContext | bool = False
    if not portal.access.allow_untrusted_certificate:
        verify = ssl.create_default_context()
    with (
        _told_apart(portal, parts, resolved),
        httpx.Client(
            verify=verify,
            timeout=httpx.Timeout(ANSWER_TIMEOUT_S, connect=connect_s),
            auth=http_credentials_of(portal, environ),
            headers={"User-Agent": f"PortalWalk/{VERSION} {portal.contact}".strip()},
            trust_env=resolved is None and not _is_own_machine(host),
        ) as client,
        client.stream(
            "GET",
            httpx.URL(portal.url).copy_with(host=(resolved or host).strip("[]")),
            headers={"Host": parts.netloc.rpartition("@")[2]},
            extensions={"sni_hostname": host},
        ) as answer,
    ):
        return answer.status_code
    return None


@contextmanager
def _told_apart(portal: Portal, parts: SplitResult, resolved: str | None) -> Iterator[None]:
    """Say in words why the host did not answer; let pass what only a browser can decide."""
    where = portal.host if resolved is None else f"{portal.host} ({resolved})"
    try:
        yield
    except httpx.ConnectTimeout:
        raise UnreachableError(
            f"{where} does not answer: no connection within {CONNECT_TIMEOUT_S} s. "
            "Is it switched on, and does the firewall let this computer through?",
            f"{where} 没有响应：{CONNECT_TIMEOUT_S} 秒内未能建立连接。请确认服务器已启动、防火墙允许本机访问。",
        ) from None
    except httpx.TimeoutException:
        raise UnreachableError(
            f"{where} accepts connections but sent no answer within {ANSWER_TIMEOUT_S} s.",
            f"{where} 可以连接，但 {ANSWER_TIMEOUT_S} 秒内没有返回任何内容。",
        ) from None
    except httpx.ProxyError as error:
        raise UnreachableError(
            f"The proxy set in this computer's environment does not let {where} through: {error}.",
            f"本机环境变量中设置的代理无法访问 {where}:{error}。",
        ) from None
    except httpx.ConnectError as error:
        reasons = list(_causes(error))
        certificate = next((one for one in reasons if isinstance(one, ssl.SSLCertVerificationError)), None)
        if certificate is None:
            raise UnreachableError(*_no_connection(where, parts, reasons)) from None
        if not (certificate.verify_code in _ISSUER_UNKNOWN and _names_its_issuer(parts, resolved)):
            raise UnreachableError(*_untrusted(where, certificate.verify_message)) from None
    except (httpx.RemoteProtocolError, httpx.ReadError, httpx.WriteError):
        return  # there, but it cut the connection: some firewalls do that to all but browsers


def _no_connection(where: str, parts: SplitResult, reasons: list[BaseException]) -> tuple[str, str]:
    if any(isinstance(one, socket.gaierror) for one in reasons):
        return (
            f"{where}: there is no host of this name. Check the spelling; for a portal that is not in DNS yet, "
            f'put [access] resolve = {{ "{parts.hostname}" = "its IP address" }} into portal.toml.',
            f"{where}：找不到这个主机名。请检查拼写；如门户尚未解析域名，请在 portal.toml 的 [access] 中写明 "
            f'resolve = {{ "{parts.hostname}" = "IP 地址" }}。',
        )
    if any(isinstance(one, ssl.SSLError) for one in reasons):
        return (
            f"{where} is there, but no encrypted connection could be made ({_said(reasons)}). "
            f"If it has no https, name it as http://{portal_host(parts)}/",
            f"{where} 可以连接，但无法建立加密连接（{_said(reasons)}）。"
            f"如该站没有 https，请使用 http://{portal_host(parts)}/",
        )
    if any(isinstance(one, ConnectionRefusedError) for one in reasons):
        port = parts.port or (443 if parts.scheme == "https" else 80)
        other = "http" if parts.scheme == "https" else "https"
        return (
            f"{where} refused the connection on port {port}. Is the portal running? "
            f"Perhaps it answers at {other}:// or on another port.",
            f"{where} 拒绝了端口 {port} 的连接。请确认门户已启动，或改用 {other}:// 或其他端口。",
        )
    return (f"{where} cannot be reached: {_said(reasons)}.", f"无法连接 {where}:{_said(reasons)}。")


def _untrusted(where: str, why: str) -> tuple[str, str]:
    return (
        f"{where} has a certificate that browsers do not trust: {why}.\n"
        "If that is on purpose (a portal before its launch), put this into portal.toml; the report will say so:\n"
        "  [access]\n  allow_untrusted_certificate = true",
        f"{where} 的证书不受信任：{why}。\n"
        "如属有意（例如尚未上线的门户），请在 portal.toml 中写入以下内容，报告会注明：\n"
        "  [access]\n  allow_untrusted_certificate = true",
    )


def portal_host(parts: SplitResult) -> str:
    """Return the host without its port."""
    return f"[{parts.hostname}]" if ":" in (parts.hostname or "") else parts.hostname or ""


def _causes(error: BaseException) -> Iterator[BaseException]:
    one: BaseException | None = error
    while one is not None:
        yield one
        one = one.__cause__ or one.__context__


def _said(reasons: list[BaseException]) -> str:
    """Return the innermost reason in the system's own words."""
    for one in reversed(reasons):
        if isinstance(one, OSError) and (one.strerror or one.errno):
            return one.strerror or errno.errorcode.get(one.errno or 0, "")
    return str(reasons[0]) or type(reasons[0]).__name__


def _names_its_issuer(parts: SplitResult, resolved: str | None) -> bool:
    """Whether the certificate says where to fetch its issuer's: browsers do so when a server forgot to send it."""
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    address = ((resolved or parts.hostname or "").strip("[]"), parts.port or 443)
    try:
        with (
            socket.create_connection(address, timeout=CONNECT_TIMEOUT_S) as plain,
            context.wrap_socket(plain, server_hostname=parts.hostname) as secured,
        ):
            return _CA_ISSUERS in (secured.getpeercert(binary_form=True) or b"")
    except OSError:
        return False


def _is_own_machine(host: str) -> bool:
    return host == "localhost" or host.startswith("127.") or host == "::1"
