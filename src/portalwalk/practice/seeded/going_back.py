"""Defects that a visitor meets on going back."""

from portalwalk.practice.defect import Defect

BACK: tuple[Defect, ...] = (
    Defect(
        "back-fails",
        "列表翻页用POST且不重定向，返回时页面失效",
        "The pager posts and is answered without redirect: Back ends in an error page",
        also=("back-loses-list-place",),
    ),
    Defect(
        "back-fails:expired",
        "列表地址只能打开一次，返回时提示页面已过期",
        "The address of a list works only once: Back ends in “page expired”",
        also=("back-cache-blocked", "back-loses-list-place"),
    ),
    Defect("back-loses-list-place", "脚本翻页，返回后回到第一页", "The list is paged by script: Back lands on page 1"),
    Defect(
        "back-loses-list-place:filter",
        "脚本筛选，返回后筛选条件丢失",
        "The list is filtered by script: Back loses the filter",
    ),
    Defect("back-loses-list-place:scroll", "返回列表后回到页面顶部", "Back lands at the top of the list"),
    Defect(
        "back-loses-search",
        "脚本搜索，返回后结果消失",
        "Results are fetched by script: Back shows an empty search page",
    ),
    Defect("back-loses-input", "填写一半的表单返回后被清空", "A half-filled form is emptied on Back", level="fill"),
    Defect("back-trap", "文章页反复写入历史记录，无法返回", "Article pages add history entries again and again"),
    Defect(
        "back-trap:redirect",
        "列表链接经脚本跳转页，返回又被带回文章",
        "List links go through a page that redirects by script at once",
    ),
    Defect(
        "back-trap:replace",
        "翻页和打开文章时替换了历史记录，返回不到列表",
        "A list is replaced in the history by what it opens: Back passes over it",
        also=("back-loses-list-place",),
    ),
    Defect(
        "back-resubmits",
        "提交后不重定向，返回或刷新会重复提交",
        "The submission is answered without redirect: Back or reload posts it again",
        also=("back-fails",),
        level="submit",
    ),
    Defect(
        "back-cache-blocked", "公开页面禁止缓存，返回须重新加载", "Public pages forbid storing: every Back loads anew"
    ),
    Defect(
        "back-cache-blocked:unload",
        "公开页面注册了unload事件，返回须重新加载",
        "Public pages register an unload handler: every Back loads anew",
    ),
    Defect(
        "back-reveals-session",
        "退出后按返回键仍能看到个人中心",
        "After sign-out Back shows the personal space again",
        needs_account=True,
    ),
    Defect(
        "new-window-overuse",
        "导航和列表链接全部打开新窗口",
        "Every link of the navigation and the lists opens a new window",
    ),
    Defect("breadcrumb-missing", "内页没有当前位置导航", "Inner pages have no breadcrumb"),
    Defect("home-link-missing", "内页没有返回首页的链接", "Inner pages have no link to the home page"),
)
