"""A visitor reads the page without anything coming up in front of it that stays or returns."""

from collections.abc import Iterator, Sequence

from portalwalk import FloatingBox, Impact, Occurrence, PopupsLookedFor, Verdict, check

COVERS = 0.05  # ours: the share from which our page norms record a floating box


@check(
    id="popup-obtrusive",
    title="Nothing comes up by itself that stays or returns",
    title_zh="没有关不掉、反复出现或自动弹出的窗口",
    failure_title="A pop-up stays in front of the page, returns, or opens a window",
    failure_title_zh="弹窗或飘窗关不掉、反复出现或自动打开新窗口",
    why="What lies under the box cannot be read, and closing it again and again drives visitors away.",
    why_zh="被遮住的内容无法阅读，反复关闭弹窗令人厌烦。",
    how_to_fix="Put notices into the page. A box that floats has a close button, stands still, and stays closed for "
    "the rest of the visit.",
    how_to_fix_zh="将通知放入页面正文。浮窗应有关闭按钮、静止不动，并在关闭后的本次访问中不再出现。",
    impact=Impact.MODERATE,
    basis=("PortalWalk's own proposal",),
    basis_zh=("PortalWalk 自行提出",),
)
def popup_obtrusive(pages: Sequence[PopupsLookedFor]) -> Verdict:
    """Fail for a box over 5 % of the window, on content, that nothing closes or that returned, and for a window.

    Left to a person: smaller boxes that wander about and cannot be closed, boxes with no content under them, and
    boxes whose closing was about to write to the server.
    """
    if not pages:
        return Verdict.inapplicable("No page was looked at for pop-ups.", "没有查看页面弹窗。")
    return Verdict.from_failures(
        (*(_in_the_way(page, box) for page, box in _boxes(pages) if _fault(box)), *_opened(pages)),
        doubts=(_doubt(page, box) for page, box in _boxes(pages) if _is_doubtful(box)),
        seen=map(_clear, pages),
    )


def _boxes(pages: Sequence[PopupsLookedFor]) -> Iterator[tuple[PopupsLookedFor, FloatingBox]]:
    return ((page, box) for page in pages for box in page.boxes)


def _fault(box: FloatingBox) -> str:
    return "" if box.held_back else _manner(box)


def _manner(box: FloatingBox) -> str:
    """Say in which way a box is in the way; empty when it is not."""
    if box.share <= COVERS or not box.covers:
        return ""
    if not box.closed_by:
        return "moves" if box.moves else "not-closable"
    return "returns" if box.came_back else ""


def _is_doubtful(box: FloatingBox) -> bool:
    if _fault(box):
        return False
    return bool(_manner(box)) or (not box.closed_by and (box.moves or box.share > COVERS))


SENTENCES = {
    "moves": (
        "“{0}” wanders about in front of the page, takes {1} of the window and cannot be closed.",
        "“{0}”在页面上飘动，占窗口的{1}，且无法关闭。",
    ),
    "not-closable": (
        "“{0}” covers {1} of the window, and neither a button nor Escape nor a click beside it closes it.",
        "“{0}”遮挡了窗口的{1}，没有可用的关闭按钮，按Esc键或点击别处也无法关闭。",
    ),
    "returns": (
        "“{0}” covers {1} of the window and came back after it had been closed ({2}).",
        "“{0}”遮挡了窗口的{1}，关闭后又再次出现（{3}）。",
    ),
}
RETURNED_ZH = {"reload": "刷新页面后", "next page": "打开下一个页面后"}


def _in_the_way(page: PopupsLookedFor, box: FloatingBox) -> Occurrence:
    cause = _fault(box)
    english, chinese = SENTENCES[cause]
    said = (_name(box), f"{box.share:.0%}", box.came_back, RETURNED_ZH.get(box.came_back, ""))
    return Occurrence.of(
        page,
        target=box.target,
        cause=cause,
        observed=english.format(*said),
        observed_zh=chinese.format(*said),
        evidence=box.evidence or None,
    )


def _opened(pages: Sequence[PopupsLookedFor]) -> Iterator[Occurrence]:
    return (
        Occurrence.of(
            page,
            cause="opens-window",
            observed=f"The {page.page_in_words} opens another window by itself: {window}.",
            observed_zh=f"{page.page_in_words_zh}自动打开了另一个窗口：{window} 。",
        )
        for page in pages
        for window in page.windows
    )


def _doubt(page: PopupsLookedFor, box: FloatingBox) -> Occurrence:
    if box.held_back:
        return Occurrence.of(
            page,
            target=box.target,
            observed=f"“{_name(box)}” floats over the {page.page_in_words} ({box.share:.0%} of the window). Closing it "
            "was about to write to the server, which was held back: whether it closes, and for good, needs a person.",
            observed_zh=f"“{_name(box)}”浮在{page.page_in_words_zh}上（占窗口的{box.share:.0%}）。关闭时页面要向服务器提交"
            "内容，已被拦下：能否关闭、关闭后是否再现，需人工试用。",
            evidence=box.evidence or None,
        )
    return Occurrence.of(
        page,
        target=box.target,
        observed=f"“{_name(box)}” floats over the {page.page_in_words} ({box.share:.0%} of the window) and was not "
        "closed; whether it is in the way is for a person to say.",
        observed_zh=f"“{_name(box)}”浮在{page.page_in_words_zh}上（占窗口的{box.share:.0%}）且未能关闭，"
        "是否妨碍阅读需人工判断。",
        evidence=box.evidence or None,
    )


def _name(box: FloatingBox) -> str:
    return box.what or box.target


def _clear(page: PopupsLookedFor) -> Occurrence:
    return Occurrence.of(
        page,
        observed=f"Nothing stayed in front of the {page.page_in_words}.",
        observed_zh=f"{page.page_in_words_zh}没有关不掉或反复出现的弹窗。",
    )
