"""Where the templates of the page come from, and what is said of one that does not work."""

import base64
from collections.abc import Callable
from pathlib import Path
from traceback import extract_tb

from jinja2 import (
    BaseLoader,
    Environment,
    FileSystemLoader,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
)
from jinja2.loaders import split_template_path
from jinja2.sandbox import SandboxedEnvironment

from portalwalk.bundled import bundled
from portalwalk.reporting.errors import ReportError

SHIPPED = "shipped/"
"""Before a name it means PortalWalk's own file, also where the office has one of this name: so an office adds to a
template without copying it."""
_PICTURES = {".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg", ".webp": "image/webp"}


class Templates(BaseLoader):
    """Reads the office's own files, and PortalWalk's where the office has none of this name."""

    def __init__(self, own: Path | None) -> None:
        self._own = own
        self._shipped = bundled("reports")

    def environment(self) -> Environment:
        """Return what fills these templates in."""
        # An office's template may come from elsewhere: it repeats and chooses, and reaches nothing else.
        kind = SandboxedEnvironment if self._own else Environment
        return kind(loader=self, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)

    def get_source(self, environment: Environment, template: str) -> tuple[str, str | None, Callable[[], bool] | None]:
        """Read a template, as Jinja2 asks for it."""
        path = self.path_of(template)
        try:
            return FileSystemLoader(path.parent).get_source(environment, path.name)
        except UnicodeDecodeError as error:  # old editors write Chinese in another encoding
            line = error.object[: error.start].count(b"\n") + 1
            raise _broken(f"{path}:{line}", "save it as UTF-8", "请另存为 UTF-8 编码") from error

    def text(self, name: str) -> str:
        """Read a file that goes into the page as it is: styles, the script."""
        return self.get_source(Environment(autoescape=True), name)[0].replace("\r\n", "\n")

    def as_data(self, name: str) -> str:
        """Return a picture as an address that holds all of it: the page may be mailed alone."""
        path = self.path_of(name)
        kind = _PICTURES.get(path.suffix.lower(), "application/octet-stream")
        return f"data:{kind};base64,{base64.b64encode(path.read_bytes()).decode()}"

    def path_of(self, name: str) -> Path:
        """Return where a file is.

        Raises:
            TemplateNotFound: nowhere.

        """
        inside = Path(*split_template_path(name.removeprefix(SHIPPED)))
        folders = (self._shipped,) if name.startswith(SHIPPED) else (self._own, self._shipped)
        for folder in folders:
            if folder is not None and (folder / inside).is_file():
                return folder / inside
        raise TemplateNotFound(name)

    def told(self, error: Exception) -> ReportError | None:
        """Say which template, rather an office's own, which line, and what is wrong; None for a mistake of ours."""
        if isinstance(error, ReportError):
            return error
        where = self._where(error)
        if where is None:
            return None
        said = str(error.message) if isinstance(error, TemplateError) else f"{type(error).__name__}: {error}"
        return _broken(where, said.rstrip("."), said.rstrip("."))

    def _where(self, error: Exception) -> str | None:
        if isinstance(error, TemplateSyntaxError):
            return f"{error.filename or error.name}:{error.lineno}"
        frames = [frame for frame in extract_tb(error.__traceback__) if frame.filename.endswith(".j2")]
        mine = [frame for frame in frames if self._own is not None and Path(frame.filename).is_relative_to(self._own)]
        found = mine or (frames if isinstance(error, TemplateError) else [])
        return f"{found[-1].filename}:{found[-1].lineno}" if found else None


def _broken(where: str, says: str, says_zh: str) -> ReportError:
    return ReportError(f"The report template {where} does not work: {says}.", f"报告模板 {where} 有误：{says_zh}。")
