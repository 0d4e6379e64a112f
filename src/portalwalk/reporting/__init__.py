"""Tell what an inspection found: one view model, several formats, no scores of its own."""

from portalwalk.reporting.errors import ReportError
from portalwalk.reporting.write import FORMATS, write_report

__all__ = ["FORMATS", "ReportError", "write_report"]
