"""`portalwalk list`: the checks, the scenarios, the schemes."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table
from rich.text import Text

from portalwalk.bundled import bundled
from portalwalk.commands import options
from portalwalk.commands.suite import scenario_folders, tests_in
from portalwalk.commands.voice import Lang, Voice
from portalwalk.judging import load_checks
from portalwalk.model.check import Check
from portalwalk.model.language import EN
from portalwalk.model.scheme import Part, Scheme
from portalwalk.own_suite import HERE, own_checks, suite_of
from portalwalk.reporting.names import journey_name, scenario_name
from portalwalk.reporting.words import word
from portalwalk.schemes import load_scheme, shipped

_JOURNEYS = {
    "sign_on": "test_single_sign_on",
    "message": "test_message_board",
    "search": "test_search_first_page",
    "mobile": "test_mobile_adaptation",
    "back": "test_back_navigation",
    "navigation": "test_navigation",
}
"""Module of the observed kind → the journey that makes it."""


class Listed(StrEnum):
    """What can be listed."""

    CHECKS = "checks"
    SCENARIOS = "scenarios"
    SCHEMES = "schemes"


def list_(
    what: Annotated[Listed, typer.Argument(help="要列出的内容 / what to list.")] = Listed.CHECKS,
    checks: options.ChecksOption = None,
    lang: options.LangOption = Lang.ZH,
) -> None:
    """列出检查项、走查路径或指标方案 / List the checks, the scenarios or the schemes."""
    voice = Voice(lang)
    if what is Listed.CHECKS:
        _list_checks(load_checks((bundled("checks"), *own_checks(suite_of(HERE), checks or ()))), voice)
    elif what is Listed.SCENARIOS:
        for folder in scenario_folders(suite_of(HERE)):
            _list_scenarios(folder, voice)
    else:
        for name in shipped():
            _list_scheme(load_scheme(name), voice)


def _list_checks(checks: dict[str, Check], voice: Voice) -> None:
    pick = voice.pick
    table = Table(show_lines=True, header_style="bold")
    for zh, en in (
        ("检查项", "Check"),
        ("内容", "What holds"),
        ("为何重要", "Why it matters"),
        ("整改建议", "How to fix it"),
    ):
        is_id = en == "Check"
        table.add_column(pick(zh, en), overflow="fold", no_wrap=is_id, ratio=None if is_id else 1)
    for _id, one in sorted(checks.items()):
        impact = word(f"impact_{one.impact.value}")
        kind = one.observes.__module__.rpartition(".")[2]
        journey = journey_name(_JOURNEYS.get(kind, one.observes.__name__))
        name = Text(one.id, "bold").append(f"\n{pick(journey.zh, journey.en)}\n{pick(impact.zh, impact.en)}", "dim")
        table.add_row(
            name,
            Text(pick(one.title_zh, one.title)),
            Text(pick(one.why_zh, one.why)),
            Text(pick(one.how_to_fix_zh, one.how_to_fix)),
        )
    voice.out.print(table)
    voice.say(f"共 {len(checks)} 项。", f"{EN.plural(len(checks), '# check', '# checks')}.")


def _list_scenarios(folder: Path, voice: Voice) -> None:
    for module in sorted(folder.glob("test_*.py")):
        journey = journey_name(module.stem)
        voice.say(f"{module.stem}  {journey.zh}", f"{module.stem}  {journey.en}")
        for test in tests_in(module):
            scenario = scenario_name(test)
            voice.say(f"  {test}  {scenario.zh}", f"  {test}  {scenario.en}")


def _list_scheme(scheme: Scheme, voice: Voice) -> None:
    """Say whose scheme it is, how many rows it has, and whether it gives a total by itself."""
    vetoes, deductions, bonuses = (len(scheme.of_part(part)) for part in Part)
    is_whole = all(row.points is not None for row in scheme.indicators if row.part is not Part.VETO)
    voice.say(f"{scheme.name}  {scheme.title_zh}", f"{scheme.name}  {scheme.title}")
    voice.say(
        f"  单项否决 {vetoes} 项，扣分 {deductions} 项，加分 {bonuses} 项"
        + ("" if is_whole else "；分值未公开，用 --weights 文件 补充后才给出总分"),
        f"  {EN.plural(vetoes, '# veto', '# vetoes')}, {EN.plural(deductions, '# deduction', '# deductions')}, "
        f"{EN.plural(bonuses, '# bonus', '# bonuses')}"
        + ("" if is_whole else "; weights are not public: no total until --weights FILE supplies them"),
    )
    voice.say(f"  {scheme.says_zh}", f"  {scheme.says}")
