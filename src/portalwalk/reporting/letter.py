"""The office's own letter: what a Word template can name, worded in one language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from portalwalk.reporting.findings import pair
from portalwalk.reporting.indicators import indicators_by_finding
from portalwalk.reporting.parts import IndicatorRef, MomentView, PictureView
from portalwalk.reporting.text import LANGUAGES, Text, printable
from portalwalk.reporting.views import FindingView, OccurrenceView, ProblemView, ReportView
from portalwalk.reporting.words import word

MOST_PLACES = 6
"""Places of one problem that the letter shows; the problem list has them all."""
MOST_PICTURES = 4
"""Pictures of one problem."""


@dataclass(frozen=True, slots=True)
class PlaceInLetter:
    """One place where a problem was seen."""

    address: str
    section: str
    device: str
    observed: str
    element: str
    walks: str
    finding: str


@dataclass(frozen=True, slots=True)
class ShownInLetter:
    """One picture; the template's `picture.image`."""

    picture: PictureView
    caption: str
    alt: str


@dataclass(frozen=True, slots=True)
class ProblemInLetter:
    """The failed findings of one check."""

    number: int
    title: str
    impact: str
    count: str
    """How many places, in words."""
    indicator: str
    limits: str
    """Spans of time that the scheme sets, or empty."""
    why: str
    how_to_fix: str
    basis: str
    places: tuple[PlaceInLetter, ...]
    more_places: str
    """How many places are left out, and where they are; or empty."""
    pictures: tuple[ShownInLetter, ...]
    more_pictures: str


@dataclass(frozen=True, slots=True)
class Letter:
    """A whole letter; every text is in the report's language, and empty where there is nothing to say."""

    subject: str
    portal: str
    address: str
    day: str
    """The day of the inspection in Beijing."""
    headline: str
    coverage: str
    level: str
    remarks: tuple[str, ...]
    scheme: str
    score: str
    doubtful: str
    problems: tuple[ProblemInLetter, ...]
    tool: str
    manifest_head: str
    verify_note: str


def tell_letter(report: ReportView, lang: str) -> Letter:
    """Word the letter. Only what failed is a problem; what is left to a person is counted in one sentence."""

    def say(text: Text) -> str:
        return printable(text.in_(lang))

    indicators = indicators_by_finding(report.inspection)
    portal, tool = report.inspection.portal, report.inspection.tool
    doubtful = report.summary.count("cantTell")
    partial = (word("partial"),) if report.is_partial else ()
    # Not the report's own remarks: which fonts this computer lacks is nothing for a letter.
    remarks = pair(report.inspection.remarks, report.inspection.remarks_zh)
    verdict = (report.score.verdict.label, *_figures(report)) if report.score else ()
    return Letter(
        subject=say(word("letter_subject" if report.failed else "letter_no_subject")),
        portal=printable(portal.name or portal.id),
        address=printable(report.home.text),
        day=_day(report.started, lang),
        headline=say(report.summary.headline),
        coverage=say(report.coverage.sentence),
        level=say(report.level),
        remarks=tuple(say(one) for one in (*partial, *remarks)),
        scheme=say(report.score.scheme) if report.score else "",
        score=say(Text.listed(verdict)),
        doubtful=say(word("letter_doubtful", n=doubtful)) if doubtful else "",
        problems=tuple(
            _Teller(lang, indicators).problem(number, problem) for number, problem in enumerate(report.failed, 1)
        ),
        tool=printable(f"{tool.name} {tool.version}"),
        manifest_head=printable(report.inspection.manifest_head),
        verify_note=say(_proof(report)),
    )


def _proof(report: ReportView) -> Text:
    note = word("verify_note")
    return word("sentences", first=note, second=report.stamp.says) if report.stamp else note


def _figures(report: ReportView) -> Iterator[Text]:
    for figure in report.score.figures if report.score else ():
        yield word("labelled", label=figure.label, value=figure.figure)


def _day(at: MomentView, lang: str) -> str:
    """Write a day as letters do."""
    if at.in_beijing is None:
        return printable(at.day_time.in_(lang))
    return LANGUAGES[lang].day(at.in_beijing.date())


class _Teller:
    """Words the problems of one letter."""

    def __init__(self, lang: str, indicators: Mapping[str, Sequence[IndicatorRef]]) -> None:
        self._lang, self._indicators = lang, indicators

    def say(self, text: Text) -> str:
        return printable(text.in_(self._lang))

    def problem(self, number: int, problem: ProblemView) -> ProblemInLetter:
        """Word one problem, with its first places and pictures."""
        places = list(_each_finding_first(problem.findings))
        pictures = list(_pictures(problem.findings))
        rows = dict.fromkeys(row for finding in problem.findings for row in self._indicators.get(finding.id, ()))
        total = sum(len(one.occurrences) + len(one.more_occurrences) for one in problem.findings)
        hidden, unseen = len(places) - MOST_PLACES, len(pictures) - MOST_PICTURES
        return ProblemInLetter(
            number=number,
            title=self.say(problem.title),
            impact=self.say(problem.impact.label),
            count=self.say(word("places", n=total)) if total else "",
            indicator=self._listed(row.name for row in rows),
            limits=self._listed(dict.fromkeys(chain.from_iterable(row.windows for row in rows))),
            why=self.say(problem.why),
            how_to_fix=self.say(problem.how_to_fix),
            basis=self._listed(problem.basis),
            places=tuple(self._place(finding, place) for finding, place in places[:MOST_PLACES]),
            more_places=self.say(word("letter_more", n=hidden)) if hidden > 0 else "",
            pictures=tuple(
                ShownInLetter(one, self.say(one.caption), self.say(one.alt)) for one in pictures[:MOST_PICTURES]
            ),
            more_pictures=self.say(word("letter_more_pictures", n=unseen)) if unseen > 0 else "",
        )

    def _place(self, finding: FindingView, place: OccurrenceView | None) -> PlaceInLetter:
        return PlaceInLetter(
            address=printable(place.link.text) if place else "",
            section=printable(finding.place),
            device=self.say(place.device) if place else "",
            observed=(self.say(place.told) if place else "") or self.say(finding.summary),
            element=printable(place.target) if place else "",
            walks=self.say(finding.reproduced),
            finding=printable(finding.id),
        )

    def _listed(self, texts: Iterable[Text]) -> str:
        return self.say(Text.listed(texts))


def _each_finding_first(findings: Sequence[FindingView]) -> Iterator[tuple[FindingView, OccurrenceView | None]]:
    """Give the first place of every finding, then the others: no finding is left out for the places of another."""
    of_each = [(finding, (*finding.occurrences, *finding.more_occurrences)) for finding in findings]
    yield from ((finding, places[0] if places else None) for finding, places in of_each)
    yield from ((finding, place) for finding, places in of_each for place in places[1:])


def _pictures(findings: Sequence[FindingView]) -> Iterable[PictureView]:
    """Give one picture of each place first, then the others, none of them twice."""
    places = [place for _, place in _each_finding_first(findings) if place and place.evidence.pictures]
    shown = [place.evidence.pictures for place in places] or [finding.proof.pictures for finding in findings]
    firsts = (pictures[0] for pictures in shown if pictures)
    others = (picture for pictures in shown for picture in pictures[1:])
    return {picture.href: picture for picture in chain(firsts, others)}.values()
