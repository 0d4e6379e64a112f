"""The practice portal: a small government portal whose defects can be switched on one by one."""

from portalwalk.practice.defects import DEFECTS, NOT_SEEDED, Defect, UnknownDefectError
from portalwalk.practice.serving import PracticePortal, running
from portalwalk.practice.settings import Form
from portalwalk.practice.wild import WILD_TRUE, WildDefectsError

__all__ = [
    "DEFECTS",
    "NOT_SEEDED",
    "WILD_TRUE",
    "Defect",
    "Form",
    "PracticePortal",
    "UnknownDefectError",
    "WildDefectsError",
    "running",
]
