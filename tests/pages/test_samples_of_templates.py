"""Samples of templates, looked at on a desktop and a phone, and again where something was broken."""

from collections.abc import Callable

import pytest

from portalwalk import AccessibilityLooked, PageKind, PageSeen
from portalwalk.model.observations import StepTaken
from portalwalk.model.verdict import Doubt, Occurrence
from portalwalk.pages.walk import Walk
from portalwalk.survey.samples import MOST_PICTURED, PHONE, Samples
from tests.conftest import NewWalk
from tests.pages.conftest import Site

FAINT = '<p style="color: #999; background: #fff">2026年11月22日</p>'
FITS = '<meta name="viewport" content="width=device-width, initial-scale=1">'
PHONES_ONLY = f"{FITS}<style>@media (min-width: 500px) {{ p {{ display: none }} }}</style><main>{FAINT}</main>"
Publish = Callable[..., PageSeen]


@pytest.fixture
def publish(site: Site) -> Publish:
    """Publish a page, and say what the survey saw of it."""

    def published(body: str, path: str = "/", status: int = 200) -> PageSeen:
        url = site.put(body, path, status=status)
        facts = {"kind": PageKind.ARTICLE, "kind_confidence": 0.9, "template": path, "seen_on": "2026-11-22"}
        return PageSeen.model_validate({"url": url, "asked_url": url, "status": 200, **facts})

    return published


def looks(walk: Walk, attempt: int = 1) -> list[AccessibilityLooked]:
    entries = [entry for entry in walk.written if entry.attempt == attempt]
    return [entry.data for entry in entries if isinstance(entry.data, AccessibilityLooked)]


def look_on_both(walk: Walk, *pages: PageSeen) -> Samples:
    samples = Samples(walk, pages, len(pages))
    for page in pages:
        samples.get_ready()
        with walk.step("look", zh="查看"):
            walk.goto(page.url)
            samples.look(page)
    samples.look_on_phone()
    return samples


def test_every_sample_is_looked_at_at_the_desk_and_on_a_phone(publish: Publish, new_walk: NewWalk) -> None:
    walk = new_walk()
    look_on_both(walk, publish("<main>首页</main>"), publish(PHONES_ONLY, "/1"))

    assert [(one.device, one.sample, one.samples, one.template) for one in looks(walk)] == [
        ("desktop", 1, 2, "/"),
        ("desktop", 2, 2, "/1"),
        (PHONE, 1, 2, "/"),
        (PHONE, 2, 2, "/1"),
    ]
    assert [[rule.rule for rule in one.broken] for one in looks(walk)] == [[], [], [], ["color-contrast"]]
    assert walk.device == "desktop"


def test_what_is_broken_rests_on_a_picture_with_its_place_marked(publish: Publish, new_walk: NewWalk) -> None:
    walk = new_walk()
    look_on_both(walk, *(publish(f"<main>{FAINT}</main>", f"/{number}") for number in range(MOST_PICTURED + 1)))

    pictures = [one.broken[0].evidence for one in looks(walk) if one.device == "desktop"]
    steps = [entry.data for entry in walk.written if isinstance(entry.data, StepTaken) and entry.data.marks]
    assert [len(one) for one in pictures] == [1] * MOST_PICTURED + [0]
    marked = {(mark.picture, mark.target) for step in steps for mark in step.marks}
    first = looks(walk)[0].broken[0].elements[0].target
    assert {(sha, first) for one in pictures for sha in one} <= marked
    assert all(one.evidence for one in looks(walk))


def test_only_what_is_doubted_and_was_broken_is_looked_at_again(publish: Publish, new_walk: NewWalk) -> None:
    walk = new_walk()
    sound, phones_only, faint = publish("<main>首页</main>"), publish(PHONES_ONLY, "/1"), publish(FAINT, "/2")
    look_on_both(walk, sound, phones_only, faint)
    first = looks(walk)
    walk.begin_again(
        [
            Doubt(place=Occurrence(url=one.url, observed="-", observed_zh="-"), title="-", title_zh="-")
            for one in (sound, phones_only)
        ]
    )

    Samples(walk).look_again(first)

    assert [(one.device, one.url, len(one.broken)) for one in looks(walk, 2)] == [(PHONE, phones_only.url, 1)]
    assert walk.device == "desktop"


@pytest.mark.parametrize(("body", "status"), [("请完成安全验证", 200), ("没有这一页", 404), ("<main>拒绝</main>", 403)])
def test_what_is_no_page_of_the_portal_is_not_judged(
    publish: Publish, new_walk: NewWalk, body: str, status: int
) -> None:
    walk = new_walk()
    Samples(walk, [publish(f"{body}{FAINT}", status=status)], 1).look_on_phone()

    assert looks(walk) == []


def test_a_page_that_is_no_sample_is_not_looked_at(publish: Publish, new_walk: NewWalk) -> None:
    walk, page = new_walk(), publish(FAINT)
    samples = Samples(walk, (), 1)
    samples.get_ready()
    walk.goto(page.url)

    samples.look(page)

    assert looks(walk) == []
