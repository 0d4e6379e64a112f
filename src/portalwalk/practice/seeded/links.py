"""Defects of links, pictures and attachments."""

from portalwalk.practice.defect import Defect

LINKS: tuple[Defect, ...] = (
    Defect("link-broken", "相关链接打开是404", "A link in articles leads to 404"),
    Defect("link-broken:server-error", "相关链接打开是500错误", "A link in articles leads to an error 500"),
    Defect("link-broken:attachment", "附件链接打开是404", "A link to an attachment leads to 404"),
    Defect("link-broken:external", "外部链接打开是404", "A link to another host leads to 404"),
    Defect(
        "link-wrong-target",
        "相关链接返回200，内容却是“页面不存在”",
        "A link is answered 200 with the words “no such page”",
    ),
    Defect(
        "link-wrong-target:parked",
        "外部链接的域名已在出售",
        "A link leads to a domain that is for sale",
        expected="cantTell",
    ),
    Defect(
        "link-wrong-target:placeholder",
        "相关链接打开是“网站建设中”",
        "A link leads to “under construction”",
        expected="cantTell",
    ),
    Defect(
        "link-wrong-target:home",
        "旧链接一律跳转到首页",
        "A link to a page is sent on to the home page, as is every address of its folder",
        expected="cantTell",
    ),
    Defect("link-placeholder", "相关链接的地址是#", "The address of a link is #, and no script gives it another"),
    Defect(
        "link-placeholder:script",
        "相关链接的地址是空脚本",
        "The address of a link is javascript:void(0), and nothing listens",
    ),
    Defect("link-placeholder:empty", "相关链接的地址为空", "The address of a link is empty"),
    Defect(
        "link-hidden",
        "首页有不显示的娱乐网站链接",
        "The home page links to a casino in a block that is not displayed",
        expected="cantTell",
    ),
    Defect(
        "link-hidden:far-away",
        "首页有移到屏幕外的娱乐网站链接",
        "The home page links to a casino far outside the screen",
        expected="cantTell",
    ),
    Defect(
        "link-hidden:zero-size",
        "首页有零尺寸的娱乐网站链接",
        "The home page links to a casino in a box without size",
        expected="cantTell",
    ),
    Defect("picture-not-shown", "要闻配图打开是404", "Pictures of news lead to 404"),
    Defect("picture-not-shown:empty", "要闻配图是空文件", "Pictures of news are empty files"),
    Defect("picture-not-shown:wrong-type", "要闻配图其实是网页", "Pictures of news are web pages"),
    Defect("attachment-broken", "PDF附件是空文件", "PDF attachments are empty files"),
    Defect("attachment-broken:html", "PDF附件其实是网页", "PDF attachments are web pages"),
    Defect("attachment-broken:truncated", "ZIP附件不完整", "ZIP attachments are cut off in the middle"),
    Defect("attachment-broken:damaged", "DOCX附件已损坏", "DOCX attachments are damaged"),
)
