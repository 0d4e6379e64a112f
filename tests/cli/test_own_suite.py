"""A suite of the user's own is found where a command is called, never where an inspection lies."""

import shutil
from pathlib import Path

import pytest

from portalwalk.evidence.folder import InspectionFolder
from portalwalk.model.finding import Finding
from portalwalk.own_suite import own_checks, own_folder, suite_of
from tests.cli.command import Cli
from tests.reporting.sample import write_sample
from tests.reporting.word_files import own_template, words_of

LOOK = "reports/html/_brand.html.j2"


@pytest.fixture
def inspected(tmp_path: Path) -> InspectionFolder:
    return write_sample(tmp_path / "elsewhere")


@pytest.fixture
def suite(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Be in a suite as `init` writes it, with a look of its own."""
    assert cli("init", "suite").code == 0
    folder = tmp_path / "suite"
    (folder / "reports" / "html").mkdir()
    (folder / LOOK).write_text("<p>Office of ours</p>", encoding="utf-8")
    monkeypatch.chdir(folder)
    return folder


def page(inspected: InspectionFolder) -> str:
    return (inspected.path / "report" / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("command", ["report", "judge"])
def test_the_look_of_the_suite_one_is_in(cli: Cli, suite: Path, inspected: InspectionFolder, command: str) -> None:
    assert cli(command, inspected.path).code == 0

    assert "Office of ours" in page(inspected)


def test_another_look_can_be_named(cli: Cli, suite: Path, inspected: InspectionFolder, tmp_path: Path) -> None:
    shutil.move(suite / "reports", tmp_path / "other")
    (tmp_path / "other/html/_brand.html.j2").write_text("<p>The other office</p>", encoding="utf-8")

    assert cli("report", inspected.path, "--templates", tmp_path / "other").code == 0

    assert "The other office" in page(inspected)


def test_the_letter_of_the_suite_one_is_in(cli: Cli, suite: Path, inspected: InspectionFolder) -> None:
    own_template(suite / "reports", "zh", "本单位 {{ portal }}")

    assert cli("report", inspected.path, "--format", "docx").code == 0

    assert "本单位 北京市大兴区人民政府" in words_of(inspected.path / "report" / "rectification.docx")


def test_nothing_is_taken_from_the_folder_of_an_inspection(
    cli: Cli, suite: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (suite / "checks" / "evil.py").write_text("raise SystemExit('run')", encoding="utf-8")
    inspected = write_sample(suite / "results")
    monkeypatch.chdir(tmp_path)

    assert cli("report", inspected.path).code == 0

    assert "Office of ours" not in page(inspected)


def test_checks_of_the_suite_judge_again(cli: Cli, suite: Path, inspected: InspectionFolder) -> None:
    def judged_by() -> set[str]:
        findings: tuple[Finding, ...] = inspected.read_inspection().findings
        return {finding.check for finding in findings}

    cli("judge", inspected.path)

    assert "my-first-check" in judged_by()
    assert "my-first-check" in cli("list", "checks").out


@pytest.mark.parametrize(("lang", "says"), [("zh", "有误"), ("en", "does not work")])
def test_a_broken_template_ends_with_2_and_names_its_line(
    cli: Cli, suite: Path, inspected: InspectionFolder, lang: str, says: str
) -> None:
    (suite / LOOK).write_text("<p>\n{{ telephone }}</p>", encoding="utf-8")

    ran = cli("report", inspected.path, "--lang", lang)

    assert ran.code == 2
    assert f"{LOOK}:2 {says}" in ran.err
    assert "'telephone' is undefined" in ran.err


@pytest.mark.parametrize(("lang", "says"), [("zh", "指定的浏览器 nowhere/chromium 不存在"), ("en", "nowhere/chromium")])
@pytest.mark.parametrize("named_by", ["--browser", "PORTALWALK_BROWSER"])
def test_a_named_browser_that_is_not_there_prints_nothing_and_ends_with_2(
    cli: Cli, inspected: InspectionFolder, monkeypatch: pytest.MonkeyPatch, named_by: str, lang: str, says: str
) -> None:
    option = ("--browser", "nowhere/chromium") if named_by == "--browser" else ()
    monkeypatch.setenv("PORTALWALK_BROWSER", "/bin/true" if option else "nowhere/chromium")

    ran = cli("report", inspected.path, "--format", "pdf", "--lang", lang, *option)

    assert ran.code == 2
    assert says in ran.err
    assert named_by in ran.err or lang == "zh"
    assert not (inspected.path / "report" / "report.pdf").exists()


def test_a_suite_is_the_folder_of_its_portal_file(suite: Path) -> None:
    assert suite_of("https://www.example.gov.cn/") is None
    assert suite_of("portal.toml") == Path()
    assert suite_of(str(suite)) == suite
    assert suite_of(str(suite / "reports")) is None
    assert own_folder(suite, "reports") == suite / "reports"
    assert own_folder(suite / "reports", "checks") is None
    assert own_checks(suite, [suite / "checks"]) == (suite / "checks",)
