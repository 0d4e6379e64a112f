"""The words that generated articles are made of. Every place, person and rule is invented."""

import random
from collections.abc import Mapping
from types import MappingProxyType

_PLACES = ("东岸区", "西坡区", "北山区", "南桥区", "柳林区", "新渡区", "槐村县", "石坪县", "青禾县", "云渡县")
OFFICES = (
    "市发展改革委",
    "市教育局",
    "市民政局",
    "市财政局",
    "市人力资源社会保障局",
    "市自然资源局",
    "市住房城乡建设局",
    "市交通运输局",
    "市水务局",
    "市农业农村局",
    "市卫生健康委",
    "市市场监管局",
)
_RULES = (
    ("价格监测", "政府投资项目后评价", "公共信用信息"),
    ("校外托管服务", "中小学校车安全", "普惠性幼儿园奖补资金"),
    ("居家养老服务补贴", "临时救助", "公益性骨灰安放设施"),
    ("行政事业单位国有资产处置", "政府采购信用", "财政专项资金绩效"),
    ("公益性岗位开发", "职业技能竞赛", "劳务品牌认定"),
    ("国有建设用地节约集约利用", "地名标志设置", "测绘成果汇交"),
    ("老旧小区改造资金", "城市照明", "住宅专项维修资金"),
    ("农村公路养护", "网络预约出租汽车", "公共自行车运营"),
    ("节水型单位评定", "河道采砂", "农村供水工程"),
    ("高标准农田建后管护", "农机购置补贴", "设施农业用地"),
    ("家庭医生签约服务", "公共场所卫生分级", "献血奖励"),
    ("小餐饮登记", "特种设备应急救援", "计量惠民服务"),
)
_COUNTY_NEWS = (
    "开展冬季安全生产大检查",
    "老旧小区改造完成年度任务",
    "举办重点项目集中签约活动",
    "新增三处口袋公园方便群众",
    "农村公路养护经验在全市推广",
    "组织退役军人专场招聘会",
)
_MEDIA = ("走进田间看秋收", "老街巷里的新生意", "一座渡口的百年变迁", "家门口的健身圈")
_FIELDS = (
    "养老服务体系",
    "现代物流业",
    "节水型社会",
    "教育事业",
    "综合交通运输",
    "数字经济",
    "林业",
    "卫生健康",
    "气象事业",
)
_NAMES = (
    "孟祥瑞",
    "庄思远",
    "薛明达",
    "严立群",
    "贺云舟",
    "江怀谷",
    "童书宁",
    "尹致和",
    "蓝景行",
    "卓文清",
    "季长平",
    "路遥川",
)
_SENTENCES = (
    "{source}成立专班，逐项明确责任人和完成时限，每周调度一次进展。",
    "工作人员深入一线听取意见，对群众反映集中的问题列出清单、限时整改。",
    "截至目前，相关任务已完成八成以上，比去年同期加快十二天。",
    "{source}同步公开办理流程和咨询方式，方便单位和个人查询。",
    "会议强调，要把群众满意作为检验成效的标准，做到件件有回音。",
    "本年度安排资金四百二十万元，重点支持薄弱环节和偏远乡镇。",
    "{source}将适时组织第三方评估，结果向社会公布。",
    "各县区结合实际制定细则，避免层层加码、重复填报。",
)
_SAMPLE_NUMBERS = (
    "居民身份证号码由十八位数字和字母组成，前六位是地址码，第七至十四位是出生日期码，第十五至十七位是顺序码，最后一位是校验码。",
    "以示例号码110101199913320012为例：出生日期写成了1999年13月32日，显然不是真实号码，系统会提示重新填写。",
    "为保护个人信息，窗口叫号屏只显示1101**********0012这样的掩码号码。",
)
_DOCUMENT_NUMBERS = (
    "本次公开的预算文件登记编号13910002026号，索引号013999902/2026-13812，项目统一代码2611-139999-04-01-138001。",
    "登记编号的前四位是单位代码，第五至七位是事项代码，后四位是年份，不是电话号码。",
    "单位和个人可凭登记编号到市档案馆查阅，咨询电话0399-5550126。",
)
_ID_QUESTION = "身份证号码各位数字代表什么？公安部门解答"
_NUMBER_QUESTION = "公开文件的登记编号怎么看？市财政局解答"
SPECIAL: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {_ID_QUESTION: _SAMPLE_NUMBERS, _NUMBER_QUESTION: _DOCUMENT_NUMBERS}
)
"""Articles that look as if they gave away somebody's number, and do not."""


def paragraphs(chosen: random.Random, source: str) -> tuple[str, ...]:
    """Two paragraphs of two sentences each."""
    first = [sentence.format(source=source) for sentence in chosen.sample(_SENTENCES, 4)]
    return "".join(first[:2]), "".join(first[2:])


def short_name(office: str) -> str:
    """One character for an office, as numbers of documents have it."""
    return office[1]


def county_news() -> tuple[str, ...]:
    """Sixty titles."""
    return tuple(f"{place}{event}" for event in _COUNTY_NEWS for place in _PLACES)


def media() -> tuple[str, ...]:
    """Forty titles, each with the newspaper or station."""
    outlets = ("清河日报", "清河晚报", "清河广播电视台", "清河网")
    return tuple(
        f"{outlets[(row + column) % 4]}：{place}，{_MEDIA[row]}"
        for row in range(4)
        for column, place in enumerate(_PLACES)
    )


def office_rules() -> tuple[tuple[str, str], ...]:
    """Thirty-six rules: the office that made it, and its subject."""
    return tuple((office, _RULES[number][turn]) for turn in range(3) for number, office in enumerate(OFFICES))


def appointments() -> tuple[str, ...]:
    """Twenty-four titles."""
    return tuple(f"清河市人民政府关于{name}{what}的通知" for what in ("任职", "试用期满正式任职") for name in _NAMES)


def plans() -> tuple[str, ...]:
    """Eighteen titles."""
    return tuple(f"清河市{field}{what}" for what in ("发展规划主要目标任务", "年度重点工作计划") for field in _FIELDS)


def budgets() -> tuple[str, ...]:
    """Sixteen titles."""
    return tuple(f"{office}{what}公开说明" for what in ("部门预算", "部门决算") for office in OFFICES[:8])


def responses() -> tuple[str, ...]:
    """Fourteen titles, two of them about numbers that are nobody's."""
    usual = tuple(
        f"{office}回应：{what}" for what in ("网民反映的问题已经办结", "网传消息不属实") for office in OFFICES[3:9]
    )
    return (usual[0], _ID_QUESTION, *usual[1:4], _NUMBER_QUESTION, *usual[4:])


def business() -> tuple[str, ...]:
    """Sixteen titles."""
    return tuple(f"{place}推出企业服务{what}" for what in ("“一件事”套餐", "首席代办员制度") for place in _PLACES[:8])


def winter() -> tuple[str, ...]:
    """Twelve titles."""
    return tuple(
        f"冬季安全提示：{place}{what}" for what in ("防范一氧化碳中毒", "清雪除冰值守安排") for place in _PLACES[:6]
    )


def review() -> tuple[str, ...]:
    """Twelve titles."""
    return tuple(f"规划收官看成就：{office}五年工作回顾" for office in OFFICES)
