"""How much of a very long report goes on paper."""

from pathlib import Path

from portalwalk.evidence.folder import InspectionFolder
from portalwalk.reporting.build import build_report
from portalwalk.reporting.formats.paper import for_paper
from tests.reporting.sample import CHECKS, write_sample


def test_a_very_long_report_prints_the_first_of_each_check_and_says_so(tmp_path: Path) -> None:
    folder = write_sample(tmp_path)
    inspection = folder.read_inspection()
    (first, second, *others) = inspection.findings
    many = [first.model_copy(update={"id": f"x-{n}", "place": f"{n}"}) for n in range(600)]
    wide = second.model_copy(update={"occurrences": second.occurrences * 5})
    folder.write_inspection(inspection.model_copy(update={"findings": (*many, wide, *others)}))
    whole_report = build_report(folder, CHECKS)

    report = for_paper(whole_report)
    printed = {problem.check: problem.findings for problem in report.failed}

    assert set(printed) == {problem.check for problem in whole_report.failed}
    assert len(printed[first.check]) == 50
    assert len(printed[second.check][0].occurrences + printed[second.check][0].more_occurrences) == 20
    assert "Problems left out: 550; places left out: 1,120." in report.remarks[-1].en  # 550 * 2, and 40 - 20
    assert "问题 550 个、位置 1,120 处" in report.remarks[-1].zh
    assert report.summary == whole_report.summary
    assert report.score == whole_report.score


def test_a_report_of_usual_length_is_printed_whole(inspected: InspectionFolder) -> None:
    report = build_report(inspected, CHECKS)

    assert for_paper(report) == report
