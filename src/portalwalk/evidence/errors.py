"""What can go wrong with an inspection folder, in words a person can act on."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import Timeout
from pydantic import ValidationError

_FULL = (
    "the disk is full. Free some space, or choose another folder with --out.",
    "磁盘已满。请腾出空间，或用 --out 指定其他文件夹。",
)
_FORBIDDEN = (
    "writing is not allowed there. Change the permissions, or choose another folder with --out.",
    "没有写入权限。请修改权限，或用 --out 指定其他文件夹。",
)
_FILE_IN_THE_WAY = (
    "a file stands where a folder is needed. Move it away, or choose another folder with --out.",
    "该位置已有同名文件，无法作为文件夹。请移走该文件，或用 --out 指定其他文件夹。",
)
_REASONS = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EACCES: _FORBIDDEN,
    errno.EPERM: _FORBIDDEN,
    errno.EROFS: _FORBIDDEN,
    errno.ENOTDIR: _FILE_IN_THE_WAY,
    errno.EEXIST: _FILE_IN_THE_WAY,
}


class FolderError(Exception):
    """An inspection folder cannot be made, read or written: says what, where and what to do."""

    def __init__(self, path: Path, message: str, message_zh: str) -> None:
        super().__init__(path, message, message_zh)
        self.path = path
        self.message = message
        self.message_zh = message_zh

    def __str__(self) -> str:
        return self.message


@contextmanager
def explained(path: Path, doing: str, doing_zh: str) -> Iterator[None]:
    """Turn what the operating system says while `doing` something with `path` into a FolderError."""
    try:
        yield
    except Timeout as error:
        reason = "another process has kept it locked for too long. End that process and try again."
        reason_zh = "其他进程长时间占用。请结束该进程后重试。"
        raise FolderError(path, f"Cannot {doing} {path}: {reason}", f"无法{doing_zh} {path}:{reason_zh}") from error
    except OSError as error:
        said = error.strerror or str(error)
        reason, reason_zh = _REASONS.get(error.errno or 0, (f"the system says “{said}”.", f"系统提示“{said}”。"))
        raise FolderError(path, f"Cannot {doing} {path}: {reason}", f"无法{doing_zh} {path}:{reason_zh}") from error


def what_is_wrong(error: ValidationError) -> str:
    """Name the first thing that does not fit, and where: `findings.0.impact: Field required`."""
    first = error.errors(include_url=False, include_context=False, include_input=False)[0]
    where = ".".join(str(part) for part in first["loc"])
    return f"{where}: {first['msg']}" if where else first["msg"]
