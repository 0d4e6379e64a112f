"""What a scheme must keep to beyond the types of its keys: words that name something, points that add up."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from portalwalk.model.scheme import Indicator, Part, Scheme, Weights
from portalwalk.toml_files.lines import KeyPath
from portalwalk.toml_files.mistakes import advice

Broken = tuple[KeyPath, str, str]
"""Where, and what is wrong, in English and in Chinese."""


def broken_rules(scheme: Scheme) -> Iterator[Broken]:
    """Yield every rule that a scheme breaks."""
    seen: set[str] = set()
    charged: dict[str, str] = {}
    for number, row in enumerate(scheme.indicators):
        path: KeyPath = ("indicators", number)
        if row.id in seen:
            yield (*path, "id"), f"{row.id} is there twice.", f"{row.id} 重复。"
        seen.add(row.id)
        yield from _unknown_words(scheme, row, path)
        yield from _of_its_part(scheme, row, path)
        for check in row.checks if row.part is Part.DEDUCTION and not row.causes else ():
            if (other := charged.setdefault(check, row.id)) != row.id:
                yield (
                    (*path, "checks"),
                    f"{check} feeds {other} already: its cases would be deducted twice.",
                    f"{check} 已用于 {other}，同一问题会重复扣分。",
                )
    for name, window in scheme.windows.items():
        yield from _not_among(window.source, scheme.sources, ("windows", name, "source"), ("source", "来源"))
    block = scheme.deduction.without_services
    if block:
        yield from _not_among((block,), scheme.blocks, ("deduction", "without_services"), ("block", "板块"))
    yield from _sums(scheme)


def broken_weights(weights: Weights, scheme: Scheme) -> Iterator[Broken]:
    """Yield what a weights file says that its scheme has no place for."""
    if weights.scheme != scheme.name:
        yield (
            ("scheme",),
            f"these weights are for {weights.scheme}, not for {scheme.name}.",
            f"这些分值用于 {weights.scheme}，不是 {scheme.name}。",
        )
        return
    weighable = {row.id: row for row in scheme.indicators if row.part is not Part.VETO}
    yield from _not_among(tuple(weights.weights), weighable, ("weights",), ("indicator", "指标"), each_has_a_line=True)
    for name, weight in weights.weights.items():
        row = weighable.get(name)
        needs_amount = row is not None and row.part is Part.DEDUCTION and row.per_case is None and weight.points
        if needs_amount and weight.per_case is None:
            yield (
                ("weights", name),
                "per_case is missing: what one case takes off.",
                "缺少 per_case（每个问题扣多少分）。",
            )


def _unknown_words(scheme: Scheme, row: Indicator, path: KeyPath) -> Iterator[Broken]:
    if row.block:
        yield from _not_among((row.block,), scheme.blocks, (*path, "block"), ("block", "板块"))
    yield from _not_among(row.source, scheme.sources, (*path, "source"), ("source", "来源"))
    yield from _not_among(row.windows, scheme.windows, (*path, "windows"), ("window", "时限"))


def _not_among(
    words: tuple[str, ...],
    known: Mapping[str, object],
    path: KeyPath,
    kind: tuple[str, str],
    *,
    each_has_a_line: bool = False,
) -> Iterator[Broken]:
    names = list(known)
    for word in words:
        if word not in names:
            near, near_zh = advice(word, names)
            where = (*path, word) if each_has_a_line else path
            yield where, f"there is no {kind[0]} {word!r}.{near}", f"没有名为 {word!r} 的{kind[1]}。{near_zh}"


def _of_its_part(scheme: Scheme, row: Indicator, path: KeyPath) -> Iterator[Broken]:
    if row.part is Part.VETO and (row.points is not None or row.per_case is not None):
        yield path, "a veto indicator has no points and no per_case.", "单项否决指标没有分值。"
    if row.part is Part.BONUS and row.per_case is not None:
        yield (*path, "per_case"), "only a deduction indicator has per_case.", "只有扣分指标有 per_case。"
    if row.part is not Part.VETO and row.at_least != 1:
        yield (*path, "at_least"), "only a veto indicator has at_least.", "只有单项否决指标有 at_least。"
    if row.part is Part.BONUS and scheme.bonus is None:
        yield path, "a bonus indicator needs a [bonus] table.", "有加分指标时须有 [bonus] 表。"


def _sums(scheme: Scheme) -> Iterator[Broken]:
    """Compare what the rows add up to with what the parts and blocks say; only when all of them have points."""
    yield from _sum(scheme.of_part(Part.DEDUCTION), scheme.deduction.points, ("deduction", "points"))
    if scheme.bonus is not None:
        yield from _sum(scheme.of_part(Part.BONUS), scheme.bonus.points, ("bonus", "points"))
    for name, block in scheme.blocks.items():
        rows = tuple(row for row in scheme.of_part(Part.DEDUCTION) if row.block == name)
        if block.points is not None and rows:
            yield from _sum(rows, block.points, ("blocks", name, "points"))
    left_out = scheme.blocks.get(scheme.deduction.without_services)
    if left_out is not None and left_out.points is None:
        yield (
            ("blocks", scheme.deduction.without_services),
            "points are missing: this block is left out for offices without services.",
            "缺少 points：无服务职能的单位不检查此板块，须写明其分值。",
        )


def _sum(rows: tuple[Indicator, ...], points: Decimal, path: KeyPath) -> Iterator[Broken]:
    worth = [row.points for row in rows if row.points is not None]
    if len(worth) == len(rows) and sum(worth) != points:
        ids = ", ".join(row.id for row in rows)
        yield path, f"is {points}, but {ids} add up to {sum(worth)}.", f"为 {points}，但 {ids} 合计为 {sum(worth)}。"
