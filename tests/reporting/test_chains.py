"""A sign-on finding names the hosts on the way, in order, and the sign of being signed in or not at each."""

from pathlib import Path

import openpyxl  # type: ignore[import-untyped]
import pytest

from portalwalk.evidence.folder import InspectionFolder
from portalwalk.model.observations import Act, Did, HostMet, Leg, Sign
from portalwalk.reporting import write_report
from portalwalk.reporting.chains import tell_chain
from tests.reporting.sample import CHECKS, write_sample
from tests.reporting.sample_findings import CHAIN


@pytest.fixture
def sample(tmp_path: Path) -> InspectionFolder:
    return write_sample(tmp_path)


def met(did: Did, host: str = "a.example", **seen: object) -> HostMet:
    return HostMet.model_validate({"host": host, "did": did, **seen})


def test_hosts_stand_in_order_and_one_that_passes_on_to_itself_is_named_once() -> None:
    signing_in, entering = tell_chain(CHAIN)

    assert (signing_in.act.en, entering.act.zh) == ("Signing in", "进入“区长信箱”")
    assert [host.host for host in signing_in.hosts] == ["sso.example.gov.cn", "www.example.gov.cn"]
    assert (entering.hosts[0].path, entering.hosts[0].did.en) == ("/cas/登录", "passed on")
    assert [host.state for host in (*signing_in.hosts, *entering.hosts)] == ["", "in", "", "out"]
    assert entering.hosts[-1].sign.zh == "未登录：密码输入框“密码”"
    assert entering.told.en.startswith("Entering “区长信箱”: www.example.gov.cn → a-very-long-name")
    assert entering.told.en.endswith("asked to sign in, not signed in: a password field, “密码”.")


@pytest.mark.parametrize(
    ("host", "did", "sign"),
    [
        (met(Did.ANSWERED, status=500), "answered HTTP 500", "no sign either way"),
        (met(Did.ANSWERED, status=200), "showed a page", "no sign either way"),
        (met(Did.ASKED_SIGN_IN, status=401, signed_in=False, sign=Sign(name="odd", speaks_for=False)),
         "asked to sign in", "not signed in: odd"),
        (met(Did.ANSWERED, sign=Sign(name="greeting", speaks_for=True)), "showed a page",
         "perhaps signed in: a greeting by name"),
        (met(Did.PASSED_ON, status=302), "passed on", ""),
    ],
)  # fmt: skip
def test_no_more_is_said_of_a_host_than_was_seen(host: HostMet, did: str, sign: str) -> None:
    ((one,),) = (leg.hosts for leg in tell_chain([Leg(act=Act.SIGNED_OUT, hosts=(host,))]))

    assert (one.did.en, one.sign.en) == (did, sign)


def test_page_and_list_tell_the_chain(sample: InspectionFolder) -> None:
    written = write_report(sample, CHECKS, formats=("html", "xlsx"))

    page = written["html"].read_text(encoding="utf-8")
    rows = openpyxl.load_workbook(written["xlsx"]).worksheets[0].iter_rows(values_only=True)
    assert page.count('<div class="chain">') == page.count("Entering “区长信箱”") == 2
    assert "not signed in: a password field, “密码”" in page
    assert any("登录：sso.example.gov.cn → www.example.gov.cn，显示页面" in str(cell) for row in rows for cell in row)
