"""Files to download, and what the defects of attachments and pictures make of them."""

from collections.abc import Iterable

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from portalwalk.practice.content.model import Attachment
from portalwalk.practice.downloads import MEDIA_TYPES, content_of
from portalwalk.practice.site import Site

_ERROR_PAGE = "<!DOCTYPE html><html><head><title>出错了</title></head><body><p>文件服务暂不可用</p></body></html>"


class Files:
    """Attachments of articles and forms of guides."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._by_path = {file.path: file for file in site.content.attachments}

    def routes(self) -> Iterable[Route]:
        """The addresses of the files."""
        yield Route("/files/{folder}/{name}", self.file)
        if self._site.settings.has("picture-not-shown:empty"):
            yield Route("/files/empty.jpg", self.empty_picture)
        if self._site.settings.has("picture-not-shown:wrong-type"):
            yield Route("/files/page.jpg", self.page_for_picture)

    async def file(self, request: Request) -> Response:
        """One file, made when somebody asks for it."""
        file = self._by_path.get(request.url.path)
        if file is None or self._site.settings.has("link-broken:attachment"):
            raise HTTPException(404)
        return Response(self._content(file), media_type=MEDIA_TYPES[file.extension])

    async def empty_picture(self, _request: Request) -> Response:
        """A picture without a byte: `picture-not-shown:empty`."""
        return Response(b"", media_type="image/jpeg")

    async def page_for_picture(self, _request: Request) -> Response:
        """A web page in place of a picture: `picture-not-shown:wrong-type`."""
        return Response(_ERROR_PAGE, media_type="text/html")

    def _content(self, file: Attachment) -> bytes:
        has, sound = self._site.settings.has, content_of(file)
        if has("attachment-broken") and file.extension == "pdf":
            return b""
        if has("attachment-broken:html") and file.extension == "pdf":
            return _ERROR_PAGE.encode()
        if has("attachment-broken:truncated") and file.extension == "zip":
            return sound[: len(sound) // 2]
        if has("attachment-broken:damaged") and file.extension == "docx":
            middle = len(sound) // 2
            return sound[: middle - 30] + bytes(60) + sound[middle + 30 :]
        return sound
