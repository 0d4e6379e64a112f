"""The columns: what is published where, and what each says of itself."""

from dataclasses import replace

from portalwalk.practice.content.model import Column, DateStyle

NEWS = Column(
    path="/xwzx/yw/",
    name="清河要闻",
    parent="新闻中心",
    description="发布清河市重要新闻。",
    keywords="清河，要闻，新闻",
    type="工作动态",
    category="新闻",
    kinds=("时政", "经济", "民生", "文化"),
)
DEPARTMENTS = Column(
    path="/xwzx/bmdt/",
    name="部门动态",
    parent="新闻中心",
    description="发布各部门工作动态。",
    keywords="清河，部门，动态",
    type="工作动态",
    category="新闻",
    kinds=("服务", "督查"),
)
BULLETIN = Column(
    path="/zwgk/tzgg/",
    name="通知公告",
    parent="政务公开",
    description="发布通告、公示和招考信息。",
    keywords="清河，通知，公告，公示",
    type="通知公告",
    category="新闻",
    kinds=("通告", "公示", "招考"),
)
DOCUMENTS = Column(
    path="/zwgk/zcwj/",
    name="政策文件",
    parent="政务公开",
    description="公布市政府及市政府办公室文件。",
    keywords="清河，政策，文件",
    type="政策文件",
    category="政策",
    kinds=("政府文件", "办公室文件", "规范性文件"),
)
INTERPRETATIONS = Column(
    path="/zwgk/zcjd/",
    name="政策解读",
    parent="政务公开",
    description="解读市政府出台的政策文件。",
    keywords="清河，政策，解读",
    type="政策解读",
    category="政策",
    kinds=("图解", "问答", "专家解读"),
)


def _more(path: str, name: str, parent: str, type_: str, kinds: tuple[str, ...], dates: DateStyle = "iso") -> Column:
    return Column(
        path=path,
        name=name,
        parent=parent,
        description=f"集中发布清河市{name}。",
        keywords=f"清河，{name}",
        type=type_,
        category="新闻" if parent == "新闻中心" else "政策",
        kinds=kinds,
        dates=dates,
    )


COUNTIES = _more("/xwzx/qxdt/", "区县动态", "新闻中心", "工作动态", ("城区", "县域"), "short")
MEDIA = _more("/xwzx/mtjj/", "媒体聚焦", "新闻中心", "工作动态", ("报纸", "广播电视", "网络"), "chinese")
OFFICE_DOCUMENTS = _more("/zwgk/bmwj/", "部门文件", "政务公开", "政策文件", ("通知", "办法", "方案"))
OFFICE_INTERPRETATIONS = _more("/zwgk/bmjd/", "部门解读", "政务公开", "政策解读", ("图解", "问答"), "chinese")
PERSONNEL = _more("/zwgk/rsxx/", "人事信息", "政务公开", "人事信息", ("任免", "招录"))
PLANS = _more("/zwgk/ghjh/", "规划计划", "政务公开", "规划计划", ("发展规划", "专项规划", "年度计划"))
STATISTICS = _more("/zwgk/tjsj/", "统计数据", "政务公开", "数据发布", ("月度", "季度"))
BUDGETS = _more("/zwgk/czxx/", "财政信息", "政务公开", "财政信息", ("预算", "决算"))
RESPONSES = _more("/zwgk/hygq/", "回应关切", "政务公开", "回应关切", ("热点", "辟谣"), "chinese")
REPORTS = _more("/zwgk/nb/", "信息公开年报", "政务公开", "信息公开年报", ("年报",))
BUSINESS = _more("/ztzl/yshj/", "优化营商环境", "专题专栏", "专题专栏", ("动态", "政策"))
WINTER = _more("/ztzl/djaq/", "冬季安全", "专题专栏", "专题专栏", ("提示", "行动"))
ARCHIVE = replace(
    _more("/ztzl/ghg/", "规划收官回顾（归档）", "专题专栏", "专题专栏", ("回顾",)),
    description="规划收官回顾专题，已归档，不再更新。",
    is_archived=True,
)
COLUMNS = (
    NEWS,
    DEPARTMENTS,
    COUNTIES,
    MEDIA,
    BULLETIN,
    DOCUMENTS,
    INTERPRETATIONS,
    OFFICE_DOCUMENTS,
    OFFICE_INTERPRETATIONS,
    PERSONNEL,
    PLANS,
    STATISTICS,
    BUDGETS,
    RESPONSES,
    REPORTS,
    BUSINESS,
    WINTER,
    ARCHIVE,
)
CHANNELS = {"新闻中心": "/xwzx/", "政务公开": "/zwgk/", "专题专栏": "/ztzl/"}
"""Where the parents of the columns are."""


def columns_of(channel: str) -> tuple[Column, ...]:
    """The columns of a channel, in their order."""
    return tuple(column for column in COLUMNS if column.parent == channel)
