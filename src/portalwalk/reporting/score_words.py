"""Labels of the score sheet, in both languages: key → (中文, English)."""

SCORE_WORDS: dict[str, tuple[str, str]] = {
    "score": ("评分表", "Score sheet"),
    "score_scheme": ("评分方案：{title}（{scheme}，版本 {version}）", "Scheme: {title} ({scheme}, version {version})"),
    "score_qualified": ("合格", "Qualified"),
    "score_unqualified": ("不合格", "Not qualified"),
    "score_undecided": ("是否合格尚不能判定", "Qualified or not: not decided"),
    "score_total": ("总分", "Total"),
    "score_total_so_far": ("总分（已判定部分）", "Total, as far as judged"),
    "score_deduction": ("扣分部分得分", "Deduction part"),
    "score_bonus": ("加分部分得分", "Bonus part"),
    "score_open": ("未判定分值", "Points not judged"),
    "score_of": ("{n} / {judged}", "{n} of {judged}"),
    "score_none": ("不给出", "not given"),
    "score_undecided_short": ("未定", "not decided"),
    "score_closed": ("未开启", "not opened"),
    # in a terminal
    "score_line_vetoed": ("评分（{name}）：单项否决 {ids}，不合格", "Score ({name}): vetoed by {ids}, not qualified"),
    "score_line_refused": (
        "评分（{name}）：不给出总分，{n} 项指标没有分值（--weights 文件）",
        "Score ({name}): no total, {n:# indicator has|# indicators have} no weight (--weights FILE)",
    ),
    "score_line": (
        "评分（{name}）：总分 {total}；扣分指标已判定部分 {deduction} / {judged} 分，另有 {open} 分未判定",
        "Score ({name}): total {total}, as far as judged: {deduction} of "
        "{judged:# deduction point|# deduction points}; {open:# point was|# points were} not judged",
    ),
    "score_line_bonus": (
        "评分（{name}）：总分 {total}；扣分指标已判定部分 {deduction} / {judged} 分，加分 {bonus}，"
        "另有 {open} 分未判定",
        "Score ({name}): total {total}, as far as judged: {deduction} of "
        "{judged:# deduction point|# deduction points}, bonus {bonus}; {open:# point was|# points were} not judged",
    ),
    # the sheet
    "score_rows_judged": (
        "适用的 {applicable} 项指标中，已全部判定 {judged} 项。",
        "Of {applicable:# indicator that applies|# indicators that apply}, {judged:# was|# were} judged wholly.",
    ),
    "score_part_veto": ("单项否决指标", "Vetoes"),
    "score_part_deduction": ("扣分指标", "Deductions"),
    "score_part_bonus": ("加分指标", "Bonus"),
    "score_indicator": ("指标", "Indicator"),
    "score_points": ("分值", "Points"),
    "score_cases": ("问题及证据", "Cases and evidence"),
    "score_deducted": ("扣分", "Deducted"),
    "score_earned": ("得分", "Earned"),
    "score_finding": ("结论", "Finding"),
    "score_remark": ("备注", "Remark"),
    "score_per_case": ("（每个问题扣 {n} 分）", "({n} a case)"),
    "score_per_place": ("（每处扣 {n} 分）", "({n} a place)"),
    "score_no_case": ("无", "none"),
    "score_state_clear": ("未发现", "none found"),
    "score_state_inapplicable": ("无可判定内容", "nothing to judge"),
    "score_state_cases": ("否决", "vetoed"),
    "score_state_below": ("未达到否决数量", "too few for a veto"),
    "score_state_open": ("未判定", "not judged"),
    "score_state_left-out": ("不适用", "does not apply"),
    "score_state_not-scored": ("不计分", "not scored"),
    "score_state_earned": ("得分", "earned"),
    "score_not_run": ("未检查", "not looked at"),
    "score_open_checks": ("未判定（{why}）：{checks}", "Not judged ({why}): {checks}"),
    "score_open_points": ("{n} 分未判定", "{n:# point was|# points were} not judged"),
    "score_nothing_there": ("没有可供判定的内容，保留分值。", "There was nothing to judge: its points are kept."),
    "score_no_check": ("工具无法检查，须由人工判定。", "No machine can see this: it is for a person."),
    "score_capped": ("按本项分值封顶", "capped at the indicator's points"),
    "score_elsewhere": (
        "{n} 处已在其他指标扣分，不重复扣分",
        "{n:# case was|# cases were} charged under another indicator, and not again",
    ),
    "score_leads": ("待人工核实的线索", "Leads for a person"),
    "score_no_weight": ("分值未公开", "weight not public"),
    "score_source": ("依据", "Source"),
    "score_unconfirmed": ("{sources}（公开文件未能证实）", "{sources} (not confirmed by a public document)"),
    "score_note": (
        "一个问题原因计为一个问题，不论出现多少处（注明按处计算的除外）。"
        "存疑、偶发、受阻和工具自身错误均不扣分，也不计为满分。",
        "One cause is one case, however often it was seen, unless the row counts places. What is in doubt, did not "
        "recur, was blocked or is our own error is never deducted, and never counted as kept.",
    ),
}
