"""Documents for the tests of reading, and the one door they go through."""

from datetime import date

from portalwalk.survey.document import Document, PageFacts
from portalwalk.survey.facts import read_page

TODAY = date(2026, 11, 22)
HOST = "https://www.qinghe.example"


def read(
    body: str | bytes,
    path: str = "/a/b.html",
    *,
    status: int = 200,
    depth: int = 2,
    rendered: bool = False,
    content_type: str = "text/html; charset=utf-8",
    **headers: str,
) -> PageFacts:
    """Read a document of the portal."""
    document = Document(
        asked_url=HOST + path,
        url=HOST + path,
        status=status,
        headers={"content-type": content_type, **{name.replace("_", "-"): value for name, value in headers.items()}},
        body=body.encode() if isinstance(body, str) else body,
        depth=depth,
        rendered=rendered,
    )
    return read_page(document, today=TODAY)


def page(main: str, *, head: str = "", top: str = "", bottom: str = "") -> str:
    """Give a whole page around its own part."""
    return (
        f'<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8">{head}</head><body>'
        f'<div class="header"><a class="logo" href="/"><img src="/logo.png" alt=""></a>{top}</div>'
        f'<div class="main">{main}</div><div class="footer">{bottom}</div></body></html>'
    )
