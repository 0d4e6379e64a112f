"""What the findings say to one row of a scheme: its cases, its leads, and what was not judged."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from portalwalk.judging.findings import DOUBT
from portalwalk.model.finding import Finding
from portalwalk.model.outcome import Outcome
from portalwalk.model.scheme import Indicator, Part, Per

ByCheck = Mapping[str, Sequence[Finding]]


@dataclass(frozen=True, slots=True)
class Place:
    """A page or column that a case was counted for."""

    check: str
    name: str
    """The finding's own word for the place, or the page's address when it has none."""
    url: str

    def is_same(self, other: "Place") -> bool:
        """Whether both are one column: checks may call it differently, so across checks the address counts, too."""
        return self.name == other.name or (self.check != other.check and self.url == other.url)


@dataclass(slots=True)
class Charged:
    """The places that were counted already, by group of checks that count a place once."""

    groups: tuple[tuple[str, ...], ...] = ()
    _places: dict[int, list[Place]] = field(default_factory=dict)

    def is_new(self, place: Place) -> bool:
        """Whether a place was not counted yet; from now on it was."""
        group = next((number for number, checks in enumerate(self.groups) if place.check in checks), None)
        if group is None:
            return True
        counted = self._places.setdefault(group, [])
        if any(place.is_same(other) for other in counted):
            return False
        counted.append(place)
        return True


@dataclass(frozen=True, slots=True)
class Tally:
    """What the findings say to one row."""

    cases: int = 0
    findings: tuple[str, ...] = ()
    counted_elsewhere: int = 0
    leads: tuple[str, ...] = ()
    possible: int | None = 0
    """Cases that the leads would make; None when their number is not known."""
    doubtful: tuple[str, ...] = ()
    """Checks that left something to a person."""
    unseen: tuple[str, ...] = ()
    """Checks that were blocked, erred or did not run, or whose pass alone proves nothing."""
    passed: bool = False
    """Whether any of its checks was seen to hold."""
    nothing_there: bool = False
    """Whether all of its checks looked, and found nothing to judge."""

    @property
    def open_checks(self) -> tuple[str, ...]:
        """The checks that did not judge wholly."""
        return tuple(sorted({*self.doubtful, *self.unseen}))


def tally(row: Indicator, by_check: ByCheck, charged: Charged) -> Tally:
    """Count the cases of one row; an intermittent failure is `cantTell` already and never a case."""
    cases = elsewhere = 0
    counted: list[str] = []
    leads: list[Finding] = []
    doubtful: list[str] = []
    unseen: list[str] = []
    passed = False
    for check in row.checks:
        findings = [one for one in by_check.get(check, ()) if _concerns(row, one)]
        if not by_check.get(check) or any(one.outcome in (Outcome.BLOCKED, Outcome.ERROR) for one in findings):
            unseen.append(check)
        for finding in findings:
            if finding.outcome is Outcome.PASSED and "passed" in row.person_first:
                unseen.append(check)
            elif _needs_a_person(row, finding):
                leads.append(finding)
                doubtful.append(check)
            elif finding.outcome is Outcome.FAILED:
                new, old = _cases(row, finding, charged)
                cases, elsewhere = cases + new, elsewhere + old
                counted += [finding.id] if new else []
            passed = passed or finding.outcome is Outcome.PASSED
    return Tally(
        cases=cases,
        findings=tuple(counted),
        counted_elsewhere=elsewhere,
        leads=tuple(one.id for one in leads),
        possible=_possible(row, leads, charged.groups),
        doubtful=tuple(doubtful),
        unseen=tuple(unseen),
        passed=passed,
        nothing_there=_is_nothing_there(row, by_check),
    )


def _is_nothing_there(row: Indicator, by_check: ByCheck) -> bool:
    outcomes = {finding.outcome for check in row.checks for finding in by_check.get(check, ())}
    return outcomes == {Outcome.INAPPLICABLE}


def _concerns(row: Indicator, finding: Finding) -> bool:
    """Whether a finding speaks to a row that takes only some causes; what names no cause speaks to every row."""
    if not row.causes or finding.cause in row.causes:
        return True
    return finding.outcome is not Outcome.FAILED and finding.cause in ("", DOUBT)


def _needs_a_person(row: Indicator, finding: Finding) -> bool:
    if finding.outcome is Outcome.CANT_TELL or finding.intermittent:
        return True
    if finding.outcome is Outcome.FAILED and row.part is Part.VETO and not row.confirmed:
        return True
    return finding.outcome is Outcome.FAILED and "failed" in row.person_first


def _cases(row: Indicator, finding: Finding, charged: Charged) -> tuple[int, int]:
    """Count a finding's cases: those that are new, and those at places that were counted already."""
    units = list(_units(row.per, finding))
    new = [charged.is_new(place) for place in units]
    if row.per is Per.FINDING:
        return (1, 0) if any(new) or not units else (0, 1)
    return sum(new), len(new) - sum(new)


def _units(per: Per, finding: Finding) -> Iterator[Place]:
    seen: set[str] = set()
    for one in finding.occurrences:
        address = one.url.partition("#")[0].removesuffix("/")
        place = Place(finding.check, one.place or finding.place or address, address)
        if per is Per.OCCURRENCE or place.name not in seen:
            seen.add(place.name)
            yield place


def _possible(row: Indicator, leads: Sequence[Finding], groups: tuple[tuple[str, ...], ...]) -> int | None:
    if any(not one.occurrences for one in leads):
        return None
    charged = Charged(groups)
    return sum(_cases(row, one, charged)[0] for one in leads)
