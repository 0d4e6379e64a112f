"""A visitor finds the key entries of the desktop page on a phone as well."""

from collections.abc import Sequence

from portalwalk import EntryOnDevice, Impact, Occurrence, Verdict, check


@check(
    id="mobile-entry-lost",
    title="Key entries can be reached on a phone",
    title_zh="主要入口在手机上可以使用",
    failure_title="A key entry of the desktop page is lost on phones",
    failure_title_zh="电脑版的主要入口在手机上缺失或无法点按",
    why="Most visitors only have a phone: for them what is missing there does not exist.",
    why_zh="多数用户只用手机：手机上没有的功能，对他们就等于没有。",
    how_to_fix="Put sign-in, search and messages into the phone's header or menu, and try them with a finger.",
    how_to_fix_zh="在手机版的头部或菜单中提供登录、搜索和留言入口，并用手指实际点按测试。",
    impact=Impact.SERIOUS,
    basis=(
        "Daxing self-inspection 2020Q4, quoting the Beijing circular 2020Q3 (poor mobile adaptation)",
        "PortalWalk's own proposal (the measure)",
    ),
    basis_zh=("大兴区2020年第四季度自查通报（“移动适配不佳”）", "PortalWalk 自行提出（判定方法）"),
)
def mobile_entry_lost(entries: Sequence[EntryOnDevice]) -> Verdict:
    """Fail for an entry that is gone, that a finger cannot tap, or that a dead menu hides."""
    if not entries:
        return Verdict.inapplicable(
            "No key entry of the desktop page was looked for on a phone.", "没有在手机上查找电脑版的主要入口。"
        )
    return Verdict.from_failures(
        (_lost(entry, cause) for entry in entries if (cause := _cause(entry))),
        doubts=(_doubt(entry) for entry in entries if entry.reach == "unclear"),
        seen=(_reached(entry) for entry in entries if entry.reach != "unclear" and not _cause(entry)),
    )


def _cause(entry: EntryOnDevice) -> str:
    if entry.reach == "unclear":
        return ""
    if entry.reach in ("none", "menu") and entry.menu_opens is False:
        return "menu-dead"
    if entry.reach == "none":
        return "gone"
    return "not-tappable" if entry.tappable is False else ""


SENTENCES = {
    "menu-dead": ("The menu does not open, so “{0}” cannot be reached.", "菜单无法展开，因此找不到“{0}”。"),
    "gone": (
        "“{0}” stands on the desktop page ({1}) and was not found on this device.",
        "电脑版（{1}）有“{0}”，该设备上没有找到。",
    ),
    "not-tappable": ("“{0}” is shown, but a tap does not reach it.", "“{0}”可以看到，但无法点按。"),
}


def _lost(entry: EntryOnDevice, cause: str) -> Occurrence:
    english, chinese = SENTENCES[cause]
    return Occurrence.of(
        entry,
        cause=cause,
        place=entry.role,
        observed=english.format(entry.entry, entry.desktop_url) + (f" ({entry.why})" if entry.why else ""),
        observed_zh=chinese.format(entry.entry, entry.desktop_url),
    )


def _doubt(entry: EntryOnDevice) -> Occurrence:
    return Occurrence.of(
        entry,
        place=entry.role,
        observed=f"Whether “{entry.entry}” can be reached on this device is not clear."
        + (f" ({entry.why})" if entry.why else ""),
        observed_zh=f"无法确定“{entry.entry}”在该设备上是否可用。",
    )


def _reached(entry: EntryOnDevice) -> Occurrence:
    return Occurrence.of(
        entry, observed=f"“{entry.entry}” can be reached.", observed_zh=f"“{entry.entry}”可以正常使用。"
    )
