"""A host is looked at as a visitor's computer does it, on a network of this machine alone."""

import socket
import threading
from contextlib import ExitStack, suppress
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from portalwalk.bundled import bundled
from portalwalk.judging import load_checks
from portalwalk.model.observations import HostSeen
from portalwalk.model.portal import Portal
from portalwalk.survey import certificates
from portalwalk.survey.hosts import look_at_host
from tests.survey_hosts.local_network import HERE, Authority, name_server, web_server

NAME = "www.qinghe.gov.cn"
OLD = "www.qh.gov.cn"
CHECKS = load_checks([bundled("checks")])


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(tmp_path_factory.mktemp("authority"))


@pytest.fixture
def trusted(authority: Authority, monkeypatch: pytest.MonkeyPatch) -> Authority:
    """An authority that this computer trusts."""
    monkeypatch.setenv("SSL_CERT_FILE", str(authority.file))
    return authority


def portal(url: str = f"https://{NAME}/", **facts: Any) -> Portal:
    return Portal.model_validate({"url": url, "kind": "district-portal", **facts})


def mapped(port: int, scheme: str = "https", **access: Any) -> HostSeen:
    """Look at a portal before its launch: its name leads to this machine."""
    declared = portal(f"{scheme}://{NAME}:{port}/", access={"resolve": {NAME: HERE}, **access})
    return look_at_host(declared, declared.host, "portal")


def old(host: str = OLD, records: Any = None, **facts: Any) -> HostSeen:
    with name_server(records if records is not None else {}) as resolver:
        return look_at_host(portal(**facts), host, "old", resolver=resolver)


def outcome(check: str, seen: HostSeen) -> str:
    return CHECKS[check].judge([seen]).outcome


def test_a_good_certificate_is_told_with_its_end(trusted: Authority) -> None:
    with web_server(context=trusted.server(NAME)) as port:
        seen = mapped(port)

    end = datetime.now(UTC).date() + timedelta(days=90)
    assert (seen.scheme, seen.certificate_error, seen.answers, seen.status) == ("https", "", True, 200)
    assert abs(date.fromisoformat(seen.certificate_until) - end) <= timedelta(days=1)
    assert seen.certificate_days_left in (89, 90)
    assert outcome("certificate-unfit", seen) == "passed"


@pytest.mark.parametrize(
    ("name", "days", "error"), [(NAME, -2, "expired"), ("www.other.gov.cn", 90, "wrong-name")], ids=str
)
def test_what_browsers_turn_down_is_told_with_its_end(trusted: Authority, name: str, days: float, error: str) -> None:
    with web_server(context=trusted.server(name, days=days)) as port:
        seen = mapped(port)

    assert (seen.certificate_error, seen.answers) == (error, True)
    assert seen.certificate_days_left is not None
    assert (seen.certificate_days_left < 0) is (days < 0)
    assert outcome("certificate-unfit", seen) == "failed"


def test_a_certificate_by_itself_is_turned_down(trusted: Authority) -> None:
    with web_server(context=trusted.server(NAME, by_itself=True)) as port:
        assert mapped(port).certificate_error == "self-signed"
        allowed = mapped(port, allow_untrusted_certificate=True)

    assert allowed.untrusted_allowed
    assert outcome("certificate-unfit", allowed) == "cantTell"


def test_an_issuer_unknown_here_is_no_accusation(authority: Authority) -> None:
    with web_server(context=authority.server(NAME)) as port:
        seen = mapped(port)

    assert seen.certificate_error == "untrusted"
    assert outcome("certificate-unfit", seen) == "cantTell"


def test_no_tls_on_the_secure_port_is_told(trusted: Authority) -> None:
    with web_server() as port:
        seen = mapped(port)

    assert (seen.scheme, seen.certificate_error) == ("http", "no-handshake")
    assert outcome("certificate-unfit", seen) == "cantTell"


def test_a_portal_by_http_has_no_certificate() -> None:
    with web_server(404) as port:
        seen = mapped(port, "http")

    assert (seen.scheme, seen.status, seen.certificate_error, seen.is_mapped) == ("http", 404, "", True)
    assert outcome("certificate-unfit", seen) == "inapplicable"
    assert outcome("ipv6-missing", seen) == "inapplicable"


def test_a_host_that_accepts_and_says_nothing_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(certificates, "WAIT_S", 0.2)
    with socket.create_server((HERE, 0)) as silent:
        seen = mapped(silent.getsockname()[1], "http")

    assert seen.answers is None


def test_a_host_that_answers_a_byte_at_a_time_is_cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(certificates, "WAIT_S", 0.3)
    is_over = threading.Event()

    def drip(server: socket.socket) -> None:
        visitor, _ = server.accept()
        with visitor, suppress(OSError):
            while not is_over.wait(0.02):
                visitor.sendall(b"H")

    with socket.create_server((HERE, 0)) as server:
        dripping = threading.Thread(target=drip, args=(server,))
        dripping.start()
        seen = mapped(server.getsockname()[1], "http")
        is_over.set()
        dripping.join()

    assert (seen.answers, seen.status) == (None, None)


def test_an_address_is_not_asked_of_dns() -> None:
    with web_server() as port, name_server(None, refuses=True) as resolver:
        seen = look_at_host(portal(f"http://{HERE}:{port}/"), f"{HERE}:{port}", "portal", resolver=resolver)

    assert (seen.host, seen.answers, seen.dns_error, seen.ipv4) == (HERE, True, "", ())
    assert outcome("domain-unfit", seen) == "inapplicable"


def looked_up(records: Any, *, refuses: bool = False) -> HostSeen:
    with web_server() as port, name_server(records, refuses=refuses) as resolver:
        return look_at_host(portal(f"http://{NAME}:{port}/"), f"{NAME}:{port}", "portal", resolver=resolver)


def test_addresses_come_from_dns() -> None:
    seen = looked_up({(f"{NAME}.", "A"): [HERE], (f"{NAME}.", "AAAA"): ["2001:db8::7"]})

    assert (seen.ipv4, seen.ipv6, seen.dns_error, seen.answers) == ((HERE,), ("2001:db8::7",), "", True)


def test_no_ipv6_address_is_a_finding() -> None:
    seen = looked_up({(f"{NAME}.", "A"): [HERE]})

    assert seen.ipv6_answers is None
    assert outcome("ipv6-missing", seen) == "failed"


def test_an_address_made_up_by_the_network_is_none() -> None:
    assert (
        outcome("ipv6-missing", looked_up({(f"{NAME}.", "A"): [HERE], (f"{NAME}.", "AAAA"): ["64:ff9b::1"]}))
        == "failed"
    )


def test_a_name_server_without_ipv6_proves_nothing() -> None:
    seen = looked_up({(f"{NAME}.", "A"): [HERE], ("a.root-servers.net.", "AAAA"): []})

    assert "no IPv6 addresses at all" in seen.dns_error
    assert outcome("ipv6-missing", seen) == "cantTell"


def test_a_name_server_that_fails_proves_nothing() -> None:
    seen = looked_up({}, refuses=True)

    assert seen.dns_error
    assert outcome("ipv6-missing", seen) == "cantTell"


@pytest.mark.skipif(not socket.has_ipv6, reason="this computer has no IPv6")
@pytest.mark.parametrize("listens", [True, False])
def test_an_ipv6_address_of_this_machine_is_asked(*, listens: bool) -> None:
    records = {(f"{NAME}.", "A"): [HERE], (f"{NAME}.", "AAAA"): ["::1"]}
    with web_server() as port, name_server(records) as resolver, ExitStack() as stack:
        if listens:
            stack.enter_context(socket.create_server(("::1", port), family=socket.AF_INET6))
        seen = look_at_host(portal(f"http://{NAME}:{port}/"), f"{NAME}:{port}", "portal", resolver=resolver)

    assert seen.ipv6_answers is listens
    assert outcome("ipv6-missing", seen) == ("passed" if listens else "cantTell")


def test_a_retired_domain_that_is_gone() -> None:
    seen = old()

    assert (seen.answers, seen.ipv4, seen.dns_error) == (False, (), "")
    assert outcome("old-domain-alive", seen) == "passed"


def test_a_retired_domain_that_still_answers() -> None:
    with web_server() as port:
        seen = old(f"{OLD}:{port}", {(f"{OLD}.", "A"): [HERE]})

    assert (seen.role, seen.host, seen.status, seen.scheme) == ("old", OLD, 200, "http")
    assert outcome("old-domain-alive", seen) == "failed"


def test_a_redirect_elsewhere_is_told_and_not_followed() -> None:
    with web_server() as inner, web_server(301, f"http://localhost:{inner}/secret") as port:
        seen = old(f"{OLD}:{port}", {(f"{OLD}.", "A"): [HERE]})

    assert (seen.landed_url, seen.status) == (f"http://localhost:{inner}/secret", 301)


def test_a_redirect_to_the_portal_is_followed() -> None:
    with web_server() as new, web_server(302, f"http://{NAME}:{new}/") as port:
        access = {"resolve": {NAME: HERE}}
        seen = old(f"{OLD}:{port}", {(f"{OLD}.", "A"): [HERE]}, url=f"http://{NAME}:{new}/", access=access)

    assert (seen.landed_url, seen.status) == (f"http://{NAME}:{new}/", 200)
    assert CHECKS["old-domain-alive"].judge([seen]).occurrences[0].cause == "redirects"


def test_a_redirect_in_a_circle_ends() -> None:
    with web_server(302, "/again") as port:
        assert old(f"{OLD}:{port}", {(f"{OLD}.", "A"): [HERE]}).status == 302


def test_a_retired_domain_that_only_stands_in_dns() -> None:
    with socket.create_server((HERE, 0)) as closed:
        port = closed.getsockname()[1]
    seen = old(f"{OLD}:{port}", {(f"{OLD}.", "A"): [HERE]})

    assert (seen.answers, seen.ipv4) == (False, (HERE,))
    assert outcome("old-domain-alive", seen) == "cantTell"
