"""Labels of the storyboards and of what a survey saw, in both languages: key → (中文, English)."""

WALK_WORDS: dict[str, tuple[str, str]] = {
    "journeys": ("走查实录", "The walks"),
    "journeys_note": (
        "展开任一次走查，可按先后查看每一步的截图。点击图片可放大；图中带圈的数字 1 标出当时操作的位置。",
        "Unfold a walk to see its steps in order, each as a picture. Select a picture to enlarge it; the number 1 "
        "marks what was acted on.",
    ),
    "no_journeys": ("没有走查记录。", "No walk was recorded."),
    "walk_first": ("第 1 次走查", "First walk"),
    "walk_again": (
        "第 {n} 次走查（重新打开全新浏览器，核对能否复现）",
        "Walk {n} (fresh browser, to see whether it recurs)",
    ),
    "survey_looked": (
        "打开 {pages} 页，核验 {links} 个链接，页面模板约 {templates} 种。",
        "{pages:# page|# pages} opened, {links:# link|# links} followed, about {templates:# kind|# kinds} of page.",
    ),
    "survey_not_reached": (
        "另有 {pages} 个网址未及查看。",
        "{pages:# more address was|# more addresses were} not reached.",
    ),
    "survey_script_drawn": (
        "{pages} 页的内容由脚本生成，本次只看到原始文档。",
        "{pages:# page is drawn by scripts; only its document was|"
        "# pages are drawn by scripts; only their documents were} read.",
    ),
    "survey_not_rendered": (
        "有页面未能用浏览器打开，例如 {why}",
        "Some pages could not be opened in a browser, for example {why}",
    ),
    "survey_skipped": ("已跳过：{what}", "Skipped: {what}"),
    "walk_cut": ("这次走查没有走到终点", "This walk did not come to its end"),
    "steps": ("{n} 步", "{n:# step|# steps}"),
    "beyond_screen": (
        "{step}（边框内为屏幕，右侧为滑动后才能看到的部分）",
        "{step} (in the frame: the screen; to its right: what only a swipe shows)",
    ),
    "after_swipe": ("{step}（向左滑动后）", "{step} (after a swipe)"),
    "before_click": ("{step}（点击前）", "{step} (before the click)"),
    "before": ("点击前", "Before the click"),
    "no_picture": ("无截图", "No picture"),
    "step_error": ("本步未能完成", "This step could not be finished"),
    "status": ("状态码 {code}", "HTTP {code}"),
    "console_errors": ("控制台报错（{n}）", "Console errors ({n})"),
    "failed_requests": ("失败的请求（{n}）", "Failed requests ({n})"),
    "discoveries": ("自动识别过程（{n}）", "How things were found ({n})"),
    "not_found": ("未找到", "not found"),
    "confidence": ("把握 {n}", "{n} sure"),
    "not_sure": ("把握不足，不据此判定", "too unsure for a verdict"),
    "runner_up": ("第二候选", "Runner-up"),
    "way": ("识别依据", "Found by"),
    "signs": ("登录状态的判断依据（{n}）", "Signs of being signed in or not ({n})"),
    "sign_for": ("表明已登录", "for"),
    "sign_against": ("表明未登录", "against"),
    "seconds": ("{n} 秒", "{n} s"),
    "minutes": ("{m} 分 {s} 秒", "{m} min {s} s"),
    "sought_LoginEntrySought": ("登录入口", "The way to sign in"),
    "sought_MessageChannelSought": ("留言渠道", "A place to ask"),
    "sought_SearchSought": ("站内搜索", "Site search"),
    "sought_PortalScouted": ("互动栏目", "A section"),
    "sought_SectionEntered": ("互动栏目", "A section"),
    "sought_SignOutTried": ("退出入口", "The way to sign out"),
}
