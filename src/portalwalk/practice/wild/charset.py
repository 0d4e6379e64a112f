"""Pages in GBK, as a publishing system of 2003 still writes them."""

from starlette.responses import HTMLResponse, Response


def in_gbk(page: Response, *, is_declared: bool) -> Response:
    """The page in GBK; where the header does not say so, only a late `<meta>` does."""
    text = bytes(page.body).decode()
    encoded = HTMLResponse(text.encode("gbk", "xmlcharrefreplace"), page.status_code)
    encoded.headers["Content-Type"] = "text/html; charset=GBK" if is_declared else "text/html"
    encoded.headers["Cache-Control"] = page.headers["Cache-Control"]
    return encoded
