"""Defects that a visitor meets who looks for the way."""

from portalwalk.practice.defect import Defect

NAVIGATION: tuple[Defect, ...] = (
    Defect(
        "entry-too-deep",
        "互动入口只在“联系我们”之下，四次点击才能到达网上咨询",
        "The message board is reached through the contact page alone, in four clicks",
    ),
    Defect(
        "menu-needs-mouse",
        "子菜单只响应鼠标悬停，其中的栏目在别处没有入口",
        "Sub-menus open under a mouse alone, and their columns stand nowhere else",
    ),
    Defect(
        "menu-dead-on-touch",
        "子菜单在手机和平板上点不开，其中的栏目在别处没有入口",
        "Sub-menus do not open on phones and tablets, and their columns stand nowhere else",
    ),
    Defect(
        "current-column-unmarked",
        "导航不标明当前栏目，也没有“当前位置”和栏目标题",
        "Neither the navigation nor a breadcrumb nor a heading says which column one is in",
        also=("breadcrumb-missing",),
    ),
    Defect(
        "current-column-unmarked:heading",
        "导航不标明当前栏目，只有栏目标题",
        "Only a heading says which column one is in",
        also=("breadcrumb-missing",),
        expected="cantTell",
    ),
    Defect("popup-obtrusive", "弹窗遮挡页面且无法关闭", "A box in front of the page cannot be closed"),
    Defect("popup-obtrusive:returns", "通知关闭后每次打开首页又再次出现", "The notice comes back after it was closed"),
    Defect("popup-obtrusive:moves", "飘窗在页面上飘动且无法关闭", "A box wanders over the page and cannot be closed"),
    Defect("popup-obtrusive:opens-window", "首页自动打开另一个窗口", "The home page opens another window by itself"),
)
