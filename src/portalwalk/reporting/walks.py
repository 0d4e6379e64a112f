"""Journeys as storyboards: entries → scenarios → attempts → steps."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import count, pairwise

from portalwalk.model.journal import Entry
from portalwalk.model.observations import (
    Discovery,
    LoginEntrySought,
    MessageChannelSought,
    Observation,
    PortalScouted,
    ScenarioEnded,
    SearchSought,
    SectionEntered,
    SignInTried,
    SignOutTried,
    StepTaken,
    Stopped,
    SurveyEnded,
)
from portalwalk.reporting.labels import outcome_label
from portalwalk.reporting.links import anchor, device_name, duration, link_to, moment
from portalwalk.reporting.names import journey_name, scenario_name
from portalwalk.reporting.parts import LinkView
from portalwalk.reporting.pictures import Gallery, Taken
from portalwalk.reporting.text import Text
from portalwalk.reporting.views import FindingView, JourneyView
from portalwalk.reporting.walk_views import DiscoveryView, ReelView, SignView, StepView, StopView, WalkView
from portalwalk.reporting.words import word, word_or


@dataclass(frozen=True, slots=True)
class Walked:
    """One scenario in one attempt, as recorded; `first_step` numbers its steps' anchors."""

    journey: str
    scenario: str
    attempt: int
    first_step: int
    entries: tuple[Entry, ...]

    @property
    def steps(self) -> list[tuple[str, StepTaken]]:
        """Every step with its anchor."""
        taken = (entry.data for entry in self.entries if isinstance(entry.data, StepTaken))
        return [(f"step-{number}", step) for number, step in enumerate(taken, self.first_step)]


def gather(entries: Sequence[Entry]) -> list[Walked]:
    """Sort interleaved entries into walks, in the order in which the walks began."""
    walks: dict[tuple[str, str, int], list[Entry]] = {}
    for entry in entries:
        walks.setdefault((entry.journey, entry.scenario, entry.attempt), []).append(entry)
    numbers = count(1)
    gathered = []
    for (journey, scenario, attempt), lines in walks.items():
        steps = [next(numbers) for line in lines if isinstance(line.data, StepTaken)]
        gathered.append(Walked(journey, scenario, attempt, steps[0] if steps else 0, tuple(lines)))
    return gathered


def pictures_taken(walks: Iterable[Walked]) -> dict[str, list[Taken]]:
    """Picture → the steps that took it, with what each of them points at."""
    taken: dict[str, list[Taken]] = {}
    for walk in walks:
        for place, step in walk.steps:
            marked = [mark.picture for mark in step.marks]
            pictures = frozenset(filter(None, (step.picture, step.before, *step.evidence, *marked)))
            swiped = {one.picture for one in step.moved}
            for picture in pictures:
                name, is_before = Text.of(step.name, step.name_zh), picture == step.before != step.picture
                taken.setdefault(picture, []).append(
                    Taken(
                        journey=walk.journey,
                        step=place,
                        name=_told(name, is_before=is_before, is_swiped=picture in swiped),
                        title="" if is_before else step.title,
                        evidence=pictures,
                        marks=tuple(mark for mark in step.marks if mark.picture == picture),
                        moved=tuple(one for one in step.moved if one.base == picture),
                    )
                )
    return taken


def _told(step: Text, *, is_before: bool, is_swiped: bool) -> Text:
    if is_before:
        return word("before_click", step=step)
    return word("after_swipe", step=step) if is_swiped else step


def journey_anchor(module: str) -> str:
    """Where a journey's storyboard begins."""
    return f"journey-{anchor(module)}"


def tell_journeys(
    walks: Sequence[Walked], gallery: Gallery, home: str, findings: Iterable[FindingView]
) -> tuple[JourneyView, ...]:
    """Make the storyboards; each journey names those of `findings` that rest on it."""
    found = list(findings)
    modules = dict.fromkeys(walk.journey for walk in walks)
    numbers = count(1)
    return tuple(
        JourneyView(
            module=module,
            anchor=journey_anchor(module),
            name=journey_name(module),
            walks=tuple(_walk(walk, f"walk-{next(numbers)}", gallery, home) for walk in _in_order(walks, module)),
            findings=tuple(one for one in found if module in {journey.module for journey in one.journeys}),
        )
        for module in modules
    )


def _in_order(walks: Sequence[Walked], module: str) -> list[Walked]:
    """Keep the attempts of one scenario together."""
    mine = [walk for walk in walks if walk.journey == module]
    scenarios = list(dict.fromkeys(walk.scenario for walk in mine))
    return sorted(mine, key=lambda walk: (scenarios.index(walk.scenario), walk.attempt))


def _walk(walk: Walked, place: str, gallery: Gallery, home: str) -> WalkView:
    said = [entry.data for entry in walk.entries]
    steps = [step for _, step in walk.steps]
    return WalkView(
        anchor=place,
        scenario=scenario_name(walk.scenario),
        attempt=walk.attempt,
        is_reproduction=walk.attempt > 1,
        ended=any(isinstance(data, ScenarioEnded | PortalScouted) for data in said),
        steps=len(steps),
        at=moment(steps[0].started_at) if steps else None,
        took=duration(sum(step.duration_ms for step in steps)),
        reels=_reels(walk, gallery, home),
        surveyed=tuple(text for data in said if isinstance(data, SurveyEnded) for text in _surveyed(data)),
        stops=tuple(
            StopView(outcome_label(data.outcome), Text.of(data.reason, data.reason_zh), link_to(data.url, home))
            for data in said
            if isinstance(data, Stopped)
        ),
        discoveries=tuple(view for entry in walk.entries for view in _discoveries(entry, home)),
        signs=tuple(view for data in said for view in _signs(data)),
    )


def _surveyed(seen: SurveyEnded) -> list[Text]:
    said = [word("survey_looked", pages=seen.pages, links=seen.links, templates=seen.templates)]
    if seen.not_reached:
        said.append(word("survey_not_reached", pages=seen.not_reached))
    if seen.script_drawn:
        said.append(word("survey_script_drawn", pages=seen.script_drawn))
    if seen.not_rendered:
        said.append(word("survey_not_rendered", why=seen.not_rendered))
    skipped = zip(seen.skipped, seen.skipped_zh, strict=True)
    return said + [word("survey_skipped", what=Text.of(en, zh)) for en, zh in skipped]


def _reels(walk: Walked, gallery: Gallery, home: str) -> tuple[ReelView, ...]:
    """Cut where the device changes, and where the numbers start anew (a walk that was resumed)."""
    steps = walk.steps
    cuts = [
        index
        for index, ((_, before), (_, after)) in enumerate(pairwise(steps), 1)
        if before.device != after.device or after.number <= before.number
    ]
    reels = []
    for start, end in pairwise([0, *cuts, len(steps)] if steps else []):
        views = tuple(_step(place, step, gallery, home) for place, step in steps[start:end])
        shapes = [view.picture.shape for view in views if view.picture]
        narrow = bool(shapes) and "wide" not in shapes
        reels.append(ReelView(device_name(steps[start][1].device), "phone" if narrow else "wide", views))
    return tuple(reels)


def _step(place: str, step: StepTaken, gallery: Gallery, home: str) -> StepView:
    shown = step.picture or next(iter(step.evidence), None)
    return StepView(
        anchor=place,
        number=step.number,
        name=Text.of(step.name, step.name_zh),
        picture=gallery.of_step(shown, place) if shown else None,
        before=gallery.of_step(step.before, place) if step.before else None,
        link=link_to(step.url, home),
        title=step.title,
        at=moment(step.started_at),
        took=duration(step.duration_ms),
        status=step.status,
        console_errors=step.console_errors,
        failed_requests=step.failed_requests,
        error=step.error,
    )


def _discoveries(entry: Entry, home: str) -> list[DiscoveryView]:
    data = entry.data
    sought, link = word_or(f"sought_{entry.kind}", entry.kind), link_to(data.url, home)
    if isinstance(data, PortalScouted):
        return [_discovery(sought, one.found, link_to(one.url, home), one.name) for one in data.sections if one.found]
    if isinstance(data, SectionEntered):  # one that the portal file names was not sought
        return [_discovery(sought, data.found, link, data.section)] if data.found else []
    if isinstance(data, LoginEntrySought | MessageChannelSought | SearchSought | SignOutTried):
        return [_discovery(sought, data.found, link)]
    return []


def _discovery(sought: Text, found: Discovery | None, link: LinkView, what: str = "") -> DiscoveryView:
    return DiscoveryView(
        sought=sought,
        what=what or (found.what if found else ""),
        way=found.way if found else "",
        confidence=Text.by(lambda language: language.percent(found.confidence)) if found else Text.same(""),
        is_sure=found.is_sure if found else False,
        runner_up=found.runner_up if found else "",
        target=found.target if found else "",
        link=link,
    )


def _signs(data: Observation) -> list[SignView]:
    if not isinstance(data, SignInTried | SectionEntered | SignOutTried):
        return []
    where = data.section if isinstance(data, SectionEntered) else ""
    return [SignView(where, sign.name, sign.speaks_for, sign.seen) for sign in data.signs]
