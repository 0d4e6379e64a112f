"""Which indicators of the score sheet a finding feeds, and what time limits these set."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from portalwalk.model.inspection import Inspection
from portalwalk.reporting.findings import pair
from portalwalk.reporting.parts import IndicatorRef
from portalwalk.reporting.text import Text


def indicators_by_finding(inspection: Inspection) -> Mapping[str, tuple[IndicatorRef, ...]]:
    """Finding id → the rows that count it, or that leave it to a person; empty without a score sheet."""
    found: defaultdict[str, list[IndicatorRef]] = defaultdict(list)
    for row in inspection.scorecard.indicators if inspection.scorecard else ():
        title = Text.of(row.title, row.title_zh)
        name = Text(zh=f"{row.indicator} {title.zh}", en=f"{row.indicator} {title.en}")
        reference = IndicatorRef(row.indicator, name, pair(row.windows, row.windows_zh))
        for finding in dict.fromkeys((*row.findings, *row.leads)):
            found[finding].append(reference)
    return {finding: tuple(rows) for finding, rows in found.items()}
