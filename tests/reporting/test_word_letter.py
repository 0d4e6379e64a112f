"""The office's own letter: what it says, what it leaves out, and what becomes of a template of one's own."""

import re
import shutil
import zipfile
from dataclasses import fields
from pathlib import Path

import pytest
from docx import Document

from portalwalk.bundled import bundled
from portalwalk.evidence.folder import InspectionFolder
from portalwalk.model.inspection import State
from portalwalk.model.outcome import Outcome
from portalwalk.model.verdict import Occurrence
from portalwalk.reporting import ReportError, write_report
from portalwalk.reporting.letter import (
    MOST_PICTURES,
    MOST_PLACES,
    Letter,
    PlaceInLetter,
    ProblemInLetter,
    ShownInLetter,
)
from tests.reporting.sample import CHECKS, HOME, HOSTILE_TITLE, write_sample

GUIDE = (Path(__file__).parents[2] / "docs/how-to/office-letter.md").read_text(encoding="utf-8")
SHIPPED = bundled("reports") / "docx"
FIELD = re.compile(r"{[{%]p? ?(?:tr|if|for|endif|else)? ?([a-z_. ]+)")


@pytest.fixture
def sample(tmp_path: Path) -> InspectionFolder:
    return write_sample(tmp_path)


def written(folder: InspectionFolder, lang: str = "zh", templates: Path | None = None) -> Path:
    return write_report(folder, CHECKS, formats=("docx",), lang=lang, templates=templates)["docx"]


def xml_of(path: Path, part: str = "word/document.xml") -> str:
    with zipfile.ZipFile(path) as packed:
        return packed.read(part).decode()


def words_of(path: Path) -> str:
    """Read a document's words in their order, one paragraph a line, content controls included."""
    paragraphs = re.split(r"</w:p>", xml_of(path))
    texts = ("".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", one)) for one in paragraphs)
    unescaped = (one.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&") for one in texts)
    return "\n".join(unescaped)


def own_template(folder: Path, lang: str, *paragraphs: str) -> Path:
    """Write an office's own template; return its folder of templates."""
    document = Document()
    for words in paragraphs:
        document.add_paragraph(words)
    (folder / "docx").mkdir(parents=True)
    document.save(str(folder / "docx" / f"rectification_{lang}.docx"))
    return folder


def changed(folder: InspectionFolder, **changes: object) -> InspectionFolder:
    folder.write_inspection(folder.read_inspection().model_copy(update=changes))
    return folder


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
                "Some matters are left to a person and are not part of this notice: 2.",
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


def test_both_languages_use_the_same_fields() -> None:
    zh, en = (set(FIELD.findall(words_of(SHIPPED / f"rectification_{lang}.docx"))) for lang in ("zh", "en"))

    assert zh == en
    assert len(zh) > 20


def test_an_office_replaces_the_template(sample: InspectionFolder, tmp_path: Path) -> None:
    own = own_template(
        tmp_path / "reports",
        "zh",
        "大兴区政务公开办公室",
        "{{ portal }} {{ day }}",
        "{%p for problem in problems %}",
        "{{ problem.number }}、{{ problem.title }}",
        "{% for picture in problem.pictures %}{{ picture|image(30, 20) }}{% endfor %}",
        "{%p endfor %}",
    )
    path = written(sample, templates=own)

    assert words_of(path).strip().split("\n") == [
        "大兴区政务公开办公室",
        "北京市大兴区人民政府 2026年11月22日",
        "1、手机上页面需要左右滚动",
        "",
        "2、部分已发布内容无法在搜索结果第一页找到",
        "",
        "3、进入栏目需再次登录",
    ]
    assert {round(shape.height.mm) for shape in Document(str(path)).inline_shapes} <= set(range(1, 21))
    assert "Notice of rectification" in words_of(written(sample, "en", own))  # only its namesake is replaced


@pytest.mark.parametrize(
    ("paragraph", "says"),
    [
        ("{{ no_such_field }}", "'no_such_field' is undefined"),
        ("{{ problems[0].no_such_field }}", "no_such_field"),
        ("{% if problems %}", "endif"),
        ("{{ portal|no_such_filter }}", "no_such_filter"),
        ("{{ 1 / 0 }}", "ZeroDivisionError"),
        ("{%p for problem in problems %}{{ problem.title }}", "endfor"),
        ("{{ ''.__class__.__mro__ }}", "unsafe"),
    ],
)
def test_a_broken_template_names_itself_and_what_is_wrong(
    sample: InspectionFolder, tmp_path: Path, paragraph: str, says: str
) -> None:
    own = own_template(tmp_path / "reports", "zh", "大兴区政务公开办公室", paragraph)

    with pytest.raises(ReportError, match=r"rectification_zh\.docx does not work: ") as refused:
        written(sample, templates=own)

    assert says in str(refused.value)
    assert says in refused.value.message_zh
    assert not (sample.path / "report" / "rectification.docx").exists()


def test_a_loop_that_leaves_its_table_is_refused_not_mended(sample: InspectionFolder, tmp_path: Path) -> None:
    own = own_template(tmp_path / "reports", "zh", "{% for problem in problems %}")
    document = Document(str(own / "docx" / "rectification_zh.docx"))
    document.add_table(1, 1).cell(0, 0).text = "{{ problem.title }}{% endfor %}"
    document.save(str(own / "docx" / "rectification_zh.docx"))

    with pytest.raises(ReportError, match="XMLSyntaxError"):
        written(sample, templates=own)


def test_a_template_that_is_no_word_file_is_refused(sample: InspectionFolder, tmp_path: Path) -> None:
    own = own_template(tmp_path / "reports", "zh", "x")
    (own / "docx" / "rectification_zh.docx").write_text("大兴区政务公开办公室", encoding="utf-8")

    with pytest.raises(ReportError, match=r"it is no Word file \(\.docx\)"):
        written(sample, templates=own)


def test_the_shipped_template_is_a_starting_point(sample: InspectionFolder, tmp_path: Path) -> None:
    shutil.copytree(SHIPPED, tmp_path / "reports" / "docx")

    assert words_of(written(sample, templates=tmp_path / "reports")) == words_of(written(sample))


def test_the_example_of_the_documentation_works(sample: InspectionFolder, tmp_path: Path) -> None:
    template, shown = re.findall(r"^```text(?: letter)?\n(.*?)^```", GUIDE, re.MULTILINE | re.DOTALL)
    own = own_template(tmp_path / "reports", "zh", *template.splitlines())

    told = words_of(written(sample, templates=own))

    assert [line for line in shown.replace("…", "").splitlines() if line not in told] == []
    assert "请于　　年　　月　　日前完成整改。" in told


@pytest.mark.parametrize("record", [Letter, ProblemInLetter, PlaceInLetter, ShownInLetter])
def test_every_field_is_explained(record: type) -> None:
    assert {one.name for one in fields(record)} <= set(re.findall(r"`([a-z_]+)`", GUIDE))
