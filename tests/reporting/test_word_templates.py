"""A template of an office's own: what it replaces, what can go wrong with it, and what is told of it."""

import re
import shutil
from dataclasses import fields
from pathlib import Path

import pytest
from docx import Document

from portalwalk.bundled import bundled
from portalwalk.evidence.folder import InspectionFolder
from portalwalk.reporting import ReportError
from portalwalk.reporting.letter import Letter, PlaceInLetter, ProblemInLetter, ShownInLetter
from tests.reporting.sample import write_sample
from tests.reporting.word_files import own_template, words_of, written

HOW_TO = Path(__file__).parents[2] / "docs/how-to"
GUIDES = [(HOW_TO / name).read_text(encoding="utf-8") for name in ("office-letter.md", "office-letter.zh-CN.md")]
in_both_guides = pytest.mark.parametrize("guide", GUIDES, ids=["en", "zh"])
SHIPPED = bundled("reports") / "docx"
FIELD = re.compile(r"{[{%]p? ?(?:tr|if|for|endif|else)? ?([a-z_. ]+)")


@pytest.fixture
def sample(tmp_path: Path) -> InspectionFolder:
    return write_sample(tmp_path)


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


@in_both_guides
def test_the_example_of_the_documentation_works(sample: InspectionFolder, tmp_path: Path, guide: str) -> None:
    template, shown = re.findall(r"^```text(?: letter)?\n(.*?)^```", guide, re.MULTILINE | re.DOTALL)
    own = own_template(tmp_path / "reports", "zh", *template.splitlines())

    told = words_of(written(sample, templates=own))

    assert [line for line in shown.replace("…", "").splitlines() if line not in told] == []
    assert "请于　　年　　月　　日前完成整改。" in told


@in_both_guides
@pytest.mark.parametrize("record", [Letter, ProblemInLetter, PlaceInLetter, ShownInLetter])
def test_every_field_is_explained(record: type, guide: str) -> None:
    assert {one.name for one in fields(record)} <= set(re.findall(r"`([a-z_]+)`", guide))
