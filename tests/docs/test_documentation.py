"""The documentation says what the code does: generated pages, keys, options, links, numbers."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from docs.generate import PAGES, REFERENCE
from portalwalk import Outcome, SearchTried
from portalwalk.browser.limits import STANDARD
from portalwalk.commands.voice import Exit
from portalwalk.judging import load_checks
from portalwalk.model.inspection import Inspection
from portalwalk.model.observations import SURE_ENOUGH
from portalwalk.model.portal import Portal
from portalwalk.model.scheme import Part, Scheme, Weights
from portalwalk.model.scorecard import Scorecard
from portalwalk.pages.identity import _WEIGHTS
from portalwalk.portal_file import load_portal
from portalwalk.schemes import load_scheme

ROOT = Path(__file__).parents[2]
TEXTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
ACCOUNT = dict.fromkeys(("PORTAL_USER", "PORTAL_PASSWORD", "STAGING_USER", "STAGING_PASSWORD"), "x")

of_every_text = pytest.mark.parametrize("text", TEXTS, ids=lambda path: path.relative_to(ROOT).as_posix())


def said(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def blocks(path: Path, language: str) -> Iterator[str]:
    yield from re.findall(rf"^```{language}\n(.*?)^```", said(path), re.MULTILINE | re.DOTALL)


@of_every_text
def test_every_link_leads_somewhere(text: Path) -> None:
    for target in re.findall(r"\]\(([^)\s]+)\)", said(text)):
        path, _, anchor = target.partition("#")
        if ":" not in path:
            there = (text.parent / path).resolve() if path else text
            assert there.exists(), target
            assert not anchor or anchor in anchors(there), target


def anchors(page: Path) -> set[str]:
    """The anchors that GitHub makes of a page's headings."""
    headings = re.findall(r"^#+ (.*)$", said(page), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@of_every_text
def test_every_option_exists(text: Path) -> None:
    known = set(re.findall(r"--[a-z][a-z-]+", PAGES["cli.md"]()))
    for block in [*blocks(text, "sh"), *blocks(text, "console"), *blocks(text, "text")]:
        for line in re.findall(r"(?:portalwalk|pytest) .*", block):
            options = set(re.findall(r"(?<= )--[a-z][a-z-]+", line.partition("#")[0]))
            assert options <= known | {"--junitxml"}, line


@of_every_text
def test_every_portal_file_is_one(text: Path, tmp_path: Path) -> None:
    for block in blocks(text, "toml"):
        whole = block if "url = " in block.partition("[")[0] else f'url = "https://www.example.gov.cn/"\n{block}'
        (tmp_path / "portal.toml").write_text(whole, encoding="utf-8")
        assert load_portal(str(tmp_path / "portal.toml"), environ=ACCOUNT).url


@of_every_text
def test_every_python_example_compiles(text: Path) -> None:
    for block in blocks(text, "python"):
        compile(block, text.name, "exec")


@pytest.mark.parametrize("name", list(PAGES))
def test_generated_pages_are_up_to_date(name: str) -> None:
    assert said(REFERENCE / name) == PAGES[name](), "run: make docs"


def test_every_key_of_a_portal_file_is_explained() -> None:
    page = said(REFERENCE / "portal-toml.md")
    example = tomllib.loads(next(blocks(REFERENCE / "portal-toml.md", "toml")))

    assert keys(Portal.model_json_schema()) <= set(re.findall(r"`\[*([a-z_]+)\]*`", page))
    assert Portal.model_validate(example)


def test_every_field_of_an_inspection_is_explained() -> None:
    page = said(REFERENCE / "inspection-folder.md")

    of_schemes = keys(Scheme.model_json_schema()) - keys(Scorecard.model_json_schema())

    assert keys(Inspection.model_json_schema(by_alias=True)) - of_schemes <= set(re.findall(r"`([a-z_]+)`", page))


def test_every_key_of_a_scheme_is_explained() -> None:
    page = said(ROOT / "docs/how-to/own-scheme.md")
    not_written = {"weights_from", "weights_from_zh"}

    assert keys(Scheme.model_json_schema()) - not_written <= set(re.findall(r"\b[a-z_]+\b", page))
    assert keys(Weights.model_json_schema()) <= set(re.findall(r"\b[a-z_]+\b", page))


def test_the_example_scheme_and_weights_are_such(tmp_path: Path) -> None:
    page = ROOT / "docs/how-to/own-scheme.md"
    (tmp_path / "ours.toml").write_text(next(blocks(page, "toml scheme")), encoding="utf-8")
    given = next(blocks(page, "toml weights"))
    rest = [row.id for row in load_scheme("guoban-2019").of_part(Part.DEDUCTION) if f"{row.id} =" not in given]
    nothing = "".join(f"{row} = {{ points = 0, per_case = 0 }}\n" for row in rest)
    (tmp_path / "weights.toml").write_text(given + nothing, encoding="utf-8")

    assert len(load_scheme(str(tmp_path / "ours.toml")).indicators) == 4
    assert load_scheme("guoban-2019", tmp_path / "weights.toml").weights_from in given


def test_an_example_check_tells_its_fault_from_the_near_miss(tmp_path: Path) -> None:
    source = next(blocks(ROOT / "docs/how-to/own-check.md", "python"))
    (tmp_path / "search_finds_too_little.py").write_text(source, encoding="utf-8")
    judge = load_checks([tmp_path])["search-finds-too-little"].judge

    assert judge([broad(1)]).outcome is Outcome.FAILED
    assert judge([broad(5)]).outcome is Outcome.PASSED
    assert judge([broad(0).model_copy(update={"understood": False})]).outcome is Outcome.CANT_TELL


def test_numbers_are_those_of_the_code() -> None:
    outcomes = said(ROOT / "docs/explanation/outcomes-and-reproduction.md")
    limits = (STANDARD.navigation_ms / 1000, STANDARD.action_ms / 1000, STANDARD.settle_ms / 1000)

    assert f"## The line: {SURE_ENOUGH}\n" in said(ROOT / "docs/explanation/discovery.md")
    assert all(f"{number:.0f} s" in outcomes for number in (*limits, STANDARD.step_s, STANDARD.journey_s))


def test_weights_of_signs_are_those_of_the_code() -> None:
    rows = re.findall(
        r"^\| `([a-z-]+)` \|.*\| ([+−][\d.]+) \|$", said(ROOT / "docs/explanation/signed-in-signs.md"), re.M
    )

    assert {name: float(weight.replace("−", "-")) for name, weight in rows} == _WEIGHTS


def test_exit_codes_are_all_told() -> None:
    table = said(REFERENCE / "cli.md").partition("## Exit codes")[2].partition("##")[0]

    assert {int(code) for code in re.findall(r"^\| (\d+) \|", table, re.MULTILINE)} == set(Exit)


def broad(results: int) -> SearchTried:
    return SearchTried(
        url="https://portal.example/so",
        query="通知",
        is_broad=True,
        expected_title="",
        expected_url="",
        answered=True,
        results_on_page=results,
    )


def keys(schema: dict[str, Any]) -> set[str]:
    """Name every key that a JSON Schema knows."""
    return {key for part in (schema, *schema.get("$defs", {}).values()) for key in part.get("properties", {})}
