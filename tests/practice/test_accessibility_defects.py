"""What each defect of accessibility does to the pages: there when switched on, and only then."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from portalwalk.practice.seeded.accessibility import ACCESSIBILITY

if TYPE_CHECKING:
    from tests.practice.conftest import Visit, Visitor

SEEN: dict[str, Callable[[Visitor], bool]] = {
    "accessibility-barriers": lambda v: '<img src="/static/banner.svg" width' in v.get("/").text,
    "accessibility-barriers:label": lambda v: "站内搜索" not in v.get("/").text,
    "accessibility-barriers:contrast": lambda v: ".list time, .byline" in v.get("/site.css").text,
    "accessibility-barriers:phone": lambda v: ".trail a, .site-footer p" in v.get("/site.css").text,
    "accessibility-barriers:language": lambda v: "<html>" in v.get("/xwzx/yw/").text,
    "accessibility-barriers:button": lambda v: 'class="to-top"' in v.get("/xwzx/yw/").text,
    "elder-friendly-missing": lambda v: "data-large" not in v.get("/").text,
}


def test_every_defect_of_accessibility_is_tried_here() -> None:
    assert {one.id for one in ACCESSIBILITY} == SEEN.keys()


@pytest.mark.parametrize("defect", SEEN)
def test_a_defect_is_there_when_it_is_switched_on_and_only_then(visit: Visit, sound: Visitor, defect: str) -> None:
    assert SEEN[defect](visit(defect))
    assert not SEEN[defect](sound)
