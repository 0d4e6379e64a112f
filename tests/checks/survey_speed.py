"""What the check of the time that pages take makes of plain observations."""

from typing import Any

from portalwalk import Observation, PageKind, PageTimed

HOME = "https://www.qinghe.gov.cn/"


def timed(took_ms: int, waited_ms: int, **seen: Any) -> PageTimed:
    facts = {"url": HOME, "kind": PageKind.HOME, "template": "t1", "connected_ms": 20, "slowest": HOME}
    return PageTimed.model_validate({**facts, "took_ms": took_ms, "waited_ms": waited_ms, **seen})


CASES: list[tuple[str, str, list[Observation], str]] = [
    ("page-slow", "the server takes four seconds", [timed(4_500, 4_000)], "failed server"),
    ("page-slow", "one of two", [timed(900, 300), timed(4_500, 4_000, url=f"{HOME}zc/")], "failed server"),
    ("page-slow", "still on its way when the look ended", [timed(5_100, 4_900, unfinished=True)], "failed server"),
    ("page-slow", "three seconds to the millisecond", [timed(3_000, 2_900)], "passed"),
    ("page-slow", "slow here, fast there", [timed(4_500, 900)], "cantTell"),
    ("page-slow", "answers in just three seconds, pictures after", [timed(3_900, 3_000)], "cantTell"),
    ("page-slow", "a host far away", [timed(4_500, 4_000, connected_ms=900)], "cantTell"),
    ("page-slow", "never timed", [], "inapplicable"),
]
