"""Leaders as a portal presents them: a list of people, or the page of one."""

import re

from portalwalk.model.observations import LeaderShown
from portalwalk.survey.reading.addresses import Base
from portalwalk.survey.reading.links import target_of
from portalwalk.survey.reading.tree import Element, Page, lines_of
from portalwalk.survey.reading.zones import Zones

ABOUT_LEADERS = re.compile(r"领导|负责人|市长之窗|区长之窗|班子|leadership|\bleaders?\b|\bmayors?\b", re.IGNORECASE)
_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦"
    "邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童"
    "凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳欧管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝"
)
_NAME = re.compile(
    rf"(?:[{_SURNAMES}]\s*[\u4e00-\u9fff]\s*[\u4e00-\u9fff]?|(?:欧阳|上官|司马|诸葛|夏侯|皇甫|尉迟|公孙|"
    rf"慕容|令狐)[\u4e00-\u9fff]{{1,2}}|[\u4e00-\u9fff]{{2,6}}·[\u4e00-\u9fff]{{2,8}})"
)
_POST = re.compile(
    r"(?:市|区|县|州|省|局|厅|镇|乡|部|处|院|会|旗|盟|司|科|所|校|行)长|主任|书记|主席|常委|委员|组长|"
    r"秘书长|巡视员|调研员|督查员|总师|总工程师|总会计师|专员|政委|参谋|主官|"
    r"\b(?:mayor|director|governor|secretary|minister|commissioner)\b",
    re.IGNORECASE,
)
_CV_LABEL = re.compile(r"简历|个人履历|工作经历|任职经历|curriculum|biography|\bCV\b|\bresume\b", re.IGNORECASE)
_CV_TEXT = re.compile(
    r"出生|年生|籍贯|参加工作|毕业|学历|汉族|[\u4e00-\u9fff]族[,，]|入党|加入中国共产党|\bborn\b", re.IGNORECASE
)
_NOT_NOW = re.compile(r"曾|历任|先后|原任|\A\W*(?:协助|负责|分管|联系|配合)")
_CLAUSES = re.compile(r"[\u3002\uff1b\uff0c;,]")
_PIECES = re.compile(r"[\x1d\x1e\x1f]|[:\uff1a]|\s{2,}|\u3000")
_LEAST_CV = 15
_LONGEST_POST = 80


def leaders_of(
    page: Page, zones: Zones, base: Base, url: str, heading: str, about: str, lines: list[str]
) -> tuple[LeaderShown, ...]:
    """Take the leaders of a page that says it is about them, or whose heading is a name with a post below it.

    A CV counts as missing only on the page of one leader, without a word that opens it.
    """
    name = _NAME.fullmatch(heading.strip())
    if name and (ABOUT_LEADERS.search(about) or any(_POST.search(line) for line in lines[:8])):
        return (_one(name[0], url, lines),)
    if not ABOUT_LEADERS.search(about):
        return ()
    found: dict[str, LeaderShown] = {}
    for element in page.tagged("a", "li", "tr", "dl", "dd", "td"):
        if zones.is_in_main(element) and element.end - element.order <= 25 and (leader := _listed(page, element, base)):
            known = found.get(leader.name)
            if known is None or (leader.post and not known.post) or (leader.url and not known.url):
                found[leader.name] = (
                    leader
                    if known is None
                    else leader.model_copy(
                        update={
                            "post": leader.post or known.post,
                            "url": leader.url or known.url,
                            "has_cv": leader.has_cv or known.has_cv,
                        }
                    )
                )
    return tuple(found.values())


def _one(name: str, url: str, lines: list[str]) -> LeaderShown:
    text = " ".join(lines)
    post = _post_in(lines)
    after = text[found.end() :] if (found := _CV_LABEL.search(text)) else ""
    has_cv = len(after.strip()) >= _LEAST_CV or len(_CV_TEXT.findall(text)) >= 2
    return LeaderShown(name=_tight(name), post=_without_label(post), has_cv=has_cv, url=url)


def _post_in(lines: list[str]) -> str:
    """Take the present post: a line of its own, else what the CV says; never a former post, or whom one assists."""
    named = [line for line in lines if _POST.search(line)]
    alone = (line for line in named if len(line) <= _LONGEST_POST and not _CV_TEXT.search(line))
    told = (clause for line in named for clause in _CLAUSES.split(line) if _POST.search(clause))
    return next((one.strip()[:_LONGEST_POST] for one in (*alone, *told) if not _NOT_NOW.search(one)), "")


def _listed(page: Page, element: Element, base: Base) -> LeaderShown | None:
    pieces = [cut for piece in _PIECES.split(page.raw(element)) if (cut := piece.strip())]
    names = [piece for piece in pieces if _NAME.fullmatch(piece) and not _POST.fullmatch(piece)]
    if len({_tight(name) for name in names}) != 1:
        return None
    posts = [piece for piece in pieces if piece != names[0] and _POST.search(piece) and len(piece) <= _LONGEST_POST]
    link = element if element.tag == "a" else next((one for one in page.inside(element) if one.tag == "a"), None)
    if not posts and link is None:
        return None
    text = " ".join(lines_of(page.raw(element)))
    has_cv = True if len(_CV_TEXT.findall(text)) >= 2 else None
    return LeaderShown(
        name=_tight(names[0]),
        post=_without_label(posts[0]) if posts else "",
        has_cv=has_cv,
        url=target_of(link, base) if link else "",
    )


def _tight(name: str) -> str:
    return "".join(name.split())


def _without_label(post: str) -> str:
    return re.sub(r"^\s*(?:职\s*务|现任(?:职务)?|post)\s*[:\uff1a]?\s*", "", post).strip()
