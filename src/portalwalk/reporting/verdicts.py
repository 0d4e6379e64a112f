"""One verdict per journey and check, as continuous integration wants to read an inspection."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from portalwalk.model.outcome import Outcome
from portalwalk.reporting.findings import pair
from portalwalk.reporting.parts import LabelView, MomentView, PictureView
from portalwalk.reporting.text import Text
from portalwalk.reporting.views import FindingView, JourneyRef, JourneyView, ReportView
from portalwalk.reporting.words import word

_WEIGHTIEST = (
    Outcome.FAILED,
    Outcome.ERROR,
    Outcome.BLOCKED,
    Outcome.CANT_TELL,
    Outcome.PASSED,
    Outcome.INAPPLICABLE,
)
_NO_JOURNEY = JourneyRef("portalwalk", "", Text.same("PortalWalk"))
"""What a finding rests on that names no journey: such as a module that could not be loaded."""


@dataclass(frozen=True, slots=True)
class VerdictView:
    """What became of one check in one journey: its weightiest findings decide."""

    journey: JourneyRef
    check: str
    title: Text
    """What the check asks for: the same whatever became of it, so that histories can follow it."""
    why: Text
    how_to_fix: Text
    basis: tuple[Text, ...]
    outcome: LabelView
    findings: tuple[FindingView, ...]
    """Those that decided."""
    began: MomentView | None
    ended: MomentView | None
    """When the journey's first and last steps began; None when no step of it was recorded."""

    @property
    def message(self) -> Text:
        """Say it in one line: what is wrong, or why nothing was judged."""
        first = self.findings[0]
        if self.outcome.word in (Outcome.FAILED, Outcome.PASSED):
            return first.title
        reason = first.summary or first.title
        return word("labelled", label=self.outcome.label, value=reason)

    @property
    def pictures(self) -> tuple[PictureView, ...]:
        """The pictures its findings rest on, each once, those of the weightiest first."""
        shown = (picture for finding in self.findings for picture in pictures_of(finding))
        return tuple({picture.href: picture for picture in shown}.values())


def pictures_of(finding: FindingView) -> tuple[PictureView, ...]:
    """Every picture a finding rests on, its places' first."""
    return finding.proof.pictures + finding.proof.more_pictures


def verdicts_of(report: ReportView) -> tuple[VerdictView, ...]:
    """Put findings together by journey and check, both in the order of their names."""
    together: dict[tuple[str, str], list[FindingView]] = {}
    journeys: dict[str, JourneyRef] = {}
    for finding in _findings(report):
        for journey in finding.journeys or (_NO_JOURNEY,):
            journeys[journey.module] = journey
            together.setdefault((journey.module, finding.check), []).append(finding)
    times = {journey.module: _times(journey) for journey in report.journeys}
    return tuple(
        _verdict(report, journeys[module], check, together[module, check], times.get(module, (None, None)))
        for module, check in sorted(together)
    )


def _verdict(
    report: ReportView,
    journey: JourneyRef,
    check_id: str,
    findings: list[FindingView],
    times: tuple[MomentView | None, MomentView | None],
) -> VerdictView:
    weightiest = min((finding.outcome for finding in findings), key=lambda one: _WEIGHTIEST.index(Outcome(one.word)))
    check, nothing = report.checks.get(check_id), Text.same("")
    return VerdictView(
        journey=journey,
        check=check_id,
        title=Text.of(check.title, check.title_zh) if check else findings[0].title,
        why=Text.of(check.why, check.why_zh) if check else nothing,
        how_to_fix=Text.of(check.how_to_fix, check.how_to_fix_zh) if check else nothing,
        basis=pair(check.basis, check.basis_zh) if check else (),
        outcome=weightiest,
        findings=tuple(finding for finding in findings if finding.outcome == weightiest),
        began=times[0],
        ended=times[1],
    )


def _findings(report: ReportView) -> Iterator[FindingView]:
    """Yield all findings, those of one check weightiest first."""
    for problem in report.failed + report.doubtful:
        yield from problem.findings
    yield from report.unjudged + report.passed + report.inapplicable


def _times(journey: JourneyView) -> tuple[MomentView | None, MomentView | None]:
    steps = [step.at for walk in journey.walks for reel in walk.reels for step in reel.steps if step.at.iso]
    in_order = sorted(steps, key=lambda at: at.iso)
    return (in_order[0], in_order[-1]) if in_order else (None, None)
