"""What a score sheet says of itself, in both languages: whose weights, which gate, what is missing."""

from decimal import Decimal

from portalwalk.model.language import EN, ZH
from portalwalk.model.scheme import Part, Scheme
from portalwalk.model.scorecard import IndicatorScore, RowState, Scorecard

Sentence = tuple[str, str]
"""English and Chinese."""


def remarks(card: Scorecard, scheme: Scheme) -> tuple[Sentence, ...]:
    """Say what a reader must know before quoting a figure of this sheet."""
    rules = scheme.deduction
    said: list[Sentence] = [(scheme.says, scheme.says_zh)]
    if scheme.weights_from:
        said.append((f"Weights from: {scheme.weights_from}.", f"分值来源：{scheme.weights_from_zh}。"))
    if card.veto:
        said.append(_veto(card))
        return tuple(said)
    if card.missing_weights:
        ids, ids_zh = EN.listed(card.missing_weights), ZH.listed(card.missing_weights)
        said.append(
            (
                f"No total: these indicators count, and the scheme leaves their weights open: {ids}. "
                "Supply them with --weights FILE.",
                f"不给出总分：下列指标应计分，但方案中没有分值：{ids_zh}。请用 --weights 文件 提供。",
            )
        )
    if card.left_out:
        block = scheme.blocks[card.left_out]
        worth = rules.points - (block.points or 0)
        said.append(
            (
                f"The office offers no services: “{block.title}” was left out; the rest was scored out of "
                f"{EN.number(worth)} "
                f"and scaled up to {EN.number(rules.points)}.",
                f"该单位没有对外服务职能：“{block.title_zh}”不予检查，其余部分按 {ZH.number(worth)} 分计分后折算为 "
                f"{ZH.number(rules.points)} 分。",
            )
        )
    said += [*_openness(card, scheme), *_nothing_there(card)]
    if card.deduction in (rules.pass_from, rules.bonus_above) and not card.open_points:
        said.append((rules.edges, rules.edges_zh))
    return tuple(said)


def _veto(card: Scorecard) -> Sentence:
    rows = [row for row in card.indicators if row.indicator in card.veto]
    names, names_zh = EN.titles(row.title for row in rows), ZH.titles(row.title_zh for row in rows)
    return (
        f"Vetoed by: {names}. The portal is not qualified, and nothing else is scored.",
        f"单项否决：{names_zh}。判定为不合格，其他指标不再计分。",
    )


def _nothing_there(card: Scorecard) -> list[Sentence]:
    """Name the deduction rows that keep their points although nothing of them was there to be judged."""
    rows = [row for row in card.indicators if row.part is Part.DEDUCTION and row.state is RowState.INAPPLICABLE]
    if not rows or card.deduction is None:
        return []
    points = sum((row.points for row in rows if row.points is not None), Decimal(0))
    names, names_zh = EN.titles(row.title for row in rows), ZH.titles(row.title_zh for row in rows)
    return [
        (
            f"On these indicators there was nothing to judge; their points ({EN.number(points)}) are kept: {names}.",
            f"下列指标没有可供判定的内容，保留其分值（共 {ZH.number(points)} 分）：{names_zh}。",
        )
    ]


def _openness(card: Scorecard, scheme: Scheme) -> list[Sentence]:
    said: list[Sentence] = []
    if card.deduction is not None and card.open_points:
        rows = [row for row in card.indicators if row.part is Part.DEDUCTION and row.state is RowState.OPEN]
        most = card.deduction + card.open_points
        said.append(
            (
                f"{EN.plural(len(rows), '# deduction indicator was', '# deduction indicators were')} not judged "
                "wholly, "
                f"which leaves {EN.plural(card.open_points, '# point', '# points')} open. "
                f"The score of this part lies between {EN.number(card.deduction)} and {EN.number(most)}.",
                f"扣分指标中有 {len(rows)} 项未能全部判定，涉及 {ZH.number(card.open_points)} 分；"
                f"本部分得分在 {ZH.number(card.deduction)} 至 {ZH.number(most)} 分之间。",
            )
        )
    if card.bonus_open is None and card.deduction is not None and scheme.bonus:
        line = scheme.deduction.bonus_above
        said.append(
            (
                f"Whether the score is above {EN.number(line)}, which opens the bonus part, is not decided: no bonus "
                "was added.",
                f"得分是否高于 {ZH.number(line)} 分（加分部分的开启线）尚不能确定，未计加分。",
            )
        )
    vetoes = [row for row in card.indicators if row.part is Part.VETO and row.state is RowState.OPEN]
    if vetoes:
        said.append(_open_vetoes(vetoes))
    return said


def _open_vetoes(rows: list[IndicatorScore]) -> Sentence:
    names, names_zh = EN.titles(row.title for row in rows), ZH.titles(row.title_zh for row in rows)
    return (
        f"These vetoes were not judged wholly and are for a person: {names}.",
        f"下列单项否决指标未能全部判定，须由人工核实：{names_zh}。",
    )
