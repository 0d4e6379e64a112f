"""Labels of the report's page, in both languages: key → (中文, English). `{…}` is filled in, see `word`."""

PAGE_WORDS: dict[str, tuple[str, str]] = {
    # the head
    "kind_of_report": ("政务门户检查报告", "Portal inspection report"),
    "report_title": ("{name} 检查报告", "{name}: inspection report"),
    "colon": ("：", ": "),
    "labelled": ("{label}：{value}", "{label}: {value}"),
    "language": ("语言", "Language"),
    "print": ("打印或存为 PDF", "Print or save as PDF"),
    "skip": ("跳到检查结论", "Skip to the verdict"),
    "started": ("检查时间", "Inspected"),
    "utc_time": ("{time} UTC", "{time} UTC"),
    "beijing_time": ("北京时间 {time}", "{time} Beijing time"),
    "until": ("至 {time}", "until {time}"),
    "level": ("检查方式", "Level"),
    "level_look": ("只看：不填写、不提交", "look: read only, nothing typed or sent"),
    "level_fill": ("只填：填写表单但不提交", "fill: forms are filled, nothing is submitted"),
    "level_submit": ("提交：提交一次，并注明为测试", "submit: submitted once, marked as a test"),
    "tool": ("检查工具", "Tool"),
    "browser": ("浏览器", "Browser"),
    "no_browser": ("未启动浏览器", "none was started"),
    "remarks": ("需要说明", "Please note"),
    "partial": (
        "本次检查没有全部完成：报告只包含中断之前看到的内容。",
        "This inspection did not come to its end: the report holds what was seen until then.",
    ),
    "contents": ("目录", "Contents"),
    # the verdict
    "verdict": ("检查结论", "Verdict"),
    "found": (
        "发现 {n} 个问题，涉及 {checks} 项检查",
        "{n:# problem|# problems} found by {checks:# check|# checks}",
    ),
    "found_none": ("未发现问题", "No problem found"),
    "found_none_open": (
        "未发现已确认的问题，但有 {n} 项尚无结论",
        "No confirmed problem, but {n:# is|# are} still open",
    ),
    "found_nothing_judged": (
        "没有任何一项得到判定，不能据此评价该门户",
        "Nothing could be judged: this says nothing about the portal",
    ),
    "found_reproduced": (
        "每个问题均注明在几次走查中出现；未能复现的不计入此处，另列为待人工判定。",
        "Every problem says in how many walks it was seen. What did not recur is not counted here; "
        "it is left to a person.",
    ),
    "by_impact": ("按影响程度", "By impact"),
    "impact_critical": ("特别严重", "critical"),
    "impact_serious": ("严重", "serious"),
    "impact_moderate": ("一般", "moderate"),
    "impact_minor": ("轻微", "minor"),
    "impact": ("影响程度", "Impact"),
    "outcome_passed": ("通过", "passed"),
    "outcome_failed": ("存在问题", "failed"),
    "outcome_cantTell": ("存疑，待人工判定", "needs a person"),
    "outcome_inapplicable": ("不适用", "not applicable"),
    "outcome_blocked": ("受阻", "blocked"),
    "outcome_error": ("工具自身错误", "our own error"),
    # the filter
    "filter": ("筛选", "Filter"),
    "filter_text": ("文字", "Text"),
    "filter_outcome": ("结果", "Outcome"),
    "filter_journey": ("走查路径", "Journey"),
    "filter_impact": ("影响程度", "Impact"),
    "filter_indicator": ("指标", "Indicator"),
    "filter_all": ("全部", "all"),
    "filter_clear": ("清除筛选", "Clear"),
    "filter_left": ("显示 {n} 条，共 {total} 条", "{n} of {total} shown"),
    # findings
    "problems": ("发现的问题", "Problems"),
    "no_problems": ("没有已确认的问题。", "No confirmed problem."),
    "doubtful": ("存疑，待人工判定", "Left to a person to decide"),
    "doubtful_note": (
        "工具看到了以下情况，但不足以下结论，请人工核对。未经核实不作为扣分依据。",
        "The tool saw the following, but not enough to decide. It is not to be deducted unless a person confirms it.",
    ),
    "nothing_doubtful": ("没有需要人工判定的事项。", "Nothing is left to a person."),
    "why": ("为何重要", "Why it matters"),
    "how_to_fix": ("整改建议", "How to fix it"),
    "basis": ("依据", "Basis"),
    "check": ("检查项", "Check"),
    "seen_on": ("走查路径", "Journey"),
    "permalink": ("问题编号（可引用的链接）", "Id (a link that can be quoted)"),
    "copy_link": ("复制链接", "Copy link"),
    "copied": ("已复制", "Copied"),
    "attempts": ("各次走查", "Each walk"),
    "attempt": ("第 {n} 次走查", "Walk {n}"),
    "reproduced": (
        "{m} 次走查（每次均为全新的浏览器环境）中有 {n} 次出现",
        "Seen in {n} of {m:# walk|# walks}, each in a fresh browser context",
    ),
    "seen_once": ("走查 1 次，未重复", "One walk; it was not repeated"),
    "intermittent": ("偶发", "intermittent"),
    "intermittent_note": (
        "首次走查时出现，重新走查时未再出现：如实记录，不予扣分。",
        "Seen in one walk and not in the next: reported, never deducted.",
    ),
    "places": ("{n} 处", "{n:# place|# places}"),
    "more_lines": ("其余 {n} 项", "{n} more"),
    "more_places": ("其余 {n} 处", "{n:# more place|# more places}"),
    "address": ("网址", "Address"),
    "device": ("设备", "Device"),
    "desktop": ("桌面电脑", "Desktop"),
    "selector": ("页面元素", "Element"),
    "evidence": ("证据", "Evidence"),
    "evidence_picture": ("证据图片 {id}", "Evidence picture {id}"),
    "evidence_missing": (
        "证据 {id} 不在检查文件夹中",
        "Evidence {id} is missing from the inspection folder",
    ),
    "saved_page": ("网页源码存档（请用文本编辑器打开）", "Saved page source (open it in a text editor)"),
    "picture_of": ("{step} — 页面“{title}”", "{step} — page “{title}”"),
    "mark": ("图中标记 {number}：{what}", "Mark {number}: {what}"),
    "to_step": ("查看该步骤", "See the step"),
    "show_proof": ("查看依据", "Show the evidence"),
    # what was not judged
    "unjudged": ("未能判定", "Not judged"),
    "unjudged_note": (
        "以下各项没有看到结果：受阻，或工具自身出错。这不是该门户的问题，不扣分，但会降低覆盖率。",
        "These could not be seen: the walk was blocked, or our own tool erred. "
        "None of it is held against the portal; it lowers the coverage.",
    ),
    "all_judged": ("凡适用的检查项均已判定。", "Everything that applied was judged."),
    "coverage": ("覆盖情况", "Coverage"),
    "coverage_sentence": (
        "适用的 {applicable} 项检查中，已判定 {judged} 项（{percent}）",
        "Of {applicable:# check that applies|# checks that apply}, {judged:# was|# were} judged ({percent})",
    ),
    "coverage_line": (
        "覆盖：适用 {applicable} 项，已判定 {judged}，受阻 {blocked}，工具错误 {error}",
        "Coverage: {applicable:# check|# checks} applied, {judged} judged, {blocked} blocked, "
        "{error:# error|# errors} of our own",
    ),
    "coverage_none": ("没有适用的检查项", "No check applied"),
    "coverage_judged": ("已判定", "judged"),
    "coverage_blocked": ("受阻", "blocked"),
    "coverage_error": ("工具自身错误", "our own error"),
    "coverage_note": (
        "按检查项计数，不适用的不计入。“存疑”已留存全部证据，计为已判定。",
        "Counted by check; what does not apply is left out. What is left to a person counts as judged.",
    ),
    "passed": ("通过的检查项", "Passed"),
    "none_passed": ("没有通过的检查项。", "No check passed."),
    "inapplicable": ("不适用的检查项", "Not applicable"),
    "none_inapplicable": ("没有不适用的检查项。", "Every check applied."),
    # pictures opened large, and the foot
    "close": ("关闭", "Close"),
    "previous": ("上一张", "Previous"),
    "next": ("下一张", "Next"),
    "large_picture": ("放大的图片", "Enlarged picture"),
    "original": ("打开原图", "Open the file"),
    "made_by": ("由 {tool} 生成", "Made by {tool}"),
    "manifest_head": ("证据清单末条记录的 SHA-256", "SHA-256 of the last record of the evidence manifest"),
    "verify_note": (
        "用 portalwalk verify 可核对证据是否被改动。",
        "portalwalk verify tells whether the evidence was touched.",
    ),
    "sentences": ("{first}{second}", "{first} {second}"),
    "stamp": ("时间戳", "Time stamp"),
    "stamp_says": (
        "{at}，{signer} 对上述 SHA-256 签发时间戳（RFC 3161），证明证据在此之前已形成。"
        "签名者的身份未经根证书核对，可用 portalwalk verify --trust 核对。",
        "{at}: {signer} signed the SHA-256 above (RFC 3161), so the evidence was there by then. "
        "Who the signer is was not checked against a root; portalwalk verify --trust does.",
    ),
    "stamp_says_in_part": (
        "{at}，{signer} 对清单第 {covered} 条（共 {records} 条）的 SHA-256 {head} 签发时间戳（RFC 3161），"
        "证明该条及之前的证据在此之前已形成，其后的记录不在其内。"
        "签名者的身份未经根证书核对，可用 portalwalk verify --trust 核对。",
        "{at}: {signer} signed {head}, the SHA-256 of record {covered} of {records} of the manifest (RFC 3161), so the "
        "evidence up to there was there by then; later records are not covered. "
        "Who the signer is was not checked against a root; portalwalk verify --trust does.",
    ),
    "stamp_wrong": (
        "检查文件夹中的时间戳（timestamp.tsr）无效：{why}。它不能证明任何事项。",
        "The time stamp in the inspection folder (timestamp.tsr) does not hold: {why}. It proves nothing.",
    ),
}
