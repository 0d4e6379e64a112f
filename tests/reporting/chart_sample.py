"""What the tests of charts are made of."""

from portalwalk.evidence.folder import InspectionFolder
from portalwalk.model.journal import Entry
from portalwalk.model.observations import PageKind, PageTimed
from portalwalk.model.scorecard import IndicatorScore, Scorecard
from tests.reporting.sample import HOME


def timed(folder: InspectionFolder, *pages: tuple[str, int], attempt: int = 1, waited_ms: int = 100) -> None:
    """Note down pages of the portal with the milliseconds that they took."""
    for path, took_ms in pages:
        page = PageTimed(
            url=HOME + path,
            kind=PageKind.ARTICLE,
            template=path,
            took_ms=took_ms,
            waited_ms=min(waited_ms, took_ms),
            connected_ms=20,
            unfinished=took_ms > 5_000,
        )
        at, scenario = "2026-11-22T09:40:00.000Z", "test_whole_site.py::test_every_page_is_in_order"
        folder.append(Entry(at=at, scenario=scenario, attempt=attempt, kind="PageTimed", data=page))


def row(block: str, points: int, deducted: str, left: str = "0", **more: object) -> IndicatorScore:
    facts: dict[str, object] = {
        "indicator": f"D-{block}-{points}",
        "title": "t",
        "title_zh": "题",
        "points": points,
        "deducted": deducted,
        "open_points": left,
        "cases": 0,
        "judged": left == "0",
        "block": block,
        "block_zh": f"{block}板块",
    }
    return IndicatorScore.model_validate(facts | more)


def card_of(*rows: IndicatorScore) -> Scorecard:
    return Scorecard(scheme="s", version="1", qualified=None, indicators=rows)
