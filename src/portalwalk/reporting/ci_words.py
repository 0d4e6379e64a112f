"""Labels of the summary for a pull request, and of paper, in both languages: key → (中文, English)."""

CI_WORDS: dict[str, tuple[str, str]] = {
    "summary_places": ("处数", "Places"),
    "summary_details": ("详情", "Details"),
    "summary_more": (
        "此处未列出的问题：{n} 个，见完整报告。",
        "{n:# problem is|# problems are} not listed here; the full report has all of them.",
    ),
    "summary_closer": (
        "完整报告：在保存的检查文件夹中打开 `report/index.html`，每个问题都附截图；"
        "用 `portalwalk verify` 可核对证据是否被改动。",
        "The full report, with a picture of every problem: open `report/index.html` in the kept inspection folder. "
        "`portalwalk verify` tells whether the evidence was touched.",
    ),
    "pdf_page": ("第 {page} 页，共 {pages} 页", "Page {page} of {pages}"),
    "pdf_shortened": (
        "内容很多，本文件只展开每项检查的前 {findings} 个问题和每个问题的前 {places} 处；"
        "未展开的问题 {findings_left} 个、位置 {places_left} 处，见网页报告和 Excel 问题清单。计数和评分不受影响。",
        "This file has the first {findings:# problem|# problems} of each check and the first "
        "{places:# place|# places} of each problem, for there are very many. Problems left out: {findings_left}; "
        "places left out: {places_left}. The HTML report and the problem list in Excel have them. "
        "Counts and scores are those of the whole inspection.",
    ),
    "pdf_head": ("证据清单 {head}", "Evidence manifest {head}"),
}
