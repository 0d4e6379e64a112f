"""Every sentence exists in both languages, and templates use none that does not."""

import re
from pathlib import Path

import pytest

from portalwalk.bundled import bundled
from portalwalk.model.outcome import Impact, Level, Outcome
from portalwalk.reporting.names import journey_name, scenario_name
from portalwalk.reporting.text import Text
from portalwalk.reporting.words import WORDS, counted, word

TEMPLATES = sorted((bundled("reports") / "html").glob("*.j2"))
SOURCES = sorted(Path(__file__).parents[2].joinpath("src/portalwalk/reporting").rglob("*.py"))
FIELD = re.compile(r"\{(\w+)\}")


@pytest.mark.parametrize("key", WORDS)
def test_complete_in_both_languages(key: str) -> None:
    words = WORDS[key]

    assert words.zh.strip()
    assert words.en.strip()
    assert set(FIELD.findall(words.zh)) == set(FIELD.findall(words.en))
    assert not re.search("[一-鿿]", words.en)


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_templates_use_known_words(template: Path) -> None:
    source = template.read_text(encoding="utf-8")
    said = set(re.findall(r"\bt\('(\w+)'", source)) | set(re.findall(r"\bwords\.(\w+)", source))
    counts = {f"{key}_{form}" for key in re.findall(r"\bcounted\('(\w+)'", source) for form in ("one", "many")}

    assert said | counts <= set(WORDS)


def test_no_word_is_idle() -> None:
    said = [path for path in (*TEMPLATES, *SOURCES) if not path.name.endswith("words.py")]
    sources = "\n".join(path.read_text(encoding="utf-8") for path in said)
    used = set(re.findall(r"\w+", sources))
    built = ("outcome_", "impact_", "level_", "sought_", "coverage_", "score_state_", "score_part_")

    assert [
        key for key in WORDS if key not in used and not key.startswith(built) and not key.endswith(("_one", "_many"))
    ] == []


@pytest.mark.parametrize(
    "key", [*(f"outcome_{o}" for o in Outcome), *(f"impact_{i}" for i in Impact), *(f"level_{v}" for v in Level)]
)
def test_every_word_of_the_model_has_a_label(key: str) -> None:
    assert word(key)


def test_a_sentence_in_a_sentence_follows_the_language() -> None:
    told = word("before_click", step=Text(zh="打开首页", en="open the home page"))

    assert told == Text(zh="打开首页（点击前）", en="open the home page (before the click)")


def test_braces_from_a_portal_stay_as_they_are() -> None:
    assert word("report_title", name="{checks} {0}").en == "{checks} {0}: inspection report"


@pytest.mark.parametrize(("n", "en"), [(1, "1 step"), (2, "2 steps"), (0, "0 steps")])
def test_one_and_many(n: int, en: str) -> None:
    assert counted("steps", n).en == en


@pytest.mark.parametrize("journey", sorted(bundled("scenarios").glob("test_*.py")), ids=lambda path: path.stem)
def test_shipped_journeys_and_scenarios_have_a_name_in_both_languages(journey: Path) -> None:
    tests = re.findall(r"^def (test_\w+)", journey.read_text(encoding="utf-8"), re.MULTILINE)

    assert not journey_name(journey.stem).is_same
    assert [test for test in tests if scenario_name(f"{journey.name}::{test}").is_same] == []


def test_a_users_scenario_is_called_by_its_own_words() -> None:
    assert scenario_name("test_pay.py::test_driver_pays_a_fine[iPhone 13]") == Text.same(
        "driver pays a fine [iPhone 13]"
    )
    assert journey_name("test_pay") == Text.same("pay")
