"""A visitor with a phone or tablet reaches what the sub-menus offer."""

from collections.abc import Sequence

from portalwalk import EN, ZH, Impact, Occurrence, SubMenuByTouch, Verdict, check

MOST = 0.5  # ours: fewer missing entries may stand somewhere that was not looked


@check(
    id="menu-dead-on-touch",
    title="Sub-menus can be used by touch",
    title_zh="子菜单可以用手指点开",
    failure_title="A sub-menu cannot be opened by touch",
    failure_title_zh="子菜单在手机或平板上点不开",
    why="A finger cannot hover: on phones and tablets, what the sub-menu offers does not exist.",
    why_zh="手指无法悬停：在手机和平板上，子菜单里的内容等于不存在。",
    how_to_fix="Open the sub-menu by a tap as well, or let the top entry lead to a page that offers the same entries.",
    how_to_fix_zh="让子菜单也能点按展开，或让上级入口通往列出同样内容的页面。",
    impact=Impact.SERIOUS,
    basis=(
        "Daxing self-inspection 2020Q4, quoting the Beijing circular 2020Q3 (poor mobile adaptation)",
        "PortalWalk's own proposal (the measure)",
    ),
    basis_zh=("大兴区2020年第四季度自查通报（“移动适配不佳”）", "PortalWalk 自行提出（判定方法）"),
)
def menu_dead_on_touch(menus: Sequence[SubMenuByTouch]) -> Verdict:
    """Fail for a sub-menu that no tap opens and most of whose entries stand nowhere else.

    A tap that leads to another page is left to a person: some devices hover at the first tap and follow at the second.
    So is one that was about to write to the server.
    """
    if not menus:
        return Verdict.inapplicable(
            "No sub-menu of the desktop page was tried on a phone or tablet.", "没有在手机或平板上试用的子菜单。"
        )
    lost = [menu for menu in menus if not menu.reached and menu.missing]
    failed = [
        menu
        for menu in lost
        if menu.reached is False
        and not (menu.led_away or menu.held_back)
        and len(menu.missing) > MOST * len(menu.entries)
    ]
    return Verdict.from_failures(
        map(_dead, failed),
        doubts=(_doubt(menu) for menu in lost if menu not in failed),
        seen=(_usable(menu) for menu in menus if menu not in lost),
    )


def _dead(menu: SubMenuByTouch) -> Occurrence:
    examples = menu.missing[:3]
    return Occurrence.of(
        menu,
        cause="not-opened",
        observed=f"A tap on “{menu.menu}” opens nothing; of its sub-menu "
        f"{EN.plural(len(menu.missing), '# entry stands', '# entries stand')} nowhere else: {EN.listed(examples)}.",
        observed_zh=f"点按“{menu.menu}”没有反应，其子菜单中{len(menu.missing)}个入口在别处也找不到："
        f"{ZH.listed(examples)}。",
    )


def _doubt(menu: SubMenuByTouch) -> Occurrence:
    missing = (
        f"{len(menu.missing)} of {EN.plural(len(menu.entries), '# entry', '# entries')} "
        f"{EN.plural(len(menu.missing), 'was', 'were')} not found"
    )
    if menu.held_back:
        return Occurrence.of(
            menu,
            observed=f"A tap on “{menu.menu}” was about to write to the server, which was held back; of its "
            f"sub-menu {missing} on this device.",
            observed_zh=f"点按“{menu.menu}”时页面要向服务器提交内容，已被拦下；其子菜单{len(menu.entries)}个入口中有"
            f"{len(menu.missing)}个在该设备上没有找到。",
        )
    return Occurrence.of(
        menu,
        observed=f"Whether a finger reaches the sub-menu of “{menu.menu}” is not clear: {missing} "
        f"{'on the page that a tap leads to' if menu.led_away else 'on this device'}.",
        observed_zh=f"无法确定“{menu.menu}”的子菜单能否用手指使用：{len(menu.entries)}个入口中有{len(menu.missing)}个"
        f"{'在点按后打开的页面上' if menu.led_away else '在该设备上'}没有找到。",
    )


def _usable(menu: SubMenuByTouch) -> Occurrence:
    return Occurrence.of(
        menu,
        observed=f"What the sub-menu of “{menu.menu}” offers can be reached by touch.",
        observed_zh=f"“{menu.menu}”子菜单中的内容可以用手指到达。",
    )
