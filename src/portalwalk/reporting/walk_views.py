"""What a storyboard shows of a walk: its steps, what stopped it, how things were found."""

from __future__ import annotations

from dataclasses import dataclass

from portalwalk.reporting.parts import LabelView, LinkView, MomentView, PictureView
from portalwalk.reporting.text import Text


@dataclass(frozen=True, slots=True)
class StepView:
    """One action and what the browser showed."""

    anchor: str
    number: int
    name: Text
    picture: PictureView | None
    before: PictureView | None
    """What was clicked, marked, before it was."""
    link: LinkView
    title: str
    at: MomentView
    took: Text
    status: int | None
    console_errors: tuple[str, ...]
    failed_requests: tuple[str, ...]
    error: str


@dataclass(frozen=True, slots=True)
class ReelView:
    """Steps that follow one another on one device."""

    device: Text
    shape: str
    steps: tuple[StepView, ...]


@dataclass(frozen=True, slots=True)
class StopView:
    """Why a walk could not see something."""

    outcome: LabelView
    reason: Text
    link: LinkView


@dataclass(frozen=True, slots=True)
class DiscoveryView:
    """How something was found, or that it was not."""

    sought: Text
    what: str
    way: str
    confidence: Text
    """A percentage, or empty when nothing was found."""
    is_sure: bool
    runner_up: str
    target: str
    link: LinkView


@dataclass(frozen=True, slots=True)
class SignView:
    """One sign for or against being signed in."""

    where: str
    name: str
    speaks_for: bool
    seen: str


@dataclass(frozen=True, slots=True)
class WalkView:
    """One scenario in one attempt."""

    anchor: str
    scenario: Text
    attempt: int
    is_reproduction: bool
    ended: bool
    steps: int
    at: MomentView | None
    took: Text
    reels: tuple[ReelView, ...]
    surveyed: tuple[Text, ...]
    """How far a survey got: pages, links, what was not reached, what was skipped; empty for a journey."""
    stops: tuple[StopView, ...]
    discoveries: tuple[DiscoveryView, ...]
    signs: tuple[SignView, ...]
