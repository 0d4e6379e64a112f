"""Names of the shipped journeys and their scenarios; any other is called by its own words."""

from portalwalk.reporting.text import Text

_JOURNEYS: dict[str, tuple[str, str]] = {
    "scouting": ("摸底：门户概览", "A first look around"),
    "test_single_sign_on": ("统一登录", "Single sign-on"),
    "test_message_board": ("留言互动", "Message board"),
    "test_search_first_page": ("搜索：首页命中", "Search: found on the first page"),
    "test_mobile_adaptation": ("移动端适配", "Phones and tablets"),
    "test_back_navigation": ("返回与定位", "Going back and knowing where one is"),
    "test_navigation": ("导航与弹窗", "Finding the way"),
    "test_whole_site": ("全站巡查", "The whole site"),
}
_SCENARIOS: dict[str, tuple[str, str]] = {
    "scouting": ("查找栏目、互动板块和主要入口", "Finding columns, sections and entries"),
    "test_resident_signs_in_once": (
        "一次登录后进入各互动栏目，再退出",
        "A resident signs in once, enters every section, signs out",
    ),
    "test_resident_asks_a_question": ("找到留言板并提问", "A resident asks a question"),
    "test_resident_finds_published_items": ("搜索已发布的内容", "A resident searches for published items"),
    "test_resident_types_something_odd": (
        "输入空白、超长、特殊字符进行搜索",
        "A resident types something odd into the search",
    ),
    "test_resident_reads_pages": ("在移动设备上浏览各类页面", "A resident reads pages on a device"),
    "test_resident_finds_key_entries": ("在移动设备上查找主要入口", "A resident looks for the key entries on a device"),
    "test_reader_returns_to_the_list": ("从文章返回列表", "A reader returns to the list"),
    "test_reader_returns_to_the_filtered_list": ("从文章返回筛选后的列表", "A reader returns to the filtered list"),
    "test_searcher_returns_to_the_results": ("从搜索结果打开后返回", "A searcher returns to the results"),
    "test_writer_returns_to_the_form": ("填写一半离开，再返回表单", "A writer returns to a half-filled form"),
    "test_next_visitor_presses_back": ("退出后由下一位访客按返回键", "The next visitor presses Back after a sign-out"),
    "test_reader_knows_the_way_home": (
        "在内页查看所在位置和回首页的入口",
        "A reader on an inner page looks for the way home",
    ),
    "test_newcomer_finds_the_way": (
        "数一数到主要入口的点击次数，在导航中查找当前栏目",
        "A newcomer counts the clicks to key entries and looks for the current column",
    ),
    "test_visitor_opens_sub_menus_without_a_mouse": (
        "不用鼠标，用键盘和手指打开子菜单",
        "A visitor opens sub-menus by keyboard and by finger",
    ),
    "test_visitor_closes_what_comes_up": ("关闭自动弹出的内容", "A visitor closes what comes up by itself"),
    "test_every_page_is_in_order": ("打开全部页面，核验全部链接", "Every page is opened, every link followed"),
}


def journey_name(module: str) -> Text:
    """Name a journey by its module."""
    zh_en = _JOURNEYS.get(module)
    return Text(*zh_en) if zh_en else Text.same(_humanise(module))


def scenario_name(node: str) -> Text:
    """Name a scenario as pytest does, with its parameters: `test_x.py::test_reads_pages[iPhone 13]`."""
    test, bracket, parameters = node.rpartition("::")[2].partition("[")
    zh_en = _SCENARIOS.get(test) or (_humanise(test),) * 2
    tail = f" [{parameters}" if bracket else ""
    return Text(zh=zh_en[0] + tail, en=zh_en[1] + tail)


def _humanise(test: str) -> str:
    return test.removeprefix("test_").replace("_", " ")
