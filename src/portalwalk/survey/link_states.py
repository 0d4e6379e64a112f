"""From an answer to what became of a link. In doubt for the portal: what we could not see is no fault of it."""

import re
from urllib.parse import urlsplit

from portalwalk.browser.pace import REFUSALS
from portalwalk.model.observations import LinkKind, LinkState
from portalwalk.pages import words
from portalwalk.survey.asking import Answer
from portalwalk.survey.became import WORKS, Became
from portalwalk.survey.signatures import named_type, type_of

GONE = {404, 410}
SHORT_PAGE = 600
"""Characters: words of a wall count on a short page only; a long one may speak about firewalls."""

_TAGS = re.compile(r"<(script|style)\b.*?</\1\s*>|<[^>]*>", re.IGNORECASE | re.DOTALL)
_PARKED = re.compile(
    r"(此|该|本)?域名.{0,6}(正在|可|已)?(出售|转让|停放|过期|到期)|域名停放"
    r"|domain (name )?(is |may be )?(for sale|parked)|buy this domain|parked (free|domain)|sedoparking",
    re.IGNORECASE,
)
_UNDER_WORK = re.compile(
    r"(网站|网页|页面|栏目|频道|系统|功能|内容)(正在)?(建设|开发|完善|升级)中|敬请期待|under construction|coming soon",
    re.IGNORECASE,
)
_GONE_WORDS = re.compile(
    r"404|not found|页面?(不存在|找不到|无法找到|未找到|已(被)?删除|丢失)"
    r"|(文章|信息|内容|栏目|文件)(尚|已|并)?不存在|(找不到|未找到|没有找到).{0,8}(页面|网页|文件|内容)"
    r"|(访问|请求|浏览|查看|寻找)的?.{0,8}(页面?|内容|信息|文章|文件|资源).{0,6}(不存在|已(被)?删除|找不到|未找到|下线)",
    re.IGNORECASE,
)
_BUSY_TRIES = {502, 503, 504}


def by_status(answer: Answer, *, is_own: bool) -> Became | None:
    """Say what became of a link as far as the status decides; None for an answer that has to be looked at.

    `is_own`: the host where it ended is the portal's own, so that silence is its fault when it is met twice.
    """
    said = answer.said or f"HTTP {answer.status}"
    if answer.cause == "asked-to-wait":
        return Became(LinkState.BLOCKED, answer.cause, said)
    if answer.cause in ("own-network", "bad-address"):
        return Became(LinkState.NOT_LOOKED_AT, answer.cause, said)
    if answer.cause == "certificate":
        return Became(LinkState.BROKEN, "tls", said)
    if answer.cause == "redirect-loop" or (is_own and answer.cause not in ("", "tls")):
        return Became(LinkState.BROKEN, answer.cause, said)
    if answer.status is None:
        return Became(LinkState.UNREACHABLE, answer.cause, said)
    if answer.status < 400:
        return None
    if answer.status in REFUSALS or words.WALL.search(short_text(answer)):
        return Became(LinkState.BLOCKED, "refused", f"{said} {short_text(answer)[:80]}".strip())
    if answer.status in GONE:
        return Became(LinkState.BROKEN, "not-found", said)
    if answer.status >= 500 and not (answer.status in _BUSY_TRIES and "retry-after" in answer.headers):
        return Became(LinkState.BROKEN, "server-error", said)
    return Became(LinkState.BLOCKED, "refused", said)  # other 4xx speak about how we ask


def by_first_bytes(answer: Answer, kind: LinkKind, asked_url: str) -> Became:
    """Say what became of a link to something that is no page of the portal, from the beginning of its body."""
    if (wall := by_wall(answer)) is not None:
        return wall
    is_html = type_of(answer.body) == "html"
    if (is_html or answer.content_type == "text/html") and kind in (LinkKind.PAGE, LinkKind.FRAME):
        text = short_text(answer)
        is_parked = len(text) < SHORT_PAGE and _PARKED.search(text)
        return Became(LinkState.WRONG_TARGET, "parked", text[:120]) if is_parked else WORKS
    if answer.status in (204, 205) or not answer.size:
        return WORKS if kind in (LinkKind.PAGE, LinkKind.FRAME, LinkKind.SCRIPT, LinkKind.STYLE) else _empty()
    if not is_html:
        return WORKS
    name = named_type(asked_url)
    # Without a name that says so, "a picture" may be our guess, as for `?image=crest.png` on a page that shows it.
    if name not in ("", "html"):
        return Became(LinkState.WRONG_TARGET, "wrong-type", f"{name or kind.value}: HTML, {short_text(answer)[:80]}")
    return WORKS


def by_wall(answer: Answer) -> Became | None:
    """Say that a firewall's page came in place of what was asked for; else None."""
    if type_of(answer.body) != "html" and answer.content_type != "text/html":
        return None
    text = short_text(answer)
    is_wall = len(text) < SHORT_PAGE and words.WALL.search(text)
    return Became(LinkState.BLOCKED, "refused", text[:80]) if is_wall else None


def by_words(title: str, text: str, text_length: int) -> Became | None:
    """Say that a page of the portal is a wall or a placeholder, when it is short and says so; else None."""
    said = f"{title} {text}"
    if text_length < SHORT_PAGE and words.WALL.search(said):
        return Became(LinkState.BLOCKED, "refused", said[:80])
    if text_length < 100 and _UNDER_WORK.search(text):
        return Became(LinkState.WRONG_TARGET, "placeholder", text[:80])
    return None


def says_gone(title: str, text: str) -> bool:
    """Whether a page says in words that there is nothing at its address."""
    return bool(_GONE_WORDS.search(f"{title} {text[:200]}"))


def short_text(answer: Answer) -> str:
    """Return the words at the beginning of an answer, for quoting and for the words of walls."""
    charset = re.search(rb"charset=[\"']?(gb\w+|big5)", answer.body[:2_000], re.IGNORECASE)
    declared = "gb18030" if charset or "gb" in answer.headers.get("content-type", "").lower() else "utf-8"
    text = _TAGS.sub(" ", answer.body[:20_000].decode(declared, "replace"))
    return " ".join(text.split())[:1_200]


def is_same_place(one: str, other: str) -> bool:
    """Whether two addresses are one page, whatever their scheme and query."""
    first, second = urlsplit(one), urlsplit(other)
    return (first.netloc, first.path.rstrip("/")) == (second.netloc, second.path.rstrip("/"))


def _empty() -> Became:
    return Became(LinkState.WRONG_TARGET, "empty", "0 bytes")
