"""JUnit XML: one case per check and journey, its pictures named as each reader looks for them."""

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from portalwalk.evidence.folder import InspectionFolder
from portalwalk.reporting import write_report
from tests.reporting.sample import CHECKS, write_sample


@pytest.fixture
def sample(tmp_path: Path) -> InspectionFolder:
    return write_sample(tmp_path)


def test_junit_has_one_case_for_each_check_and_journey(sample: InspectionFolder) -> None:
    root = ET.parse(write_report(sample, CHECKS, formats=("junit",))["junit"]).getroot()  # noqa: S314
    became = {
        (case.get("classname"), case.get("name")): case[0].tag if len(case) else "" for case in root.iter("testcase")
    }

    assert became == {
        ("test_search_first_page", "search-misses-published-item"): "failure",
        ("test_search_first_page", "search-result-broken"): "skipped",
        ("test_mobile_adaptation", "sideways-scroll"): "failure",
        ("test_mobile_adaptation", "viewport-missing"): "",
        ("test_single_sign_on", "second-login"): "failure",
        ("test_message_board", "second-login"): "failure",
        ("test_single_sign_on", "logout-incomplete"): "skipped",
        ("test_single_sign_on", "login-fails"): "skipped",
        ("test_back_navigation", "back-fails"): "error",
        ("test_message_board", "message-daily-limit"): "skipped",
    }
    assert (root.get("tests"), root.get("failures"), root.get("errors"), root.get("skipped")) == ("10", "4", "1", "4")
    skipped = [case.get("message") for case in root.iter("skipped")]
    assert "受阻：登录需要图形验证码。" in skipped


def test_junit_names_pictures_as_readers_look_for_them(
    sample: InspectionFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    path = write_report(sample, CHECKS, formats=("junit",))["junit"]
    case = next(one for one in ET.parse(path).iter("testcase") if one.get("name") == "sideways-scroll")  # noqa: S314
    attached = [str(one.get("value")) for one in case.iter("property") if one.get("name") == "attachment"]
    lines = case.findtext("system-out", "").splitlines()

    assert len(attached) == len(set(attached)) == len(lines) > 1
    assert all((path.parent / href).is_file() and href in case[0].text for href in attached)  # type: ignore[operator]
    marked = [line.removeprefix("[[ATTACHMENT|").removesuffix("]]") for line in lines]
    assert all((tmp_path / name).is_file() and not Path(name).is_absolute() for name in marked)
    assert "manifest_head" in path.read_text(encoding="utf-8")


def test_junit_names_no_path_of_this_machine(
    sample: InspectionFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")

    written = write_report(sample, CHECKS, formats=("junit",))["junit"].read_text(encoding="utf-8")

    assert "[[ATTACHMENT|../evidence/" in written
    assert str(tmp_path) not in written


def test_junit_survives_what_xml_cannot_hold(sample: InspectionFolder) -> None:
    (first, *rest) = sample.read_inspection().findings
    broken = first.model_copy(update={"title_zh": "a\x00b\x0b]]>&<\ufffe\U0001f600"})
    sample.write_inspection(sample.read_inspection().model_copy(update={"findings": (broken, *rest)}))

    root = ET.parse(write_report(sample, CHECKS, formats=("junit",))["junit"]).getroot()  # noqa: S314

    messages = [case.get("message") for case in root.iter("failure")]
    assert "a\ufffdb\ufffd]]>&<\ufffd\U0001f600" in messages
