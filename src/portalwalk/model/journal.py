"""One line of `observations.jsonl`: an observation, when it was made, and on which walk."""

from typing import Any

from pydantic import field_serializer, field_validator

from portalwalk.model.base import Record
from portalwalk.model.observations import KINDS, Observation


class Entry(Record):
    """An observation in its place: lines stand in the order in which they were made."""

    at: str
    """UTC, ISO 8601 with milliseconds."""
    scenario: str
    """Which journey, as pytest names it: `test_search_first_page.py::test_resident_finds_published_items`."""
    attempt: int = 1
    """1, or 2 when a failure is being reproduced in a fresh context."""
    kind: str
    """The observation's kind: the key of `KINDS`."""
    data: Observation

    @field_validator("data", mode="before")
    @classmethod
    def _of_its_kind(cls, value: Any, info: Any) -> Observation:
        if isinstance(value, Observation):
            return value
        kind = KINDS.get(info.data.get("kind", ""))
        if kind is None:
            raise ValueError(f"no observation kind of this name; known are {', '.join(KINDS)}")
        return kind.model_validate(value)

    @field_serializer("data")
    def _whole(self, value: Observation) -> dict[str, Any]:
        return value.model_dump(mode="json")

    @property
    def journey(self) -> str:
        """The journey's module: `test_search_first_page`."""
        return self.scenario.partition("::")[0].removesuffix(".py")
