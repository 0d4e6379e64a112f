"""Every sentence exists in both languages, and templates use none that does not."""

import re
from pathlib import Path

import pytest

from portalwalk.bundled import bundled
from portalwalk.model.outcome import Impact, Level, Outcome
from portalwalk.reporting.names import journey_name, scenario_name
from portalwalk.reporting.text import Text
from portalwalk.reporting.words import WORDS, word

TEMPLATES = sorted((bundled("reports") / "html").glob("*.j2"))
ENGINE = Path(__file__).parents[2] / "src" / "portalwalk"
SOURCES = sorted(path for floor in ("reporting", "commands") for path in (ENGINE / floor).rglob("*.py"))
FIELD = re.compile(r"\{(\w+)(:[^}]*)?\}")
SINGULAR = "address|check|indicator|kind|link|matter|page|picture|place|point|problem|step|walk"


def fields(sentence: str) -> dict[str, str]:
    """Placeholder → its forms, or nothing."""
    return dict(FIELD.findall(sentence))


def wrong_number(said: str) -> bool:
    """Whether an English number and the words that go with it disagree; the name of a mark or a file counts nothing."""
    counting = r"(?<!number )(?<!Evidence )(?<![\w,.])"
    one = rf"{counting}1 (more |of the )?(?!(?:is|was|has|address)\b)(\w+[a-z]s|are|were|have)\b"
    many = rf"{counting}(?!1 )\d(?:[\d,.]*\d)? (more )?({SINGULAR}|is|was|has)\b"
    return bool(re.search(one, said) or re.search(many, said))


@pytest.mark.parametrize("key", WORDS)
def test_complete_in_both_languages(key: str) -> None:
    words = WORDS[key]

    assert words.zh.strip()
    assert words.en.strip()
    assert fields(words.zh).keys() == fields(words.en).keys()
    assert not any(fields(words.zh).values())  # Chinese has one form
    assert not re.search("[一-鿿]", words.en)


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_templates_use_known_words(template: Path) -> None:
    source = template.read_text(encoding="utf-8")
    said = set(re.findall(r"\bt\('(\w+)'", source)) | set(re.findall(r"\bwords\.(\w+)", source))

    assert said <= set(WORDS)


def test_no_word_is_idle() -> None:
    said = [path for path in (*TEMPLATES, *SOURCES) if not path.name.endswith("words.py")]
    sources = "\n".join(path.read_text(encoding="utf-8") for path in said)
    used = set(re.findall(r"\w+", sources))
    of_outcomes, of_scores = ("outcome_", "impact_", "level_", "coverage_"), ("score_state_", "score_part_")
    of_sign_on = ("sought_", "act_", "did_", "state_in", "state_out", "state_hint_")
    built = (*of_outcomes, *of_scores, *of_sign_on)

    assert [key for key in WORDS if key not in used and not key.startswith(built)] == []


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


@pytest.mark.parametrize(
    ("n", "zh", "en"),
    [
        (1, "1 步", "1 step"),
        (2, "2 步", "2 steps"),
        (0, "0 步", "0 steps"),
        (1.5, "1.5 步", "1.5 steps"),
        (1_234, "1,234 步", "1,234 steps"),
    ],
)
def test_one_and_many(n: float, zh: str, en: str) -> None:
    assert word("steps", n=n) == Text(zh=zh, en=en)


@pytest.mark.parametrize("key", [key for key, words in WORDS.items() if fields(words.en)])
@pytest.mark.parametrize("n", [0, 1, 2, 5, 21])
def test_every_sentence_agrees_with_its_numbers(key: str, n: int) -> None:
    said = word(key, **{name: "ab12" if name == "id" else n for name in fields(WORDS[key].en)}).en

    assert not wrong_number(said), said


def test_a_report_in_english_agrees_with_its_numbers(report: Path) -> None:
    said = re.findall('<span class="en" lang="en">(.*?)</span>', report.read_text(encoding="utf-8"))

    assert {"1 step", "3 steps", "1 place", "2 places"} <= set(said)
    assert [sentence for sentence in said if wrong_number(sentence)] == []


@pytest.mark.parametrize(
    "said", ["1 pages", "1 more places", "1 were judged", "2 is open", "of the 1 checks", "0 page", "21 step"]
)
def test_a_wrong_number_is_seen(said: str) -> None:
    assert wrong_number(said)


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
