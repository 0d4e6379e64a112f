"""The defects that can be switched on in the practice portal, one by one or together.

The part of an id before the colon is the check that has to find the defect; the part after it names
one cause among several. Without any defect the portal is the clean twin of all of them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from rapidfuzz import process

Level = Literal["look", "fill", "submit"]


@dataclass(frozen=True, slots=True)
class Defect:
    """One thing that is wrong with the portal when it is switched on."""

    id: str
    zh: str
    en: str
    also: tuple[str, ...] = ()
    """Other checks whose problem this defect truly causes."""
    level: Level = "look"
    """The lowest level of writing at which a visitor meets it."""
    needs_account: bool = False
    """Whether only a visitor who can sign in meets it."""

    @property
    def check(self) -> str:
        """The id of the check that has to find it."""
        return self.id.partition(":")[0]


class UnknownDefectError(ValueError):
    """Somebody asked for a defect that the practice portal does not have."""

    def __init__(self, wanted: str) -> None:
        nearest = process.extractOne(wanted, list(DEFECTS))
        self.wanted = wanted
        self.nearest: str | None = nearest[0] if nearest else None
        advice = f" Did you mean {self.nearest!r}?" if self.nearest else ""
        super().__init__(f"The practice portal has no defect {wanted!r}.{advice}")


def known(wanted: Iterable[str]) -> frozenset[str]:
    """The wanted ids, once it is certain that each names a defect."""
    ids = frozenset(wanted)
    for unknown in sorted(ids - DEFECTS.keys()):
        raise UnknownDefectError(unknown)
    return ids


_SIGN_IN = (
    Defect("login-entry-missing", "全站没有登录入口", "No page offers a way to sign in"),
    Defect(
        "login-fails",
        "账号密码正确，登录仍提示系统繁忙",
        "The right password is refused with “system busy”",
        level="fill",
        needs_account=True,
    ),
    Defect(
        "login-fails:loop",
        "登录回调丢失会话，一次次退回登录页",
        "The callback loses the session and sends the visitor back to sign in, again and again",
        level="fill",
        needs_account=True,
    ),
    Defect(
        "login-fails:error",
        "登录回调页面返回500错误",
        "The page that the identity provider returns to answers 500",
        level="fill",
        needs_account=True,
    ),
    Defect(
        "split-identity",
        "市长信箱使用另一套登录系统",
        "The mailbox has a sign-in system of its own",
        also=("second-login",),
    ),
    Defect(
        "second-login",
        "办事大厅跳转到另一个身份认证平台再次登录",
        "The service hall asks for a second sign-in on another identity host",
        also=("split-identity",),
        needs_account=True,
    ),
    Defect(
        "second-login:cookie-path",
        "会话Cookie限定了路径，进入办事大厅须再次登录",
        "A session cookie is bound to a path, so the service hall asks again",
        needs_account=True,
    ),
    Defect(
        "second-login:redirect-drop",
        "进入民意征集时跳转丢失会话，须再次登录",
        "A redirect into the survey drops the session and sign-in is asked again",
        needs_account=True,
    ),
    Defect(
        "logout-incomplete",
        "退出后页面显示未登录，但会话仍然有效",
        "After sign-out the header looks signed out, but the session still opens the personal space",
        also=("back-reveals-session",),
        needs_account=True,
    ),
    Defect(
        "logout-incomplete:identity-kept",
        "退出后身份认证平台仍保持登录，再点登录无需密码",
        "Sign-out leaves the identity provider signed in: the next sign-in asks for nothing",
        needs_account=True,
    ),
)

_MESSAGES = (
    Defect(
        "message-channel-missing", "没有留言板、信箱等任何互动渠道", "No board, mailbox or other way to ask is offered"
    ),
    Defect("message-form-unusable", "表单输入框没有标签", "The fields of the form have no labels"),
    Defect(
        "message-form-unusable:accepts-invalid",
        "空白或错误的内容也被直接受理",
        "Empty and nonsensical input is accepted without a word",
        level="submit",
    ),
    Defect(
        "message-form-unusable:no-errors",
        "提交被退回时没有任何提示",
        "A rejected form comes back without saying why",
        level="submit",
    ),
    Defect("message-input-lost", "提交被退回时已填内容全部丢失", "A rejected form comes back empty", level="submit"),
    Defect(
        "message-not-accepted",
        "提交正确的留言返回500错误",
        "A correct message is answered with an error 500",
        level="submit",
    ),
    Defect(
        "message-not-accepted:silent",
        "提交后回到空表单，没有受理也没有提示",
        "After submission the form simply comes back: nothing stored, nothing said",
        level="submit",
    ),
    Defect(
        "message-receipt-missing",
        "提交成功页没有查询码",
        "The confirmation gives no number to ask with",
        level="submit",
    ),
    Defect("message-daily-limit", "限制每天只能提交一次留言", "Each visitor may ask only once a day"),
)

_SEARCH = (
    Defect("search-missing", "全站没有搜索功能", "No page offers a search"),
    Defect(
        "search-misses-published-item",
        "已发布内容排在搜索结果第十一位",
        "The item searched for by its title is ranked eleventh, on page 2",
    ),
    Defect(
        "search-misses-published-item:absent",
        "近一个月发布的内容未进入索引",
        "What was published in the last month is not in the index",
    ),
    Defect(
        "search-misses-published-item:index-off",
        "搜索任何内容都没有结果",
        "The index is switched off: nothing is ever found",
    ),
    Defect(
        "search-misses-published-item:error", "搜索返回500错误", "Every search answers 500", also=("search-fragile",)
    ),
    Defect("search-results-uncategorised", "搜索结果未分类展现", "Results are one list without categories"),
    Defect("search-result-broken", "搜索结果链接失效", "The links of the results lead to 404"),
    Defect(
        "search-query-lost",
        "结果页不保留搜索词",
        "The result page shows the query neither in the box nor anywhere else",
    ),
    Defect("search-fragile", "输入引号或特殊字符返回500错误", "Quotes and special characters in the query answer 500"),
    Defect("search-fragile:blank", "空白搜索返回500错误", "A blank query answers 500"),
    Defect("search-fragile:long", "超长搜索词返回500错误", "A very long query answers 500"),
)

_MOBILE = (
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

_BACK = (
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

DEFECTS: Mapping[str, Defect] = MappingProxyType(
    {defect.id: defect for defect in (*_SIGN_IN, *_MESSAGES, *_SEARCH, *_MOBILE, *_BACK)}
)
"""Every defect by id; the plain id of a check comes before the ids of its other causes."""
