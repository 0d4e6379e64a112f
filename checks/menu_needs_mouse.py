"""A visitor without a mouse reaches what the sub-menus offer."""

from collections.abc import Sequence

from portalwalk import EN, ZH, Impact, Occurrence, SubMenuByKeyboard, Verdict, check

MOST = 0.5  # ours: fewer missing entries may stand somewhere that was not looked


@check(
    id="menu-needs-mouse",
    title="Sub-menus can be used by keyboard",
    title_zh="子菜单可以用键盘操作",
    failure_title="A sub-menu cannot be used without a mouse",
    failure_title_zh="子菜单只能用鼠标打开，键盘无法操作",
    why="Who cannot hold a mouse, and who has the page read aloud, never learns what the sub-menu offers.",
    why_zh="无法使用鼠标的用户和使用读屏软件的用户无法得知子菜单中的内容。",
    how_to_fix="Open the sub-menu when its top entry receives the focus (:focus-within) or by a button of its own, or "
    "offer the same entries on the page that the top entry leads to.",
    how_to_fix_zh="让子菜单在获得键盘焦点时展开（:focus-within），或为其设置按钮；也可在上级栏目页中列出同样的入口。",
    impact=Impact.SERIOUS,
    basis=("WCAG 2.2, 2.1.1 (Keyboard)", "PortalWalk's own proposal (the measure)"),
    basis_zh=("WCAG 2.2 第2.1.1条（键盘）", "PortalWalk 自行提出（判定方法）"),
)
def menu_needs_mouse(menus: Sequence[SubMenuByKeyboard]) -> Verdict:
    """Fail for a sub-menu that no key opens and most of whose entries stand nowhere else.

    Left to a person: a focus that moves into it unseen, some entries missing, entries on the site map alone, and a key
    that was about to write to the server.
    """
    if not menus:
        return Verdict.inapplicable("No sub-menu opens under the mouse.", "没有鼠标悬停展开的子菜单。")
    lost = [menu for menu in menus if not menu.reached and (menu.missing or menu.elsewhere == "the site map")]
    failed = [
        menu
        for menu in lost
        if menu.reached is False and not menu.held_back and len(menu.missing) > MOST * len(menu.entries)
    ]
    return Verdict.from_failures(
        map(_shut, failed),
        doubts=(_doubt(menu) for menu in lost if menu not in failed),
        seen=(_usable(menu) for menu in menus if menu not in lost),
    )


def _shut(menu: SubMenuByKeyboard) -> Occurrence:
    examples = menu.missing[:3]
    return Occurrence.of(
        menu,
        cause="not-opened",
        observed=f"No key opens the sub-menu of “{menu.menu}”; "
        f"{EN.plural(len(menu.missing), '# of its entries stands', '# of its entries stand')} nowhere else: "
        f"{EN.listed(examples)}.",
        observed_zh=f"用键盘无法打开“{menu.menu}”的子菜单，其中{len(menu.missing)}个入口在别处也找不到："
        f"{ZH.listed(examples)}。",
    )


def _doubt(menu: SubMenuByKeyboard) -> Occurrence:
    if menu.held_back:
        said = "a key was about to write to the server, which was held back"
        said_zh = "按键时页面要向服务器提交内容，已被拦下"
    elif menu.reached is None:
        said = "the focus goes in unseen, or the pages that might offer the same could not be opened"
        said_zh = "焦点进入时看不见，或可能列有同样入口的页面未能打开"
    elif menu.missing:
        said = (
            f"{len(menu.missing)} of its {EN.plural(len(menu.entries), '# entry', '# entries')} "
            f"{EN.plural(len(menu.missing), 'was', 'were')} not found elsewhere"
        )
        said_zh = f"其{len(menu.entries)}个入口中有{len(menu.missing)}个在别处没有找到"
    else:
        said, said_zh = "its entries stand on the site map alone", "其中的入口只在网站地图中列出"
    return Occurrence.of(
        menu,
        observed=f"The sub-menu of “{menu.menu}” does not open by keyboard in plain sight: {said}.",
        observed_zh=f"“{menu.menu}”的子菜单不能明显地用键盘打开：{said_zh}。",
    )


def _usable(menu: SubMenuByKeyboard) -> Occurrence:
    if menu.reached:
        return Occurrence.of(
            menu,
            observed=f"The sub-menu of “{menu.menu}” can be reached by keyboard ({menu.opened_by}).",
            observed_zh=f"“{menu.menu}”的子菜单可用键盘到达。",
        )
    return Occurrence.of(
        menu,
        observed=f"What the sub-menu of “{menu.menu}” offers stands on {menu.elsewhere or 'other pages'} as well.",
        observed_zh=f"“{menu.menu}”子菜单中的入口在别处同样可以找到。",
    )
