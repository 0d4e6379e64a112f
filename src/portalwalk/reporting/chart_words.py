"""Labels of the charts, in both languages: key → (中文, English)."""

CHART_WORDS: dict[str, tuple[str, str]] = {
    "charts": ("图表", "Charts"),
    "chart_table": ("以表格查看", "As a table"),
    "chart_total": ("合计", "Total"),
    "chart_score": ("各板块得分情况", "Score by block of indicators"),
    "chart_score_note": (
        "单位：分。由评分表中扣分指标各行相加得出；尚未判定的分值，既不算保留，也不算扣除。",
        "In points, added up from the deduction rows of the score sheet. What was not judged is neither kept nor lost.",
    ),
    "chart_score_unscaled": (
        "不适用的板块未列出；总分按其余板块折算，图中为折算前的分值。",
        "A block that does not apply is not shown. The total is scaled up from the others; these points are not.",
    ),
    "chart_block": ("板块", "Block"),
    "chart_no_block": ("其他扣分指标", "Other deductions"),
    "chart_kept": ("保留", "kept"),
    "chart_lost": ("扣除", "lost"),
    "chart_open": ("未判定", "not judged"),
    "chart_kept_heading": ("保留 / 分值", "Kept, of all points"),
    "chart_kept_of": ("{kept} / {points} 分", "{kept} of {points}"),
    "chart_outcomes": ("各走查路径的检查结果", "Findings by journey"),
    "chart_outcomes_note": (
        "单位：条。一条结果涉及几条走查路径的，在每条路径中各计一次。",
        "In findings. One that rests on several journeys is counted in each of them.",
    ),
    "chart_journey": ("走查路径", "Journey"),
    "chart_no_journey": ("不属于任何一条路径", "Of no journey"),
    "chart_findings": ("{n} 条", "{n:# finding|# findings}"),
    "chart_times": ("页面打开用时", "How long pages took to open"),
    "chart_timed": ("单位：秒。共测 {n} 个页面。", "In seconds, of {n:# page|# pages}."),
    "chart_timed_slowest": (
        "单位：秒。共测 {n} 个页面，此处为最慢的 {shown} 个。",
        "In seconds: the slowest {shown} of {n:# page|# pages}.",
    ),
    "chart_times_note": (
        "测的是浏览器首次访问，从发出请求到页面及其图片、样式、脚本加载完毕；同一页面多次测量的，取最快一次。"
        "虚线为限值；超出限值的原因未必在门户，以检查结果为准。",
        "A browser’s first visit, from asking for the page until it was there with its pictures, styles and scripts; "
        "of several visits the fastest. The dashed line is the limit. What goes beyond it need not be the portal’s "
        "doing: the findings say whose it is.",
    ),
    "chart_page": ("页面", "Page"),
    "chart_time": ("用时", "Time"),
    "chart_waited": ("等待门户服务器应答", "waiting for the portal’s server"),
    "chart_rest": ("其余（连接、传输、页面处理）", "all else: connecting, sending, drawing"),
    "chart_seconds": ("{n} 秒", "{n} s"),
    "chart_unfinished": ("{n} 秒后仍未加载完毕", "not complete after {n} s"),
    "chart_limit": ("限值 {n} 秒", "limit: {n} s"),
}
