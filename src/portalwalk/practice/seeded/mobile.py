"""Defects that a visitor meets on a phone."""

from portalwalk.practice.defect import Defect

MOBILE: tuple[Defect, ...] = (
    Defect(
        "viewport-missing",
        "缺少viewport设置，手机上按桌面宽度缩小显示",
        "No viewport is declared: phones show the desktop page shrunk",
        also=("tiny-text", "crowded-targets"),
    ),
    Defect("zoom-blocked", "禁止手机缩放页面", "The viewport forbids zooming"),
    Defect("sideways-scroll", "宽表格撑开页面", "Wide tables have no scroller and widen the page"),
    Defect("sideways-scroll:fixed-layout", "页面固定为1200像素宽", "The layout is fixed at 1200 pixels"),
    Defect("sideways-scroll:wide-image", "大图超出屏幕", "Large pictures are wider than the screen"),
    Defect(
        "sideways-scroll:off-canvas-menu",
        "收起的侧边菜单撑开页面",
        "The closed off-canvas menu leaks out of the screen",
    ),
    Defect("tiny-text", "手机上正文只有9像素", "Text on phones is 9 pixels high"),
    Defect("crowded-targets", "手机上链接过于拥挤", "Links on phones are too small and too close"),
    Defect(
        "covered-content",
        "飘窗遮挡手机页面且无法关闭",
        "A floating box covers much of the phone screen and cannot be closed",
    ),
    Defect("mobile-entry-lost", "手机页面没有互动入口", "The entries to the message board are hidden on phones"),
    Defect(
        "mobile-entry-lost:menu-dead",
        "手机首页精简，入口都在菜单中，而菜单按钮点击无反应",
        "On phones the entries are in the menu only, and its button does nothing",
    ),
    Defect(
        "mobile-page-lost",
        "手机打开文章链接被转到手机版首页",
        "Phones that ask for an article are sent to the mobile home page",
    ),
)
