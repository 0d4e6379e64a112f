"""A summary for a pull request: short whatever it holds, and harmless whatever a portal wrote."""

import re
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from portalwalk.evidence.folder import InspectionFolder
from portalwalk.model.finding import Finding
from portalwalk.model.inspection import State
from portalwalk.reporting import write_report
from portalwalk.reporting.formats.markdown_text import linked, plain
from portalwalk.reporting.links import link_to
from tests.reporting.sample import CHECKS, HOSTILE_TITLE, write_sample

GITHUB = MarkdownIt("commonmark", {"html": True}).enable("table")
HOSTILE = (
    HOSTILE_TITLE,
    "![x](https://evil.example/x.png) [y](https://evil.example)",
    "[x]: https://evil.example\n\n[x]",
    "<https://evil.example> <a@evil.example>",
    "| a | b |\n|---|---|\n| c | d |",
    "# h\n- a\n1. b\n> c\n```\nd\n```\n\n    e\n***",
    "&lt;b&gt; &#60;script&#62; \\<b> `<b>` \\`",
    "**a** _b_ ~~c~~ $d$",
)


def summary(folder: InspectionFolder, lang: str = "zh") -> str:
    return write_report(folder, CHECKS, formats=("markdown",), lang=lang)["markdown"].read_text(encoding="utf-8")


def changed(folder: InspectionFolder, **changes: object) -> InspectionFolder:
    folder.write_inspection(folder.read_inspection().model_copy(update=changes))
    return folder


@pytest.fixture
def sample(tmp_path: Path) -> InspectionFolder:
    return write_sample(tmp_path)


@pytest.mark.parametrize(("lang", "says"), [("zh", "发现 4 个问题，涉及 3 项检查"), ("en", "4 problems found by 3")])
def test_tells_verdict_coverage_score_and_every_problem(inspected: InspectionFolder, lang: str, says: str) -> None:
    written = summary(inspected, lang)
    page = GITHUB.render(written)
    findings = inspected.read_inspection().findings
    failed = [one for one in findings if one.outcome == "failed" and not one.intermittent]

    assert says in written
    assert "75%" in written
    assert "7.5" in written  # points
    assert page.count("<tr>") == 1 + len(failed)
    assert all(f'href="index.html#{one.id}"' in page for one in failed)
    assert inspected.read_inspection().manifest_head in written


def test_stays_a_comment_whatever_the_inspection_holds(sample: InspectionFolder) -> None:
    first = sample.read_inspection().findings[0]
    many = tuple(
        Finding.model_validate(first.model_dump() | {"id": f"x-{n}", "place": "&<|@" * 300, "title_zh": "<&" * 999})
        for n in range(3_000)
    )
    portal = sample.read_inspection().portal.model_copy(update={"name": "&@" * 5_000})
    remarks = ("<|>" * 2_000,) * 50

    written = summary(changed(sample, findings=many, portal=portal, remarks=remarks, remarks_zh=remarks))
    listed = GITHUB.render(written).count("<tr>") - 1

    assert len(written) < 10_000
    assert listed > 3
    assert f"此处未列出的问题：{3_000 - listed:,} 个" in written


@pytest.mark.parametrize("words", HOSTILE)
def test_a_portals_words_stay_words(words: str) -> None:
    told = plain(words, at_most=1_000)
    page = GITHUB.render(f"| a |\n|---|\n| {told} |\n\n- {told}\n\n{told}")
    tags = re.findall(r"<(?!/)(\w+)", page)

    assert tags == ["table", "thead", "tr", "th", "tbody", "tr", "td", "ul", "li", "p"]
    seen = re.sub("\\s+", "", re.findall(r"<p>(.*)</p>", page)[0].replace("\u200b", ""))
    meant = words.replace("\u202e", "").replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert seen == re.sub("\\s+", "", meant.replace('"', "&quot;"))


@pytest.mark.parametrize(
    "reference", ["@user", "a@b.example", "#12", "!12", "GH-12", "http://x.example", "www.x.example"]
)
def test_nobody_is_mentioned_and_nothing_is_linked(reference: str) -> None:
    shown = re.sub("<[^>]*>", "", GITHUB.render(plain(f"see {reference} there")))

    assert reference not in shown
    assert reference in shown.replace("\u200b", "")


def test_only_web_addresses_are_linked() -> None:
    assert "<a" not in GITHUB.render(linked(link_to("javascript:alert(1)")))
    assert GITHUB.render(linked(link_to("https://x.example/a b)>|`<c>"))).count("<a href=") == 1


def test_hostile_places_do_not_break_the_table(sample: InspectionFolder) -> None:
    findings = tuple(
        one.model_copy(update={"place": f"a | b {HOSTILE_TITLE} @team"}) for one in sample.read_inspection().findings
    )
    page = GITHUB.render(summary(changed(sample, findings=findings)))

    assert page.count("<td>") == 4 * (page.count("<tr>") - 1)
    assert not re.search("<(script|img)", page)
    assert "@team" not in page


def test_nothing_failed_means_no_table(sample: InspectionFolder) -> None:
    findings = tuple(one for one in sample.read_inspection().findings if one.outcome != "failed")
    written = summary(changed(sample, findings=findings))

    assert "|" not in written
    assert "未发现已确认的问题" in written


def test_a_killed_run_says_so(tmp_path: Path) -> None:
    assert "did not come to its end" in summary(write_sample(tmp_path, state=State.PARTIAL), "en")
