"""Defects of the time that pages take."""

from portalwalk.practice.defect import Defect

SPEED: tuple[Defect, ...] = (
    Defect("page-slow", "领导之窗页面要等近4秒才有应答", "The page of leaders is answered after almost 4 seconds"),
    Defect(
        "page-slow:picture",
        "首页大图要等近4秒才有应答",
        "The banner of the home page is answered after almost 4 seconds",
    ),
)
