"""Schemes from the command line: fresh equals judged again, own files, weights, mistakes with exit code 2."""

from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from portalwalk.bundled import bundled
from portalwalk.commands.summary import summary
from portalwalk.commands.voice import Lang, Voice
from portalwalk.evidence.folder import InspectionFolder
from portalwalk.inspecting import begin, finish, rejudge, scheme_of
from portalwalk.judging import load_checks
from portalwalk.model.journal import Entry
from portalwalk.model.observations import SearchTried
from portalwalk.model.outcome import Level
from portalwalk.model.portal import Portal
from portalwalk.portal_file import load_portal
from portalwalk.schemes import load_scheme
from tests.cli.command import Cli
from tests.schemes.score_sheets import OWN, shown, weights_of

URL = "http://portal.example/"
GUOBAN = load_scheme("guoban-2019")
CHECKS = load_checks([bundled("checks")])
SCENARIO = "test_search_first_page.py::test_resident_finds_published_items"


def walked(folder: InspectionFolder) -> InspectionFolder:
    """Put one search with its result into an inspection."""
    tried = SearchTried(
        url=URL, query="供热", expected_title="供热", expected_url=URL + "1", answered=True, rank=1, page=1
    )
    at = datetime(2026, 11, 22, 9, 31, 5, tzinfo=UTC).isoformat()
    folder.append(Entry(at=at, scenario=SCENARIO, kind="SearchTried", data=tried))
    return folder


@pytest.fixture
def own(tmp_path: Path) -> Path:
    file = tmp_path / "ours.toml"
    file.write_text(OWN, encoding="utf-8")
    return file


@pytest.fixture
def inspected(tmp_path: Path) -> InspectionFolder:
    folder = walked(begin(Portal(url=URL), Level.FILL, tmp_path / "results"))
    finish(folder, CHECKS, complete=True)
    return folder


@pytest.mark.parametrize("wanted", ["portalwalk", "guoban-2019", "ours.toml"])
def test_judging_by_another_scheme_equals_a_fresh_inspection(
    cli: Cli, inspected: InspectionFolder, own: Path, tmp_path: Path, wanted: str
) -> None:
    scheme = load_scheme(str(own) if wanted == own.name else wanted)
    fresh = finish(walked(begin(Portal(url=URL), Level.FILL, tmp_path / "fresh", scheme=scheme)), CHECKS, complete=True)

    cli("judge", inspected.path, "--scheme", wanted)

    again = inspected.read_inspection()
    assert again.scorecard is not None
    assert (again.findings, again.scheme, again.scorecard) == (fresh.findings, fresh.scheme, fresh.scorecard)
    cli("judge", inspected.path)
    assert inspected.read_inspection() == again, "the scheme that was asked for is kept"


def test_every_inspection_has_a_score_and_says_whose_it_is(inspected: InspectionFolder) -> None:
    card = inspected.read_inspection().scorecard

    assert card is not None
    assert card.scheme == "portalwalk"
    assert "PortalWalk's own" in card.remarks[0]
    assert card.open_points, "most of a portal was not looked at here"


def test_an_inspection_from_before_there_were_schemes_is_scored_when_judged(inspected: InspectionFolder) -> None:
    before = inspected.read_inspection()
    inspected.write_inspection(before.model_copy(update={"scheme": None, "scorecard": None}))

    assert rejudge(inspected, CHECKS).scorecard == before.scorecard


def test_weights_are_laid_over_the_scheme_of_the_inspection(
    cli: Cli, inspected: InspectionFolder, tmp_path: Path
) -> None:
    (tmp_path / "w.toml").write_text(weights_of(GUOBAN), encoding="utf-8")

    cli("judge", inspected.path, "--scheme", "guoban-2019")
    refused = inspected.read_inspection().scorecard
    cli("judge", inspected.path, "--weights", "w.toml")
    weighed = inspected.read_inspection().scorecard

    assert refused is not None
    assert weighed is not None
    assert (refused.deduction, len(refused.missing_weights)) == (None, 28)
    assert shown(weighed.deduction, weighed.open_points) == "0 100"
    assert weighed.missing_weights == ()


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--scheme", "guoban-2091"), "Did you mean guoban-2019?"),
        (("--scheme", "missing.toml"), "missing.toml: cannot be read"),
        (
            ("--scheme", "wrong.toml"),
            "wrong.toml, line 28: unknown key indicators[1].per_cases. Did you mean per_case?",
        ),
        (("--weights", "wrong.toml"), "wrong.toml, line 1: unknown key name."),
    ],
)
def test_a_mistake_ends_with_2_and_changes_nothing(
    cli: Cli, inspected: InspectionFolder, tmp_path: Path, arguments: tuple[str, ...], says: str
) -> None:
    (tmp_path / "wrong.toml").write_text(OWN.replace("per_case = 0.5", "per_cases = 0.5"), encoding="utf-8")
    before = inspected.read_inspection()

    ran = cli("judge", inspected.path, *arguments, "--lang", "en")

    assert ran.code == 2
    assert says in ran.err
    assert inspected.read_inspection() == before
    assert cli("inspect", URL, *arguments, "--lang", "en").code == 2


def test_a_portal_file_names_scheme_weights_and_services(tmp_path: Path) -> None:
    suite = tmp_path / "suite"
    suite.mkdir()
    (suite / "w.toml").write_text(weights_of(GUOBAN), encoding="utf-8")
    keys = f'url = "{URL}"\nscheme = "guoban-2019"\nweights = "w.toml"\nservices = false\n'
    (suite / "portal.toml").write_text(keys, encoding="utf-8")

    portal = load_portal(str(suite / "portal.toml"), environ={})
    folder = begin(portal, Level.FILL, tmp_path / "results")

    card = finish(walked(folder), CHECKS, complete=True).scorecard
    assert card is not None
    assert (card.scheme, card.left_out, card.missing_weights) == ("guoban-2019", "services", ())
    assert scheme_of(portal, "portalwalk").weights_from == "", "weights belong to the scheme they were named with"


def test_the_shipped_schemes_are_listed(cli: Cli) -> None:
    said = cli("list", "schemes", "--lang", "en").out

    assert said.index("portalwalk  ") < said.index("guoban-2019  ")
    assert "no total until --weights" in said
    assert "自拟" in cli("list", "schemes").out


@pytest.mark.parametrize(("lang", "says"), [(Lang.EN, "as far as judged"), (Lang.ZH, "已判定部分")])
def test_the_terminal_tells_the_score_with_what_is_open(
    inspected: InspectionFolder, capsys: pytest.CaptureFixture[str], lang: Lang, says: str
) -> None:
    card = inspected.read_inspection().scorecard
    assert card is not None

    summary(inspected.read_inspection(), Voice(lang))

    line = next(line for line in capsys.readouterr().out.splitlines() if says in line)
    assert str(card.total) in line
    assert str(card.open_points) in line
    assert card.total == Decimal(100) - (card.open_points or 0) - (card.deducted or 0)
