"""Service guides: which classes of elements a page labels."""

import re

from portalwalk.survey.reading.tree import BLOCK, CELL, INLINE

_CLASSES = {
    "name": r"事项名称|服务名称|办理事项|项目名称|业务名称|service name|name of (?:the )?service",
    "basis": r"设[定立]依据|法[律定]依据|办理依据|法律法规依据|实施依据|政策依据|依据|legal basis",
    "conditions": r"(?:申请|受理|办理|申报|办事|准予(?:批准)?)(?:的)?条件|申请(?:人)?资格|适用(?:范围|对象)|"
    r"服务对象|办理对象|申请对象|受理范围|办理范围|conditions|who (?:can|may) apply|eligibility",
    "materials": r"(?:申请|申报|办理|所需|提交|办事|需提交的?|应提交的?)(?:的)?材料(?:目录|清单)?|材料(?:清单|目录)|"
    r"所需资料|需要准备.{0,4}材料|materials|(?:required )?documents",
    "process": r"(?:办理|办事|申请|审批|业务|服务|工作|申办)(?:的)?(?:流程|程序|步骤|环节)(?:图)?|流程图?|"
    r"process|procedure|steps",
    "place": r"(?:办理|办事|受理|办公|服务|申请)(?:的)?(?:地点|地址|窗口|场所|网点|处所)|窗口地址|地点|地址|"
    r"place|address|where to apply",
    "hours": r"(?:办理|办事|受理|办公|服务|工作|窗口|接待)时间|office hours|opening hours",
    "phone": r"(?:咨询|联系|服务|办公|办事|监督|投诉|监督投诉|咨询服务)(?:的)?(?:电话|方式)|咨询(?:途径|渠道)|"
    r"联系电话|电话|phone|telephone|contact",
    "fee": r"(?:是否)?收费(?:标准|依据|情况|项目|信息)?(?:及依据)?|办理费用|费用|fees?|cost",
    "time-limit": r"(?:办理|法定|承诺|办结|审批|办事)(?:办结)?(?:时限|期限)|办结时间|时限|time ?limit|processing time",
}
_LABEL = re.compile(
    r"[\W\d一二三四五六七八九十]*(?:"
    + "|".join(f"(?P<{name.replace('-', '_')}>{words})" for name, words in _CLASSES.items())
    + r")[\s:\uff1a]*",
    re.IGNORECASE,
)
_HINTS = ("材料", "依据", "条件", "时限", "期限", "流程", "materials", "Materials", "documents", "Documents")
"""Without any of these words a page is no guide."""
_SPLIT = re.compile(f"[{BLOCK}{CELL}{INLINE}]|[:\uff1a]")
_LEAST = 3
"""Ours: a page that labels fewer classes is no guide, and says so by an empty result."""
_LONGEST_LABEL = 16


def guide_elements(raw: str, heading: str) -> tuple[str, ...]:
    """Name the classes that the labels of a page's own part stand for; empty when the page is no guide.

    The heading of a guide is the name of its item.
    """
    if not any(hint in raw for hint in _HINTS):
        return ()
    found = {
        (match.lastgroup or "").replace("_", "-")
        for piece in _SPLIT.split(raw)
        if (label := piece.strip()) and len(label) <= _LONGEST_LABEL and (match := _LABEL.fullmatch(label))
    }
    if len(found) < _LEAST:
        return ()
    if heading:
        found.add("name")
    return tuple(name for name in _CLASSES if name in found)
