"""Small schemes and findings for the golden tests of scoring."""

from decimal import Decimal

from portalwalk.model.finding import Finding, fingerprint
from portalwalk.model.outcome import Impact, Outcome
from portalwalk.model.scheme import Block, BonusRules, DeductionRules, Indicator, Part, Scheme, Source
from portalwalk.model.scorecard import IndicatorScore, Scorecard
from portalwalk.model.verdict import Occurrence

OWN = """\
name = "ours"
version = "1"
title = "Ours"
title_zh = "自定"
says = "Our own."
says_zh = "自定分值。"

[deduction]
points = 100
pass_from = 60
bonus_above = 80
edges = "As usual."
edges_zh = "照例。"

[blocks]
all = { title = "All", title_zh = "全部" }

[sources]
own = { title = "own", title_zh = "自定" }

[[indicators]]
id = "X1"
part = "deduction"
block = "all"
title = "Search"
title_zh = "搜索"
points = 40.5
per_case = 0.5
checks = ["search-missing"]
source = ["own"]
confirmed = false

[[indicators]]
id = "X2"
part = "deduction"
title = "Links"
title_zh = "链接"
points = 59.5
per_case = 1
checks = ["link-broken"]
source = ["own"]
confirmed = false
"""

HOME = "https://www.example.gov.cn/"


def finding(
    check: str,
    outcome: str = "failed",
    *,
    cause: str = "",
    place: str = "",
    urls: tuple[str, ...] = (HOME,),
    **more: bool,
) -> Finding:
    return Finding(
        id=fingerprint(check, cause, place),
        check=check,
        outcome=Outcome(outcome),
        impact=Impact.MODERATE,
        title="t",
        title_zh="题",
        summary="s",
        summary_zh="述",
        scenario="survey",
        cause=cause,
        place=place,
        occurrences=tuple(Occurrence(url=url, observed="o", observed_zh="见", place=place) for url in urls),
        **more,
    )


def several(check: str, number: int) -> list[Finding]:
    """That many causes, each a case."""
    return [finding(check, cause=f"cause-{one}") for one in range(number)]


def passed(*checks: str) -> list[Finding]:
    return [finding(check, "passed") for check in checks]


CLEAN = passed("steady", "search")


def row(name: str, points: str | None, *checks: str, per_case: str | None = "1", **more: object) -> Indicator:
    """A deduction row, unless `part` says otherwise."""
    values: dict[str, object] = {
        "id": name,
        "part": Part.DEDUCTION,
        "title": f"row {name}",
        "title_zh": f"指标{name}",
        "points": None if points is None else Decimal(points),
        "per_case": None if per_case is None or points is None else Decimal(per_case),
        "checks": checks,
        "source": ("ours",),
        "confirmed": True,
    }
    return Indicator.model_validate(values | more)


def veto(name: str, *checks: str, **more: object) -> Indicator:
    return row(name, None, *checks, per_case=None, part=Part.VETO, **more)


def bonus(name: str, points: str | None, *checks: str) -> Indicator:
    return row(name, points, *checks, part=Part.BONUS, per_case=None)


def scheme(*rows: Indicator, count_once: tuple[tuple[str, ...], ...] = ()) -> Scheme:
    return Scheme(
        name="golden",
        version="1",
        title="Golden",
        title_zh="样例",
        says="These weights are made up.",
        says_zh="分值为测试而设。",
        deduction=DeductionRules(
            points=Decimal(100),
            pass_from=Decimal(60),
            bonus_above=Decimal(80),
            edges="60 qualifies, 80 does not open the bonus; not spelled out.",
            edges_zh="恰为60分合格，恰为80分不开启加分；未见明文。",
            without_services="services",
            count_once=count_once,
        ),
        bonus=BonusRules(points=Decimal(30)),
        blocks={"services": Block(title="Services", title_zh="办事服务", points=Decimal(25))},
        sources={"ours": Source(title="ours", title_zh="自拟")},
        indicators=rows,
    )


def of(card: Scorecard, name: str) -> IndicatorScore:
    return next(one for one in card.indicators if one.indicator == name)


def weights_of(made: Scheme, **points: str) -> str:
    """A weights file in which the services are worth 25 and all rows 100."""
    rows = made.of_part(Part.DEDUCTION)
    services = [row.id for row in rows if row.block == "services"]
    given = dict.fromkeys((row.id for row in rows), "0") | dict.fromkeys(services, "0")
    given |= {services[0]: "25", "D17": "75"} | points
    head = 'scheme = "guoban-2019"\nsource = "the official table"\nsource_zh = "官方指标表"\n\n[weights]\n'
    return head + "".join(f"{name} = {{ points = {worth}, per_case = 2.5 }}\n" for name, worth in given.items())


def shown(*figures: Decimal | None) -> str:
    """Write figures as a reader sees them."""
    return " ".join("-" if one is None else str(one) for one in figures)
