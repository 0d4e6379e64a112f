"""Defects that somebody meets who sees badly, uses a screen reader, or is old."""

from portalwalk.practice.defect import Defect

ACCESSIBILITY: tuple[Defect, ...] = (
    Defect(
        "accessibility-barriers", "首页大图没有替代文本", "The large picture of the home page has no text alternative"
    ),
    Defect("accessibility-barriers:label", "搜索框没有标签", "The search box has no label"),
    Defect("accessibility-barriers:contrast", "列表日期颜色过浅", "The dates of lists are too faint"),
    Defect("accessibility-barriers:phone", "手机版文字颜色过浅", "On phones, some text is too faint"),
    Defect("accessibility-barriers:language", "页面没有声明语言", "Pages do not say which language they are in"),
    Defect("accessibility-barriers:button", "返回顶部按钮没有名称", "The button back to the top has no name"),
    Defect(
        "elder-friendly-missing",
        "没有长者模式，也没有大字设置",
        "No elder-friendly mode and no larger text is offered",
        expected="cantTell",
    ),
)
