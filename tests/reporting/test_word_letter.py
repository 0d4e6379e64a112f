"""The office's own letter: what it says, and what it leaves out."""

import re
from pathlib import Path

import pytest
from docx import Document

from portalwalk.evidence.folder import InspectionFolder
from portalwalk.model.inspection import State
from portalwalk.model.outcome import Outcome
from portalwalk.model.verdict import Occurrence
from portalwalk.reporting.letter import MOST_PICTURES, MOST_PLACES
from tests.reporting.sample import HOME, HOSTILE_TITLE, write_sample
from tests.reporting.word_files import changed, words_of, written, xml_of


@pytest.fixture
def sample(tmp_path: Path) -> InspectionFolder:
    return write_sample(tmp_path)


@pytest.mark.parametrize(
    ("lang", "says"),
    [
        (
            "zh",
            (
                "政府网站问题整改通知",
                "北京市大兴区人民政府：",
                "2026年11月22日，我单位对你单位网站（https://www.example.gov.cn/）进行了检查",
                "检查：发现 4 个问题，涉及 3 项检查。现将有关情况通知如下，请认真组织整改。",
                "另有 2 项情况存疑，须经人工核实，未列入本通知。",
                "需要说明：经授权，检查时接受了不受信任的证书。",
                "1. 手机上页面需要左右滚动",
                "屏幕宽 390 像素，页面宽 400 像素。",
                "信息发布后一个工作日内更新索引；标题完全匹配的结果排在最前。",
                "栏目：区长信箱",
                "附件1",
            ),
        ),
        (
            "en",
            (
                "Notice of rectification",
                "On 22 November 2026 we inspected your website (https://www.example.gov.cn/): 4 problems found",
                "2 more matters are left to a person and not part of this notice.",
                "1. Pages scroll sideways",
                "Index titles within a day of publication; rank an exact title match first.",
                "Annex 1",
            ),
        ),
    ],
)
def test_the_letter_says_what_failed_where_and_how_to_fix_it(
    sample: InspectionFolder, lang: str, says: tuple[str, ...]
) -> None:
    told = words_of(written(sample, lang))

    assert [one for one in says if one not in told] == []
    assert sample.read_inspection().manifest_head in told
    assert "{{" not in told
    assert "{%" not in told


def test_only_what_failed_is_a_problem(sample: InspectionFolder) -> None:
    told = words_of(written(sample))

    assert "退出后是否仍为登录状态不明确" not in told  # for a person
    assert "搜索结果打不开" not in told  # intermittent
    assert "浏览器崩溃" not in told  # our own error


def test_a_portal_without_a_problem_is_asked_for_nothing(sample: InspectionFolder) -> None:
    passed = tuple(one for one in sample.read_inspection().findings if one.outcome is Outcome.PASSED)
    told = words_of(written(changed(sample, findings=passed, scorecard=None)))

    assert "政府网站检查情况告知" in told
    assert "未发现问题" in told
    assert "整改通知" not in told
    assert "整改要求" not in told
    assert "附件" not in told


def test_a_killed_run_says_so(tmp_path: Path) -> None:
    assert "本次检查没有全部完成" in words_of(written(write_sample(tmp_path, state=State.PARTIAL)))


@pytest.mark.parametrize(("lang", "hint"), [("zh", "整改期限"), ("en", "Deadline")])
def test_deadlines_are_fields_to_fill_in(sample: InspectionFolder, lang: str, hint: str) -> None:
    xml = xml_of(written(sample, lang))
    dates = re.findall(r'<w:sdtPr><w:alias w:val="([^"]+)"/>(?:(?!</w:sdtPr>).)*<w:date>', xml)

    assert dates.count(hint) == 1 + 3 + 3  # for all, in the list, beside each problem
    assert len(dates) == 7 + 3  # report, objections, the letter's own date


def test_what_a_scheme_sets_as_a_limit_is_told(sample: InspectionFolder) -> None:
    card = sample.read_inspection().scorecard
    assert card
    rows = tuple(
        row.model_copy(update={"windows": ("Reply: 5 working days",), "windows_zh": ("答复：5个工作日",)})
        for row in card.indicators
    )

    told = words_of(written(changed(sample, scorecard=card.model_copy(update={"indicators": rows}))))

    assert "答复：5个工作日" in told
    assert "时限要求" in told
    assert "时限要求" not in words_of(written(changed(sample, scorecard=None)))


def test_places_and_pictures_are_bounded_and_counted(sample: InspectionFolder) -> None:
    path = written(sample)
    told, document = words_of(path), Document(str(path))

    assert sum(f"{HOME}col/{n}/" in told for n in range(8)) == MOST_PLACES
    assert "其余 2 处见问题清单（problems.xlsx）。" in told
    assert f"另有 {8 - MOST_PICTURES} 张截图见检查报告。" in told
    assert len(document.inline_shapes) >= MOST_PICTURES
    assert all(shape.width.mm <= 72.1 and shape.height.mm <= 58.1 for shape in document.inline_shapes)
    assert 'descr=""' not in xml_of(path)


def test_no_finding_is_left_out_for_the_places_of_another(sample: InspectionFolder) -> None:
    twice = [one for one in sample.read_inspection().findings if one.check == "second-login"]
    many = tuple(twice[0].occurrences[0].model_copy(update={"url": f"{HOME}many/{n}"}) for n in range(20))
    changed(sample, findings=(twice[0].model_copy(update={"occurrences": many}), twice[1]))

    told = words_of(written(sample))

    assert twice[1].id in told
    assert f"其余 {21 - MOST_PLACES} 处见问题清单" in told


@pytest.mark.parametrize(
    "words", [HOSTILE_TITLE, "{{ 7 * 7 }} {% raw %} {_{ x }_}", "a\x07b\x0c\x1b</w:t>&amp;", "]]>\t\n\r", "\u202eabc"]
)
def test_a_portals_words_stay_words(sample: InspectionFolder, words: str) -> None:
    first = sample.read_inspection().findings[0]
    hostile = Occurrence(url=words, observed=words, observed_zh=words, target=words)
    told = first.model_copy(update={"occurrences": (hostile,), "title_zh": words, "place": words})

    path = written(changed(sample, findings=(told,), remarks_zh=(words,)))

    Document(str(path))
    said = words_of(path)
    assert "49" not in said.replace(sample.read_inspection().manifest_head, "")
    assert "<w:instrText" not in xml_of(path)  # a field could fetch something
    for part in re.split(r"[\x00-\x1f\u202e]|[{}_%]+", words):
        assert part in said
