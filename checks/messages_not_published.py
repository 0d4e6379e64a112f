"""Messages and the answers to them are published."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from portalwalk import EN, ZH, Impact, Occurrence, PageKind, PageSeen, Verdict, check, is_government

STALE = timedelta(days=365)
"""No window is published; after a year without a new one a person should look (ours)."""

EXEMPT = re.compile("信访|举报|纪检|访谈|征集|调查")
"""Channels of which nobody expects published messages."""


@check(
    id="messages-not-published",
    title="Messages and answers are published",
    title_zh="公开留言及答复",
    failure_title="Messages and answers are not published",
    failure_title_zh="未公开留言及答复",
    why="Residents with the same question cannot find its answer, and nobody sees whether questions are answered.",
    why_zh="有同样问题的公众查不到答复，也看不出留言是否得到办理。",
    how_to_fix="Publish selected messages with the day of asking, the day of the answer, the office and the text.",
    how_to_fix_zh="选登留言及答复，注明提问时间、答复时间、答复单位和答复内容。",
    impact=Impact.MODERATE,
    basis=("Beijing circulars 2019Q3 and 2019Q4 (messages are published)",),
    basis_zh=("北京市2019年第三、第四季度通报（留言公开）",),
)
def messages_not_published(pages: Sequence[PageSeen]) -> Verdict:
    """Pass when a message of the last year is published; anything else is for a person to decide."""
    judged = [page for page in pages if page.is_sure]
    if not is_government(judged):
        return Verdict.inapplicable("Nothing says that this is a government's portal.", "没有迹象表明这是政府网站。")
    channels = [
        page
        for page in judged
        if page.messages or (page.kind is PageKind.INTERACTION and not EXEMPT.search(f"{page.column} {page.heading}"))
    ]
    if not channels:
        return Verdict.inapplicable("No page of interaction was seen.", "没有查看到互动交流页面。")
    publishing = [page for page in channels if page.messages]
    if not publishing:
        return Verdict.from_failures(
            (),
            doubts=[
                Occurrence.of(
                    channels[0],
                    observed=f"None of {EN.plural(len(channels), '# page', '# pages')} of interaction shows a "
                    "message with its answer.",
                    observed_zh=f"已查看的{ZH.number(len(channels))}个互动交流页面均未见公开的留言及答复。",
                )
            ],
        )
    days = [
        (day, page)
        for page in publishing
        for message in page.messages
        if (day := _last_day(message.asked_on, message.answered_on))
    ]
    if not days:
        return Verdict.from_failures(
            (),
            doubts=[
                Occurrence.of(
                    publishing[0],
                    observed="Messages are published without their dates.",
                    observed_zh="公开的留言没有注明时间。",
                )
            ],
        )
    newest, page = max(days, key=lambda one: one[0])
    newest_seen = Occurrence.of(
        page,
        observed=f"The newest published message is of {EN.day(newest)}.",
        observed_zh=f"最新一条公开留言的时间为{ZH.day(newest)}。",
    )
    is_stale = newest + STALE < date.fromisoformat(page.seen_on[:10])
    return Verdict.from_failures((), doubts=[newest_seen] if is_stale else [], seen=[newest_seen])


def _last_day(*said: str) -> date | None:
    days = []
    for one in said:
        try:
            days.append(date.fromisoformat(one[:10]))
        except ValueError:
            continue
    return max(days, default=None)
