"""Links that name no address, and nothing says that a script gives them one."""

import re

from portalwalk.survey.reading.tree import Element, Page

NO_ADDRESS = re.compile(
    r"\s*(?:#{1,3}|javascript\s*:\s*(?:void\s*\(?\s*(?:0|null)?\s*\)?|;|null|return\s+false|undefined|//)?\s*;*\s*)?\Z",
    re.IGNORECASE,
)
_CONTROL = re.compile(
    r"tab|menu|nav|btn|button|page|prev|next|toggle|switch|close|share|font|print|tool|slide|swiper|focus|"
    r"banner|drop|select|"
    r"filter|search|login|user|lang|top|float|fold|more|hd|tit|dot|num|pager|calendar|choose|option|letter|sort"
)
_CONTROL_WORDS = re.compile(
    r"打印|关闭|收藏|设为首页|分享|字体|字号|[【\[]?[大中小][】\]]?\Z|上一|下一|首页|尾页|末页|返回|顶部|"
    r"展开|收起|展示|更多|登录|注册|退出|"
    r"无障碍|长者|繁體|繁体|简体|搜索|查询|换一|刷新|播放|暂停|全部|微信|微博|客户端|切换|选择|点击|提交|"
    r"重置|复制|下载|朗读|语音|纠错|找错|"
    r"\A\W*\d*\W*\Z|\A[A-Za-z]\Z|print|close|back|top|more|share|menu|login|english|show|hide|next|prev|play|search",
    re.IGNORECASE,
)
_HOOKS = ("id", "class", "role", "name", "target-id", "download", "rel", "ng-click", "v-on:click", "@click", "title-id")
_LARGEST_GROUP = 400
_STATES = re.compile(r"(?:^|\s)(?:on|active|cur|current|selected|hover|this|now|sel|act)(?:$|[\s_-])")


def is_placeholder(page: Page, link: Element) -> bool:
    """Whether a link without address is left over from a template. In any doubt it is taken for a button."""
    if _hooks(link) or any(_hooks(inner) for inner in page.inside(link)):
        return False
    words = page.words(link)
    if not words or _CONTROL_WORDS.search(words):
        return False
    for number, above in enumerate(link.up()):
        if above.tag in ("nav", "header", "form", "label", "th", "dt", "button", "summary") or _handlers(above):
            return False
        if number < 3 and _CONTROL.search(above.names):
            return False
    parent = link.parent
    if parent is None or (_hooks(parent) and parent.tag in ("li", "dd", "span", "em", "h1", "h2", "h3", "h4")):
        return False
    if parent.end - parent.order > _LARGEST_GROUP:
        return False
    beside = [one for one in page.children(parent) if one is not link]
    if any(one.tag in ("ul", "ol", "dl", "div", "table", "section") for one in beside):
        return False  # the head of something that opens
    return not _all_alike(page, parent)


def _all_alike(page: Page, parent: Element) -> bool:
    """Whether it is one of several that all lack an address, one of them current: such are tabs and switches."""
    group = parent.parent if parent.tag in ("li", "td", "dd", "span") and parent.parent else parent
    if group.tag in ("body", "html") or group.end - group.order > _LARGEST_GROUP:
        return False
    # Buttons beside it, for printing and the like, are no siblings of it.
    links = [one for one in page.inside(group) if one.tag == "a" and not _hooks(one)]
    if any(_STATES.search(one.names) for one in page.inside(group)):
        return True
    return len(links) > 1 and all(NO_ADDRESS.match(one.get("href")) for one in links)


def _hooks(element: Element) -> bool:
    return any(
        name in _HOOKS or name.startswith(("on", "data-", "aria-", ":", "@", "v-", "ng-"))
        for name in element.attributes
    )


def _handlers(element: Element) -> bool:
    return any(name.startswith(("on", "@", "v-", "ng-")) for name in element.attributes if name != "onload")
