"""What a survey is given, and how far it may go."""

from collections.abc import Callable
from dataclasses import dataclass

from portalwalk.model.observations import Observation
from portalwalk.model.portal import Portal
from portalwalk.survey.asking import Asker
from portalwalk.survey.calling import Caller
from portalwalk.survey.document import Document, PageFacts
from portalwalk.survey.memory import Memory
from portalwalk.survey.scope import Scope
from portalwalk.survey.state import SurveyState

Read = Callable[[Document], PageFacts]
Render = Callable[[str], Document]
"""Opens an address in a browser and returns what its scripts made of it; called in the thread that began the survey."""


@dataclass(frozen=True, slots=True)
class Budget:
    """How much a survey may look at."""

    pages: int = 3_000
    """Pages that are seen, each once, over all runs of this survey; what leads to none costs time alone."""
    seconds: float = 1_800
    """Of this run, second looks included; a request that is on its way is not broken off."""


@dataclass(frozen=True, slots=True)
class Tools:
    """What the parts of a survey share."""

    portal: Portal
    scope: Scope
    asker: Asker
    state: SurveyState
    memory: Memory
    read: Read
    hand: Callable[[Observation], None]
    may_open: Callable[[str], bool]
    render: Render | None
    caller: Caller
