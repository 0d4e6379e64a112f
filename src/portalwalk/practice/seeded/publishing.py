"""Defects of what is published, what must not be, and how residents are answered."""

from portalwalk.practice.defect import Defect

PUBLISHING: tuple[Defect, ...] = (
    Defect("leader-incomplete", "领导信息没有简历", "Leaders have no CV"),
    Defect("leader-incomplete:post", "领导信息没有职务", "Leaders have no post"),
    Defect("functions-missing", "机构职能页面没有内容", "The page of functions holds nothing", also=("column-blank",)),
    Defect("functions-missing:column", "没有机构职能栏目", "There is no column of functions"),
    Defect(
        "interpretation-unlinked", "政策文件没有链接到解读", "Policy documents do not link to their interpretations"
    ),
    Defect(
        "interpretation-unlinked:document",
        "解读没有链接到政策文件",
        "Interpretations do not link to their documents",
    ),
    Defect(
        "guide-incomplete",
        "办事指南缺少设定依据、申请条件、申请材料和办理时限",
        "Guides lack legal basis, conditions, materials and time limit",
    ),
    Defect(
        "guide-incomplete:hours", "办事指南缺少办理时间和咨询电话", "Guides lack hours and phone", expected="cantTell"
    ),
    Defect("form-not-offered", "办事指南要求申请表却不提供下载", "Guides ask for a form and do not offer it"),
    Defect("personal-data-published", "公示名单公开了身份证号", "A published list gives ID numbers in the text"),
    Defect(
        "personal-data-published:mobile",
        "公示表格公开了手机号码",
        "A published table gives mobile numbers",
        expected="cantTell",
    ),
    Defect("personal-data-published:attachment", "公示附件公开了身份证号", "A published attachment gives ID numbers"),
    Defect("personal-data-published:bank-card", "公示表格公开了银行卡号", "A published table gives bank card numbers"),
    Defect(
        "sensitive-words",
        "文章把“人民政府”写成“人明政府”",
        "Articles write the name of the government wrongly",
        expected="cantTell",
    ),
    Defect("reply-late", "来信二十天后才答复", "Letters are answered after twenty days"),
    Defect("message-unanswered", "有来信四个月没有答复", "A letter has not been answered for four months"),
    Defect(
        "messages-not-published",
        "留言板和信箱不公开来信",
        "Neither board nor mailbox publishes any message",
        expected="cantTell",
    ),
    Defect(
        "messages-not-published:stale",
        "公开的来信都在一年以前",
        "The newest published message is more than a year old",
        expected="cantTell",
    ),
)
