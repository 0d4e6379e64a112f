"""What a defect of the practice portal is."""

from dataclasses import dataclass
from typing import Literal

Level = Literal["look", "fill", "submit"]
Outcome = Literal["failed", "cantTell"]


@dataclass(frozen=True, slots=True)
class Defect:
    """One thing that is wrong with the portal when it is switched on."""

    id: str
    zh: str
    en: str
    also: tuple[str, ...] = ()
    """Other checks whose problem this defect truly causes."""
    level: Level = "look"
    """The lowest level of writing at which a visitor meets it."""
    needs_account: bool = False
    """Whether only a visitor who can sign in meets it."""
    expected: Outcome = "failed"
    """What its check can say at most: some questions only a person answers."""

    @property
    def check(self) -> str:
        """The id of the check that has to find it."""
        return self.id.partition(":")[0]
