"""An office's own look: only what differs is written, nothing of it is trusted more than it must be."""

import base64
import re
from pathlib import Path

import pytest

from portalwalk.bundled import bundled
from portalwalk.evidence.folder import InspectionFolder
from portalwalk.reporting import ReportError, write_report
from tests.reporting.sample import CHECKS, write_sample

HOW_TO = Path(__file__).parents[2] / "docs/how-to"
FILE = re.compile(r"^```\w+ (reports/\S+)\n(.*?)^```", re.MULTILINE | re.DOTALL)
EXAMPLES = {
    lang: dict(FILE.findall((HOW_TO / name).read_text(encoding="utf-8")))
    for lang, name in (("en", "office-look.md"), ("zh", "office-look.zh-CN.md"))
}
READABLE = 4.5  # WCAG 1.4.3


@pytest.fixture
def sample(tmp_path: Path) -> InspectionFolder:
    return write_sample(tmp_path / "results")


def office(folder: Path, **files: str) -> Path:
    """Write an office's own files, `_brand` for `html/_brand.html.j2`; return its folder of templates."""
    (folder / "html").mkdir(parents=True)
    for name, content in files.items():
        (folder / "html" / f"{name}.html.j2").write_text(content, encoding="utf-8")
    return folder


def page_of(sample: InspectionFolder, templates: Path, kind: str = "html") -> str:
    written = write_report(sample, CHECKS, formats=(kind,), templates=templates)
    return written[kind].read_text(encoding="utf-8")


@pytest.mark.parametrize("guide", EXAMPLES)
@pytest.mark.parametrize("kind", ["html", "single-file"])
def test_the_example_of_the_documentation_works(
    sample: InspectionFolder, tmp_path: Path, guide: str, kind: str
) -> None:
    files = EXAMPLES[guide]
    for name, content in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(content, encoding="utf-8")

    page = page_of(sample, tmp_path / "reports", kind)

    assert sorted(Path(name).name for name in files) == ["_brand.html.j2", "_foot.html.j2", "brand.css", "logo.svg"]
    (logo,) = re.findall(r'<img src="data:image/svg\+xml;base64,([^"]+)" alt="">', page)
    assert base64.b64decode(logo).decode() == files["reports/html/logo.svg"]
    colours = re.findall(r"--brand: (#\w+)", page)
    assert [colours[0] != "#0b5563", *colours[1:]] == [True, "#0b5563"]  # the office's comes last, the other is there
    assert "--failed: " in page
    assert "示例市政务公开办公室 · 门户检查报告" in page
    assert "Contact: Example City Office" in page
    assert sample.read_inspection().manifest_head in page  # PortalWalk's own foot follows the office's
    assert "发现的问题" in page


def test_both_guides_have_the_same_example() -> None:
    assert EXAMPLES["zh"] == EXAMPLES["en"]


def test_the_colours_of_the_documentation_can_be_read() -> None:
    (ground,) = re.findall(r"--ground: (#\w{6})", (bundled("reports") / "html/colours.css").read_text(encoding="utf-8"))
    colours = re.findall(r"--\w+: (#\w{6})", EXAMPLES["en"]["reports/html/brand.css"])

    assert [colour for colour in colours if min(contrast(colour, "#ffffff"), contrast(colour, ground)) < READABLE] == []
    for name in ("office-look.md", "office-look.zh-CN.md"):
        (pale,) = re.findall(r"`--brand: (#\w{6})`", (HOW_TO / name).read_text(encoding="utf-8"))
        assert contrast(pale, "#ffffff") < READABLE


def contrast(dark: str, light: str) -> float:
    """Return the contrast of two colours, as WCAG 2.2 computes it."""
    return (lightness(light) + 0.05) / (lightness(dark) + 0.05)


def lightness(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_what_a_portal_sent_stays_text_in_an_offices_template(sample: InspectionFolder, tmp_path: Path) -> None:
    inspection = sample.read_inspection()
    hostile = inspection.portal.model_copy(update={"name": "<img src=x onerror=alert(1)>"})
    sample.write_inspection(inspection.model_copy(update={"portal": hostile}))

    page = page_of(sample, office(tmp_path / "reports", _brand="<p>{{ report.inspection.portal.name }}</p>"))

    assert "<p>&lt;img src=x onerror=alert(1)&gt;</p>" in page
    assert "<img src=x" not in page


@pytest.mark.parametrize(
    ("broken", "says"),
    [
        ("{{ telephone }}", "'telephone' is undefined"),
        ("{{ 1 / 0 }}", "ZeroDivisionError: division by zero"),
        ("{% include 'html/_nowhere.html.j2' %}", "html/_nowhere.html.j2"),
        ("{{ file('html/nowhere.png') }}", "html/nowhere.png"),
        ("{{ file('../../secret.png') }}", "../../secret.png"),
        ("{{ ''.__class__.__mro__ }}", "unsafe"),
        ("{{ report.inspection.portal.name | no_such_filter }}", "no_such_filter"),
        ("{% if report %}", "endif"),
    ],
)
def test_a_mistake_is_told_with_file_and_line_and_leaves_the_old_report(
    sample: InspectionFolder, tmp_path: Path, broken: str, says: str
) -> None:
    (tmp_path / "secret.png").write_bytes(b"secret")
    before = write_report(sample, CHECKS)["html"].read_bytes()
    own = office(tmp_path / "a" / "reports", _foot=f"<p>Office</p>\n{broken}\n")

    with pytest.raises(ReportError) as refused:
        write_report(sample, CHECKS, templates=own)

    assert str(refused.value).startswith(f"The report template {own / 'html/_foot.html.j2'}:2 does not work: ")
    assert says in str(refused.value)
    assert refused.value.message_zh.startswith(f"报告模板 {own / 'html/_foot.html.j2'}:2 有误")
    assert (sample.path / "report" / "index.html").read_bytes() == before


@pytest.mark.parametrize("name", ["brand.css", "_foot.html.j2"])
def test_a_file_that_is_no_utf_8_is_told_with_its_line(sample: InspectionFolder, tmp_path: Path, name: str) -> None:
    own = office(tmp_path / "reports")
    (own / "html" / name).write_bytes("\n\n/* 颜色 */".encode("gbk"))

    with pytest.raises(ReportError, match=rf"{re.escape(name)}:3 does not work: save it as UTF-8") as refused:
        write_report(sample, CHECKS, templates=own)

    assert "请另存为 UTF-8 编码" in refused.value.message_zh


def test_a_mistake_of_ours_is_not_called_a_mistake_of_a_template(
    sample: InspectionFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("portalwalk.reporting.formats.html_page.escape", lambda _: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        write_report(sample, CHECKS, templates=office(tmp_path / "reports"))


def test_shipped_names_portalwalks_own_file_wherever_the_office_has_one(
    sample: InspectionFolder, tmp_path: Path
) -> None:
    own = office(tmp_path / "reports", _brand="[own {% include 'shipped/html/_brand.html.j2' %} own]")
    (own / "html" / "_macros.html.j2").write_text((bundled("reports") / "html/_macros.html.j2").read_text("utf-8"))

    page = page_of(sample, own)

    assert re.search(r'\[own <p class="kind">.*政务门户检查报告.*</p>\s*own\]', page)
