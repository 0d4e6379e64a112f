"""Defects of what a site says it is: its name, its footer, its numbers."""

from portalwalk.practice.defect import Defect

IDENTITY: tuple[Defect, ...] = (
    Defect(
        "site-name-missing",
        "内页页头没有网站名称",
        "The header of inner pages does not name the site",
        also=("accessibility-barriers",),  # the link home has no name
    ),
    Defect(
        "site-name-missing:interaction",
        "互动页面页头没有网站名称",
        "The header of interaction pages does not name the site",
        also=("accessibility-barriers",),
    ),
    Defect("footer-item-missing", "页脚没有网站标识码", "The footer lacks the site identification code"),
    Defect("footer-item-missing:badge", "页脚没有党政机关网站标识", "The footer lacks the badge"),
    Defect("footer-item-missing:error-report", "页脚没有找错入口", "The footer lacks the entry to report mistakes"),
    Defect("footer-item-missing:icp", "页脚没有ICP备案编号", "The footer lacks the ICP number"),
    Defect(
        "footer-item-missing:public-security",
        "页脚没有公安备案号",
        "The footer lacks the public-security number",
        expected="cantTell",
    ),
    Defect(
        "footer-item-missing:sponsor",
        "页脚没有主办单位",
        "The footer does not say who runs the site",
        expected="cantTell",
    ),
    Defect("footer-item-missing:contact", "页脚没有联系方式", "The footer lacks a contact", expected="cantTell"),
    Defect("footer-item-missing:site-map", "页脚没有网站地图", "The footer lacks the site map", expected="cantTell"),
    Defect(
        "identifiers-disagree", "页脚的网站标识码与标签不一致", "The code in the footer is not that of the meta tag"
    ),
    Defect(
        "identifiers-disagree:error-report",
        "找错入口的网站标识码与标签不一致",
        "The code in the error-report entry is not that of the meta tag",
    ),
    Defect(
        "identifiers-disagree:public-security",
        "公安备案号与链接中的编号不一致",
        "The public-security number is not the one in its link",
    ),
    Defect("filing-number-malformed", "ICP备案编号格式不对", "The ICP number is malformed"),
    Defect("filing-number-malformed:public-security", "公安备案号少一位", "The public-security number lacks a digit"),
    Defect("badge-error", "党政机关网站标识是错误状态的图片", "The badge is the picture of its error state"),
    Defect(
        "badge-error:not-shown",
        "党政机关网站标识图片打不开",
        "The picture of the badge leads to 404",
        also=("picture-not-shown",),
    ),
    Defect(
        "badge-error:id",
        "党政机关网站标识的编号不完整",
        "The id in the link of the badge is cut off",
        also=("link-broken",),
    ),
)
