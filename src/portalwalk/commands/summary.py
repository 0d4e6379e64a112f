"""The summary of an inspection in a terminal: a table of journeys, then what failed, then where the report is."""

from collections.abc import Mapping
from pathlib import Path

from rich.table import Table
from rich.text import Text as Printed

from portalwalk.commands.voice import Exit, Voice, harmless
from portalwalk.model.finding import Finding
from portalwalk.model.inspection import Inspection, State
from portalwalk.model.outcome import Outcome
from portalwalk.model.scorecard import Scorecard
from portalwalk.reporting.names import journey_name
from portalwalk.reporting.text import Text
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
        table.add_row(Printed(harmless(voice.pick(name.zh, name.en))), *(_count(mine, outcome) for outcome in _COLUMNS))
    voice.out.print()
    voice.out.print(table)
    failed = [finding for finding in inspection.findings if finding.outcome is Outcome.FAILED]
    for finding in sorted(failed, key=lambda one: -one.impact.rank):
        impact = _word(f"impact_{finding.impact.value}", voice)
        line = Printed.assemble(("✗ ", "bold red"), harmless(voice.pick(finding.title_zh, finding.title)))
        line.append(f"  [{finding.check}, {impact}]", style="dim")
        voice.out.print(line, highlight=False)
    covered = inspection.coverage
    _say(
        voice,
        word(
            "coverage_line",
            applicable=covered.applicable,
            judged=covered.judged,
            blocked=covered.blocked,
            error=covered.error,
        ),
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
        _say(voice, word("score_line_vetoed", name=name, ids=Text.by(lambda language: language.listed(card.veto))))
    elif card.total is None:
        _say(voice, word("score_line_refused", name=name, n=len(card.missing_weights)))
    else:
        deduction = card.deduction or 0
        figures = {
            "total": card.total,
            "deduction": deduction,
            "judged": deduction + (card.deducted or 0),
            "open": card.open_points or 0,
        }
        if card.bonus is None:
            _say(voice, word("score_line", name=name, **figures))
        else:
            _say(voice, word("score_line_bonus", name=name, bonus=card.bonus, **figures))


def _say(voice: Voice, text: Text) -> None:
    voice.say(text.zh, text.en)


def report_places(written: Mapping[str, Path], voice: Voice) -> None:
    """Say where each report is."""
    for path in written.values():
        voice.say(f"报告 {path}", f"Report {path}")


def journeys_of(inspection: Inspection) -> tuple[str, ...]:
    """Name the journeys in the order in which findings mention them."""
    return tuple(dict.fromkeys(module for finding in inspection.findings for module in _modules(finding)))


def _modules(finding: Finding) -> list[str]:
    return [module for module in finding.scenario.split(", ") if module]


def _count(findings: list[Finding], outcome: Outcome) -> Printed:
    number = sum(finding.outcome is outcome for finding in findings)
    return Printed(str(number) if number else "·", style=_STYLE.get(outcome, "dim") if number else "dim")


def _word(key: str, voice: Voice) -> str:
    text = word(key)
    return voice.pick(text.zh, text.en)
