"""What distinguishes one running practice portal from another."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from portalwalk.practice.defects import DEFECTS, UnknownDefectError

USERNAME = "shimin01"
PASSWORD = "Shimin-2026"  # noqa: S105  (of the practice account, meant to be known)


class Form(StrEnum):
    """How the portal is built."""

    PLAIN = "plain"
    WILD = "wild"


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that templates and routes may depend on."""

    portal_url: str
    identity_url: str
    hall_identity_url: str
    """A second identity provider; used only by the defect `second-login`."""
    today: date
    defects: frozenset[str] = frozenset()
    form: Form = Form.PLAIN
    search_url: str = ""
    """The search host; only the wild form has one."""
    neighbour_url: str = ""
    """The host that stands in for every other site that a portal's pages lead to."""

    @property
    def is_wild(self) -> bool:
        """Whether the portal is built the way many real ones are."""
        return self.form is Form.WILD

    def has(self, defect: str) -> bool:
        """Whether the defect is switched on; a misspelt id is an error, not a no."""
        if defect not in DEFECTS:
            raise UnknownDefectError(defect)
        return defect in self.defects
