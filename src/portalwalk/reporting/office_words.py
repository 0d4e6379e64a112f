"""Labels of the office formats, Excel and Word, in both languages: key → (中文, English)."""

OFFICE_WORDS: dict[str, tuple[str, str]] = {
    # the list to work through
    "list_sheet": ("问题清单", "Problems"),
    "list_number": ("序号", "No."),
    "list_indicator": ("指标", "Indicator"),
    "list_problem": ("问题", "Problem"),
    "list_outcome": ("检查结果", "Outcome"),
    "list_address": ("网页地址", "Page address"),
    "list_observed": ("看到的情况", "What was seen"),
    "list_where": ("位置（栏目、页面元素）", "Where (section, element)"),
    "list_walks": ("走查情况", "Walks"),
    "list_first_seen": ("首次发现（北京时间）", "First seen (Beijing time)"),
    "list_picture": ("截图", "Picture"),
    "list_file": ("原图", "Full picture"),
    "list_open_file": ("打开原图", "Open"),
    "list_state": ("办理状态", "State"),
    "list_deadline": ("整改期限", "Deadline"),
    "list_remark": ("办理说明", "Remark"),
    "list_finding": ("问题编号", "Finding id"),
    "list_nothing": (
        "没有已确认的问题，也没有待人工判定的事项。",
        "No confirmed problem, and nothing is left to a person.",
    ),
    "list_more": (
        "清单到此为止：另有 {n} 处未列出，见 inspection.json。",
        "The list ends here: {n:# more place is|# more places are} in inspection.json.",
    ),
    "state_review": ("待核实", "to be checked"),
    "state_open": ("待整改", "open"),
    "state_doing": ("整改中", "being mended"),
    "state_mended": ("已整改", "mended"),
    "state_explained": ("已说明", "explained"),
    "state_dismissed": ("不属实", "not so"),
    "state_help": (
        "请选择办理状态；“不属实”请在办理说明中写明理由。",
        "Choose a state; for “not so”, give the reason under Remark.",
    ),
    "deadline_help": ("请填写日期，如 2026-12-31。", "Enter a date, such as 2026-12-31."),
    "about_sheet": ("说明", "About"),
    "about_portal": ("门户", "Portal"),
    "about_result": ("结论", "Result"),
    "about_list": ("关于清单", "The list"),
    "about_list_text": (
        "每处一行：先列存在的问题，再列存疑、待人工判定的事项。“首次发现”指本次检查的时间，未与以往检查比对。"
        "办理状态、整改期限、办理说明由本单位填写。原图链接指向检查文件夹，请将表格留在 report 文件夹内打开。",
        "One row for each place: first what failed, then what is left to a person. “First seen” is the time of this "
        "inspection; earlier ones are not compared. State, deadline and remark are for your office to fill in. "
        "Links to pictures lead into the inspection folder: keep this workbook in its report folder.",
    ),
    "about_formulas": (
        "网页内容若以 = + - @ 等符号开头，前面加了一个单引号，以免被当作公式执行。",
        "Where a page's words begin with = + - @ or the like, an apostrophe stands before them, "
        "so that no program takes them for a formula.",
    ),
    # the office's own letter
    "letter_subject": ("政府网站问题整改通知", "Notice of rectification"),
    "letter_no_subject": ("政府网站检查情况告知", "Notice of inspection"),
    "letter_doubtful": (
        "另有 {n} 项情况存疑，须经人工核实，未列入本通知。",
        "{n:# more matter is|# more matters are} left to a person and not part of this notice.",
    ),
    "letter_more": (
        "其余 {n} 处见问题清单（problems.xlsx）。",
        "{n:# more place is|# more places are} in the list of problems (problems.xlsx).",
    ),
    "letter_more_pictures": (
        "另有 {n} 张截图见检查报告。",
        "{n:# more picture is|# more pictures are} in the inspection report.",
    ),
}
