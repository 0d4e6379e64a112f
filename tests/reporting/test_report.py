"""What a report says, in every format, whatever the inspection holds."""

import json
from pathlib import Path

import pytest

from portalwalk.evidence.folder import FolderError, InspectionFolder
from portalwalk.model.finding import Finding
from portalwalk.model.inspection import Coverage, State
from portalwalk.model.outcome import Impact, Outcome
from portalwalk.reporting import FORMATS, ReportError, write_report
from portalwalk.reporting.build import build_report
from portalwalk.reporting.links import duration, link_to, moment, until
from portalwalk.reporting.text import Text
from tests.reporting.sample import CHECKS, HOME, write_sample


def changed(folder: InspectionFolder, **changes: object) -> InspectionFolder:
    """Give an inspection other findings, say."""
    folder.write_inspection(folder.read_inspection().model_copy(update=changes))
    return folder


@pytest.fixture
def sample(tmp_path: Path) -> InspectionFolder:
    return write_sample(tmp_path)


def test_each_format_has_its_file_and_the_same_inspection_gives_the_same_bytes(sample: InspectionFolder) -> None:
    written = write_report(sample, CHECKS, formats=FORMATS)

    assert {name: path.relative_to(sample.path).as_posix() for name, path in written.items()} == {
        "html": "report/index.html",
        "single-file": "report/report.html",
        "json": "report/inspection.json",
        "pdf": "report/report.pdf",
        "junit": "report/junit.xml",
        "allure": "report/allure-results",
        "markdown": "report/summary.md",
        "docx": "report/rectification.docx",
        "xlsx": "report/problems.xlsx",
    }
    assert all(path.is_file() or any(path.iterdir()) for path in written.values())

    def contents() -> dict[str, bytes]:
        files = [file for path in written.values() for file in ([path] if path.is_file() else path.iterdir())]
        return {file.name: file.read_bytes() for file in files}

    first = contents()
    write_report(sample, CHECKS, formats=FORMATS)
    assert contents() == first


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ({"formats": ("html", "odt")}, f"No report format 'odt'. There is: {', '.join(FORMATS)}."),
        ({"lang": "fr"}, "No report language 'fr'. There is: zh, en."),
        ({"templates": Path("nowhere")}, "The folder of report templates, nowhere, is not there."),
    ],
)
def test_wrong_wishes_are_explained(sample: InspectionFolder, options: dict[str, object], says: str) -> None:
    with pytest.raises(ReportError) as refused:
        write_report(sample, CHECKS, **options)  # type: ignore[arg-type]

    assert str(refused.value) == says
    assert refused.value.message_zh
    assert not (sample.path / "report").exists()


def test_a_file_in_the_way_is_explained(sample: InspectionFolder) -> None:
    (sample.path / "report").write_text("mine")

    with pytest.raises(FolderError, match="report"):
        write_report(sample, CHECKS)


def test_json_resolves_texts_and_files(sample: InspectionFolder) -> None:
    document = json.loads(write_report(sample, CHECKS, formats=("json",))["json"].read_text(encoding="utf-8"))
    missed = next(one for one in document["findings"] if one["check"] == "search-misses-published-item")

    assert document["schema"] == 1
    assert missed["check_texts"]["en"]["how_to_fix"].startswith("Index titles")
    assert missed["check_texts"]["zh"]["basis"]
    assert all((sample.path / path).is_file() for path in missed["evidence_files"].values())
    assert "0" * 64 not in missed["evidence_files"]


def test_failures_are_told_heaviest_first_and_by_check(sample: InspectionFolder) -> None:
    report = build_report(sample, CHECKS)

    assert [(problem.check, len(problem.findings)) for problem in report.failed] == [
        ("sideways-scroll", 1),
        ("search-misses-published-item", 1),
        ("second-login", 2),
    ]
    assert [part.word for part in report.summary.impacts] == ["critical", "serious", "moderate"]


def test_intermittent_is_never_counted_as_a_problem(sample: InspectionFolder) -> None:
    report = build_report(sample, CHECKS)
    doubtful = {problem.check: problem.findings[0] for problem in report.doubtful}

    assert set(doubtful) == {"search-result-broken", "logout-incomplete"}
    assert doubtful["search-result-broken"].outcome.word == "cantTell"
    assert doubtful["search-result-broken"].reproduced.en == "Seen in 1 of 2 walks, each in a fresh browser context"
    assert report.summary.count("failed") == 4


def test_a_check_nobody_knows_any_more_is_still_told(sample: InspectionFolder) -> None:
    report = build_report(sample, {})

    assert report.failed[0].title.zh == "手机上页面需要左右滚动"
    assert "存在问题" in write_report(sample, {})["html"].read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("kept", "mood", "says"),
    [
        ((Outcome.PASSED,), "passed", "No problem found"),
        ((Outcome.PASSED, Outcome.BLOCKED), "open", "No confirmed problem, but 1 is still open"),
        ((Outcome.BLOCKED, Outcome.ERROR), "nothing", "Nothing could be judged: this says nothing about the portal"),
        ((), "nothing", "Nothing could be judged: this says nothing about the portal"),
    ],
)
def test_the_headline_never_says_more_than_was_seen(
    sample: InspectionFolder, kept: tuple[Outcome, ...], mood: str, says: str
) -> None:
    findings = tuple(one for one in sample.read_inspection().findings if one.outcome in kept)
    report = build_report(changed(sample, findings=findings, coverage=Coverage.of(findings)), CHECKS)

    assert (report.summary.mood, report.summary.headline.en) == (mood, says)
    assert write_report(sample, CHECKS)["html"].is_file()


def test_coverage_is_never_rounded_up_to_whole(sample: InspectionFolder) -> None:
    changed(sample, coverage=Coverage(applicable=300, judged=299, error=1))

    assert "99%" in build_report(sample, CHECKS).coverage.sentence.en


def test_a_killed_run_makes_a_report_that_says_so(tmp_path: Path) -> None:
    folder = write_sample(tmp_path, state=State.PARTIAL)
    picture = next((folder.path / "evidence").rglob("*.jpg"))
    picture.write_bytes(picture.read_bytes()[:20])
    next(path for path in (folder.path / "evidence").rglob("*.jpg") if path != picture).unlink()

    page = write_report(folder, CHECKS)["html"].read_text(encoding="utf-8")

    assert "本次检查没有全部完成" in page
    assert "这次走查没有走到终点" in page


def test_a_users_template_replaces_only_its_namesake(sample: InspectionFolder, tmp_path: Path) -> None:
    (tmp_path / "reports" / "html").mkdir(parents=True)
    (tmp_path / "reports" / "html" / "_brand.html.j2").write_text("<p>大兴区政务公开办公室</p>", encoding="utf-8")

    page = write_report(sample, CHECKS, templates=tmp_path / "reports")["html"].read_text(encoding="utf-8")

    assert "大兴区政务公开办公室" in page
    assert "政务门户检查报告" not in page
    assert "发现的问题" in page


@pytest.mark.parametrize("broken", ["{{ report.no_such_thing }}", "{{ unknown }}", "{% if %}"])
def test_a_broken_template_names_itself_and_the_line(sample: InspectionFolder, tmp_path: Path, broken: str) -> None:
    (tmp_path / "reports" / "html").mkdir(parents=True)
    (tmp_path / "reports" / "html" / "_brand.html.j2").write_text(f"<p>\n{broken}</p>", encoding="utf-8")

    with pytest.raises(ReportError, match=r"_brand\.html\.j2:2 does not work"):
        write_report(sample, CHECKS, templates=tmp_path / "reports")


def test_an_id_that_is_no_anchor_becomes_one(sample: InspectionFolder) -> None:
    (first, *_) = sample.read_inspection().findings
    odd = Finding.model_validate(first.model_dump() | {"id": '"><b> ü', "impact": Impact.CRITICAL})
    report = build_report(changed(sample, findings=(odd,)), CHECKS)

    assert report.failed[0].findings[0].anchor == "b"


@pytest.mark.parametrize(
    ("url", "href", "short"),
    [
        (HOME, HOME, "www.example.gov.cn/"),
        (HOME + "a/b?c=d", HOME + "a/b?c=d", "/a/b?c=d"),
        ("http://sso.example/x", "http://sso.example/x", "sso.example/x"),
        ("javascript:alert(1)", None, "javascript:alert(1)"),
        ("JAVASCRIPT:alert(1)", None, "JAVASCRIPT:alert(1)"),
        ("data:text/html,x", None, "data:text/html,x"),
        ("file:///etc/passwd", None, "file:///etc/passwd"),
        ("../../etc/passwd", None, "../../etc/passwd"),
        ("https://[broken", None, "https://[broken"),
        ("", None, ""),
    ],
)
def test_only_web_addresses_become_links(url: str, href: str | None, short: str) -> None:
    view = link_to(url, HOME)

    assert (view.text, view.href, view.short) == (url, href, short)


def test_times_say_utc_whatever_zone_they_came_in() -> None:
    at = moment("2026-11-22T17:31:05+08:00")

    assert at.day_time == Text(zh="2026年11月22日 09:31 UTC", en="22 November 2026, 09:31 UTC")
    assert at.beijing == Text(zh="2026年11月22日 17:31", en="22 November 2026, 17:31")
    assert at.iso == "2026-11-22T09:31:05.000Z"
    assert moment("yesterday").day_time == Text.same("yesterday")


@pytest.mark.parametrize(
    ("ended", "en"),
    [
        ("2026-11-22T09:40:59Z", "until 09:40 UTC"),
        ("2026-11-23T00:01:00Z", "until 23 November 2026, 00:01 UTC"),
        ("soon", "until soon"),
    ],
)
def test_the_end_names_its_day_where_it_is_another_one(ended: str, en: str) -> None:
    assert until(moment("2026-11-22T09:31:05Z"), moment(ended)).en == en


@pytest.mark.parametrize(("ms", "zh"), [(1240, "1.2 秒"), (59_400, "59.4 秒"), (61_000, "1 分 1 秒")])
def test_durations_read_like_durations(ms: int, zh: str) -> None:
    assert duration(ms).zh == zh
