"""The summary of an inspection in a terminal: a table of journeys, then what failed, then where the report is."""

from collections.abc import Mapping
from pathlib import Path

from rich.table import Table
from rich.text import Text

from portalwalk.commands.voice import Exit, Voice, harmless
from portalwalk.model.finding import Finding
from portalwalk.model.inspection import Inspection, State
from portalwalk.model.outcome import Outcome
from portalwalk.model.scorecard import Scorecard
from portalwalk.reporting.names import journey_name
from portalwalk.reporting.words import word

_COLUMNS = (Outcome.PASSED, Outcome.FAILED, Outcome.CANT_TELL, Outcome.BLOCKED, Outcome.ERROR, Outcome.INAPPLICABLE)
_STYLE = {
    Outcome.PASSED: "green",
    Outcome.FAILED: "bold red",
    Outcome.CANT_TELL: "yellow",
    Outcome.BLOCKED: "yellow",
    Outcome.ERROR: "magenta",
}


def exit_code(inspection: Inspection) -> Exit:
    """Translate the findings into the command's exit code."""
    if any(finding.outcome is Outcome.FAILED for finding in inspection.findings):
        return Exit.SOMETHING_FAILED
    if inspection.coverage.judged == 0 or inspection.state is not State.COMPLETE:
        return Exit.NOT_INSPECTED
    return Exit.NOTHING_FAILED


def summary(inspection: Inspection, voice: Voice) -> None:
    """Print what became of each journey, and name every check that failed."""
    table = Table(title_justify="left", header_style="bold")
    table.add_column(_word("journeys", voice))
    for outcome in _COLUMNS:
        table.add_column(_word(f"outcome_{outcome.value}", voice), justify="right")
    for module in journeys_of(inspection):
        mine = [finding for finding in inspection.findings if module in _modules(finding)]
        name = journey_name(module)
        table.add_row(Text(harmless(voice.pick(name.zh, name.en))), *(_count(mine, outcome) for outcome in _COLUMNS))
    voice.out.print()
    voice.out.print(table)
    failed = [finding for finding in inspection.findings if finding.outcome is Outcome.FAILED]
    for finding in sorted(failed, key=lambda one: -one.impact.rank):
        impact = _word(f"impact_{finding.impact.value}", voice)
        line = Text.assemble(("✗ ", "bold red"), harmless(voice.pick(finding.title_zh, finding.title)))
        line.append(f"  [{finding.check}, {impact}]", style="dim")
        voice.out.print(line, highlight=False)
    covered = inspection.coverage
    voice.say(
        f"覆盖：适用 {covered.applicable} 项，已判定 {covered.judged}，受阻 {covered.blocked}，"
        f"工具错误 {covered.error}",
        f"Coverage: {covered.applicable} checks applied, {covered.judged} judged, {covered.blocked} blocked, "
        f"{covered.error} our own errors",
    )
    if inspection.scorecard is not None and covered.judged:
        _score(inspection.scorecard, voice)
    if covered.judged == 0:
        voice.warn(
            "没有任何一项得到判定：不能据此评价该门户。", "Nothing could be judged: this says nothing of the portal."
        )
    elif inspection.state is not State.COMPLETE:
        voice.warn("本次检查没有全部完成。", "This inspection did not come to its end.")


def _score(card: Scorecard, voice: Voice) -> None:
    """Print the score with what it leaves open; a refused one says why."""
    name = f"{card.scheme} {card.version}"
    if card.veto:
        ids = ", ".join(card.veto)
        voice.say(f"评分（{name}）：单项否决 {ids}，不合格", f"Score ({name}): vetoed by {ids}, not qualified")
    elif card.total is None:
        missing = len(card.missing_weights)
        voice.say(
            f"评分（{name}）：不给出总分，{missing} 项指标没有分值（--weights 文件）",
            f"Score ({name}): no total, {missing} indicators have no weight (--weights FILE)",
        )
    else:
        judged = (card.deduction or 0) + (card.deducted or 0)
        bonus_zh, bonus = ("", "") if card.bonus is None else (f"，加分 {card.bonus}", f", bonus {card.bonus}")
        voice.say(
            f"评分（{name}）：总分 {card.total}；扣分指标已判定部分 {card.deduction} / {judged} 分{bonus_zh}，"
            f"另有 {card.open_points} 分未判定",
            f"Score ({name}): total {card.total}, as far as judged: {card.deduction} of {judged} deduction points"
            f"{bonus}; {card.open_points} points were not judged",
        )


def report_places(written: Mapping[str, Path], voice: Voice) -> None:
    """Say where each report is."""
    for path in written.values():
        voice.say(f"报告 {path}", f"Report {path}")


def journeys_of(inspection: Inspection) -> tuple[str, ...]:
    """Name the journeys in the order in which findings mention them."""
    return tuple(dict.fromkeys(module for finding in inspection.findings for module in _modules(finding)))


def _modules(finding: Finding) -> list[str]:
    return [module for module in finding.scenario.split(", ") if module]


def _count(findings: list[Finding], outcome: Outcome) -> Text:
    number = sum(finding.outcome is outcome for finding in findings)
    return Text(str(number) if number else "·", style=_STYLE.get(outcome, "dim") if number else "dim")


def _word(key: str, voice: Voice) -> str:
    text = word(key)
    return voice.pick(text.zh, text.en)
